// From a fact that was just applied to the effects it begins.
#pragma once

#include <vector>

#include "core/engine/effect.hpp"
#include "core/engine/fact.hpp"
#include "core/engine/state.hpp"

namespace legwork::core {

// Appends to `out` what must happen outside because of `fact`, which `s` already holds.
void react(State const& s, Fact const& fact, std::vector<Effect>& out);

} // namespace legwork::core
