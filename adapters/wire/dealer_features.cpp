// An element's tags are looked up under the names that OpenStreetMap and our own files use. One tag may hold several
// values with semicolons between, and one thing may stand under several names.
#include "adapters/wire/dealer_features.hpp"

#include <algorithm>
#include <array>

#include "adapters/wire/map_elements.hpp"
#include "core/base/text.hpp"
#include "core/base/url.hpp"

namespace legwork::adapters {

namespace {

std::string tag(MapTags const& tags, std::string_view name) {
  auto const found = tags.find(name);
  return found == tags.end() ? "" : std::string(core::trim(found->second));
}

std::string first_tag(MapTags const& tags, std::initializer_list<char const*> names) {
  for (char const* name : names) {
    if (std::string value = tag(tags, name); !value.empty()) return value;
  }
  return "";
}

std::vector<std::string> values_of(std::string_view text) {
  std::vector<std::string> out;
  for (std::string_view value : core::split(text, ';')) {
    if (!core::trim(value).empty()) out.emplace_back(core::trim(value));
  }
  return out;
}

// The first of several values with semicolons between.
std::string first_value(std::string const& text) {
  auto const values = values_of(text);
  return values.empty() ? "" : values.front();
}

// --- who sells cars

bool is_yes(std::string const& value) { return !value.empty() && value != "no"; }

bool sells_cars(MapTags const& tags) {
  constexpr std::array<std::string_view, 9> shops{"car",
                                                  "cars",
                                                  "car_dealer",
                                                  "car_dealership",
                                                  "used_car",
                                                  "used_cars",
                                                  "second_hand_car",
                                                  "second_hand_cars",
                                                  "car;second_hand"};
  auto const has_shop = [&](std::string_view name) {
    return std::ranges::any_of(values_of(tag(tags, name)), [&](std::string const& value) {
      return std::ranges::find(shops, core::lower(value)) != shops.end();
    });
  };
  if (has_shop("shop") || has_shop("office") || has_shop("trade")) return true;
  for (char const* sale :
       {"service:vehicle:new_car_sales", "service:vehicle:used_car_sales", "service:vehicle:car_sales"}) {
    if (is_yes(tag(tags, sale))) return true;
  }
  for (std::string const& service : values_of(tag(tags, "service:vehicle"))) {
    if (service.ends_with("car_sales")) return true;
  }
  for (std::string const& goods : values_of(tag(tags, "second_hand"))) {
    if (goods == "car" || goods == "cars") return true; // shop=second_hand with second_hand=cars
  }
  return false;
}

// What else it is, for the sum of what was left out: shop=supermarket; empty for a dealer, or for an own file that
// names no kinds.
std::string other_kind(MapTags const& tags) {
  for (char const* gone : {"disused:shop", "abandoned:shop", "was:shop", "closed:shop", "removed:shop"}) {
    if (tag(tags, "shop").empty() && !tag(tags, gone).empty()) return std::string(gone) + "=" + tag(tags, gone);
  }
  if (sells_cars(tags)) return "";
  for (char const* kind : {"shop",       "amenity",    "office",  "craft",    "tourism",  "leisure",
                           "industrial", "healthcare", "club",    "highway",  "railway",  "public_transport",
                           "landuse",    "natural",    "place",   "boundary", "historic", "man_made",
                           "power",      "barrier",    "waterway"}) {
    if (std::string const value = tag(tags, kind); !value.empty())
      return kind + ("=" + std::string(core::clip(core::presentable(value, 60), 60)));
  }
  return "";
}

// --- which website is its own

bool is_of_everybody(std::string const& host) {
  constexpr std::array<std::string_view, 15> sites{
      "facebook.com", "fb.com",       "instagram.com", "twitter.com",       "x.com",
      "youtube.com",  "linkedin.com", "tiktok.com",    "yelp.com",          "linktr.ee",
      "wa.me",        "whatsapp.com", "google.com",    "openstreetmap.org", "wikipedia.org"};
  return std::ranges::any_of(sites, [&](std::string_view site) {
    return host == site || (host.ends_with(site) && host[host.size() - site.size() - 1] == '.');
  });
}

// Whether a piece after a semicolon begins another website, and is not the rest of the one before.
bool begins_website(std::string_view piece) {
  std::string const text = core::lower(core::trim(piece));
  if (text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.")) return true;
  std::string const host = text.substr(0, text.find_first_of("/?#"));
  return core::contains(host, ".") && !core::contains(host, "=") && core::is_alpha(host.back());
}

void add_websites(std::vector<std::string>& out, std::string const& text) {
  std::size_t const before = out.size();
  for (std::string_view piece : core::split(text, ';')) {
    if (core::trim(piece).empty()) continue;
    if (out.size() == before || begins_website(piece))
      out.emplace_back(core::trim(piece));
    else
      out.back() += ";" + std::string(piece);
  }
}

struct Websites {
  std::string own;                 // in its one spelling; empty where there is none
  std::vector<std::string> others; // of its own too
  std::string problem;             // why there is none
};

Websites websites_of(MapTags const& tags, core::WebsiteRules const& rules) {
  std::vector<std::string> written;
  for (char const* name : {"website", "contact:website", "url", "contact:url", "website:official", "website:en"})
    add_websites(written, tag(tags, name));
  for (auto const& [name, value] : tags) { // in other languages
    if (name.starts_with("website:") && name.size() == 10) add_websites(written, value);
  }
  Websites out;
  for (std::string const& text : written) {
    auto const website = core::website_of(text, rules);
    auto const url = website ? core::parse_url(*website) : std::nullopt;
    if (!website || !url) {
      if (out.problem.empty()) out.problem = website ? "website is none" : "website: " + website.error().detail;
    } else if (is_of_everybody(url->host)) {
      if (out.problem.empty()) out.problem = "names only a page at " + url->host + ", and no website of its own";
    } else if (out.own.empty()) {
      out.own = *website;
    } else if (*website != out.own && std::ranges::find(out.others, *website) == out.others.end()) {
      out.others.push_back(*website);
    }
  }
  if (out.own.empty() && out.problem.empty()) out.problem = "names no website (website, contact:website or url)";
  return out;
}

// --- one dealer

std::string label_of(MapElement const& element) {
  std::string const name = core::presentable(tag(element.tags, "name"), 60);
  std::string const id =
      element.id.empty() ? "feature " + std::to_string(element.number) : core::presentable(element.id, 40);
  return name.empty() ? id : id + " (" + name + ")";
}

std::map<std::string_view, std::string> columns_of(MapElement const& element, Websites const& websites) {
  MapTags const& tags = element.tags;
  std::string const house = tag(tags, "addr:housenumber");
  return {
      {"name", first_tag(tags, {"name", "dealer_name", "official_name", "name:en", "operator"})},
      {"website", websites.own},
      {"contact_page", first_tag(tags, {"contact_page", "contact:form"})},
      {"makes", first_tag(tags, {"brand", "makes", "make"})},
      {"street", (house.empty() ? "" : house + " ") + first_tag(tags, {"addr:street", "street"})},
      {"city", first_tag(tags, {"addr:city", "city"})},
      {"state", first_tag(tags, {"addr:state", "addr:province", "state"})},
      {"zip", first_value(first_tag(tags, {"addr:postcode", "zip", "postcode", "postal_code"}))},
      {"country", first_value(first_tag(tags, {"addr:country", "country"}))},
      {"phone", first_value(first_tag(tags, {"phone", "contact:phone", "mobile", "contact:mobile"}))},
      {"latitude", element.located ? std::to_string(element.latitude) : first_tag(tags, {"latitude", "lat"})},
      {"longitude", element.located ? std::to_string(element.longitude) : first_tag(tags, {"longitude", "lon", "lng"})},
  };
}

void read_dealer(core::ImportedFile& out, MapElement const& element, char const* source,
                 core::WebsiteRules const& rules) {
  std::string const label = label_of(element);
  auto const note = [&](std::string const& text) { add_note(out, element.number, label + " " + text); };
  auto const problem = [&](std::string const& text) { add_problem(out, element.number, label + " " + text); };
  Websites const websites = websites_of(element.tags, rules);
  auto const columns = columns_of(element, websites);
  bool const named = !columns.at("name").empty();
  if (!named) problem("has no name");
  if (websites.own.empty()) problem(websites.problem);
  if (!named || websites.own.empty()) return;
  if (first_tag(element.tags, {"name", "dealer_name", "official_name", "name:en"}).empty())
    note("has no name; its operator's is used: " + core::presentable(columns.at("name"), 60));
  if (!websites.others.empty()) {
    std::string others;
    for (std::string const& other : websites.others) others += (others.empty() ? "" : ", ") + other;
    note("names several websites; " + websites.own + " is used, not " + others);
  }
  core::DealerReader reader(rules); // its problems are told with the element's id
  reader.read(element.number, source, [&](std::string_view name) -> std::string_view {
    auto const found = columns.find(name);
    return found == columns.end() ? std::string_view() : std::string_view(found->second);
  });
  for (core::LineProblem const& p : reader.file().problems) problem(p.text);
  for (core::LineProblem const& p : reader.file().notes) note(p.text);
  if (!reader.file().dealers.empty()) out.dealers.push_back(reader.file().dealers.front());
}

// "412 elements are no car dealers: 380 shop=supermarket, 32 amenity=fuel"
std::string sum_text(std::map<std::string, std::size_t> const& kinds) {
  constexpr std::size_t most_kinds = 20;
  std::vector<std::pair<std::size_t, std::string>> sorted;
  std::size_t total = 0;
  for (auto const& [kind, count] : kinds) sorted.emplace_back(count, kind), total += count;
  std::ranges::sort(sorted, [](auto const& a, auto const& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::string out =
      std::to_string(total) + (total == 1 ? " element is no car dealer: " : " elements are no car dealers: ");
  std::size_t counted = 0;
  for (std::size_t i = 0; i < sorted.size() && i < most_kinds; ++i) {
    out += (i == 0 ? "" : ", ") + std::to_string(sorted[i].first) + " " + sorted[i].second;
    counted += sorted[i].first;
  }
  if (counted < total) out += ", " + std::to_string(total - counted) + " of other kinds";
  return out;
}

} // namespace

core::ImportedFile import_features(std::string_view text, core::WebsiteRules const& rules) {
  core::ImportedFile out;
  auto const map = read_map(text);
  if (!map) return add_problem(out, 0, map.error()), out;
  if (!map->remark.empty())
    add_problem(out, 0, "Overpass did not finish, and elements may be missing: " + core::presentable(map->remark, 200));
  std::map<std::string, std::size_t> others; // by kind
  std::size_t beyond = 0;
  for (MapElement const& element : map->elements) {
    if (!element.problem.empty()) {
      add_problem(out, element.number, label_of(element) + " " + element.problem);
      continue;
    }
    std::string kind = other_kind(element.tags);
    bool const unknown = map->is_overpass && kind.empty() && !sells_cars(element.tags);
    if (unknown && first_tag(element.tags, {"website", "contact:website", "url"}).empty()) kind = "without a shop";
    if (!kind.empty())
      ++others[kind];
    else if (out.dealers.size() >= core::most_imported)
      ++beyond;
    else
      read_dealer(out, element, map->is_overpass ? "overpass" : "geojson", rules);
  }
  std::vector<core::LineProblem> sums; // first: nobody may miss them behind a thousand notes
  if (!others.empty()) sums.push_back({0, sum_text(others)});
  if (map->without_tags > 0)
    sums.push_back({0, std::to_string(map->without_tags) + " without tags (corners of buildings) were not looked at"});
  out.notes.insert(out.notes.begin(), sums.begin(), sums.end());
  if (beyond > 0)
    add_problem(out, 0,
                "holds more than " + std::to_string(core::most_imported) + " dealers; the last " +
                    std::to_string(beyond) + " were not taken: split the file and import the parts one after another");
  return out;
}

} // namespace legwork::adapters
