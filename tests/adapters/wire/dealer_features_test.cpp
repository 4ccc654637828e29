// adapters/wire/dealer_features and map_elements: dealers of maps, in every shape in which maps are exported.
#include <catch2/catch.hpp>

#include <algorithm>

#include "adapters/wire/dealer_features.hpp"
#include "adapters/wire/directory_json.hpp"
#include "adapters/wire/map_elements.hpp"
#include "core/base/text.hpp"

using namespace legwork::adapters;
using legwork::core::DirectoryDealer;
using legwork::core::ImportedFile;
using legwork::core::LineProblem;
using legwork::core::Position;

namespace {

ImportedFile read(std::string const& text) { return import_features(text, website_rules({})); }
ImportedFile overpass(std::string const& elements) { return read("{\"elements\":[" + elements + "]}"); }

bool listed(std::vector<LineProblem> const& lines, std::string_view text) {
  return std::ranges::any_of(lines, [&](LineProblem const& one) { return legwork::core::contains(one.text, text); });
}

// The middle of the only element.
std::string middle(std::string const& text) {
  ImportedFile const file = read(text);
  if (file.dealers.size() != 1) return "not one dealer";
  DirectoryDealer const& d = file.dealers.front();
  return d.located ? std::to_string(d.position.latitude_e6) + " " + std::to_string(d.position.longitude_e6) : "nowhere";
}

char const* const tags = R"("tags":{"shop":"car","name":"A","website":"a-cars.com"})";
char const* const properties = R"("properties":{"shop":"car","name":"A","website":"a-cars.com"})";
std::string feature(std::string const& geometry) {
  return std::string(R"({"type":"FeatureCollection","features":[{"type":"Feature",)") + properties + R"(,"geometry":)" +
         geometry + "}]}";
}

} // namespace

TEST_CASE("dealers are read from GeoJSON, other shops summed up, and a problem names the feature", "[P62]") {
  ImportedFile const file = read(R"({"type":"FeatureCollection","features":[
    {"properties":{"shop":"car","name":"Geo Cars","website":"geo-cars.com","addr:housenumber":"5","addr:street":"Elm Street"},
     "geometry":{"type":"Polygon","coordinates":[[[-97.7,30.2],[-97.6,30.2],[-97.6,30.3],[-97.7,30.2]]]}},
    {"properties":{"shop":"bakery","name":"Bread","website":"bread.com"},"geometry":null},
    {"properties":{"shop":"car","name":"No Site","@id":"way/9"}},
    {"properties":{"name":"M\u00fcller","website":"m\u00fcller.de"},"geometry":{"type":"Point","coordinates":[11.5,48.1]}},
    7]})");
  REQUIRE(file.dealers.size() == 2);
  CHECK(file.dealers[0].website == "https://geo-cars.com/");
  CHECK(file.dealers[0].street == "5 Elm Street");
  CHECK(file.dealers[0].source == "geojson");
  CHECK(file.dealers[0].position == Position{30'250'000, -97'650'000});
  CHECK(file.dealers[1].website == "https://xn--mller-kva.de/");
  REQUIRE(file.problems.size() == 2);
  CHECK(file.problems[0].line == 3);
  CHECK(file.problems[0].text.starts_with("way/9 (No Site) names no website"));
  CHECK(file.problems[1].line == 5);
  CHECK(listed(file.notes, "1 element is no car dealer: 1 shop=bakery"));
}

TEST_CASE("what is not a file of a map is refused in words", "[P62]") {
  for (char const* wrong : {"{}", "[]x", "{\"features\":1}", "{", "", "name,website\nA,a.com\n", "{\"elements\":{}}"}) {
    INFO(wrong);
    CHECK(read(wrong).problems.size() == 1);
    CHECK(read(wrong).dealers.empty());
  }
}

TEST_CASE("sellers of cars are known by every usual tagging, and others are counted by kind", "[P62]") {
  auto const count = [](std::string const& more) {
    return overpass(R"({"type":"node","id":1,"lat":30,"lon":-97,"tags":{"name":"A","website":"a.com",)" + more + "}}")
        .dealers.size();
  };
  for (char const* seller :
       {R"("shop":"car")", R"("shop":"car;car_repair")", R"("shop":"car_repair; car")",
        R"("shop":"second_hand","second_hand":"cars")", R"("shop":"car","second_hand":"only")",
        R"("shop":"car_repair","service:vehicle:used_car_sales":"yes")",
        R"("shop":"car_repair","service:vehicle:new_car_sales":"only")", R"("shop":"used_cars")", R"("shop":"Car")",
        R"("shop":"motorcycle;car")", R"("service:vehicle":"repair;new_car_sales","shop":"car_parts")",
        R"("office":"car_dealer")"}) {
    INFO(seller);
    CHECK(count(seller) == 1);
  }
  for (char const* other : {R"("shop":"car_repair")", R"("shop":"car_parts;tyres")", R"("amenity":"car_rental")",
                            R"("shop":"second_hand")", R"("disused:shop":"car")",
                            R"("shop":"car_repair","service:vehicle:used_car_sales":"no")", R"("amenity":"cafe")"}) {
    INFO(other);
    CHECK(count(other) == 0);
  }
  ImportedFile const file = overpass(
      R"({"type":"node","id":1,"tags":{"shop":"supermarket"}},{"type":"node","id":2,"tags":{"shop":"supermarket"}},
    {"type":"node","id":3,"tags":{"amenity":"fuel"}},{"type":"node","id":4,"tags":{"barrier":"gate"}},{"type":"way","id":5,"tags":{"building":"yes"}},
    {"type":"way","id":6,"tags":{"disused:shop":"car","name":"Old"}},{"type":"node","id":7,"lat":1,"lon":1})");
  CHECK(file.dealers.empty());
  CHECK(file.problems.empty());
  REQUIRE(file.notes.size() == 2);
  CHECK(file.notes[0].text ==
        "6 elements are no car dealers: 2 shop=supermarket, 1 amenity=fuel, 1 barrier=gate, 1 disused:shop=car, 1 "
        "without a shop");
  CHECK(file.notes[1].text == "1 without tags (corners of buildings) were not looked at");
}

TEST_CASE("of several websites the first of its own is used, and the others are listed", "[P62]") {
  auto const with = [](std::string const& more) {
    return overpass(
        R"({"type":"way","id":2,"center":{"lat":30,"lon":-97},"tags":{"shop":"car","name":"Two Sites","brand":"Toyota;Lexus",)" +
        more + "}}");
  };
  ImportedFile const two = with(R"("website":"https://one-cars.com;https://one-used.com")");
  REQUIRE(two.dealers.size() == 1);
  CHECK(two.dealers[0].website == "https://one-cars.com/");
  CHECK(two.dealers[0].makes == std::vector<std::string>{"Toyota", "Lexus"});
  CHECK(listed(two.notes,
               "way/2 (Two Sites) names several websites; https://one-cars.com/ is used, not https://one-used.com/"));
  CHECK(two.problems.empty());
  auto const site = [&](std::string const& more) {
    ImportedFile const file = with(more);
    return file.dealers.empty() ? "" : file.dealers[0].website;
  };
  CHECK(site(R"("contact:website":"www.one-cars.com")") == "https://www.one-cars.com/");
  CHECK(site(R"("url":"one-cars.com/")") == "https://one-cars.com/");
  CHECK(site(R"("website:en":"one-cars.com/en")") == "https://one-cars.com/en");
  CHECK(site(R"("website:de":"one-cars.de")") == "https://one-cars.de/");
  CHECK(site(R"("website":"https://www.facebook.com/one","contact:website":"one-cars.com")") ==
        "https://one-cars.com/");
  CHECK(site(R"x("website":"javascript:alert(1)","url":"one-cars.com")x") == "https://one-cars.com/");
  CHECK(site(R"("website":"https://one-cars.com/a;b=1")") == "https://one-cars.com/a;b=1");
  CHECK(site(R"("website":"one-cars.com; one-cars.com")") == "https://one-cars.com/");
  CHECK(with(R"("website":"one-cars.com;one-cars.com")").notes.empty());
  CHECK(listed(with(R"("website":"https://m.facebook.com/one")").problems, "names only a page at m.facebook.com"));
  CHECK(listed(with(R"("website":"ftp://one-cars.com")").problems, "way/2 (Two Sites) website: "));
  CHECK(listed(with(R"("brand:website":"toyota.com")").problems, "names no website"));
}

TEST_CASE("an export that Overpass did not finish is said to be one", "[P62]") {
  ImportedFile const file =
      read(R"({"elements":[{"type":"node","id":1,"tags":{"shop":"car","name":"A","website":"a.com"}}],
    "remark":"runtime error: Query timed out in \"query\" at line 3 after 25 seconds."})");
  CHECK(file.dealers.size() == 1);
  CHECK(listed(file.problems, "Overpass did not finish, and elements may be missing: runtime error: Query timed out"));
}

TEST_CASE("a dealer without a name is refused by its id, and one whose operator is known is taken under that",
          "[P62]") {
  ImportedFile const file = overpass(R"({"type":"node","id":1,"tags":{"shop":"car","website":"a.com"}},
    {"type":"node","id":2,"tags":{"shop":"car","website":"b.com","operator":"B Motors Ltd"}})");
  REQUIRE(file.dealers.size() == 1);
  CHECK(file.dealers[0].dealer_name == "B Motors Ltd");
  CHECK(listed(file.problems, "node/1 has no name"));
  CHECK(listed(file.notes, "node/2 has no name; its operator's is used"));
}

TEST_CASE("an element of Overpass is in the middle of its shape, however the export has it", "[P62]") {
  std::string const t = tags;
  auto const at = [&](std::string const& elements) { return middle("{\"elements\":[" + elements + "]}"); };
  CHECK(at(R"({"type":"node","id":1,"lat":30.3,"lon":-97.7,)" + t + "}") == "30300000 -97700000");
  CHECK(at(R"({"type":"way","id":1,"center":{"lat":30.4,"lon":-97.7},)" + t + "}") == "30400000 -97700000");
  CHECK(
      at(R"({"type":"way","id":1,"bounds":{"minlat":30,"minlon":-98,"maxlat":31,"maxlon":-97},"geometry":[{"lat":30,"lon":-98}],)" +
         t + "}") == "30500000 -97500000");
  CHECK(
      at(R"({"type":"way","id":1,"geometry":[{"lat":30,"lon":-98},{"lat":30.2,"lon":-98},{"lat":30.2,"lon":-97.8},null],)" +
         t + "}") == "30100000 -97900000");
  CHECK(
      at(R"({"type":"relation","id":1,"members":[{"type":"way","ref":5,"role":"outer","geometry":[{"lat":30,"lon":-98},{"lat":31,"lon":-97}]}],)" +
         t + "}") == "30500000 -97500000");
  // Nodes and ways apart, in any order.
  std::string const nodes = R"({"type":"node","id":8,"lat":30,"lon":-98},{"type":"node","id":9,"lat":31,"lon":-97})";
  CHECK(at(R"({"type":"way","id":1,"nodes":[8,9,8],)" + t + "}," + nodes) == "30500000 -97500000");
  CHECK(at(R"({"type":"relation","id":1,"members":[{"type":"way","ref":5}],)" + t +
           R"(},{"type":"way","id":5,"nodes":[8,9]},)" + nodes) == "30500000 -97500000");
  CHECK(at(R"({"type":"way","id":1,"nodes":[8,9],)" + t + "}") == "nowhere");
}

TEST_CASE("a feature of GeoJSON is in the middle of its shape", "[P62]") {
  CHECK(middle(feature(R"({"type":"Point","coordinates":[-97.7,30.2]})")) == "30200000 -97700000");
  CHECK(middle(feature(R"({"type":"Point","coordinates":[-97.7,30.2,120]})")) == "30200000 -97700000");
  CHECK(middle(feature(R"({"type":"LineString","coordinates":[[-98,30],[-97,31]]})")) == "30500000 -97500000");
  CHECK(
      middle(feature(
          R"({"type":"MultiPolygon","coordinates":[[[[-98,30],[-97.9,30],[-97.9,30.1],[-98,30]]],[[[-97.1,30.9],[-97,31],[-97.1,30.9]]]]})")) ==
      "30500000 -97500000");
  CHECK(
      middle(feature(
          R"({"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[-98,30]},{"type":"Point","coordinates":[-97,31]}]})")) ==
      "30500000 -97500000");
  CHECK(middle(feature("null")) == "nowhere");
  CHECK(listed(read(feature(R"({"type":"Point","coordinates":[30.2,-97.7]})")).problems, "latitude must be") == true);
}

TEST_CASE("tags are found where exports put them: beside, nested, as text", "[P62]") {
  for (
      char const* nested :
      {R"({"type":"way","id":7,"tags":{"shop":"car","name":"A","website":"a.com"},"relations":[],"meta":{}})",
       R"({"@id":"way/7","tags":"{\"shop\":\"car\",\"name\":\"A\",\"website\":\"a.com\"}"})",
       R"({"full_id":"w7","name":"A","other_tags":"\"shop\"=>\"car\",\"website\"=>\"a.com\",\"note\"=>\"a \\\"b\\\"\""})",
       R"({"@id":"way/7","@relations":[{"rel":1}],"shop":"car","name":"A","website":"a.com"})"}) {
    INFO(nested);
    ImportedFile const file =
        read(std::string(R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":)") +
             nested + "}]}");
    REQUIRE(file.dealers.size() == 1);
    CHECK(file.dealers[0].website == "https://a.com/");
  }
}

TEST_CASE("collections inside of collections, single features, lists and features on lines are read", "[P62]") {
  std::string const one = std::string(R"({"type":"Feature",)") + properties + R"(,"geometry":null})";
  std::string const other =
      R"({"type":"Feature","properties":{"shop":"car","name":"B","website":"b.com"},"geometry":null})";
  CHECK(read(one).dealers.size() == 1);
  CHECK(read("[" + one + "," + other + "]").dealers.size() == 2);
  CHECK(read(one + "\n" + other + "\n").dealers.size() == 2);
  CHECK(read("\x1e" + one + "\n\x1e" + other + "\n").dealers.size() == 2);
  CHECK(read(R"({"type":"FeatureCollection","features":[{"type":"FeatureCollection","features":[)" + one + "]}," +
             other + "]}")
            .dealers.size() == 2);
  CHECK(read(R"({"data":{"type":"FeatureCollection","features":[)" + one + "]}}").dealers.size() == 1);
  CHECK(read(R"([{"type":"node","id":1,)" + std::string(tags) + "}]").dealers.size() == 1);
  CHECK(read(R"([{"type":"node","id":1,)" + std::string(tags) + "}]").dealers[0].source == "overpass");
}

TEST_CASE("several values of a postal code, a telephone number and a country are taken one by one", "[P62]") {
  ImportedFile const file =
      overpass(R"({"type":"node","id":1,"tags":{"shop":"car","name":"A","website":"a.com","addr:postcode":"78701;78702",
    "phone":"+1 512 555 0100;+1 512 555 0101","addr:country":"us","addr:state":"TX"}})");
  REQUIRE(file.dealers.size() == 1);
  CHECK(file.dealers[0].zip == "78701");
  CHECK(file.dealers[0].phone == "+1 512 555 0100");
}
