// The settings of `legwork serve`: defaults, then legwork.toml, then the environment, then flags; each checked, and all
// problems told at once.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "adapters/service/hub.hpp"
#include "adapters/service/server_options.hpp"
#include "core/base/limits.hpp"

namespace legwork::tools {

struct ServeSettings {
  adapters::ServerOptions server;
  adapters::HubLimits hub;
  core::Limits limits;
  bool practice = false;
  std::string journal; // empty: the default place
  std::string key_file;
  std::string browser;
  std::string browser_user;
  bool no_sandbox = false;
  std::vector<std::string> allow_hosts;
  std::int64_t screenshots_hours = 24;
};

// What one setting is called everywhere: `path-prefix` as a flag, LEGWORK_PATH_PREFIX, path_prefix in the file.
struct SettingName {
  char const* name; // with underscores
  char const* about;
  bool is_flag; // true or false
};
std::vector<SettingName> const& setting_names();

// `flags` holds what the command line gave, by name. `file` may be empty: then legwork.toml in the configuration
// folder, where there is one.
struct ReadSettings {
  ServeSettings settings;
  std::vector<std::string> problems; // "legwork.toml:3: port must be …"
};
ReadSettings read_settings(std::map<std::string, std::string> const& flags, std::string const& file);

} // namespace legwork::tools
