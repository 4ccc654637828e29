// Every boundary, one by one: the process is killed, or the disk fails, at every commit and at every result of a
// scenario, and each time everything must still come out right.
#pragma once

#include "sim/run.hpp"

namespace legwork::sim {

struct SweepReport {
  std::uint64_t scenarios = 0;
  std::uint64_t runs = 0;
  Coverage coverage;
  std::vector<Scenario> failures; // each reproducible by itself
};

// Sweeps the scenarios of the seeds `first` to `first + scenarios - 1`, without their own kills.
SweepReport run_sweep(std::uint64_t first, std::uint64_t scenarios);

} // namespace legwork::sim
