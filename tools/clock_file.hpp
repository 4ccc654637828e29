// The clock's record beside the journal: a small file that may be lost, which costs no more than a wait that is too
// long.
#pragma once

#include <filesystem>

#include "adapters/clock/log_clock.hpp"

namespace legwork::tools {

// An empty record where there is none, or none that can be read.
adapters::ClockRecord read_clock_record(std::filesystem::path const& journal);
void keep_clock_record(std::filesystem::path const& journal, adapters::ClockRecord const& record);

// The clock of a run on `journal`, whose last moment is `last`; its record is kept.
adapters::LogClock start_clock(std::filesystem::path const& journal, core::Instant last);

} // namespace legwork::tools
