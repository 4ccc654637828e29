// The one shape of every error (P47).
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/wire/json.hpp"
#include "core/base/enum_names.hpp"
#include "core/base/error.hpp"
#include "core/base/ids.hpp"
#include "core/validate/request.hpp"

namespace legwork::adapters {

struct WireError {
  std::string code; // docs/protocol.md lists them
  std::string message;
  std::vector<core::FieldProblem> problems;
  std::optional<core::ContactId> contact_id;
  std::string dealer_name;
  std::int64_t retry_after_ms = 0;

  WireError(std::string of, std::string says) : code(std::move(of)), message(std::move(says)) {}
  WireError(core::Error const& error) : code(core::name_of(error.kind)), message(error.detail) {}
  WireError(std::vector<core::FieldProblem> found);
};

// What somebody asked for, or why not, with all problems.
template <class T>
using Answered = std::expected<T, WireError>;

// Without `type`; for a WebSocket message the caller adds it, and what it is the answer to.
Json to_json(WireError const& error);

// The HTTP status that goes with a code.
unsigned http_status(std::string_view code);

} // namespace legwork::adapters
