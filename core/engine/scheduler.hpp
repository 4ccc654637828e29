// What may happen next by itself: admission, the send gate, the circuit breaker, completion, a shutdown, and the
// release of pages that nobody wants (P20, P21, P24). One pure function, asked again until it has nothing more to say.
#pragma once

#include <optional>

#include "core/model/facts.hpp"
#include "core/model/state.hpp"

namespace legwork::core {

// The next fact that follows from state alone at `now`, or nothing.
std::optional<Fact> next_scheduled_fact(State const& s, Instant now);

// When the host must send the next Tick; none for never.
std::optional<Instant> next_deadline(State const& s);

} // namespace legwork::core
