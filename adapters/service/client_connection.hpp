// One client's connection, as a small state machine over text messages: hello first, then everything else.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "adapters/service/hub.hpp"
#include "adapters/service/message_channel.hpp"
#include "adapters/service/message_reader.hpp"

namespace legwork::adapters {

class ClientConnection final : public Connection {
 public:
  // `who` is known already where the handshake carried a token. `channel` outlives this.
  ClientConnection(Hub& hub, Channel& channel, std::optional<Identity> who);
  ~ClientConnection() override;
  ClientConnection(ClientConnection const&) = delete;
  ClientConnection& operator=(ClientConnection const&) = delete;

  void on_message(std::string_view text) override;
  void on_binary_message() override;
  void on_writable() override;
  bool is_admitted() const override { return has_session(); }
  void on_event(BufferedEvent const& event);
  void close(std::uint16_t code, std::string const& reason);
  void on_replaced(); // by another connection of its session

  bool has_session() const { return session_.has_value(); }
  Identity const& who() const { return who_ ? *who_ : nobody_; }
  std::optional<core::SessionId> session() const { return session_; }

 private:
  enum class Subscription { all, none, some };

  Hub& hub_;
  Channel& channel_;
  std::optional<Identity> who_;
  Identity nobody_;
  std::optional<core::SessionId> session_;
  Subscription subscription_ = Subscription::all;
  std::set<core::BatchId> batches_;
  std::uint64_t cursor_ = 0; // the newest event it was told
  MessageReader messages_;
  bool welcomed_ = false; // no event before
  bool behind_ = true;    // events come from the history
  bool closed_ = false;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true); // answers that come late ask it

  void send(Json const& json);
  void send_error(WireError error, Json const* answered = nullptr);
  void handle_hello(Json const& message);
  void send_welcome(std::string resumed, std::uint64_t after);
  bool read_subscription(Json const& value);
  bool wants(BufferedEvent const& event) const;
  void send_read_result(Json const& message, Answered<Json> body);
  void dispatch(std::string const& type, Json const& message);
  void handle_command(std::string const& type, Json const& message);
  void handle_search(Json const& message);
};

} // namespace legwork::adapters
