// The names of the events are those that clients of earlier systems know, beside new ones.
#include "core/report/client_events.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "core/base/enum_names.hpp"
#include "core/batch/batch_transitions.hpp"
#include "core/contact/contact_transitions.hpp"
#include "core/contact/overlay_closing.hpp"
#include "core/contact/retry_policy.hpp"

namespace legwork::core {

namespace {

// The event's name, and the detail a person wants beside it.
struct Line {
  std::optional<ClientEventType> type; // nothing: clients are not told
  std::string detail;
};

// Bookkeeping that clients are not sent, each by name: a new fact is either an event or listed here.
using NotTold =
    std::variant<SiteReached, FormNotYetFound, FormLost, FormOpenerFound, StageWritten, StageReached, Requeued,
                 ResultSuppressed, EpochBegan, PageReleased, PageGone, SessionOpened, SessionDetached, SessionReturned,
                 SessionLeft, SessionExpired, CommandAccepted, CommandRefused>;

// What follows from nothing but a command, or names nobody where it does not.
using OnCommand = std::variant<CancelRequested, ContactCancelled, BatchCreated, BatchStarted, BatchPaused, BatchResumed,
                               BatchDraining, BatchStopping, BatchRestarted>;

struct Name {
  using enum ClientEventType;

  std::string reason(Reason r, std::string const& detail) const {
    return std::string(name_of(r)) + (detail.empty() ? "" : ": " + detail);
  }
  std::string said(char const* what, std::string const& who, std::string const& note) const {
    return std::string(what) + ", says " + who + (note.empty() ? "" : ": " + note);
  }
  Line operator()(ContactQueued const&) const { return {contact_queued, ""}; }
  Line operator()(ContactRejected const& f) const {
    return {contact_error, f.problems.empty() ? "" : f.problems.front()};
  }
  Line operator()(ContactSkipped const& f) const { return {contact_skipped, reason(f.reason, "")}; }
  Line operator()(AttemptBegan const& f) const {
    return {contact_started, f.attempt > 1 ? "attempt " + std::to_string(f.attempt) : ""};
  }
  Line operator()(BrowserReady const& f) const { return {navigation_started, f.page}; }
  Line operator()(CandidateChosen const& f) const { return {contact_page_found, f.url}; }
  Line operator()(RecipeDropped const& f) const { return {recipe_dropped, f.page + ": " + f.why}; }
  Line operator()(OverlayFound const& f) const { return {overlay_closed, describe(f)}; }
  Line operator()(PreflightEnded const& f) const { return {preflight_ended, reason(f.reason, f.detail)}; }
  Line operator()(FormFound const& f) const { return {form_detected, f.plan.form_url}; }
  Line operator()(ScreeningPassed const&) const { return {filling_form, ""}; }
  Line operator()(FormFilled const&) const { return {form_filled, ""}; }
  Line operator()(PersonNeeded const& f) const {
    return {f.reason == Reason::captcha ? captcha_detected : contact_held, reason(f.reason, f.detail)};
  }
  Line operator()(HandedOver const& f) const { return {contact_handed_over, reason(f.reason, f.detail)}; }
  Line operator()(ContactClaimed const& f) const { return {contact_claimed, f.who}; }
  Line operator()(ClaimReleased const& f) const { return {contact_claim_released, f.who}; }
  Line operator()(ClaimExpired const&) const { return {contact_claim_expired, ""}; }
  Line operator()(PageTakenOver const& f) const { return {page_taken_over, f.who}; }
  Line operator()(PageGivenBack const& f) const { return {page_given_back, f.who}; }
  Line operator()(HeldPageLost const& f) const { return {page_lost, f.detail}; }
  Line operator()(HeldPageReopened const& f) const { return {page_reopened, f.who}; }
  Line operator()(PersonSendIntended const& f) const { return {person_submitting, f.who}; }
  Line operator()(PersonSendRefused const& f) const { return {person_send_refused, f.detail}; }
  Line operator()(PersonSendVoided const& f) const { return {person_send_void, f.proof}; }
  Line operator()(ControlGranted const& f) const {
    return {control_granted, f.taken_from.empty() ? "" : "taken over from " + f.taken_from};
  }
  Line operator()(ControlReleased const&) const { return {control_released, ""}; }
  Line operator()(AdministrationRecorded const& f) const {
    switch (f.what) {
      case Administration::customer_forgotten: return {administration, "a customer was forgotten"};
      case Administration::token_added: return {administration, "the token " + f.subject + " was added"};
      case Administration::token_revoked: return {administration, "the token " + f.subject + " was revoked"};
    }
    return {administration, ""};
  }
  Line operator()(PersonResolved const& f) const {
    return {contact_resumed, f.who + (f.consented ? ", who agrees to what the form requires" : "")};
  }
  Line operator()(RuleOverridden const& f) const {
    return {contact_reconciled, said("the rule is set aside", f.who, f.reason)};
  }
  Line operator()(TargetBlocked const& f) const { return {target_blocked, said(f.target.c_str(), f.who, f.reason)}; }
  Line operator()(TargetUnblocked const& f) const {
    return {target_unblocked, said(f.target.c_str(), f.who, f.reason)};
  }
  Line operator()(PersonFinished const& f) const { return {contact_success, said("done by hand", f.who, f.note)}; }
  Line operator()(PersonDeclined const& f) const { return {contact_cancelled, said("decided against", f.who, f.note)}; }
  Line operator()(PersonConfirmed const& f) const {
    return {contact_reconciled, said("it went through", f.who, f.note)};
  }
  Line operator()(PersonDenied const& f) const { return {contact_reconciled, said("it was not sent", f.who, f.note)}; }
  Line operator()(SubmitIntended const&) const { return {submitting, ""}; }
  Line operator()(SendObserved const&) const { return {submitted, ""}; }
  Line operator()(TokenVoided const& f) const { return {submission_void, f.proof}; }
  Line operator()(SendSucceeded const& f) const {
    return {contact_success, std::string(name_of(f.verdict.grade)) + ": " + f.verdict.reason};
  }
  Line operator()(SendRefused const& f) const {
    return {contact_failed, std::string(name_of(f.verdict.grade)) + ": " + f.verdict.reason};
  }
  Line operator()(OutcomeUnproven const& f) const { return {contact_unconfirmed, reason(f.reason, f.detail)}; }
  Line operator()(OutcomeDoubted const& f) const {
    return {contact_unconfirmed, reason(f.reason.is_absent() ? Reason::power_lost : *f.reason, f.detail)};
  }
  Line operator()(UnaccountedTrafficLeft const& f) const { return {unaccounted_traffic, summary_of(f.traffic)}; }
  Line operator()(SpaceRanLow const&) const { return {space_ran_low, ""}; }
  Line operator()(SpaceRecovered const&) const { return {space_recovered, ""}; }
  Line operator()(LeaseGranted const& f) const { return {lease_granted, "session " + to_string(f.session)}; }
  Line operator()(LeaseReleased const& f) const { return {lease_released, "session " + to_string(f.session)}; }
  Line operator()(LeaseLost const& f) const { return {lease_lost, "session " + to_string(f.session)}; }
  Line operator()(ShutdownBegan const&) const { return {shutdown_began, ""}; }
  Line operator()(ShutdownDone const&) const { return {shutdown_done, ""}; }
  Line operator()(LateConfirmation const& f) const { return {contact_reconciled, f.verdict.reason}; }
  Line operator()(RetryScheduled const& f) const { return {contact_retry_scheduled, reason(f.reason, f.detail)}; }
  Line operator()(GaveUp const& f) const {
    return {f.reason == Reason::no_form ? form_not_found : contact_failed, reason(f.reason, f.detail)};
  }
  Line operator()(ContactTimedOut const& f) const {
    return {contact_failed, "out of time while " + std::string(name_of(f.during))};
  }
  Line operator()(CancelRequested const& f) const { return {contact_cancel_requested, reason(f.reason, "")}; }
  Line operator()(ContactCancelled const& f) const { return {contact_cancelled, reason(f.reason, "")}; }
  Line operator()(ScreenshotTaken const& f) const {
    return {f.screenshot.file.empty() ? screenshot_missed : screenshot_taken,
            f.screenshot.what + " " + f.screenshot.problem};
  }
  Line operator()(BatchCreated const&) const { return {batch_created, ""}; }
  Line operator()(BatchStarted const&) const { return {batch_started, ""}; }
  Line operator()(BatchPaused const&) const { return {batch_paused, ""}; }
  Line operator()(BatchResumed const&) const { return {batch_resumed, ""}; }
  Line operator()(BatchDraining const&) const { return {batch_draining, ""}; }
  Line operator()(BatchStopping const&) const { return {batch_stopping, ""}; }
  Line operator()(BatchStopped const&) const { return {batch_stopped, ""}; }
  Line operator()(BatchCompleted const&) const { return {batch_completed, ""}; }
  Line operator()(CircuitBreakerTripped const& f) const {
    return {batch_braked, std::to_string(f.bad) + " of the last " + std::to_string(f.of) + " ended badly"};
  }
  Line operator()(BatchRestarted const&) const { return {batch_restarted, ""}; }
  template <class F>
    requires IsOneOf<F, NotTold>
  Line operator()(F const&) const {
    return {};
  }
};

} // namespace

// What a person reads; empty for events of batches, clients and the program, which no contact's history shows.
std::string_view event_text(ClientEventType type) {
  using enum ClientEventType;
  switch (type) {
    case contact_queued: return "Accepted; waiting for its turn";
    case contact_error: return "The request was not valid";
    case contact_skipped: return "Skipped";
    case contact_started: return "Started";
    case navigation_started: return "Opening the website";
    case contact_page_found: return "Opening a possible contact page";
    case recipe_dropped: return "The form is not where it was before; searching the website";
    case overlay_closed: return "Closing what lies over the page";
    case preflight_ended: return "Checked; nothing was written or sent";
    case form_detected: return "A contact form was found";
    case filling_form: return "Filling in the form";
    case form_filled: return "The form is filled in and was read back";
    case captcha_detected: return "A CAPTCHA needs a person";
    case contact_held: return "A person is needed";
    case contact_handed_over: return "Left for a person to do by hand";
    case contact_claimed: return "Claimed";
    case contact_claim_released: return "The claim was released";
    case contact_claim_expired: return "The claim expired";
    case contact_resumed: return "A person did what was needed; the program continues";
    case page_taken_over: return "A person took over the page";
    case page_given_back: return "The person gave the page back";
    case page_lost: return "Its page is gone; it is prepared anew for whoever claims it";
    case page_reopened: return "Claimed; its page is being opened and filled in again";
    case person_submitting: return "A person pressed the send button";
    case person_send_refused: return "What a person was about to send was held back";
    case person_send_void: return "Proven: what the person pressed sent nothing";
    case contact_reconciled: return "The outcome became known after the end";
    case contact_success: return "The business received it";
    case contact_cancelled: return "Canceled";
    case submitting: return "About to press the send button";
    case submitted: return "The form left the browser";
    case submission_void: return "Proven: pressing the button sent nothing";
    case contact_failed: return "Failed";
    case unaccounted_traffic: return "Something left the page that cannot be read; no second attempt";
    case contact_unconfirmed: return "It may or may not have been sent";
    case contact_retry_scheduled: return "Nothing was sent; another attempt follows";
    case form_not_found: return "No contact form on any page that was tried";
    case contact_cancel_requested: return "Cancellation requested; the button was already pressed";
    case screenshot_missed: return "A screenshot could not be saved";
    case screenshot_taken: return "Screenshot taken";
    case contact_complete: return "Ended";
    case target_blocked:
    case target_unblocked:
    case space_ran_low:
    case space_recovered:
    case lease_granted:
    case lease_released:
    case lease_lost:
    case shutdown_began:
    case shutdown_done:
    case batch_created:
    case batch_started:
    case batch_paused:
    case batch_resumed:
    case batch_draining:
    case batch_stopping:
    case batch_stopped:
    case batch_completed:
    case batch_braked:
    case batch_restarted:
    case control_granted:
    case control_released:
    case administration: return "";
  }
  return "";
}

std::optional<EventOfFact> event_of(Fact const& fact) {
  Line line = std::visit(Name{}, fact);
  if (!line.type) return {};
  return EventOfFact{*line.type, std::move(line.detail)};
}

std::vector<BatchPhaseOfEvent> batch_phases_of_events() {
  std::vector<BatchPhaseOfEvent> out;
  auto const add = [&]<class F>(F const& f) {
    if constexpr (IsBatchFact<F>) {
      auto const edge = std::ranges::find(table::batch_edges, kind_of<F>(), &BatchEdge::fact);
      if (edge != table::batch_edges.end()) out.push_back({Name{}(f).type.value(), edge->to});
    }
  };
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (add(std::variant_alternative_t<I, Fact>{}), ...);
  }(std::make_index_sequence<std::variant_size_v<Fact>>{});
  return out;
}

EventStream::EventStream(State const& state) {
  for (Contact const& c : state.contacts) contacts_.push_back({c.phase, c.batch, c.dealer_name, c.version});
  for (Batch const& b : state.batches) modes_.push_back(b.mode);
  for (Session const& session : state.sessions) clients_[session.id] = session.client;
}

// A fact that says who did it, or one that a command asks for and that no schedule brings.
std::string EventStream::who_did(Fact const& fact, SequenceNumber seq) {
  bool const is_of_same_input = seq == last_.next();
  last_ = seq;
  if (!is_of_same_input) commander_.clear();
  return std::visit(
      [&]<class F>(F const& f) -> std::string {
        if constexpr (std::is_same_v<F, SessionOpened>)
          clients_[f.session] = f.client;
        else if constexpr (std::is_same_v<F, SessionExpired>)
          clients_.erase(f.session);
        else if constexpr (std::is_same_v<F, CommandAccepted>)
          commander_ = clients_[f.session];
        if constexpr (requires { f.who; })
          return f.who;
        else if constexpr (requires { f.client; })
          return f.client;
        else if constexpr (IsOneOf<F, OnCommand>)
          return commander_;
        else if constexpr (std::is_same_v<F, ContactQueued>)
          return f.retry_of ? commander_ : ""; // those of a new batch are its creation's
        else
          return "";
      },
      fact);
}

std::vector<ClientEvent> EventStream::events_of(DurableFact const& recorded) {
  using enum ClientEventType;
  std::vector<ClientEvent> out;
  std::string const who = who_did(recorded.fact, recorded.seq);
  auto const say = [&](Line line, std::optional<BatchId> batch, std::optional<ContactId> contact) {
    static Known const nobody;
    Known const& known = contact ? contacts_[contact->value() - 1] : nobody;
    out.push_back({.type = name_of(*line.type),
                   .seq = recorded.seq,
                   .at = recorded.at,
                   .mode = batch ? modes_[batch->value() - 1] : Mode::live,
                   .batch_id = batch,
                   .contact_id = contact,
                   .dealer_name = known.dealer_name,
                   .status = client_status(known.phase),
                   .phase = known.phase,
                   .version = known.version,
                   .detail = std::move(line.detail),
                   .who = who});
  };
  auto const learn = [&]<class F>(F const& f) {
    Line line = Name{}(f);
    if constexpr (IsContactFact<F>) {
      if constexpr (std::is_same_v<F, ContactQueued> || std::is_same_v<F, ContactRejected>)
        contacts_.push_back({Phase::unborn, f.batch, f.dealer_name, {}});
      Known& known = contacts_[f.contact.value() - 1];
      Phase const before = known.phase;
      known.phase = next_phase(before, recorded.fact.index()).value_or(before);
      if constexpr (!std::is_same_v<F, ResultSuppressed>) ++known.version;
      if (is_final(before) && line.type) line.type = contact_reconciled; // contact_complete was told before
      if (line.type) say(std::move(line), known.batch, f.contact);
      if (is_final(known.phase) && !is_final(before)) say({contact_complete, ""}, known.batch, f.contact);
    } else if constexpr (IsBatchFact<F>) {
      if constexpr (std::is_same_v<F, BatchCreated>) modes_.push_back(f.mode);
      if (line.type) say(std::move(line), f.batch, {});
    } else if (line.type) {
      say(std::move(line), {}, {});
    }
  };
  std::visit(learn, recorded.fact);
  return out;
}

} // namespace legwork::core
