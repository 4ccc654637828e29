// Commands about a batch: facts, or a clear refusal that changes nothing (P26).
#pragma once

#include "core/base/error.hpp"
#include "core/contact/browser_results.hpp"

namespace legwork::core {

Result<void> decide_command(Proposal& p, CreateBatch const& c);
Result<void> decide_command(Proposal& p, StartBatch const& c);
Result<void> decide_command(Proposal& p, PauseBatch const& c);
Result<void> decide_command(Proposal& p, ResumeBatch const& c);
Result<void> decide_command(Proposal& p, StopBatch const& c);
Result<void> decide_command(Proposal& p, RestartBatch const& c);
Result<void> decide_command(Proposal& p, RetryContacts const& c);
Result<void> decide_command(Proposal& p, CancelContact const& c);

} // namespace legwork::core
