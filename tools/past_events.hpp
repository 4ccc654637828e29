// The events of a journal that is about to be opened: what the live channel tells clients that come back.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "core/report/client_events.hpp"

namespace legwork::tools {

struct PastEvents {
  std::vector<std::vector<core::ClientEvent>> events; // of each fact that has some, in order
  std::int64_t first_ms = 0;                          // when the journal began, 0 for one that has not
};

// Empty where there is no journal yet. Throws StorageFailure.
PastEvents read_past(std::filesystem::path const& journal);

} // namespace legwork::tools
