// Is a practice street there? Asked before a browser is sent to a port of this machine.
#pragma once

#include <cstdint>

#include "core/base/error.hpp"

namespace legwork::adapters {

// Waits at most 3 s. Errors: unavailable (nobody answers), refused (somebody else does).
core::Result<void> probe_street(std::uint16_t port);

} // namespace legwork::adapters
