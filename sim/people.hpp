// People who ask for things, at the worst moments.
#pragma once

#include <optional>
#include <vector>

#include "core/engine/input.hpp"
#include "core/engine/state.hpp"
#include "sim/scene.hpp"

namespace legwork::sim {

class People {
 public:
  explicit People(Scene& scene) : scene_(scene) {}

  // The lists that are asked for at the very beginning, in order.
  std::vector<core::CreateBatch> batches() const;

  // Puts the occasions on the agenda.
  void plan();

  // What is asked for at occasion `number`, if anything.
  std::optional<core::Input> wish(std::uint32_t number, core::State const& state) const;

  // What makes everything go on, once it is well again.
  std::vector<core::Input> help(core::State const& state) const;

 private:
  Scene& scene_;
};

} // namespace legwork::sim
