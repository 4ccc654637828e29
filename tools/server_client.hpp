// One request to the server of this machine, as `legwork directory` makes it while one runs. It finds the server by the
// file `server.url` beside the journal, and shows the owner's token.
#pragma once

#include <filesystem>
#include <string>

#include "adapters/wire/error.hpp"

namespace legwork::tools {

// Where the server of this folder listens is written here when it is ready.
std::filesystem::path server_url_file(std::filesystem::path const& folder);

// `path` without the server's prefix: /api/places. Error unavailable where no server answers there.
adapters::Answered<adapters::Json> ask_server(std::filesystem::path const& folder, std::string const& method,
                                              std::string const& path, std::string const& body);

} // namespace legwork::tools
