// Computed from state after every input, never scattered over handlers, and never counted up and down.
#include "core/engine/scheduler.hpp"

#include <algorithm>

#include "core/batch/batch_transitions.hpp"
#include "core/contact/contact_limits.hpp"
#include "core/engine/circuit_breaker.hpp"
#include "core/engine/send_gate.hpp"
#include "core/engine/shutdown.hpp"
#include "core/session/session_commands.hpp"

namespace legwork::core {

namespace {

std::uint32_t active_in(State const& s, Batch const& b) {
  return static_cast<std::uint32_t>(
      std::ranges::count_if(b.begun, [&](ContactId id) { return is_active(s.contact(id).phase); }));
}

bool host_is_busy(State const& s, Contact const& c) {
  for (Batch const& b : s.batches) {
    for (ContactId id : b.begun) {
      Contact const& other = s.contact(id);
      if (id != c.id && is_active(other.phase) && other.target == c.target) return true;
    }
  }
  return false;
}

// Nothing begins while its outcome might not be recorded, nobody would see to it, or the program is leaving.
bool may_begin(State const& s) { return !s.space_low && s.work == RunPurpose::contacts && !s.shutdown; }

std::optional<Fact> admit(State const& s, Batch const& b, Instant now) {
  if (!may_start_contacts(b.phase) || !may_begin(s)) return {};
  if (active_in(s, b) >= b.parallel || b.next_start > now) return {};
  for (ContactId id : b.queue) {
    Contact const& c = s.contact(id);
    if (host_is_busy(s, c)) continue; // what becomes of that one decides about this one
    if (auto const skip = reason_to_skip(s, c, now)) return *skip;
    return AttemptBegan{id, c.attempt + 1, s.ops.next()};
  }
  return {};
}

// When the pace lets a filled form be sent; nothing where that moment would change nothing.
std::optional<Instant> press_deadline(State const& s, Contact const& c) {
  if (c.phase != Phase::ready) return {};
  auto const press = earliest_press(c, s.limits);
  return press && *press > s.now && open_send_gate(s, c, *press) ? press : std::nullopt;
}

std::optional<Fact> finish(Batch const& b) {
  bool const busy = !b.begun.empty();
  if ((b.phase == BatchPhase::stopping || b.phase == BatchPhase::draining) && !busy) return BatchStopped{b.id};
  if (b.phase == BatchPhase::running && !busy && b.queue.empty()) return BatchCompleted{b.id};
  return {};
}

// Its page was prepared anew for somebody, and it is held again: it is theirs.
std::optional<Fact> claim_again(State const& s, Contact const& c, Instant now) {
  if (c.phase != Phase::held || c.reopened_for.empty() || !c.claimed_by.empty()) return {};
  return ContactClaimed{c.id, c.reopened_for, now + s.limits.claim};
}

// Level-triggered: whatever happened to the contact, a page that nobody wants is let go.
std::optional<Fact> release(State const& s) {
  for (HeldPage const& page : s.pages) {
    Contact const& c = s.contact(page.owner);
    bool const wanted = wants_page(c.phase) && c.page == page.page;
    if (!wanted && !page.releasing) return PageReleased{page.page, page.owner};
  }
  return {};
}

} // namespace

std::optional<Fact> next_scheduled_fact(State const& s, Instant now) {
  if (s.closed) return {};
  if (auto fact = release(s)) return fact;
  for (Batch const& b : s.batches) {
    if (b.phase == BatchPhase::idle || b.phase == BatchPhase::completed || b.phase == BatchPhase::stopped) continue;
    if (auto fact = trip_circuit_breaker(s.limits, b)) return fact;
    for (ContactId id : b.begun) {
      if (auto fact = claim_again(s, s.contact(id), now)) return fact;
      if (s.contact(id).phase != Phase::ready) continue;
      if (auto fact = open_send_gate(s, s.contact(id), now)) return fact;
    }
    if (auto fact = admit(s, b, now)) return fact;
    if (auto fact = finish(b)) return fact;
  }
  if (s.shutdown) return next_shutdown_fact(s, now);
  return {};
}

std::optional<Instant> next_deadline(State const& s) {
  std::optional<Instant> next;
  if (s.closed) return next;
  auto const consider = [&](std::optional<Instant> at) {
    if (at && (!next || *at < *next)) next = at;
  };
  for (Session const& session : s.sessions) consider(absence_deadline(session, s.limits));
  for (Batch const& b : s.batches) {
    for (ContactId id : b.begun) {
      consider(s.contact(id).deadline);
      consider(work_deadline(s.contact(id), s.limits));
      consider(shutdown_deadline(s, s.contact(id)));
      consider(press_deadline(s, s.contact(id)));
    }
    // Only where somebody can start then: a tick that changes nothing would stay due and be asked for without end.
    if (b.next_start > s.now && admit(s, b, b.next_start)) consider(b.next_start);
  }
  return next;
}

} // namespace legwork::core
