// Who is near, and who fits: over the directory in memory.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/directory/dealer.hpp"

namespace legwork::core {

// Great-circle distance in kilometres on a sphere of the Earth's mean radius (6,371.0088 km, IUGG): within 0.6 % of the
// ellipsoid's.
double distance_km(Position a, Position b);

enum class SortBy { distance, name };

struct DealerSearch {
  std::optional<Position> origin;
  double radius_km = 0;           // 0: everywhere; else only located dealers within it
  std::string make;               // whole name, any case
  std::string name;               // part of it, any case
  std::string state;              // whole, any case
  SortBy sort = SortBy::distance; // by name where there is no origin
};

struct FoundDealer {
  DirectoryDealer const* dealer;
  double km = -1; // less than 0: not known
};

std::vector<FoundDealer> search_dealers(std::vector<DirectoryDealer const*> const& all, DealerSearch const& wanted);

} // namespace legwork::core
