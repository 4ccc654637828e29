// Pacing, policy, persons, clients and power: rules that are neither about one result nor about one order.
#include <algorithm>

#include "sim/invariants.hpp"

namespace legwork::sim {

using namespace core;

namespace {

// A message of the program may have reached this one's business, and nothing since has said that it did not.
bool may_have_reached(ShadowContact const& c) { return c.pressed && !c.denied && !c.cleared; }

Finding s5_gap(InvariantContext const& s) {
  ShadowBatch const& b = s.shadow.batch(known(s).batch);
  if (b.freed_at < 0 || s.entry->at >= Instant{b.freed_at} + b.gap) return holds;
  return "a start before the gap after the contact before it is over";
}

Finding s13_no_visit_in_vain(InvariantContext const& s) {
  if (known(s).exempt) return holds;
  for (ShadowContact const& other : s.shadow.contacts) {
    bool const one_business = other.target == known(s).target || (!other.ref.empty() && other.ref == known(s).ref);
    bool const same = &other != &known(s) && one_business && other.customer == known(s).customer;
    bool const recent = s.entry->at - Instant{other.intended_at} < s.run.swarm.limits.contact_once;
    if (same && recent && may_have_reached(other)) return "a visit to a business that was reached already";
  }
  return holds;
}

Finding s13_skips_are_true(InvariantContext const& s) {
  auto const& f = the<ContactSkipped>(s);
  if (f.reason == Reason::do_not_contact) {
    if (s.shadow.blocked.contains(known(s).target)) return holds;
    return "skipped as not to be contacted, and it is not on the list";
  }
  if (known(s).exempt) return "skipped although somebody set the rule aside";
  if (f.reason == Reason::contacted_already) {
    ShadowContact const& other = s.shadow.contact(f.other.value_or(ContactId{}));
    bool const by_hand = other.phase == Phase::succeeded && !other.pressed;
    bool const in_doubt = other.phase == Phase::unconfirmed && !other.denied;
    if (may_have_reached(other) || by_hand || in_doubt) return holds;
    return "skipped for a contact that reached nobody";
  }
  std::uint32_t sent = 0;
  for (ShadowContact const& c : s.shadow.contacts) {
    if (c.pressed && c.customer == known(s).customer && s.entry->at.ms - c.intended_at < 86'400'000) ++sent;
  }
  if (sent >= s.run.swarm.limits.daily_cap) return holds;
  return "skipped for a cap that is not reached";
}

Finding s15_waits_before_it_tries_again(InvariantContext const& s) {
  auto const& f = the<RetryScheduled>(s);
  if (f.reason == Reason::interrupted || f.reason == Reason::shut_down) return holds;
  Duration const expected = s.run.swarm.limits.backoff * (std::int64_t{1} << (known(s).attempt - 1));
  Duration const wait = Instant(f.due) - s.entry->at;
  if (wait == expected) return holds;
  return "the wait before attempt " + std::to_string(known(s).attempt + 1) + " is " + std::to_string(wait.count()) +
         " ms";
}

Finding s27_pace(InvariantContext const& s) {
  ShadowContact const& c = known(s);
  if (c.form_since < 0 || s.entry->at.ms - c.form_since >= s.shadow.pace) return holds;
  return "a press " + std::to_string(s.entry->at.ms - c.form_since) + " ms after its form appeared";
}

// What left and cannot be read may have been the message.
Finding s28_doubt_is_kept(InvariantContext const& s) {
  // The result of the step says that nothing left with it.
  bool const is_told =
      std::holds_alternative<StepFailed>(s.entry->input) || std::holds_alternative<PageObserved>(s.entry->input);
  if (!known(s).unaccounted && (is_told || !known(s).next_pressed)) return holds;
  bool const from_a_hold = fact_of<HandedOver>(s) != nullptr || fact_of<PersonDeclined>(s) != nullptr;
  if (from_a_hold && known(s).phase != Phase::held) return holds;
  return std::string(fact_name(s.fact->index())) + " says that nothing was sent, and something left unaccounted for";
}

Finding s21_ops_are_fresh(InvariantContext const& s) {
  StepNumber const op = std::visit(
      [](auto const& f) {
        if constexpr (requires { f.op; })
          return f.op;
        else
          return StepNumber{};
      },
      *s.fact);
  if (op == StepNumber{} || op == s.shadow.ops.next()) return holds;
  return "a step's number is not new";
}

Finding s23_claims(InvariantContext const& s) {
  std::string const& holder = known(s).claimed_by;
  std::string const* who = nullptr;
  if (auto const* f = fact_of<ContactClaimed>(s)) who = &f->who;
  if (auto const* f = fact_of<ClaimReleased>(s)) who = &f->who;
  if (auto const* f = fact_of<PersonResolved>(s)) who = &f->who;
  if (auto const* f = fact_of<PersonFinished>(s)) who = &f->who;
  if (auto const* f = fact_of<PageTakenOver>(s)) who = &f->who;
  if (auto const* f = fact_of<PageGivenBack>(s)) who = &f->who;
  if (auto const* f = fact_of<HeldPageReopened>(s)) who = &f->who;
  if (who == nullptr || holder.empty() || holder == *who) return holds;
  return *who + " did something with a contact that " + holder + " has claimed";
}

Finding s8_denied_once(InvariantContext const& s) {
  if (!known(s).denied) return holds;
  return "ruled twice not to have gone through";
}

Finding s21_stop_leaves_the_rest(InvariantContext const& s) {
  if (the<ContactCancelled>(s).reason != Reason::stopped || known(s).phase != Phase::queued) return holds;
  return "a stop cancelled a contact that had not begun";
}

Finding m2_seen_is_current(InvariantContext const& s) {
  if (!s.observed->accepted || s.entry == nullptr || !s.observed->seen || s.observed->seen == s.observed->version)
    return holds;
  return "an order was accepted from somebody who had looked at version " + to_string(*s.observed->seen) + " of " +
         to_string(s.observed->version);
}

Finding m4_clocks(InvariantContext const& s) {
  for (Fact const& fact : s.entry->facts) {
    ContactId const id = contact_of(fact);
    if (id == ContactId{}) continue;
    if (s.live->contact(id).worked.count() != s.shadow.contact(id).worked)
      return "contact " + to_string(id) + " has worked " + std::to_string(s.shadow.contact(id).worked) + " ms, and " +
             std::to_string(s.live->contact(id).worked.count()) + " are counted";
  }
  return holds;
}

Finding r1_wanted_pages_stay(InvariantContext const& s) {
  for (HeldPage const& page : s.live->pages) {
    Contact const& c = s.live->contact(page.owner);
    bool const wanted = (is_active(c.phase) || c.phase == Phase::held) && c.page == page.page;
    if (wanted && page.releasing) return "a page is closed under a contact that needs it";
  }
  return holds;
}

// Whose page died with its browser is moved, and nobody else.
Finding m1_browser_lost(InvariantContext const& s) {
  if (s.observed->meaning != ExpectedMeaning::browser_died) return holds;
  for (Fact const& fact : s.entry->facts) {
    bool const moved = fact.index() == kind_of<RetryScheduled>() || fact.index() == kind_of<OutcomeUnproven>() ||
                       fact.index() == kind_of<GaveUp>() || fact.index() == kind_of<OutcomeDoubted>();
    if (!moved) continue;
    ContactId const id = contact_of(fact);
    SimulatedBrowser::Page const* page = s.browser.page(s.live->contact(id).page.value_or(PageId{}));
    if (page != nullptr && !page->dead && !s.shadow.leaving)
      return "a browser died, and a contact in another one was given up";
  }
  for (SimulatedBrowser::Page const& page : s.browser.pages()) {
    Contact const& c = s.live->contact(page.owner);
    bool const stays = page.dead && c.page == page.id && page.incarnation == s.lost_incarnation &&
                       c.incarnation == page.incarnation && (is_active(c.phase) || c.phase == Phase::held) &&
                       c.phase != Phase::opening;
    if (stays) return "a browser died, and a contact on a page of it stays where it is";
  }
  return holds;
}

Finding m1_page_lost(InvariantContext const& s) {
  bool const lost = s.observed->kind == input_kind<PageLost>();
  if (!lost || !s.observed->on_that_page) return holds;
  bool const moved = std::ranges::any_of(s.entry->facts, [&](Fact const& f) {
    bool const moves = f.index() == kind_of<RetryScheduled>() || f.index() == kind_of<OutcomeUnproven>() ||
                       f.index() == kind_of<GaveUp>() || f.index() == kind_of<HandedOver>() ||
                       f.index() == kind_of<HeldPageLost>() || f.index() == kind_of<OutcomeDoubted>();
    return moves && contact_of(f) == s.observed->contact;
  });
  if (moved) return holds;
  return "a page died, and its contact stays " + std::string(name_of(s.observed->phase));
}

Finding l4_everybody_is_away(InvariantContext const& s) {
  for (Session const& session : s.live->sessions) {
    if (!session.detached) return "a client's connection outlived the program";
  }
  return holds;
}

// The power went, the end was not in order: what was about to be sent may have been.
Finding m6_power_doubts(InvariantContext const& s) {
  for (ContactId id : s.in_doubt) {
    bool const doubted = std::ranges::any_of(s.entry->facts, [id](Fact const& f) {
      auto const* d = std::get_if<OutcomeDoubted>(&f);
      return d != nullptr && d->contact == id;
    });
    if (!doubted) return "contact " + to_string(id) + " was about to be sent when the power went, and nobody doubts it";
  }
  auto const doubts = static_cast<std::size_t>(std::ranges::count_if(s.entry->facts, [](Fact const& f) {
    auto const* d = std::get_if<OutcomeDoubted>(&f);
    return d != nullptr && d->reason.is_absent();
  }));
  if (doubts == s.in_doubt.size()) return holds;
  return "a contact is doubted that was not about to be sent";
}

Finding s22_brakes_late(InvariantContext const& s) {
  auto const& f = the<CircuitBreakerTripped>(s);
  Limits const& l = s.run.swarm.limits;
  if (f.bad >= l.circuit_breaker_failures && f.of == l.circuit_breaker_window && l.circuit_breaker_window > 0)
    return holds;
  return "a batch paused itself after " + std::to_string(f.bad) + " bad endings of " + std::to_string(f.of);
}

// Whoever has to wait is woken: the host is told of the earliest of all deadlines.
Finding m4_somebody_wakes(InvariantContext const& s) {
  if (s.live->closed) return holds;
  std::optional<Instant> earliest;
  auto const consider = [&](Instant at) { earliest = earliest ? std::min(*earliest, at) : at; };
  Limits const& l = s.live->limits;
  for (Batch const& b : s.live->batches) {
    for (ContactId id : b.begun) {
      Contact const& c = s.live->contact(id);
      if (c.deadline) consider(*c.deadline);
      if (at_work(c.phase)) consider(c.since + (l.contact - c.worked));
      Instant const press{s.shadow.contact(id).form_since + s.shadow.pace};
      bool const may_send = b.phase == BatchPhase::running || b.phase == BatchPhase::draining;
      bool const is_let =
          may_send && !s.live->space_low && !s.live->shutdown && press > s.run.now && !waits_for_another(*s.live, c);
      if (c.phase == Phase::ready && is_let) consider(press);
    }
  }
  for (Session const& session : s.live->sessions) {
    if (session.detached)
      consider(*session.detached + (session.left ? l.session_kept : std::min(l.lease_grace, l.session_kept)));
  }
  if (!earliest || (s.wakes && *s.wakes <= *earliest)) return holds;
  return "nobody is woken for the earliest deadline";
}

constexpr Invariant all[] = {
    {{"S5c", "P20", "between two contacts of a slot lies the gap"}, When::fact, s5_gap, on<AttemptBegan>()},
    {{"S8b", "P07", "one ruling that it did not go through"}, When::fact, s8_denied_once, on<PersonDenied>()},
    {{"S13d", "P13", "no visit to a business that was reached already"},
     When::fact,
     s13_no_visit_in_vain,
     on<AttemptBegan>()},
    {{"S13e", "P13", "what is skipped is skipped for a reason that is true"},
     When::fact,
     s13_skips_are_true,
     on<ContactSkipped>()},
    {{"S15b", "P09", "the wait before another attempt doubles"},
     When::fact,
     s15_waits_before_it_tries_again,
     on<RetryScheduled>()},
    {{"S27", "P05", "a form is not sent sooner after its appearing than the pace says"},
     When::fact,
     s27_pace,
     on<SubmitIntended>()},
    {{"S28", "P09", "nothing ends as unsent, or is tried again, after something left unaccounted for"},
     When::fact,
     s28_doubt_is_kept,
     on<RetryScheduled, GaveUp, ContactTimedOut, ContactCancelled, ContactSkipped, TokenVoided, PersonSendVoided,
        PersonDeclined, HandedOver>()},
    {{"S21c", "P04", "a step's number is new"}, When::fact, s21_ops_are_fresh},
    {{"S21d", "P21", "a stop leaves what had not begun"}, When::fact, s21_stop_leaves_the_rest, on<ContactCancelled>()},
    {{"S22c", "P22", "a batch pauses itself only when enough has gone wrong"},
     When::fact,
     s22_brakes_late,
     on<CircuitBreakerTripped>()},
    {{"S23", "P66", "who has claimed a contact is alone with it"},
     When::fact,
     s23_claims,
     on<ContactClaimed, ClaimReleased, PersonResolved, PersonFinished, PageTakenOver, PageGivenBack,
        HeldPageReopened>()},
    {{"M1h", "P36", "a browser's death moves those on its pages, and nobody else"}, When::entry, m1_browser_lost},
    {{"M1i", "P36", "a page's death moves its contact"}, When::entry, m1_page_lost},
    {{"M2i", "P66", "nobody acts on an old view"}, When::step, m2_seen_is_current},
    {{"M4b", "P05", "a contact's clock counts its work, not waiting, persons or absences"}, When::entry, m4_clocks},
    {{"M4c", "P05", "the host is told of the earliest deadline"}, When::step, m4_somebody_wakes},
    {{"M6", "P07", "after a loss of power, what was about to be sent is unconfirmed"},
     When::entry,
     m6_power_doubts,
     on<Booted>()},
    {{"L4b", "P23", "no connection outlives the program"}, When::entry, l4_everybody_is_away, on<Booted>()},
    {{"R1b", "P30", "a wanted page is not closed"}, When::step, r1_wanted_pages_stay},
};

} // namespace

std::span<Invariant const> rules() { return all; }

} // namespace legwork::sim
