// Where a dealer is: as somebody said, else by its postal code in its own country. Never kept: postal codes that become
// known tomorrow move it, and those of another country do not.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/directory/postal_codes.hpp"

namespace legwork::core {

enum class LocatedBy { nothing, position, postal_code };

struct DealerLocation {
  LocatedBy by = LocatedBy::nothing;
  Position position;                     // unless by nothing
  PlaceMatch match = PlaceMatch::exact;  // of the postal code
  NoPlace why = NoPlace::no_postal_code; // where by nothing
  std::string country;                   // of the place, or of what is missing; two letters, empty where none is known
};

// A dealer without a country is placed by its postal code only where that leaves no doubt: one country has exactly this
// code, or one has it in the state or city that the dealer names, and the website is not one of another country.
DealerLocation locate(DirectoryDealer const& dealer, PostalCodes const& codes);

using LocationsById = std::map<DealerId, DealerLocation>;

// How many of these have no location, by reason and country, the most frequent first.
struct MissingLocations {
  NoPlace why = NoPlace::no_postal_code;
  std::string country;
  std::size_t dealers = 0;
};
std::vector<MissingLocations> missing_locations(std::vector<DirectoryDealer const*> const& dealers,
                                                LocationsById const& locations);

} // namespace legwork::core
