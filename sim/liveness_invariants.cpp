// What must happen in the end, and what must stay small, one function each.
#include <algorithm>

#include "sim/invariants.hpp"

namespace legwork::sim {

using namespace core;

namespace {

Finding l1_every_contact_ends(InvariantContext const& s) {
  for (Contact const& c : s.live->contacts) {
    BatchPhase const batch = s.live->batch(c.batch).phase;
    bool const waits_for_its_batch =
        c.phase == Phase::queued &&
        (batch == BatchPhase::paused || batch == BatchPhase::stopped || batch == BatchPhase::idle);
    if (is_final(c.phase) || waits_for_its_batch) continue;
    return "contact " + to_string(c.id) + " is still " + std::string(name_of(c.phase)) + ", and nothing moves any more";
  }
  return holds;
}

Finding l1_every_batch_ends(InvariantContext const& s) {
  for (Batch const& b : s.live->batches) {
    if (b.phase != BatchPhase::running && b.phase != BatchPhase::draining && b.phase != BatchPhase::stopping) continue;
    return "batch " + to_string(b.id) + " is still " + std::string(name_of(b.phase)) + ", and nothing moves any more";
  }
  return holds;
}

Finding l1_everybody_is_told(InvariantContext const& s) {
  for (Contact const& c : s.live->contacts) {
    bool const reported = c.id.value() < s.shadow.completes.size() && s.shadow.completes[c.id.value()] == 1;
    if (is_final(c.phase) != reported)
      return "contact " + to_string(c.id) + " is " + std::string(name_of(c.phase)) +
             ", and contact_complete was told " + (reported ? "once" : "never, or more than once");
  }
  return holds;
}

Finding l4_decided_at_boot(InvariantContext const& s) {
  for (Contact const& c : s.live->contacts) {
    bool const begun_anew = c.phase == Phase::opening;                   // admitted again in the same turn
    bool const waits_for_its_person = c.phase == Phase::held && !c.page; // who has it prepared anew by claiming it
    if (!wants_page(c.phase) || begun_anew || waits_for_its_person) continue;
    return "contact " + to_string(c.id) + " is " + std::string(name_of(c.phase)) + " after a boot, without a page";
  }
  return holds;
}

Finding l4_pages_are_gone(InvariantContext const& s) {
  for (HeldPage const& page : s.live->pages) {
    bool const new_one = std::ranges::any_of(s.entry->facts, [&](Fact const& f) {
      auto const* began = std::get_if<AttemptBegan>(&f);
      return began != nullptr && page_opened_by(began->op) == page.page;
    });
    if (!new_one) return "a page of an earlier run is thought to be open";
  }
  return holds;
}

Finding r1_pages_are_few(InvariantContext const& s) {
  std::size_t wanted = 0;
  for (Batch const& b : s.live->batches) wanted += b.begun.size();
  auto const kept = static_cast<std::size_t>(std::ranges::count(s.live->pages, false, &HeldPage::releasing));
  if (kept <= wanted) return holds;
  return "more pages are kept than contacts are under way";
}

Finding r3_one_writer(InvariantContext const& s) {
  if (!s.commits.overlapped()) return holds;
  return "a second group was handed over before the first was stored";
}

Finding l6_absences_end(InvariantContext const& s) {
  for (Session const& session : s.live->sessions) {
    if (!session.detached) continue;
    Duration const away = s.run.now - *session.detached;
    if (away >= s.live->limits.session_kept || (!session.left && away >= s.live->limits.lease_grace))
      return "a session outlives its absence";
  }
  return holds;
}

Finding l7_shutdown_ends(InvariantContext const& s) {
  bool const late = s.live->shutdown && !s.live->closed && s.run.now.ms >= s.live->shutdown->ms;
  if (!late) return holds;
  return "a shutdown goes on beyond its limit";
}

Finding l7_closed_is_at_rest(InvariantContext const& s) {
  if (!s.live->closed) return holds;
  for (Batch const& b : s.live->batches) {
    for (ContactId id : b.begun) {
      if (is_active(s.live->contact(id).phase)) return "closed, with contact " + to_string(id) + " at work";
    }
  }
  return holds;
}

Finding m5_calm_succeeds(InvariantContext const& s) {
  if (s.run.swarm.shape != Shape::calm) return holds;
  for (Contact const& c : s.live->contacts) {
    if (c.phase != Phase::succeeded || c.attempt != 1 || s.run.truth.of(c.id) != 1)
      return "nothing went wrong, and contact " + to_string(c.id) + " is " + std::string(name_of(c.phase)) + " after " +
             std::to_string(c.attempt) + " attempts and " + std::to_string(s.run.truth.of(c.id)) + " messages";
    if (c.suppressed != 0) return "nothing went wrong, and a result was suppressed";
  }
  return holds;
}

constexpr Invariant all[] = {
    {{"L1", "P02", "every contact ends, or waits for a person who was told"}, When::end, l1_every_contact_ends},
    {{"L1b", "P24", "no batch goes on for ever"}, When::end, l1_every_batch_ends},
    {{"L1c", "P02", "every contact that ended was told so, once, and last"}, When::end, l1_everybody_is_told},
    {{"L4", "P25", "a boot decides every interrupted contact in its own turn"},
     When::entry,
     l4_decided_at_boot,
     on<Booted>()},
    {{"L4c", "P30", "no page outlives the program"}, When::entry, l4_pages_are_gone, on<Booted>()},
    {{"L6", "P23", "sessions and leases end with their absence"}, When::entry, l6_absences_end, on<Tick>()},
    {{"L7", "P76", "a shutdown ends within its limit"}, When::entry, l7_shutdown_ends, on<Tick>()},
    {{"L7b", "P76", "closed means that nobody is at work"}, When::step, l7_closed_is_at_rest},
    {{"R1", "P36", "no more pages than contacts under way"}, When::step, r1_pages_are_few},
    {{"R3", "P01", "one commit at a time"}, When::step, r3_one_writer},
    {{"M5", "P07", "where nothing goes wrong, every contact succeeds, once, at the first attempt"},
     When::end,
     m5_calm_succeeds},
};

} // namespace

std::span<Invariant const> liveness() { return all; }

} // namespace legwork::sim
