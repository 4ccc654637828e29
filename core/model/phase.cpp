// Phases as a person sees them.
#include "core/model/phase.hpp"

namespace legwork::core {

ClientStatus client_status(Phase phase) {
  switch (phase) {
    case Phase::unborn:
    case Phase::queued:
    case Phase::backoff: return ClientStatus::pending;
    case Phase::opening:
    case Phase::navigating:
    case Phase::locating:
    case Phase::screening:
    case Phase::filling:
    case Phase::ready:
    case Phase::intended:
    case Phase::dispatched: return ClientStatus::contacting;
    case Phase::held:
    case Phase::manual: return ClientStatus::needs_person;
    case Phase::succeeded: return ClientStatus::contacted;
    case Phase::failed:
    case Phase::timed_out:
    case Phase::refused:
    case Phase::rejected: return ClientStatus::failed;
    case Phase::unconfirmed: return ClientStatus::unconfirmed;
    case Phase::cancelled: return ClientStatus::cancelled;
    case Phase::skipped: return ClientStatus::skipped;
    case Phase::checked: return ClientStatus::checked;
  }
  return ClientStatus::pending;
}

int progress_of(Phase phase) {
  if (is_final(phase)) return 100;
  switch (phase) {
    case Phase::opening: return 5;
    case Phase::navigating: return 15;
    case Phase::locating: return 30;
    case Phase::screening: return 45;
    case Phase::filling: return 60;
    case Phase::held:
    case Phase::ready: return 75;
    case Phase::intended: return 85;
    case Phase::dispatched: return 95;
    case Phase::unborn:
    case Phase::queued:
    case Phase::backoff:
    case Phase::succeeded:
    case Phase::failed:
    case Phase::timed_out:
    case Phase::refused:
    case Phase::unconfirmed:
    case Phase::cancelled:
    case Phase::manual:
    case Phase::skipped:
    case Phase::rejected:
    case Phase::checked: break;
  }
  return 0;
}

int status_order(Phase phase) {
  if (is_final(phase)) return 10;
  return client_status(phase) == ClientStatus::pending ? 0 : 1;
}

} // namespace legwork::core
