// The man page and the shell completion, from the same description as `--help`.
#pragma once

#include <string>

namespace CLI {
class App;
} // namespace CLI

namespace legwork::tools {

std::string man_page(CLI::App const& app);        // troff, section 1
std::string bash_completion(CLI::App const& app); // also read by zsh with bashcompinit

} // namespace legwork::tools
