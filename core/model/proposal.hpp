// The facts of one turn while they are decided: proposed, and not applied yet.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "core/model/facts.hpp"
#include "core/model/state.hpp"

namespace legwork::core {

// Collects the facts of one turn and numbers the steps they begin.
class Proposal {
 public:
  explicit Proposal(State const& s, Instant now) : state(s), now(now), op_(s.ops) { facts.reserve(usual); }

  State const& state;
  Instant const now;
  std::vector<Fact> facts;

  void add(Fact fact) { facts.push_back(std::move(fact)); }
  StepNumber next_op() { return ++op_; }

 private:
  static constexpr std::size_t usual = 2; // facts of a turn, with those that follow by themselves
  StepNumber op_;
};

} // namespace legwork::core
