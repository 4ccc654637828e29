// Held contacts are left last: a person may finish them until the browser goes.
#include "core/engine/shutdown.hpp"

#include "core/contact/retry_policy.hpp"
#include "core/engine/send_gate.hpp"

namespace legwork::core {

namespace {

Fact put_back(Contact const& c, Instant now) {
  if (may_have_left(c))
    return unless_doubted(c, RetryScheduled{c.id, Reason::shut_down, "the program is leaving", now});
  return RetryScheduled{c.id, Reason::shut_down, "the program is leaving; nothing was sent", now};
}

// What a shutdown does with one contact that is under way.
std::optional<Fact> leave_safely(State const& s, Contact const& c, Instant now) {
  if (c.phase == Phase::backoff && c.reason == Reason::shut_down) return Requeued{c.id};
  if (c.phase == Phase::intended || c.phase == Phase::dispatched) {
    if (now < *s.shutdown) return {};
    return OutcomeUnproven{.contact = c.id,
                           .token = *c.token,
                           .reason = Reason::shut_down,
                           .detail = "the program left before an answer came",
                           .evidence = ""};
  }
  bool const in_vain = c.phase == Phase::ready || !may_press(s, now); // it cannot be sent in this run any more
  if (is_active(c.phase) && in_vain) return put_back(c, now);
  return {};
}

} // namespace

std::optional<Fact> next_shutdown_fact(State const& s, Instant now) {
  Contact const* held = nullptr;
  bool at_work = false;
  for (Batch const& b : s.batches) {
    for (ContactId id : b.begun) {
      Contact const& c = s.contact(id);
      if (auto fact = leave_safely(s, c, now)) return fact;
      at_work = at_work || is_active(c.phase);
      bool const is_left = s.rules >= DecisionRules::v8 && !c.page; // it waits for its person without a page
      if (c.phase == Phase::held && !is_left) held = &c;
    }
  }
  if (at_work) return {};
  if (held != nullptr && s.rules >= DecisionRules::v8)
    return unless_doubted(*held, HeldPageLost{held->id, "the program left, and its page with it"});
  if (held != nullptr) return put_back(*held, now); // its page goes with the browser
  return ShutdownDone{};
}

std::optional<Instant> shutdown_deadline(State const& s, Contact const& c) {
  if (!s.shutdown || !is_active(c.phase)) return {};
  bool const sent = c.phase == Phase::intended || c.phase == Phase::dispatched;
  return sent ? *s.shutdown : *s.shutdown - s.limits.outcome_reserve + Duration{1};
}

} // namespace legwork::core
