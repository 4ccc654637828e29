// Runs every operator mutant, or every k-th, and writes what became of them:
//   mutate_run TREE BUILD JUDGED REPORT [--every K] [--from N] [--seeds N] [--more N] [--in PATH] [--jobs N] [--tests
//   0]
// Stages, each against what the one before missed, what costs least first: the quick half of core_tests, a few seeds,
// the long half of core_tests, all the seeds, and (--more) so many further ones.
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <list>
#include <map>
#include <memory>
#include <stdexcept>

#include "tools/mutate/score.hpp"
#include "tools/mutate/text.hpp"

namespace {

using namespace legwork::mutate;

struct Options {
  std::string tree, build, judged, report;
  std::map<std::string, std::string> more{{"--every", "1"}, {"--from", "1"}, {"--seeds", "20000"}, {"--more", "0"},
                                          {"--in", ""},     {"--jobs", "2"}, {"--tests", "1"}};

  std::size_t number(std::string const& name) const { return std::strtoull(more.at(name).c_str(), nullptr, 10); }
};

Options read(int argc, char** argv) {
  if (argc < 5 || argc % 2 == 0) throw std::runtime_error("mutate_run TREE BUILD JUDGED REPORT [--every K] …");
  Options out{argv[1], argv[2], argv[3], argv[4]};
  for (int i = 5; i + 1 < argc; i += 2) {
    auto const option = out.more.find(argv[i]);
    if (option == out.more.end()) throw std::runtime_error(std::string("no such option: ") + argv[i]);
    option->second = argv[i + 1];
  }
  if (out.number("--every") == 0 || out.number("--jobs") == 0)
    throw std::runtime_error("--every and --jobs are at least 1");
  return out;
}

std::vector<Fate> chosen(Options const& o, Judged const& judged, std::size_t& all) {
  std::vector<Fate> out;
  for (std::string const& line : parts(read_file(o.tree + "/mutants.tsv"), "\n")) {
    std::vector<std::string> const cell = parts(line, "\t");
    if (cell.size() != 7 || !cell[1].starts_with(o.more.at("--in"))) continue;
    std::size_t const nth = all++ + 1;
    if (nth < o.number("--from") || (nth - o.number("--from")) % o.number("--every") != 0) continue;
    Fate fate;
    fate.mutant = {.id = std::atoi(cell[0].c_str()),
                   .file = cell[1],
                   .line = cell[2],
                   .kind = cell[3],
                   .was = cell[4],
                   .becomes = cell[5],
                   .line_text = cell[6]};
    fate.reason = judged.reason(fate.mutant);
    out.push_back(std::move(fate));
  }
  if (out.empty()) throw std::runtime_error("no mutant is chosen");
  return out;
}

struct Stage {
  std::string name;
  std::vector<std::string> command;
  unsigned cpu_limit_s;
};

double seconds(timeval const& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6; }

// Against every mutant that still lives, so many at a time.
void run(Stage const& stage, std::vector<Fate>& fates, std::string const& folder, std::size_t jobs) {
  std::vector<Fate*> waiting;
  for (auto f = fates.rbegin(); f != fates.rend(); ++f) {
    if (!f->killed()) waiting.push_back(&*f);
  }
  std::size_t const all = waiting.size();
  std::size_t done = 0;
  std::map<pid_t, std::pair<Fate*, Trial>> running;
  while (!waiting.empty() || !running.empty()) {
    while (!waiting.empty() && running.size() < jobs) {
      Trial trial(stage.command, waiting.back()->mutant.id, folder, stage.cpu_limit_s);
      running.emplace(trial.process(), std::pair{waiting.back(), std::move(trial)});
      waiting.pop_back();
    }
    int status = 0;
    rusage used{};
    auto const found = running.find(wait4(-1, &status, 0, &used));
    if (found == running.end()) continue;
    auto& [fate, trial] = found->second;
    Ended const ended = trial.ended(status, seconds(used.ru_utime) + seconds(used.ru_stime));
    fate->cpu_s += ended.cpu_s;
    if (ended.failed) fate->how = ended.how, fate->by = stage.name;
    running.erase(found);
    if (++done % 50 == 0) std::fprintf(stderr, "%s: %zu of %zu\n", stage.name.c_str(), done, all);
  }
}

// A program that fails without a mutant would kill them all.
void check_unchanged(Stage const& stage, std::string const& folder) {
  std::vector<Fate> unchanged(1);
  unchanged.front().mutant.id = 0;
  run(stage, unchanged, folder, 1);
  if (unchanged.front().killed())
    throw std::runtime_error(stage.name + " fails on the unchanged core: " + unchanged.front().how);
}

constexpr std::size_t few_seeds = 2'000; // half a second; most of what the simulator kills dies within 13 seeds

std::vector<Stage> stages_of(Options const& o) {
  std::string const tests = o.build + "/tests/core_tests";
  std::size_t const seeds = o.number("--seeds");
  std::size_t const few = std::min(seeds, few_seeds);
  std::vector<Stage> out;
  auto const simulate = [&](std::size_t from, std::size_t count, unsigned cpu_limit_s) {
    std::string name =
        count == few && from == 1 ? std::to_string(few) + " seeds" : "seeds to " + std::to_string(from + count - 1);
    out.push_back(
        {std::move(name), {o.build + "/sim/sim_gate", std::to_string(from), std::to_string(count)}, cpu_limit_s});
  };
  bool const with_tests = o.number("--tests") != 0;
  if (with_tests) out.push_back({"core_tests", {tests, "--abort", "~[long]"}, 5});
  if (few > 0) simulate(1, few, 20);
  if (with_tests) out.push_back({"its long ones", {tests, "--abort", "[long]"}, 60});
  if (seeds > few) simulate(few + 1, seeds - few, 60);
  if (std::size_t const more = o.number("--more"); more > 0) simulate(seeds + 1, more, 600);
  return out;
}

int run_all(Options const& o) {
  Judged const judged(o.judged);
  std::size_t all = 0;
  std::vector<Fate> fates = chosen(o, judged, all);
  std::vector<Stage> const stages = stages_of(o);
  std::vector<std::string> names;
  for (Stage const& stage : stages) check_unchanged(stage, o.tree);
  std::string how_made = "Every " + o.more.at("--every") + ". of " + std::to_string(all) + " mutants from number " +
                         o.more.at("--from") + " on. CPU seconds so far:";
  for (Stage const& stage : stages) {
    names.push_back(stage.name);
    run(stage, fates, o.tree, o.number("--jobs"));
    double cpu_s = 0;
    for (Fate const& f : fates) cpu_s += f.cpu_s;
    how_made += (names.size() == 1 ? " " : ", ") + std::to_string(static_cast<long>(cpu_s)) + " (" + stage.name + ")";
    write_file(o.report, report(fates, names, how_made + ".")); // after each: the next takes long
  }
  std::printf("%s.\n%s\n%s\n", how_made.c_str(), summary(fates, names).c_str(), o.report.c_str());
  return 0;
}

} // namespace

int main(int argc, char** argv) {
  try {
    return run_all(read(argc, argv));
  } catch (std::exception const& e) {
    return std::fprintf(stderr, "mutate_run: %s\n", e.what()), 2;
  }
}
