// One order, one input, one answer.
#include "adapters/live/desk.hpp"

#include <algorithm>
#include <utility>

#include "adapters/wire/shapes.hpp"

namespace legwork::adapters {

namespace {

core::Session const* find(core::State const& state, core::SessionId id) {
  auto const found = std::ranges::find(state.sessions, id, &core::Session::id);
  return found == state.sessions.end() ? nullptr : &*found;
}

// The input of every order that needs nothing but its own fields.
core::Input plain_input(Order const& o, std::string const& who, core::By by) {
  using namespace core;
  switch (o.verb) {
    case Verb::batch_start: return StartBatch{o.batch, by};
    case Verb::batch_pause: return PauseBatch{o.batch, by};
    case Verb::batch_resume: return ResumeBatch{o.batch, by};
    case Verb::batch_stop: return StopBatch{o.batch, o.yes ? StopHow::drain : StopHow::now, by};
    case Verb::batch_restart: return RestartBatch{o.batch, o.yes, by};
    case Verb::batch_retry: return RetryContacts{o.batch, o.contacts, by};
    case Verb::contact_cancel: return CancelContact{o.contact, by};
    case Verb::claim: return ClaimContact{o.contact, who, o.seen, by};
    case Verb::release: return ReleaseClaim{o.contact, who, by};
    case Verb::resolve: return ResolveHold{o.contact, who, o.yes, o.seen, by};
    case Verb::finish: return FinishContact{o.contact, who, true, o.note, o.seen, by};
    case Verb::skip: return FinishContact{o.contact, who, false, o.note, o.seen, by};
    case Verb::reconcile: return ReconcileContact{o.contact, who, o.yes, o.note, o.seen, by};
    case Verb::override: return OverrideRule{o.contact, who, o.note, by};
    case Verb::block: return BlockTarget{o.domain, who, o.note, by};
    case Verb::unblock: return UnblockTarget{o.domain, who, o.note, by};
    case Verb::control_take: return TakeLease{o.yes ? LeaseWish::take_over : LeaseWish::if_free, by};
    case Verb::control_release: return ReleaseLease{by};
    case Verb::contact: case Verb::batch_create: break;
  }
  return Tick{};
}

} // namespace

core::Result<core::SessionId> Desk::open(Identity const& who) {
  if (auto const opened = office_.give(core::OpenSession{who.name}); !opened) return std::unexpected(opened.error());
  return office_.state().session_ids;
}

std::string Desk::key_of(core::SessionId session, Identity const& who) const {
  return office_.digest("session " + std::to_string(session) + " of " + who.name + " in " + office_.log_id());
}

core::Result<void> Desk::back(Identity const& who, core::SessionId session, std::string const& key) {
  core::Session const* const known = find(office_.state(), session);
  bool const own = known != nullptr && known->client == who.name && key == key_of(session, who);
  if (!own) return core::fail(core::ErrorKind::not_found, "there is no such session of this client, or it has expired");
  return office_.give(core::ReturnSession{session});
}

void Desk::leave(core::SessionId session) {
  if (session != 0) static_cast<void>(office_.give(core::DetachSession{session}));
}

std::uint64_t Desk::next_request(core::SessionId session) const {
  core::Session const* const known = find(office_.state(), session);
  return known == nullptr ? 1 : known->last_request + 1;
}

void Desk::take_control_if_free(core::SessionId session) {
  if (find(office_.state(), office_.state().lease.holder) != nullptr) return;
  std::uint64_t const number = next_request(session);
  if (office_.give(core::TakeLease{core::LeaseWish::if_free, {session, number, 0}})) own_numbers_.emplace(session, number);
}

Json Desk::control(core::SessionId session) const {
  core::Session const* const holder = find(office_.state(), office_.state().lease.holder);
  Json out{{"yours", holder != nullptr && holder->id == session}, {"holder", holder == nullptr ? 0 : holder->id}};
  out["client"] = holder == nullptr ? "" : holder->client;
  return out;
}

core::By Desk::by(Party const& party, Order const& order) const {
  core::Lease const& lease = office_.state().lease;
  std::uint64_t const fence = lease.holder == party.session ? lease.fence : 0;
  return {party.session, order.request_id.value_or(next_request(party.session)), fence};
}

core::Result<Json> Desk::create(Party const& party, Order& order, core::By const& by) {
  for (std::size_t i = 0; i < order.dealers.size(); ++i) {
    if (order.directory_ids[i] == 0) continue;
    auto dealer = catalogue_.dealer(order.directory_ids[i]);
    std::string const name = "dealer " + std::to_string(order.directory_ids[i]);
    order.dealers[i] = dealer ? std::move(*dealer) : core::ContactRequest{name, "", "", "", {"dealership: there is no " + name + " in the directory"}};
  }
  std::string const own = order.key.empty() ? "order " + std::to_string(by.session) + " " + std::to_string(by.request) : "key " + order.key;
  std::string const request = office_.digest(own + " of " + party.who.name + " in " + office_.log_id());
  auto const made = [&]() -> core::Batch const* {
    auto const& batches = office_.state().batches;
    auto const found = std::ranges::find(batches, request, &core::Batch::request);
    return found == batches.end() ? nullptr : &*found;
  };
  if (order.key.empty() || made() == nullptr) {
    std::string const customer = office_.customer_for(order.customer.values["email"]);
    if (auto const kept = office_.keep_request(customer, request, order.customer); !kept) return std::unexpected(kept.error());
    core::CreateBatch batch{office_.mode(), request, customer, order.parallel, order.gap_ms, order.rules, order.dealers, order.when_left, by};
    if (auto const given = office_.give(std::move(batch)); !given) return std::unexpected(given.error());
  }
  core::Batch const* const batch = made();
  if (batch == nullptr) return core::fail(core::ErrorKind::conflict, "this number was used by another order");
  order.batch = batch->id;
  if (order.search_id != 0) catalogue_.note_batch(order.search_id, batch->id);
  if (order.yes && batch->phase == core::BatchPhase::idle) static_cast<void>(office_.give(core::StartBatch{order.batch}));
  Json out{{"batch_id", order.batch}};
  if (order.verb == Verb::contact) out["contact_id"] = office_.state().batch(order.batch).contacts.front();
  else out["contact_ids"] = office_.state().batch(order.batch).contacts;
  return out;
}

Json Desk::answer_for(Order const& o) const {
  Json out = Json::object();
  if (o.batch != 0) out["batch_id"] = o.batch;
  if (o.contact != 0) out["contact_id"] = o.contact;
  if (!o.domain.empty()) out["domain"] = o.domain;
  if (o.verb == Verb::contact_cancel) out["cancelled"] = core::is_final(office_.state().contact(o.contact).phase) ? "now" : "wish";
  if (o.verb == Verb::batch_retry) {
    out["contact_ids"] = Json::array();
    for (core::ContactId id : o.contacts) out["contact_ids"].push_back(office_.state().contact(id).anew);
  }
  return out;
}

core::Result<Json> Desk::carry_out(Party const& party, Order order) {
  core::By const who = by(party, order);
  if (own_numbers_.contains({who.session, who.request}))
    return core::fail(core::ErrorKind::conflict, "the number " + std::to_string(who.request) + " was used up by taking control in hello; expected request " + std::to_string(next_request(who.session)));
  if (order.verb == Verb::contact || order.verb == Verb::batch_create) return create(party, order, who);
  if (auto const given = office_.give(plain_input(order, party.who.name, who)); !given) return std::unexpected(given.error());
  Json out = answer_for(order);
  if (order.verb == Verb::control_take || order.verb == Verb::control_release) out["control"] = control(party.session);
  return out;
}

// A request that was refused has its record too: one contact, rejected, with its one `contact_complete` (P02).
void Desk::record_rejected(Order const& order, WireError& error) {
  core::ContactRequest request = order.dealers.empty() ? core::ContactRequest{} : order.dealers.front();
  request.problems.clear();
  for (core::FieldProblem const& p : error.problems) request.problems.push_back(p.field + " " + p.reason);
  std::string const digest = office_.digest("rejected " + std::to_string(office_.taken_seq()) + " in " + office_.log_id());
  core::CreateBatch batch{office_.mode(), digest, "", 1, 0, {}, {std::move(request)}};
  if (!office_.give(std::move(batch))) return;
  auto const made = static_cast<core::BatchId>(office_.state().batches.size());
  static_cast<void>(office_.give(core::StartBatch{made})); // nothing to start: it is complete at once
  error.contact_id = office_.state().batch(made).contacts.front();
}

void Desk::say_dealer(WireError& error) const {
  if (office_.state().has_contact(error.contact_id)) error.dealer_name = office_.state().contact(error.contact_id).dealer_name;
}

Json Desk::error_json(Party const& party, Order const& order, WireError error) const {
  say_dealer(error);
  Json out{{"type", "error"}};
  out.update(to_json(error));
  if (order.request_id) out["request_id"] = *order.request_id;
  out["next_request"] = next_request(party.session);
  return out;
}

void Desk::order(Party const& party, Json const& message, Answer answer) {
  auto [order, problems] = read_order(message, office_.policy());
  if (!problems.empty()) {
    WireError error(std::move(problems));
    if (order.verb == Verb::contact) record_rejected(order, error);
    Json out = error_json(party, order, std::move(error));
    return when_durable([out = std::move(out), answer = std::move(answer)] { answer(out); });
  }
  auto const done = carry_out(party, order);
  if (!done) {
    WireError error(done.error());
    error.contact_id = order.contact;
    if (error.code == "refused") error.message += " (control_take)";
    Json out = error_json(party, order, std::move(error));
    return when_durable([out = std::move(out), answer = std::move(answer)] { answer(out); });
  }
  when_durable([this, party, id = order.request_id, done = *done, answer = std::move(answer)] {
    Json out{{"type", "accepted"}};
    if (id) out["request_id"] = *id;
    out["seq"] = event_number(office_.durable_seq(), 1);
    out["next_request"] = next_request(party.session);
    out.update(done);
    answer(std::move(out));
  });
}

void Desk::order_alone(Party const& party, Json const& message, bool take_over, Answer answer) {
  core::Lease const& lease = office_.state().lease;
  bool const about_control = message["type"] == "control_take" || message["type"] == "control_release";
  bool const takes = !about_control && lease.holder != party.session;
  if (takes) {
    core::LeaseWish const wish = take_over ? core::LeaseWish::take_over : core::LeaseWish::if_free;
    if (auto const taken = office_.give(core::TakeLease{wish, {party.session, next_request(party.session), 0}}); !taken) {
      WireError error(taken.error());
      if (error.code == "conflict") error.code = "refused"; // somebody else has control, and nothing was asked about control
      Json out = error_json(party, {}, std::move(error));
      return when_durable([out = std::move(out), answer = std::move(answer)] { answer(out); });
    }
  }
  order(party, message, std::move(answer));
  if (takes) static_cast<void>(office_.give(core::ReleaseLease{{party.session, next_request(party.session), office_.state().lease.fence}}));
}

void Desk::when_durable(std::function<void()> then) {
  if (waiting_.empty() && office_.durable_seq() >= office_.taken_seq()) return then();
  waiting_.push_back({office_.taken_seq(), std::move(then)});
}

void Desk::durable() {
  while (!waiting_.empty() && waiting_.front().seq <= office_.durable_seq()) {
    auto const then = std::move(waiting_.front().then);
    waiting_.pop_front();
    then();
  }
}

} // namespace legwork::adapters
