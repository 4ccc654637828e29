// While the journal cannot be opened or written: the port answers that nothing is ready and why, until it can (P75).
#pragma once

#include <filesystem>
#include <string>

#include "adapters/service/server_options.hpp"

namespace legwork::tools {

enum class Waited { may_try_again, told_to_end };

// Tries every two seconds whether a file beside `journal` can be written and synced.
Waited wait_in_room(adapters::ServerOptions const& options, std::string const& why,
                    std::filesystem::path const& journal);

} // namespace legwork::tools
