// A crowd on one thread: every seed is on its own, so more threads are more processes with other seeds.
#include "sim/run.hpp"

#include <algorithm>

#include "sim/simulated_world.hpp"

namespace legwork::sim {

namespace {

Outcome run(SwarmConfig swarm, Choices choices, PageLibrary& library, Coverage& coverage, Keep keep) {
  SimulatedWorld world(std::move(swarm), std::move(choices), library, coverage);
  if (keep == Keep::everything) {
    world.scene().trace.record();
    world.scene().choices.record();
  }
  std::uint64_t const before = coverage.steps;
  world.run();
  RunContext const& scene = world.scene();
  return {.violation = world.violation(),
          .trace = scene.trace.hash(),
          .steps = coverage.steps - before,
          .choices = scene.choices.made(),
          .lines = scene.trace.lines(),
          .after_step = scene.trace.after_step()};
}

// Where two recorded runs first differ, in words.
Divergence first_difference(std::uint64_t seed, Outcome const& a, Outcome const& b) {
  Divergence out{seed, 0, "nothing more", "nothing more"};
  std::size_t const n = std::min(a.after_step.size(), b.after_step.size());
  while (out.step < n && a.after_step[out.step] == b.after_step[out.step]) ++out.step;
  for (std::size_t i = 0; i < std::max(a.lines.size(), b.lines.size()); ++i) {
    bool const same = i < a.lines.size() && i < b.lines.size() && a.lines[i] == b.lines[i];
    if (same) continue;
    if (i < a.lines.size()) out.first = a.lines[i];
    if (i < b.lines.size()) out.second = b.lines[i];
    break;
  }
  return out;
}

} // namespace

Outcome run_seed(std::uint64_t seed, PageLibrary& library, Coverage& coverage, Keep keep) {
  return run(swarm_of(seed), Choices::drawn(seed), library, coverage, keep);
}

Outcome run_swarm(SwarmConfig const& swarm, std::uint64_t seed, PageLibrary& library, Coverage& coverage, Keep keep) {
  return run(swarm, Choices::drawn(seed), library, coverage, keep);
}

Outcome run_scenario(Scenario const& scenario, PageLibrary& library, Coverage& coverage, Keep keep) {
  return run(scenario.swarm, Choices::scripted(scenario.choices), library, coverage, keep);
}

CrowdReport run_crowd(CrowdOptions const& options) {
  CrowdReport report;
  PageLibrary library;
  Coverage ignored;
  for (std::uint64_t i = 0; i < options.seeds; ++i) {
    std::uint64_t const seed = options.first + i;
    SwarmConfig swarm = swarm_of(seed);
    swarm.aim = options.aim;
    swarm.canary = options.canary;
    if (options.aim.nth != 0 && swarm.shape == Shape::calm) swarm.shape = Shape::quick;
    Outcome const first = run_swarm(swarm, seed, library, report.coverage);
    report.trace = (report.trace ^ first.trace) * 0x9fb21c651e98df25U;
    if (options.twice_every != 0 && i % options.twice_every == 0) {
      ++report.ran_twice;
      Outcome const second = run_swarm(swarm, seed, library, ignored);
      if (second.trace != first.trace)
        report.divergences.push_back(first_difference(seed, run_swarm(swarm, seed, library, ignored, Keep::everything),
                                                      run_swarm(swarm, seed, library, ignored, Keep::everything)));
    }
    if (first.violation) report.failures.push_back({seed, swarm, *first.violation});
    if (report.failures.size() + report.divergences.size() >= options.stop_after) break;
    if (options.progress && i % 1024 == 1023) options.progress(i + 1);
  }
  return report;
}

} // namespace legwork::sim
