// What passed between two runs: by the machine's uptime where it was not started anew, which no one sets; else by the
// wall clock, which is believed forward as far as a machine may have been off, and never backward.
#include "adapters/clock/log_clock.hpp"

#include <time.h>

#include <algorithm>

namespace legwork::adapters {

namespace {

core::Instant start_of(ClockRecord const& record, core::Instant last, ClockReading const& reading) {
  if (last == core::Instant{}) return reading.wall; // a new journal: there is nothing to compare with
  bool const same_boot = !reading.boot.empty() && record.boot == reading.boot && reading.uptime >= record.uptime;
  if (same_boot) return std::max(last, record.log + (reading.uptime - record.uptime));
  core::Duration const absence = reading.wall - record.times.wall_of(last);
  return last + std::clamp(absence, core::Duration{0}, LogClock::longest_absence);
}

} // namespace

ClockReading read_clocks(std::string boot) {
  timespec up{};
  ::clock_gettime(CLOCK_BOOTTIME, &up);
  auto const wall = std::chrono::system_clock::now().time_since_epoch();
  return {.boot = std::move(boot),
          .uptime = std::chrono::duration_cast<core::Duration>(std::chrono::seconds(up.tv_sec) +
                                                               std::chrono::nanoseconds(up.tv_nsec)),
          .wall = {std::chrono::duration_cast<core::Duration>(wall).count()}};
}

LogClock::LogClock(ClockRecord record, core::Instant last, ClockReading const& reading) : record_(std::move(record)) {
  record_.log = start_of(record_, last, reading);
  record_.boot = reading.boot;
  record_.uptime = reading.uptime;
  follow_wall(reading.wall);
}

core::Instant LogClock::now() const {
  auto const passed = std::chrono::steady_clock::now() - started_;
  return record_.log + std::chrono::duration_cast<core::Duration>(passed);
}

bool LogClock::follow_wall(core::Instant wall) {
  core::Instant const at = now();
  core::Duration const away = wall - record_.times.wall_of(at);
  if (away <= noticed && away >= -noticed) return false;
  record_.times.since.push_back({at, wall});
  return true;
}

} // namespace legwork::adapters
