// What people may ask for and what must follow: an order that was accepted has its stated effect, and one that the
// design allows is not refused.
#include <algorithm>
#include <array>

#include "sim/invariants.hpp"
#include "sim/phase_input_table.hpp"

namespace legwork::sim {

using namespace core;

namespace {

// The fact that each order begins, where it is about one batch or contact and standing there.
struct Follows {
  std::size_t command;
  std::array<FactKind, 2> one_of;
};

constexpr Follows what_follows[] = {
    {input_kind<StartBatch>(), {kind_of<BatchStarted>(), kind_of<BatchStarted>()}},
    {input_kind<PauseBatch>(), {kind_of<BatchPaused>(), kind_of<BatchPaused>()}},
    {input_kind<ResumeBatch>(), {kind_of<BatchResumed>(), kind_of<BatchResumed>()}},
    {input_kind<StopBatch>(), {kind_of<BatchStopping>(), kind_of<BatchDraining>()}},
    {input_kind<RestartBatch>(), {kind_of<BatchRestarted>(), kind_of<BatchRestarted>()}},
    {input_kind<RetryContacts>(), {kind_of<ContactQueued>(), kind_of<ContactQueued>()}},
    {input_kind<CreateBatch>(), {kind_of<BatchCreated>(), kind_of<BatchCreated>()}},
    {input_kind<CancelContact>(), {kind_of<ContactCancelled>(), kind_of<CancelRequested>()}},
    {input_kind<ClaimContact>(), {kind_of<ContactClaimed>(), kind_of<HeldPageReopened>()}},
    {input_kind<ReleaseClaim>(), {kind_of<ClaimReleased>(), kind_of<ClaimReleased>()}},
    {input_kind<ResolveHold>(), {kind_of<PersonResolved>(), kind_of<PersonResolved>()}},
    {input_kind<FinishContact>(), {kind_of<PersonFinished>(), kind_of<PersonDeclined>()}},
    {input_kind<ReconcileContact>(), {kind_of<PersonConfirmed>(), kind_of<PersonDenied>()}},
    {input_kind<BlockTarget>(), {kind_of<TargetBlocked>(), kind_of<TargetBlocked>()}},
    {input_kind<UnblockTarget>(), {kind_of<TargetUnblocked>(), kind_of<TargetUnblocked>()}},
    {input_kind<OverrideRule>(), {kind_of<RuleOverridden>(), kind_of<RuleOverridden>()}},
    {input_kind<TakeOverPage>(), {kind_of<PageTakenOver>(), kind_of<PageTakenOver>()}},
    {input_kind<GiveBackPage>(), {kind_of<PageGivenBack>(), kind_of<PageGivenBack>()}},
    {input_kind<TakeControl>(), {kind_of<ControlGranted>(), kind_of<ControlGranted>()}},
    {input_kind<ReleaseControl>(), {kind_of<ControlReleased>(), kind_of<ControlReleased>()}},
};

bool has_fact(InvariantContext const& s, FactKind kind) {
  return std::ranges::any_of(s.entry->facts, [kind](Fact const& f) { return f.index() == kind; });
}

std::size_t count(InvariantContext const& s, FactKind kind) {
  return static_cast<std::size_t>(
      std::ranges::count_if(s.entry->facts, [kind](Fact const& f) { return f.index() == kind; }));
}

// What was asked for is so already.
bool nothing_to_do(ObservedInput const& g, Input const& input, std::size_t order) {
  using enum BatchPhase;
  if (auto const* stop = std::get_if<StopBatch>(&input)) {
    bool const drains = g.batch_phase == draining && stop->how == StopHow::now;
    return g.batch_phase != running && g.batch_phase != paused && !drains;
  }
  if (order == input_kind<CancelContact>()) return g.wish_to_end;
  bool const may_be_so =
      order == input_kind<TakeOverPage>() || order == input_kind<GiveBackPage>() || order == input_kind<TakeControl>();
  return may_be_so || order == input_kind<BlockTarget>();
}

Finding m2_has_its_effect(InvariantContext const& s) {
  if (!s.observed->accepted) return holds;
  for (Follows const& e : what_follows) {
    if (e.command != s.observed->kind) continue;
    if (has_fact(s, e.one_of[0]) || has_fact(s, e.one_of[1])) return holds;
    bool const doubted = has_fact(s, kind_of<OutcomeDoubted>()) && may_have_left(s.shadow.contact(s.observed->contact));
    if (doubted) return holds; // it ends, but not as unsent
    if (nothing_to_do(*s.observed, s.entry->input, e.command))
      return holds; // on record all the same: an order's number, or what was due by itself
    return "an accepted order did not lead to " + std::string(fact_name(e.one_of[0]));
  }
  return holds;
}

Finding m2_drain_is_not_stop(InvariantContext const& s) {
  auto const* stop = std::get_if<StopBatch>(&s.entry->input);
  if (stop == nullptr || (!has_fact(s, kind_of<BatchStopping>()) && !has_fact(s, kind_of<BatchDraining>())))
    return holds;
  if (has_fact(s, stop->how == StopHow::drain ? kind_of<BatchDraining>() : kind_of<BatchStopping>())) return holds;
  return "a drain was a stop, or a stop a drain";
}

// A refusal leaves everything as it was.
Finding m2_refused_changes_nothing(InvariantContext const& s) {
  if (s.observed->accepted || !s.observed->is_order) return holds;
  for (Fact const& f : s.entry->facts) {
    FactKind const k = f.index();
    bool const by_itself =
        k == kind_of<CommandRefused>() || k == kind_of<AttemptBegan>() || k == kind_of<SubmitIntended>() ||
        k == kind_of<ContactSkipped>() || k == kind_of<ContactTimedOut>() || k == kind_of<RetryScheduled>() ||
        k == kind_of<Requeued>() || k == kind_of<OutcomeUnproven>() || k == kind_of<OutcomeDoubted>() ||
        k == kind_of<ShutdownDone>() || k == kind_of<PageReleased>() || k == kind_of<BatchCompleted>() ||
        k == kind_of<BatchStopped>() || k == kind_of<CircuitBreakerTripped>();
    if (!by_itself) return "an order was refused, and yet: " + std::string(fact_name(k));
  }
  return holds;
}

bool allowed(ObservedInput const& g) {
  using enum BatchPhase;
  if (g.batch != BatchId{} && g.kind == input_kind<StartBatch>()) return g.batch_phase == idle;
  if (g.kind == input_kind<PauseBatch>()) return g.batch_phase == running;
  if (g.kind == input_kind<ResumeBatch>()) return g.batch_phase == paused;
  if (g.kind == input_kind<StopBatch>()) return g.batch_phase != paused; // a paused one can be stopped, not drained
  if (g.kind == input_kind<RestartBatch>()) return g.batch_phase == stopped || g.batch_phase == completed;
  if (g.kind == input_kind<CancelContact>()) return g.phase != Phase::unborn && !is_final(g.phase);
  return false; // the others have reasons of their own to be refused
}

Finding m2_allowed_is_accepted(InvariantContext const& s) {
  ObservedInput const& g = *s.observed;
  bool const known = g.batch == BatchId{} ? g.contact != ContactId{} : s.live->has_batch(g.batch);
  if (g.accepted || !g.is_order || !known || g.by.session.has_value() || s.live->closed || !allowed(g)) return holds;
  return "an order that the batch or contact allows was refused";
}

Finding m2_forbidden_is_refused(InvariantContext const& s) {
  ObservedInput const& g = *s.observed;
  if (!g.accepted || s.live->closed) return holds;
  bool wrong = false;
  if (g.kind == input_kind<StartBatch>() || g.kind == input_kind<PauseBatch>() || g.kind == input_kind<ResumeBatch>() ||
      g.kind == input_kind<RestartBatch>())
    wrong = !allowed(g);
  if (g.kind == input_kind<CancelContact>()) wrong = is_final(g.phase) || g.phase == Phase::unborn;
  if (g.kind == input_kind<ClaimContact>() || g.kind == input_kind<ResolveHold>() ||
      g.kind == input_kind<ReleaseClaim>() || g.kind == input_kind<TakeOverPage>())
    wrong = g.phase != Phase::held;
  if (g.kind == input_kind<FinishContact>()) wrong = g.phase != Phase::held && g.phase != Phase::manual;
  if (g.kind == input_kind<ReconcileContact>()) wrong = g.phase != Phase::unconfirmed;
  if (g.kind == input_kind<OverrideRule>()) wrong = g.phase != Phase::skipped;
  bool const repeated = g.by.session.has_value() && s.entry == nullptr;
  if (!wrong || repeated) return holds;
  return "an order was accepted that its batch (" + std::string(name_of(g.batch_phase)) + ") or contact (" +
         std::string(name_of(g.phase)) + ") does not allow";
}

// After "stop", nobody before its commit point is under way; the others settle.
Finding m2_stop_ends_all(InvariantContext const& s) {
  if (!has_fact(s, kind_of<BatchStopping>())) return holds;
  for (ContactId id : s.live->batch(s.observed->batch).contacts) {
    Contact const& c = s.live->contact(id);
    if (is_final(c.phase) || c.phase == Phase::queued) continue;
    bool const settles = (c.phase == Phase::intended || c.phase == Phase::dispatched) && c.cancel_wanted;
    if (!settles) return "stopped, and contact " + to_string(id) + " is " + std::string(name_of(c.phase));
  }
  return holds;
}

Finding m2_restart_retries(InvariantContext const& s) {
  if (!s.observed->accepted || !has_fact(s, kind_of<BatchRestarted>())) return holds;
  for (ContactId id : s.live->batch(s.observed->batch).contacts) {
    Contact const& c = s.live->contact(id);
    bool const a_wish = c.phase == Phase::cancelled && c.reason != Reason::declined;
    if (a_wish && !c.retried_by) return "restarted, and cancelled contact " + to_string(id) + " has no retry";
    bool const sent = c.phase == Phase::succeeded || c.phase == Phase::unconfirmed || c.phase == Phase::refused;
    Contact const* next = c.retried_by ? &s.live->contact(*c.retried_by) : nullptr;
    bool const is_correction = next != nullptr && !next->refused_input.empty(); // by a person's choice, before
    if (sent && next != nullptr && next->phase == Phase::queued && next->attempt == 0 && !c.denied && !is_correction)
      return "restarted, and contact " + to_string(id) + " would be sent again";
  }
  return holds;
}

Finding m2_create_has_all(InvariantContext const& s) {
  if (!has_fact(s, kind_of<BatchCreated>())) return holds;
  if (count(s, kind_of<ContactQueued>()) + count(s, kind_of<ContactRejected>()) == s.run.swarm.contacts) return holds;
  return "a batch was created without all its contacts";
}

// Under the first rules a ruling that something did not go through tried it again at once; since, it is only recorded.
Finding m2_denied_is_tried_again(InvariantContext const& s) {
  if (!has_fact(s, kind_of<PersonDenied>())) return holds;
  if (s.live->rules != DecisionRules::v1) {
    if (count(s, kind_of<ContactQueued>()) == 0) return holds;
    return "a ruling queued a contact by itself";
  }
  if (count(s, kind_of<ContactQueued>()) == 1 && s.live->contact(s.observed->contact).retried_by.has_value())
    return holds;
  return "it was ruled not to have gone through, and is not tried again";
}

constexpr Invariant all[] = {
    {{"M2", "P26", "an accepted order has its stated effect"}, When::entry, m2_has_its_effect},
    {{"M2k", "P21", "a drain lets what is under way end; a stop does not"}, When::entry, m2_drain_is_not_stop},
    {{"M2b", "P26", "a refused order changes nothing"}, When::entry, m2_refused_changes_nothing},
    {{"M2c", "P26", "an allowed order is not refused"}, When::step, m2_allowed_is_accepted},
    {{"M2d", "P26", "a forbidden order is refused"}, When::step, m2_forbidden_is_refused},
    {{"M2e", "P21", "stop leaves nobody before the commit point"}, When::entry, m2_stop_ends_all, on<StopBatch>()},
    {{"M2f", "P22", "a restart tries again what was cancelled, and nothing that may have been sent"},
     When::entry,
     m2_restart_retries,
     on<RestartBatch>()},
    {{"M2g", "P02", "a batch has a contact for every business of its list"},
     When::entry,
     m2_create_has_all,
     on<CreateBatch>()},
    {{"M2h", "P07", "a ruling that it did not go through is recorded, and sends nothing"},
     When::entry,
     m2_denied_is_tried_again},
};

} // namespace

std::span<Invariant const> command_invariants() { return all; }

} // namespace legwork::sim
