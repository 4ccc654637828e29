// Every planted mistake in sim/mutants still fits the code: a stale one would be a mistake that nobody plants any more.
#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/text.hpp"
#include "tests/support/read_file.hpp"

namespace fs = std::filesystem;
using legwork::core::split;
using legwork::tests::read_file;

namespace {

struct Planted {
  std::string promise;
  std::string file;
  std::string level;
  std::string before; // whole lines
  std::string after;
  std::vector<std::string> strange; // what is not of the form that docs/mutants.md describes
};

// One block of old lines, then one of new ones, or none: the old ones are left out.
Planted read(std::string const& text) {
  Planted out;
  std::size_t number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (number == 1) {
      if (!line.starts_with("# ") || !line.ends_with('.'))
        out.strange.emplace_back("the first line is not a sentence after #");
    } else if (line.starts_with("promise: "))
      out.promise = line.substr(9);
    else if (line.starts_with("file: "))
      out.file = line.substr(6);
    else if (line.starts_with("level: "))
      out.level = line.substr(7);
    else if (line.starts_with("- ") && out.after.empty())
      out.before += std::string(line.substr(2)) + "\n";
    else if (line.starts_with("+ "))
      out.after += std::string(line.substr(2)) + "\n";
    else if (!line.empty())
      out.strange.emplace_back(line);
  }
  return out;
}

std::size_t times(std::string const& text, std::string const& lines) {
  std::size_t count = 0;
  std::string const all = "\n" + text;
  for (std::size_t at = all.find("\n" + lines); at != std::string::npos; at = all.find("\n" + lines, at + 1)) ++count;
  return count;
}

} // namespace

TEST_CASE("every planted mistake is well told and fits the code exactly once", "[sim]") {
  fs::path const root = LEGWORK_SOURCE_DIR;
  std::size_t seen = 0;
  for (fs::directory_entry const& entry : fs::directory_iterator(root / "sim/mutants")) {
    INFO(entry.path().filename().string());
    CHECK(entry.path().extension() == ".mutant");
    Planted const planted = read(read_file(entry.path()));
    CHECK(planted.strange == std::vector<std::string>{});
    CHECK(planted.promise.starts_with('P'));
    CHECK((planted.level == "A" || planted.level == "B"));
    CHECK(planted.before != "");
    CHECK(planted.before != planted.after);
    REQUIRE(fs::is_regular_file(root / planted.file));
    CHECK(times(read_file(root / planted.file), planted.before) == 1);
    ++seen;
  }
  CHECK(seen >= 20); // or the rule looks at nothing
}

TEST_CASE("what may survive of the operator mutants stands in the sources as it is quoted", "[tidy]") {
  fs::path const root = LEGWORK_SOURCE_DIR;
  std::string const list = read_file(root / "tools/mutate/survivors.txt");
  for (std::string_view line : legwork::core::split(list, '\n')) {
    if (line.empty() || line.starts_with('#')) continue;
    std::size_t const file_end = line.find(" | ");
    std::size_t const quote_end = line.find(" | ", file_end + 3);
    REQUIRE(quote_end != std::string_view::npos);
    std::string const quote = legwork::core::collapse(line.substr(file_end + 3, quote_end - file_end - 3));
    std::string const source = legwork::core::collapse(read_file(root / std::string(line.substr(0, file_end))));
    INFO(line.substr(0, file_end) << ": " << quote);
    CHECK(legwork::core::contains(source, quote));
  }
}
