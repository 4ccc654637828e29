// One order, one input, one answer.
#include "adapters/service/command_service.hpp"
#include "core/model/customer_field.hpp"

#include <algorithm>
#include <utility>

#include "adapters/wire/state_json.hpp"

namespace legwork::adapters {

namespace {

core::Session const* find(core::State const& state, core::SessionId id) {
  auto const found = std::ranges::find(state.sessions, id, &core::Session::id);
  return found == state.sessions.end() ? nullptr : &*found;
}

// The input of every order that needs nothing but its own fields.
core::Input plain_input(ClientCommand const& o, std::string const& who, core::CommandSource by) {
  using namespace core;
  switch (o.type) {
    case CommandType::batch_start: return StartBatch{o.batch, by};
    case CommandType::batch_pause: return PauseBatch{o.batch, by};
    case CommandType::batch_resume: return ResumeBatch{o.batch, by};
    case CommandType::batch_stop: return StopBatch{o.batch, o.yes ? StopHow::drain : StopHow::now, by};
    case CommandType::batch_restart: return RestartBatch{o.batch, o.yes, by};
    case CommandType::batch_retry: return RetryContacts{o.batch, o.contacts, by};
    case CommandType::contact_cancel: return CancelContact{o.contact, by};
    case CommandType::claim: return ClaimContact{o.contact, who, o.seen, by};
    case CommandType::release: return ReleaseClaim{o.contact, who, by};
    case CommandType::resolve: return ResolveHold{o.contact, who, o.yes, o.seen, by};
    case CommandType::finish: return FinishContact{o.contact, who, true, o.note, o.seen, by};
    case CommandType::skip: return FinishContact{o.contact, who, false, o.note, o.seen, by};
    case CommandType::reconcile: return ReconcileContact{o.contact, who, o.yes, o.note, o.seen, by};
    case CommandType::override: return OverrideRule{o.contact, who, o.note, by};
    case CommandType::block: return BlockTarget{o.domain, who, o.note, by};
    case CommandType::unblock: return UnblockTarget{o.domain, who, o.note, by};
    case CommandType::control_take: return TakeLease{o.yes ? LeaseWish::take_over : LeaseWish::if_free, by};
    case CommandType::control_release: return ReleaseLease{by};
    case CommandType::contact:
    case CommandType::batch_create: break;
  }
  return Tick{};
}

} // namespace

core::Result<core::SessionId> CommandService::open(Identity const& who) {
  if (auto const opened = backend_.submit(core::OpenSession{who.name}); !opened) return std::unexpected(opened.error());
  return backend_.state().session_ids;
}

std::string CommandService::key_of(core::SessionId session, Identity const& who) const {
  return backend_.digest("session " + std::to_string(session) + " of " + who.name + " in " + backend_.log_id());
}

core::Result<void> CommandService::resume(Identity const& who, core::SessionId session, std::string const& key) {
  core::Session const* const known = find(backend_.state(), session);
  bool const own = known != nullptr && known->client == who.name && key == key_of(session, who);
  if (!own) return core::fail(core::ErrorKind::not_found, "there is no such session of this client, or it has expired");
  return backend_.submit(core::ReturnSession{session});
}

void CommandService::detach(core::SessionId session) {
  if (session != 0) static_cast<void>(backend_.submit(core::DetachSession{session}));
}

std::uint64_t CommandService::next_request(core::SessionId session) const {
  core::Session const* const known = find(backend_.state(), session);
  return known == nullptr ? 1 : known->last_request + 1;
}

void CommandService::take_control_if_free(core::SessionId session) {
  if (find(backend_.state(), backend_.state().lease.holder) != nullptr) return;
  std::uint64_t const number = next_request(session);
  if (backend_.submit(core::TakeLease{core::LeaseWish::if_free, {session, number, 0}}))
    numbers_used_by_hello_.emplace(session, number);
}

Json CommandService::control(core::SessionId session) const {
  core::Session const* const holder = find(backend_.state(), backend_.state().lease.holder);
  Json out{{"yours", holder != nullptr && holder->id == session}, {"holder", holder == nullptr ? 0 : holder->id}};
  out["client"] = holder == nullptr ? "" : holder->client;
  return out;
}

core::CommandSource CommandService::source_of(Caller const& caller, ClientCommand const& order) const {
  core::Lease const& lease = backend_.state().lease;
  std::uint64_t const fence = lease.holder == caller.session ? lease.fence : 0;
  return {caller.session, order.request_id.value_or(next_request(caller.session)), fence};
}

core::Result<Json> CommandService::create(Caller const& caller, ClientCommand& order, core::CommandSource const& by) {
  for (std::size_t i = 0; i < order.dealers.size(); ++i) {
    if (order.directory_ids[i] == 0) continue;
    auto dealer = directory_.dealer(order.directory_ids[i]);
    std::string const name = "dealer " + std::to_string(order.directory_ids[i]);
    order.dealers[i] =
        dealer ? std::move(*dealer)
               : core::ContactRequest{name, "", "", "", {"dealership: there is no " + name + " in the directory"}};
  }
  std::string const own =
      order.key.empty() ? "order " + std::to_string(by.session) + " " + std::to_string(by.request) : "key " + order.key;
  std::string const request = backend_.digest(own + " of " + caller.who.name + " in " + backend_.log_id());
  auto const made = [&]() -> core::Batch const* {
    auto const& batches = backend_.state().batches;
    auto const found = std::ranges::find(batches, request, &core::Batch::request);
    return found == batches.end() ? nullptr : &*found;
  };
  if (order.key.empty() || made() == nullptr) {
    std::string const customer =
        backend_.customer_for(order.customer.values[std::string(core::key_of(core::CustomerField::email))]);
    if (auto const kept = backend_.store_request(customer, request, order.customer); !kept)
      return std::unexpected(kept.error());
    core::CreateBatch batch{backend_.mode(), request,         customer, order.parallel, order.gap_ms, order.rules,
                            order.dealers,   order.when_left, by};
    if (auto const given = backend_.submit(std::move(batch)); !given) return std::unexpected(given.error());
  }
  core::Batch const* const batch = made();
  if (batch == nullptr) return core::fail(core::ErrorKind::conflict, "this number was used by another order");
  order.batch = batch->id;
  if (order.search_id != 0) directory_.note_batch(order.search_id, batch->id);
  if (order.yes && batch->phase == core::BatchPhase::idle)
    static_cast<void>(backend_.submit(core::StartBatch{order.batch}));
  Json out{{"batch_id", order.batch}};
  if (order.type == CommandType::contact)
    out["contact_id"] = backend_.state().batch(order.batch).contacts.front();
  else
    out["contact_ids"] = backend_.state().batch(order.batch).contacts;
  return out;
}

Json CommandService::answer_for(ClientCommand const& o) const {
  Json out = Json::object();
  if (o.batch != 0) out["batch_id"] = o.batch;
  if (o.contact != 0) out["contact_id"] = o.contact;
  if (!o.domain.empty()) out["domain"] = o.domain;
  if (o.type == CommandType::contact_cancel)
    out["cancelled"] = core::is_final(backend_.state().contact(o.contact).phase) ? "now" : "wish";
  if (o.type == CommandType::batch_retry) {
    out["contact_ids"] = Json::array();
    for (core::ContactId id : o.contacts) out["contact_ids"].push_back(backend_.state().contact(id).retried_by);
  }
  return out;
}

core::Result<Json> CommandService::execute(Caller const& caller, ClientCommand order) {
  core::CommandSource const who = source_of(caller, order);
  if (numbers_used_by_hello_.contains({who.session, who.request}))
    return core::fail(core::ErrorKind::conflict, "the number " + std::to_string(who.request) +
                                                     " was used up by taking control in hello; expected request " +
                                                     std::to_string(next_request(who.session)));
  if (order.type == CommandType::contact || order.type == CommandType::batch_create) return create(caller, order, who);
  if (auto const given = backend_.submit(plain_input(order, caller.who.name, who)); !given)
    return std::unexpected(given.error());
  Json out = answer_for(order);
  if (order.type == CommandType::control_take || order.type == CommandType::control_release)
    out["control"] = control(caller.session);
  return out;
}

// A request that was refused has its record too: one contact, rejected, with its one `contact_complete` (P02).
void CommandService::record_rejected(ClientCommand const& order, WireError& error) {
  core::ContactRequest request = order.dealers.empty() ? core::ContactRequest{} : order.dealers.front();
  request.problems.clear();
  for (core::FieldProblem const& p : error.problems) request.problems.push_back(p.field + " " + p.reason);
  std::string const digest =
      backend_.digest("rejected " + std::to_string(backend_.submitted_seq()) + " in " + backend_.log_id());
  core::CreateBatch batch{backend_.mode(), digest, "", 1, 0, {}, {std::move(request)}};
  if (!backend_.submit(std::move(batch))) return;
  auto const made = static_cast<core::BatchId>(backend_.state().batches.size());
  static_cast<void>(backend_.submit(core::StartBatch{made})); // nothing to start: it is complete at once
  error.contact_id = backend_.state().batch(made).contacts.front();
}

void CommandService::add_dealer_name(WireError& error) const {
  if (backend_.state().has_contact(error.contact_id))
    error.dealer_name = backend_.state().contact(error.contact_id).dealer_name;
}

Json CommandService::error_json(Caller const& caller, ClientCommand const& order, WireError error) const {
  add_dealer_name(error);
  Json out{{"type", "error"}};
  out.update(to_json(error));
  if (order.request_id) out["request_id"] = *order.request_id;
  out["next_request"] = next_request(caller.session);
  return out;
}

void CommandService::submit(Caller const& caller, Json const& message, Answer answer) {
  auto [submit, problems] = parse_command(message, backend_.host_policy());
  if (!problems.empty()) {
    WireError error(std::move(problems));
    if (submit.type == CommandType::contact) record_rejected(submit, error);
    Json out = error_json(caller, submit, std::move(error));
    return when_durable([out = std::move(out), answer = std::move(answer)] { answer(out); });
  }
  auto const done = execute(caller, submit);
  if (!done) {
    WireError error(done.error());
    error.contact_id = submit.contact;
    if (error.code == "refused") error.message += " (control_take)";
    Json out = error_json(caller, submit, std::move(error));
    return when_durable([out = std::move(out), answer = std::move(answer)] { answer(out); });
  }
  when_durable([this, caller, id = submit.request_id, done = *done, answer = std::move(answer)] {
    Json out{{"type", "accepted"}};
    if (id) out["request_id"] = *id;
    out["seq"] = event_number(backend_.durable_seq(), 1);
    out["next_request"] = next_request(caller.session);
    out.update(done);
    answer(std::move(out));
  });
}

void CommandService::submit_with_own_control(Caller const& caller, Json const& message, bool take_over, Answer answer) {
  core::Lease const& lease = backend_.state().lease;
  bool const about_control = message["type"] == "control_take" || message["type"] == "control_release";
  bool const takes = !about_control && lease.holder != caller.session;
  if (takes) {
    core::LeaseWish const wish = take_over ? core::LeaseWish::take_over : core::LeaseWish::if_free;
    if (auto const taken = backend_.submit(core::TakeLease{wish, {caller.session, next_request(caller.session), 0}});
        !taken) {
      WireError error(taken.error());
      if (error.code == "conflict")
        error.code = "refused"; // somebody else has control, and nothing was asked about control
      Json out = error_json(caller, {}, std::move(error));
      return when_durable([out = std::move(out), answer = std::move(answer)] { answer(out); });
    }
  }
  submit(caller, message, std::move(answer));
  if (takes)
    static_cast<void>(backend_.submit(
        core::ReleaseLease{{caller.session, next_request(caller.session), backend_.state().lease.fence}}));
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
