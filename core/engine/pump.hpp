// What may happen next by itself: admission, the gate before the send, completion, and the release of pages that
// nobody wants. One pure function of state and time, asked after every input until it has nothing to say.
#pragma once

#include <optional>

#include "core/engine/fact.hpp"
#include "core/engine/state.hpp"

namespace legwork::core {

std::optional<Fact> pump(State const& s, Instant now);

// The next moment at which something happens by itself, 0 ms for never.
Instant next_deadline(State const& s);

} // namespace legwork::core
