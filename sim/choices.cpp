// A counter-based generator: no state that one decision could disturb for the next.
#include "sim/choices.hpp"

#include <algorithm>

namespace legwork::sim {

namespace {

// The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
constexpr std::uint64_t mixed(std::uint64_t x) {
  x ^= x >> 30U;
  x *= 0xbf58476d1ce4e5b9U;
  x ^= x >> 27U;
  x *= 0x94d049bb133111ebU;
  return x ^ (x >> 31U);
}

} // namespace

Choices Choices::drawn(std::uint64_t seed) {
  Choices out;
  out.seed_ = mixed(seed + 0x9e3779b97f4a7c15U);
  return out;
}

Choices Choices::scripted(std::vector<Choice> const& script) {
  Choices out;
  out.draws_ = false;
  for (Choice const& choice : script) out.force(choice);
  return out;
}

std::uint64_t Choices::hash(ChoicePoint site, std::uint64_t about) const {
  return mixed(mixed(seed_ ^ (static_cast<std::uint64_t>(site) << 56U)) + about);
}

bool Choices::forced(ChoicePoint site, std::uint64_t about, std::uint32_t limit, std::uint32_t& value) const {
  if (!forces()) return false;
  auto const found = forced_.find({site, about});
  if (found == forced_.end()) {
    value = 0;
    return !draws_;
  }
  value = std::min(found->second, limit); // a scenario that outlived a change of the world stays inside its bounds
  return true;
}

std::uint32_t Choices::note(ChoicePoint site, std::uint64_t about, std::uint32_t value) {
  if (recording_ && value != 0) made_.push_back({site, about, value});
  return value;
}

std::uint32_t Choices::below(ChoicePoint site, std::uint64_t about, std::uint32_t n) {
  if (n < 2) return 0;
  std::uint32_t value = 0;
  if (forced(site, about, n - 1, value)) return note(site, about, value);
  return note(site, about, static_cast<std::uint32_t>((hash(site, about) >> 32U) % n));
}

std::uint32_t Choices::rarely(ChoicePoint site, std::uint64_t about, std::uint32_t rate, std::uint32_t n) {
  std::uint32_t value = 0;
  if (forced(site, about, n, value)) return note(site, about, value);
  if (rate == 0) return 0;
  std::uint64_t const drawn = hash(site, about);
  if ((drawn >> 40U) % 10'000 >= rate) return 0;
  return note(site, about, 1 + static_cast<std::uint32_t>((drawn & 0xFFFFFFU) % n));
}

} // namespace legwork::sim
