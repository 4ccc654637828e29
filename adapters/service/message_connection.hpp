// What both channels ask of every message before they look at what it says: within the rate, JSON, with a type, and
// hello first. Every message that is wrong gets an error that says what it answers.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "adapters/service/access.hpp"
#include "adapters/service/backend.hpp"
#include "adapters/service/message_channel.hpp"
#include "adapters/service/token_bucket.hpp"
#include "adapters/wire/error.hpp"

namespace legwork::adapters {

struct MessageRate {
  double per_second = 0;
  double at_once = 0;
};

class MessageConnection : public Connection {
 public:
  MessageConnection(MessageConnection const&) = delete;
  MessageConnection& operator=(MessageConnection const&) = delete;

  void on_message(std::string_view text) final;
  void on_binary_message() final;
  void close(std::uint16_t code, std::string const& reason);
  Identity const& who() const { return who_ ? *who_ : nobody_; }

 protected:
  // `who` is known already where the handshake carried a token. `channel` outlives this.
  MessageConnection(Backend& backend, Authenticator& authenticator, Channel& channel, std::optional<Identity> who,
                    MessageRate rate);

  Channel& channel() { return channel_; }
  bool is_closed() const { return closed_; }
  void send(Json const& json);
  void send_error(WireError error, Json const* answered = nullptr);
  bool authenticate(std::string const& token); // false: the connection was closed

 private:
  virtual void handle_hello(Json const& message) = 0;
  virtual bool handle(std::string const& type, Json const& message) = 0; // false: no message has this type
  virtual void name_subject(Json& error, Json const& answered) = 0;      // of a message that was wrong, beside its id
  virtual void on_close() {}

  Backend& backend_;
  Authenticator& authenticator_;
  Channel& channel_;
  std::optional<Identity> who_;
  Identity nobody_;
  MessageRate rate_;
  TokenBucket bucket_;
  int refused_in_a_row_ = 0;
  bool closed_ = false;

  void refuse_over_rate(std::string_view text, std::int64_t wait_ms);
};

} // namespace legwork::adapters
