// What holds of people: who acts on a live page, what they send there, whose page it stays, and who steers a batch.
#include <algorithm>

#include "sim/invariants.hpp"

namespace legwork::sim {

using namespace core;

namespace {

// Only whoever claimed a contact and took its page over sends from there.
Finding s32_sent_by_its_person(InvariantContext const& s) {
  auto const& f = the<PersonSendIntended>(s);
  ShadowContact const& c = known(s);
  if (c.phase == Phase::held && c.taken_over && c.claimed_by == f.who && !f.who.empty()) return holds;
  return "a send in the name of " + f.who + ", who does not have the page";
}

Finding s32_taken_over_by_its_claimant(InvariantContext const& s) {
  std::string const& who = the<PageTakenOver>(s).who;
  if (known(s).phase == Phase::held && known(s).claimed_by == who && known(s).page != PageId{}) return holds;
  return who + " took over a page without having claimed its contact";
}

// What a form refused is sent again by a person, who corrects it first.
Finding s37_corrections_are_a_persons(InvariantContext const& s) {
  auto const* step = std::get_if<StageWritten>(s.fact);
  if (!known(s).is_correction || (step != nullptr && !step->may_send)) return holds;
  return "what was refused was sent again as it was";
}

// The page is a person's only as long as they have it.
Finding s33_only_a_persons_page(InvariantContext const& s) {
  auto const& allow = the_effect<AllowPersonInput>(s);
  ShadowContact const& c = s.shadow.contact(allow.contact);
  bool const was_taken = c.phase == Phase::held && c.page == allow.page;
  bool const is_late = c.phase != Phase::held || !c.taken_over; // what stops it follows in the same order
  if (was_taken || is_late) return holds;
  return "a page is open to a person who did not take it over";
}

Finding s35_prepared_for_its_person(InvariantContext const& s) {
  for (Contact const& c : s.live->contacts) {
    bool const is_nobodys = c.phase == Phase::held && c.page && c.claimed_by.empty() && !c.reopened_for.empty();
    if (is_nobodys)
      return "contact " + to_string(c.id) + " was prepared anew for " + c.reopened_for + ", who does not have it";
  }
  return holds;
}

Finding s36_page_of_nobody_is_shut(InvariantContext const& s) {
  for (SimulatedBrowser::Page const& page : s.browser.pages()) {
    Contact const& c = s.live->contact(page.owner);
    bool const is_theirs = c.phase == Phase::held && c.taken_over && c.page == page.id;
    if (page.has_person && !page.dead && !is_theirs) return "a page is open to a person who does not have it any more";
  }
  return holds;
}

Finding s34_hold_outlives_its_page(InvariantContext const& s) {
  if (s.live->rules < DecisionRules::v8) return holds;
  for (Contact const& c : s.live->contacts) {
    ShadowContact const& before = s.shadow.contact(c.id);
    bool const was_held = before.phase == Phase::held && !may_have_left(before);
    if (was_held && c.phase != Phase::held) return "a start lost the hold of contact " + to_string(c.id);
  }
  return holds;
}

bool is_there(InvariantContext const& s, std::string const& client) {
  return std::ranges::any_of(s.shadow.sessions,
                             [&](auto const& entry) { return entry.second.client == client && !entry.second.left; });
}

// What an order does to a batch as a whole is ordered by whoever has control of it.
Finding s24_control(InvariantContext const& s) {
  if (!s.observed->is_order || !s.observed->by.session) return holds;
  BatchId const batch = std::visit(
      [](auto const& f) {
        if constexpr (requires { f.batch; })
          return f.batch;
        else
          return BatchId{};
      },
      *s.fact);
  std::string const& client = s.shadow.sessions.at(*s.observed->by.session).client;
  if (s.shadow.batch(batch).controller == client) return holds;
  return client + " steered a batch that " + s.shadow.batch(batch).controller + " has control of";
}

// Nobody who is there loses control without having it taken over, by name.
Finding s24_taken_by_wish(InvariantContext const& s) {
  auto const& f = the<ControlGranted>(s);
  std::string const& before = s.shadow.batch(f.batch).controller;
  if (f.taken_from != before) return "control of " + f.taken_from + " was taken, and " + before + " had it";
  auto const* take = std::get_if<TakeControl>(&s.entry->input);
  bool const by_wish = take != nullptr && take->wish == ControlWish::take_over;
  if (before.empty() || by_wish || !is_there(s, before)) return holds;
  return before + " is there and lost control without anybody's asking for it";
}

// Whether something stands against a person's send, as the world knows it.
bool may_be_refused(InvariantContext const& s, ShadowContact const& c) {
  BatchPhase const batch = s.shadow.batch(c.batch).phase;
  bool const is_open = batch == BatchPhase::running || batch == BatchPhase::draining;
  if (!is_open || s.shadow.space_low || s.shadow.leaving || s.shadow.blocked.contains(c.target)) return true;
  if (c.pressed_over_form && c.unaccounted) return true;
  if (s.run.swarm.limits.daily_cap > 0 && s.run.swarm.limits.daily_cap < 100) return true; // counted elsewhere (S13c)
  return std::ranges::any_of(s.shadow.contacts, [&](ShadowContact const& o) {
    bool const is_same = o.target == c.target || (!c.ref.empty() && o.ref == c.ref);
    bool const was_reached = o.pressed || o.phase == Phase::succeeded || o.phase == Phase::unconfirmed;
    return &o != &c && is_same && (is_active(o.phase) || (o.customer == c.customer && was_reached));
  });
}

Finding m1_person_sends(InvariantContext const& s) {
  Fact const* const answer = first_answer(s);
  FactKind const kind = answer == nullptr ? facts : answer->index();
  ShadowContact const& c = s.shadow.contact(s.observed->contact);
  if (kind == kind_of<ResultSuppressed>()) {
    if (c.phase != Phase::held || !c.taken_over) return holds;
    return "a person's own send was ignored";
  }
  if (kind == kind_of<PersonSendIntended>()) return holds; // by right, says S32
  if (kind != kind_of<PersonSendRefused>()) return "a person's own send has no answer";
  if (may_be_refused(s, c)) return holds;
  return "a person's own send was refused for no reason";
}

constexpr Invariant all[] = {
    {{"S32", "P77", "who sends on a live page has claimed its contact and taken the page over"},
     When::fact,
     s32_sent_by_its_person,
     on<PersonSendIntended>()},
    {{"S32b", "P66", "a page is taken over by whoever claimed its contact"},
     When::fact,
     s32_taken_over_by_its_claimant,
     on<PageTakenOver>()},
    {{"S37", "P07", "input that was refused is not sent again without a person"},
     When::fact,
     s37_corrections_are_a_persons,
     on<SubmitIntended, StageWritten>()},
    {{"S33", "P77", "a page is open to the person who took it over, and to nobody else"},
     When::effect,
     s33_only_a_persons_page,
     on<AllowPersonInput>()},
    {{"S35", "P66", "a page that was prepared anew is its person's"}, When::step, s35_prepared_for_its_person},
    {{"S36", "P77", "at rest no page is open to somebody who does not have it"}, When::end, s36_page_of_nobody_is_shut},
    {{"S34", "P66", "a start loses no hold"}, When::entry, s34_hold_outlives_its_page, on<Booted>()},
    {{"S24", "P80", "a batch is steered by whoever has control of it"},
     When::fact,
     s24_control,
     on<BatchStarted, BatchPaused, BatchResumed, BatchDraining, BatchStopping, BatchRestarted>()},
    {{"S24b", "P80", "control is taken from whoever is there by wish only"},
     When::fact,
     s24_taken_by_wish,
     on<ControlGranted>()},
    {{"M1k", "P77", "a person's own send leaves, or is refused for a reason"},
     When::entry,
     m1_person_sends,
     on<PersonSendPaused>()},
};

} // namespace

std::span<Invariant const> person_invariants() { return all; }

} // namespace legwork::sim
