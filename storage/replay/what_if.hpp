// One recorded input changed or left out, and what would have followed: the recorded inputs after it are given to
// both worlds, as far as the changed one still asked for them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.hpp"
#include "core/base/ids.hpp"
#include "core/model/phase.hpp"
#include "storage/replay/recorded_session.hpp"

namespace legwork::storage {

struct Change {
  core::SequenceNumber seq;
  bool drop = false;
  std::string name; // of the input in its place; empty: the recorded one's
  std::string body;
};

// `SEQ=drop`, `SEQ={body of the same kind}` or `SEQ={"name":…,"body":…}`. Errors: invalid, in one line.
core::Result<Change> change_from(std::string_view text);

struct WhatIf {
  struct Line {                              // a fact that only one of the worlds has; or both, with other fields
    std::optional<core::SequenceNumber> seq; // of the recorded input; none: a deadline of the changed world's own
    std::string input;
    std::vector<std::string> recorded; // name and body
    std::vector<std::string> followed;
  };
  std::vector<Line> lines;     // from the changed input on; turns with equal facts are not named
  std::uint64_t same = 0;      // turns after the change that led to the same facts
  std::uint64_t unasked = 0;   // recorded results that answer what the changed world never asked
  std::uint64_t refused = 0;   // recorded orders that it refuses
  std::uint64_t own_ticks = 0; // its own deadlines that passed
  struct Outcome {
    core::ContactId contact;
    core::Phase before = core::Phase::unborn;
    core::Phase after = core::Phase::unborn;
    std::optional<core::SequenceNumber> unknown_from; // the first recorded result of it that did not fit
  };
  std::vector<Outcome> outcomes; // every contact of either world
};

// Errors: not_found where there is no such input, invalid where the new one cannot be read or is not taken. Throws
// StorageFailure.
core::Result<WhatIf> what_if(RecordedSession& recording, Change const& change);

} // namespace legwork::storage
