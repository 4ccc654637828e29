// A scenario is a configuration and the few choices that were not benign: it runs without the seed that found it, and
// means the same after the generator has changed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.hpp"
#include "sim/choices.hpp"
#include "sim/swarm_config.hpp"

namespace legwork::sim {

struct Scenario {
  std::string about;              // one line for a person
  std::string breaks;             // the invariant that it broke when it was found, or empty
  std::string phase;              // of the contact concerned, then
  std::vector<std::string> meets; // probes that it must meet, or it is stale
  SwarmConfig swarm;
  std::vector<Choice> choices;
  LEGWORK_FIELDS(about, breaks, phase, meets, swarm, choices);
};

std::string to_text(Scenario const& scenario);
core::Result<Scenario> scenario_from(std::string_view text);

} // namespace legwork::sim
