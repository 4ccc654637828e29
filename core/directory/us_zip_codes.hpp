// The ZIP codes of the United States, in the program itself: a search works at once, without any file. Nothing is read
// or built at the start; a look-up decodes what it needs.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "core/directory/dealer.hpp"

namespace legwork::core {

// Positions are those of the US Census Bureau's gazetteer of 2021, names those of GeoNames (CC BY 4.0), to about 150 m
// (docs/adr/0026). Territories are in it with their names empty, so is mail to post-office boxes.
std::size_t us_zip_code_count();

// The place of a ZIP code of five digits. Nothing where it is none, or none that is known.
std::optional<Place> us_zip_code(std::string_view zip);

// The middle of all that begin with three digits: `zip` is these three, and the name is empty.
std::optional<Place> us_zip_area(std::string_view first_three);

// Military mail (APO, FPO, DPO) goes to where soldiers are: it has no place on the map.
bool is_military_zip(std::string_view zip);

} // namespace legwork::core
