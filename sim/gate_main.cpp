// The smallest program around the simulator: runs a crowd of seeds and says in one line how it went. Mutation runs and
// comparisons between builds use it, because it links nothing else.
//   sim_gate FIRST SEEDS [TWICE_EVERY]
// Ends with 0 and "survived …", or with 1 and "killed by …".
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "sim/run.hpp"

namespace {

using namespace legwork;

// Only journals of the rules before v8 hold these; they are replayed in tests/corpus.
constexpr std::array before_v8{core::kind_of<core::LeaseGranted>(), core::kind_of<core::LeaseReleased>(),
                               core::kind_of<core::LeaseLost>()};

// `sim_gate show SEED`: the whole story of one seed.
int show(std::uint64_t seed) {
  sim::PageLibrary library;
  sim::Coverage coverage;
  sim::Outcome const outcome = sim::run_seed(seed, library, coverage, sim::Keep::everything);
  for (std::string const& line : outcome.lines) std::printf("%s\n", line.c_str());
  return outcome.violation ? 1 : 0;
}

} // namespace

int main(int argc, char** argv) {
  if (argc == 3 && std::string_view(argv[1]) == "show") return show(std::strtoull(argv[2], nullptr, 10));
  sim::CrowdOptions options;
  options.first = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1;
  options.seeds = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1'000;
  options.twice_every = argc > 3 ? static_cast<std::uint32_t>(std::strtoul(argv[3], nullptr, 10)) : 0;
  sim::CrowdReport const report = sim::run_crowd(options);
  if (!report.failures.empty()) {
    sim::Failure const& f = report.failures.front();
    std::printf("killed by %s at seed %llu after %llu seeds: %s (%s)\n", f.violation.invariant.c_str(),
                static_cast<unsigned long long>(f.seed), static_cast<unsigned long long>(report.coverage.seeds),
                f.violation.text.c_str(), std::string(core::name_of(f.violation.phase)).c_str());
    return 1;
  }
  if (!report.divergences.empty()) {
    sim::Divergence const& d = report.divergences.front();
    std::printf("killed by determinism at seed %llu: step %zu: %s | %s\n", static_cast<unsigned long long>(d.seed),
                d.step, d.first.c_str(), d.second.c_str());
    return 1;
  }
  std::printf("survived %llu seeds, %llu steps, trace %016llx\n",
              static_cast<unsigned long long>(report.coverage.seeds),
              static_cast<unsigned long long>(report.coverage.steps), static_cast<unsigned long long>(report.trace));
  for (sim::RareSituation probe : sim::unmet(report.coverage))
    std::printf("never met: %s\n", std::string(core::name_of(probe)).c_str());
  for (std::size_t f = 0; f < sim::facts; ++f) {
    bool const is_of_old_journals = std::ranges::find(before_v8, f) != before_v8.end();
    if (report.coverage.became[f] == 0 && !is_of_old_journals)
      std::printf("never recorded: %s\n", std::string(core::fact_name(f)).c_str());
  }
  return 0;
}
