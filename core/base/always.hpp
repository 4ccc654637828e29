// Assertions that stay on in every build. A false one is a bug in Legwork: the process says which and stops;
// the journal then replays, which is the recovery. Never used for what a website, a client or a disk may do.
#pragma once

#include <string_view>

namespace legwork::core {

// Writes `condition`, `file:line` and `why` to standard error and aborts.
[[noreturn]] void always_failed(std::string_view condition, std::string_view file, int line, std::string_view why);

} // namespace legwork::core

#define ALWAYS(condition, why)                                             \
  do {                                                                     \
    if (!(condition)) [[unlikely]]                                         \
      ::legwork::core::always_failed(#condition, __FILE__, __LINE__, why); \
  } while (false)
