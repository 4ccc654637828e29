// Survivors that a person has looked at.
#include "tools/mutate/judged.hpp"

#include <stdexcept>

#include "tools/mutate/text.hpp"

namespace legwork::mutate {

Judged::Judged(std::string const& path) {
  for (std::string const& line : parts(read_file(path), "\n")) {
    if (line.empty() || line.starts_with('#')) continue;
    std::size_t const reason = line.rfind(" | ");
    if (reason == std::string::npos || parts(line, " | ").size() < 4)
      throw std::runtime_error(path + ": not `file | line | was -> becomes | reason`: " + line);
    reasons_[line.substr(0, reason)] = line.substr(reason + 3);
  }
}

std::string const* Judged::reason(Listed const& mutant) const {
  auto const found = reasons_.find(mutant.key());
  return found == reasons_.end() ? nullptr : &found->second;
}

} // namespace legwork::mutate
