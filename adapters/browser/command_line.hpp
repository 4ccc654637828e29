// Which browser is started, as whom and with which flags. Nothing here hides that a program drives it.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "adapters/browser/browser_options.hpp"
#include "core/base/error.hpp"

namespace legwork::adapters {

// The binary itself, never Debian's wrapper script. Error `not_found` names the package to install.
core::Result<std::string> find_browser(BrowserOptions const& options);

// Who the browser runs as. `switches` is false when Legwork itself is already unprivileged.
struct BrowserUser {
  bool switches = false;
  uid_t user = 0;
  gid_t group = 0;
};
core::Result<BrowserUser> find_user(BrowserOptions const& options);

std::vector<std::string> command_line(std::string const& binary, BrowserOptions const& options,
                                      std::filesystem::path const& home);
std::vector<std::string> environment(std::filesystem::path const& home);

} // namespace legwork::adapters
