// Three readers into one list.
#include "adapters/directory/dealer_import.hpp"

#include <array>
#include <charconv>
#include <map>
#include <optional>

#include "adapters/net/domain_name.hpp"
#include "adapters/wire/json.hpp"
#include "core/base/text.hpp"
#include "core/validate/request.hpp"
#include "core/validate/website.hpp"

namespace legwork::adapters {

namespace {

using core::DirectoryDealer;

constexpr std::size_t text_limit = 200;
constexpr std::size_t most_entries = 200'000;
constexpr std::size_t most_problems = 1'000; // nobody reads more

// The columns by what they may be called.
constexpr std::array<std::pair<std::string_view, std::string_view>, 35> titles{{
    {"dealer_name", "name"},
    {"name", "name"},
    {"dealer", "name"},
    {"dealership", "name"},
    {"business", "name"},
    {"website", "website"},
    {"url", "website"},
    {"web", "website"},
    {"homepage", "website"},
    {"site", "website"},
    {"contact_page", "contact_page"},
    {"contact_url", "contact_page"},
    {"contact", "contact_page"},
    {"makes", "makes"},
    {"make", "makes"},
    {"brand", "makes"},
    {"brands", "makes"},
    {"street", "street"},
    {"address", "street"},
    {"city", "city"},
    {"town", "city"},
    {"state", "state"},
    {"province", "state"},
    {"region", "state"},
    {"zip", "zip"},
    {"zipcode", "zip"},
    {"zip_code", "zip"},
    {"postal_code", "zip"},
    {"postcode", "zip"},
    {"country", "country"},
    {"phone", "phone"},
    {"latitude", "latitude"},
    {"lat", "latitude"},
    {"longitude", "longitude"},
    {"lon", "longitude"},
}};

std::string_view column_of(std::string_view heading) {
  std::string const title = core::replace_all(core::replace_all(core::lower(core::trim(heading)), " ", "_"), "-", "_");
  for (auto const& [known, column] : titles) {
    if (title == known) return column;
  }
  return title == "lng" ? "longitude" : "";
}

std::string tidy(std::string_view text) {
  return std::string(core::clip(core::collapse(core::presentable(text, text.size())), text_limit));
}

// Decimal degrees in millionths; nothing for what is none.
std::optional<std::int64_t> degrees_e6(std::string_view text, int most) {
  text = core::trim(text);
  double value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !(value >= -most && value <= most)) return {};
  return static_cast<std::int64_t>(value * 1e6 + (value < 0 ? -0.5 : 0.5));
}

class Reading {
 public:
  explicit Reading(core::HostPolicy const& policy) : policy_(policy) {}

  // `value` gives a column's text.
  template <class Value>
  void dealer(std::size_t line, char const* source, Value value) {
    std::size_t const before = out.problems.size();
    DirectoryDealer d;
    d.dealer_name = tidy(value("name"));
    for (core::FieldProblem const& p : core::check_dealer_name(d.dealer_name)) problem(line, p.field + " " + p.reason);
    d.website = website(line, "website", value("website"));
    if (d.website.empty() && out.problems.size() == before) problem(line, "website is empty");
    std::string const page = std::string(core::trim(value("contact_page")));
    if (!page.empty()) d.contact_page = website(line, "contact page", page);
    std::string const makes = core::replace_all(std::string(value("makes")), "|", ";");
    for (std::string_view make : core::split(makes, ';')) {
      if (!tidy(make).empty() && d.makes.size() < 40) d.makes.push_back(tidy(make));
    }
    d.street = tidy(value("street")), d.city = tidy(value("city")), d.state = tidy(value("state")),
    d.zip = tidy(value("zip"));
    d.country = tidy(value("country")), d.phone = tidy(value("phone"));
    place(line, d, value("latitude"), value("longitude"));
    d.source = source;
    if (out.problems.size() == before) out.dealers.push_back(std::move(d));
  }

  void problem(std::size_t line, std::string text) {
    if (out.problems.size() < most_problems) out.problems.push_back({line, std::move(text)});
  }

  Imported out;

 private:
  core::HostPolicy const& policy_;

  std::string website(std::size_t line, std::string const& name, std::string_view text) {
    if (core::trim(text).empty()) return {};
    auto const ascii = ascii_website(std::string(core::trim(text)));
    auto const parsed = ascii ? core::parse_website(*ascii, policy_) : std::unexpected(ascii.error());
    if (!parsed) return problem(line, name + ": " + parsed.error().detail), std::string();
    return parsed->url;
  }

  void place(std::size_t line, DirectoryDealer& d, std::string_view latitude, std::string_view longitude) {
    if (core::trim(latitude).empty() && core::trim(longitude).empty()) return;
    auto const north = degrees_e6(latitude, 90);
    auto const east = degrees_e6(longitude, 180);
    if (!north) problem(line, "latitude must be a number from -90 to 90");
    if (!east) problem(line, "longitude must be a number from -180 to 180");
    if (!north || !east) return;
    d.located = true;
    d.position = {*north, *east};
  }
};

} // namespace

Imported import_csv(std::string_view text, core::HostPolicy const& policy) {
  Reading reading(policy);
  auto const records = core::parse_csv(text, {16U << 20U, most_entries});
  if (!records) return reading.problem(0, records.error().detail), reading.out;
  if (records->empty())
    return reading.problem(0, "is empty; the first line must name the columns: name,website"), reading.out;
  std::map<std::string_view, std::size_t> columns;
  for (std::size_t i = 0; i < records->front().cells.size(); ++i) {
    std::string_view const column = column_of(records->front().cells[i]);
    if (!column.empty()) columns.emplace(column, i);
  }
  for (std::string_view needed : {"name", "website"}) {
    if (!columns.contains(needed))
      reading.problem(records->front().line,
                      "no column " + std::string(needed) + "; the first line must name at least: name,website");
  }
  if (!reading.out.problems.empty()) return reading.out;
  for (std::size_t i = 1; i < records->size(); ++i) {
    core::CsvRecord const& r = (*records)[i];
    reading.dealer(r.line, "csv", [&](std::string_view column) -> std::string_view {
      auto const found = columns.find(column);
      return found == columns.end() || found->second >= r.cells.size() ? std::string_view()
                                                                       : std::string_view(r.cells[found->second]);
    });
  }
  return reading.out;
}

namespace {

// Text of a JSON value that is a text or a number.
std::string plain(Json const& object, std::string const& name) {
  auto const found = object.find(name);
  if (found == object.end()) return "";
  if (found->is_string()) return found->get<std::string>();
  return found->is_number() ? found->dump() : "";
}

std::string first_of(Json const& tags, std::initializer_list<char const*> names) {
  for (char const* name : names) {
    if (std::string value = plain(tags, name); !value.empty()) return value;
  }
  return "";
}

struct Feature {
  Json const& tags;
  std::string latitude, longitude;
};

void read_feature(Reading& reading, std::size_t number, char const* source, Feature const& f) {
  std::string const shop = plain(f.tags, "shop");
  if (!shop.empty() && shop != "car") return; // other businesses of the same extract
  std::string const house = plain(f.tags, "addr:housenumber");
  std::map<std::string_view, std::string> const values{
      {"name", first_of(f.tags, {"name", "dealer_name"})},
      {"website", first_of(f.tags, {"website", "contact:website", "url"})},
      {"contact_page", first_of(f.tags, {"contact_page", "contact:form"})},
      {"makes", first_of(f.tags, {"brand", "makes", "make"})},
      {"street", (house.empty() ? "" : house + " ") + first_of(f.tags, {"addr:street", "street"})},
      {"city", first_of(f.tags, {"addr:city", "city"})},
      {"state", first_of(f.tags, {"addr:state", "state"})},
      {"zip", first_of(f.tags, {"addr:postcode", "zip", "postcode"})},
      {"country", first_of(f.tags, {"addr:country", "country"})},
      {"phone", first_of(f.tags, {"phone", "contact:phone"})},
      {"latitude", f.latitude},
      {"longitude", f.longitude},
  };
  reading.dealer(number, source, [&](std::string_view name) -> std::string_view { return values.at(name); });
}

// A point, or the first corner of whatever shape it is.
Feature feature_of(Json const& feature, Json const& none) {
  bool const tagged = feature.is_object() && feature.contains("properties") && feature["properties"].is_object();
  Feature out{tagged ? feature["properties"] : none, "", ""};
  if (!feature.is_object() || !feature.contains("geometry") || !feature["geometry"].is_object()) return out;
  Json const* at = feature["geometry"].contains("coordinates") ? &feature["geometry"]["coordinates"] : nullptr;
  while (at != nullptr && at->is_array() && !at->empty() && (*at)[0].is_array()) at = &(*at)[0];
  if (at != nullptr && at->is_array() && at->size() >= 2 && (*at)[0].is_number() && (*at)[1].is_number()) {
    out.longitude = (*at)[0].dump();
    out.latitude = (*at)[1].dump();
  }
  return out;
}

Feature element_of(Json const& element, Json const& none) {
  bool const tagged = element.is_object() && element.contains("tags") && element["tags"].is_object();
  Feature out{tagged ? element["tags"] : none, "", ""};
  if (!element.is_object()) return out;
  Json const& at = element.contains("center") && element["center"].is_object() ? element["center"] : element;
  out.latitude = plain(at, "lat");
  out.longitude = plain(at, "lon");
  return out;
}

} // namespace

Imported import_features(std::string_view text, core::HostPolicy const& policy) {
  Reading reading(policy);
  std::string problem;
  auto const parsed = read_object(text, problem);
  if (!parsed) return reading.problem(0, problem), reading.out;
  bool const overpass = parsed->contains("elements");
  char const* const name = overpass ? "elements" : "features";
  if (!parsed->contains(name) || !(*parsed)[name].is_array())
    return reading.problem(0, "is neither GeoJSON (a FeatureCollection with features) nor Overpass JSON (elements)"),
           reading.out;
  Json const none = Json::object();
  std::size_t number = 0;
  for (Json const& one : (*parsed)[name]) {
    if (++number > most_entries) break;
    Feature const f = overpass ? element_of(one, none) : feature_of(one, none);
    if (overpass && f.tags.empty()) continue; // the corners of a building
    read_feature(reading, number, overpass ? "overpass" : "geojson", f);
  }
  return reading.out;
}

Imported import_postal_codes(std::string_view text) {
  core::HostPolicy const nobody;
  Reading reading(nobody);
  std::size_t line = 0;
  for (std::string_view row : core::split(text, '\n')) {
    ++line;
    if (core::trim(row).empty()) continue;
    auto const cells = core::split(row.ends_with('\r') ? row.substr(0, row.size() - 1) : row, '\t');
    if (cells.size() < 11) {
      reading.problem(line, "has " + std::to_string(cells.size()) +
                                " columns, and a GeoNames postal-code file has 12 with tabs between");
      continue;
    }
    auto const north = degrees_e6(cells[9], 90);
    auto const east = degrees_e6(cells[10], 180);
    if (core::trim(cells[1]).empty() || !north || !east)
      reading.problem(line, "has no postal code, or no latitude and longitude in columns 10 and 11");
    else if (reading.out.places.size() < most_entries)
      reading.out.places.push_back({.zip = core::replace_all(tidy(cells[1]), " ", ""),
                                    .country = tidy(cells[0]),
                                    .name = tidy(cells[2]),
                                    .state = tidy(cells[4]),
                                    .position = {*north, *east}});
  }
  return reading.out;
}

} // namespace legwork::adapters
