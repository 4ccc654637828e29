// Which wall time a moment of log time was shown as when it was now. Log time never goes back and is not corrected; the
// wall clock is, by people and daemons, and dates for people are its dates (docs/adr/0003).
#pragma once

#include <vector>

#include "core/base/struct_fields.hpp"
#include "core/base/time.hpp"

namespace legwork::adapters {

struct WallTimes {
  // From `log` on, the wall clock was so far away from it as `wall` is.
  struct Since {
    core::Instant log;
    core::Instant wall;
    LEGWORK_FIELDS(log, wall);
  };
  std::vector<Since> since; // by log time; before the first both were the same
  LEGWORK_FIELDS(since);

  core::Instant wall_of(core::Instant at) const {
    core::Duration ahead{0};
    for (Since const& s : since) {
      if (s.log <= at) ahead = s.wall - s.log;
    }
    return at + ahead;
  }
};

// What `iso_text(Instant)` and `iso_time` show moments by, from now on; until then log time itself. Called by the
// thread that serves clients.
void show_times_by(WallTimes times);

} // namespace legwork::adapters
