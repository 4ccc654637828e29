// The house rules that a machine can check (docs: CONTRIBUTING.md). Every rule stands at zero exceptions; a test that
// fails prints each offender with the line.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/base/text.hpp"
#include "tests/support/source_files.hpp"

namespace fs = std::filesystem;
using legwork::core::contains;
using legwork::core::is_alnum;
using legwork::core::is_digit;
using legwork::core::split;
using legwork::core::trim;
using legwork::tests::code_only;
using legwork::tests::Offenders;
using legwork::tests::source_files;
using legwork::tests::SourceFile;

namespace {

constexpr std::string_view this_file = "tests/tidy_test.cpp";

// Calls `each` with every line that is not a comment, and its number.
template <class F>
void each_code_line(SourceFile const& file, F each) {
  std::size_t number = 0;
  for (std::string_view line : split(file.text, '\n')) {
    ++number;
    std::string_view const code = line.substr(0, line.find("//"));
    if (!trim(code).empty()) each(number, code);
  }
}

// What stands in an include, with its brackets or quotes; empty for other lines.
std::string_view included(std::string_view code) {
  code = trim(code);
  if (!code.starts_with("#include")) return {};
  return trim(code.substr(8));
}

struct Rule {
  std::vector<std::string_view> own;       // folders of ours that may be included
  std::vector<std::string_view> forbidden; // beginnings of names in angle brackets
};

// The longest beginning of a file's path decides. `adapters/net/domain_name.hpp` asks libpsl and libidn2, no network.
std::map<std::string, Rule> const rules{
    {"core/", {{"core/"}, {}}}, // and nothing but the standard library: checked apart
    {"storage/", {{"core/", "storage/"}, {"boost/", "spdlog/"}}},
    {"adapters/", {{"core/", "adapters/"}, {"SQLiteCpp/", "sqlite3", "sodium", "zstd"}}},
    {"adapters/service/",
     {{"core/", "adapters/service/", "adapters/wire/"},
      {"boost/", "spdlog/", "SQLiteCpp/", "sqlite3", "sodium", "zstd"}}},
    {"adapters/wire/",
     {{"core/", "adapters/wire/", "adapters/net/domain_name.hpp"},
      {"boost/", "spdlog/", "SQLiteCpp/", "sqlite3", "sodium", "zstd"}}},
    {"sim/", {{"core/", "storage/", "sim/", "adapters/service/", "adapters/wire/"}, {"boost/", "spdlog/"}}},
    {"tools/", {{"core/", "storage/", "adapters/", "sim/", "tools/"}, {}}},
};

Rule const* rule_of(std::string const& path) {
  Rule const* out = nullptr;
  std::size_t length = 0;
  for (auto const& [beginning, rule] : rules) {
    if (path.starts_with(beginning) && beginning.size() > length) out = &rule, length = beginning.size();
  }
  return out;
}

// Whether the text before a brace is a function's head and not a type's, a namespace's or an initialiser's.
bool is_function_head(std::string_view head) {
  head = trim(head);
  for (std::string_view word : {"namespace", "struct ", "class ", "enum ", "union "}) {
    if (head.starts_with(word) || (head.starts_with("template") && contains(head, word) && !head.ends_with(")")))
      return false;
  }
  return contains(head, "(") && !head.ends_with("=") && !head.ends_with(",") && !head.ends_with("return");
}

// Calls `each` with first line and number of lines of every outermost function.
template <class F>
void each_function(SourceFile const& file, F each) {
  std::string const code = code_only(file.text);
  std::vector<bool> functions; // of the open braces: does it open a function?
  std::size_t line = 1;
  std::size_t began = 0;
  std::size_t head = 0;
  bool inside = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    char const c = code[i];
    if (c == '\n') ++line;
    if (c == '{') {
      bool const function = !inside && is_function_head(std::string_view(code).substr(head, i - head));
      functions.push_back(function);
      if (function) inside = true, began = line;
    } else if (c == '}' && !functions.empty()) {
      if (functions.back()) inside = false, each(began, line - began + 1);
      functions.pop_back();
    }
    if (c == '{' || c == '}' || c == ';') head = i + 1;
  }
}

bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    auto const part_of_word = [&](std::size_t i) { return i < text.size() && (is_alnum(text[i]) || text[i] == '_'); };
    if ((at == 0 || !part_of_word(at - 1)) && !part_of_word(at + word.size())) return true;
  }
  return false;
}

} // namespace

TEST_CASE("each folder includes only what the table allows", "[tidy]") {
  Offenders offenders;
  for (SourceFile const& file : source_files()) {
    Rule const* const rule = rule_of(file.path);
    if (!file.is_cpp() || rule == nullptr) continue;
    each_code_line(file, [&](std::size_t line, std::string_view code) {
      std::string_view const what = included(code);
      if (what.empty()) return;
      std::string_view const name = what.substr(1, what.find_first_of("\">", 1) - 1);
      auto const begins = [&](std::string_view start) { return name.starts_with(start); };
      bool const ours = what.front() == '"' && std::ranges::any_of(rule->own, begins);
      bool const theirs = what.front() == '<' && std::ranges::none_of(rule->forbidden, begins);
      if (!ours && !theirs) offenders.add(file, line, "may not include " + std::string(what));
    });
  }
}

TEST_CASE("the core knows the standard library only: no clock, no chance, no threads, no files", "[tidy][P73]") {
  Offenders offenders;
  for (SourceFile const& file : source_files()) {
    if (file.folder() != "core" || !file.is_cpp()) continue;
    each_code_line(file, [&](std::size_t line, std::string_view code) {
      std::string_view const what = included(code);
      bool const foreign = what.starts_with('<') && (contains(what, "/") || contains(what, ".h"));
      if (foreign) offenders.add(file, line, "not of the standard library: " + std::string(what));
      for (std::string_view header : {"<thread>", "<random>", "<filesystem>", "<iostream>", "<fstream>", "<mutex>",
                                      "<atomic>", "<future>", "<regex>", "<locale>", "<ctime>"}) {
        if (what == header) offenders.add(file, line, "may not include " + std::string(header));
      }
      for (std::string_view symbol : {"::now(", "std::regex", "unordered_", "std::rand", "getenv"}) {
        if (contains(code, symbol)) offenders.add(file, line, "may not use " + std::string(symbol));
      }
    });
    if (file.path.starts_with("core/directory/")) continue; // distances on the map: shown to people, never decided by
    std::size_t number = 0;
    std::string const code = code_only(file.text);
    for (std::string_view line : split(code, '\n')) {
      ++number;
      if (has_word(line, "float") || has_word(line, "double"))
        offenders.add(file, number, "decisions are made of whole numbers");
    }
  }
}

namespace {

// The folder of a path, without the rooms in it: core/page of core/page/fields/honeypots.cpp.
std::string folder_of(std::string_view path) {
  std::string_view const folder = path.substr(0, path.rfind('/'));
  return std::string(folder.substr(0, folder.find('/', folder.find('/') + 1)));
}

using Graph = std::map<std::string, std::set<std::string>>;

// A walk from `at` back to `at`, as text; empty where there is none.
std::string cycle_from(Graph const& graph, std::string const& at) {
  std::map<std::string, std::string> came_from;
  std::vector<std::string> open{at};
  while (!open.empty()) {
    std::string const here = open.back();
    open.pop_back();
    auto const next = graph.find(here);
    if (next == graph.end()) continue;
    for (std::string const& to : next->second) {
      if (!came_from.try_emplace(to, here).second) continue;
      if (to != at) open.push_back(to);
    }
  }
  if (!came_from.contains(at)) return {};
  std::string text = at;
  for (std::string step = came_from[at]; step != at; step = came_from[step]) text = step + " -> " + text;
  return at + " -> " + text;
}

} // namespace

TEST_CASE("the folders of the core include each other without a cycle", "[tidy]") {
  Graph graph;
  for (SourceFile const& file : source_files()) {
    if (file.folder() != "core" || !file.is_cpp()) continue;
    each_code_line(file, [&](std::size_t, std::string_view code) {
      std::string_view const what = included(code);
      if (!what.starts_with("\"core/")) return;
      std::string const to = folder_of(what.substr(1));
      if (to != folder_of(file.path)) graph[folder_of(file.path)].insert(to);
    });
  }
  CHECK(graph.size() > 6);
  for (auto const& [folder, others] : graph) CHECK(cycle_from(graph, folder) == "");
}

TEST_CASE("the search for cycles finds them", "[tidy]") {
  CHECK(cycle_from({{"a", {"b"}}, {"b", {"c"}}, {"c", {"a", "d"}}}, "b") == "b -> c -> a -> b");
  CHECK(cycle_from({{"a", {"b", "c"}}, {"b", {"c"}}}, "a") == "");
}

namespace {

// Tests that mirror no one source file, each with its reason.
std::map<std::string, std::string> const not_of_one_source{
    {"tests/adapters/browser/hostile_pages_test.cpp", "about every step at once"},
    {"tests/adapters/browser/large_pages_test.cpp", "the page script, through a browser"},
    {"tests/adapters/browser/overlays_test.cpp", "the page script and the core's reading, through a browser"},
    {"tests/adapters/server/api_documents_test.cpp", "about docs/schemas.json and the program's lists"},
    {"tests/adapters/server/commands_test.cpp", "the commands of docs/protocol.md over real sockets"},
    {"tests/adapters/server/directory_test.cpp", "the directory over real sockets"},
    {"tests/adapters/server/hostile_clients_test.cpp", "about every limit at once"},
    {"tests/adapters/browser/context_isolation_test.cpp", "two contacts' pages beside each other"},
    {"tests/adapters/browser/ordinary_sites_test.cpp", "what ordinary pages do, through browser, policy, and proxy"},
    {"tests/adapters/browser/private_addresses_test.cpp", "browser and proxy together"},
    {"tests/adapters/server/http_test.cpp", "the HTTP side as a whole"},
    {"tests/adapters/server/live_view_test.cpp", "contacts' pages watched over real sockets"},
    {"tests/adapters/server/idle_clients_test.cpp", "pings and silence over real sockets"},
    {"tests/adapters/server/slow_readers_test.cpp", "back-pressure over real sockets"},
    {"tests/adapters/server/shared_queue_test.cpp", "several people at one queue, over real sockets"},
    {"tests/adapters/server/taken_over_page_test.cpp", "a person sends on the live page, over real sockets"},
    {"tests/adapters/server/tokens_test.cpp", "expiry over real sockets"},
    {"tests/adapters/server/trace_test.cpp", "steps and what was sent, over real sockets"},
    {"tests/adapters/server/operation_test.cpp", "running it: settings, shutdown, disk, cleaning up"},
    {"tests/adapters/server/websocket_conformance_test.cpp", "RFC 6455, built on demand"},
    {"tests/core/engine/fact_changes_test.cpp", "what every fact changes in the state, as one list"},
    {"tests/sim/mutants_test.cpp", "about the files in sim/mutants"},
    {"tests/storage/disk_full_test.cpp", "about all of storage on a full disk"},
    {"tests/tools/wrong_input_test.cpp", "about every command's mistakes"},
};

} // namespace

TEST_CASE("tests mirror the tree", "[tidy]") {
  Offenders offenders;
  std::set<std::string> stems;
  for (SourceFile const& file : source_files()) {
    if (file.is_cpp()) stems.insert(file.path.substr(0, file.path.rfind('.')));
  }
  std::size_t seen = 0;
  for (SourceFile const& file : source_files()) {
    std::string_view path = file.path;
    if (!path.starts_with("tests/") || !path.ends_with("_test.cpp")) continue;
    std::string const mirrored(path.substr(6, path.size() - 6 - 9));
    bool const mirrors = contains(mirrored, "/") && rule_of(mirrored) != nullptr;
    if (!mirrors || not_of_one_source.contains(file.path)) continue;
    ++seen;
    if (!stems.contains(mirrored)) offenders.add(file, 0, "there is no " + mirrored + ".cpp or .hpp that it tests");
  }
  CHECK(seen > 40);
  for (auto const& [path, reason] : not_of_one_source) {
    if (std::ranges::find(source_files(), path, &SourceFile::path) == source_files().end())
      offenders.add({path, ""}, 0, "an exception for a file that is not there");
  }
}

TEST_CASE("no name is one that was retired", "[tidy]") {
  // docs/glossary.md says what each is called now.
  static constexpr std::string_view retired[] = {
      "Visitor",     "Hall",         "Desk",    "Office",       "Guard",          "Catalogue",   "Party",
      "Told",        "Reads",        "Hands",   "Doors",        "stop_the_world", "heard",       "heard_binary",
      "told",        "drained",      "pump",    "barred",       "brake",          "SeenPage",    "SeenSend",
      "SeenRequest", "LookedInVain", "LookFor", "glance",       "anew",           "Shot",        "ShotTaken",
      "ShotSink",    "ShotFolder",   "shots",   "StepStrikes",  "strikes",        "Meaning",     "Sight",
      "Given",       "Nursery",      "Bell",    "ClosedServer", "ProgramOffice",  "EffectRelay", "BatchBraked",
      "OrderTaken",  "OrderRefused", "Deed",    "deeds",        "machine_start"};
  static constexpr std::string_view retired_files[] = {
      "going",        "looking",       "filling",        "pressing", "watching", "shooting", "settling", "clicking",
      "gather",       "pump",          "ledger",         "policy",   "desk",     "hall",     "office",   "visitor",
      "waiting_room", "closed_server", "program_office", "machine",  "strikes",  "meaning",  "memory",   "shots"};
  Offenders offenders;
  for (SourceFile const& file : source_files()) {
    if (!file.is_cpp() || file.path == this_file) continue;
    std::string name = file.path.substr(file.path.rfind('/') + 1);
    name.resize(std::min(name.size(), name.find('.')));
    if (std::ranges::find(retired_files, name) != std::end(retired_files))
      offenders.add(file, 0, "a retired file name");
    std::string const code = code_only(file.text);
    std::size_t number = 0;
    for (std::string_view line : split(code, '\n')) {
      ++number;
      if (contains(line, "(screenshots, shots)")) continue; // the stored name of a field
      for (std::string_view word : retired) {
        if (has_word(line, word)) offenders.add(file, number, "a retired name: " + std::string(word));
      }
    }
  }
}

TEST_CASE("a section's heading stays on one line, and every line within 120 columns", "[tidy]") {
  Offenders offenders;
  for (SourceFile const& file : source_files()) {
    if (!file.is_cpp()) continue;
    std::size_t number = 0;
    for (std::string_view line : split(file.text, '\n')) {
      ++number;
      std::string_view const text = trim(line);
      bool const only_a_rule =
          text.starts_with("//") && text.size() > 4 && text.find_first_not_of("/-= ") == std::string_view::npos;
      if (only_a_rule) offenders.add(file, number, "a rule without a heading");
    }
  }
}

TEST_CASE("the layout is clang-format's", "[tidy]") {
  if (std::system("command -v clang-format-19 >/dev/null 2>&1") != 0) {
    std::puts("skipped: clang-format-19 is not installed");
    return;
  }
  std::string command = "cd '" LEGWORK_SOURCE_DIR "' && clang-format-19 --dry-run -Werror";
  std::size_t sources = 0;
  for (SourceFile const& file : source_files()) {
    if (file.is_cpp()) command += " '" + file.path + "'", ++sources;
  }
  CHECK(sources > 200);
  INFO("./dev format mends it");
  CHECK(std::system(command.c_str()) == 0);
}

TEST_CASE("no file is too long", "[tidy]") {
  Offenders offenders;
  for (SourceFile const& file : source_files()) {
    if (!file.is_source()) continue;
    auto const lines = static_cast<std::size_t>(std::ranges::count(file.text, '\n'));
    std::size_t const limit = file.folder() == "tests" ? 600 : 450;
    if (lines > limit) offenders.add(file, 0, std::to_string(lines) + " lines, at most " + std::to_string(limit));
  }
}

TEST_CASE("no function is too long", "[tidy]") {
  Offenders offenders;
  std::size_t seen = 0;
  for (SourceFile const& file : source_files()) {
    if (!file.is_cpp()) continue;
    each_function(file, [&](std::size_t line, std::size_t lines) {
      ++seen;
      if (lines > 70) offenders.add(file, line, "a function of " + std::to_string(lines) + " lines, at most 70");
    });
  }
  CHECK(seen > 500); // or the rule looks at nothing
}

TEST_CASE("the measure of functions finds them", "[tidy]") {
  SourceFile const sample{
      "sample.cpp",
      "namespace a {\nstruct S {\n  int x = 0;\n  int f() const {\n    return 1;\n  }\n};\n"
      "// not a function() {\nstd::string g(int a) {\n  auto b = [&] { return \"}\"; };\n  if (a) {\n  }\n  return "
      "R\"x(}\n}\n)x\";\n}\n"
      "enum class E { a, b };\nint const list[] = {1, 2};\n}\n",
  };
  std::vector<std::pair<std::size_t, std::size_t>> found;
  each_function(sample, [&](std::size_t line, std::size_t lines) { found.emplace_back(line, lines); });
  CHECK(found == std::vector<std::pair<std::size_t, std::size_t>>{{4, 3}, {9, 8}});
}

TEST_CASE("every task has an owner, and every intention a number", "[tidy]") {
  Offenders offenders;
  std::string const intention = std::string("TO") + "DO";
  for (SourceFile const& file : source_files()) {
    if (!file.is_source() || file.path == this_file) continue;
    std::size_t number = 0;
    for (std::string_view line : split(file.text, '\n')) {
      ++number;
      std::string_view const code = line.substr(0, line.find("//"));
      if (contains(code, "asio::detached")) offenders.add(file, number, "a task without an owner");
      std::size_t const at = line.find(intention);
      bool const numbered = at != std::string_view::npos && line.substr(at + 4).starts_with("(#") &&
                            at + 6 < line.size() && is_digit(line[at + 6]);
      if (at != std::string_view::npos && !numbered) offenders.add(file, number, "write " + intention + "(#number)");
    }
  }
}

TEST_CASE("every source is listed in a CMakeLists.txt", "[tidy]") {
  Offenders offenders;
  std::map<std::string, std::string> lists; // by folder
  for (SourceFile const& file : source_files()) {
    if (file.ends_with("CMakeLists.txt") && contains(file.path, "/"))
      lists[file.path.substr(0, file.path.rfind('/'))] = file.text;
  }
  for (SourceFile const& file : source_files()) {
    if (!file.ends_with(".cpp") || !contains(file.path, "/")) continue;
    std::string folder = file.path;
    bool listed = false;
    while (!listed && contains(folder, "/")) {
      folder.resize(folder.rfind('/'));
      auto const list = lists.find(folder);
      if (list == lists.end()) continue;
      std::string const name = file.path.substr(folder.size() + 1);
      for (std::string_view line : split(list->second, '\n')) {
        for (std::string_view word : split(line, ' ')) listed = listed || word == name || word == name + ")";
      }
    }
    if (!listed) offenders.add(file, 0, "is not built");
  }
}

TEST_CASE("every top folder says what it is", "[tidy]") {
  Offenders offenders;
  std::map<std::string, bool> folders;
  for (SourceFile const& file : source_files()) {
    if (!contains(file.path, "/") || file.path.starts_with('.')) continue;
    folders[file.folder()] = folders[file.folder()] || file.path == file.folder() + "/README.md";
  }
  for (auto const& [folder, has] : folders) {
    if (!has) offenders.add({folder, ""}, 0, "has no README.md");
  }
}

TEST_CASE("every source opens by saying what it is for", "[tidy]") {
  Offenders offenders;
  for (SourceFile const& file : source_files()) {
    if (file.is_cpp() && !file.text.starts_with("//")) offenders.add(file, 1, "begins without a sentence");
    if (file.ends_with(".hpp") && !contains(file.text, "#pragma once")) offenders.add(file, 1, "has no #pragma once");
  }
}

TEST_CASE("no file is named after nothing in particular", "[tidy]") {
  Offenders offenders;
  for (SourceFile const& file : source_files()) {
    std::string name = file.path.substr(file.path.rfind('/') + 1);
    name.resize(std::min(name.size(), name.find('.')));
    for (std::string_view word :
         {"manager", "helper", "helpers", "util", "utils", "common", "misc", "data", "info", "handler", "processor"}) {
      for (std::string_view part : split(name, '_')) {
        if (part == word) offenders.add(file, 0, "names nothing: " + std::string(word));
      }
    }
    bool const plain = std::ranges::none_of(name, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (file.is_cpp() && !plain) offenders.add(file, 0, "is not in snake_case");
  }
}

TEST_CASE("nothing tells of the machine it was written on", "[tidy]") {
  Offenders offenders;
  std::string const workplace = std::string("/wo") + "rk/";
  for (SourceFile const& file : source_files()) {
    std::size_t number = 0;
    for (std::string_view line : split(file.text, '\n')) {
      ++number;
      if (contains(line, workplace)) offenders.add(file, number, "names a path of one machine");
    }
  }
}
