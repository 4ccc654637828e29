// Who may give orders, and what follows when a client stays away (P23). A client that is away loses nothing but
// control.
#pragma once

#include "core/base/error.hpp"
#include "core/contact/browser_results.hpp"

namespace legwork::core {

// Null where there is none.
Session const* find_session(State const& s, std::optional<SessionId> id);

Result<void> decide_command(Proposal& p, OpenSession const& c);
Result<void> decide_command(Proposal& p, DetachSession const& c);
Result<void> decide_command(Proposal& p, ReturnSession const& c);
Result<void> decide_command(Proposal& p, TakeLease const& c);
Result<void> decide_command(Proposal& p, ReleaseLease const& c);

enum class CommandOrder {
  fresh,
  repeated, // decided before, and accepted
};
// Whether a session's order is to be decided. REQUIRES: `by.session` is given. An error changes nothing: an unknown or
// absent session, a gap in the numbers, or the refusal that this very order got before.
Result<CommandOrder> command_order_of(State const& s, CommandSource const& by);

// By the rules before v8: refused where the lease is not this session's, by number.
Result<void> in_control(State const& s, CommandSource const& by);

// Those that were away for too long leave, lose the lease and are forgotten; their batches pause where they were to.
void decide_absences(Proposal& p);

// The program starts: every connection of the run before is gone.
void detach_all(Proposal& p);

// When `session`'s absence has a consequence, none for never.
std::optional<Instant> absence_deadline(Session const& session, Limits const& limits);

} // namespace legwork::core
