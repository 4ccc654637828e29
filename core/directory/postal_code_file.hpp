// Files of postal codes as GeoNames gives them (download.geonames.org/export/zip): a line each, twelve columns with
// tabs between.
#pragma once

#include "core/directory/dealer_import.hpp"

namespace legwork::core {

inline constexpr std::size_t most_places = 500'000; // of one file

// A code that stands on several lines, for several places, becomes one place in their middle, with the first one's
// name.
ImportedFile import_postal_codes(std::string_view text);

} // namespace legwork::core
