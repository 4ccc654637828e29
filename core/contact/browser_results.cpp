// Browser results, one function per kind: is it the step we wait for, and what does it mean?
#include "core/contact/browser_results.hpp"

#include <algorithm>

#include "core/base/fingerprint.hpp"
#include "core/base/text.hpp"
#include "core/contact/awaited_result.hpp"
#include "core/contact/contact_transitions.hpp"
#include "core/contact/filled_form.hpp"
#include "core/contact/overlay_closing.hpp"
#include "core/contact/preflight.hpp"
#include "core/contact/retry_policy.hpp"
#include "core/contact/site_recipes.hpp"
#include "core/model/customer_field.hpp"
#include "core/model/facts.hpp"
#include "core/page/fields/field_reader.hpp"
#include "core/page/new_text.hpp"

namespace legwork::core {

namespace {

// What the customer allowed in advance, and a person for this contact alone.
FillRules rules_of(Proposal const& p, Contact const& c) {
  FillRules rules = p.state.batch(c.batch).rules;
  rules.person_agreed = c.person_consented;
  rules.ticked_on_page = c.ticked_on_page;
  rules.kept_fields = c.kept_fields;
  rules.decided_by = p.state.rules;
  for (std::string const& key : c.answers) rules.known.insert(std::ranges::lower_bound(rules.known, key), key);
  return rules;
}

Reason reason_for(StepProblem problem) {
  switch (problem) {
    case StepProblem::timed_out: return Reason::step_timed_out;
    case StepProblem::not_reached:
    case StepProblem::not_a_page: return Reason::site_unreachable;
    case StepProblem::blocked: return Reason::address_blocked;
    case StepProblem::page_gone: return Reason::browser_lost;
    case StepProblem::control_gone: return Reason::form_lost;
    case StepProblem::not_clickable: return Reason::field_not_accepted;
    case StepProblem::disabled: return Reason::button_disabled;
    case StepProblem::covered: return Reason::form_covered;
    case StepProblem::field_changed: return Reason::field_changed;
    case StepProblem::none:
    case StepProblem::browser_trouble: return Reason::browser_trouble;
  }
  return Reason::browser_trouble;
}

bool is_step_sent(Contact const& c) { return c.unaccounted && c.unaccounted->kind == form_step; }

// What the page says in its alerts, which do not quote what was typed.
std::string complaint_in(Snapshot const& page) {
  for (std::string const& text : page.live) {
    if (!may_quote(text) && !trim(text).empty()) return "; it says: \"" + presentable(collapse(text), 160) + "\"";
  }
  return "";
}

// The page that came instead of a form's next step may say what became of the entries.
std::string answer_in(Proposal const& p, Snapshot const& page) {
  if (p.state.rules < DecisionRules::v6) return "";
  std::string const alert = complaint_in(page);
  if (!alert.empty()) return alert;
  for (std::string const& sentence : sentences_like_answers(page)) {
    if (!may_quote(sentence)) return "; the page says: \"" + presentable(collapse(sentence), 160) + "\"";
  }
  return "";
}

// `page`: what is there instead, null where nobody looked.
void look_again_for_lost_form(Proposal& p, Contact const& c, Snapshot const* page = nullptr) {
  if (is_step_sent(c)) // it is not begun anew
    return p.add(unless_doubted(
        c, GaveUp{c.id, Reason::form_stuck,
                  "the form's next step did not come" + (page == nullptr ? "" : answer_in(p, *page)), c.evidence}));
  if (c.relooks < p.state.limits.relooks)
    p.add(FormLost{c.id, p.next_op()});
  else
    give_up_attempt(p, c, Reason::form_lost, "the form kept disappearing from the page", true);
}

// How the reason begins where a person said that the CAPTCHA is answered, and the page does not show it
// (core/page/captcha.cpp reads that off the page).
std::string_view still_unanswered(Contact const& c) {
  return c.person_answered ? "the page does not show yet that the CAPTCHA is answered: " : "";
}

// A challenge that a visitor must answer, seen at any step before the press.
bool held_by_captcha(Proposal& p, Contact const& c, PageAnalysis const& page, std::string const& evidence) {
  Captcha const& captcha = page.challenge(p.state.rules);
  bool const asks = captcha.kind == CaptchaKind::interactive && !answered_by_word(p, c);
  if (!asks && captcha.kind != CaptchaKind::interstitial) return false;
  need_person(p, c,
              PersonNeeded{c.id, Reason::captcha,
                           std::string(still_unanswered(c)) + std::string(name_of(captcha.kind)) + " " +
                               captcha.vendor + " CAPTCHA: " + captcha.evidence,
                           evidence});
  return true;
}

void decide_screened(Proposal& p, Contact const& c, PageObserved const& r) {
  if (held_by_captcha(p, c, *r.snapshot, r.evidence)) return;
  FillPlanResult const* planned = replan_form(*r.snapshot, c.plan, rules_of(p, c));
  if (!planned) return look_again_for_lost_form(p, c);
  if (!planned->plan) return ask_person(p, c, *planned, r.evidence);
  if (closes_overlay(p, c, *r.snapshot, *planned->plan, r.evidence)) return;
  Captcha const& captcha = r.snapshot->challenge(p.state.rules);
  std::string passive = captcha.kind == CaptchaKind::passive ? captcha.vendor : "";
  if (is_preflight(p.state, c) && asks_about_cover(p, c, *r.snapshot, *planned->plan, r.evidence)) return;
  if (is_preflight(p.state, c))
    return p.add(PreflightEnded{.contact = c.id,
                                .reason = Reason::none,
                                .detail = "",
                                .evidence = r.evidence,
                                .passive_captcha = std::move(passive)});
  p.add(ScreeningPassed{.contact = c.id,
                        .evidence = r.evidence,
                        .passive_captcha = std::move(passive),
                        .plan = *planned->plan,
                        .op = p.next_op()});
}

// The contact once the press of "Next" has its result: what left with it was said before.
Contact without_next(Contact c) {
  c.next_pressed = false;
  return c;
}

// The site shows the same fields once more: it did not take them, or it took them for all.
bool is_same_step(FillPlan const& now, FillPlan const& before) {
  auto const is_same = [](FillEntry const& a, FillEntry const& b) {
    return a.field == b.field && *a.label == *b.label;
  };
  return std::ranges::equal(now.entries, before.entries, is_same);
}

// The form leads on only with a request that is not let out: it carries the message, or goes to somebody else.
void ask_about_held_back(Proposal& p, Contact const& c, PageObserved const& r) {
  p.add(PersonNeeded{c.id, Reason::request_held_back,
                     "the form leads on only with a request to " + *r.held_back_host +
                         " that was not let out: only the press that sends may carry the message" +
                         complaint_in(*r.snapshot),
                     r.evidence});
}

void decide_stage(Proposal& p, Contact const& c, PageObserved const& r) {
  if (held_by_captcha(p, c, *r.snapshot, r.evidence)) return;
  FillPlanResult const* planned = replan_form(*r.snapshot, c.plan, rules_of(p, c));
  bool const stayed = planned != nullptr && planned->plan && is_same_step(*planned->plan, c.plan);
  if (!r.held_back_host->empty() && (planned == nullptr || stayed)) return ask_about_held_back(p, c, r);
  if (!planned) return look_again_for_lost_form(p, c, r.snapshot.get());
  if (is_step_sent(c) && stayed)
    return p.add(
        unless_doubted(c, GaveUp{c.id, Reason::form_stuck,
                                 "the form stayed at the step that was sent" + complaint_in(*r.snapshot), r.evidence}));
  if (!planned->plan) return ask_person(p, c, *planned, r.evidence);
  if (c.stage + 1 >= p.state.limits.stages)
    return p.add(
        unless_doubted(c, GaveUp{c.id, Reason::form_stuck, "the form has more steps than are followed", r.evidence}));
  p.add(StageReached{c.id, r.evidence, *planned->plan, p.next_op()});
}

std::uint64_t digest_of(Contact const& c) {
  Fingerprint f;
  f.add(c.plan.fingerprint);
  for (FillEntry const& e : c.plan.entries) f.add(e.field).add(e.key).add(e.text).add(name_of(e.action));
  return f.value();
}

void without_its_page(Proposal& p, Contact const& c) {
  give_up_attempt(p, c, Reason::browser_trouble, "the browser looked and brought no page", true);
}

// A box that a plan for the written page would untick once more: the page ticked it again, or never let it go (P14).
FillEntry const* still_ticked(FillPlan const& plan) {
  auto const found = std::ranges::find(plan.entries, FillAction::uncheck, &FillEntry::action);
  return found == plan.entries.end() ? nullptr : &*found;
}

// A required field that was not there, or not enabled yet, when the form was written: a list of states that the choice
// of a country brings.
bool has_come_up(Snapshot const& page, FillPlan const& now, FillPlan const& written) {
  auto const is_new = [&](FillEntry const& e) {
    auto const is_same = [&](FillEntry const& w) {
      return w.ref == e.ref || (w.field == e.field && *w.label == *e.label);
    };
    Control const* const control = find_control(page, e.ref);
    bool const stands = e.action == FillAction::check && control != nullptr && control->checked;
    return *e.required && !stands && e.action != FillAction::uncheck && std::ranges::none_of(written.entries, is_same);
  };
  return std::ranges::any_of(now.entries, is_new);
}

// By the rules before v4: an identity or the message did not stay as written, and the form is pointless to send.
bool rejected_by_essentials(Proposal& p, Contact const& c, FormWritten const& r) {
  for (FillReading const& reading : r.readings) {
    if (!is_essential(reading.key) || reading.outcome == FillOutcome::accepted) continue;
    give_up_attempt(p, c, Reason::field_not_accepted, "the page did not keep what was written as " + reading.key, true);
    return true;
  }
  return false;
}

// The adapter reports some problems before it presses, with the latch closed again.
void decide_press_failed(Proposal& p, Contact const& c, StepFailed const& r, std::string const& detail) {
  StepProblem const problem = r.problem;
  bool const for_person =
      problem == StepProblem::disabled || problem == StepProblem::field_changed || problem == StepProblem::covered;
  bool const never_pressed =
      for_person || problem == StepProblem::not_clickable || problem == StepProblem::control_gone;
  if (!never_pressed || c.unaccounted) return decide_unproven(p, c, Reason::no_answer, detail, "");
  if (!c.sent_by.empty()) return decide_void_of_person(p, c, "the request did not leave: " + detail, "");
  p.add(TokenVoided{c.id, *c.token, "the button was never pressed: " + detail, ""});
  if (c.cancel_wanted) return p.add(ContactCancelled{c.id, c.reason});
  bool const may_uncover =
      problem == StepProblem::covered && may_close_overlay(p, c) && c.relooks < p.state.limits.relooks;
  if (may_uncover) return p.add(FormLost{c.id, p.next_op()});
  if (for_person)
    return p.add(PersonNeeded{.contact = c.id,
                              .reason = reason_for(problem),
                              .detail = detail,
                              .evidence = c.evidence,
                              .field = asked_field_of(c.plan, r.changed)});
  give_up_attempt(p, c, reason_for(problem), detail, true);
}

void decide_next_failed(Proposal& p, Contact const& c, StepProblem problem, std::string const& detail) {
  bool const is_for_person = problem == StepProblem::disabled || problem == StepProblem::covered;
  if (is_for_person && p.state.rules >= DecisionRules::v6)
    return p.add(PersonNeeded{c.id, reason_for(problem), detail, c.evidence});
  give_up_attempt(p, without_next(c), reason_for(problem), detail, true);
}

} // namespace

bool answered_by_word(Proposal const& p, Contact const& c) {
  return p.state.rules == DecisionRules::v1 && c.person_answered;
}

void decide_result(Proposal& p, PageOpened const& r) {
  Contact const* const c = waiting_for(p, r);
  if (c == nullptr) return;
  BrowserReady ready{c->id, r.incarnation, p.next_op()};
  SiteRecipe const* const recipe = p.state.rules >= DecisionRules::v7 ? recipe_to_try(p.state, *c) : nullptr;
  if (recipe != nullptr) ready.page = recipe->page, ready.form_fingerprint = recipe->fingerprint;
  p.add(std::move(ready));
}

void decide_result(Proposal& p, PageReached const& r) {
  if (Contact const* c = waiting_for(p, r)) p.add(SiteReached{c->id, presentable(r.url, 2048), r.status, p.next_op()});
}

void decide_result(Proposal& p, PageObserved const& r) {
  Contact const* c = waiting_for(p, r);
  if (c == nullptr) return;
  note_screenshots(p, c->id, r.screenshots);
  if (!r.snapshot) return without_its_page(p, *c);
  if (c->phase == Phase::locating)
    decide_located(p, *c, r, rules_of(p, *c));
  else if (c->phase == Phase::screening)
    decide_screened(p, *c, r);
  else
    decide_stage(p, without_next(*c), r);
}

void decide_result(Proposal& p, FormWritten const& r) {
  Contact const* c = waiting_for(p, r);
  if (c == nullptr) return;
  note_screenshots(p, c->id, r.screenshots);
  if (!r.snapshot) return without_its_page(p, *c);
  if (held_by_captcha(p, *c, *r.snapshot, r.evidence)) return;
  if (closes_overlay(p, *c, *r.snapshot, c->plan, r.evidence)) return;
  bool const reads_all = p.state.rules >= DecisionRules::v4;
  if (reads_all ? decide_on_readings(p, *c, r) : rejected_by_essentials(p, *c, r)) return;
  FillPlanResult const* planned = replan_form(*r.snapshot, c->plan, rules_of(p, *c));
  if (!planned) return look_again_for_lost_form(p, *c);
  if (!planned->plan) return ask_person(p, *c, *planned, r.evidence);
  bool const may_write_again =
      p.state.rules >= DecisionRules::v6 && c->relooks < p.state.limits.relooks && !is_step_sent(*c);
  if (may_write_again && has_come_up(*r.snapshot, *planned->plan, c->plan)) return p.add(FormLost{c->id, p.next_op()});
  if (FillEntry const* box = still_ticked(*planned->plan); box != nullptr)
    return p.add(
        PersonNeeded{c->id, Reason::consent, "a box stays ticked that was not allowed: " + box->wording, r.evidence});
  int const button = planned->plan->submit;
  auto contents = reads_all ? contents_of(c->plan, r.readings) : std::vector<FieldContent>{};
  if (c->plan.advances && !c->refused_input.empty()) // its step may send the entries: a person corrects them first
    return p.add(PersonNeeded{c->id, Reason::form_refused_input, c->refused_input, r.evidence});
  if (c->plan.advances)
    p.add(StageWritten{.contact = c->id,
                       .evidence = r.evidence,
                       .button = button,
                       .op = p.next_op(),
                       .contents = std::move(contents),
                       .may_send = p.state.rules >= DecisionRules::v5});
  else
    p.add(FormFilled{.contact = c->id,
                     .evidence = r.evidence,
                     .button = button,
                     .digest = digest_of(*c),
                     .wordings = boxes_of(*r.snapshot, button),
                     .contents = std::move(contents)});
}

void decide_result(Proposal& p, StepFailed const& r) {
  Contact const* c = waiting_for(p, r);
  if (c == nullptr) return;
  note_screenshots(p, c->id, r.screenshots);
  std::string const detail = presentable(r.detail, 300);
  if (c->phase == Phase::intended) return decide_press_failed(p, *c, r, detail);
  if (c->phase == Phase::dispatched) return decide_unproven(p, *c, Reason::no_answer, detail, "");
  bool const had_form = c->phase == Phase::screening || c->phase == Phase::filling;
  if (had_form && r.problem == StepProblem::control_gone) return look_again_for_lost_form(p, without_next(*c));
  bool const is_about_button = r.problem == StepProblem::control_gone || r.problem == StepProblem::not_clickable ||
                               r.problem == StepProblem::disabled || r.problem == StepProblem::covered;
  bool const was_aside = !c->openers.empty() || !c->overlays.empty(); // a press that only opens or closes something
  if (c->phase == Phase::locating && was_aside && is_about_button)
    return p.add(FormNotYetFound{c->id, c->evidence, p.next_op()});
  if (c->next_pressed) return decide_next_failed(p, *c, r.problem, detail);
  bool const another_page = c->phase == Phase::navigating && !c->at_home && r.problem != StepProblem::page_gone;
  if (another_page) return try_next_page(p, *c, detail, "");
  bool const may_retry = r.problem != StepProblem::blocked && r.problem != StepProblem::not_a_page;
  give_up_attempt(p, *c, reason_for(r.problem), detail, may_retry);
}

namespace {

void decide_page_lost(Proposal& p, Contact const& c, std::string const& detail) {
  if (c.phase == Phase::intended || c.phase == Phase::dispatched)
    return decide_unproven(p, c, Reason::no_answer, detail, "");
  if (c.phase == Phase::held && p.state.rules >= DecisionRules::v8)
    return p.add(unless_doubted(c, HeldPageLost{c.id, "its page is gone: " + detail}));
  if (c.phase == Phase::held)
    return p.add(unless_doubted(c, HandedOver{c.id, c.reason, "its page is gone: " + detail}));
  if (is_active(c.phase)) give_up_attempt(p, c, Reason::browser_lost, detail, true);
}

} // namespace

void decide_result(Proposal& p, PageLost const& r) {
  if (!p.state.has_contact(r.contact)) return;
  Contact const& c = p.state.contact(r.contact);
  if (c.page == r.page && wants_page(c.phase)) return decide_page_lost(p, c, presentable(r.detail, 300));
  p.add(ResultSuppressed{c.id, "PageLost", "not a page in use"});
}

void decide_result(Proposal& p, UnaccountedTrafficSeen const& r) {
  if (!p.state.has_contact(r.contact)) return;
  Contact const& c = p.state.contact(r.contact);
  bool const is_late = c.page == r.page && c.phase == Phase::backoff && !c.unaccounted;
  if (is_late && p.state.rules >= DecisionRules::v5) {
    Contact doubted = c;
    doubted.unaccounted = r.traffic;
    return p.add(unless_doubted(doubted, RetryScheduled{c.id, c.reason, c.detail, p.now}));
  }
  bool const in_use = c.page == r.page && next_phase(c.phase, kind_of<UnaccountedTrafficLeft>()).has_value();
  if (in_use && !c.unaccounted)
    p.add(UnaccountedTrafficLeft{c.id, r.traffic});
  else
    p.add(ResultSuppressed{c.id, "UnaccountedTrafficSeen", in_use ? "known already" : "not a page in use"});
}

void decide_result(Proposal& p, BrowserLost const& r) {
  for (Batch const& b : p.state.batches) {
    for (ContactId id : b.begun) {
      Contact const& c = p.state.contact(id);
      if (wants_page(c.phase) && c.incarnation == r.incarnation && c.phase != Phase::opening)
        decide_page_lost(p, c, "the browser died: " + presentable(r.detail, 200));
    }
  }
}

void decide_deadline(Proposal& p, Contact const& c) {
  auto const whole = work_deadline(c, p.state.limits);
  bool const out_of_time = whole && *whole <= p.now;
  if (c.phase == Phase::intended || c.phase == Phase::dispatched)
    return decide_unproven(p, c, Reason::no_answer, "no proof came within the limit", "");
  if (out_of_time) return p.add(unless_doubted(c, ContactTimedOut{c.id, c.phase}));
  switch (c.phase) {
    case Phase::opening:
    case Phase::screening:
    case Phase::filling:
      return give_up_attempt(p, c, Reason::step_timed_out, std::string(name_of(c.phase)) + " took too long", true);
    case Phase::navigating:
      if (c.at_home) return give_up_attempt(p, c, Reason::site_unreachable, "the website did not load in time", true);
      return try_next_page(p, c, "did not load in time", "");
    case Phase::locating:
      if (!c.recipe_page.empty()) return try_next_page(p, c, "no contact form there within the limit", "");
      return p.add(unless_doubted(c, GaveUp{c.id, Reason::no_form, "no contact form within the limit", c.evidence}));
    case Phase::ready: return p.add(unless_doubted(c, ContactTimedOut{c.id, c.phase}));
    case Phase::held:
      if (!c.claimed_by.empty()) return p.add(ClaimExpired{c.id});
      return p.add(unless_doubted(
          c, HandedOver{c.id, c.reason, c.reason == Reason::form_refused_input ? c.detail : std::string()}));
    case Phase::backoff: return p.add(Requeued{c.id});
    case Phase::unborn:
    case Phase::queued:
    case Phase::intended:
    case Phase::dispatched:
    case Phase::succeeded:
    case Phase::failed:
    case Phase::timed_out:
    case Phase::refused:
    case Phase::unconfirmed:
    case Phase::cancelled:
    case Phase::manual:
    case Phase::skipped:
    case Phase::rejected:
    case Phase::checked: return;
  }
}

void decide_interrupted(Proposal& p, Contact const& c) {
  if (c.phase == Phase::intended || c.phase == Phase::dispatched)
    return decide_unproven(p, c, Reason::interrupted, "the program stopped after the commit point", "");
  if (!is_active(c.phase) && c.phase != Phase::held) return;
  if (c.phase == Phase::held && p.state.rules >= DecisionRules::v8) {
    if (c.page) p.add(unless_doubted(c, HeldPageLost{c.id, "the program stopped, and its page with it"}));
    return;
  }
  if (may_have_left(c))
    return p.add(
        unless_doubted(c, RetryScheduled{c.id, Reason::interrupted, "the program stopped in the middle", p.now}));
  p.add(RetryScheduled{c.id, Reason::interrupted, "the program stopped in the middle; nothing was sent", p.now});
  if (c.interrupted + 1 >= p.state.limits.interruptions)
    p.add(HandedOver{c.id, Reason::poison, ""});
  else
    p.add(Requeued{c.id}); // at once: it keeps its place before those that had not begun (P20)
}

void decide_cancel(Proposal& p, Contact const& c, Reason why) {
  if (c.phase == Phase::intended || c.phase == Phase::dispatched) {
    if (!c.cancel_wanted) p.add(CancelRequested{c.id, why});
  } else if (!is_final(c.phase)) {
    p.add(unless_doubted(c, ContactCancelled{c.id, why}));
  }
}

} // namespace legwork::core
