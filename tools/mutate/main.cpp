// Writes a copy of the core in which every small change is present behind a switch, and the list of them:
//   mutate BUILD ROOT OUT FOLDER…
// BUILD has compile_commands.json, ROOT is the repository, each FOLDER is one below core. docs/mutants.md says how it
// is run.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <map>
#include <stdexcept>

#include "tools/mutate/schemata.hpp"
#include "tools/mutate/text.hpp"
#include "tools/mutate/unit.hpp"

namespace {

using namespace legwork::mutate;
namespace fs = std::filesystem;

// A change is chosen once, before anything else of the program runs.
constexpr char const* switch_header = R"(// Which mutant is on: written by tools/mutate.
#pragma once
extern "C" int legwork_chosen_mutant;
inline bool legwork_mutant(int id) { return __builtin_expect(legwork_chosen_mutant == id, false); }
)";
constexpr char const* switch_source = R"(// Which mutant is on: written by tools/mutate.
#include <cstdlib>
extern "C" int legwork_chosen_mutant;
int legwork_chosen_mutant = 0;
__attribute__((constructor(101))) static void choose() {
  char const* const id = std::getenv("LEGWORK_MUTANT_ID");
  legwork_chosen_mutant = id == nullptr ? 0 : std::atoi(id);
}
)";

// A parse per round, until clang accepts the rest. Every round leaves out at least one change.
std::set<int> not_compiling(Schemata const& schemata, std::string const& path, std::vector<std::string> const& flags) {
  std::set<int> out;
  for (;;) {
    std::string const written = schemata.write(out);
    Unit const unit(path, written, flags);
    std::size_t const before = out.size();
    std::vector<Problem> const problems = unit.problems();
    for (Problem const& p : problems) {
      if (int const id = p.placed ? mutant_before(written, p.offset) : 0; id != 0) out.insert(id);
    }
    if (problems.empty()) return out;
    if (out.size() == before) throw std::runtime_error(path + ": no change explains this: " + problems.front().text);
  }
}

struct Tree {
  std::string build;
  std::string root;
  std::string out;
  std::string list;
  int next_id = 1;

  void add(std::string const& file) {
    std::string const path = root + "/" + file;
    std::string const text = read_file(path);
    std::vector<std::string> flags = flags_of(build, path);
    Unit const unit(path, text, flags);
    if (auto const problems = unit.problems(); !problems.empty()) throw std::runtime_error(problems.front().text);
    Schemata const schemata(file, text, find_sites(unit), next_id);
    flags.insert(flags.end(), {"-include", out + "/mutant_switch.hpp"});
    std::set<int> const left_out = not_compiling(schemata, path, flags);
    write_file(out + "/" + file, schemata.write(left_out));
    for (Mutant const& m : schemata.mutants()) {
      next_id = std::max(next_id, m.id + 1);
      if (left_out.contains(m.id)) continue;
      std::string const becomes = m.becomes.empty() ? "nothing" : m.becomes;
      std::string const line(trimmed(parts(text, "\n").at(m.line - 1)));
      list += std::to_string(m.id) + "\t" + m.file + "\t" + std::to_string(m.line) + "\t" + m.kind + "\t" +
              one_line(m.was) + "\t" + one_line(becomes) + "\t" + one_line(line, 400) + "\n";
    }
    std::printf("%s: %zu mutants, %zu do not compile\n", file.c_str(), schemata.mutants().size() - left_out.size(),
                left_out.size());
  }
};

int run(int argc, char** argv) {
  if (argc < 5) return std::fprintf(stderr, "mutate BUILD ROOT OUT FOLDER…\n"), 2;
  Tree tree{argv[1], argv[2], argv[3], {}};
  fs::remove_all(tree.out + "/core");
  write_file(tree.out + "/mutant_switch.hpp", switch_header);
  write_file(tree.out + "/mutant_switch.cpp", switch_source);
  for (int i = 4; i < argc; ++i) {
    std::vector<std::string> files;
    for (auto const& entry : fs::directory_iterator(tree.root + "/core/" + argv[i])) {
      if (entry.path().extension() == ".cpp") files.push_back(fs::relative(entry.path(), tree.root).string());
    }
    std::ranges::sort(files);
    for (std::string const& file : files) tree.add(file);
  }
  write_file(tree.out + "/mutants.tsv", tree.list);
  return 0;
}

} // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (std::exception const& e) {
    return std::fprintf(stderr, "mutate: %s\n", e.what()), 2;
  }
}
