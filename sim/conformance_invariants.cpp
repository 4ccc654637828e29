// The machine said a second time: what a contact that stands there makes of a result that means this. Written from the
// design and from what the invented world knows, never from the core's tables; without it a program that never sends
// anything would break no rule.
#include <algorithm>
#include <array>

#include "core/engine/scheduler.hpp"
#include "sim/invariants.hpp"

namespace legwork::sim {

using namespace core;

namespace {

using enum Phase;
using enum ExpectedMeaning;

// Which facts may be the answer, at most five.
struct Rule {
  Phase in;
  ExpectedMeaning what;
  std::array<FactKind, 5> then;
};

constexpr FactKind no_fact = facts;

template <class... F>
constexpr std::array<FactKind, 5> any_of() {
  std::array<FactKind, 5> out{no_fact, no_fact, no_fact, no_fact, no_fact};
  std::size_t i = 0;
  ((out[i++] = kind_of<F>()), ...);
  return out;
}

constexpr auto another_try = any_of<RetryScheduled, GaveUp>();
constexpr auto person = any_of<PersonNeeded>();
constexpr auto search_on = any_of<FormNotYetFound, FormOpenerFound, CandidateChosen, GaveUp>();
constexpr auto next_page = any_of<CandidateChosen, GaveUp>();
constexpr auto uncover = any_of<OverlayFound>();
constexpr auto form_again = any_of<FormLost, RetryScheduled, GaveUp>();
constexpr auto unproven_end = any_of<OutcomeUnproven>();

constexpr Rule rules[] = {
    {opening, opened, any_of<BrowserReady>()},
    {opening, failed_trouble, another_try},
    {opening, failed_timed_out, another_try},
    {navigating, reached, any_of<SiteReached>()},
    {locating, saw_front, any_of<CandidateChosen>()},
    {locating, saw_front_plain, search_on},
    {locating, saw_form, any_of<FormFound>()},
    {locating, saw_captcha, any_of<FormFound, PersonNeeded>()},
    {locating, saw_consent, person},
    {locating, saw_unclear, person},
    {locating, saw_no_form, search_on},
    {locating, saw_wrong_door, any_of<FormNotYetFound, CandidateChosen>()},
    {locating, saw_shell, search_on},
    {locating, saw_missing, any_of<RetryScheduled, GaveUp, CandidateChosen>()},
    {locating, saw_check, person},
    {locating, saw_cover, uncover},
    {locating, saw_age_check, person},
    {screening, saw_form, any_of<ScreeningPassed>()},
    {screening, saw_captcha, person},
    {screening, saw_check, person},
    {screening, saw_cover, uncover},
    {screening, saw_age_check, person},
    {screening, saw_consent, person},
    {screening, saw_unclear, person},
    {screening, saw_no_form, form_again},
    {screening, saw_shell, form_again},
    {screening, saw_missing, form_again},
    {filling, wrote, any_of<FormFilled>()},
    {filling, wrote_stage, any_of<StageWritten>()},
    {filling, wrote_rejected, person},
    {filling, wrote_box_ticked, person},
    {filling, wrote_captcha, person},
    {filling, wrote_gone, form_again},
    {filling, wrote_covered, uncover},
    {filling, saw_form, any_of<StageReached, GaveUp>()},
    {filling, saw_captcha, person},
    {filling, held_back, person},
    {filling, failed_disabled, person},
    {filling, saw_no_form, form_again},
    {filling, saw_shell, form_again},
    {intended, sent, any_of<SendObserved>()},
    {intended, person_send_gone, any_of<PersonSendVoided>()},
    {intended, unsent, any_of<TokenVoided>()},
    {intended, complained, any_of<TokenVoided>()},
    {intended, challenged, any_of<TokenVoided>()},
    {intended, thanked_unseen, unproven_end},
    {intended, unproven, unproven_end},
    {intended, held_back, any_of<TokenVoided>()},
    {intended, unaccounted, unproven_end},
    {intended, unaccounted_thanked, any_of<SendSucceeded>()},
    {intended, unaccounted_refused, any_of<SendRefused>()},
    {intended, failed_not_clickable, any_of<TokenVoided>()},
    {intended, failed_control_gone, any_of<TokenVoided>()},
    {intended, failed_disabled, any_of<TokenVoided>()},
    {intended, failed_covered, any_of<TokenVoided>()},
    {intended, failed_field_changed, any_of<TokenVoided>()},
    {intended, failed_timed_out, unproven_end},
    {intended, failed_page_gone, unproven_end},
    {dispatched, thanked, any_of<SendSucceeded>()},
    {dispatched, probably_thanked, any_of<SendSucceeded>()},
    {dispatched, said_no, any_of<SendRefused>()},
    {dispatched, called_spam, any_of<SendRefused>()},
    {dispatched, silent, unproven_end},
    {dispatched, asked_more, any_of<HandedOver>()},
    {dispatched, failed_timed_out, unproven_end},
    {dispatched, failed_page_gone, unproven_end},
};

// A step that failed before the press, whatever the phase.
constexpr bool failed_step(ExpectedMeaning m) { return m >= failed_timed_out && m <= failed_trouble; }

std::array<FactKind, 5> expected(ObservedInput const& g) {
  for (Rule const& r : rules) {
    if (r.in == g.phase && r.what == g.meaning) return r.then;
  }
  if (!failed_step(g.meaning)) return any_of<>();
  if (g.phase == navigating && !g.at_home && g.meaning != failed_page_gone) return next_page;
  bool const is_about_button = g.meaning == failed_control_gone || g.meaning == failed_not_clickable ||
                               g.meaning == failed_disabled || g.meaning == failed_covered;
  if (g.phase == locating && is_about_button) return any_of<FormNotYetFound>(); // what opens a form, or closes a box
  bool const had_form = g.phase == screening || g.phase == filling;
  if (had_form && g.meaning == failed_control_gone) return form_again;
  return another_try;
}

// What the same meaning comes to where only looks are allowed, where the page is one that is known from before, and
// where so many boxes were closed, or something left unaccounted for, that the next one is left alone.
void adapt(std::array<FactKind, 5>& may, InvariantContext const& s) {
  ShadowContact const& c = s.shadow.contact(s.observed->contact);
  auto const replace = [&](FactKind from, FactKind to) { std::ranges::replace(may, from, to); };
  bool const leaves_cover = may == uncover && (s.observed->covers >= 4 || c.unaccounted);
  if (leaves_cover && s.observed->phase == locating) may = any_of<FormFound>();
  if (leaves_cover && s.observed->phase == screening) may = any_of<ScreeningPassed>();
  if (leaves_cover && s.observed->phase == filling) may = any_of<FormFilled, StageWritten, PersonNeeded>();
  if (c.is_correction) replace(kind_of<StageWritten>(), kind_of<PersonNeeded>()); // a person corrects it before a step
  if (s.shadow.batch(c.batch).only_looks) {
    replace(kind_of<PersonNeeded>(), kind_of<PreflightEnded>());
    replace(kind_of<ScreeningPassed>(), kind_of<PreflightEnded>());
  }
  ObservedInput const& g = *s.observed;
  bool const ends_search =
      !failed_step(g.meaning) || (g.phase == navigating && g.meaning != failed_page_gone); // else the attempt
  if (!g.by_recipe || !ends_search) return;
  if (g.meaning == saw_check && g.phase == locating) may = any_of<RecipeDropped>();
  replace(kind_of<CandidateChosen>(), kind_of<RecipeDropped>());
  replace(kind_of<GaveUp>(), kind_of<RecipeDropped>());
}

bool has(std::array<FactKind, 5> const& set, FactKind kind) { return std::ranges::find(set, kind) != set.end(); }

std::string outcome_text(ObservedInput const& g) {
  return "a contact in " + std::string(name_of(g.phase)) + " got " + std::string(name_of(g.meaning));
}

// Under the second rules a press without a recognized request proved nothing, unless another one was allowed after it.
bool is_void(InvariantContext const& s, ExpectedMeaning m) {
  bool const believed = s.live->rules != DecisionRules::v2 || s.run.swarm.limits.presses > 1;
  return believed || (m != unsent && m != complained && m != challenged);
}

// What left unaccounted for forbids every answer that says "not sent"; nobody knows, says what comes instead.
bool says_unsent(FactKind kind) {
  return has(any_of<RetryScheduled, GaveUp, TokenVoided, PersonSendVoided>(), kind) && kind != no_fact;
}
FactKind doubt_in(Phase phase) { return phase == intended ? kind_of<OutcomeUnproven>() : kind_of<OutcomeDoubted>(); }

Finding m1_unaccounted(InvariantContext const& s) {
  ObservedInput const& g = *s.observed;
  Fact const* const answer = first_answer(s);
  bool const is_new = answer != nullptr && answer->index() == kind_of<UnaccountedTrafficLeft>();
  bool const is_noted = s.shadow.contact(g.contact).unaccounted;
  bool const suppressed = answer != nullptr && answer->index() == kind_of<ResultSuppressed>();
  if (g.on_that_page && g.phase != opening ? is_noted && (is_new || suppressed) : suppressed) return holds;
  return outcome_text(g) + ", and what left is not noted as it should be";
}

Finding m1_answers(InvariantContext const& s) {
  ObservedInput const& g = *s.observed;
  if (!g.fits || g.meaning == none || g.meaning == mixed_up || g.meaning == page_died || g.meaning == browser_died)
    return holds;
  // A contact ends as unsent only once its page is gone, and a page from which something was held back lives on.
  bool const may_still_send = g.meaning == held_back && g.wish_to_end;
  bool const is_unproven = g.phase == intended && (may_still_send || !is_void(s, g.meaning));
  auto may = is_unproven ? unproven_end : expected(g);
  if (!is_unproven) adapt(may, s);
  if (s.shadow.contact(g.contact).unaccounted) std::ranges::replace_if(may, says_unsent, doubt_in(g.phase));
  Fact const* const answer = first_answer(s);
  if (answer != nullptr && has(may, answer->index())) return holds;
  return outcome_text(g) + ", and the answer was " + (answer == nullptr ? "nothing" : std::string(fact_name(*answer)));
}

// Trying again is not optional: it is given up only when the tries or the time are used up.
Finding m1_gives_up_late(InvariantContext const& s) {
  ObservedInput const& g = *s.observed;
  if (!g.fits) return holds;
  Fact const* const answer = first_answer(s);
  if (answer == nullptr) return holds;
  Limits const& l = s.run.swarm.limits;
  bool const retries = answer->index() == kind_of<RetryScheduled>();
  bool const gives_up = answer->index() == kind_of<GaveUp>();
  bool const transient = g.meaning == failed_page_gone || g.meaning == failed_trouble ||
                         (g.meaning == failed_timed_out && (g.phase != navigating || g.at_home)) ||
                         (g.meaning == failed_not_reached && g.at_home) ||
                         (g.meaning == saw_missing && g.at_home && g.phase == locating);
  std::uint32_t const tries = g.attempt - s.shadow.contact(g.contact).reopenings; // preparing anew is no try
  bool const may_retry = tries < l.attempts && g.time_left;
  if (retries && !may_retry) return outcome_text(g) + ", and is tried again beyond its limits";
  if (gives_up && transient && may_retry) return outcome_text(g) + ", and is given up with tries and time left";
  bool const in_vain = g.meaning == saw_no_form || g.meaning == saw_shell || g.meaning == saw_missing;
  if (gives_up && g.phase == locating && in_vain && g.candidates > 0 && !g.at_home)
    return outcome_text(g) + ", and is given up with pages left to try";
  bool const lost =
      g.meaning == wrote_gone || (g.meaning == failed_control_gone && g.phase != locating) ||
      ((g.phase == screening || g.phase == filling) && (g.meaning == saw_no_form || g.meaning == saw_shell));
  // A form whose step was sent and that does not go on is not begun anew.
  bool const is_step_lost = s.shadow.contact(g.contact).step_left;
  if (is_step_lost && lost && answer->index() == kind_of<OutcomeDoubted>()) return holds;
  if (lost && g.phase != intended && g.relooks < l.relooks && answer->index() != kind_of<FormLost>() &&
      g.meaning != saw_missing)
    return outcome_text(g) + ", and its form is not looked for again";
  if (lost && g.relooks >= l.relooks && answer->index() == kind_of<FormLost>())
    return outcome_text(g) + ", and its form is looked for without end";
  return holds;
}

// What follows a proven void: the wish to end first, then what the page said, then another press or the end.
Finding m1_after_a_void(InvariantContext const& s) {
  ObservedInput const& g = *s.observed;
  Fact const* const answer = first_answer(s);
  if (!g.fits || answer == nullptr || answer->index() != kind_of<TokenVoided>()) return holds;
  FactKind then = no_fact;
  bool seen = false;
  for (Fact const& fact : s.entry->facts) {
    bool const about_it = contact_of(fact) == g.contact;
    if (about_it && seen && then == no_fact) then = fact.index();
    seen = seen || &fact == answer;
  }
  Limits const& l = s.run.swarm.limits;
  bool right = true;
  if (g.wish_to_end)
    right = then == kind_of<ContactCancelled>();
  else if (g.meaning == challenged || g.meaning == held_back || g.meaning == failed_disabled ||
           g.meaning == failed_field_changed)
    right = then == kind_of<PersonNeeded>();
  else if (g.meaning == failed_covered && g.covers < 4 && g.relooks < l.relooks)
    right = then == kind_of<FormLost>();
  else if (g.meaning == failed_covered)
    right = then == kind_of<PersonNeeded>();
  else if (g.meaning == complained)
    right = then == kind_of<GaveUp>();
  else if (g.meaning == unsent &&
           s.shadow.contact(g.contact).presses - (then == kind_of<SubmitIntended>() ? 1 : 0) >= l.presses)
    right = then == kind_of<GaveUp>();
  else if (g.meaning == unsent)
    right = then == no_fact || then == kind_of<SubmitIntended>() || then == kind_of<ContactTimedOut>() ||
            then == kind_of<ContactSkipped>() || then == kind_of<ContactCancelled>();
  else
    right = then == kind_of<RetryScheduled>() || then == kind_of<GaveUp>();
  bool const leaves = s.shadow.leaving && then == kind_of<RetryScheduled>(); // put back, for another run
  if (right || leaves) return holds;
  return outcome_text(g) + ", and after the void came " + (then == no_fact ? "nothing" : std::string(fact_name(then)));
}

// A result that nobody waits for changes nothing, and is counted; late thanks alone may raise `unconfirmed`.
Finding m1_suppresses(InvariantContext const& s) {
  ObservedInput const& g = *s.observed;
  bool const result = g.op != StepNumber{} && !g.fits;
  if (!result) return holds;
  Fact const* const answer = first_answer(s);
  bool const good = g.meaning == thanked || g.meaning == probably_thanked;
  bool const late = g.phase == unconfirmed && g.of_this_run && good && g.token == s.shadow.contact(g.contact).token;
  if (late) {
    if (answer != nullptr && answer->index() == kind_of<LateConfirmation>()) return holds;
    return "late thanks for the open token of an unconfirmed contact were not taken";
  }
  if (answer != nullptr && answer->index() == kind_of<ResultSuppressed>()) return holds;
  return outcome_text(g) + " too late, and the answer was not a suppressed result";
}

// After a deadline, each phase has one way on.
Finding m1_deadlines(InvariantContext const& s) {
  for (Contact const& c : s.live->contacts) {
    bool const due = c.deadline && c.deadline->ms <= s.run.now.ms && !is_final(c.phase);
    auto const whole = work_deadline(c, s.live->limits);
    if (!due && (!whole || *whole > s.run.now)) continue;
    bool const is_held_just_now = c.phase == held && c.since == s.run.now; // for no time at all: the next tick ends it
    if (is_held_just_now) continue;
    return "contact " + to_string(c.id) + " stays " + std::string(name_of(c.phase)) + " beyond its deadline";
  }
  return holds;
}

Finding m1_moves_as_known(InvariantContext const& s) {
  for (Fact const& fact : s.entry->facts) {
    bool const same = std::visit(
        [&](auto const& f) {
          if constexpr (requires { f.contact; }) {
            Contact const& c = s.live->contact(f.contact);
            ShadowContact const& k = s.shadow.contact(f.contact);
            return c.phase == k.phase && c.attempt == k.attempt && c.token.value_or(Token{}) == k.token &&
                   (!c.op || c.op == k.op);
          } else if constexpr (requires { f.batch; }) {
            return s.live->batch(f.batch).phase == s.shadow.batch(f.batch).phase;
          } else {
            return true;
          }
        },
        fact);
    if (!same) return "the state after " + std::string(fact_name(fact)) + " is not what the fact says";
  }
  return holds;
}

// Who was not asked about is moved by the scheduler alone.
Finding m1_bystanders(InvariantContext const& s) {
  ObservedInput const& g = *s.observed;
  bool const about_many = g.contact == ContactId{}; // boot, tick, batches, browsers
  if (about_many) return holds;
  for (Fact const& fact : s.entry->facts) {
    ContactId const id = contact_of(fact);
    if (id == ContactId{} || id == g.contact) continue;
    FactKind const k = fact.index();
    bool const by_itself =
        k == kind_of<AttemptBegan>() || k == kind_of<SubmitIntended>() || k == kind_of<ContactSkipped>() ||
        k == kind_of<ContactTimedOut>() || k == kind_of<ContactCancelled>() || k == kind_of<ContactQueued>() ||
        k == kind_of<RetryScheduled>() || k == kind_of<Requeued>() || k == kind_of<OutcomeUnproven>() ||
        k == kind_of<OutcomeDoubted>() || k == kind_of<HeldPageLost>() ||
        (k == kind_of<PersonNeeded>() && s.shadow.contact(id).is_correction);
    bool const leaving = k == kind_of<RetryScheduled>() || k == kind_of<Requeued>() ||
                         k == kind_of<OutcomeUnproven>() || k == kind_of<HeldPageLost>();
    if (leaving && !s.shadow.leaving) return std::string(fact_name(k)) + " for a contact that the input is not about";
    if (!by_itself) return std::string(fact_name(k)) + " for a contact that the input is not about";
  }
  return holds;
}

// Whether admission and gate leave nobody waiting without a reason.
Finding m3_nobody_waits_in_vain(InvariantContext const& s) {
  State const& live = *s.live;
  bool const asked =
      s.observed->accepted &&
      !(s.observed->is_order && s.entry == nullptr); // a refusal or a repeat asks nothing of the scheduler
  if (!asked || live.space_low || live.shutdown || live.closed) return holds;
  for (Batch const& b : live.batches) {
    if (b.phase != BatchPhase::running && b.phase != BatchPhase::draining) continue;
    std::size_t active = 0;
    for (ContactId id : b.begun) {
      Contact const& c = live.contact(id);
      if (is_active(c.phase)) ++active;
      if (c.phase != ready) continue;
      if (s.shadow.contact(id).form_since + s.shadow.pace > s.run.now.ms) continue; // a visitor's pace
      if (!waits_for_another(live, c)) return "a filled form waits at an open gate";
    }
    if (b.phase != BatchPhase::running || active >= b.parallel || b.next_start > s.run.now) continue;
    for (ContactId id : b.queue) {
      Contact const& c = live.contact(id);
      bool const busy = std::ranges::any_of(
          live.contacts, [&](Contact const& o) { return o.id != id && o.target == c.target && is_active(o.phase); });
      if (!busy) return "a contact waits although a slot is free";
    }
  }
  return holds;
}

std::optional<Duration> most_in(Phase p, Limits const& l) {
  std::pair<Phase, Duration> const limits[] = {
      {opening, l.opening},     {navigating, l.navigating}, {locating, l.locating},
      {screening, l.screening}, {filling, l.filling},       {held, l.held},
      {ready, l.ready},         {intended, l.intended},     {dispatched, l.dispatched}};
  for (auto const& [phase, limit] : limits) {
    if (phase == p) return limit;
  }
  return {};
}

Finding m4_deadlines_exist(InvariantContext const& s) {
  for (Batch const& b : s.live->batches) {
    for (ContactId id : b.begun) {
      Contact const& c = s.live->contact(id);
      Duration const most = most_in(c.phase, s.live->limits).value_or(Duration{-1});
      if (c.phase == backoff) continue; // its deadline is when it goes on
      if (!c.deadline) return std::string(name_of(c.phase)) + " without a deadline";
      Duration const longest = c.phase == held ? std::max(most, s.live->limits.claim) : most;
      Instant const from = c.phase == held ? s.run.now : c.since; // a claim may be renewed
      if (*c.deadline > from + longest) return std::string(name_of(c.phase)) + " may last longer than its limit";
      if (at_work(c.phase) != work_deadline(c, s.live->limits).has_value())
        return "the contact's own clock is wrong in " + std::string(name_of(c.phase));
    }
  }
  return holds;
}

constexpr Invariant all[] = {
    {{"M1", "P01", "each result leads to what its meaning calls for"}, When::entry, m1_answers},
    {{"M1j", "P81", "what leaves unaccounted for while a form is filled in is noted at once"},
     When::entry,
     m1_unaccounted,
     on<UnaccountedTrafficSeen>()},
    {{"M1b", "P09", "tries and time are used before anything is given up, and not beyond"},
     When::entry,
     m1_gives_up_late},
    {{"M1c", "P07", "what follows a proven void"}, When::entry, m1_after_a_void},
    {{"M1d", "P04", "a result that nobody waits for changes nothing and is counted"}, When::entry, m1_suppresses},
    {{"M1e", "P05", "nobody stays beyond a deadline"}, When::entry, m1_deadlines, on<Tick>()},
    {{"M1f", "P01", "the state is what the facts say"}, When::entry, m1_moves_as_known},
    {{"M1g", "P24", "an input moves whom it is about; the rest moves by the scheduler alone"},
     When::entry,
     m1_bystanders},
    {{"M3", "P24", "nobody waits without a reason"}, When::step, m3_nobody_waits_in_vain},
    {{"M4", "P05", "timed phases have their deadline, within its limit"}, When::step, m4_deadlines_exist},
};

} // namespace

std::span<Invariant const> conformance() { return all; }

} // namespace legwork::sim
