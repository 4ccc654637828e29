// Facts, each with the one place it leads to. The core's table says from where; this one only where to.
#include "sim/shadow_state.hpp"

#include <algorithm>
#include <array>

#include "sim/coverage.hpp"

namespace legwork::sim {

using namespace core;

namespace {

template <class To>
struct Leads {
  To to;
  std::array<bool, facts> with{};
};
template <class... F, class To>
consteval Leads<To> leads(To to) {
  Leads<To> out{to};
  ((out.with[kind_of<F>()] = true), ...);
  return out;
}

constexpr auto to_phases = std::to_array<Leads<Phase>>({
    leads<ContactQueued, Requeued>(Phase::queued),
    leads<AttemptBegan, HeldPageReopened>(Phase::opening),
    leads<BrowserReady, CandidateChosen, RecipeDropped>(Phase::navigating),
    leads<SiteReached, FormNotYetFound, FormOpenerFound, OverlayFound, FormLost, PersonResolved>(Phase::locating),
    leads<FormFound>(Phase::screening),
    leads<ScreeningPassed, StageWritten, StageReached>(Phase::filling),
    leads<FormFilled, TokenVoided>(Phase::ready),
    leads<PersonNeeded, PersonSendVoided>(Phase::held),
    leads<SubmitIntended, PersonSendIntended>(Phase::intended),
    leads<SendObserved>(Phase::dispatched),
    leads<RetryScheduled>(Phase::backoff),
    leads<SendSucceeded, LateConfirmation, PersonFinished, PersonConfirmed>(Phase::succeeded),
    leads<GaveUp>(Phase::failed),
    leads<ContactTimedOut>(Phase::timed_out),
    leads<SendRefused>(Phase::refused),
    leads<OutcomeUnproven, OutcomeDoubted>(Phase::unconfirmed),
    leads<ContactCancelled>(Phase::cancelled),
    leads<HandedOver>(Phase::manual),
    leads<ContactSkipped>(Phase::skipped),
    leads<ContactRejected>(Phase::rejected),
    leads<PreflightEnded>(Phase::checked),
});
constexpr auto to_batch_phases = std::to_array<Leads<BatchPhase>>({
    leads<BatchCreated>(BatchPhase::idle),
    leads<BatchStarted, BatchResumed, BatchRestarted>(BatchPhase::running),
    leads<BatchPaused, CircuitBreakerTripped>(BatchPhase::paused),
    leads<BatchDraining>(BatchPhase::draining),
    leads<BatchStopping>(BatchPhase::stopping),
    leads<BatchStopped>(BatchPhase::stopped),
    leads<BatchCompleted>(BatchPhase::completed),
});

// The same by fact, to look up at once.
template <class To, std::size_t N>
consteval auto by_fact(std::array<Leads<To>, N> const& rows) {
  std::array<std::optional<To>, facts> out{};
  for (std::size_t f = 0; f < facts; ++f) {
    for (Leads<To> const& row : rows) {
      if (row.with[f]) out[f] = row.to;
    }
  }
  return out;
}
constexpr auto phase_after = by_fact(to_phases);
constexpr auto batch_phase_after = by_fact(to_batch_phases);

} // namespace

ContactId contact_of(Fact const& fact) {
  return std::visit(
      [](auto const& f) {
        if constexpr (requires { f.contact; })
          return f.contact;
        else
          return ContactId{};
      },
      fact);
}

std::optional<Phase> leads_to(FactKind f, Phase from) {
  if (f == kind_of<PersonDeclined>()) return from == Phase::held ? Phase::cancelled : from;
  return phase_after[f];
}

std::optional<BatchPhase> batch_leads_to(FactKind f) { return batch_phase_after[f]; }

namespace {

struct Learn {
  ShadowState& m;
  Instant at;

  void operator()(ContactQueued const& f) {
    born(f.contact, f.batch, f.customer, f.target);
    m.contact(f.contact).exempt = f.exempt;
    m.contact(f.contact).ref = f.dealer_ref;
    m.contact(f.contact).retry_of = f.retry_of;
    m.contact(f.contact).is_correction = !f.refused_input.is_absent();
  }
  void operator()(ContactRejected const& f) { born(f.contact, f.batch, "", ""); }
  void operator()(AttemptBegan const& f) { begins(f.contact, f.attempt, f.op); }
  void operator()(HeldPageReopened const& f) {
    begins(f.contact, f.attempt, f.op);
    m.contact(f.contact).worked = 0;
    ++m.contact(f.contact).reopenings;
  }
  void operator()(HeldPageLost const& f) {
    m.contact(f.contact).page = {};
    let_go(f.contact);
  }
  void operator()(PageTakenOver const& f) { m.contact(f.contact).taken_over = true; }
  void operator()(PageGivenBack const& f) { m.contact(f.contact).taken_over = false; }
  void operator()(PersonSendIntended const& f) {
    ShadowContact& c = m.contact(f.contact);
    is_out(c, f.token);
    c.by_person = true;
    c.worked = std::min(c.worked, m.person_worked);
  }
  void operator()(PersonSendVoided const& f) {
    ShadowContact& c = m.contact(f.contact);
    c.open = c.pressed = c.by_person = false;
    c.claimed_by = f.who;
    c.taken_over = true;
    ++c.voids;
  }
  void operator()(SiteReached const& f) { m.contact(f.contact).url = f.url; }
  void operator()(RecipeDropped const& f) {
    ShadowContact& c = m.contact(f.contact);
    c.form_since = -1;
    if (m.form_pages[c.target] == f.page) m.form_pages.erase(c.target);
  }
  void operator()(OverlayFound const& f) {
    ShadowContact& c = m.contact(f.contact);
    c.next_pressed = false;
    c.pressed_over_form = c.pressed_over_form || f.over_written_form;
  }
  void operator()(StageWritten const& f) { m.contact(f.contact).next_pressed = f.may_send; }
  void operator()(StageReached const& f) { m.contact(f.contact).next_pressed = false; }
  void operator()(PersonNeeded const& f) { m.contact(f.contact).next_pressed = false; }
  void operator()(CandidateChosen const& f) { m.contact(f.contact).form_since = -1; }
  void operator()(FormLost const& f) {
    m.contact(f.contact).form_since = -1;
    m.contact(f.contact).next_pressed = false;
  }
  void operator()(FormFound const& f) {
    ShadowContact& c = m.contact(f.contact);
    if (c.form_since < 0) c.form_since = at.ms;
    m.form_pages[c.target] = c.url;
  }
  void operator()(UnaccountedTrafficLeft const& f) {
    m.contact(f.contact).unaccounted = true;
    m.contact(f.contact).step_left = f.traffic.kind == form_step;
  }
  void operator()(SubmitIntended const& f) {
    is_out(m.contact(f.contact), f.token);
    m.contact(f.contact).by_person = false;
  }
  void operator()(TokenVoided const& f) {
    m.contact(f.contact).open = false;
    m.contact(f.contact).pressed = false;
    ++m.contact(f.contact).voids;
  }
  void operator()(SendSucceeded const& f) { m.contact(f.contact).open = false; }
  void operator()(SendRefused const& f) {
    ShadowContact& c = m.contact(f.contact);
    c.open = false;
    c.cleared = f.verdict.refusal_proven;
    if (f.verdict.refusal_proven) ++m.allowances[{c.customer, c.target}];
  }
  void operator()(HandedOver const& f) { m.contact(f.contact).open = false; }
  void operator()(RetryScheduled const& f) {
    m.contact(f.contact).next_pressed = false;
    if (f.reason == Reason::interrupted) ++m.contact(f.contact).interrupted;
    if (f.reason == Reason::shut_down) ++m.contact(f.contact).put_back;
  }
  void operator()(CancelRequested const& f) { m.contact(f.contact).wish_to_end = true; }
  void operator()(BatchCreated const& f) {
    if (m.batches.size() <= f.batch.value()) m.batches.resize(f.batch.value() + 1);
    ShadowBatch& batch = m.batches[f.batch.value()];
    batch.parallel = f.parallel;
    batch.gap = f.gap;
    batch.only_looks = *f.purpose == BatchPurpose::preflight;
  }
  void operator()(EpochBegan const& f) {
    m.epoch = f.epoch;
    m.pace = f.limits->pace->count();
    m.person_worked = (f.limits->contact - f.limits->intended - f.limits->dispatched).count();
    for (ShadowContact& c : m.contacts) c.since += at.ms - m.now; // nobody worked while the program was away
    m.space_low = false;
    m.leaving = false;
  }
  void operator()(ShutdownBegan const& f) {
    m.leaving = true;
    m.leaves_by = f.until.ms();
  }
  void operator()(PersonDenied const& f) {
    m.contact(f.contact).denied = true;
    allow_again(f.contact);
  }
  void operator()(LateConfirmation const& f) { m.contact(f.contact).denied = false; }
  void operator()(PersonConfirmed const& f) { m.contact(f.contact).denied = false; }
  void operator()(ContactClaimed const& f) { m.contact(f.contact).claimed_by = f.who; }
  void operator()(ClaimReleased const& f) { let_go(f.contact); }
  void operator()(ClaimExpired const& f) { let_go(f.contact); }
  void operator()(ControlGranted const& f) { m.batches[f.batch.value()].controller = f.client; }
  void operator()(ControlReleased const& f) { m.batches[f.batch.value()].controller.clear(); }
  void operator()(RuleOverridden const& f) { allow_again(f.contact); }
  void operator()(TargetBlocked const& f) { m.blocked[f.target] = 1; }
  void operator()(TargetUnblocked const& f) { m.blocked.erase(f.target); }
  void operator()(SessionOpened const& f) { m.sessions[f.session] = {.client = f.client}; }
  void operator()(SessionDetached const& f) { m.sessions[f.session].attached = false; }
  void operator()(SessionReturned const& f) {
    m.sessions[f.session].attached = true;
    m.sessions[f.session].left = false;
  }
  void operator()(SessionLeft const& f) { m.sessions[f.session].left = true; }
  void operator()(SessionExpired const& f) { m.sessions.erase(f.session); }
  void operator()(CommandAccepted const& f) { m.sessions[f.session].requests = f.request; }
  void operator()(CommandRefused const& f) { m.sessions[f.session].requests = f.request; }
  void operator()(SpaceRanLow const&) { m.space_low = true; }
  void operator()(SpaceRecovered const&) { m.space_low = false; }
  void operator()(auto const&) {}

 private:
  void begins(ContactId id, std::uint32_t attempt, StepNumber op) {
    ShadowContact& c = m.contact(id);
    c.attempt = attempt;
    c.page = page_opened_by(op);
    c.voids = 0;
    c.presses = 0;
    c.form_since = -1;
    c.next_pressed = false;
    c.pressed_over_form = false;
  }
  void is_out(ShadowContact& c, Token token) {
    c.token = token;
    c.open = true;
    c.pressed = true;
    ++c.presses;
    c.intended_at = at.ms;
    m.tokens = std::max(m.tokens, token);
  }
  void let_go(ContactId id) {
    m.contact(id).claimed_by.clear();
    m.contact(id).taken_over = false;
  }
  void allow_again(ContactId id) {
    ShadowContact const& c = m.contact(id);
    ++m.allowances[{c.customer, c.target}];
  }
  void born(ContactId id, BatchId batch, std::string const& customer, std::string const& target) {
    ShadowContact& c = m.contact(id);
    c = {};
    c.batch = batch;
    c.customer = customer;
    c.target = target;
    m.batches[batch.value()].contacts.push_back(id);
  }
};

} // namespace

void ShadowState::move(ContactId id, Phase to, Instant at) {
  ShadowContact& c = contacts[id.value()];
  if (at_work(c.phase)) c.worked += at.ms - c.since;
  if (c.phase == Phase::ready && c.form_since >= 0)
    c.worked += std::max<std::int64_t>(std::min(c.form_since + pace, at.ms) - c.since, 0);
  bool const had_a_slot = is_active(c.phase);
  if (had_a_slot && !is_active(to)) batches[c.batch.value()].freed_at = at.ms;
  if (to != Phase::held) c.claimed_by.clear(), c.taken_over = false;
  c.phase = to;
  c.since = at.ms;
}

void ShadowState::learn(Fact const& fact, Instant at) {
  std::visit(Learn{*this, at}, fact);
  std::visit(
      [&]<class F>(F const& f) {
        if constexpr (IsContactFact<F>) {
          ShadowContact& c = contact(f.contact);
          if (auto const to = leads_to(fact.index(), c.phase)) move(f.contact, *to, at);
          if constexpr (requires { f.op; }) {
            c.op = f.op;
            ops = std::max(ops, f.op);
            if (begun.size() <= f.op.value()) begun.resize(f.op.value() + 1);
            begun[f.op.value()] = {
                .fact = fact.index(), .contact = f.contact, .attempt = c.attempt, .page = c.page, .done = false};
          }
        } else if constexpr (IsBatchFact<F>) {
          if (auto const to = batch_leads_to(fact.index())) batches[f.batch.value()].phase = *to;
        }
      },
      fact);
  now = at.ms;
}

} // namespace legwork::sim
