// A logged session decided again: every recorded input goes through today's engine, and every fact that follows
// is compared with the recorded one, byte for byte (P73).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/model/state.hpp"
#include "storage/database.hpp"
#include "storage/replay/recorded_session.hpp"

namespace legwork::storage {

struct Difference {
  core::SequenceNumber seq;
  core::SequenceNumber input_seq; // of the input that was decided
  std::string input;              // its name
  std::string recorded;           // name and body, or that there was none
  std::string replayed;
};

struct ReplayReport {
  std::uint64_t rows = 0;
  std::uint64_t inputs = 0;
  std::uint64_t facts = 0;
  std::uint64_t undecided = 0; // inputs whose evidence was cleaned up: their facts were taken as recorded
  std::optional<Difference> first;
  core::State state; // after the last row read
};

// Reads rows up to `until` (all of them by default), checking the hash chain. Throws StorageFailure.
ReplayReport replay(Database& db, core::SequenceNumber until = core::any_row);
// The same of any recording. Stops deciding at the first difference; the rows after it are only counted.
ReplayReport replay(RecordedSession& recording);

// One line per fact of a contact: seconds since it was queued, sequence number, fact, body.
std::vector<std::string> story(Database& db, core::ContactId contact, core::SequenceNumber until = core::any_row);

} // namespace legwork::storage
