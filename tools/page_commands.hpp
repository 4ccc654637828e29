// The part of the command line about pages: looking at them, ranking their links, judging what they answer, and doing
// so once more over logged sessions.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "tools/commands.hpp"

namespace legwork::tools {

struct PageCommands {
  JudgeCommand judge;
  ReadCommand read;
  RankCommand rank;
  RegradeCommand regrade;
};

// Adds the commands to `app`. Each fills its part of `commands`, which outlives `app`, and leaves in `chosen` what runs
// it.
void add_page_commands(CLI::App& app, PageCommands& commands, std::function<int()>& chosen);

// --browser and --browser-user.
void add_browser_options(CLI::App& command, std::string& binary, std::string& user);

} // namespace legwork::tools
