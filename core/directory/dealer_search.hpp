// Who is near, and who fits: over the directory in memory.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/directory/dealer_changes.hpp"

namespace legwork::core {

// Great-circle distance in kilometres on a sphere of the Earth's mean radius (6,371.0088 km, IUGG): within 0.6 % of the
// ellipsoid's.
double distance_km(Position a, Position b);

enum class SortBy { distance, name };

struct DealerSearch {
  std::optional<Position> origin;
  double radius_km = 0;           // 0: everywhere
  std::string make;               // whole name, any case
  std::string name;               // part of it, any case
  std::string state;              // whole, any case
  SortBy sort = SortBy::distance; // by name where there is no origin
  WithoutLocation without_location = WithoutLocation::leave_out;
};

struct FoundDealer {
  DirectoryDealer const* dealer;
  double km = -1; // less than 0: not known
};

struct DealersFound {
  std::vector<FoundDealer> dealers;
  // Of all that fit, wherever they are:
  std::size_t fitting = 0;
  std::vector<DirectoryDealer const*> without_location;
};

DealersFound search_dealers(std::vector<DirectoryDealer const*> const& all, LocationsById const& locations,
                            DealerSearch const& wanted);

} // namespace legwork::core
