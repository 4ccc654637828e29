// The only writer of state: one fact at a time, checked against the tables.
#pragma once

#include "core/model/facts.hpp"
#include "core/model/state.hpp"

namespace legwork::core {

// REQUIRES: the tables allow `fact` in `s`; anything else is a bug and stops the process.
void evolve(State& s, Fact const& fact, Instant at);

} // namespace legwork::core
