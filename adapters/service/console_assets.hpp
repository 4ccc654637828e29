// The console's files and the protocol's documents, built into the program.
#pragma once

#include <string_view>
#include <vector>

namespace legwork::adapters {

struct Asset {
  std::string_view path; // /index.html, /assets/index-1a2b3c.js, /api/openapi.json
  std::string_view content_type;
  std::string_view bytes;
};

// A fixed list: what is not in it is not served.
std::vector<Asset> const& console_assets();

} // namespace legwork::adapters
