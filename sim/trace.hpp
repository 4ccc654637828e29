// What a run did, as one number that two runs of a seed must share, and on request as lines for a person.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/model/effects.hpp"
#include "core/model/facts.hpp"
#include "core/model/inputs.hpp"

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
  // `text`: a string, or what makes one and is asked only while lines are kept.
  template <class Text>
  void line(std::int64_t at, std::string_view kind, Text&& text) {
    if (!recording_) return;
    if constexpr (std::is_invocable_v<Text>)
      append_line(at, kind, text());
    else
      append_line(at, kind, text);
  }

  std::uint64_t hash() const { return hash_; }
  std::vector<std::uint64_t> const& after_step() const { return after_step_; }
  std::vector<std::string> const& lines() const { return lines_; }
  std::int64_t began = 0;

 private:
  std::uint64_t hash_ = 0x243f6a8885a308d3U;
  bool recording_ = false;
  std::vector<std::uint64_t> after_step_;
  std::vector<std::string> lines_;

  void append_line(std::int64_t at, std::string_view kind, std::string_view text);
};

// A fact, input or effect in one line: its name and the fields worth reading.
std::string brief(core::Fact const& fact);
std::string brief(core::Input const& input);
std::string brief(core::Effect const& effect);

} // namespace legwork::sim
