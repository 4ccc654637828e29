// Fields that only machines see and fill in: left empty and left alone.
#pragma once

#include <string_view>
#include <vector>

#include "core/page/page.hpp"

namespace legwork::core {

// One sign that a field is a honeypot, for people: "it says to be left empty".
struct HoneypotSign {
  std::string_view says;
  int points = 0;
};

// Each of a kind of its own. That a field is hidden is none by itself: forms hide what they ask
// later, and what a style sheet that did not load would have hidden is seen.
std::vector<HoneypotSign> honeypot_signs(Snapshot const& page, Control const& control);

// Their points together: 5 and more is a honeypot.
int honeypot_points(Snapshot const& page, Control const& control);

bool is_honeypot(Snapshot const& page, Control const& control);

} // namespace legwork::core
