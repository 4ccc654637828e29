// Middles of postal-code areas, in hundredths of a degree.
#include "core/directory/postal_codes.hpp"

namespace legwork::core {

std::vector<Place> known_places() {
  struct Known {
    char const* zip;
    char const* name;
    char const* state;
    struct {
      double north, west;
    } middle; // in degrees
  };
  static constexpr Known all[] = {
      {"78701", "Austin", "TX", {30.27, 97.74}},
      {"78704", "Austin", "TX", {30.24, 97.77}},
      {"78745", "Austin", "TX", {30.21, 97.80}},
      {"78758", "Austin", "TX", {30.38, 97.71}},
      {"78613", "Cedar Park", "TX", {30.51, 97.82}},
      {"78664", "Round Rock", "TX", {30.51, 97.67}},
      {"78626", "Georgetown", "TX", {30.66, 97.65}},
      {"78660", "Pflugerville", "TX", {30.44, 97.60}},
      {"78610", "Buda", "TX", {30.09, 97.84}},
      {"78666", "San Marcos", "TX", {29.88, 97.94}},
      {"78130", "New Braunfels", "TX", {29.69, 98.09}},
      {"78205", "San Antonio", "TX", {29.42, 98.49}},
      {"78216", "San Antonio", "TX", {29.54, 98.49}},
      {"76541", "Killeen", "TX", {31.12, 97.73}},
      {"76501", "Temple", "TX", {31.09, 97.33}},
      {"76701", "Waco", "TX", {31.55, 97.14}},
      {"77002", "Houston", "TX", {29.76, 95.36}},
      {"77056", "Houston", "TX", {29.75, 95.47}},
      {"77840", "College Station", "TX", {30.61, 96.32}},
      {"75201", "Dallas", "TX", {32.79, 96.80}},
      {"75024", "Plano", "TX", {33.08, 96.80}},
      {"76102", "Fort Worth", "TX", {32.76, 97.33}},
      {"79401", "Lubbock", "TX", {33.59, 101.85}},
      {"79901", "El Paso", "TX", {31.76, 106.48}},
      {"78401", "Corpus Christi", "TX", {27.80, 97.40}},
      {"73102", "Oklahoma City", "OK", {35.47, 97.52}},
      {"74103", "Tulsa", "OK", {36.16, 95.99}},
      {"70112", "New Orleans", "LA", {29.96, 90.08}},
      {"72201", "Little Rock", "AR", {34.75, 92.28}},
      {"87102", "Albuquerque", "NM", {35.08, 106.65}},
      {"80202", "Denver", "CO", {39.75, 105.00}},
      {"85004", "Phoenix", "AZ", {33.45, 112.07}},
      {"90012", "Los Angeles", "CA", {34.06, 118.24}},
      {"94103", "San Francisco", "CA", {37.77, 122.41}},
      {"98101", "Seattle", "WA", {47.61, 122.33}},
      {"60601", "Chicago", "IL", {41.89, 87.62}},
      {"30303", "Atlanta", "GA", {33.75, 84.39}},
      {"33131", "Miami", "FL", {25.77, 80.19}},
      {"10001", "New York", "NY", {40.75, 74.00}},
      {"02108", "Boston", "MA", {42.36, 71.06}},
  };
  std::vector<Place> out;
  for (Known const& k : all)
    out.push_back({.zip = k.zip,
                   .country = "US",
                   .name = k.name,
                   .state = k.state,
                   .position = {static_cast<std::int64_t>(k.middle.north * 1e6 + 0.5),
                                -static_cast<std::int64_t>(k.middle.west * 1e6 + 0.5)}});
  return out;
}

} // namespace legwork::core
