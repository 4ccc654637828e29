// What became of each operator mutant, and the report about it.
#pragma once

#include <string>
#include <vector>

#include "tools/mutate/judged.hpp"
#include "tools/mutate/trial.hpp"

namespace legwork::mutate {

struct Fate {
  Listed mutant;
  std::string by;  // the first stage that noticed, empty for a survivor
  std::string how; // "M1", "abort", "a test"…
  double cpu_s = 0;
  std::string const* reason = nullptr; // a survivor's, when a person judged it

  bool killed() const { return !by.empty(); }
};

// `stages` are the names in the order in which they were tried. `how_made` says what was chosen and what it cost.
std::string report(std::vector<Fate> const& fates, std::vector<std::string> const& stages, std::string const& how_made);

// "N of M killed …": one line.
std::string summary(std::vector<Fate> const& fates, std::vector<std::string> const& stages);

} // namespace legwork::mutate
