// One command, one input, one answer.
#include "adapters/service/command_service.hpp"
#include "core/model/customer_field.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>
#include <variant>

#include "adapters/wire/directory_json.hpp"
#include "adapters/wire/state_json.hpp"
#include "core/report/contact_report.hpp"
#include "core/report/preflight_report.hpp"
#include "core/session/control.hpp"

namespace legwork::adapters {

namespace {

core::Session const* find(core::State const& state, std::optional<core::SessionId> id) {
  if (!id) return nullptr;
  auto const found = std::ranges::find(state.sessions, *id, &core::Session::id);
  return found == state.sessions.end() ? nullptr : &*found;
}

core::Input with_source(core::Input command, core::CommandSource const& by) {
  std::visit(
      [&by](auto& c) {
        if constexpr (requires { c.by; }) c.by = by;
      },
      command);
  return command;
}

std::optional<core::ContactId> contact_of(CommandBody const& body) {
  if (auto const* const valued = std::get_if<ResolveWithValue>(&body)) return valued->command.contact;
  auto const* const command = std::get_if<core::Input>(&body);
  if (command == nullptr) return {};
  return std::visit(
      [](auto const& c) -> std::optional<core::ContactId> {
        if constexpr (requires { c.by, c.contact; })
          return c.contact;
        else
          return {};
      },
      *command);
}

} // namespace

core::Result<core::SessionId> CommandService::open(Identity const& who, core::SessionKind kind) {
  if (auto const opened = backend_.submit(core::OpenSession{who.name, who.access, kind}); !opened)
    return std::unexpected(opened.error());
  return backend_.state().session_ids;
}

std::string CommandService::key_of(core::SessionId session, Identity const& who) const {
  return backend_.digest("session " + to_string(session) + " of " + who.name + " in " + backend_.log_id());
}

core::Result<void> CommandService::resume(Identity const& who, core::SessionId session, std::string const& key) {
  core::Session const* const known = find(backend_.state(), session);
  bool const own = known != nullptr && known->client == who.name && key == key_of(session, who);
  if (!own) return core::fail(core::ErrorKind::not_found, "there is no such session of this client, or it has expired");
  return backend_.submit(core::ReturnSession{session, who.access});
}

void CommandService::detach(std::optional<core::SessionId> session) {
  if (session) static_cast<void>(backend_.submit(core::DetachSession{*session}));
}

core::RequestNumber CommandService::next_request(std::optional<core::SessionId> session) const {
  core::Session const* const known = find(backend_.state(), session);
  return known == nullptr ? core::RequestNumber{1} : known->last_request.next();
}

core::CommandSource CommandService::source_of(Caller const& caller,
                                              std::optional<core::RequestNumber> request_id) const {
  return {caller.session, request_id.value_or(next_request(caller.session)), {}};
}

core::Result<Json> CommandService::create(Caller const& caller, CommandType type, NewBatch order,
                                          core::CommandSource const& by) {
  for (std::size_t i = 0; i < order.batch.contacts.size(); ++i) {
    if (!order.directory_ids[i]) continue;
    auto const& dealers = directory_.state().dealers;
    auto const dealer = dealers.find(*order.directory_ids[i]);
    std::string const name = "dealer " + to_string(*order.directory_ids[i]);
    order.batch.contacts[i] =
        dealer != dealers.end()
            ? request_for(dealer->second, backend_.host_policy())
            : core::ContactRequest{.dealer_name = name,
                                   .problems = {"dealership: there is no " + name + " in the directory"}};
  }
  std::string const& key = order.idempotency_key;
  std::string const own =
      key.empty() ? "order " + std::to_string(core::number_or_zero(by.session)) + " " + to_string(by.request)
                  : "key " + key;
  std::string const request = backend_.digest(own + " of " + caller.who.name + " in " + backend_.log_id());
  if (key.empty() || made_for(request) == nullptr) {
    order.batch.mode = backend_.mode();
    order.batch.request = request;
    order.batch.customer =
        backend_.customer_for(order.customer.values[std::string(core::key_of(core::CustomerField::email))]);
    order.batch.by = by;
    if (auto const kept = backend_.store_request(order.batch.customer, request, order.customer); !kept)
      return std::unexpected(kept.error());
    if (auto const given = backend_.submit(std::move(order.batch)); !given) return std::unexpected(given.error());
  }
  core::Batch const* const batch = made_for(request);
  if (batch == nullptr) return core::fail(core::ErrorKind::conflict, "this number was used by another order");
  core::BatchId const id = batch->id;
  if (order.search_id) directory_.note_batch(*order.search_id, id);
  if (order.start && batch->phase == core::BatchPhase::idle) static_cast<void>(backend_.submit(core::StartBatch{id}));
  Json out{{"batch_id", id}};
  if (type == CommandType::contact)
    out["contact_id"] = backend_.state().batch(id).contacts.front();
  else
    out["contact_ids"] = backend_.state().batch(id).contacts;
  return out;
}

core::Batch const* CommandService::made_for(std::string const& request) const {
  auto const& batches = backend_.state().batches;
  auto const found = std::ranges::find(batches, request, &core::Batch::request);
  return found == batches.end() ? nullptr : &*found;
}

// Asked again it names the batch that it made before: a double click makes one.
core::Result<Json> CommandService::contact_ready(ContactReady const& order, core::CommandSource const& by) {
  core::State const& state = backend_.state();
  std::string const number = to_string(order.preflight);
  if (!state.has_batch(order.preflight)) return core::fail(core::ErrorKind::not_found, "there is no batch " + number);
  core::Batch const& looked = state.batch(order.preflight);
  if (looked.purpose != core::BatchPurpose::preflight)
    return core::fail(core::ErrorKind::conflict, "batch " + number + " is no preflight");
  std::string const request = backend_.digest("ready of " + looked.request + " in " + backend_.log_id());
  if (made_for(request) == nullptr) {
    core::CreateBatch batch{.mode = looked.mode,
                            .request = request,
                            .customer = looked.customer,
                            .parallel = looked.parallel,
                            .gap = looked.gap,
                            .rules = looked.rules,
                            .contacts = {},
                            .when_left = looked.when_left,
                            .by = by};
    for (core::ContactId id : core::newest_contacts(state, looked)) {
      core::Contact const& c = state.contact(id);
      if (core::readiness_of(c) == core::Readiness::ready)
        batch.contacts.push_back(
            {.dealer_name = c.dealer_name, .dealer_ref = c.dealer_ref, .website = c.website, .target = c.target});
    }
    if (batch.contacts.empty())
      return core::fail(core::ErrorKind::conflict, "no business of batch " + number + " is ready to be contacted");
    if (auto const kept = backend_.copy_request(order.preflight, request); !kept) return std::unexpected(kept.error());
    if (auto const given = backend_.submit(std::move(batch)); !given) return std::unexpected(given.error());
  }
  core::Batch const* const made = made_for(request);
  if (made == nullptr) return core::fail(core::ErrorKind::conflict, "this number was used by another order");
  if (order.start && made->phase == core::BatchPhase::idle)
    static_cast<void>(backend_.submit(core::StartBatch{made->id}));
  return Json{{"batch_id", made->id}, {"contact_ids", backend_.state().batch(made->id).contacts}};
}

// What the command named, and what came of it.
Json CommandService::answer_for(core::Input const& command) const {
  Json out = Json::object();
  std::visit(
      [&]<class Command>(Command const& c) {
        if constexpr (requires { c.batch; }) out["batch_id"] = c.batch;
        if constexpr (requires { c.contact; }) out["contact_id"] = c.contact;
        if constexpr (requires { c.target; }) out["domain"] = c.target;
        if constexpr (std::is_same_v<Command, core::CancelContact>)
          out["cancelled"] = core::is_final(backend_.state().contact(c.contact).phase) ? "now" : "wish";
        if constexpr (std::is_same_v<Command, core::RetryContacts>) {
          out["contact_ids"] = Json::array();
          for (core::ContactId id : c.contacts)
            out["contact_ids"].push_back(core::number_or_zero(backend_.state().contact(id).retried_by));
        }
        if constexpr (std::is_same_v<Command, core::TakeControl> || std::is_same_v<Command, core::ReleaseControl>)
          out["control"] = control_json(backend_.state(), backend_.state().batch(c.batch));
      },
      command);
  return out;
}

// The value first: a command that is recorded never lacks it. Where no value is waited for the command itself says so.
// Before the command is taken, since the machine may use the value at once; a command that is refused keeps nothing.
core::Result<void> CommandService::keep_answer(ResolveWithValue const& given, core::CommandSource const& by) {
  core::State const& state = backend_.state();
  core::Instant const now = std::max(backend_.now(), state.now);
  if (!core::would_change(state, with_source(given.command, by), now)) return {};
  auto const& asked = state.contact(given.command.contact).asked_field;
  if (!asked) return {};
  return backend_.store_answer(given.command.contact, asked->key, given.value);
}

core::Result<Json> CommandService::execute(Caller const& caller, ClientCommand command) {
  core::CommandSource const by = source_of(caller, command.request_id);
  if (auto* const order = std::get_if<NewBatch>(&command.body))
    return create(caller, command.type, std::move(*order), by);
  if (auto const* const order = std::get_if<ContactReady>(&command.body)) return contact_ready(*order, by);
  if (auto const* const valued = std::get_if<ResolveWithValue>(&command.body)) {
    if (auto const kept = keep_answer(*valued, by); !kept) return std::unexpected(kept.error());
    command.body = core::Input(valued->command);
  }
  auto const& input = std::get<core::Input>(command.body);
  if (auto const given = backend_.submit(with_source(input, by)); !given) return std::unexpected(given.error());
  return answer_for(input);
}

// A request that was refused has its record too: one contact, rejected, with its one `contact_complete` (P02).
void CommandService::record_rejected(NewBatch const& order, WireError& error) {
  core::ContactRequest request = order.batch.contacts.empty() ? core::ContactRequest{} : order.batch.contacts.front();
  request.problems.clear();
  for (core::FieldProblem const& p : error.problems) request.problems.push_back(p.field + " " + p.reason);
  std::string const digest =
      backend_.digest("rejected " + to_string(backend_.submitted_seq()) + " in " + backend_.log_id());
  core::CreateBatch batch{.mode = backend_.mode(), .request = digest, .gap = {}, .contacts = {std::move(request)}};
  if (!backend_.submit(std::move(batch))) return;
  core::BatchId const made{backend_.state().batches.size()};
  static_cast<void>(backend_.submit(core::StartBatch{made})); // nothing to start: it is complete at once
  error.contact_id = backend_.state().batch(made).contacts.front();
}

void CommandService::add_dealer_name(WireError& error) const {
  if (error.contact_id && backend_.state().has_contact(*error.contact_id))
    error.dealer_name = backend_.state().contact(*error.contact_id).dealer_name;
}

Json CommandService::error_json(Caller const& caller, std::optional<core::RequestNumber> request_id,
                                WireError error) const {
  add_dealer_name(error);
  Json out{{"type", "error"}};
  out.update(to_json(error));
  if (request_id) out["request_id"] = *request_id;
  out["next_request"] = next_request(caller.session);
  return out;
}

void CommandService::submit(Caller const& caller, Json const& message, Answer answer) {
  auto [command, problems] = parse_command(message, backend_.host_policy(), caller.who.name);
  auto const id = command.request_id;
  if (!problems.empty()) {
    WireError error(std::move(problems));
    if (command.type == CommandType::contact) record_rejected(std::get<NewBatch>(command.body), error);
    Json out = error_json(caller, id, std::move(error));
    return when_durable([out = std::move(out), answer = std::move(answer)] { answer(out); });
  }
  auto const contact = contact_of(command.body);
  auto const done = execute(caller, std::move(command));
  if (!done) {
    WireError error(done.error());
    error.contact_id = contact;
    Json out = error_json(caller, id, std::move(error));
    return when_durable([out = std::move(out), answer = std::move(answer)] { answer(out); });
  }
  when_durable([this, caller, id, done = *done, answer = std::move(answer)] {
    Json out{{"type", "accepted"}};
    if (id) out["request_id"] = *id;
    out["seq"] = event_number(backend_.durable_seq(), 1);
    out["next_request"] = next_request(caller.session);
    out.update(done);
    answer(std::move(out));
  });
}

void CommandService::submit_taking_control(Caller const& caller, Json const& message, Answer answer) {
  auto const parsed = parse_command(message, backend_.host_policy(), caller.who.name);
  auto const* const input = std::get_if<core::Input>(&parsed.command.body);
  auto const batch = input == nullptr ? std::nullopt : core::batch_to_control(backend_.state(), *input);
  if (batch && parsed.problems.empty()) {
    // Where this is refused, the command itself says why.
    static_cast<void>(backend_.submit(core::TakeControl{.batch = *batch,
                                                        .wish = core::ControlWish::take_over,
                                                        .of = core::ControlOf::batch,
                                                        .by = source_of(caller, {})}));
  }
  submit(caller, message, std::move(answer));
}

void CommandService::when_durable(std::function<void()> then) {
  if (waiting_.empty() && backend_.durable_seq() >= backend_.submitted_seq()) return then();
  waiting_.push_back({backend_.submitted_seq(), std::move(then)});
}

void CommandService::on_commit_durable() {
  while (!waiting_.empty() && waiting_.front().seq <= backend_.durable_seq()) {
    auto const then = std::move(waiting_.front().then);
    waiting_.pop_front();
    then();
  }
}

} // namespace legwork::adapters
