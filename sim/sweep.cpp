// A scenario is run once to count its commits and steps; then once for every point at which it can be cut.
#include "sim/sweep.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace legwork::sim {

namespace {

// The faults that end a process, with the address of the n-th commit for each.
std::vector<Choice> cuts_at_commit(std::uint32_t n) {
  std::vector<Choice> out;
  for (Fault f : {Fault::kill_before_commit, Fault::kill_after_commit, Fault::kill_in_boot})
    out.push_back({ChoicePoint::kill_point, about(n) | (std::uint64_t{index(f)} << 12U), 1});
  for (std::uint32_t after = 1; after <= 3; ++after) out.push_back({ChoicePoint::kill_point, about(n, 1), after});
  out.push_back({ChoicePoint::commit_fault, about(n), 1});    // the disk is full
  out.push_back({ChoicePoint::commit_fault, about(n, 1), 1}); // stored, and not acknowledged
  return out;
}

Choice cut_at_result(std::uint32_t contact, std::uint32_t step) {
  return {ChoicePoint::kill_point, about(contact, step) | (std::uint64_t{index(Fault::kill_at_rest)} << 12U), 1};
}

bool is_cut(Choice const& c) { return c.site == ChoicePoint::kill_point || c.site == ChoicePoint::commit_fault; }

} // namespace

SweepReport run_sweep(std::uint64_t first, std::uint64_t scenarios) {
  SweepReport report;
  PageLibrary library;
  Coverage ignored;
  for (std::uint64_t seed = first; report.scenarios < scenarios; ++seed) {
    SwarmConfig const swarm = swarm_of(seed);
    if (swarm.shape == Shape::long_run || swarm.contacts > 3) continue;
    ++report.scenarios;
    Scenario scenario;
    scenario.about = "swept: seed " + std::to_string(seed);
    scenario.swarm = swarm;
    scenario.swarm.rates.clear();
    if (swarm.shape == Shape::calm) scenario.swarm.shape = Shape::quick; // it will not be calm
    std::map<std::pair<ChoicePoint, std::uint64_t>, std::uint32_t> distinct;
    for (Choice const& c : run_seed(seed, library, ignored, Keep::everything).choices) {
      if (!is_cut(c)) distinct[{c.site, c.about}] = c.value;
    }
    for (auto const& [address, value] : distinct) scenario.choices.push_back({address.first, address.second, value});
    std::uint64_t const commits_before = report.coverage.commits;
    run_scenario(scenario, library, report.coverage);
    auto const commits = static_cast<std::uint32_t>(report.coverage.commits - commits_before);
    std::vector<Choice> cuts;
    for (std::uint32_t n = 1; n <= commits; ++n) std::ranges::copy(cuts_at_commit(n), std::back_inserter(cuts));
    for (std::uint32_t c = 1; c <= swarm.batches * swarm.contacts; ++c) {
      for (std::uint32_t step = 1; step <= 16; ++step) cuts.push_back(cut_at_result(c, step));
    }
    for (Choice const& cut : cuts) {
      Scenario one = scenario;
      one.choices.push_back(cut);
      ++report.runs;
      Outcome const outcome = run_scenario(one, library, report.coverage);
      if (!outcome.violation) continue;
      one.about = outcome.violation->text;
      one.breaks = outcome.violation->invariant;
      one.phase = core::name_of(outcome.violation->phase);
      report.failures.push_back(std::move(one));
    }
  }
  return report;
}

} // namespace legwork::sim
