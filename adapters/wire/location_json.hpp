// Places and locations in words and as JSON (docs/protocol.md): what a postal code was taken for, and why a dealer has
// no known location.
#pragma once

#include <string>
#include <string_view>

#include "adapters/wire/error.hpp"
#include "core/directory/dealer_import.hpp"
#include "core/directory/dealer_search.hpp"

namespace legwork::adapters {

// A place that was found for what somebody wrote.
Json to_json(core::FoundPlace const& found, std::string_view written);

// Where the place is not exactly that of the code: what was used instead; else empty.
std::string note_of(core::FoundPlace const& found, std::string_view written);

// Why a postal code has no place. With problems of the field `country` where only the country is missing.
WireError place_error(core::PlaceProblem const& problem, std::string_view written);

// Where this dealer was taken to be, where that is not exact, or why it has no location; else empty.
std::string location_note(core::DirectoryDealer const& dealer, core::DealerLocation const& location,
                          core::PostalCodes const& codes);

// How many of `of` dealers have no known location, and why.
Json missing_json(std::vector<core::DirectoryDealer const*> const& without_location, std::size_t of,
                  core::LocationsById const& locations);

// Countries of the file's dealers become two letters; what is no country is kept as it was written, and found by no
// search.
void name_countries(core::ImportedFile& file);
// The two letters of a country however it is written; the text itself where it is none.
std::string country_letters(std::string_view country);

} // namespace legwork::adapters
