// The XDG base directories, with their documented fall-backs.
#include "tools/paths.hpp"

#include <cstdlib>
#include <string>

namespace legwork::tools {

namespace {

std::filesystem::path base(char const* variable, char const* fall_back) {
  char const* set = std::getenv(variable);
  if (set != nullptr && *set == '/') return set;
  char const* home = std::getenv("HOME");
  return std::filesystem::path(home != nullptr && *home != '\0' ? home : "/") / fall_back;
}

} // namespace

std::filesystem::path default_journal() { return base("XDG_STATE_HOME", ".local/state") / "legwork/journal.db"; }
std::filesystem::path default_key_file() { return base("XDG_CONFIG_HOME", ".config") / "legwork/master.key"; }

} // namespace legwork::tools
