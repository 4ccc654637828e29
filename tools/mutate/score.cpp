// What became of each operator mutant, and the report about it.
#include "tools/mutate/score.hpp"

#include <algorithm>
#include <cstdio>
#include <map>

namespace legwork::mutate {

namespace {

struct Tally {
  std::size_t all = 0;
  std::size_t killed = 0;
  std::size_t judged = 0;
  std::map<std::string, std::size_t> by;

  void add(Fate const& f) {
    ++all;
    killed += f.killed() ? 1U : 0U;
    judged += !f.killed() && f.reason != nullptr ? 1U : 0U;
    if (f.killed()) ++by[f.by];
  }
  std::size_t by_stage(std::string const& stage) const { return by.contains(stage) ? by.at(stage) : 0; }
  std::size_t unjudged() const { return all - killed - judged; }
};

std::string percent(std::size_t part, std::size_t whole) {
  std::size_t const tenths = whole == 0 ? 0 : (part * 1'000 + whole / 2) / whole;
  return whole == 0 ? "–" : std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

std::string table(std::string const& of, std::map<std::string, Tally> const& tallies,
                  std::vector<std::string> const& stages) {
  std::string out = "| " + of + " | mutants |";
  std::string line = "\n|---|---|";
  for (std::string const& stage : stages) out += " " + stage + " |", line += "---|";
  out += " judged | not judged | killed | of those that change something |" + line + "---|---|---|---|\n";
  for (auto const& [name, t] : tallies) {
    std::string cell = name;
    for (std::size_t at = cell.find('|'); at != std::string::npos; at = cell.find('|', at + 2)) cell.insert(at, "\\");
    out += "| " + cell + " | " + std::to_string(t.all) + " |";
    for (std::string const& stage : stages) out += " " + std::to_string(t.by_stage(stage)) + " |";
    out += " " + std::to_string(t.judged) + " | " + std::to_string(t.unjudged()) + " | " + percent(t.killed, t.all) +
           " | " + percent(t.killed, t.all - t.judged) + " |\n";
  }
  return out;
}

std::string list(std::vector<Fate> const& fates, bool judged) {
  std::string out;
  for (Fate const& f : fates) {
    if (f.killed() || (f.reason != nullptr) != judged) continue;
    Listed const& m = f.mutant;
    out += "- " + std::to_string(m.id) + " `" + m.file + ":" + m.line + "` " + m.kind + ": `" + m.was + "` -> `" +
           m.becomes + "`" + (judged ? ": " + *f.reason : "") + "\n";
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

std::string summary(std::vector<Fate> const& fates, std::vector<std::string> const& stages) {
  Tally t;
  for (Fate const& f : fates) t.add(f);
  std::string by;
  for (std::string const& stage : stages)
    by += (by.empty() ? "" : ", ") + std::to_string(t.by_stage(stage)) + " by " + stage;
  return std::to_string(t.killed) + " of " + std::to_string(t.all) + " killed (" + percent(t.killed, t.all) +
         "): " + by + "; " + std::to_string(t.judged) + " judged to make no difference (without them " +
         percent(t.killed, t.all - t.judged) + "), " + std::to_string(t.unjudged()) + " to be judged";
}

std::string report(std::vector<Fate> const& fates, std::vector<std::string> const& stages,
                   std::string const& how_made) {
  std::map<std::string, Tally> folders;
  std::map<std::string, Tally> files;
  std::map<std::string, Tally> kinds;
  std::map<std::string, std::size_t> killers;
  for (Fate const& f : fates) {
    folders[f.mutant.file.substr(0, f.mutant.file.rfind('/'))].add(f);
    folders["all"].add(f);
    files[f.mutant.file].add(f);
    kinds[f.mutant.kind].add(f);
    if (f.killed()) ++killers[f.how];
  }
  std::string by;
  for (auto const& [name, count] : killers) by += "- " + name + ": " + std::to_string(count) + "\n";
  return "# Operator mutants\n\n" + summary(fates, stages) + ".\n\n" + how_made + "\n\n" +
         table("folder", folders, stages) + "\n" + table("file", files, stages) + "\n" +
         table("operator", kinds, stages) + "\n## Killed by\n\n" + by + "\n## Survivors to be judged\n\n" +
         list(fates, false) + "\n## Survivors judged\n\n" + list(fates, true) + "\n## For survivors.txt\n\n```\n" +
         to_judge(fates) + "```\n";
}

} // namespace legwork::mutate
