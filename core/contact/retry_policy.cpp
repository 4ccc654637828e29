// The back-off doubles from limits.backoff_ms; at most limits.attempts in all.
#include "core/contact/retry_policy.hpp"

#include <algorithm>

namespace legwork::core {

void give_up_attempt(Proposal& p, Contact const& c, Reason reason, std::string detail, bool may_retry) {
  Limits const& l = p.state.limits;
  std::int64_t const worked = c.worked_ms + (is_working(c.phase) ? (p.now - c.since).count() : 0);
  bool const too_late = l.contact_ms - worked < l.outcome_reserve_ms; // no press could follow any more
  if (!may_retry || too_late || c.attempt >= l.attempts)
    return p.add(GaveUp{c.id, reason, std::move(detail), c.evidence});
  std::int64_t const wait = l.backoff_ms << (c.attempt - std::min(c.attempt, 1U));
  p.add(RetryScheduled{c.id, reason, std::move(detail), p.now.ms + wait});
}

namespace {

bool hit_the_daily_cap(Contact const& c) { return c.phase == Phase::skipped && c.reason == Reason::daily_cap; }

bool failed_unsent(Contact const& c) {
  return c.phase == Phase::failed || c.phase == Phase::timed_out || hit_the_daily_cap(c); // tomorrow is another day
}

} // namespace

bool may_be_retried(Contact const& c) {
  bool const ruled_not_sent = c.phase == Phase::unconfirmed && c.denied;
  return c.retried_by == 0 &&
         (failed_unsent(c) || c.phase == Phase::cancelled || c.phase == Phase::manual || ruled_not_sent);
}

bool is_retried_by_restart(Contact const& c, bool failed_too) {
  bool const cancelled = c.phase == Phase::cancelled && c.reason != Reason::declined;
  return c.retried_by == 0 && (cancelled || (failed_too && failed_unsent(c)));
}

ContactQueued retry_request(Contact const& old, ContactId id) {
  return {id, old.batch, old.dealer_name, old.dealer_ref, old.website, old.target, old.customer, old.id, old.exempt};
}

Result<void> reopen_batch(Proposal& p, Batch const& batch) {
  switch (batch.phase) {
    case BatchPhase::completed:
    case BatchPhase::stopped: return p.add(BatchRestarted{batch.id}), Result<void>{};
    case BatchPhase::idle:
    case BatchPhase::running:
    case BatchPhase::paused: return {};
    case BatchPhase::draining:
    case BatchPhase::stopping: break;
  }
  return fail(ErrorKind::conflict, "batch " + std::to_string(batch.id) + " is " + std::string(name_of(batch.phase)) +
                                       "; try again when it has stopped");
}

} // namespace legwork::core
