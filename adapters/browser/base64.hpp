// Bytes as the DevTools protocol writes them.
#pragma once

#include <string>
#include <string_view>

namespace legwork::adapters {

// Stops at the first character that is none of the alphabet's, padding included.
std::string from_base64(std::string_view text);

} // namespace legwork::adapters
