// docs/promises.md and the tags of the tests say the same: the page keeps the words of each promise, and below them
// stands every test that is tagged with its number. LEGWORK_REWRITE=1 writes those lists again.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/base/text.hpp"
#include "tests/support/read_file.hpp"

namespace fs = std::filesystem;
using legwork::core::is_digit;
using legwork::core::split;
using legwork::core::trim;
using legwork::tests::read_file;

namespace {

struct TaggedTest {
  std::string file; // from the repository's root
  std::string title;
  std::vector<std::string> promises;
  auto operator<=>(TaggedTest const&) const = default;
};

// Takes every "[P07]" out of `text` and gives the numbers, with their P.
std::vector<std::string> take_promises(std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = text.find("[P"); at != std::string::npos; at = text.find("[P", at)) {
    std::size_t const end = text.find(']', at);
    bool const number = end != std::string::npos && end > at + 2 &&
                        std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 2,
                                    text.begin() + static_cast<std::ptrdiff_t>(end), is_digit);
    if (!number) {
      ++at;
      continue;
    }
    out.push_back(text.substr(at + 1, end - at - 1));
    text.erase(at, end - at + 1);
  }
  text = std::string(trim(text));
  return out;
}

// The string literals that stand one after another at `at`, joined; moves `at` behind them.
std::string read_literals(std::string_view text, std::size_t& at) {
  std::string out;
  while (true) {
    std::size_t const next = text.find_first_not_of(" \n", at);
    if (next == std::string_view::npos || text[next] != '"') return out;
    for (at = next + 1; at < text.size() && text[at] != '"'; ++at) {
      if (text[at] == '\\') ++at;
      out += text[at];
    }
    ++at;
  }
}

void add_catch_tests(std::string const& file, std::string const& text, std::vector<TaggedTest>& out) {
  static std::string const head = std::string("TEST_") + "CASE(";
  for (std::size_t at = text.find(head); at != std::string::npos; at = text.find(head, at)) {
    at += head.size();
    TaggedTest test{file, read_literals(text, at), {}};
    at = text.find_first_not_of(" \n", at);
    if (at == std::string::npos || text[at] != ',') continue;
    std::string tags = read_literals(text, ++at);
    test.promises = take_promises(tags);
    if (!test.title.empty() && !test.promises.empty()) out.push_back(std::move(test));
  }
}

// A Vitest title begins on the line of its call, or on the one that ends its list of cases. A group's tags are those of
// every test in it, and its words begin their titles.
void add_vitest_tests(std::string const& file, std::string const& text, std::vector<TaggedTest>& out) {
  std::string group;
  std::vector<std::string> of_group;
  for (std::string_view line : split(text, '\n')) {
    std::string_view const code = trim(line);
    bool const of_group_cases = line.starts_with("])(\"");
    bool const is_group = code.starts_with("describe(") || code.starts_with("describe.") || of_group_cases;
    bool const is_test =
        code.starts_with("it(") || code.starts_with("it.") || (code.starts_with("])(\"") && !of_group_cases);
    std::size_t at = code.find("(\"");
    if ((!is_group && !is_test) || at == std::string_view::npos) continue;
    std::string title = read_literals(code, ++at);
    auto promises = take_promises(title);
    if (is_group) {
      group = title;
      of_group = promises;
      continue;
    }
    if (line.starts_with("it")) group = "", of_group.clear();
    promises.insert(promises.end(), of_group.begin(), of_group.end());
    std::ranges::sort(promises);
    promises.erase(std::ranges::unique(promises).begin(), promises.end());
    if (!promises.empty()) out.push_back({file, group.empty() ? title : group + " " + title, std::move(promises)});
  }
}

std::vector<TaggedTest> tagged_tests() {
  fs::path const root = LEGWORK_SOURCE_DIR;
  std::vector<TaggedTest> out;
  for (char const* folder : {"tests", "adapters/console/tests"}) {
    for (auto at = fs::recursive_directory_iterator(root / folder); at != fs::recursive_directory_iterator(); ++at) {
      fs::directory_entry const& entry = *at;
      if (entry.path().filename() == "node_modules") at.disable_recursion_pending();
      std::string const file = fs::relative(entry.path(), root).string();
      if (file.ends_with(".cpp")) add_catch_tests(file, read_file(entry.path()), out);
      if (file.ends_with(".test.ts")) add_vitest_tests(file, read_file(entry.path()), out);
    }
  }
  std::ranges::sort(out);
  return out;
}

// The number that a heading like "### P07" is of, or nothing.
std::string promise_of(std::string_view line) {
  bool const heading =
      line.starts_with("### P") && line.size() > 5 && std::all_of(line.begin() + 5, line.end(), is_digit);
  return heading ? std::string(line.substr(4)) : "";
}

std::string list_of(std::vector<TaggedTest> const& tests) {
  constexpr std::size_t most = 8;
  if (tests.empty()) return "No test yet.\n\n";
  std::string out = "Tests:\n\n";
  for (std::size_t i = 0; i < std::min(most, tests.size()); ++i) {
    std::string const& file = tests[i].file;
    out += "- " + tests[i].title + " ([" + file + "](../" + file + "))\n";
  }
  if (tests.size() > most) out += "- and " + std::to_string(tests.size() - most) + " more\n";
  return out + "\n";
}

bool begins_list(std::string_view line) { return line == "Tests:" || line == "No test yet."; }

// The page with its words as they are and every list as the tests have it.
std::string page_with(std::string const& page, std::map<std::string, std::vector<TaggedTest>> const& tests) {
  std::string out;
  std::string promise;
  bool in_list = false;
  auto const end_promise = [&] {
    if (promise.empty()) return;
    auto const found = tests.find(promise);
    out = std::string(trim(out)) + "\n\n" + list_of(found == tests.end() ? std::vector<TaggedTest>{} : found->second);
  };
  for (std::string_view line : split(page, '\n')) {
    if (line.starts_with('#')) {
      end_promise();
      promise = promise_of(line);
      in_list = false;
    }
    in_list = in_list || (!promise.empty() && begins_list(line));
    if (!in_list) out += std::string(line) + "\n";
  }
  end_promise();
  return std::string(trim(out)) + "\n";
}

std::string first_difference(std::string const& there, std::string const& wanted) {
  auto const a = split(there, '\n');
  auto const b = split(wanted, '\n');
  std::size_t i = 0;
  while (i < std::min(a.size(), b.size()) && a[i] == b[i]) ++i;
  return "line " + std::to_string(i + 1) + ", which should be: " + (i < b.size() ? std::string(b[i]) : "(the end)");
}

} // namespace

TEST_CASE("docs/promises.md lists the tests of every promise, and every tag names a promise", "[promises]") {
  fs::path const path = fs::path(LEGWORK_SOURCE_DIR) / "docs/promises.md";
  std::string const page = read_file(path);
  std::set<std::string> promised;
  for (std::string_view line : split(page, '\n')) promised.insert(promise_of(line));
  REQUIRE(promised.size() > 60); // or the page was read wrongly
  std::map<std::string, std::vector<TaggedTest>> tests;
  for (TaggedTest const& test : tagged_tests()) {
    for (std::string const& promise : test.promises) {
      INFO(test.file << ": " << test.title << " is tagged " << promise);
      CHECK(promised.contains(promise));
      tests[promise].push_back(test);
    }
  }
  std::string const wanted = page_with(page, tests);
  if (std::getenv("LEGWORK_REWRITE") != nullptr) std::ofstream(path, std::ios::binary) << wanted;
  INFO("stale at " << first_difference(read_file(path), wanted) << "; LEGWORK_REWRITE=1 writes the lists again");
  bool const stale = read_file(path) != wanted; // the whole page twice would hide the line above
  CHECK_FALSE(stale);
}

TEST_CASE("tags are found wherever a title may stand", "[promises]") {
  std::string const cpp = std::string("TEST_") +
                          "CASE(\"a \\\"word\\\" \"\n    \"goes on\",\n          \"[unit][P07][P12]\") {}\nTEST_" +
                          "CASE(\"untagged\") {}\n";
  std::vector<TaggedTest> found;
  add_catch_tests("a.cpp", cpp, found);
  CHECK(found == std::vector<TaggedTest>{{"a.cpp", "a \"word\" goes on", {"P07", "P12"}}});
  found.clear();
  add_vitest_tests(
      "a.test.ts",
      "describe(\"[P60] two tabs\", () => {\n  it(\"see the same\", f);\n  it.each([\"x\"])(\"[P03] take %s\", "
      "f);\n});\n"
      "describe(\"others\", () => {\n  it(\"say nothing\", f);\n  it.each([\n    1,\n  ])(\"[P61] go on\", f);\n});\n",
      found);
  CHECK(found == std::vector<TaggedTest>{{"a.test.ts", "two tabs see the same", {"P60"}},
                                         {"a.test.ts", "two tabs take %s", {"P03", "P60"}},
                                         {"a.test.ts", "others go on", {"P61"}}});
}

TEST_CASE("a list is renewed, and the words around it stay", "[promises]") {
  std::string const page =
      "# Promises\n\nWords.\n\n### P01\n\nOne.\n\nTests:\n\n- old ([x](../x))\n\n## B\n\n### P02\n\nTwo.\n";
  std::map<std::string, std::vector<TaggedTest>> tests;
  for (char name = 'a'; name < 'k'; ++name) tests["P01"].push_back({"t.cpp", std::string(1, name), {"P01"}});
  std::string const once = page_with(page, tests);
  CHECK(once.starts_with("# Promises\n\nWords.\n\n### P01\n\nOne.\n\nTests:\n\n- a ([t.cpp](../t.cpp))\n"));
  CHECK(once.ends_with("- h ([t.cpp](../t.cpp))\n- and 2 more\n\n## B\n\n### P02\n\nTwo.\n\nNo test yet.\n"));
  CHECK(page_with(once, tests) == once);
}
