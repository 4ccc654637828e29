// What became of each operator mutant, and the report about it.
#pragma once

#include <string>
#include <vector>

#include "tools/mutate/judged.hpp"
#include "tools/mutate/trial.hpp"

namespace legwork::mutate {

struct Fate {
  Listed mutant;
  bool by_simulator = false;
  bool by_tests = false;
  std::string how;
  double cpu_s = 0;
  std::string const* reason = nullptr; // a survivor's, when a person judged it

  bool killed() const { return by_simulator || by_tests; }
};

// What the report says about how it was made: "every 4th of 1,900 mutants, 20,000 seeds".
std::string report(std::vector<Fate> const& fates, std::string const& how_made);

// "N of M killed by the simulator, …": one line.
std::string summary(std::vector<Fate> const& fates);

} // namespace legwork::mutate
