// `legwork sim`: anyone may ask the program to prove its promises.
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "sim/coverage_report.hpp"
#include "sim/disk/disk_run.hpp"
#include "sim/shrink.hpp"
#include "sim/sweep.hpp"
#include "tools/commands.hpp"
#include "tools/runtime.hpp"

namespace legwork::tools {

namespace {

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void print(std::vector<std::string> const& lines) {
  for (std::string const& line : lines) fmt::print("{}\n", line);
}

std::string read(std::string const& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw UsageError("cannot read " + path + "; name a scenario file, such as those in tests/seeds");
  return {std::istreambuf_iterator<char>(in), {}};
}

int tell_scenario(std::string const& path) {
  auto const scenario = sim::scenario_from(read(path));
  if (!scenario) throw UsageError(path + ": " + scenario.error().detail);
  sim::PageLibrary library;
  sim::Coverage coverage;
  sim::Outcome const outcome = sim::run_scenario(*scenario, library, coverage, sim::Keep::everything);
  print(outcome.lines);
  for (std::string const& probe : scenario->meets) {
    auto const known = core::value_named<sim::RareSituation>(probe);
    if (!known || coverage.met[sim::index(*known)] == 0) {
      fmt::print("stale: this scenario no longer meets {}\n", probe);
      return exit_not_all;
    }
  }
  if (outcome.violation)
    fmt::print("broken: {}: {}\n", outcome.violation->invariant, outcome.violation->text);
  else
    fmt::print("every promise was kept\n");
  return outcome.violation ? exit_not_all : exit_good;
}

// Shrinks the first failure, tells its story and keeps it where that is asked for.
void tell_failure(sim::Failure const& failure, std::string const& keep) {
  std::uint64_t const seed = failure.seed;
  sim::PageLibrary library;
  auto const shrunk = sim::shrink_seed(seed, failure.swarm, library);
  if (!shrunk) return fmt::print("seed {} could not be shrunk: its choices alone do not fail\n", seed);
  sim::Coverage ignored;
  print(sim::run_scenario(shrunk->scenario, library, ignored, sim::Keep::everything).lines);
  fmt::print("seed {}: {} choices shrunk to {} in {} tries\n", seed, shrunk->choices_before,
             shrunk->scenario.choices.size(), shrunk->tries);
  for (sim::Violation const& other : shrunk->met) fmt::print("met on the way: {}: {}\n", other.invariant, other.text);
  if (keep.empty()) return fmt::print("--keep FOLDER writes it as a scenario file\n");
  std::filesystem::create_directories(keep);
  auto const file = std::filesystem::path(keep) / fmt::format("{}_{}.json", shrunk->scenario.breaks, seed);
  std::ofstream(file) << sim::to_text(shrunk->scenario);
  fmt::print("kept as {}; legwork sim --scenario {} tells it again\n", file.string(), file.string());
}

// Writes the shortest story of each rare situation, or of one, that the seeds meet.
int find_probes(SimCommand const& command) {
  if (command.keep.empty()) throw UsageError("--meet needs --keep FOLDER, where the scenario files go");
  if (command.meet != "all" && !core::value_named<sim::RareSituation>(command.meet))
    throw UsageError("--meet " + command.meet +
                     ": there is no such situation; legwork sim --report - lists them, and `all` means all of them");
  std::filesystem::create_directories(command.keep);
  sim::PageLibrary library;
  int missed = 0;
  for (std::size_t i = 0; i < sim::probes; ++i) {
    auto const probe = static_cast<sim::RareSituation>(i);
    std::string const name(core::name_of(probe));
    if (command.meet != "all" && command.meet != name) continue;
    auto const found = sim::find_probe(probe, command.first, command.seeds, library);
    if (!found)
      fmt::print("{}: not met by these seeds\n", name), ++missed;
    else
      std::ofstream(std::filesystem::path(command.keep) / (name + ".json")) << sim::to_text(found->scenario);
  }
  return missed == 0 ? exit_good : exit_not_all;
}

int run_level_b(SimCommand const& command) {
  sim::disk::DiskOptions options;
  options.seed = command.first;
  options.scenarios = static_cast<std::uint32_t>(std::clamp<std::uint64_t>(command.seeds / 50, 1, 10'000));
  sim::disk::DiskReport const report = sim::disk::run_disk(options);
  fmt::print("{}", report.text());
  return report.is_clean() ? exit_good : exit_not_all;
}

int tell_seed(std::uint64_t seed) {
  sim::PageLibrary library;
  sim::Coverage coverage;
  sim::Outcome const outcome = sim::run_seed(seed, library, coverage, sim::Keep::everything);
  print(outcome.lines);
  if (outcome.violation) fmt::print("broken: {}: {}\n", outcome.violation->invariant, outcome.violation->text);
  return outcome.violation ? exit_not_all : exit_good;
}

// FAULT@PHASE or FAULT@PHASE:N, e.g. kill_after_commit@intended:2; `any` for the phase.
sim::Aim aim_from(std::string const& text) {
  if (text.empty()) return {};
  auto const at = text.find('@');
  auto const colon = text.find(':');
  auto const fault = core::value_named<sim::Fault>(text.substr(0, at));
  std::string const where =
      at == std::string::npos ? "any" : text.substr(at + 1, colon == std::string::npos ? colon : colon - at - 1);
  std::optional<core::Phase> const phase = where == "any" ? core::Phase::unborn : core::value_named<core::Phase>(where);
  if (!fault || !phase)
    throw UsageError(
        "--aim " + text +
        ": name a fault and a phase, as in kill_after_commit@intended:1 (legwork sim --report - lists both)");
  std::uint32_t const nth =
      colon == std::string::npos ? 1 : static_cast<std::uint32_t>(std::strtoul(text.c_str() + colon + 1, nullptr, 10));
  return {*fault, *phase, std::max(nth, 1U)};
}

int sweep(std::uint64_t first, std::uint64_t scenarios) {
  sim::SweepReport const report = sim::run_sweep(first, scenarios);
  fmt::print("{} scenarios, cut at {} points, {} processes killed: {} broken promises\n", report.scenarios, report.runs,
             report.coverage.kills, report.failures.size());
  if (report.failures.empty()) return exit_good;
  fmt::print("{}", sim::to_text(report.failures.front()));
  return exit_not_all;
}

} // namespace

int run_sim(SimCommand const& command) {
  if (!command.scenario.empty()) return tell_scenario(command.scenario);
  if (command.sweep != 0) return sweep(command.first, command.sweep);
  if (command.level == "B") return run_level_b(command);
  if (!command.meet.empty()) return find_probes(command);
  if (command.seed) return tell_seed(*command.seed);
  sim::CrowdOptions options;
  options.first = command.first;
  options.seeds = command.seeds;
  options.twice_every = command.twice_every;
  options.aim = aim_from(command.aim);
  options.canary = command.canary;
  double const before = cpu_seconds();
  sim::CrowdReport const crowd = sim::run_crowd(options);
  std::string const report = sim::report_on(crowd, cpu_seconds() - before);
  if (command.report.empty())
    fmt::print("{} seeds, {} inputs, {} kills, {} ran twice: {} broken promises, {} different traces; trace {:016x}\n",
               crowd.coverage.seeds, crowd.coverage.steps, crowd.coverage.kills, crowd.ran_twice, crowd.failures.size(),
               crowd.divergences.size(), crowd.trace);
  else if (command.report == "-")
    fmt::print("{}", report);
  else
    std::ofstream(command.report) << report;
  for (sim::Divergence const& d : crowd.divergences)
    fmt::print("seed {} differs from itself at step {}:\n  {}\n  {}\n", d.seed, d.step, d.first, d.second);
  if (!crowd.failures.empty()) tell_failure(crowd.failures.front(), command.keep);
  return crowd.failures.empty() && crowd.divergences.empty() ? exit_good : exit_not_all;
}

} // namespace legwork::tools
