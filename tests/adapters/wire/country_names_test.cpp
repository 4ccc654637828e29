// Countries as people and lists name them.
#include <catch2/catch.hpp>

#include <algorithm>

#include "adapters/wire/country_names.hpp"

using namespace legwork::adapters;

TEST_CASE("a country is known by its names", "[P82]") {
  for (char const* name : {"DE", "de", "Germany", "Deutschland", "DEU", " germany "}) CHECK(country_code(name) == "DE");
  for (char const* name : {"US", "USA", "United States", "United States of America"}) CHECK(country_code(name) == "US");
  for (char const* name : {"UK", "United Kingdom", "Great Britain"}) CHECK(country_code(name) == "GB");
  for (char const* name : {"", "Atlantis", "+49"}) CHECK(country_code(name).empty());
}

TEST_CASE("every name of a country is tried in a list", "[P82]") {
  auto const names = names_of_country("Germany");
  CHECK(names.front() == "Germany");
  for (char const* name : {"DE", "DEU", "Deutschland"}) CHECK(std::ranges::find(names, name) != names.end());
  CHECK(names_of_country("Atlantis") == std::vector<std::string>{"Atlantis"});
}
