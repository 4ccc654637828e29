// Files of dealers and of postal codes, read whole: what can be used, and every problem with its line.
#pragma once

#include <string_view>
#include <vector>

#include "core/directory/dealer.hpp"
#include "core/validate/csv.hpp"
#include "core/validate/host_policy.hpp"

namespace legwork::adapters {

struct Imported {
  std::vector<core::DirectoryDealer> dealers; // without ids
  std::vector<core::Place> places;
  std::vector<core::LineProblem> problems;
};

// A heading names the columns (many spellings are known; others are ignored): name, website, and optionally contact
// page, makes (separated by ; or |), street, city, state, zip, country, phone, latitude, longitude.
Imported import_csv(std::string_view text, core::HostPolicy const& policy);

// GeoJSON, or the JSON of the Overpass API: car dealers (shop=car where a shop is named) with a name and a website.
// `line` of a problem is the number of the feature.
Imported import_features(std::string_view text, core::HostPolicy const& policy);

// Postal codes as GeoNames gives them: 12 columns with tabs between.
Imported import_postal_codes(std::string_view text);

} // namespace legwork::adapters
