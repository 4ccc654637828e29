// Every shape is reduced to the middle of the box around it, as Overpass's own `center` is.
#include "adapters/wire/map_elements.hpp"

#include <algorithm>
#include <optional>

#include "adapters/wire/json.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

namespace {

constexpr int deepest = 8; // collections in collections, coordinates in lists

Json const* member(Json const& object, char const* name) {
  if (!object.is_object()) return nullptr;
  auto const found = object.find(name);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

std::optional<double> number_of(Json const& object, char const* name) {
  Json const* const value = member(object, name);
  return value != nullptr && value->is_number() ? std::optional(value->get<double>()) : std::nullopt;
}

// A text or a number as text; empty for anything else.
std::string plain(Json const* value) {
  if (value == nullptr) return "";
  if (value->is_string()) return value->get<std::string>();
  return value->is_number() ? value->dump() : "";
}

struct Box {
  double south = 90, north = -90, west = 180, east = -180;
  bool empty = true;

  void add(double latitude, double longitude) {
    south = empty ? latitude : std::min(south, latitude), north = empty ? latitude : std::max(north, latitude);
    west = empty ? longitude : std::min(west, longitude), east = empty ? longitude : std::max(east, longitude);
    empty = false;
  }
  void add(Box const& other) {
    if (other.empty) return;
    add(other.south, other.west);
    add(other.north, other.east);
  }
};

void locate(MapElement& out, Box const& box) {
  if (box.empty || out.located) return;
  out.located = true;
  out.latitude = (box.south + box.north) / 2;
  out.longitude = (box.west + box.east) / 2;
}

// "key"=>"value","key"=>"value", as databases and their exports write tags.
void add_quoted_pairs(MapTags& tags, std::string_view text) {
  std::vector<std::string> texts;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '"') continue;
    std::string one;
    for (++at; at < text.size() && text[at] != '"'; ++at) {
      if (text[at] == '\\' && at + 1 < text.size()) ++at;
      one += text[at];
    }
    texts.push_back(std::move(one));
  }
  for (std::size_t i = 0; i + 1 < texts.size(); i += 2) tags.try_emplace(texts[i], texts[i + 1]);
}

void add_tags(MapTags& tags, Json const* from, int depth = 0) {
  if (from == nullptr || depth > 2) return;
  if (from->is_string()) {
    std::string const& text = from->get_ref<std::string const&>();
    std::string problem;
    if (auto const parsed = read_object(text, problem))
      add_tags(tags, &*parsed, depth + 1);
    else
      add_quoted_pairs(tags, text);
    return;
  }
  if (!from->is_object()) return;
  for (char const* nested : {"tags", "other_tags", "all_tags"}) add_tags(tags, member(*from, nested), depth + 1);
  for (auto const& [key, value] : from->items()) {
    if (std::string text = plain(&value); !text.empty()) tags.try_emplace(key, std::move(text));
  }
}

// --- Overpass

class OverpassReader {
 public:
  explicit OverpassReader(Json const& elements) : elements_(elements) {
    for (Json const& one : elements) {
      if (plain(member(one, "type")) == "node") boxes_[id_of(one)] = own_box(one);
    }
    // What stands for itself first: relations are made of ways, ways of nodes.
    for (char const* kind : {"way", "relation"}) {
      for (Json const& one : elements) {
        if (plain(member(one, "type")) == kind) boxes_[id_of(one)] = box_of(one);
      }
    }
  }

  void read(MapFile& out) const {
    out.is_overpass = true;
    std::size_t number = 0;
    for (Json const& one : elements_) {
      MapElement element;
      element.number = ++number;
      element.id = id_of(one);
      if (!one.is_object()) element.problem = "is not an object";
      add_tags(element.tags, member(one, "tags"));
      locate(element, own_box(one));
      if (auto const box = boxes_.find(element.id); box != boxes_.end()) locate(element, box->second);
      if (element.tags.empty() && element.problem.empty())
        ++out.without_tags;
      else
        out.elements.push_back(std::move(element));
    }
  }

 private:
  Json const& elements_;
  std::map<std::string, Box> boxes_; // by way/123

  static std::string id_of(Json const& one) { return plain(member(one, "type")) + "/" + plain(member(one, "id")); }

  static void add_point(Box& box, Json const& at) {
    auto const latitude = number_of(at, "lat");
    auto const longitude = number_of(at, "lon");
    if (latitude && longitude) box.add(*latitude, *longitude);
  }

  // What the element itself says: a point, its center, its bounds, its geometry.
  static Box own_box(Json const& one) {
    Box box;
    add_point(box, one);
    if (Json const* center = member(one, "center"); box.empty && center != nullptr) add_point(box, *center);
    if (Json const* bounds = member(one, "bounds"); box.empty && bounds != nullptr) {
      auto const south = number_of(*bounds, "minlat"), north = number_of(*bounds, "maxlat");
      auto const west = number_of(*bounds, "minlon"), east = number_of(*bounds, "maxlon");
      if (south && west) box.add(*south, *west);
      if (north && east) box.add(*north, *east);
    }
    if (Json const* line = member(one, "geometry"); box.empty && line != nullptr && line->is_array()) {
      for (Json const& at : *line) add_point(box, at);
    }
    return box;
  }

  Box box_of(Json const& one) const {
    Box box = own_box(one);
    if (Json const* nodes = member(one, "nodes"); box.empty && nodes != nullptr && nodes->is_array()) {
      for (Json const& node : *nodes) add_known(box, "node/" + plain(&node));
    }
    Json const* const members = member(one, "members");
    if (!box.empty || members == nullptr || !members->is_array()) return box;
    for (Json const& part : *members) {
      Box const own = own_box(part);
      box.add(own);
      if (own.empty) add_known(box, plain(member(part, "type")) + "/" + plain(member(part, "ref")));
    }
    return box;
  }

  void add_known(Box& box, std::string const& id) const {
    if (auto const known = boxes_.find(id); known != boxes_.end()) box.add(known->second);
  }
};

// --- GeoJSON

void add_coordinates(Box& box, Json const& at, int depth = 0) {
  if (!at.is_array() || depth > deepest) return;
  if (at.size() >= 2 && at[0].is_number() && at[1].is_number())
    return box.add(at[1].get<double>(), at[0].get<double>());
  for (Json const& part : at) add_coordinates(box, part, depth + 1);
}

void add_geometry(Box& box, Json const* geometry, int depth = 0) {
  if (geometry == nullptr || depth > deepest) return;
  if (Json const* at = member(*geometry, "coordinates")) add_coordinates(box, *at);
  Json const* const parts = member(*geometry, "geometries");
  if (parts == nullptr || !parts->is_array()) return;
  for (Json const& part : *parts) add_geometry(box, &part, depth + 1);
}

std::string tag(MapTags const& tags, std::string_view name) {
  auto const found = tags.find(name);
  return found == tags.end() ? "" : found->second;
}

// Exports keep OpenStreetMap's id in different places.
std::string feature_id(Json const& feature, MapTags const& tags) {
  if (std::string id = tag(tags, "@id"); !id.empty()) return id;
  std::string const own = plain(member(feature, "id"));
  if (core::contains(own, "/")) return own;
  for (auto const& [kind, id] : {std::pair{"@type", "@osmId"}, {"osm_type", "osm_id"}, {"type", "id"}}) {
    if (!tag(tags, id).empty() && !tag(tags, kind).empty()) return tag(tags, kind) + "/" + tag(tags, id);
  }
  for (char const* name : {"full_id", "osm_id", "osm_way_id", "id"}) {
    if (std::string id = tag(tags, name); !id.empty()) return id;
  }
  return own;
}

void read_feature(MapFile& out, Json const& feature, int depth);

bool read_collection(MapFile& out, Json const& object, int depth) {
  Json const* const features = member(object, "features");
  if (features == nullptr || !features->is_array() || depth > deepest) return false;
  for (Json const& one : *features) read_feature(out, one, depth + 1);
  return true;
}

void read_feature(MapFile& out, Json const& feature, int depth) {
  if (read_collection(out, feature, depth)) return;
  MapElement element;
  element.number = out.elements.size() + 1;
  if (!feature.is_object()) element.problem = "is not an object";
  add_tags(element.tags, member(feature, "properties"));
  element.id = feature_id(feature, element.tags);
  Box box;
  add_geometry(box, member(feature, "geometry"));
  locate(element, box);
  out.elements.push_back(std::move(element));
}

// An object, a list of features or elements, or a feature on each line.
std::expected<Json, std::string> parsed(std::string_view text) {
  std::string problem;
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  std::string_view const begin = core::trim(text);
  if (auto object = read_object(text, problem)) return std::move(*object);
  if (begin.starts_with('[')) {
    std::string ignored;
    if (auto object = read_object("{\"list\":" + std::string(begin) + "}", ignored)) {
      Json& list = (*object)["list"];
      bool const overpass =
          !list.empty() && member(list[0], "properties") == nullptr && member(list[0], "tags") != nullptr;
      return Json{{overpass ? "elements" : "features", std::move(list)}};
    }
  }
  Json lines = Json::array();
  for (std::string_view line : core::split(text, '\n')) {
    if (line.starts_with('\x1e')) line.remove_prefix(1); // RFC 8142
    std::string ignored;
    if (core::trim(line).empty()) continue;
    auto one = read_object(line, ignored);
    if (!one) return std::unexpected(problem);
    lines.push_back(std::move(*one));
  }
  if (lines.empty()) return std::unexpected(problem);
  return Json{{"features", std::move(lines)}};
}

} // namespace

std::expected<MapFile, std::string> read_map(std::string_view text) {
  auto const whole = parsed(text);
  if (!whole) return std::unexpected(whole.error());
  // Some exports have the collection inside of another object.
  std::vector<Json const*> candidates{&*whole};
  for (auto const& [key, value] : whole->items()) {
    if (value.is_object()) candidates.push_back(&value);
  }
  MapFile out;
  for (Json const* one : candidates) {
    Json const* const elements = member(*one, "elements");
    if (elements != nullptr && elements->is_array()) {
      out.remark = plain(member(*one, "remark"));
      OverpassReader(*elements).read(out);
      return out;
    }
    if (read_collection(out, *one, 0)) return out;
    if (plain(member(*one, "type")) == "Feature") return read_feature(out, *one, 0), out;
  }
  return std::unexpected("is neither GeoJSON (a FeatureCollection with features) nor Overpass JSON (elements)");
}

} // namespace legwork::adapters
