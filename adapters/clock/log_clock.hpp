// The only source of log time: the wall clock once, at the start, then the steady clock. A wall clock that is set
// back or forth while Legwork runs changes nothing.
#pragma once

#include <algorithm>
#include <chrono>

#include "core/base/time.hpp"

namespace legwork::adapters {

class LogClock {
 public:
  // Never before `last`, the last moment in the journal.
  explicit LogClock(core::Instant last)
      : base_{std::max(last.ms, wall_ms())}, started_(std::chrono::steady_clock::now()) {}

  core::Instant now() const {
    auto const passed = std::chrono::steady_clock::now() - started_;
    return {base_ + std::chrono::duration_cast<core::Duration>(passed).count()};
  }

 private:
  std::int64_t base_;
  std::chrono::steady_clock::time_point started_;

  static std::int64_t wall_ms() {
    auto const since = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<core::Duration>(since).count();
  }
};

} // namespace legwork::adapters
