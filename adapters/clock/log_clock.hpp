// The only source of log time. While Legwork runs it advances by the steady clock; between two runs by what really
// passed, as far as that can be known. A wall clock that is wrong for a while changes nothing that waits
// (docs/adr/0003).
#pragma once

#include <chrono>
#include <string>

#include "adapters/wire/wall_times.hpp"
#include "core/base/time.hpp"

namespace legwork::adapters {

// What is kept beside the journal, from one start to the next.
struct ClockRecord {
  std::string boot; // of the machine; empty where there was no record
  core::Duration uptime{0};
  core::Instant log; // at that uptime
  WallTimes times;
  LEGWORK_FIELDS(boot, uptime, log, times);
};

// The machine's clocks at one moment.
struct ClockReading {
  std::string boot;
  core::Duration uptime{0}; // since the machine was started, asleep or not (CLOCK_BOOTTIME)
  core::Instant wall;
};
ClockReading read_clocks(std::string boot);

class LogClock {
 public:
  // Longer than this no machine is believed to have been off, whatever its wall clock says: a clock that is years ahead
  // ends no wait of years. What waits longer than that waits on for as long as it ran.
  static constexpr core::Duration longest_absence = std::chrono::days(31);
  // The wall clock is followed, for dates, where it is further away than this.
  static constexpr core::Duration noticed = std::chrono::minutes(1);

  LogClock() = default;
  // `last` is the last moment in the journal; log time is never before it.
  LogClock(ClockRecord record, core::Instant last, ClockReading const& reading);

  core::Instant now() const;

  // Whether the wall clock was set in the meantime: the record then has to be kept anew. Log time does not change.
  bool follow_wall(core::Instant wall);

  ClockRecord const& record() const { return record_; }

 private:
  ClockRecord record_;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

} // namespace legwork::adapters
