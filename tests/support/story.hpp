// Stories: commands as text in, what followed as text out. tests/stories/README.md lists the commands.
#pragma once

#include <string>
#include <string_view>

namespace legwork::tests {

// Runs the commands, one a line, and gives the transcript. Unknown commands are named in it.
std::string run_story(std::string_view commands);

} // namespace legwork::tests
