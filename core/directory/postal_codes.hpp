// Postal codes that the program knows without any file, so that a search works at once.
#pragma once

#include <vector>

#include "core/directory/dealer.hpp"

namespace legwork::core {

// A few dozen codes of the United States, each to about a kilometre. A GeoNames file brings the rest.
std::vector<Place> known_places();

} // namespace legwork::core
