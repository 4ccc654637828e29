// Admission, gate and completion (P20, P21, P24): computed from state after every input, never scattered over
// handlers, and never counted up and down.
#include "core/engine/pump.hpp"

#include <algorithm>

#include "core/batch/table.hpp"
#include "core/engine/ledger.hpp"
#include "core/session/decide.hpp"

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
bool may_begin(State const& s) { return !s.space_low && s.work == Work::contacts && s.shutdown.ms == 0; }

// Whether a press now has its time to be watched, before the program leaves.
bool may_press(State const& s, Instant now) {
  bool const in_time = s.shutdown.ms == 0 || s.shutdown.ms - now.ms >= s.limits.outcome_reserve_ms;
  return !s.space_low && s.work == Work::contacts && in_time;
}

std::optional<Fact> admit(State const& s, Batch const& b, Instant now) {
  if (!may_start_contacts(b.phase) || !may_begin(s)) return {};
  if (active_in(s, b) >= b.parallel || b.next_start > now) return {};
  for (ContactId id : b.queue) {
    Contact const& c = s.contact(id);
    if (host_is_busy(s, c)) continue; // what becomes of that one decides about this one
    if (auto const skip = barred(s, c, now)) return *skip;
    return AttemptBegan{id, c.attempt + 1, s.ops + 1};
  }
  return {};
}

// The gate: the only place where a token is minted (P07).
std::optional<Fact> open_gate(State const& s, Contact const& c, Instant now) {
  Batch const& b = s.batch(c.batch);
  if (b.phase == BatchPhase::stopping) return ContactCancelled{c.id, Reason::stopped};
  if (!may_send(b.phase) || !may_press(s, now)) return {};
  if (auto const skip = barred(s, c, now)) {
    Phase const there = skip->other == 0 ? Phase::unborn : s.contact(skip->other).phase;
    if (there == Phase::intended || there == Phase::dispatched) return {}; // it may yet prove void
    return *skip;
  }
  if (s.limits.contact_ms - c.worked_ms < s.limits.outcome_reserve_ms) return ContactTimedOut{c.id, c.phase};
  return SubmitIntended{c.id,     s.tokens + 1,    c.plan.fingerprint, c.digest,
                        c.target, c.plan.endpoint, s.ops + 1};
}

std::optional<Fact> brake(Limits const& l, Batch const& b) {
  bool const full = l.brake_window > 0 && b.recent.size() >= l.brake_window;
  bool const nothing_left = b.begun.empty() && b.queue.empty();
  if (!full || nothing_left || b.phase != BatchPhase::running) return {};
  auto const bad = static_cast<std::uint32_t>(std::ranges::count(b.recent, Ending::bad));
  if (bad < l.brake_bad) return {};
  return BatchBraked{b.id, bad, l.brake_window};
}

std::optional<Fact> finish(Batch const& b) {
  bool const busy = !b.begun.empty();
  if ((b.phase == BatchPhase::stopping || b.phase == BatchPhase::draining) && !busy) return BatchStopped{b.id};
  if (b.phase == BatchPhase::running && !busy && b.queue.empty()) return BatchCompleted{b.id};
  return {};
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

Fact put_back(Contact const& c, Instant now) {
  return RetryScheduled{c.id, Reason::shut_down, "the program is leaving; nothing was sent", now.ms};
}

// What a shutdown does with one contact that is under way; asked when the gate has had its say.
std::optional<Fact> leave_safely(State const& s, Contact const& c, Instant now) {
  if (c.phase == Phase::backoff && c.reason == Reason::shut_down) return Requeued{c.id};
  if (c.phase == Phase::intended || c.phase == Phase::dispatched) {
    if (now < s.shutdown) return {};
    return OutcomeUnproven{c.id, c.token, Reason::shut_down, "the program left before an answer came", ""};
  }
  bool const in_vain = c.phase == Phase::ready || !may_press(s, now); // it cannot be sent in this run any more
  if (is_active(c.phase) && in_vain) return put_back(c, now);
  return {};
}

std::optional<Fact> wind_up(State const& s, Instant now) {
  Contact const* held = nullptr;
  bool at_work = false;
  for (Batch const& b : s.batches) {
    for (ContactId id : b.begun) {
      Contact const& c = s.contact(id);
      if (auto fact = leave_safely(s, c, now)) return fact;
      at_work = at_work || is_active(c.phase);
      if (c.phase == Phase::held) held = &c;
    }
  }
  if (at_work) return {};
  if (held != nullptr) return put_back(*held, now); // its page goes with the browser
  return ShutdownDone{};
}

// When a shutdown has more to say about `c`.
Instant leaves_at(State const& s, Contact const& c) {
  if (s.shutdown.ms == 0 || !is_active(c.phase)) return {};
  bool const sent = c.phase == Phase::intended || c.phase == Phase::dispatched;
  return sent ? s.shutdown : Instant{s.shutdown.ms - s.limits.outcome_reserve_ms + 1};
}

} // namespace

std::optional<Fact> pump(State const& s, Instant now) {
  if (s.closed) return {};
  if (auto fact = release(s)) return fact;
  for (Batch const& b : s.batches) {
    if (b.phase == BatchPhase::idle || b.phase == BatchPhase::completed || b.phase == BatchPhase::stopped) continue;
    if (auto fact = brake(s.limits, b)) return fact;
    for (ContactId id : b.begun) {
      if (s.contact(id).phase != Phase::ready) continue;
      if (auto fact = open_gate(s, s.contact(id), now)) return fact;
    }
    if (auto fact = admit(s, b, now)) return fact;
    if (auto fact = finish(b)) return fact;
  }
  if (s.shutdown.ms != 0) return wind_up(s, now);
  return {};
}

Instant next_deadline(State const& s) {
  Instant next;
  if (s.closed) return next;
  auto const consider = [&](Instant at) {
    if (at.ms != 0 && (next.ms == 0 || at < next)) next = at;
  };
  for (Session const& session : s.sessions) consider(absence_deadline(session, s.limits));
  for (Batch const& b : s.batches) {
    for (ContactId id : b.begun) {
      consider(s.contact(id).deadline);
      consider(work_deadline(s.contact(id), s.limits));
      consider(leaves_at(s, s.contact(id)));
    }
    // Only where somebody can start then: a tick that changes nothing would stay due and be asked for without end.
    if (b.next_start > s.now && admit(s, b, b.next_start)) consider(b.next_start);
  }
  return next;
}

} // namespace legwork::core
