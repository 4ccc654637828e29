// The machine explains itself; nothing here is written by hand per situation.
#include "core/report/explain.hpp"

#include <algorithm>

#include "core/batch/batch_transitions.hpp"
#include "core/contact/contact_transitions.hpp"
#include "core/report/person_actions.hpp"

namespace legwork::core {

std::string_view phase_text(Phase phase) {
  switch (phase) {
    case Phase::unborn: return "not requested yet";
    case Phase::queued: return "waits for its turn and a browser slot";
    case Phase::opening: return "a browser page is being opened";
    case Phase::navigating: return "the website is loading";
    case Phase::locating: return "the contact form is being looked for";
    case Phase::screening: return "a form is there; a CAPTCHA is being looked for";
    case Phase::filling: return "the form is being filled and read back";
    case Phase::held: return "a person is needed";
    case Phase::ready: return "filled; waits to be let through";
    case Phase::intended: return "the send button is being pressed";
    case Phase::dispatched: return "sent; the answer is being watched";
    case Phase::backoff: return "waits for another attempt; nothing was sent";
    case Phase::succeeded: return "the business received it";
    case Phase::failed: return "given up; nothing was sent";
    case Phase::timed_out: return "out of time; nothing was sent";
    case Phase::refused: return "the website refused it";
    case Phase::unconfirmed: return "may or may not have been sent";
    case Phase::cancelled: return "cancelled; nothing was sent";
    case Phase::manual: return "a person must do it; the business has nothing yet";
    case Phase::skipped: return "left out";
    case Phase::rejected: return "the request was not valid";
    case Phase::checked: return "checked in advance; nothing was written or sent";
  }
  return "";
}

std::string_view reason_text(Reason reason) {
  switch (reason) {
    case Reason::none: return "";
    case Reason::site_unreachable: return "the website could not be reached";
    case Reason::address_blocked: return "its address is one that is not visited";
    case Reason::no_form: return "no contact form was found";
    case Reason::field_not_accepted: return "a field did not keep what was written";
    case Reason::form_stuck: return "the form did not go on to its next step";
    case Reason::form_refused_input: return "the form did not accept what was entered";
    case Reason::nothing_sent: return "pressing the button sent nothing";
    case Reason::form_lost: return "the form kept disappearing";
    case Reason::browser_lost: return "the browser page died";
    case Reason::step_timed_out: return "a step took too long";
    case Reason::browser_trouble: return "the browser answered something unexpected";
    case Reason::out_of_time: return "its time was used up";
    case Reason::interrupted: return "the program was stopped in the middle";
    case Reason::shut_down: return "the program was told to stop";
    case Reason::power_lost: return "the power went while it was about to be sent";
    case Reason::captcha: return "a CAPTCHA must be answered";
    case Reason::consent: return "a consent is required that was not allowed";
    case Reason::unclear_field: return "a required field needs a decision";
    case Reason::request_held_back: return "the page wanted to send something that Legwork cannot read";
    case Reason::field_changed: return "a required field does not keep what is written";
    case Reason::button_disabled: return "the button that sends was never enabled";
    case Reason::form_covered: return "something on the page lies over the form";
    case Reason::unclear_form: return "it is not clear whether the form is for messages";
    case Reason::age_check: return "the website asks for the visitor's age";
    case Reason::poison: return "it was interrupted too often";
    case Reason::no_answer: return "it may have been sent, and no answer was seen";
    case Reason::answer_unclear: return "it was sent, and the answer proves nothing";
    case Reason::contacted_already: return "this business was contacted already";
    case Reason::do_not_contact: return "this business is on the do-not-contact list";
    case Reason::daily_cap: return "the daily cap of this customer is reached";
    case Reason::by_person: return "a person says so";
    case Reason::declined: return "a person decided against it";
    case Reason::denied: return "a person says that it was not sent";
    case Reason::stopped: return "the batch was stopped";
    case Reason::asked: return "somebody cancelled it";
    case Reason::invalid_request: return "the request was not valid";
    case Reason::review_page: return "the website shows another step before it takes the message: finish it by hand";
    case Reason::confirm_by_mail:
      return "the website takes the message only once the link in its mail is clicked: look in your mailbox";
  }
  return "";
}

namespace {

std::string_view waits_for(Phase phase) {
  if (is_final(phase)) return "nothing: it has ended";
  if (phase == Phase::queued) return "a free slot of its batch";
  if (phase == Phase::held) return "a person";
  if (phase == Phase::ready) return "its batch to run";
  if (phase == Phase::backoff) return "the next attempt";
  return "the browser";
}

bool allows(Phase phase, FactKind fact) { return next_phase(phase, fact).has_value(); }

std::string row(std::string_view from, std::string_view fact, std::string_view to) {
  return "| `" + std::string(from) + "` | " + std::string(fact) + " | `" + std::string(to) + "` |\n";
}

std::string arrow(std::string_view from, std::string_view fact, std::string_view to) {
  return "  " + std::string(from) + " --> " + std::string(to) + ": " + std::string(fact) + "\n";
}

} // namespace

ContactStanding standing_of(State const& s, Contact const& c) {
  ContactStanding out;
  out.where = std::string(name_of(c.phase)) + ": " + std::string(phase_text(c.phase));
  if (c.reason != Reason::none) out.where += " (" + std::string(reason_text(c.reason)) + ")";
  out.waits_for = c.claimed_by.empty() ? std::string(waits_for(c.phase)) : c.claimed_by + ", who claimed it";
  if (c.phase == Phase::ready && s.now < earliest_press(c, s.limits))
    out.waits_for = "a visitor's pace before it is sent";
  out.retries = c.phase == Phase::backoff;
  auto const whole = work_deadline(c, s.limits);
  if (!is_final(c.phase)) {
    out.by = c.deadline;
    if (whole && (!out.by || *whole < *out.by)) out.by = whole;
  }
  for (Edge const& e : table::edges) {
    if (e.from == c.phase) out.may_follow.emplace_back(fact_name(e.fact));
  }
  for (PersonAction const& action : allowed_actions(s, c)) {
    if (!action.words.empty()) out.may_do.emplace_back(action.words);
  }
  out.may_cancel = allows(c.phase, kind_of<ContactCancelled>());
  out.may_wish = allows(c.phase, kind_of<CancelRequested>());
  return out;
}

std::string one_line(ContactStanding const& standing, Instant now) {
  std::string out = standing.where + "; waits for " + standing.waits_for;
  if (standing.by) {
    std::string const left = std::to_string(std::max<std::int64_t>((*standing.by - now).count(), 0) / 1000) + " s";
    out += (standing.retries ? " in " : ", gives up in ") + left;
  }
  for (std::string const& action : standing.may_do)
    out += (&action == &standing.may_do.front() ? "; a person may " : ", ") + action;
  if (standing.may_cancel) out += "; may be cancelled";
  if (standing.may_wish) out += "; a cancel is noted, but the press cannot be taken back";
  return out;
}

std::string state_map() {
  std::string out =
      "# The states of a contact and of a batch\n\n"
      "Written by `legwork map` from `core/contact/contact_transitions.hpp` and `core/batch/batch_transitions.hpp`; a "
      "test fails when this page\n"
      "is stale. `ShotTaken` may happen in every phase that has not ended and changes none; `ResultSuppressed` may\n"
      "happen in every phase and changes none.\n\n## Phases of a contact\n\n| phase | meaning | a person sees "
      "|\n|---|---|---|\n";
  for (std::size_t i = 1; i < count_of<Phase>(); ++i) {
    auto const phase = static_cast<Phase>(i);
    out += row(name_of(phase), phase_text(phase), name_of(client_status(phase)));
  }
  out += "\n## What leads where\n\n| from | fact | to |\n|---|---|---|\n";
  for (Edge const& e : table::edges) out += row(name_of(e.from), fact_name(e.fact), name_of(e.to));
  out += "\n```mermaid\nstateDiagram-v2\n";
  for (Edge const& e : table::edges) out += arrow(name_of(e.from), fact_name(e.fact), name_of(e.to));
  out += "```\n\n## A batch\n\n| from | fact | to |\n|---|---|---|\n";
  for (BatchEdge const& e : table::batch_edges) out += row(name_of(e.from), fact_name(e.fact), name_of(e.to));
  out += "\n```mermaid\nstateDiagram-v2\n";
  for (BatchEdge const& e : table::batch_edges) out += arrow(name_of(e.from), fact_name(e.fact), name_of(e.to));
  return out + "```\n";
}

} // namespace legwork::core
