// What a run did, as one number that two runs of a seed must share, and on request as lines for a person.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/engine/fact.hpp"
#include "core/engine/input.hpp"

namespace legwork::sim {

class Trace {
 public:
  // Keeps lines and the hash after each step, from here on.
  void record() { recording_ = true; }
  bool recording() const { return recording_; }

  void mix(std::uint64_t value) {
    hash_ = (hash_ ^ value) * 0x9fb21c651e98df25U;
    hash_ ^= hash_ >> 32U;
  }
  void mix(core::Fact const& fact);

  // Called when a step is over.
  void step_done() {
    if (recording_) after_step_.push_back(hash_);
  }
  void line(std::int64_t at, std::string kind, std::string text);

  std::uint64_t hash() const { return hash_; }
  std::vector<std::uint64_t> const& after_step() const { return after_step_; }
  std::vector<std::string> const& lines() const { return lines_; }
  std::int64_t began = 0;

 private:
  std::uint64_t hash_ = 0x243f6a8885a308d3U;
  bool recording_ = false;
  std::vector<std::uint64_t> after_step_;
  std::vector<std::string> lines_;
};

// A fact or input in one line: its name and the fields worth reading.
std::string brief(core::Fact const& fact);
std::string brief(core::Input const& input);

} // namespace legwork::sim
