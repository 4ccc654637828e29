// What stands on a map, from files of different shapes: GeoJSON (collections, nested ones, single features, one a line)
// and the JSON of the Overpass API (with centers, geometry, bounds, or the nodes of ways apart). Knows nothing of
// dealers.
#pragma once

#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/directory/dealer.hpp"

namespace legwork::adapters {

using MapTags = std::map<std::string, std::string, std::less<>>;

struct MapElement {
  std::size_t number = 0; // in the file, from 1
  std::string id;         // way/123 where it is OpenStreetMap's
  MapTags tags;           // texts and numbers
  bool located = false;
  double latitude = 0, longitude = 0; // degrees, as they stand: the middle of whatever shape it is
  std::string problem;                // why it cannot be read; empty where it can
};

struct MapFile {
  bool is_overpass = false;
  std::vector<MapElement> elements; // with tags, or with a problem
  std::size_t without_tags = 0;     // the corners of buildings
  std::string remark;               // Overpass's: it ran out of time or memory, and the rest is missing
};

// Error: what the file is not.
std::expected<MapFile, std::string> read_map(std::string_view text);

} // namespace legwork::adapters
