// What persons say about whom to contact: the do-not-contact list, and a rule set aside for one contact. By name and
// with a reason, always.
#pragma once

#include "core/base/error.hpp"
#include "core/contact/browser_results.hpp"

namespace legwork::core {

Result<void> decide_command(Proposal& p, BlockTarget const& c);
Result<void> decide_command(Proposal& p, UnblockTarget const& c);
Result<void> decide_command(Proposal& p, OverrideRule const& c);

} // namespace legwork::core
