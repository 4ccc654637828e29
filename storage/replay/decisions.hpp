// What one build decides about every input of a recorded session, as JSON lines that another build can be compared
// with. The form is docs/replay.md's; a reader ignores fields that it does not know.
#pragma once

#include <functional>
#include <string>

#include "storage/replay/recorded_session.hpp"

namespace legwork::storage {

inline constexpr int decisions_format = 1;

// Calls `write` with every line, without its end: a head that names the version, one line an input, an end that
// counts them. After every difference it goes on from the recorded facts. Throws StorageFailure.
void write_decisions(RecordedSession& recording, std::string const& version,
                     std::function<void(std::string const&)> const& write);

} // namespace legwork::storage
