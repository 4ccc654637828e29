// The commands of docs/protocol.md as one checked struct. What each needs is in one table, so that document, reader and
// dispatch cannot drift apart.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "adapters/wire/customer.hpp"
#include "adapters/wire/error.hpp"
#include "core/model/batch.hpp"

namespace legwork::adapters {

enum class CommandType {
  contact,
  batch_create,
  batch_start,
  batch_pause,
  batch_resume,
  batch_stop,
  batch_restart,
  batch_retry,
  contact_cancel,
  claim,
  release,
  resolve,
  finish,
  skip,
  reconcile,
  override,
  block,
  unblock,
  control_take,
  control_release,
};

struct ClientCommand {
  CommandType type = CommandType::contact;
  std::optional<std::uint64_t> request_id;
  core::BatchId batch = 0;
  core::ContactId contact = 0;
  std::vector<core::ContactId> contacts; // batch_retry
  std::uint32_t seen = 0;
  bool yes = false; // drain, failed_too, consented, went_through, take_over or start
  std::string note; // or reason
  std::string domain;
  // contact and batch_create
  std::string key;
  CustomerInfo customer;
  core::FillRules rules;
  std::vector<core::ContactRequest> dealers;
  std::vector<std::uint32_t> directory_ids; // position for position with `dealers`; 0 for those given in full
  std::uint32_t parallel = 1;
  std::int64_t gap_ms = 2'000;
  core::WhenLeft when_left = core::WhenLeft::go_on;
  std::uint32_t search_id = 0;
};

inline constexpr std::size_t most_dealers = 5'000;
inline constexpr std::size_t message_limit_bytes = 65'536;

bool is_command(std::string_view type);

// `problems` is empty where the order may be given. A `contact` with an invalid business keeps its problems in
// `dealers`.
struct ParsedCommand {
  ClientCommand command;
  std::vector<core::FieldProblem> problems;
};
ParsedCommand parse_command(Json const& message, core::HostPolicy const& policy);

} // namespace legwork::adapters
