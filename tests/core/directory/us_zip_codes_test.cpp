// core/directory/us_zip_codes: the ZIP codes that the program knows by itself.
#include <catch2/catch.hpp>

#include <cmath>
#include <string>

#include "core/directory/dealer_search.hpp"
#include "core/directory/us_zip_codes.hpp"

using namespace legwork::core;

TEST_CASE("the ZIP codes of large cities are known with their place, to a kilometre", "[P62]") {
  struct Known {
    char const *zip, *name, *state;
    Position position; // of the Census Bureau's gazetteer
  };
  for (Known const& known : {Known{"78701", "Austin", "TX", {30'270'569, -97'742'589}},
                             {"10001", "New York", "NY", {40'750'650, -73'997'293}},
                             {"02108", "Boston", "MA", {42'357'768, -71'064'858}},
                             {"90012", "Los Angeles", "CA", {34'061'396, -118'238'479}},
                             {"60601", "Chicago", "IL", {41'885'310, -87'621'970}},
                             {"33131", "Miami", "FL", {25'766'500, -80'189'000}},
                             {"98101", "Seattle", "WA", {47'611'435, -122'330'456}},
                             {"99950", "Ketchikan", "AK", {55'342'100, -131'647'500}},
                             {"96813", "Honolulu", "HI", {21'316'700, -157'852'000}},
                             {"00601", "", "PR", {18'180'555, -66'749'961}},
                             {"96910", "", "GU", {13'444'300, 144'762'700}}}) {
    CAPTURE(known.zip);
    auto const place = us_zip_code(known.zip);
    REQUIRE(place);
    CHECK(place->zip == known.zip);
    CHECK(place->country == "US");
    CHECK(place->name == known.name);
    CHECK(place->state == known.state);
    CHECK(distance_km(place->position, known.position) < 3);
  }
}

TEST_CASE("every ZIP code of the table decodes to a place in the United States", "[P62]") {
  std::size_t count = 0;
  std::size_t named = 0;
  for (int number = 0; number < 100'000; ++number) {
    std::string zip = std::to_string(number);
    zip.insert(0, 5 - zip.size(), '0');
    auto const place = us_zip_code(zip);
    if (!place) continue;
    ++count;
    named += place->name.empty() ? 0U : 1U;
    bool const state = place->state.size() == 2 && place->state[0] >= 'A' && place->state[1] <= 'Z';
    bool const north = place->position.latitude_e6 > -15'000'000 && place->position.latitude_e6 < 72'000'000;
    bool const east = place->position.longitude_e6 < -64'000'000 || place->position.longitude_e6 > 131'000'000;
    bool const readable = place->name.find_first_of(std::string("\0\x7f", 2)) == std::string::npos;
    if (!state || !north || !east || !readable || is_military_zip(zip)) FAIL_CHECK(zip << " " << place->name);
  }
  CHECK(count == us_zip_code_count());
  CHECK(count > 41'000);
  CHECK(named > 40'900);
}

TEST_CASE("states that differ from those of their first three digits are right", "[P62]") {
  CHECK(us_zip_code("06390")->state == "NY"); // Fishers Island, among Connecticut's
  CHECK(us_zip_code("83414")->state == "WY");
  CHECK(us_zip_code("73960")->state == "TX");
}

TEST_CASE("what is no ZIP code has no place, and military mail is known as such", "[P62]") {
  for (char const* none : {"", "7870", "787011", "7870x", "00000", "99999", "sw1a1", "-8701"})
    CHECK_FALSE(us_zip_code(none));
  CHECK(us_zip_area("787")->state == "TX");
  CHECK(distance_km(us_zip_area("787")->position, us_zip_code("78701")->position) < 10);
  CHECK_FALSE(us_zip_area("000"));
  CHECK_FALSE(us_zip_area("78"));
  for (char const* mail : {"34002", "09128", "96349"}) CHECK(is_military_zip(mail));
  for (char const* other : {"78701", "96701", "09900", ""}) CHECK_FALSE(is_military_zip(other));
}
