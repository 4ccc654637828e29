// The back-off doubles from limits.backoff; at most limits.attempts in all.
#include "core/contact/retry_policy.hpp"

#include <algorithm>

namespace legwork::core {

std::string summary_of(UnaccountedTraffic const& traffic) {
  if (traffic.kind == form_step) return "the form's first step to " + traffic.host;
  return std::to_string(traffic.bytes) + " bytes by " + traffic.kind +
         (traffic.host.empty() ? "" : " to " + traffic.host);
}

std::string left_before(UnaccountedTraffic const& traffic) {
  if (traffic.kind == form_step) return "the entries of the form's first step were sent to " + traffic.host;
  return summary_of(traffic) + " left the browser and cannot be read";
}

bool may_have_left(Contact const& c) { return c.unaccounted || c.next_pressed; }

namespace {

std::string what_left(Contact const& c) {
  return c.unaccounted ? left_before(*c.unaccounted) : "the form's next step may have been asked for with its entries";
}

} // namespace

Fact unless_doubted(Contact const& c, Fact end) {
  bool const is_over = is_final(c.phase); // then a person only says what becomes of it
  if (!may_have_left(c) || is_over) return end;
  bool const is_about_step = !c.unaccounted || c.unaccounted->kind == form_step;
  std::string why = std::visit(
      [&]<class F>(F const& f) -> std::string {
        if constexpr (requires {
                        f.who;
                        f.note;
                      })
          return f.note.empty() ? f.who : f.who + ": " + f.note;
        if constexpr (requires { f.detail; }) return f.detail;
        return "";
      },
      end);
  if (why.empty() && is_about_step) why = c.detail; // of a held one: what it was held for
  std::string const press = c.presses > 0   ? "no send was recognized, and "
                            : is_about_step ? "the button that sends was not pressed, and "
                                            : "nothing was pressed, and ";
  return OutcomeDoubted{
      .contact = c.id, .reason = Reason::no_answer, .detail = (why.empty() ? "" : why + "; ") + press + what_left(c)};
}

void give_up_attempt(Proposal& p, Contact const& c, Reason reason, std::string detail, bool may_retry) {
  Limits const& l = p.state.limits;
  Duration const worked = c.worked + (is_working(c.phase) ? p.now - c.since : Duration{0});
  bool const too_late = l.contact - worked < l.outcome_reserve; // no press could follow any more
  if (!may_retry || too_late || c.attempt - c.reopenings >= l.attempts)
    return p.add(unless_doubted(c, GaveUp{c.id, reason, std::move(detail), c.evidence}));
  Duration const wait = l.backoff * (std::int64_t{1} << (c.attempt - std::min(c.attempt, 1U)));
  p.add(unless_doubted(c, RetryScheduled{c.id, reason, std::move(detail), p.now + wait}));
}

namespace {

bool hit_the_daily_cap(Contact const& c) { return c.phase == Phase::skipped && c.reason == Reason::daily_cap; }

bool failed_unsent(Contact const& c) {
  return c.phase == Phase::failed || c.phase == Phase::timed_out || hit_the_daily_cap(c); // tomorrow is another day
}

// The site says by something machine-made, and not in mere words, that it took nothing; and nothing else left.
bool was_refused_by_proof(Contact const& c) {
  bool const is_proven = c.verdict.grade == Grade::refused_validation && c.verdict.refusal_proven;
  return c.phase == Phase::refused && is_proven && !may_have_left(c);
}

// A site that has the entries already would get them twice; a person finishes it, or decides against it.
bool waits_at_the_site(Contact const& c) {
  return c.phase == Phase::manual && (c.reason == Reason::review_page || c.reason == Reason::confirm_by_mail);
}

} // namespace

std::string refused_input(State const& s, Contact const& c) {
  if (s.rules < DecisionRules::v8) return {};
  if (was_refused_by_proof(c)) return c.verdict.reason;
  if (c.phase == Phase::failed && c.reason == Reason::form_refused_input) return c.detail;
  return c.refused_input; // until somebody has corrected it
}

bool may_be_retried(State const& s, Contact const& c) {
  bool const ruled_not_sent = c.phase == Phase::unconfirmed && c.denied;
  bool const may_be_corrected = s.rules >= DecisionRules::v8 && was_refused_by_proof(c);
  return !c.retried_by && !waits_at_the_site(c) &&
         (failed_unsent(c) || c.phase == Phase::cancelled || c.phase == Phase::manual || ruled_not_sent ||
          may_be_corrected);
}

bool is_retried_by_restart(State const& s, Contact const& c, bool failed_too) {
  bool const cancelled = c.phase == Phase::cancelled && c.reason != Reason::declined;
  bool const is_correction = !refused_input(s, c).empty();
  return !c.retried_by && (cancelled || (failed_too && failed_unsent(c) && !is_correction));
}

ContactQueued retry_request(State const& s, Contact const& old, ContactId id) {
  return {.contact = id,
          .batch = old.batch,
          .dealer_name = old.dealer_name,
          .dealer_ref = old.dealer_ref,
          .website = old.website,
          .target = old.target,
          .customer = old.customer,
          .retry_of = old.id,
          .exempt = old.exempt,
          .refused_input = refused_input(s, old)};
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
  return fail(ErrorKind::conflict, "batch " + to_string(batch.id) + " is " + std::string(name_of(batch.phase)) +
                                       "; try again when it has stopped");
}

} // namespace legwork::core
