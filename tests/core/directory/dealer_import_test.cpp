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

TEST_CASE("of a file without end the first thousand problems are told, and the others counted", "[P62]") {
  DealerReader reader(rules);
  for (std::size_t line = 1; line <= 2'000; ++line) reader.add_problem(line, "is wrong");
  CHECK(reader.file().problems.size() == 1'000);
  CHECK(reader.file().more_problems == 1'000);
}
