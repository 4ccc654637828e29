// Leaving within a limit (P76): nothing new begins, what is under way is finished or safely left, one fact at a time.
#pragma once

#include <optional>

#include "core/model/facts.hpp"
#include "core/model/state.hpp"

namespace legwork::core {

// The next fact of a shutdown under way: a contact put back or given up as unproven, or ShutdownDone; nothing while
// something may still finish by itself. REQUIRES: s.shutdown is set, and the send gate has had its say.
std::optional<Fact> next_shutdown_fact(State const& s, Instant now);

// When a shutdown has more to say about `c`; none for never.
std::optional<Instant> shutdown_deadline(State const& s, Contact const& c);

} // namespace legwork::core
