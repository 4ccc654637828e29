// A message over the rate is still read where it can be: its error names what it answers.
#include "adapters/service/message_connection.hpp"

#include <memory>
#include <utility>

#include "adapters/wire/state_json.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

namespace {

constexpr int patience = 100; // messages over the rate before the connection is closed

void copy_id(Json& out, Json const& message) {
  if (message.contains("id") && message["id"].is_primitive()) out["id"] = message["id"];
}

} // namespace

MessageConnection::MessageConnection(Backend& backend, Authenticator& authenticator, Channel& channel,
                                     std::optional<Identity> who, MessageRate rate)
    : backend_(backend),
      authenticator_(authenticator),
      channel_(channel),
      who_(std::move(who)),
      rate_(rate),
      bucket_(rate.per_second, rate.at_once) {}

void MessageConnection::close(std::uint16_t code, std::string const& reason) {
  if (std::exchange(closed_, true)) return;
  on_close();
  channel_.close(code, reason);
}

void MessageConnection::send(Json const& json) { channel_.send(std::make_shared<std::string const>(text_of(json))); }

void MessageConnection::send_error(WireError error, Json const* answered) {
  Json out{{"type", "error"}};
  out.update(to_json(error));
  if (answered != nullptr) {
    copy_id(out, *answered);
    name_subject(out, *answered);
  }
  send(out);
}

bool MessageConnection::authenticate(std::string const& token) {
  if (!who_ && !token.empty()) who_ = authenticator_.by_token(token);
  if (!who_) close(close_unauthorized, "the token is missing or wrong");
  return who_.has_value();
}

void MessageConnection::on_binary_message() {
  if (!closed_) send_error({"malformed", "messages are text; this one was binary"});
}

void MessageConnection::refuse_over_rate(std::string_view text, std::int64_t wait_ms) {
  WireError error{"too_many",
                  "too many messages; " + std::to_string(static_cast<int>(rate_.per_second)) + " a second are read"};
  error.retry_after_ms = wait_ms;
  std::string problem;
  auto const message = read_object(text, problem);
  send_error(std::move(error), message ? &*message : nullptr);
  if (++refused_in_a_row_ > patience) close(close_too_many, "too many messages");
}

void MessageConnection::on_message(std::string_view text) {
  if (closed_) return;
  if (std::int64_t const wait = bucket_.try_acquire(); wait > 0) return refuse_over_rate(text, wait);
  refused_in_a_row_ = 0;
  std::string problem;
  auto const message = read_object(text, problem);
  if (!message) return send_error({"malformed", problem});
  auto const found = message->find("type");
  if (found == message->end() || !found->is_string())
    return send_error({"malformed", "the field type is missing or not a text"}, &*message);
  std::string const type = found->get<std::string>();
  if (!is_admitted() && type != "hello") {
    if (!who_) return close(close_unauthorized, "the first message must be hello with a token");
    return send_error({"unauthorized", "the first message must be hello"}, &*message);
  }
  if (type == "hello" && is_admitted()) return send_error({"conflict", "hello was said already"}, &*message);
  if (type == "hello") return handle_hello(*message);
  if (type == "ping") {
    Json out{{"type", "pong"}, {"at", iso_text(backend_.now())}};
    copy_id(out, *message);
    return send(out);
  }
  if (!handle(type, *message))
    send_error({"unknown_type", "there is no message of the type " + core::presentable(type, 60)}, &*message);
}

} // namespace legwork::adapters
