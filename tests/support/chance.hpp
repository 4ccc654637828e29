// Chance from a seed, the same on every machine: a linear congruential generator (Knuth's MMIX constants), whose
// upper bits are used.
#pragma once

#include <cstdint>

namespace legwork::tests {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed * 2 + 1) {}

  // A number below `n`.
  std::uint32_t below(std::uint32_t n) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::uint32_t>((state_ >> 33) % n);
  }
  bool one_in(std::uint32_t n) { return below(n) == 0; }

  template <class List>
  auto const& pick(List const& list) {
    return list[below(static_cast<std::uint32_t>(list.size()))];
  }

 private:
  std::uint64_t state_;
};

} // namespace legwork::tests
