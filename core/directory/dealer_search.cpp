// A pass over all of them: 200,000 take some ten milliseconds.
#include "core/directory/dealer_search.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/text.hpp"

namespace legwork::core {

double distance_km(Position a, Position b) {
  constexpr double earth_km = 6371.0088;
  constexpr double radians = std::numbers::pi / 180e6;
  double const north = static_cast<double>(b.latitude_e6 - a.latitude_e6) * radians;
  double const east = static_cast<double>(b.longitude_e6 - a.longitude_e6) * radians;
  double const half = std::pow(std::sin(north / 2), 2) + std::cos(static_cast<double>(a.latitude_e6) * radians) *
                                                             std::cos(static_cast<double>(b.latitude_e6) * radians) *
                                                             std::pow(std::sin(east / 2), 2);
  return 2 * earth_km * std::asin(std::sqrt(std::min(1.0, half)));
}

DealersFound search_dealers(std::vector<DirectoryDealer const*> const& all, LocationsById const& locations,
                            DealerSearch const& wanted) {
  DealersFound out;
  std::string const make = lower(trim(wanted.make));
  std::string const state = lower(trim(wanted.state));
  bool const only_unlocated = wanted.without_location == WithoutLocation::only;
  bool const with_unlocated = wanted.radius_km <= 0 || wanted.without_location != WithoutLocation::leave_out;
  for (DirectoryDealer const* d : all) {
    if (!wanted.name.empty() && !contains_ignoring_case(d->dealer_name, trim(wanted.name))) continue;
    if (!state.empty() && lower(d->state) != state) continue;
    if (!make.empty() && std::ranges::none_of(d->makes, [&](std::string const& m) { return lower(m) == make; }))
      continue;
    ++out.fitting;
    auto const location = locations.find(d->id);
    bool const located = location != locations.end() && location->second.by != LocatedBy::nothing;
    if (!located) out.without_location.push_back(d);
    double const km = wanted.origin && located ? distance_km(*wanted.origin, location->second.position) : -1;
    if (located ? only_unlocated || (wanted.radius_km > 0 && km > wanted.radius_km) : !with_unlocated) continue;
    out.dealers.push_back({d, km});
  }
  bool const by_name = wanted.sort == SortBy::name || !wanted.origin;
  std::ranges::sort(out.dealers, [&](FoundDealer const& a, FoundDealer const& b) {
    if (!by_name && a.km != b.km) return a.km >= 0 && (b.km < 0 || a.km < b.km);
    std::string const left = lower(a.dealer->dealer_name);
    std::string const right = lower(b.dealer->dealer_name);
    return left != right ? left < right : a.dealer->id < b.dealer->id;
  });
  return out;
}

} // namespace legwork::core
