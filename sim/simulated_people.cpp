// Wishes are drawn by occasion; what they are about is drawn from what there is.
#include "sim/simulated_people.hpp"

#include <algorithm>

#include "core/session/control.hpp"

#include "sim/invented_pages.hpp"

namespace legwork::sim {

static constexpr std::uint32_t wishes = core::count_of<PersonRequest>();
static_assert(wishes > 10, "an enum whose names cannot be read counts as empty");

std::vector<core::CreateBatch> SimulatedPeople::batches() const {
  SwarmConfig const& swarm = scene_.swarm;
  std::vector<core::CreateBatch> out;
  for (std::uint32_t b = 0; b < swarm.batches; ++b) {
    core::CreateBatch batch;
    batch.mode = core::Mode::simulation;
    batch.request = "r" + std::to_string(b);
    batch.customer = "c" + std::to_string(b % swarm.customers);
    batch.parallel = swarm.parallel;
    batch.gap = swarm.gap;
    if (swarm.odd_sites && scene_.choices.rarely(ChoicePoint::order_detail, about(850 + b), 1'500) != 0)
      batch.purpose = core::BatchPurpose::preflight;
    batch.rules.known = known_values();
    batch.rules.may_consent = scene_.choices.below(ChoicePoint::order_detail, about(900 + b), 2) == 1;
    for (std::uint32_t i = 0; i < swarm.contacts; ++i) {
      bool const in_turn = swarm.shape == Shape::calm;
      std::uint32_t const business =
          in_turn ? i : scene_.choices.below(ChoicePoint::order_target, about(900 + b, i), swarm.businesses);
      bool const invalid =
          swarm.odd_sites && scene_.choices.rarely(ChoicePoint::order_detail, about(800 + b, i), 500) != 0;
      if (invalid) batch.contacts.push_back({.dealer_name = "Broken", .problems = {"website: is empty"}});
      std::uint32_t const ref = swarm.odd_sites
                                    ? scene_.choices.rarely(ChoicePoint::order_detail, about(700 + b, i), 1'500, 2)
                                    : 0; // the list's own id
      PageLibrary::Business const& there = scene_.library.business(business);
      if (!invalid)
        batch.contacts.push_back({.dealer_name = "Business " + std::to_string(business),
                                  .dealer_ref = ref == 0 ? "" : "ref " + std::to_string(ref),
                                  .website = there.front,
                                  .target = there.host});
    }
    out.push_back(std::move(batch));
  }
  return out;
}

void SimulatedPeople::plan() {
  static constexpr std::int64_t waits[] = {100, 700, 3'000, 12'000, 60'000, 700'000};
  std::int64_t at = scene_.now.ms;
  for (std::uint32_t i = 0; i < scene_.swarm.commands; ++i) {
    at += waits[scene_.choices.below(ChoicePoint::order_wait, about(i), std::size(waits))];
    scene_.queue.add({.at = at + i, .what = EventKind::command, .number = i});
  }
}

namespace {

bool suits(PersonRequest wish, core::Contact const& c) {
  switch (wish) {
    case PersonRequest::claim:
    case PersonRequest::release:
    case PersonRequest::give_back:
    case PersonRequest::resolve:
    case PersonRequest::consent: return c.phase == core::Phase::held;
    case PersonRequest::take_over: return c.phase == core::Phase::held && !c.claimed_by.empty();
    case PersonRequest::finish:
    case PersonRequest::decline: return c.phase == core::Phase::held || c.phase == core::Phase::manual;
    case PersonRequest::confirm:
    case PersonRequest::deny: return c.phase == core::Phase::unconfirmed;
    case PersonRequest::override_rule: return c.phase == core::Phase::skipped;
    case PersonRequest::nothing:
    case PersonRequest::pause:
    case PersonRequest::resume:
    case PersonRequest::stop:
    case PersonRequest::drain:
    case PersonRequest::cancel:
    case PersonRequest::restart:
    case PersonRequest::restart_failed:
    case PersonRequest::start:
    case PersonRequest::again:
    case PersonRequest::nonsense:
    case PersonRequest::block:
    case PersonRequest::unblock:
    case PersonRequest::retry:
    case PersonRequest::shut_down:
    case PersonRequest::walk_away:
    case PersonRequest::let_go: return true;
  }
  return true;
}

} // namespace

// About one contact: one that it suits where there is any, for nobody clicks where there is nothing to click.
std::optional<core::Input> SimulatedPeople::person(std::uint32_t kind, std::uint32_t number,
                                                   core::State const& state) const {
  auto const wish = static_cast<PersonRequest>(kind);
  if (state.contacts.empty()) return {};
  std::vector<core::ContactId> fitting;
  for (core::Contact const& c : state.contacts) {
    if (suits(wish, c)) fitting.push_back(c.id);
  }
  std::uint32_t const detail = scene_.choices.below(ChoicePoint::order_detail, about(number, 1), 8);
  bool const anybody = fitting.empty() || detail == 7;
  std::uint32_t const n = static_cast<std::uint32_t>(anybody ? state.contacts.size() : fitting.size());
  std::uint32_t const at = scene_.choices.below(ChoicePoint::order_target, about(number, 1), n);
  core::ContactId const id = anybody ? core::ContactId{at + 1} : fitting[at];
  std::string const& holder = state.contact(id).claimed_by;
  bool const is_for_holder =
      wish == PersonRequest::release || wish == PersonRequest::take_over || wish == PersonRequest::give_back;
  std::string const who = is_for_holder && !holder.empty() && detail < 6 ? holder : detail % 2 == 0 ? "Ann" : "Ben";
  std::optional<core::ContactVersion> seen;
  if (detail == 5) seen = state.contact(id).version;
  if (detail == 6) seen = state.contact(id).version.next();
  switch (wish) {
    case PersonRequest::claim: return core::ClaimContact{id, who, seen};
    case PersonRequest::release: return core::ReleaseClaim{id, who};
    case PersonRequest::take_over: return core::TakeOverPage{id, who, seen};
    case PersonRequest::give_back: return core::GiveBackPage{id, who};
    case PersonRequest::resolve: return core::ResolveHold{id, who, false, seen};
    case PersonRequest::consent: return core::ResolveHold{id, who, true, seen};
    case PersonRequest::finish:
      return core::FinishContact{.contact = id, .who = who, .sent = true, .note = "by hand", .seen = seen};
    case PersonRequest::decline:
      return core::FinishContact{.contact = id, .who = who, .sent = false, .note = "not worth it", .seen = seen};
    case PersonRequest::confirm:
      return core::ReconcileContact{
          .contact = id, .who = who, .went_through = true, .note = "they called", .seen = seen};
    case PersonRequest::deny:
      return core::ReconcileContact{
          .contact = id, .who = who, .went_through = false, .note = "they know nothing", .seen = seen};
    case PersonRequest::override_rule: return core::OverrideRule{id, who, "they asked for it"};
    case PersonRequest::block:
      return core::BlockTarget{state.contact(id).target.empty() ? "b0.example" : state.contact(id).target, who,
                               "they wish it"};
    case PersonRequest::unblock:
      return core::UnblockTarget{state.contact(id).target.empty() ? "b0.example" : state.contact(id).target, who,
                                 "a mistake"};
    case PersonRequest::retry: return core::RetryContacts{state.contact(id).batch, {id}};
    case PersonRequest::nothing:
    case PersonRequest::pause:
    case PersonRequest::resume:
    case PersonRequest::stop:
    case PersonRequest::drain:
    case PersonRequest::cancel:
    case PersonRequest::restart:
    case PersonRequest::restart_failed:
    case PersonRequest::start:
    case PersonRequest::again:
    case PersonRequest::nonsense:
    case PersonRequest::shut_down:
    case PersonRequest::walk_away:
    case PersonRequest::let_go: return {};
  }
  return {};
}

std::optional<core::Input> SimulatedPeople::wish(std::uint32_t number, core::State const& state) const {
  std::uint32_t const kind = scene_.choices.below(ChoicePoint::order_kind, about(number), wishes);
  auto const any = [&](std::size_t n, std::uint64_t of) { // one address for each thing that may be chosen from
    return 1 + scene_.choices.below(ChoicePoint::order_target, about(number, of),
                                    static_cast<std::uint32_t>(std::max<std::size_t>(n, 1)));
  };
  core::BatchId const batch{any(state.batches.size(), 0)};
  switch (static_cast<PersonRequest>(kind)) {
    case PersonRequest::nothing: return {};
    case PersonRequest::pause: return core::PauseBatch{batch};
    case PersonRequest::resume: return core::ResumeBatch{batch};
    case PersonRequest::stop: return core::StopBatch{batch, core::StopHow::now};
    case PersonRequest::drain: return core::StopBatch{batch, core::StopHow::drain};
    case PersonRequest::cancel: return core::CancelContact{core::ContactId{any(state.contacts.size(), 2)}};
    case PersonRequest::restart: return core::RestartBatch{batch, false};
    case PersonRequest::restart_failed: return core::RestartBatch{batch, true};
    case PersonRequest::start: return core::StartBatch{batch};
    case PersonRequest::again: {
      core::CreateBatch same = batches().front();
      if (scene_.choices.below(ChoicePoint::order_detail, about(number), 2) == 1)
        same.when_left = core::WhenLeft::pause;
      return same;
    }
    case PersonRequest::nonsense: return core::CancelContact{core::ContactId{state.contacts.size() + 7}};
    case PersonRequest::shut_down: return core::ShutDown{};
    case PersonRequest::walk_away: return {}; // over the wire only
    case PersonRequest::let_go: return core::ReleaseControl{batch};
    case PersonRequest::claim:
    case PersonRequest::release:
    case PersonRequest::take_over:
    case PersonRequest::give_back:
    case PersonRequest::resolve:
    case PersonRequest::consent:
    case PersonRequest::finish:
    case PersonRequest::decline:
    case PersonRequest::confirm:
    case PersonRequest::deny:
    case PersonRequest::override_rule:
    case PersonRequest::block:
    case PersonRequest::unblock:
    case PersonRequest::retry: return person(kind, number, state);
  }
  return {};
}

// One client's order with its number, and what its connection makes of it.
void SimulatedPeople::over_the_wire(std::uint32_t number, core::State const& state, core::Input order,
                                    std::vector<core::Input>& out) {
  Client& client = clients_[number % clients_.size()];
  auto const fault = [&](Fault f) {
    return scene_.injects(f, ChoicePoint::wire_fault, about(number, index(f)), core::Phase::unborn) != 0;
  };
  std::size_t const place = number % clients_.size();
  std::string const name = "client " + std::to_string(place == 2 ? 0 : place); // the third shares the first one's token
  auto const known = std::ranges::find(state.sessions, client.session, &core::Session::id);
  if (known == state.sessions.end()) {
    out.emplace_back(core::OpenSession{name});
    client = {state.session_ids.next(), 0};
  } else if (known->detached || fault(Fault::half_open)) {
    out.emplace_back(core::ReturnSession{client.session});
  }
  auto const by = [&](std::uint64_t request) {
    return core::CommandSource{client.session, core::RequestNumber{request}, {}};
  };
  auto const batch = core::batch_to_control(state, order);
  bool const is_others = batch && !state.batch(*batch).controller.empty() && state.batch(*batch).controller != name;
  if (is_others && !fault(Fault::without_control))
    out.emplace_back(
        core::TakeControl{.batch = *batch,
                          .wish = core::ControlWish::take_over,
                          .of = fault(Fault::whole_customer) ? core::ControlOf::customer : core::ControlOf::batch,
                          .by = by(++client.request)});
  std::uint64_t const request = ++client.request + (fault(Fault::order_gap) ? 3 : 0);
  if (request != client.request) --client.request; // it is told the number that was expected, and sends that one next
  std::visit(
      [&](auto& o) {
        if constexpr (requires { o.by; }) o.by = by(request);
      },
      order);
  bool const drops = fault(Fault::wire_drops);
  bool const arrived = !drops || scene_.choices.below(ChoicePoint::wire_detail, about(number), 2) == 1;
  if (arrived) out.push_back(order);
  if (drops) {
    out.emplace_back(core::DetachSession{client.session});
    out.emplace_back(core::ReturnSession{client.session});
    out.push_back(order); // nobody answered, so it asks again
  } else if (fault(Fault::order_twice)) {
    out.push_back(order);
  }
}

std::vector<core::Input> SimulatedPeople::arrive(std::uint32_t number, core::State const& state) {
  std::vector<core::Input> out;
  auto order = wish(number, state);
  bool const leaves =
      !clients_.empty() && static_cast<PersonRequest>(scene_.choices.below(ChoicePoint::order_kind, about(number),
                                                                           wishes)) == PersonRequest::walk_away;
  if (leaves) out.emplace_back(core::DetachSession{clients_[number % clients_.size()].session});
  if (!order) return out;
  bool const an_order = std::visit([](auto const& o) { return requires { o.by; }; }, *order);
  std::optional<core::Input> next; // whoever claims one often takes its page over at once
  if (auto const* claim = std::get_if<core::ClaimContact>(&*order);
      claim != nullptr && scene_.choices.below(ChoicePoint::order_detail, about(number, 9), 3) != 0)
    next = core::TakeOverPage{.contact = claim->contact, .who = claim->who, .seen = {}};
  if (an_order && !clients_.empty())
    over_the_wire(number, state, std::move(*order), out);
  else
    out.push_back(std::move(*order));
  if (next) out.push_back(std::move(*next));
  return out;
}

std::vector<core::Input> SimulatedPeople::help(core::State const& state) const {
  std::vector<core::Input> out;
  if (state.space_low) out.emplace_back(core::SpaceReported{false});
  if (scene_.swarm.lasting == Lasting::nobody_there) return out;
  for (core::Batch const& b : state.batches) {
    if (b.phase == core::BatchPhase::paused) out.emplace_back(core::ResumeBatch{b.id});
    if (b.phase == core::BatchPhase::idle) out.emplace_back(core::StartBatch{b.id});
  }
  return out;
}

} // namespace legwork::sim
