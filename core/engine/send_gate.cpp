// Asked again after every input; what it answers follows from state alone.
#include "core/engine/send_gate.hpp"

#include "core/batch/batch_transitions.hpp"
#include "core/contact/contact_limits.hpp"
#include "core/contact/retry_policy.hpp"

namespace legwork::core {

bool may_press(State const& s, Instant now) {
  bool const in_time = !s.shutdown || *s.shutdown - now >= s.limits.outcome_reserve;
  return !s.space_low && s.work == RunPurpose::contacts && in_time;
}

std::optional<Fact> open_send_gate(State const& s, Contact const& c, Instant now) {
  Batch const& b = s.batch(c.batch);
  if (b.phase == BatchPhase::stopping) return unless_doubted(c, ContactCancelled{c.id, Reason::stopped});
  if (!may_send(b.phase) || !may_press(s, now)) return {};
  if (c.pressed_over_form && c.unaccounted)
    return unless_doubted(c,
                          GaveUp{c.id, Reason::form_covered, "a box over the filled-in form was closed", c.evidence});
  if (auto const earliest = earliest_press(c, s.limits); earliest && now < *earliest) return {};
  if (auto const skip = reason_to_skip(s, c, now)) {
    Phase const there = skip->other ? s.contact(*skip->other).phase : Phase::unborn;
    if (there == Phase::intended || there == Phase::dispatched) return {}; // it may yet prove void
    return unless_doubted(c, *skip);
  }
  if (!c.refused_input.empty()) return PersonNeeded{c.id, Reason::form_refused_input, c.refused_input, c.evidence};
  Duration const worked = c.worked + paced_time(c, s.limits, now);
  if (s.limits.contact - worked < s.limits.outcome_reserve) return unless_doubted(c, ContactTimedOut{c.id, c.phase});
  return SubmitIntended{.contact = c.id,
                        .token = s.tokens.next(),
                        .fingerprint = c.plan.fingerprint,
                        .digest = c.digest,
                        .target = c.target,
                        .endpoint = c.plan.endpoint,
                        .op = s.ops.next()};
}

} // namespace legwork::core
