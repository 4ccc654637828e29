// From a message to a command: every field by name, everything wrong at once.
#include "adapters/wire/client_command.hpp"

#include <array>

#include "core/base/enum_names.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

namespace {

using Need = FieldReader::Need;

constexpr std::int64_t largest_id = UINT32_MAX;
constexpr std::int64_t largest_number = 9'007'199'254'740'991; // what JavaScript counts exactly

// What a command is read from.
struct CommandReader {
  FieldReader& fields;
  core::HostPolicy const& policy;
  std::string const& who;
  std::vector<core::FieldProblem>& problems;

  core::BatchId batch() { return core::BatchId{fields.number("batch_id", Need::required, 1, largest_id)}; }
  core::ContactId contact() { return core::ContactId{fields.number("contact_id", Need::required, 1, largest_id)}; }
  std::optional<core::ContactVersion> seen() {
    return core::if_not_zero<core::ContactVersion>(
        static_cast<std::uint64_t>(fields.number("seen", Need::optional, 0, largest_id)));
  }
  std::string text(char const* name, Need need = Need::optional) { return fields.text(name, need, 500); }
};

void read_customer_part(CommandReader& in, NewBatch& out) {
  if (Json const* customer = in.fields.object("customer_info", Need::required))
    out.customer = read_customer(*customer, "customer_info.", Check::whole, in.problems);
  if (Json const* allow = in.fields.object("allow", Need::optional))
    out.batch.rules = read_allow(*allow, "allow.", in.problems);
  add_known_values(out.batch.rules, out.customer);
  out.idempotency_key = in.fields.text("key", Need::optional, 100);
}

CommandBody read_contact(CommandReader& in) {
  NewBatch out;
  out.start = true;
  if (Json const* one = in.fields.object("dealership", Need::required)) {
    out.batch.contacts.push_back(read_dealership(*one, "dealership.", in.policy));
    for (core::FieldProblem& p : problems_of(out.batch.contacts.front())) in.problems.push_back(std::move(p));
  }
  out.directory_ids.resize(out.batch.contacts.size());
  read_customer_part(in, out);
  return out;
}

void read_dealers(CommandReader& in, NewBatch& out) {
  std::vector<core::ContactRequest>& dealers = out.batch.contacts;
  for (core::DealerId id : in.fields.ids<core::DealerId>("dealer_ids", Need::optional, most_dealers))
    out.directory_ids.emplace_back(id);
  dealers.resize(out.directory_ids.size());
  Need const need = dealers.empty() && !in.fields.has("dealer_ids") ? Need::required : Need::optional;
  Json const* const list = in.fields.list("dealers", need, most_dealers - dealers.size());
  if (list == nullptr) return;
  for (Json const& item : *list) {
    std::string const path = "dealers[" + std::to_string(dealers.size()) + "].";
    bool const by_id = item.is_object() && item.contains("dealer_id");
    std::optional<core::DealerId> id;
    if (by_id) {
      FieldReader one(item, path, in.problems);
      id = core::if_not_zero<core::DealerId>(
          static_cast<std::uint64_t>(one.number("dealer_id", Need::required, 1, largest_id)));
      one.no_others();
    }
    dealers.push_back(by_id ? core::ContactRequest{} : read_dealership(item, "dealership.", in.policy));
    out.directory_ids.push_back(id);
  }
}

CommandBody read_batch_create(CommandReader& in) {
  NewBatch out;
  read_dealers(in, out);
  read_customer_part(in, out);
  out.batch.parallel = static_cast<std::uint32_t>(in.fields.number("parallel", Need::optional, 1, 16, 1));
  out.batch.gap = core::Duration{in.fields.number("gap_ms", Need::optional, 0, 3'600'000, 2'000)};
  out.search_id = core::if_not_zero<core::SearchId>(
      static_cast<std::uint64_t>(in.fields.number("search_id", Need::optional, 1, largest_id)));
  out.start = in.fields.flag("start");
  if (in.fields.flag("preflight")) out.batch.purpose = core::BatchPurpose::preflight;
  std::string const when_left = in.fields.text("when_left", Need::optional);
  auto const policy_of_absence = core::value_named<core::WhenLeft>(when_left);
  if (policy_of_absence)
    out.batch.when_left = *policy_of_absence;
  else if (!when_left.empty())
    in.fields.wrong("when_left", "must be go_on or pause");
  return out;
}

// Of those that name a batch and nothing else.
template <class Command>
CommandBody read_batch_command(CommandReader& in) {
  return Command{in.batch()};
}

CommandBody read_batch_stop(CommandReader& in) {
  return core::StopBatch{in.batch(), in.fields.flag("drain") ? core::StopHow::drain : core::StopHow::now};
}
CommandBody read_batch_restart(CommandReader& in) {
  return core::RestartBatch{in.batch(), in.fields.flag("failed_too")};
}
CommandBody read_batch_retry(CommandReader& in) {
  core::RetryContacts out{.batch = in.batch()};
  out.contacts = in.fields.ids<core::ContactId>("contact_ids", Need::required, most_dealers);
  return out;
}
CommandBody read_batch_contact_ready(CommandReader& in) {
  return ContactReady{.preflight = in.batch(), .start = in.fields.flag("start")};
}

CommandBody read_contact_cancel(CommandReader& in) { return core::CancelContact{in.contact()}; }
CommandBody read_claim(CommandReader& in) {
  return core::ClaimContact{.contact = in.contact(), .who = in.who, .seen = in.seen()};
}
CommandBody read_release(CommandReader& in) { return core::ReleaseClaim{.contact = in.contact(), .who = in.who}; }
CommandBody read_take_over(CommandReader& in) {
  return core::TakeOverPage{.contact = in.contact(), .who = in.who, .seen = in.seen()};
}
CommandBody read_give_back(CommandReader& in) { return core::GiveBackPage{.contact = in.contact(), .who = in.who}; }
CommandBody read_resolve(CommandReader& in) {
  core::ResolveHold out{.contact = in.contact(), .who = in.who, .seen = in.seen()};
  out.consented = in.fields.flag("consented");
  bool const has_value = in.fields.has("value");
  std::string value = in.fields.text("value", Need::optional, 4'000);
  if (!has_value) return out;
  if (core::trim(value).empty()) in.fields.wrong("value", "must not be blank; leave it out to go on without one");
  out.answered = true;
  return ResolveWithValue{std::move(out), std::move(value)};
}

enum class ByHand { sent, decided_against };
template <ByHand What>
CommandBody read_finish(CommandReader& in) {
  core::FinishContact out{.contact = in.contact(), .who = in.who, .sent = What == ByHand::sent, .note = {}};
  out.seen = in.seen();
  out.note = in.text("note");
  return out;
}
CommandBody read_reconcile(CommandReader& in) {
  core::ReconcileContact out{.contact = in.contact(), .who = in.who, .note = {}, .seen = in.seen()};
  out.went_through = in.fields.flag("went_through", Need::required);
  out.note = in.text("note");
  return out;
}
CommandBody read_override(CommandReader& in) {
  return core::OverrideRule{.contact = in.contact(), .who = in.who, .reason = in.text("reason", Need::required)};
}

// BlockTarget or UnblockTarget.
template <class Command>
CommandBody read_block_command(CommandReader& in) {
  Command out{.target = {}, .who = in.who, .reason = in.text("reason", Need::required)};
  out.target = in.fields.text("domain", Need::required, 253);
  return out;
}

CommandBody read_control_take(CommandReader& in) {
  core::TakeControl out{.batch = in.batch()};
  if (in.fields.flag("take_over")) out.wish = core::ControlWish::take_over;
  if (in.fields.flag("all_of_customer")) out.of = core::ControlOf::customer;
  return out;
}
CommandBody read_control_release(CommandReader& in) { return core::ReleaseControl{in.batch()}; }

struct CommandRow {
  CommandType type = CommandType::contact;
  CommandBody (*read)(CommandReader&) = nullptr;
};

constexpr std::array<CommandRow, core::count_of<CommandType>()> commands{{
    {CommandType::contact, read_contact},
    {CommandType::batch_create, read_batch_create},
    {CommandType::batch_start, read_batch_command<core::StartBatch>},
    {CommandType::batch_pause, read_batch_command<core::PauseBatch>},
    {CommandType::batch_resume, read_batch_command<core::ResumeBatch>},
    {CommandType::batch_stop, read_batch_stop},
    {CommandType::batch_restart, read_batch_restart},
    {CommandType::batch_retry, read_batch_retry},
    {CommandType::batch_contact_ready, read_batch_contact_ready},
    {CommandType::contact_cancel, read_contact_cancel},
    {CommandType::claim, read_claim},
    {CommandType::release, read_release},
    {CommandType::take_over, read_take_over},
    {CommandType::give_back, read_give_back},
    {CommandType::resolve, read_resolve},
    {CommandType::finish, read_finish<ByHand::sent>},
    {CommandType::skip, read_finish<ByHand::decided_against>},
    {CommandType::reconcile, read_reconcile},
    {CommandType::override, read_override},
    {CommandType::block, read_block_command<core::BlockTarget>},
    {CommandType::unblock, read_block_command<core::UnblockTarget>},
    {CommandType::control_take, read_control_take},
    {CommandType::control_release, read_control_release},
}};

static_assert(
    [] {
      for (std::size_t i = 0; i < commands.size(); ++i) {
        if (static_cast<std::size_t>(commands[i].type) != i || commands[i].read == nullptr) return false;
      }
      return true;
    }(),
    "every command has its reader, in the order of CommandType");

} // namespace

bool is_command(std::string_view type) { return core::value_named<CommandType>(type).has_value(); }

ParsedCommand parse_command(Json const& message, core::HostPolicy const& policy, std::string const& who) {
  ParsedCommand out;
  FieldReader fields(message, "", out.problems);
  ClientCommand& command = out.command;
  command.type = core::value_named<CommandType>(fields.text("type", Need::required)).value_or(CommandType::contact);
  auto const request = fields.number("request_id", Need::optional, 1, largest_number);
  if (request != 0) command.request_id = core::RequestNumber{request};
  CommandReader in{fields, policy, who, out.problems};
  command.body = commands[static_cast<std::size_t>(command.type)].read(in);
  fields.no_others();
  return out;
}

} // namespace legwork::adapters
