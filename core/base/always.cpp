// The end of a process whose own table says no.
#include "core/base/always.hpp"

#include <cstdio>
#include <cstdlib>

namespace legwork::core {

void always_failed(std::string_view condition, std::string_view file, int line, std::string_view why) {
  std::fprintf(stderr, "legwork: a bug in Legwork itself: %.*s (%.*s) at %.*s:%d\n", static_cast<int>(why.size()),
               why.data(), static_cast<int>(condition.size()), condition.data(), static_cast<int>(file.size()),
               file.data(), line);
  std::fflush(stderr);
  std::abort();
}

} // namespace legwork::core
