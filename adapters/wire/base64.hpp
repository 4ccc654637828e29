// Bytes as text (RFC 4648): how the DevTools protocol, WebSocket keys and pages with pictures in them write them.
#pragma once

#include <string>
#include <string_view>

namespace legwork::adapters {

// Stops at the first character that is none of the alphabet's, padding included.
std::string from_base64(std::string_view text);

std::string to_base64(std::string_view bytes);

} // namespace legwork::adapters
