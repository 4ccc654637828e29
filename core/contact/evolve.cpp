// How a contact's facts change what is known about it. No decisions here: the fact says what was decided.
#include "core/contact/evolve.hpp"

#include <algorithm>

#include "core/base/always.hpp"
#include "core/contact/contact_transitions.hpp"
#include "core/contact/overlay_closing.hpp"
#include "core/model/state.hpp"

namespace legwork::core {

namespace {

std::optional<Duration> limit_of(Phase phase, Limits const& l) {
  switch (phase) {
    case Phase::opening: return l.opening;
    case Phase::navigating: return l.navigating;
    case Phase::locating: return l.locating;
    case Phase::screening: return l.screening;
    case Phase::filling: return l.filling;
    case Phase::held: return l.held;
    case Phase::ready: return l.ready;
    case Phase::intended: return l.intended;
    case Phase::dispatched: return l.dispatched;
    case Phase::unborn:
    case Phase::queued:
    case Phase::backoff:
    case Phase::succeeded:
    case Phase::failed:
    case Phase::timed_out:
    case Phase::refused:
    case Phase::unconfirmed:
    case Phase::cancelled:
    case Phase::manual:
    case Phase::skipped:
    case Phase::rejected:
    case Phase::checked: return {};
  }
  return {};
}

// Looking may take its limit once per attempt, over all pages; every other phase has its own each time.
std::optional<Instant> deadline_in(Phase phase, Contact const& c, Limits const& l, Instant at) {
  auto const limit = limit_of(phase, l);
  if (!limit) return {};
  return at + (phase == Phase::locating ? std::max(*limit - c.located, Duration{1}) : *limit);
}

void enter(Contact& c, Phase to, Limits const& l, Instant at) {
  Duration const spent = std::max(at - c.since, Duration{0});
  if (c.phase != Phase::unborn) {
    c.time_in_phase.resize(count_of<Phase>());
    c.time_in_phase[static_cast<std::size_t>(c.phase)] += spent;
    c.worked += is_working(c.phase) ? spent : paced_time(c, l, at);
    if (c.phase == Phase::locating) c.located += spent;
  }
  bool const moved = c.phase != to;
  c.phase = to;
  c.since = at;
  if (moved) c.claimed_by.clear(), c.taken_over = false;
  if (moved || to == Phase::navigating || to == Phase::filling) c.deadline = deadline_in(to, c, l, at);
  if (!is_active(to)) c.op.reset();
}

struct Learn {
  Contact& c;
  Limits const& limits;
  Instant at;

  void operator()(ContactQueued const& f) {
    c.id = f.contact;
    c.batch = f.batch;
    c.dealer_name = f.dealer_name;
    c.dealer_ref = f.dealer_ref;
    c.website = f.website;
    c.target = f.target;
    c.customer = f.customer;
    c.retry_of = f.retry_of;
    c.exempt = f.exempt;
    c.refused_input = *f.refused_input;
  }
  void operator()(ContactRejected const& f) {
    c.id = f.contact;
    c.batch = f.batch;
    c.dealer_name = f.dealer_name;
    c.dealer_ref = f.dealer_ref;
    c.problems = f.problems;
    end(Reason::invalid_request, "", "");
  }
  void operator()(ContactSkipped const& f) {
    c.other = f.other;
    end(f.reason, "", "");
  }
  void operator()(AttemptBegan const& f) {
    c.attempt = f.attempt;
    c.op = f.op;
    c.page = page_opened_by(f.op);
    c.at_home = true;
    c.next_pressed = false;
    c.openers.clear();
    c.overlays.clear();
    c.pressed_over_form = false;
    c.recipe_page.clear();
    c.page_url.clear();
    c.candidates.clear();
    c.tried.clear();
    c.looks = c.relooks = c.stage = c.presses = c.resolved = 0;
    c.person_answered = false;
    c.ticked_on_page = false;
    c.kept_fields.clear();
    c.sent_by.clear();
    c.located = {};
    c.plan = {};
    c.contents.clear();
    c.form_since.reset();
    end(Reason::none, "", "");
  }
  void operator()(BrowserReady const& f) {
    c.incarnation = f.incarnation;
    c.op = f.op;
    c.recipe_page = f.page;
    c.at_home = c.recipe_page.empty();
    c.page_url = c.at_home ? c.website : c.recipe_page;
    c.recipe_fingerprint = f.form_fingerprint;
  }
  void operator()(RecipeDropped const& f) {
    c.op = f.op;
    c.recipe_page.clear();
    c.at_home = true;
    c.page_url = c.website;
    c.located = {}; // this is another search
    c.form_since.reset();
  }
  void operator()(SiteReached const& f) {
    c.op = f.op;
    c.page_url = f.url;
    c.tried.push_back(f.url);
    c.looks = 1;
  }
  void operator()(CandidateChosen const& f) {
    c.op = f.op;
    c.form_since.reset();
    c.at_home = false;
    c.page_url = f.url;
    c.candidates = f.remaining;
  }
  void operator()(FormNotYetFound const& f) {
    c.op = f.op;
    c.looks += 1;
  }
  void operator()(FormFound const& f) {
    c.op = f.op;
    c.plan = f.plan;
    c.evidence = f.evidence;
    c.contents.clear();
    c.recipe_page.clear();
    if (!c.form_since) c.form_since = at;
  }
  void operator()(FormLost const& f) {
    c.op = f.op;
    c.next_pressed = false;
    c.form_since.reset();
    c.relooks += 1;
    c.stage = 0;
  }
  void operator()(ScreeningPassed const& f) {
    c.op = f.op;
    c.plan = f.plan;
    c.passive_captcha = f.passive_captcha;
    c.evidence = f.evidence;
  }
  void operator()(FormOpenerFound const& f) {
    c.op = f.op;
    c.evidence = f.evidence;
    c.openers.push_back(f.words);
    c.looks = 1; // what it opens may come late
  }
  void operator()(OverlayFound const& f) {
    c.op = f.op;
    c.evidence = f.evidence;
    c.next_pressed = false;
    c.looks = 1;
    c.pressed_over_form = c.pressed_over_form || f.over_written_form;
    c.overlays.push_back(describe(f));
  }
  void operator()(PreflightEnded const& f) {
    c.passive_captcha = f.passive_captcha;
    end(f.reason, f.detail, f.evidence);
  }
  void operator()(StageWritten const& f) {
    c.op = f.op;
    c.next_pressed = f.may_send;
    add_contents(f.contents);
  }
  void operator()(StageReached const& f) {
    c.op = f.op;
    c.next_pressed = false;
    c.plan = f.plan;
    c.stage += 1;
  }
  void operator()(FormFilled const& f) {
    c.op.reset();
    c.plan.submit = f.button;
    c.digest = f.digest;
    c.wordings = f.wordings;
    c.evidence = f.evidence;
    add_contents(f.contents);
  }
  void operator()(PersonNeeded const& f) {
    c.next_pressed = false;
    end(f.reason, f.detail, f.evidence);
    c.asked_field = f.field.is_absent() ? std::nullopt : std::optional(*f.field);
  }
  void operator()(HandedOver const& f) {
    if (!f.verdict.is_absent()) { // after a send: the reason before it is over
      c.verdict = f.verdict;
      return end(f.reason, f.detail, f.evidence);
    }
    c.reason = f.reason;
    if (!f.detail.empty()) c.detail += (c.detail.empty() ? "" : "; ") + f.detail;
  }
  void operator()(ContactClaimed const& f) {
    c.claimed_by = f.who;
    c.reopened_for.clear();
    c.deadline = f.until;
  }
  void operator()(PageTakenOver const&) { c.taken_over = true; }
  void operator()(PageGivenBack const&) { c.taken_over = false; }
  void operator()(HeldPageLost const&) {
    c.page.reset();
    c.incarnation.reset();
    let_go();
  }
  void operator()(HeldPageReopened const& f) {
    (*this)(AttemptBegan{f.contact, f.attempt, f.op});
    c.reopened_for = f.who;
    c.reopenings += 1;
    c.worked = {}; // what it took until the page was lost is nobody's fault, and is done again
  }
  void operator()(PersonSendIntended const& f) {
    c.op = f.op;
    c.token = f.token;
    c.presses += 1;
    c.sent_by = f.who;
    c.evidence = f.evidence;
    c.wordings = f.boxes;
    c.worked = std::min(c.worked, limits.contact - limits.intended - limits.dispatched); // there is time for an answer
  }
  void operator()(PersonSendRefused const&) {}
  void operator()(PersonSendVoided const& f) {
    c.op.reset();
    c.sent_by.clear();
    c.evidence = f.evidence;
    c.claimed_by = f.who;
    c.taken_over = true;
    c.deadline = f.until;
  }
  void operator()(ClaimReleased const&) { let_go(); }
  void operator()(ClaimExpired const&) { let_go(); }
  void operator()(PersonResolved const& f) {
    c.person_answered = c.person_answered || c.reason == Reason::captcha;
    c.person_consented = c.person_consented || f.consented;
    if (f.answered && c.asked_field)
      add_sorted(c.answers, c.asked_field->key);
    else if (f.on_page && c.asked_field)
      add_sorted(c.kept_fields, c.asked_field->key);
    c.ticked_on_page = c.ticked_on_page || (f.on_page && c.reason == Reason::consent);
    c.asked_field.reset();
    c.resolved += 1;
    c.op = f.op;
    c.looks = 1;
    c.stage = 0;
    c.located = {}; // the search had ended; this is another one
    c.deadline = at + limits.locating;
    end(Reason::none, "", c.evidence);
  }
  void operator()(PersonFinished const& f) { end(Reason::by_person, said(f.who, f.note), c.evidence); }
  void operator()(PersonDeclined const& f) { end(Reason::declined, said(f.who, f.note), c.evidence); }
  void operator()(PersonConfirmed const& f) { end(Reason::by_person, said(f.who, f.note), c.evidence); }
  void operator()(PersonDenied const& f) {
    c.denied = true;
    end(Reason::denied, said(f.who, f.note), c.evidence);
  }
  void operator()(RuleOverridden const& f) { c.detail = "set aside, says " + said(f.who, f.reason); }
  void operator()(SubmitIntended const& f) {
    c.op = f.op;
    c.token = f.token;
    c.presses += 1;
    c.sent_by.clear();
  }
  void operator()(SendObserved const& f) {
    c.op = f.op;
    for (FieldContent const& emptied : *f.cleared) {
      for (FieldContent& field : c.contents) {
        if (field.field == emptied.field && field.label == emptied.label) field.holds = emptied.holds;
      }
    }
  }
  void operator()(TokenVoided const& f) {
    c.op.reset();
    c.evidence = f.evidence;
  }
  void operator()(SendSucceeded const& f) { judged(f.verdict, f.evidence); }
  void operator()(SendRefused const& f) { judged(f.verdict, f.evidence); }
  void operator()(LateConfirmation const& f) { judged(f.verdict, f.evidence); }
  void operator()(OutcomeUnproven const& f) {
    c.verdict = f.verdict;
    end(f.reason, f.detail, f.evidence);
  }
  void operator()(OutcomeDoubted const& f) {
    end(f.reason.is_absent() ? Reason::power_lost : *f.reason, f.detail, c.evidence);
  }
  void operator()(UnaccountedTrafficLeft const& f) { c.unaccounted = f.traffic; }
  void operator()(RetryScheduled const& f) {
    c.next_pressed = false;
    c.reopened_for.clear();
    end(f.reason, f.detail, "");
    if (f.reason == Reason::interrupted) c.interrupted += 1;
    c.deadline = f.due;
  }
  void operator()(Requeued const&) {}
  void operator()(GaveUp const& f) { end(f.reason, f.detail, f.evidence); }
  void operator()(ContactTimedOut const&) { end(Reason::out_of_time, "", c.evidence); }
  void operator()(CancelRequested const& f) {
    c.cancel_wanted = true;
    c.reason = f.reason;
  }
  void operator()(ContactCancelled const& f) { end(f.reason, "", ""); }
  void operator()(ScreenshotTaken const& f) {
    if (c.screenshots.size() < 20) c.screenshots.push_back(f.screenshot);
  }
  void operator()(ResultSuppressed const&) { c.suppressed += 1; }

 private:
  void add_contents(std::vector<FieldContent> const& more) {
    c.contents.insert(c.contents.end(), more.begin(), more.end());
  }
  static void add_sorted(std::vector<std::string>& keys, std::string const& key) {
    auto const place = std::ranges::lower_bound(keys, key);
    if (place == keys.end() || *place != key) keys.insert(place, key);
  }
  static std::string said(std::string const& who, std::string const& note) {
    return note.empty() ? who : who + ": " + note;
  }

  // Nobody is at work on it: the wait for a person begins again.
  void let_go() {
    c.claimed_by.clear();
    c.taken_over = false;
    c.deadline = at + limits.held;
  }
  void end(Reason reason, std::string detail, std::string evidence) {
    c.reason = reason;
    c.detail = std::move(detail);
    c.evidence = std::move(evidence);
  }
  void judged(Verdict const& verdict, std::string const& evidence) {
    c.verdict = verdict;
    end(Reason::none, verdict.reason, evidence);
  }
};

} // namespace

std::optional<Instant> earliest_press(Contact const& c, Limits const& limits) {
  if (!c.form_since) return {};
  return *c.form_since + *limits.pace;
}

Duration paced_time(Contact const& c, Limits const& limits, Instant until) {
  auto const press = earliest_press(c, limits);
  if (c.phase != Phase::ready || !press) return {};
  return std::max(std::min(*press, until) - c.since, Duration{0});
}

std::optional<Instant> work_deadline(Contact const& c, Limits const& limits) {
  if (!is_working(c.phase)) return {};
  return c.since + (limits.contact - c.worked);
}

void evolve_contact(Contact& c, ContactFactRef fact, Limits const& limits, Instant at) {
  auto const to = next_phase(c.phase, fact.kind);
  ALWAYS(to.has_value(), fact_name(fact.kind));
  bool const stays = fact.kind == kind_of<ScreenshotTaken>() || fact.kind == kind_of<ResultSuppressed>() ||
                     fact.kind == kind_of<CancelRequested>() || fact.kind == kind_of<UnaccountedTrafficLeft>() ||
                     (c.phase == Phase::held && *to == Phase::held);
  if (!stays) enter(c, *to, limits, at);
  if (fact.kind != kind_of<ResultSuppressed>()) ++c.version;
  std::visit(
      [&]<class F>(F const& f) {
        if constexpr (kind_of<F>() < contact_facts) Learn{c, limits, at}(f);
      },
      fact.fact);
}

} // namespace legwork::core
