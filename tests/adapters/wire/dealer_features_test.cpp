// adapters/wire/dealer_features: dealers of maps, in both shapes.
#include <catch2/catch.hpp>

#include "adapters/wire/dealer_features.hpp"
#include "adapters/wire/directory_json.hpp"

using namespace legwork::adapters;
using legwork::core::ImportedFile;

namespace {

ImportedFile read(char const* text) { return import_features(text, website_rules({})); }

} // namespace

TEST_CASE("dealers are read from GeoJSON, other shops left out, and a problem names the feature", "[P62]") {
  ImportedFile const file = read(R"({"type":"FeatureCollection","features":[
    {"properties":{"shop":"car","name":"Geo Cars","website":"geo-cars.com","addr:housenumber":"5","addr:street":"Elm Street"},
     "geometry":{"type":"Polygon","coordinates":[[[-97.7,30.2],[-97.6,30.3]]]}},
    {"properties":{"shop":"bakery","name":"Bread","website":"bread.com"},"geometry":null},
    {"properties":{"shop":"car","name":"No Site"}},
    {"properties":{"name":"M\u00fcller","website":"m\u00fcller.de"},"geometry":{"type":"Point","coordinates":[11.5,48.1]}},
    7]})");
  REQUIRE(file.dealers.size() == 2);
  CHECK(file.dealers[0].website == "https://geo-cars.com/");
  CHECK(file.dealers[0].street == "5 Elm Street");
  CHECK(file.dealers[0].source == "geojson");
  CHECK(file.dealers[0].position.latitude_e6 == 30'200'000);
  CHECK(file.dealers[0].position.longitude_e6 == -97'700'000);
  CHECK(file.dealers[1].website == "https://xn--mller-kva.de/");
  REQUIRE_FALSE(file.problems.empty());
  CHECK(file.problems.front().line == 3);
  CHECK(file.problems.back().line == 5);
}

TEST_CASE("dealers are read from the JSON of the Overpass API, points and buildings", "[P62]") {
  ImportedFile const file = read(R"({"elements":[
    {"type":"node","lat":30.3,"lon":-97.7,"tags":{"shop":"car","name":"Over Cars","contact:website":"over-cars.com"}},
    {"type":"way","center":{"lat":30.4,"lon":-97.7},"tags":{"shop":"car","name":"Way Cars","website":"way-cars.com"}},
    {"type":"node","lat":1,"lon":1}]})");
  REQUIRE(file.dealers.size() == 2);
  CHECK(file.problems.empty());
  CHECK(file.dealers[0].source == "overpass");
  CHECK(file.dealers[1].position.latitude_e6 == 30'400'000);
  for (char const* wrong : {"{}", "[]", "{\"features\":1}", "{"}) {
    INFO(wrong);
    CHECK(read(wrong).problems.size() == 1);
    CHECK(read(wrong).dealers.empty());
  }
}
