// Dealers from maps: files that are JSON.
#pragma once

#include <string_view>

#include "core/directory/dealer_import.hpp"

namespace legwork::adapters {

// GeoJSON, or the JSON of the Overpass API: car dealers (shop=car where a shop is named) with a name and a website.
// `line` of a problem is the number of the feature.
core::ImportedFile import_features(std::string_view text, core::WebsiteRules const& rules);

} // namespace legwork::adapters
