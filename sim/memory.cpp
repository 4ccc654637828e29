// Facts, each with the one place it leads to. The core's table says from where; this one only where to.
#include "sim/memory.hpp"

namespace legwork::sim {

using namespace core;

namespace {

template <class... F>
constexpr bool one_of(FactKind kind) {
  return ((kind == kind_of<F>()) || ...);
}

} // namespace

ContactId contact_of(Fact const& fact) {
  return std::visit([](auto const& f) { if constexpr (requires { f.contact; }) return f.contact; else return ContactId{0}; }, fact);
}

std::optional<Phase> leads_to(FactKind f, Phase from) {
  if (one_of<PersonDeclined>(f)) return from == Phase::held ? Phase::cancelled : from;
  if (one_of<ContactQueued, Requeued>(f)) return Phase::queued;
  if (one_of<AttemptBegan>(f)) return Phase::opening;
  if (one_of<BrowserReady, CandidateChosen>(f)) return Phase::navigating;
  if (one_of<SiteReached, LookedInVain, FormLost, PersonResolved>(f)) return Phase::locating;
  if (one_of<FormFound>(f)) return Phase::screening;
  if (one_of<ScreeningPassed, StageWritten, StageReached>(f)) return Phase::filling;
  if (one_of<FormFilled, TokenVoided>(f)) return Phase::ready;
  if (one_of<PersonNeeded>(f)) return Phase::held;
  if (one_of<SubmitIntended>(f)) return Phase::intended;
  if (one_of<SendObserved>(f)) return Phase::dispatched;
  if (one_of<RetryScheduled>(f)) return Phase::backoff;
  if (one_of<SendSucceeded, LateConfirmation, PersonFinished, PersonConfirmed>(f)) return Phase::succeeded;
  if (one_of<GaveUp>(f)) return Phase::failed;
  if (one_of<ContactTimedOut>(f)) return Phase::timed_out;
  if (one_of<SendRefused>(f)) return Phase::refused;
  if (one_of<OutcomeUnproven, OutcomeDoubted>(f)) return Phase::unconfirmed;
  if (one_of<ContactCancelled>(f)) return Phase::cancelled;
  if (one_of<HandedOver>(f)) return Phase::manual;
  if (one_of<ContactSkipped>(f)) return Phase::skipped;
  if (one_of<ContactRejected>(f)) return Phase::rejected;
  return {};
}

std::optional<BatchPhase> batch_leads_to(FactKind f) {
  if (one_of<BatchCreated>(f)) return BatchPhase::idle;
  if (one_of<BatchStarted, BatchResumed, BatchRestarted>(f)) return BatchPhase::running;
  if (one_of<BatchPaused, BatchBraked>(f)) return BatchPhase::paused;
  if (one_of<BatchDraining>(f)) return BatchPhase::draining;
  if (one_of<BatchStopping>(f)) return BatchPhase::stopping;
  if (one_of<BatchStopped>(f)) return BatchPhase::stopped;
  if (one_of<BatchCompleted>(f)) return BatchPhase::completed;
  return {};
}

KnownContact const& Memory::contact(ContactId id) const {
  static KnownContact const nobody;
  return id < contacts.size() ? contacts[id] : nobody;
}
KnownBatch const& Memory::batch(BatchId id) const {
  static KnownBatch const none;
  return id < batches.size() ? batches[id] : none;
}

namespace {

struct Learn {
  Memory& m;
  Instant at;

  void operator()(ContactQueued const& f) {
    born(f.contact, f.batch, f.customer, f.target);
    m.contact(f.contact).exempt = f.exempt;
    m.contact(f.contact).ref = f.dealer_ref;
    m.contact(f.contact).again = f.again;
  }
  void operator()(ContactRejected const& f) { born(f.contact, f.batch, "", ""); }
  void operator()(AttemptBegan const& f) {
    KnownContact& c = m.contact(f.contact);
    c.attempt = f.attempt;
    c.page = f.op;
    c.voids = 0;
    c.presses = 0;
  }
  void operator()(SubmitIntended const& f) {
    KnownContact& c = m.contact(f.contact);
    c.token = f.token;
    c.open = true;
    c.pressed = true;
    ++c.presses;
    c.intended_at = at.ms;
    m.tokens = std::max(m.tokens, f.token);
  }
  void operator()(TokenVoided const& f) {
    m.contact(f.contact).open = false;
    m.contact(f.contact).pressed = false;
    ++m.contact(f.contact).voids;
  }
  void operator()(SendSucceeded const& f) { m.contact(f.contact).open = false; }
  void operator()(SendRefused const& f) {
    KnownContact& c = m.contact(f.contact);
    c.open = false;
    c.cleared = f.verdict.refusal_proven;
    if (f.verdict.refusal_proven) ++m.allowances[{c.customer, c.target}];
  }
  void operator()(RetryScheduled const& f) {
    if (f.reason == Reason::interrupted) ++m.contact(f.contact).interrupted;
    if (f.reason == Reason::shut_down) ++m.contact(f.contact).put_back;
  }
  void operator()(CancelRequested const& f) { m.contact(f.contact).wish_to_end = true; }
  void operator()(BatchCreated const& f) {
    if (m.batches.size() <= f.batch) m.batches.resize(f.batch + 1);
    m.batches[f.batch].parallel = f.parallel;
    m.batches[f.batch].gap_ms = f.gap_ms;
  }
  void operator()(EpochBegan const& f) {
    m.epoch = f.epoch;
    for (KnownContact& c : m.contacts) c.since += at.ms - m.now; // nobody worked while the program was away
    m.space_low = false;
    m.leaving = false;
  }
  void operator()(ShutdownBegan const& f) {
    m.leaving = true;
    m.leaves_by = f.until_ms;
  }
  void operator()(PersonDenied const& f) {
    m.contact(f.contact).denied = true;
    allow_again(f.contact);
  }
  void operator()(LateConfirmation const& f) { m.contact(f.contact).denied = false; }
  void operator()(ContactClaimed const& f) { m.contact(f.contact).claimed_by = f.who; }
  void operator()(ClaimReleased const& f) { m.contact(f.contact).claimed_by.clear(); }
  void operator()(ClaimExpired const& f) { m.contact(f.contact).claimed_by.clear(); }
  void operator()(RuleOverridden const& f) { allow_again(f.contact); }
  void operator()(TargetBlocked const& f) { m.blocked[f.target] = 1; }
  void operator()(TargetUnblocked const& f) { m.blocked.erase(f.target); }
  void operator()(SessionOpened const& f) { m.sessions[f.session] = {}; }
  void operator()(SessionDetached const& f) { m.sessions[f.session].attached = false; }
  void operator()(SessionReturned const& f) { m.sessions[f.session] = {m.sessions[f.session].requests, true, false}; }
  void operator()(SessionLeft const& f) { m.sessions[f.session].left = true; }
  void operator()(SessionExpired const& f) { m.sessions.erase(f.session); }
  void operator()(LeaseGranted const& f) {
    m.holder = f.session;
    m.fence = f.fence;
  }
  void operator()(LeaseReleased const&) { m.holder = 0; }
  void operator()(LeaseLost const&) { m.holder = 0; }
  void operator()(OrderTaken const& f) { m.sessions[f.session].requests = f.request; }
  void operator()(OrderRefused const& f) { m.sessions[f.session].requests = f.request; }
  void operator()(SpaceRanLow const&) { m.space_low = true; }
  void operator()(SpaceRecovered const&) { m.space_low = false; }
  void operator()(auto const&) {}

 private:
  void allow_again(ContactId id) {
    KnownContact const& c = m.contact(id);
    ++m.allowances[{c.customer, c.target}];
  }
  void born(ContactId id, BatchId batch, std::string const& customer, std::string const& target) {
    KnownContact& c = m.contact(id);
    c = {};
    c.batch = batch;
    c.customer = customer;
    c.target = target;
    m.batches[batch].contacts.push_back(id);
  }
};

} // namespace

void Memory::move(ContactId id, Phase to, Instant at) {
  KnownContact& c = contacts[id];
  if (at_work(c.phase)) c.worked += at.ms - c.since;
  bool const had_a_slot = is_active(c.phase);
  if (had_a_slot && !is_active(to)) batches[c.batch].freed_at = at.ms;
  if (to != Phase::held) c.claimed_by.clear();
  c.phase = to;
  c.since = at.ms;
}

void Memory::learn(Fact const& fact, Instant at) {
  std::visit(Learn{*this, at}, fact);
  std::visit(
      [&]<class F>(F const& f) {
        if constexpr (IsContactFact<F>) {
          KnownContact& c = contact(f.contact);
          if (auto const to = leads_to(fact.index(), c.phase)) move(f.contact, *to, at);
          if constexpr (requires { f.op; }) {
            c.op = f.op;
            ops = std::max(ops, f.op);
            if (begun.size() <= f.op) begun.resize(f.op + 1);
            begun[f.op] = {fact.index(), f.contact, c.attempt, c.page, false};
          }
        } else if constexpr (IsBatchFact<F>) {
          if (auto const to = batch_leads_to(fact.index())) batches[f.batch].phase = *to;
        }
      },
      fact);
  now = at.ms;
}

} // namespace legwork::sim
