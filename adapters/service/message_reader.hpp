// What every connection does with a text before it looks at what it says: within the rate, JSON, with a type.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "adapters/service/token_bucket.hpp"
#include "adapters/wire/error.hpp"

namespace legwork::adapters {

struct IncomingMessage {
  Json json;
  std::string type;
};

struct RefusedMessage {
  WireError error;
  std::optional<Json> json; // where it could be read
  bool is_flood = false;    // so many over the rate in a row that the connection is to be closed
};

class MessageReader {
 public:
  MessageReader(double per_second, double at_once) : per_second_(per_second), bucket_(per_second, at_once) {}

  std::expected<IncomingMessage, RefusedMessage> read(std::string_view text);

 private:
  double per_second_;
  TokenBucket bucket_;
  int refused_in_a_row_ = 0;
};

} // namespace legwork::adapters
