// Reasons are told in words here, where the events of clients name them for programs.
#include "core/report/step_words.hpp"

#include <algorithm>
#include <variant>

#include "core/base/text.hpp"
#include "core/report/client_events.hpp"
#include "core/report/explain.hpp"

namespace legwork::core {

namespace {

// A reason as a sentence's end: its words, and what a person needs beside them.
std::string because(Reason reason, std::string const& detail) {
  std::string out(reason_text(reason));
  if (!detail.empty()) out += (out.empty() ? "" : ": ") + detail;
  return out;
}

std::string counted(std::size_t n, std::string const& one) {
  return std::to_string(n) + " " + one + (n == 1 ? "" : "s");
}

// The words beside a control, which are the page's own.
std::string pressed(std::string const& words) { return "\"" + words + "\""; }

std::string to_write(FillPlan const& plan) {
  return plan.entries.empty() ? "nothing is to be written on this page"
                              : counted(plan.entries.size(), "field") + " will be filled in";
}

struct WordsOfFact {
  using enum ClientEventType;

  // As clients are told.
  static std::optional<StepWords> as_event(Fact const& fact) {
    auto const event = event_of(fact);
    return event ? std::optional(as(event->type, event->detail)) : std::nullopt;
  }
  static StepWords as(ClientEventType type, std::string detail, std::string url = {},
                      std::vector<std::string> signs = {}) {
    return {.type = std::string(name_of(type)),
            .words = std::string(event_text(type)),
            .detail = std::move(detail),
            .url = std::move(url),
            .signs = std::move(signs)};
  }
  // Of what clients are not told.
  static StepWords own(std::string type, std::string words, std::string detail = {}, std::string url = {}) {
    return {.type = std::move(type),
            .words = std::move(words),
            .detail = std::move(detail),
            .url = std::move(url),
            .signs = {}};
  }

  std::optional<StepWords> operator()(ContactSkipped const& f) const {
    std::string const other = f.other ? " (contact " + to_string(*f.other) + ")" : "";
    return as(contact_skipped, because(f.reason, "") + other);
  }
  std::optional<StepWords> operator()(ContactRejected const& f) const {
    std::string all;
    for (std::string const& problem : f.problems) all += (all.empty() ? "" : "; ") + problem;
    return as(contact_error, all);
  }
  std::optional<StepWords> operator()(SiteReached const& f) const {
    std::string const status = f.status == 0 ? "" : "answered with HTTP status " + std::to_string(f.status);
    return own("site_reached", "The page is there", status, f.url);
  }
  std::optional<StepWords> operator()(CandidateChosen const& f) const {
    return as(contact_page_found, f.why.empty() ? "" : "the page before: " + f.why, f.url);
  }
  std::optional<StepWords> operator()(BrowserReady const& f) const {
    return as(navigation_started, f.page->empty() ? "" : "straight to the page where its form was before", f.page);
  }
  std::optional<StepWords> operator()(RecipeDropped const& f) const { return as(recipe_dropped, f.why, f.page); }
  std::optional<StepWords> operator()(FormNotYetFound const&) const {
    return own("form_not_yet_found", "No contact form yet; looking at the page again");
  }
  std::optional<StepWords> operator()(FormFound const& f) const {
    return as(form_detected, to_write(f.plan) + "; it scores " + std::to_string(f.score) + " as a contact form",
              f.plan.form_url);
  }
  std::optional<StepWords> operator()(FormLost const&) const {
    return own("form_lost", "The page changed its form; looking for it again");
  }
  std::optional<StepWords> operator()(ScreeningPassed const& f) const {
    return as(filling_form,
              f.passive_captcha.empty() ? "no CAPTCHA asks for anything" : "its CAPTCHA asks nothing of a visitor");
  }
  std::optional<StepWords> operator()(FormOpenerFound const& f) const {
    return own("form_opener_found", "Pressing what opens the form", pressed(f.words));
  }
  std::optional<StepWords> operator()(PreflightEnded const& f) const {
    return as(preflight_ended, f.reason == Reason::none ? "it can be contacted" : because(f.reason, f.detail));
  }
  std::optional<StepWords> operator()(StageWritten const& f) const {
    return own("step_written", "One step of the form is filled in; going on to its next",
               counted(f.contents->size(), "field") + " written");
  }
  std::optional<StepWords> operator()(StageReached const& f) const {
    return own("step_reached", "The form's next step is there", to_write(f.plan));
  }
  std::optional<StepWords> operator()(FormFilled const& f) const {
    return as(form_filled, counted(f.contents->size(), "field") + " written");
  }
  std::optional<StepWords> operator()(PersonNeeded const& f) const {
    return as(f.reason == Reason::captcha ? captcha_detected : contact_held, because(f.reason, f.detail));
  }
  std::optional<StepWords> operator()(HandedOver const& f) const {
    return as(contact_handed_over, because(f.reason, f.detail), {}, f.verdict->signs);
  }
  std::optional<StepWords> operator()(PersonResolved const& f) const {
    return as(contact_resumed, f.who + (f.consented ? ", who agrees to what the form requires" : "") +
                                   (f.answered ? ", who gave a value for the field that was asked about" : ""));
  }
  std::optional<StepWords> operator()(SubmitIntended const& f) const { return as(submitting, "", f.endpoint); }
  std::optional<StepWords> operator()(SendObserved const& f) const {
    std::string const emptied = f.cleared->empty() ? ""
                                                   : counted(f.cleared->size(), "field") +
                                                         " emptied right before: the page had changed what "
                                                         "stood there";
    return as(submitted, emptied, f.url);
  }
  std::optional<StepWords> operator()(SendSucceeded const& f) const {
    return as(contact_success, f.verdict.reason, {}, f.verdict.signs);
  }
  std::optional<StepWords> operator()(SendRefused const& f) const {
    return as(contact_failed, "the site refused it: " + f.verdict.reason, {}, f.verdict.signs);
  }
  std::optional<StepWords> operator()(LateConfirmation const& f) const {
    return as(contact_reconciled, f.verdict.reason, {}, f.verdict.signs);
  }
  std::optional<StepWords> operator()(OutcomeUnproven const& f) const {
    return as(contact_unconfirmed, because(f.reason, f.detail), {}, f.verdict->signs);
  }
  std::optional<StepWords> operator()(OutcomeDoubted const& f) const {
    return as(contact_unconfirmed, because(f.reason.is_absent() ? Reason::power_lost : *f.reason, f.detail));
  }
  std::optional<StepWords> operator()(RetryScheduled const& f) const {
    return as(contact_retry_scheduled, because(f.reason, f.detail));
  }
  std::optional<StepWords> operator()(Requeued const&) const {
    return own("requeued", "Back in the queue for another attempt");
  }
  std::optional<StepWords> operator()(GaveUp const& f) const {
    return as(f.reason == Reason::no_form ? form_not_found : contact_failed, because(f.reason, f.detail));
  }
  std::optional<StepWords> operator()(ContactTimedOut const& f) const {
    return as(contact_failed, "out of time; then " + std::string(phase_text(f.during)));
  }
  std::optional<StepWords> operator()(CancelRequested const& f) const {
    return as(contact_cancel_requested, because(f.reason, ""));
  }
  std::optional<StepWords> operator()(ContactCancelled const& f) const {
    return as(contact_cancelled, because(f.reason, ""));
  }
  std::optional<StepWords> operator()(ScreenshotTaken const&) const { return {}; }
  std::optional<StepWords> operator()(ResultSuppressed const&) const { return {}; }
  template <class F>
  std::optional<StepWords> operator()(F const& f) const {
    if constexpr (IsContactFact<F>)
      return as_event(Fact{f});
    else
      return {};
  }
};

} // namespace

std::optional<StepWords> step_words(Fact const& fact) { return std::visit(WordsOfFact{}, fact); }

} // namespace legwork::core
