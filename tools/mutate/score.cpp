// What became of each operator mutant, and the report about it.
#include "tools/mutate/score.hpp"

#include <algorithm>
#include <cstdio>
#include <map>

namespace legwork::mutate {

namespace {

struct Tally {
  std::size_t all = 0;
  std::size_t simulator = 0;
  std::size_t tests = 0;
  std::size_t judged = 0;

  void add(Fate const& f) {
    ++all;
    simulator += f.by_simulator ? 1U : 0U;
    tests += !f.by_simulator && f.by_tests ? 1U : 0U;
    judged += !f.killed() && f.reason != nullptr ? 1U : 0U;
  }
  std::size_t unjudged() const { return all - simulator - tests - judged; }
};

std::string percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? "–" : std::to_string((part * 100 + whole / 2) / whole) + " %";
}

std::string table(std::string const& of, std::map<std::string, Tally> const& tallies) {
  std::string out = "| " + of + " | mutants | simulator | with tests | judged | not judged |\n|---|---|---|---|---|---|\n";
  for (auto const& [name, t] : tallies) {
    std::string cell = name;
    for (std::size_t at = cell.find('|'); at != std::string::npos; at = cell.find('|', at + 2)) cell.insert(at, "\\");
    out += "| " + cell + " | " + std::to_string(t.all) + " | " + percent(t.simulator, t.all) + " | " +
           percent(t.simulator + t.tests, t.all) + " | " + std::to_string(t.judged) + " | " + std::to_string(t.unjudged()) + " |\n";
  }
  return out;
}

std::string list(std::vector<Fate> const& fates, bool judged) {
  std::string out;
  for (Fate const& f : fates) {
    if (f.killed() || (f.reason != nullptr) != judged) continue;
    Listed const& m = f.mutant;
    out += "- " + std::to_string(m.id) + " `" + m.file + ":" + m.line + "` " + m.kind + ": `" + m.was + "` -> `" + m.becomes + "`" +
           (judged ? ": " + *f.reason : "") + "\n";
  }
  return out.empty() ? "none\n" : out;
}

// As tools/mutate/survivors.txt wants them, to be copied there with a reason at the end.
std::string to_judge(std::vector<Fate> const& fates) {
  std::string out;
  for (Fate const& f : fates) {
    if (!f.killed() && f.reason == nullptr) out += f.mutant.key() + " | \n";
  }
  return out;
}

} // namespace

std::string summary(std::vector<Fate> const& fates) {
  Tally t;
  for (Fate const& f : fates) t.add(f);
  return std::to_string(t.simulator) + " of " + std::to_string(t.all) + " killed by the simulator (" + percent(t.simulator, t.all) +
         "), " + std::to_string(t.tests) + " more by core_tests (" + percent(t.simulator + t.tests, t.all) + "), " +
         std::to_string(t.judged) + " judged, " + std::to_string(t.unjudged()) + " to be judged";
}

std::string report(std::vector<Fate> const& fates, std::string const& how_made) {
  std::map<std::string, Tally> files;
  std::map<std::string, Tally> kinds;
  std::map<std::string, std::size_t> killers;
  for (Fate const& f : fates) {
    files[f.mutant.file].add(f);
    kinds[f.mutant.kind].add(f);
    if (f.killed()) ++killers[f.how];
  }
  std::string by;
  for (auto const& [name, count] : killers) by += "- " + name + ": " + std::to_string(count) + "\n";
  return "# Operator mutants\n\n" + summary(fates) + ".\n\n" + how_made + "\n\n" + table("file", files) + "\n" + table("operator", kinds) +
         "\n## Killed by\n\n" + by + "\n## Survivors to be judged\n\n" + list(fates, false) + "\n## Survivors judged\n\n" + list(fates, true) +
         "\n## For survivors.txt\n\n```\n" + to_judge(fates) + "```\n";
}

} // namespace legwork::mutate
