// From a failing seed to a short story: the smallest configuration and the fewest choices that break the same invariant
// with the contact in the same phase. Another failure met on the way does not count.
#pragma once

#include "sim/run.hpp"

namespace legwork::sim {

struct Shrunk {
  Scenario scenario;
  std::size_t choices_before = 0;
  std::size_t tries = 0;
  std::vector<Violation> met; // other failures on the way, each once
};

// Nothing where the seed does not fail, or does not fail again from its recorded choices.
std::optional<Shrunk> shrink_seed(std::uint64_t seed, SwarmConfig const& swarm, PageLibrary& library,
                                  std::size_t most_tries = 4'000);

// The shortest story found of a rare situation, from the first seed that meets it; nothing where none of them does.
std::optional<Shrunk> find_probe(RareSituation probe, std::uint64_t first, std::uint64_t seeds, PageLibrary& library);

Shrunk shrink(Scenario scenario, Violation const& same, PageLibrary& library, std::size_t most_tries = 4'000);

} // namespace legwork::sim
