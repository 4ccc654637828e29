// From a fact that was just applied to the effects it begins.
#pragma once

#include <vector>

#include "core/model/effects.hpp"
#include "core/model/facts.hpp"
#include "core/model/state.hpp"

namespace legwork::core {

// Appends to `out` what must happen outside because of `fact`, which `s` already holds.
void effects_of_fact(State const& s, Fact const& fact, std::vector<Effect>& out);

} // namespace legwork::core
