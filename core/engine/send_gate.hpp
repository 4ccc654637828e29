// The send gate: the only place where a token, the right to one press of "Send", is minted (P07).
#pragma once

#include <optional>

#include "core/model/facts.hpp"
#include "core/model/state.hpp"

namespace legwork::core {

// Whether a press now has its time to be watched before the program leaves, and its outcome the space to be recorded.
bool may_press(State const& s, Instant now);

// What becomes of `c`, filled and waiting in `ready`: a token, an end without a send, or nothing yet.
std::optional<Fact> open_send_gate(State const& s, Contact const& c, Instant now);

} // namespace legwork::core
