// A wrong place is worse than none: who searches nearby would write to the other end of the world.
#include "core/directory/dealer_location.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/base/text.hpp"
#include "core/base/url.hpp"

namespace legwork::core {

namespace {

bool same(std::string_view a, std::string_view b) { return !trim(a).empty() && lower(trim(a)) == lower(trim(b)); }

// Of several countries' places the one in the state or city that the dealer names.
std::optional<FoundPlace> of_own_address(DirectoryDealer const& d, std::vector<FoundPlace> const& choices) {
  std::optional<FoundPlace> out;
  for (FoundPlace const& one : choices) {
    if (!same(d.state, one.place.state) && !same(d.city, one.place.name)) continue;
    if (out) return {};
    out = one;
  }
  return out;
}

// The country whose ending a website has; empty where it has none, or one that is used everywhere.
std::string country_of_website(std::string const& website) {
  static constexpr std::array<std::string_view, 34> everywhere{
      "AC", "AG", "AI", "AM", "AS", "BZ", "CC", "CF", "CO", "EU", "FM", "GA", "GG", "GQ", "IO", "IS", "LA",
      "LY", "ME", "ML", "MS", "NU", "PW", "SC", "SH", "SO", "ST", "TK", "TO", "TV", "VC", "WS", "GD", "TM"};
  auto const url = parse_url(website);
  if (!url) return "";
  std::string ending = url->host.substr(url->host.rfind('.') + 1);
  if (ending.size() != 2) return "";
  for (char& c : ending) {
    if (!is_alpha(c)) return "";
    c = static_cast<char>(c & ~0x20);
  }
  if (std::ranges::find(everywhere, ending) != everywhere.end()) return "";
  return country_of_letters(ending);
}

bool is_certain(DirectoryDealer const& d, FoundPlace const& found) {
  if (same(d.state, found.place.state)) return true;
  std::string const home = country_of_website(d.website);
  bool const abroad = !home.empty() && !is_same_system(home, found.place.country);
  bool const guessed = found.match == PlaceMatch::zeros_added || found.match == PlaceMatch::same_first_three;
  return !abroad && !guessed;
}

DealerLocation at(FoundPlace const& found) {
  DealerLocation out;
  out.by = LocatedBy::postal_code;
  out.position = found.place.position;
  out.match = found.match;
  out.country = found.place.country;
  return out;
}

DealerLocation nowhere(NoPlace why, std::string country) {
  DealerLocation out;
  out.why = why;
  out.country = std::move(country);
  return out;
}

} // namespace

DealerLocation locate(DirectoryDealer const& d, PostalCodes const& codes) {
  if (d.located) {
    DealerLocation out;
    out.by = LocatedBy::position;
    out.position = d.position;
    return out;
  }
  bool const two_letters = d.country.size() == 2 && is_alpha(d.country[0]) && is_alpha(d.country[1]);
  if (!d.country.empty() && !two_letters) return nowhere(NoPlace::country_not_known, "");
  auto const found = codes.find(d.zip, d.country);
  if (found && (!d.country.empty() || !read_postal_code(d.zip).letters.empty() || is_certain(d, *found)))
    return at(*found);
  if (found) return nowhere(NoPlace::country_not_given, found->place.country);
  if (found.error().why == NoPlace::several_countries) {
    if (auto const own = of_own_address(d, found.error().choices)) return at(*own);
  }
  return nowhere(found.error().why, found.error().country);
}

std::vector<MissingLocations> missing_locations(std::vector<DirectoryDealer const*> const& dealers,
                                                LocationsById const& locations) {
  std::map<std::pair<NoPlace, std::string>, std::size_t> counts;
  for (DirectoryDealer const* d : dealers) {
    auto const location = locations.find(d->id);
    if (location == locations.end() || location->second.by != LocatedBy::nothing) continue;
    ++counts[{location->second.why, location->second.country}];
  }
  std::vector<MissingLocations> out;
  for (auto const& [key, count] : counts) out.push_back({key.first, key.second, count});
  std::ranges::sort(out, [](MissingLocations const& a, MissingLocations const& b) {
    if (a.dealers != b.dealers) return a.dealers > b.dealers;
    return std::pair(a.why, a.country) < std::pair(b.why, b.country);
  });
  return out;
}

} // namespace legwork::core
