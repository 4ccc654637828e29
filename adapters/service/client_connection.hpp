// One client's connection, as a small state machine over text messages: hello first, then everything else.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "adapters/service/hub.hpp"
#include "adapters/service/message_connection.hpp"

namespace legwork::adapters {

class ClientConnection final : public MessageConnection {
 public:
  // `who` is known already where the handshake carried a token. `channel` outlives this.
  ClientConnection(Hub& hub, Channel& channel, std::optional<Identity> who);
  ~ClientConnection() override;

  void on_writable() override;
  bool is_admitted() const override { return has_session(); }
  void on_event(BufferedEvent const& event);
  void on_replaced(); // by another connection of its session

  bool has_session() const { return session_.has_value(); }
  std::optional<core::SessionId> session() const { return session_; }

 private:
  enum class Subscription { all, none, some };

  Hub& hub_;
  std::optional<core::SessionId> session_;
  Subscription subscription_ = Subscription::all;
  std::set<core::BatchId> batches_;
  std::uint64_t cursor_ = 0;                                   // the newest event it was told
  bool welcomed_ = false;                                      // no event before
  bool behind_ = true;                                         // events come from the history
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true); // answers that come late ask it

  void handle_hello(Json const& message) override;
  bool handle(std::string const& type, Json const& message) override;
  void name_subject(Json& error, Json const& answered) override;
  void send_welcome(std::string resumed, std::uint64_t after);
  bool read_subscription(Json const& value);
  bool wants(BufferedEvent const& event) const;
  void send_read_result(Json const& message, Answered<Json> body);
  void handle_subscribe(Json const& message);
  void handle_get(Json const& message);
  void handle_command(std::string const& type, Json const& message);
  void handle_search(Json const& message);
};

} // namespace legwork::adapters
