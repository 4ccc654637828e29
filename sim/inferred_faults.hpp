// Which of the simulator's faults tells the same as what became of a recorded step.
#pragma once

#include <string>
#include <vector>

#include "sim/contact_path.hpp"
#include "sim/fault.hpp"

namespace legwork::sim {

struct InferredFaults {
  std::vector<Fault> faults;
  std::uint32_t detail = 0;          // which of the fault's ways, ChoicePoint::step_detail
  std::vector<std::string> unmapped; // in words
};

InferredFaults inferred_faults_of(PathStep const& step, ContactPath const& path);

} // namespace legwork::sim
