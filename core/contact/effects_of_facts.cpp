// Which effect a fact begins. Derived from facts alone, so that it can be computed again.
#include "core/contact/effects_of_facts.hpp"

namespace legwork::core {

namespace {

// Facts that ask nothing of the outside, each by name: a new fact either begins an effect or is listed here.
using WithoutEffect =
    std::variant<ContactQueued, ContactRejected, ContactSkipped, PreflightEnded, FormFilled, PersonNeeded, HandedOver,
                 ContactClaimed, HeldPageLost, PersonFinished, PersonDeclined, PersonConfirmed, PersonDenied,
                 RuleOverridden, TokenVoided, SendSucceeded, SendRefused, OutcomeUnproven, OutcomeDoubted,
                 UnaccountedTrafficLeft, LateConfirmation, RetryScheduled, Requeued, GaveUp, ContactTimedOut,
                 CancelRequested, ContactCancelled, ScreenshotTaken, ResultSuppressed, BatchCreated, BatchStarted,
                 BatchPaused, BatchResumed, ControlGranted, ControlReleased, BatchDraining, BatchStopping, BatchStopped,
                 BatchCompleted, BatchRestarted, CircuitBreakerTripped, EpochBegan, PageGone, SpaceRanLow,
                 SpaceRecovered, ShutdownBegan, ShutdownDone, TargetBlocked, TargetUnblocked, SessionOpened,
                 SessionDetached, SessionReturned, SessionLeft, SessionExpired, LeaseGranted, LeaseReleased, LeaseLost,
                 CommandAccepted, CommandRefused, AdministrationRecorded>;

struct EffectsOfFact {
  State const& s;
  std::vector<Effect>& out;

  Step step(ContactId id, StepNumber op) const { return {s.epoch, id, s.contact(id).attempt, op}; }
  PageId page(ContactId id) const { return *s.contact(id).page; }

  void look(ContactId id, StepNumber op, ObserveUntil want, Duration limit) const {
    out.push_back(Observe{step(id, op), page(id), want, limit});
  }

  void operator()(AttemptBegan const& f) const {
    bool const only_looks = s.batch(s.contact(f.contact).batch).purpose == BatchPurpose::preflight;
    out.push_back(OpenPage{step(f.contact, f.op), only_looks});
  }
  void operator()(BrowserReady const& f) const {
    out.push_back(Navigate{step(f.contact, f.op), page(f.contact), s.contact(f.contact).page_url, s.limits.navigating});
  }
  void operator()(RecipeDropped const& f) const {
    out.push_back(Navigate{step(f.contact, f.op), page(f.contact), s.contact(f.contact).website, s.limits.navigating});
  }
  void operator()(CandidateChosen const& f) const {
    out.push_back(Navigate{step(f.contact, f.op), page(f.contact), f.url, s.limits.navigating});
  }
  void operator()(SiteReached const& f) const {
    look(f.contact, f.op, ObserveUntil::document_ready, s.limits.form_wait);
  }
  void operator()(FormNotYetFound const& f) const {
    bool const settled_next = s.contact(f.contact).looks == 2;
    look(f.contact, f.op, settled_next ? ObserveUntil::page : ObserveUntil::form, s.limits.form_wait);
  }
  void operator()(FormLost const& f) const { look(f.contact, f.op, ObserveUntil::form, s.limits.form_wait); }
  void operator()(HeldPageReopened const& f) const { out.push_back(OpenPage{step(f.contact, f.op), false}); }
  void operator()(PageTakenOver const& f) const { out.push_back(AllowPersonInput{page(f.contact), f.contact}); }
  void operator()(PageGivenBack const& f) const { stop_person(f.contact); }
  void operator()(ClaimReleased const& f) const { stop_person(f.contact); }
  void operator()(ClaimExpired const& f) const { stop_person(f.contact); }
  void operator()(PersonResolved const& f) const {
    stop_person(f.contact);
    look(f.contact, f.op, ObserveUntil::form, s.limits.form_wait);
  }
  void operator()(PersonSendIntended const& f) const {
    out.push_back(ReleasePersonSend{step(f.contact, f.op), page(f.contact), f.token, s.limits.intended});
  }
  void operator()(PersonSendRefused const& f) const { out.push_back(RefusePersonSend{page(f.contact), f.contact}); }
  void operator()(PersonSendVoided const& f) const { out.push_back(AllowPersonInput{page(f.contact), f.contact}); }
  void operator()(FormFound const& f) const { look(f.contact, f.op, ObserveUntil::challenge, s.limits.screening); }
  void operator()(ScreeningPassed const& f) const { fill(f.contact, f.op, f.plan); }
  void operator()(StageReached const& f) const { fill(f.contact, f.op, f.plan); }
  void operator()(StageWritten const& f) const {
    out.push_back(PressNext{.step = step(f.contact, f.op),
                            .page = page(f.contact),
                            .button = f.button,
                            .limit = s.limits.filling,
                            .may_send = f.may_send});
  }
  void operator()(OverlayFound const& f) const { press_to_see_the_form(f.contact, f.op, f.button); }
  void operator()(FormOpenerFound const& f) const { press_to_see_the_form(f.contact, f.op, f.button); }
  void operator()(SubmitIntended const& f) const {
    out.push_back(PressSend{.step = step(f.contact, f.op),
                            .page = page(f.contact),
                            .token = f.token,
                            .button = s.contact(f.contact).plan.submit,
                            .limit = s.limits.intended,
                            .is_last = s.contact(f.contact).presses >= s.limits.presses});
  }
  void operator()(SendObserved const& f) const {
    out.push_back(WatchAfter{step(f.contact, f.op), page(f.contact), f.token, s.limits.dispatched});
  }
  void operator()(PageReleased const& f) const { out.push_back(ClosePage{f.page, f.owner}); }

  template <class F>
    requires IsOneOf<F, WithoutEffect>
  void operator()(F const&) const {}

 private:
  void stop_person(ContactId id) const {
    if (s.rules >= DecisionRules::v8 && s.contact(id).page) out.push_back(StopPersonInput{page(id), id});
  }
  // A press that shows the form and never sends it.
  void press_to_see_the_form(ContactId id, StepNumber op, int button) const {
    out.push_back(PressNext{.step = step(id, op), .page = page(id), .button = button, .limit = s.limits.form_wait});
  }
  void fill(ContactId id, StepNumber op, FillPlan const& plan) const {
    out.push_back(FillForm{step(id, op), page(id), plan, s.limits.filling});
  }
};

} // namespace

void effects_of_fact(State const& s, Fact const& fact, std::vector<Effect>& out) {
  std::visit(EffectsOfFact{s, out}, fact);
}

} // namespace legwork::core
