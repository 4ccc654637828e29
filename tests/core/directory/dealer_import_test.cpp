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

TEST_CASE("a list of dealers is read by its headings, and each problem names its line", "[P62]") {
  ImportedFile const file = import_csv(
      "Business,Homepage,Contact-URL,Brand,Postal Code,Lat,LNG,Other\r\n"
      "Good  Cars,good-cars.com,good-cars.com/ask,Ford;Honda|Kia,78701,30.27,-97.74,x\r\n"
      ",nameless.com,,,,,,\r\n"
      "No Site,,,,,,,\r\n"
      "Evil,javascript:alert(1),,,,,,\r\n"
      "M\xc3\xbcller,m\xc3\xbcller.de,,,,,,\r\n"
      "Far,far.com,,,,91,0,\r\n"
      "Short,short.com\r\n",
      rules);
  REQUIRE(file.dealers.size() == 2);
  DirectoryDealer const& good = file.dealers[0];
  CHECK(good.dealer_name == "Good Cars");
  CHECK(good.website == "https://good-cars.com/");
  CHECK(good.contact_page == "https://good-cars.com/ask");
  CHECK(good.makes == std::vector<std::string>{"Ford", "Honda", "Kia"});
  CHECK(good.zip == "78701");
  CHECK(good.located);
  CHECK(good.position.latitude_e6 == 30'270'000);
  CHECK(good.position.longitude_e6 == -97'740'000);
  CHECK(good.source == "csv");
  CHECK(good.id == DealerId{});
  CHECK(file.dealers[1].dealer_name == "Short");
  CHECK_FALSE(file.dealers[1].located);
  CHECK(lines_of(file) == std::vector<std::size_t>{3, 4, 5, 6, 7});
}

TEST_CASE("a list without the columns that are needed is told so, and nothing of it is taken", "[P62]") {
  ImportedFile const file = import_csv("a,b\n1,2\n", rules);
  CHECK(file.dealers.empty());
  REQUIRE(file.problems.size() == 2);
  CHECK(file.problems[0].text.starts_with("no column name"));
  CHECK(file.problems[1].text.starts_with("no column website"));
  CHECK(import_csv("", rules).problems.size() == 1);
  CHECK(import_csv("\"open,", rules).problems.size() == 1);
}

TEST_CASE("of a file without end the first thousand problems are told", "[P62]") {
  std::string text = "name,website\n";
  for (int i = 0; i < 2'000; ++i) text += "Nobody,\n";
  ImportedFile const file = import_csv(text, rules);
  CHECK(file.problems.size() == 1'000);
  CHECK(file.more_problems == 1'000);
}
