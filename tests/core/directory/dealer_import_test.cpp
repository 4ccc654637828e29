// core/directory/dealer_import: what is read from files, and which problem stands on which line.
#include <catch2/catch.hpp>

#include "core/base/text.hpp"
#include "core/directory/dealer_import.hpp"

using namespace legwork::core;

namespace {

// Names outside ASCII are refused, as by tables that do not have them.
Result<std::string> to_ascii(std::string_view text) {
  for (char c : text) {
    if (static_cast<unsigned char>(c) > 127) return fail(ErrorKind::invalid, "is no name");
  }
  return std::string(text);
}

WebsiteRules const rules{.policy = {}, .to_ascii = to_ascii};

std::vector<std::size_t> lines_of(ImportedFile const& file) {
  std::vector<std::size_t> out;
  for (LineProblem const& p : file.problems) out.push_back(p.line);
  return out;
}

} // namespace

TEST_CASE("a reader takes what is right and tells what is wrong with its line", "[P62]") {
  DealerReader reader(rules);
  auto const read = [&](std::size_t line, std::string const& name, std::string const& website) {
    reader.read(line, "overpass", [&](std::string_view column) -> std::string_view {
      return column == "name" ? name : column == "website" ? website : std::string_view();
    });
  };
  read(1, "Good  Cars", " good-cars.com\u00a0");
  read(2, "", "nameless.com");
  read(3, "No Site", "");
  read(4, "M\u00fcller", "m\u00fcller.de");
  REQUIRE(reader.file().dealers.size() == 1);
  CHECK(reader.file().dealers[0].dealer_name == "Good Cars");
  CHECK(reader.file().dealers[0].website == "https://good-cars.com/");
  CHECK(reader.file().dealers[0].source == "overpass");
  CHECK(lines_of(reader.file()) == std::vector<std::size_t>{2, 3, 4});
}

TEST_CASE("postal codes are read as GeoNames gives them, without their spaces", "[P62]") {
  ImportedFile const file = import_postal_codes(
      "US\t99950\tKetchikan\tAlaska\tAK\tKetchikan Gateway\t130\t\t\t55.3421\t-131.6475\t1\r\n"
      "\n"
      "US\t1\n"
      "GB\tSW1A 1AA\tLondon\tEngland\tENG\t\t\t\t\t51.501\t-0.142\t6\n"
      "US\t\tNowhere\tAlaska\tAK\t\t\t\t\t55\t-131\t1\n"
      "US\t99951\tBeyond\tAlaska\tAK\t\t\t\t\t155\t-131\t1\n");
  REQUIRE(file.places.size() == 2);
  CHECK(file.places[0].zip == "99950");
  CHECK(file.places[0].country == "US");
  CHECK(file.places[0].name == "Ketchikan");
  CHECK(file.places[0].state == "AK");
  CHECK(file.places[0].position.latitude_e6 == 55'342'100);
  CHECK(file.places[0].position.longitude_e6 == -131'647'500);
  CHECK(file.places[1].zip == "SW1A1AA");
  CHECK(lines_of(file) == std::vector<std::size_t>{3, 5, 6});
}
