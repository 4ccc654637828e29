// Commands about a batch: facts, or a clear refusal that changes nothing (P26).
#pragma once

#include "core/base/error.hpp"
#include "core/contact/decide.hpp"

namespace legwork::core {

// What must happen so that a contact of `batch` can be queued anew: nothing, or a restart; refused while it stops.
Result<void> revive(Proposal& p, Batch const& batch);

Result<void> decide_command(Proposal& p, CreateBatch const& c);
Result<void> decide_command(Proposal& p, StartBatch const& c);
Result<void> decide_command(Proposal& p, PauseBatch const& c);
Result<void> decide_command(Proposal& p, ResumeBatch const& c);
Result<void> decide_command(Proposal& p, StopBatch const& c);
Result<void> decide_command(Proposal& p, RestartBatch const& c);
Result<void> decide_command(Proposal& p, RetryContacts const& c);
Result<void> decide_command(Proposal& p, CancelContact const& c);

} // namespace legwork::core
