// Log time: milliseconds that never go back. A journal begins at the wall clock; from then on log time advances by
// what really passed (docs/adr/0003). The core is told it, and never asks.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>

#include "core/base/struct_fields.hpp"

namespace legwork::core {

using namespace std::chrono_literals;

using Duration = std::chrono::milliseconds; // stored as its number of milliseconds

// A moment of log time, in milliseconds since 1970-01-01 UTC. An empty optional of it is stored as moment 0.
struct Instant {
  std::int64_t ms = 0;

  auto operator<=>(Instant const&) const = default;
  LEGWORK_FIELDS(ms);
};

constexpr Instant operator+(Instant at, Duration d) { return {at.ms + d.count()}; }
constexpr Instant operator-(Instant at, Duration d) { return {at.ms - d.count()}; }
constexpr Duration operator-(Instant a, Instant b) { return Duration{a.ms - b.ms}; }

// A moment that is stored as its bare number of milliseconds, as some facts have it.
class InstantAsNumber {
 public:
  constexpr InstantAsNumber() = default;
  constexpr InstantAsNumber(Instant at) : at_(at) {}
  constexpr operator Instant() const { return at_; }
  constexpr std::int64_t ms() const { return at_.ms; }

  auto operator<=>(InstantAsNumber const&) const = default;

 private:
  Instant at_;
};

} // namespace legwork::core
