// What a crowd of seeds has reached: states and inputs, faults and states, kill points and states, and the rare
// situations that must happen somewhere.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/model/batch.hpp"
#include "core/model/facts.hpp"
#include "core/model/inputs.hpp"
#include "sim/fault.hpp"
#include "sim/rare_situations.hpp"

namespace legwork::sim {

inline constexpr std::size_t phases = core::count_of<core::Phase>();
inline constexpr std::size_t batch_phases = core::count_of<core::BatchPhase>();
inline constexpr std::size_t inputs = std::variant_size_v<core::Input>;
inline constexpr std::size_t facts = std::variant_size_v<core::Fact>;

template <std::size_t Rows, std::size_t Columns>
using Grid = std::array<std::array<std::uint64_t, Columns>, Rows>;

template <class E>
constexpr std::size_t index(E value) {
  return static_cast<std::size_t>(value);
}

struct Coverage {
  std::uint64_t seeds = 0;
  std::uint64_t steps = 0;    // inputs that the core took
  std::uint64_t recorded = 0; // of these, those that became facts
  std::uint64_t commits = 0;
  std::uint64_t kills = 0;
  std::uint64_t simulated_ms = 0;
  Grid<phases, inputs> taken{};       // by the phase of the contact concerned
  Grid<batch_phases, inputs> asked{}; // by the phase of the batch concerned
  Grid<faults, phases> struck{};
  std::array<std::uint64_t, facts> became{};
  std::array<std::uint64_t, phases> ended{};
  std::array<std::uint64_t, probes> met{};

  void meet(RareSituation probe) { ++met[index(probe)]; }
  void add(Coverage const& other);
};

// Rare situations that no seed of the crowd met.
std::vector<RareSituation> unmet(Coverage const& coverage);

} // namespace legwork::sim
