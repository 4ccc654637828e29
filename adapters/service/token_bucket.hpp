// A token bucket: so many at once, so many a second over time.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace legwork::adapters {

class TokenBucket {
 public:
  using Clock = std::chrono::steady_clock;

  TokenBucket(double per_second, double burst) : per_second_(per_second), burst_(burst), level_(burst) {}

  // Takes one; 0 where there was one, else the milliseconds until there is.
  std::int64_t try_acquire(Clock::time_point now = Clock::now()) {
    if (last_ != Clock::time_point{})
      level_ = std::min(burst_, level_ + per_second_ * std::chrono::duration<double>(now - last_).count());
    last_ = now;
    if (level_ >= 1) return level_ -= 1, 0;
    return static_cast<std::int64_t>((1 - level_) / per_second_ * 1000) + 1;
  }
  bool is_full(Clock::time_point now = Clock::now()) const {
    return level_ + per_second_ * std::chrono::duration<double>(now - last_).count() >= burst_;
  }

 private:
  double per_second_;
  double burst_;
  double level_;
  Clock::time_point last_{};
};

} // namespace legwork::adapters
