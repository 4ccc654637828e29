// Dealers from maps: files that are JSON.
#pragma once

#include <string_view>

#include "core/directory/dealer_import.hpp"

namespace legwork::adapters {

// GeoJSON, or the JSON of the Overpass API. Taken are sellers of cars, new or used, with a name and a website of their
// own; what is no seller is told as a sum by kind, and every seller that is not taken by its id. `line` of a problem is
// the number of the element in the file.
core::ImportedFile import_features(std::string_view text, core::WebsiteRules const& rules);

} // namespace legwork::adapters
