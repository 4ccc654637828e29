// Fields that only machines see and fill in: left empty and left alone.
#pragma once

#include <string_view>
#include <vector>

#include "core/page/page.hpp"

namespace legwork::core {

// One sign that a field is a trap, for people: "it says to be left empty".
struct TrapSign {
  std::string_view says;
  int points = 0;
};

// Each of a kind of its own. That a field is hidden is none by itself: forms hide what they ask
// later, and what a style sheet that did not load would have hidden is seen.
std::vector<TrapSign> trap_signs(Snapshot const& page, Control const& control);

// Their points together: 5 and more is a trap.
int trap_points(Snapshot const& page, Control const& control);

bool is_trap(Snapshot const& page, Control const& control);

} // namespace legwork::core
