// A message over the rate is still read where it can be: its error names what it answers.
#include "adapters/service/message_reader.hpp"

namespace legwork::adapters {

namespace {

constexpr int patience = 100; // messages over the rate before the connection is closed

} // namespace

std::expected<IncomingMessage, RefusedMessage> MessageReader::read(std::string_view text) {
  std::string problem;
  if (std::int64_t const wait = bucket_.try_acquire(); wait > 0) {
    WireError error{"too_many",
                    "too many messages; " + std::to_string(static_cast<int>(per_second_)) + " a second are read"};
    error.retry_after_ms = wait;
    return std::unexpected(
        RefusedMessage{std::move(error), read_object(text, problem), ++refused_in_a_row_ > patience});
  }
  refused_in_a_row_ = 0;
  auto message = read_object(text, problem);
  if (!message) return std::unexpected(RefusedMessage{{"malformed", problem}, {}});
  auto const type = message->find("type");
  if (type == message->end() || !type->is_string())
    return std::unexpected(
        RefusedMessage{{"malformed", "the field type is missing or not a text"}, std::move(message)});
  std::string name = type->get<std::string>();
  return IncomingMessage{*std::move(message), std::move(name)};
}

} // namespace legwork::adapters
