// Runs: one seed or scenario, or a crowd of seeds with everything they reached added up.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/coverage.hpp"
#include "sim/oracle.hpp"
#include "sim/scenario.hpp"

namespace legwork::sim {

struct Outcome {
  std::optional<Violation> violation;
  std::uint64_t trace = 0; // the same for every run of the same seed or scenario, in every build
  std::uint64_t steps = 0;
  std::vector<Choice> choices;           // those that were not benign; recorded runs only
  std::vector<std::string> lines;        // recorded runs only
  std::vector<std::uint64_t> after_step; // recorded runs only
};

enum class Keep { nothing, everything };

Outcome run_seed(std::uint64_t seed, PageLibrary& library, Coverage& coverage, Keep keep = Keep::nothing);
Outcome run_swarm(SwarmConfig const& swarm, std::uint64_t seed, PageLibrary& library, Coverage& coverage,
                  Keep keep = Keep::nothing);
Outcome run_scenario(Scenario const& scenario, PageLibrary& library, Coverage& coverage, Keep keep = Keep::nothing);

struct CrowdOptions {
  std::uint64_t first = 1;
  std::uint64_t seeds = 1'000;
  std::uint32_t twice_every = 1; // one in so many seeds runs twice; 0 for none
  std::uint32_t stop_after = 1;  // failures
  Aim aim;                       // at one state, if its nth is not 0
  bool canary = false;
  std::function<void(std::uint64_t done)> progress; // after every 1,024 seeds
};

struct Failure {
  std::uint64_t seed = 0;
  SwarmConfig swarm;
  Violation violation;
};

struct Divergence { // two runs of one seed that differ
  std::uint64_t seed = 0;
  std::size_t step = 0;
  std::string first;
  std::string second;
};

struct CrowdReport {
  Coverage coverage;
  std::uint64_t trace = 0; // over all seeds in order
  std::uint64_t ran_twice = 0;
  std::vector<Failure> failures;
  std::vector<Divergence> divergences;
};

CrowdReport run_crowd(CrowdOptions const& options);

} // namespace legwork::sim
