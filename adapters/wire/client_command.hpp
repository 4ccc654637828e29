// The commands of docs/protocol.md, each read straight into the input of the core that it asks for. The table of
// readers has one row a CommandType: a command without one does not compile.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "adapters/wire/customer.hpp"
#include "adapters/wire/error.hpp"
#include "core/model/inputs.hpp"

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
  batch_contact_ready,
  contact_cancel,
  claim,
  release,
  take_over,
  give_back,
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

// Of contact and batch_create: no input of the core yet, as the customer's values go to the vault first.
struct NewBatch {
  core::CreateBatch batch; // without mode, request, customer and source, which the service knows
  core::CustomerRequest customer;
  std::vector<std::optional<core::DealerId>> directory_ids; // position for position; none for those given in full
  std::string idempotency_key;
  std::optional<core::SearchId> search_id;
  bool start = false;
};

// `value`: for the field that the contact waits for; personal data, which goes into the vault and never into the
// journal.
struct ResolveWithValue {
  core::ResolveHold command;
  std::string value;
};

// A new batch of those that a preflight found ready, with its customer, message and pacing.
struct ContactReady {
  core::BatchId preflight;
  bool start = false;
};

using CommandBody = std::variant<NewBatch, ContactReady, ResolveWithValue, core::Input>;

struct ClientCommand {
  CommandType type = CommandType::contact;
  std::optional<core::RequestNumber> request_id;
  CommandBody body;
};

inline constexpr std::size_t most_dealers = 5'000;
inline constexpr std::size_t message_limit_bytes = 65'536;

bool is_command(std::string_view type);

// `problems` is empty where the command may be given. A `contact` with an invalid business keeps its problems in the
// contact.
struct ParsedCommand {
  ClientCommand command;
  std::vector<core::FieldProblem> problems;
};
// REQUIRES: is_command of the message's type. `who` is the name of the client's token. The input's source (session,
// number, fence) is still to be added.
ParsedCommand parse_command(Json const& message, core::HostPolicy const& policy, std::string const& who);

} // namespace legwork::adapters
