// The contact's whole life on one screen: which fact leads from which phase to which. `decide` proposes facts,
// `evolve` applies them, both ask this table, and it has no conditions: a guard picks which fact. What must be
// true of the table as a whole is proven below, at compile time; a wrong table does not compile.
#pragma once

#include <array>
#include <optional>

#include "core/base/enum_names.hpp"
#include "core/model/facts.hpp"
#include "core/model/phase.hpp"

namespace legwork::core {

struct Edge {
  Phase from;
  FactKind fact;
  Phase to;
};

namespace table {

using enum Phase;

template <class F>
inline constexpr FactKind on = kind_of<F>();

// Joins the pieces of the table.
template <std::size_t... N>
consteval auto joined(std::array<Edge, N> const&... pieces) {
  std::array<Edge, (N + ...)> out{};
  std::size_t n = 0;
  auto const take = [&](auto const& piece) {
    for (Edge const& e : piece) out[n++] = e;
  };
  (take(pieces), ...);
  return out;
}

inline constexpr auto steps = std::to_array<Edge>({
    // birth
    {unborn, on<ContactQueued>, queued},
    {unborn, on<ContactRejected>, rejected},
    // the way to a filled form
    {queued, on<AttemptBegan>, opening},
    {opening, on<BrowserReady>, navigating},
    {navigating, on<SiteReached>, locating},
    {navigating, on<CandidateChosen>, navigating}, // that page could not be reached: the next one
    {locating, on<CandidateChosen>, navigating},
    {navigating, on<RecipeDropped>, navigating},
    {locating, on<RecipeDropped>, navigating},
    {locating, on<FormNotYetFound>, locating},
    {locating, on<FormOpenerFound>, locating},
    {locating, on<OverlayFound>, locating},
    {screening, on<OverlayFound>, locating},
    {filling, on<OverlayFound>, locating},
    {locating, on<FormFound>, screening},
    {screening, on<FormLost>, locating},
    {screening, on<ScreeningPassed>, filling},
    {filling, on<FormLost>, locating},
    {filling, on<StageWritten>, filling},
    {filling, on<StageReached>, filling},
    {filling, on<FormFilled>, ready},
    {ready, on<FormLost>, locating}, // something came to lie over it
    // the commit point and what follows: no way back but a proven void
    {ready, on<SubmitIntended>, intended},
    {intended, on<TokenVoided>, ready},
    {intended, on<SendObserved>, dispatched},
    {intended, on<OutcomeUnproven>, unconfirmed},
    {intended, on<SendSucceeded>, succeeded}, // no send was recognized, and the page says what became of it
    {intended, on<SendRefused>, refused},
    {intended, on<CancelRequested>, intended},
    {dispatched, on<CancelRequested>, dispatched},
    {dispatched, on<SendSucceeded>, succeeded},
    {dispatched, on<SendRefused>, refused},
    {dispatched, on<OutcomeUnproven>, unconfirmed},
    {unconfirmed, on<LateConfirmation>, succeeded},
});

inline constexpr auto persons = std::to_array<Edge>({
    // a person is needed
    {locating, on<PersonNeeded>, held},
    {screening, on<PersonNeeded>, held},
    {filling, on<PersonNeeded>, held},
    {ready, on<PersonNeeded>, held},
    {held, on<ContactClaimed>, held},
    {held, on<ClaimReleased>, held},
    {held, on<ClaimExpired>, held},
    {held, on<PageTakenOver>, held},
    {held, on<PageGivenBack>, held},
    {held, on<HeldPageLost>, held},
    {held, on<HeldPageReopened>, opening},
    {held, on<PersonSendRefused>, held},
    {held, on<PersonSendIntended>, intended}, // a person's own press: the other way to the commit point
    {intended, on<PersonSendVoided>, held},
    {held, on<PersonResolved>, locating}, // on the page as the person left it
    {held, on<PersonFinished>, succeeded},
    {held, on<PersonDeclined>, cancelled},
    {manual, on<PersonFinished>, succeeded},
    {manual, on<PersonDeclined>, manual},
    {skipped, on<RuleOverridden>, skipped}, // what follows is a contact of its own
    {held, on<HandedOver>, manual},
    {backoff, on<HandedOver>, manual},
    {dispatched, on<HandedOver>, manual}, // the site has not taken it yet: it waits for a step that is a person's
    {unconfirmed, on<PersonConfirmed>, succeeded},
    {unconfirmed, on<PersonDenied>, unconfirmed}, // what follows is a contact of its own
});

inline constexpr auto ends = std::to_array<Edge>({
    // another attempt: proven unsent only
    {opening, on<RetryScheduled>, backoff},
    {navigating, on<RetryScheduled>, backoff},
    {locating, on<RetryScheduled>, backoff},
    {screening, on<RetryScheduled>, backoff},
    {filling, on<RetryScheduled>, backoff},
    {ready, on<RetryScheduled>, backoff},
    {held, on<RetryScheduled>, backoff}, // the program stopped and the person's page with it
    // it may have been sent all the same: with an intent that was lost, or by what left unaccounted for
    {navigating, on<OutcomeDoubted>, unconfirmed},
    {locating, on<OutcomeDoubted>, unconfirmed},
    {screening, on<OutcomeDoubted>, unconfirmed},
    {filling, on<OutcomeDoubted>, unconfirmed},
    {ready, on<OutcomeDoubted>, unconfirmed},
    {held, on<OutcomeDoubted>, unconfirmed},
    {backoff, on<OutcomeDoubted>, unconfirmed}, // what left was seen when the page was closed
    {backoff, on<Requeued>, queued},
    // ends without a send
    {locating, on<PreflightEnded>, checked},
    {screening, on<PreflightEnded>, checked},
    {queued, on<ContactSkipped>, skipped},
    {ready, on<ContactSkipped>, skipped},
    {opening, on<GaveUp>, failed},
    {navigating, on<GaveUp>, failed},
    {locating, on<GaveUp>, failed},
    {screening, on<GaveUp>, failed},
    {filling, on<GaveUp>, failed},
    {ready, on<GaveUp>, failed},
    {opening, on<ContactTimedOut>, timed_out},
    {navigating, on<ContactTimedOut>, timed_out},
    {locating, on<ContactTimedOut>, timed_out},
    {screening, on<ContactTimedOut>, timed_out},
    {filling, on<ContactTimedOut>, timed_out},
    {ready, on<ContactTimedOut>, timed_out},
    {queued, on<ContactCancelled>, cancelled},
    {opening, on<ContactCancelled>, cancelled},
    {navigating, on<ContactCancelled>, cancelled},
    {locating, on<ContactCancelled>, cancelled},
    {screening, on<ContactCancelled>, cancelled},
    {filling, on<ContactCancelled>, cancelled},
    {held, on<ContactCancelled>, cancelled},
    {ready, on<ContactCancelled>, cancelled},
    {backoff, on<ContactCancelled>, cancelled},
});

// What left unaccounted for is known from then on, wherever the contact is. Its page is watched from the first written
// field to its end, also while another page or another form is looked for.
inline constexpr auto unaccounted = std::to_array<Edge>({
    {navigating, on<UnaccountedTrafficLeft>, navigating},
    {locating, on<UnaccountedTrafficLeft>, locating},
    {screening, on<UnaccountedTrafficLeft>, screening},
    {filling, on<UnaccountedTrafficLeft>, filling},
    {held, on<UnaccountedTrafficLeft>, held},
    {ready, on<UnaccountedTrafficLeft>, ready},
    {intended, on<UnaccountedTrafficLeft>, intended},
    {dispatched, on<UnaccountedTrafficLeft>, dispatched},
});

inline constexpr auto edges = joined(steps, persons, ends, unaccounted);

// The same by phase and fact, for the many times it is asked; `unborn` where the table says no.
inline constexpr auto answers = [] {
  std::array<std::array<Phase, contact_facts>, count_of<Phase>()> out{};
  for (Edge const& e : edges) out[static_cast<std::size_t>(e.from)][e.fact] = e.to;
  return out;
}();

} // namespace table

// Where `fact` leads from `from`; nothing where the table says no. A picture taken changes no phase while the
// contact lives; a suppressed result changes none at any time.
constexpr std::optional<Phase> next_phase(Phase from, FactKind fact) {
  if (fact == kind_of<ResultSuppressed>()) return from == Phase::unborn ? std::nullopt : std::optional(from);
  if (fact == kind_of<ScreenshotTaken>())
    return from == Phase::unborn || is_final(from) ? std::nullopt : std::optional(from);
  if (fact >= contact_facts) return std::nullopt;
  Phase const to = table::answers[static_cast<std::size_t>(from)][fact];
  return to == Phase::unborn ? std::nullopt : std::optional(to); // nothing leads to before its birth
}

// --- proofs ----------------------------------------------------------------------------------------------------

namespace proof {

using table::edges;
inline constexpr std::size_t phases = count_of<Phase>();
using PhaseSet = std::array<bool, phases>;

// REQUIRES: `except` are facts that do not count as a way.
consteval PhaseSet reachable(Phase from, std::array<FactKind, 2> except = {contact_facts, contact_facts}) {
  PhaseSet seen{};
  seen[static_cast<std::size_t>(from)] = true;
  for (std::size_t round = 0; round < phases; ++round) {
    for (Edge const& e : edges) {
      if (e.fact != except[0] && e.fact != except[1] && seen[static_cast<std::size_t>(e.from)])
        seen[static_cast<std::size_t>(e.to)] = true;
    }
  }
  return seen;
}

consteval bool no_question_has_two_answers() {
  for (std::size_t i = 0; i < edges.size(); ++i) {
    for (std::size_t k = i + 1; k < edges.size(); ++k) {
      if (edges[i].from == edges[k].from && edges[i].fact == edges[k].fact) return false;
    }
  }
  return true;
}

consteval bool only_final_phases_are_dead_ends() {
  for (std::size_t p = 0; p < phases; ++p) {
    bool leads_on = false;
    for (Edge const& e : edges) leads_on = leads_on || (static_cast<std::size_t>(e.from) == p && e.to != e.from);
    if (leads_on == is_final(static_cast<Phase>(p)) && !may_be_ruled_on(static_cast<Phase>(p))) return false;
  }
  return true;
}

// What has ended changes to one thing only: that the business was reached after all.
consteval bool an_end_is_only_raised() {
  for (Edge const& e : edges) {
    if (is_final(e.from) && e.to != e.from && !(may_be_ruled_on(e.from) && e.to == Phase::succeeded)) return false;
  }
  return true;
}

consteval bool every_phase_is_reachable() {
  for (bool seen : reachable(Phase::unborn)) {
    if (!seen) return false;
  }
  return true;
}

consteval bool every_fact_is_used() {
  for (FactKind f = 0; f < contact_facts; ++f) {
    bool used = f == kind_of<ScreenshotTaken>() || f == kind_of<ResultSuppressed>();
    for (Edge const& e : edges) used = used || e.fact == f;
    if (!used) return false;
  }
  return true;
}

// At most once: a send is intended in two ways only, the program's press and a person's own, and once it is, only a
// proven void leads to another one.
consteval bool nothing_leads_back_to_a_send() {
  constexpr std::array voids{kind_of<TokenVoided>(), kind_of<PersonSendVoided>()};
  auto const after_intent = reachable(Phase::intended, voids);
  auto const after_send = reachable(Phase::dispatched);
  int ways_in = 0;
  for (Edge const& e : edges) {
    bool const is_program = e.from == Phase::ready && e.fact == kind_of<SubmitIntended>();
    bool const is_person = e.from == Phase::held && e.fact == kind_of<PersonSendIntended>();
    if (e.to == Phase::intended && e.from != Phase::intended) ways_in += is_program || is_person ? 1 : 100;
    if ((e.fact == voids[0] || e.fact == voids[1]) && e.from != Phase::intended) return false;
  }
  for (Phase before : {Phase::ready, Phase::held, Phase::queued}) {
    if (after_intent[static_cast<std::size_t>(before)] || after_send[static_cast<std::size_t>(before)]) return false;
  }
  return ways_in == 2 && !after_send[static_cast<std::size_t>(Phase::intended)];
}

// Whoever may have sent something never ends as if nothing had been. What the site itself says it has not taken yet is
// a person's to finish, and nothing but a person leads on from there.
consteval bool sent_never_ends_as_unsent() {
  for (Phase from : {Phase::dispatched, Phase::unconfirmed}) {
    auto const seen = reachable(from);
    for (std::size_t p = 0; p < phases; ++p) {
      bool const handed_over = from == Phase::dispatched && static_cast<Phase>(p) == Phase::manual;
      if (seen[p] && !may_have_been_sent(static_cast<Phase>(p)) && !handed_over) return false;
    }
  }
  return true;
}

static_assert(no_question_has_two_answers());
static_assert(only_final_phases_are_dead_ends());
static_assert(an_end_is_only_raised());
static_assert(every_phase_is_reachable());
static_assert(every_fact_is_used());
static_assert(nothing_leads_back_to_a_send());
static_assert(sent_never_ends_as_unsent());

} // namespace proof

} // namespace legwork::core
