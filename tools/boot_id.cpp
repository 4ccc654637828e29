// Linux: /proc/sys/kernel/random/boot_id is generated at every start of the kernel.
#include "tools/boot_id.hpp"

#include <fmt/format.h>

#include <fstream>

#include "core/base/fingerprint.hpp"

namespace legwork::tools {

std::string boot_id() {
  std::ifstream in("/proc/sys/kernel/random/boot_id");
  std::string id;
  if (!(in >> id)) return {};
  return fmt::format("{:016x}", core::Fingerprint().add(id).value());
}

} // namespace legwork::tools
