// The questions that `legwork replay` answers beside "is it identical": what this version decides, what another one
// decides differently, what would have followed, and a contact as a scenario.
#pragma once

#include "core/base/ids.hpp"
#include "tools/commands.hpp"

namespace legwork::tools {

// The last row that is read: --at, or any.
constexpr core::SequenceNumber until_row(ReplayCommand const& command) { return command.at.value_or(core::any_row); }

int tell_decisions(ReplayCommand const& command);
int tell_diff(ReplayCommand const& command);
int tell_what_if(ReplayCommand const& command);
int tell_scenario(ReplayCommand const& command);

} // namespace legwork::tools
