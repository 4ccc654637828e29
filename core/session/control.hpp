// Who may give which command: by its role, and by who has control of the batch (docs/roles.md).
#pragma once

#include <optional>
#include <string>

#include "core/base/error.hpp"
#include "core/model/inputs.hpp"
#include "core/model/proposal.hpp"

namespace legwork::core {

// Whether whoever has `access` may know of this customer's batches and contacts at all.
bool may_see(Access const& access, std::string const& customer);
// Whether it may act for this customer, and so read what was given about them.
bool may_act_for(Access const& access, std::string const& customer);
// May act for everybody: the directory, the do-not-contact list.
bool may_act_for_all(Access const& access);

// Refused where the session's role or scope does not allow the command.
Result<void> is_allowed(State const& s, Session const& session, Input const& command);

// The batch that `command` changes as a whole or cancels a contact of: whoever gives it needs control of that batch.
std::optional<BatchId> batch_to_control(State const& s, Input const& command);

// Control for `client` where nobody who is present has it: proposed, where it is not theirs already. Refused where
// somebody has it.
Result<void> take_free_control(Proposal& p, BatchId batch, std::string const& client);

// Whether somebody with this token is connected, or was a moment ago.
bool is_present(State const& s, std::string const& client);

Result<void> decide_command(Proposal& p, TakeControl const& c);
Result<void> decide_command(Proposal& p, ReleaseControl const& c);

} // namespace legwork::core
