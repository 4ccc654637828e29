// Browser results, one function per kind: is it the step we wait for, and what does it mean?
#include "core/contact/browser_results.hpp"

#include <algorithm>

#include "core/base/fingerprint.hpp"
#include "core/base/text.hpp"
#include "core/contact/retry_policy.hpp"
#include "core/model/customer_field.hpp"
#include "core/model/facts.hpp"

namespace legwork::core {

namespace {

// Whether the step under way in `phase` can end with an R. Nothing else may reach the table: an adapter that
// mixes up its answers must not stop the program.
template <class R>
constexpr bool may_bring(Phase phase) {
  if constexpr (std::is_same_v<R, PageOpened>)
    return phase == Phase::opening;
  else if constexpr (std::is_same_v<R, PageReached>)
    return phase == Phase::navigating;
  else if constexpr (std::is_same_v<R, PageObserved>)
    return phase == Phase::locating || phase == Phase::screening || phase == Phase::filling;
  else if constexpr (std::is_same_v<R, FormWritten>)
    return phase == Phase::filling;
  else if constexpr (std::is_same_v<R, SendPressed>)
    return phase == Phase::intended;
  else if constexpr (std::is_same_v<R, OutcomeWatched>)
    return phase == Phase::dispatched;
  else {
    static_assert(std::is_same_v<R, StepFailed>, "every result of a step says in which phases it is awaited");
    return true;
  }
}

// The contact that waits for `step`, or nothing (the result is then recorded as suppressed).
template <class R>
Contact const* waiting_for(Proposal& p, R const& r) {
  ContactId const id = r.step.contact;
  if (!p.state.has_contact(id)) return nullptr;
  Contact const& c = p.state.contact(id);
  char const* why = nullptr;
  if (r.step.epoch != p.state.epoch)
    why = "of an earlier run";
  else if (is_final(c.phase))
    why = "the contact had ended";
  else if (r.step.op != c.op)
    why = "not the step under way";
  else if (!may_bring<R>(c.phase))
    why = "not what this step brings";
  if (why == nullptr) return &c;
  p.add(ResultSuppressed{id, std::string(type_name<R>()), why});
  return nullptr;
}

void note_screenshots(Proposal& p, ContactId id, std::vector<Screenshot> const& screenshots) {
  for (Screenshot const& screenshot : screenshots) p.add(ScreenshotTaken{id, screenshot});
}

// What the customer allowed in advance, and a person for this contact alone.
FillRules rules_of(Proposal const& p, Contact const& c) {
  FillRules rules = p.state.batch(c.batch).rules;
  rules.person_agreed = c.person_consented;
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
    case StepProblem::none:
    case StepProblem::browser_trouble: return Reason::browser_trouble;
  }
  return Reason::browser_trouble;
}

void look_again_for_lost_form(Proposal& p, Contact const& c) {
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
  Captcha const& captcha = page.challenge();
  bool const asks = captcha.kind == CaptchaKind::interactive && !answered_by_word(p, c);
  if (!asks && captcha.kind != CaptchaKind::interstitial) return false;
  p.add(PersonNeeded{c.id, Reason::captcha,
                     std::string(still_unanswered(c)) + std::string(name_of(captcha.kind)) + " " + captcha.vendor +
                         " CAPTCHA: " + captcha.evidence,
                     evidence});
  return true;
}

void decide_screened(Proposal& p, Contact const& c, PageObserved const& r) {
  if (held_by_captcha(p, c, *r.snapshot, r.evidence)) return;
  FillPlanResult const* planned = replan_form(*r.snapshot, c.plan, rules_of(p, c));
  if (!planned) return look_again_for_lost_form(p, c);
  if (!planned->plan) return ask_person(p, c, *planned, r.evidence);
  Captcha const& captcha = r.snapshot->challenge();
  p.add(ScreeningPassed{c.id, r.evidence, captcha.kind == CaptchaKind::passive ? captcha.vendor : "", *planned->plan,
                        p.next_op()});
}

void decide_stage(Proposal& p, Contact const& c, PageObserved const& r) {
  if (held_by_captcha(p, c, *r.snapshot, r.evidence)) return;
  FillPlanResult const* planned = replan_form(*r.snapshot, c.plan, rules_of(p, c));
  if (!planned) return look_again_for_lost_form(p, c);
  if (!planned->plan) return ask_person(p, c, *planned, r.evidence);
  if (c.stage + 1 >= p.state.limits.stages)
    return p.add(GaveUp{c.id, Reason::form_stuck, "the form has more steps than are followed", r.evidence});
  p.add(StageReached{c.id, r.evidence, *planned->plan, p.next_op()});
}

std::uint64_t digest_of(Contact const& c) {
  Fingerprint f;
  f.add(c.plan.fingerprint);
  for (FillEntry const& e : c.plan.entries) f.add(e.field).add(e.key).add(e.text).add(name_of(e.action));
  return f.value();
}

// Every box on the page's chosen form with its state, as it will be sent.
std::vector<std::string> wordings_of(Snapshot const& page, int submit) {
  int form = -1;
  for (Button const& b : page.buttons) {
    if (b.ref == submit) form = b.form;
  }
  std::vector<std::string> out;
  for (Control const& k : page.controls) {
    if (k.form != form || form < 0 || k.type != "checkbox") continue;
    out.push_back((k.checked ? "[x] " : "[ ] ") + (k.label.empty() ? k.aria_label : k.label));
  }
  return out;
}

void without_its_page(Proposal& p, Contact const& c) {
  give_up_attempt(p, c, Reason::browser_trouble, "the browser looked and brought no page", true);
}

// A box that a plan for the written page would untick once more: the page ticked it again, or never let it go (P14).
FillEntry const* still_ticked(FillPlan const& plan) {
  auto const found = std::ranges::find(plan.entries, FillAction::uncheck, &FillEntry::action);
  return found == plan.entries.end() ? nullptr : &*found;
}

// A reading that makes the form pointless to send: an identity or the message did not stay as written.
std::string rejected_field(std::vector<FillReading> const& readings) {
  for (FillReading const& reading : readings) {
    bool const essential =
        reading.key == key_of(CustomerField::email) || reading.key == key_of(DerivedValue::message) ||
        reading.key == key_of(DerivedValue::full_name) || reading.key == key_of(CustomerField::first_name) ||
        reading.key == key_of(CustomerField::last_name);
    if (essential && reading.outcome != FillOutcome::accepted) return reading.key;
  }
  return {};
}

} // namespace

bool answered_by_word(Proposal const& p, Contact const& c) {
  return p.state.rules == DecisionRules::v1 && c.person_answered;
}

void decide_result(Proposal& p, PageOpened const& r) {
  if (Contact const* c = waiting_for(p, r)) p.add(BrowserReady{c->id, r.incarnation, p.next_op()});
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
    decide_stage(p, *c, r);
}

void decide_result(Proposal& p, FormWritten const& r) {
  Contact const* c = waiting_for(p, r);
  if (c == nullptr) return;
  note_screenshots(p, c->id, r.screenshots);
  if (!r.snapshot) return without_its_page(p, *c);
  if (held_by_captcha(p, *c, *r.snapshot, r.evidence)) return;
  if (std::string const field = rejected_field(r.readings); !field.empty())
    return give_up_attempt(p, *c, Reason::field_not_accepted, "the page did not keep what was written as " + field,
                           true);
  FillPlanResult const* planned = replan_form(*r.snapshot, c->plan, rules_of(p, *c));
  if (!planned) return look_again_for_lost_form(p, *c);
  if (!planned->plan) return ask_person(p, *c, *planned, r.evidence);
  if (FillEntry const* box = still_ticked(*planned->plan); box != nullptr)
    return p.add(
        PersonNeeded{c->id, Reason::consent, "a box stays ticked that was not allowed: " + box->wording, r.evidence});
  int const button = planned->plan->submit;
  if (c->plan.advances)
    p.add(StageWritten{c->id, r.evidence, button, p.next_op()});
  else
    p.add(FormFilled{c->id, r.evidence, button, digest_of(*c), wordings_of(*r.snapshot, button)});
}

namespace {

// The press let nothing out, and the record proves it: the token is void. What it was about decides the rest.
void decide_void(Proposal& p, Contact const& c, Verdict const& verdict, std::string const& evidence) {
  p.add(TokenVoided{c.id, *c.token, "the latch was closed by the browser that armed it, and no request had passed",
                    evidence});
  if (c.cancel_wanted) return p.add(ContactCancelled{c.id, c.reason});
  switch (verdict.grade) {
    case Grade::captcha: return p.add(PersonNeeded{c.id, Reason::captcha, verdict.reason, evidence});
    case Grade::refused_validation:
    case Grade::refused_spam: return p.add(GaveUp{c.id, Reason::form_refused_input, verdict.reason, evidence});
    case Grade::confirmed:
    case Grade::probable:
    case Grade::unfinished:
    case Grade::confirm_by_mail:
    case Grade::unknown: break;
  }
  if (c.presses >= p.state.limits.presses)
    p.add(GaveUp{c.id, Reason::nothing_sent, "the button was pressed and nothing left the browser", evidence});
}

// Whether a press without a recognised request counts as one that sent nothing.
bool believes_void(State const& s) { return s.rules == DecisionRules::v1 || s.limits.presses > 1; }

// Why nobody can say that such a press sent nothing, with what the page said about it.
std::string unseen_send(Verdict const& verdict) {
  std::string const said = verdict.grade == Grade::unknown ? "" : "; what the page shows: " + verdict.reason;
  return "the press brought no request that was recognized, and a script of the page may have sent it unseen" + said;
}

// `verdict`: what was counted, where there was a record. Runs of before kept it to themselves.
void decide_unproven(Proposal& p, Contact const& c, Reason reason, std::string detail, std::string const& evidence,
                     Verdict const& verdict = {}) {
  bool const kept = p.state.rules >= DecisionRules::v3;
  p.add(OutcomeUnproven{c.id, *c.token, reason, std::move(detail), evidence, kept ? verdict : Verdict{}});
}

Verdict verdict_on(Proposal const& p, std::shared_ptr<SendRecord const> const& record) {
  return record ? record->verdict(p.state.rules) : Verdict{};
}

// The site has more to ask before it takes what it got. The page is released, so a person does it by hand; nothing
// leads from here to another press of the program.
void hand_over_unfinished(Proposal& p, Contact const& c, Verdict const& verdict, std::string const& evidence) {
  bool const by_mail = verdict.grade == Grade::confirm_by_mail;
  p.add(HandedOver{c.id, by_mail ? Reason::confirm_by_mail : Reason::review_page, verdict.reason, evidence, verdict});
}

} // namespace

void decide_result(Proposal& p, SendPressed const& r) {
  Contact const* c = waiting_for(p, r);
  if (c == nullptr) return;
  note_screenshots(p, c->id, r.screenshots);
  if (r.token != c->token) return p.add(ResultSuppressed{c->id, "SendPressed", "another token"});
  if (r.sent)
    return p.add(SendObserved{c->id, *c->token, presentable(r.method, 16), presentable(r.url, 500), p.next_op()});
  Verdict const verdict = verdict_on(p, r.record);
  // Thanks without a send that was seen: it may have gone out in a form that the latch does not know as one.
  bool const thanked = verdict.grade == Grade::confirmed || verdict.grade == Grade::probable;
  bool const is_void = verdict.nothing_left && !thanked;
  if (is_void && believes_void(p.state)) return decide_void(p, *c, verdict, r.evidence);
  decide_unproven(p, *c, Reason::no_answer,
                  thanked   ? "the page says thanks, but no send was seen"
                  : is_void ? unseen_send(verdict)
                            : "it is not known whether the press sent anything",
                  r.evidence, verdict);
}

void decide_result(Proposal& p, OutcomeWatched const& r) {
  ContactId const id = r.step.contact;
  bool const late = p.state.has_contact(id) && p.state.contact(id).phase == Phase::unconfirmed &&
                    p.state.contact(id).token == r.token && r.step.epoch == p.state.epoch;
  Contact const* c = late ? &p.state.contact(id) : waiting_for(p, r);
  if (c == nullptr) return;
  Verdict const verdict = verdict_on(p, r.record);
  bool const good = verdict.grade == Grade::confirmed || verdict.grade == Grade::probable;
  if (late) {
    if (good)
      p.add(LateConfirmation{id, r.token, verdict, r.evidence});
    else
      p.add(ResultSuppressed{id, "OutcomeWatched", "late, and no proof that it was taken"});
    return;
  }
  note_screenshots(p, id, r.screenshots);
  if (r.token != c->token) return p.add(ResultSuppressed{id, "OutcomeWatched", "another token"});
  if (good)
    p.add(SendSucceeded{id, *c->token, verdict, r.evidence});
  else if (verdict.grade == Grade::refused_validation || verdict.grade == Grade::refused_spam)
    p.add(SendRefused{id, *c->token, verdict, r.evidence});
  else if (verdict.grade == Grade::unfinished || verdict.grade == Grade::confirm_by_mail)
    hand_over_unfinished(p, *c, verdict, r.evidence);
  else
    decide_unproven(p, *c, Reason::answer_unclear, verdict.reason, r.evidence, verdict);
}

void decide_result(Proposal& p, StepFailed const& r) {
  Contact const* c = waiting_for(p, r);
  if (c == nullptr) return;
  note_screenshots(p, c->id, r.screenshots);
  std::string const detail = presentable(r.detail, 300);
  if (c->phase == Phase::intended) {
    // The adapter reports these two before it presses, with the latch closed again.
    bool const never_pressed = r.problem == StepProblem::not_clickable || r.problem == StepProblem::control_gone;
    if (!never_pressed) return decide_unproven(p, *c, Reason::no_answer, detail, "");
    p.add(TokenVoided{c->id, *c->token, "the button was never pressed: " + detail, ""});
    if (c->cancel_wanted) return p.add(ContactCancelled{c->id, c->reason});
    return give_up_attempt(p, *c, reason_for(r.problem), detail, true);
  }
  if (c->phase == Phase::dispatched) return decide_unproven(p, *c, Reason::no_answer, detail, "");
  bool const had_form = c->phase == Phase::screening || c->phase == Phase::filling;
  if (had_form && r.problem == StepProblem::control_gone) return look_again_for_lost_form(p, *c);
  bool const another_page = c->phase == Phase::navigating && !c->at_home && r.problem != StepProblem::page_gone;
  if (another_page) return try_next_page(p, *c, detail, "");
  bool const may_retry = r.problem != StepProblem::blocked && r.problem != StepProblem::not_a_page;
  give_up_attempt(p, *c, reason_for(r.problem), detail, may_retry);
}

namespace {

void decide_page_lost(Proposal& p, Contact const& c, std::string const& detail) {
  if (c.phase == Phase::intended || c.phase == Phase::dispatched)
    return decide_unproven(p, c, Reason::no_answer, detail, "");
  if (c.phase == Phase::held) return p.add(HandedOver{c.id, c.reason, "its page is gone: " + detail});
  if (is_active(c.phase)) give_up_attempt(p, c, Reason::browser_lost, detail, true);
}

} // namespace

void decide_result(Proposal& p, PageLost const& r) {
  if (!p.state.has_contact(r.contact)) return;
  Contact const& c = p.state.contact(r.contact);
  if (c.page == r.page && wants_page(c.phase)) return decide_page_lost(p, c, presentable(r.detail, 300));
  p.add(ResultSuppressed{c.id, "PageLost", "not a page in use"});
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
  if (out_of_time) return p.add(ContactTimedOut{c.id, c.phase});
  switch (c.phase) {
    case Phase::opening:
    case Phase::screening:
    case Phase::filling:
      return give_up_attempt(p, c, Reason::step_timed_out, std::string(name_of(c.phase)) + " took too long", true);
    case Phase::navigating:
      if (c.at_home) return give_up_attempt(p, c, Reason::site_unreachable, "the website did not load in time", true);
      return try_next_page(p, c, "did not load in time", "");
    case Phase::locating: return p.add(GaveUp{c.id, Reason::no_form, "no contact form within the limit", c.evidence});
    case Phase::ready: return p.add(ContactTimedOut{c.id, c.phase});
    case Phase::held:
      if (!c.claimed_by.empty()) return p.add(ClaimExpired{c.id});
      return p.add(HandedOver{c.id, c.reason, ""});
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
    case Phase::rejected: return;
  }
}

void decide_interrupted(Proposal& p, Contact const& c) {
  if (c.phase == Phase::intended || c.phase == Phase::dispatched)
    return decide_unproven(p, c, Reason::interrupted, "the program stopped after the commit point", "");
  if (!is_active(c.phase) && c.phase != Phase::held) return;
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
    p.add(ContactCancelled{c.id, why});
  }
}

} // namespace legwork::core
