// A feature's tags are looked up under the names that OpenStreetMap and our own files use.
#include "adapters/wire/dealer_features.hpp"

#include <map>

#include "adapters/wire/json.hpp"

namespace legwork::adapters {

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

void read_feature(core::DealerReader& reader, std::size_t number, char const* source, Feature const& f) {
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
  reader.read(number, source, [&](std::string_view name) -> std::string_view { return values.at(name); });
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

core::ImportedFile import_features(std::string_view text, core::WebsiteRules const& rules) {
  core::DealerReader reader(rules);
  std::string problem;
  auto const parsed = read_object(text, problem);
  if (!parsed) return reader.add_problem(0, problem), reader.file();
  bool const overpass = parsed->contains("elements");
  char const* const name = overpass ? "elements" : "features";
  if (!parsed->contains(name) || !(*parsed)[name].is_array())
    return reader.add_problem(0, "is neither GeoJSON (a FeatureCollection with features) nor Overpass JSON (elements)"),
           reader.file();
  Json const none = Json::object();
  std::size_t number = 0;
  for (Json const& one : (*parsed)[name]) {
    if (++number > core::most_imported) break;
    Feature const f = overpass ? element_of(one, none) : feature_of(one, none);
    if (overpass && f.tags.empty()) continue; // the corners of a building
    read_feature(reader, number, overpass ? "overpass" : "geojson", f);
  }
  return reader.file();
}

} // namespace legwork::adapters
