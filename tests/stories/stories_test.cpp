// Every tests/stories/*.txt: commands, a line of four dashes, and what followed. LEGWORK_REWRITE=1 writes the second
// part again; commit that only if you can say why it changed.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <vector>

#include "core/base/text.hpp"
#include "tests/support/read_file.hpp"
#include "tests/support/story.hpp"

namespace {

namespace fs = std::filesystem;

std::string const divider = "\n----\n";

std::vector<fs::path> stories() {
  std::vector<fs::path> out;
  for (auto const& entry : fs::directory_iterator(fs::path(LEGWORK_SOURCE_DIR) / "tests/stories")) {
    if (entry.path().extension() == ".txt") out.push_back(entry.path());
  }
  std::ranges::sort(out);
  return out;
}

// The first line that differs, with its number: what a person wants to see first.
std::string first_difference(std::string const& expected, std::string const& actual) {
  auto const a = legwork::core::split(expected, '\n');
  auto const b = legwork::core::split(actual, '\n');
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    std::string const left = i < a.size() ? std::string(a[i]) : "(nothing)";
    std::string const right = i < b.size() ? std::string(b[i]) : "(nothing)";
    if (left != right)
      return "line " + std::to_string(i + 1) + " after the dashes\n  expected: " + left + "\n  happened: " + right;
  }
  return "";
}

} // namespace

TEST_CASE("every story still ends as it is told",
          "[P01][P02][P03][P04][P05][P06][P07][P09][P13][P20][P21][P24][P25][P26]") {
  bool const rewrite = std::getenv("LEGWORK_REWRITE") != nullptr;
  auto const all = stories();
  REQUIRE(all.size() >= 18);
  for (fs::path const& path : all) {
    std::string const text = legwork::tests::read_file(path);
    std::size_t const at = text.find(divider);
    std::string const commands = text.substr(0, at);
    std::string const expected = at == std::string::npos ? "" : text.substr(at + divider.size());
    std::string const actual = legwork::tests::run_story(commands);
    INFO(path.filename().string() << ": " << first_difference(expected, actual));
    if (rewrite && expected != actual) std::ofstream(path) << commands << divider << actual;
    if (!rewrite) CHECK(expected == actual);
    CHECK(actual.find("? no such command") == std::string::npos);
  }
}
