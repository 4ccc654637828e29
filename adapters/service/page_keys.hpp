// Which keys of a person's keyboard reach a page, and what each types. What is not here means something to a browser's
// own window only, and a page's browser has none.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace legwork::adapters {

struct PageKey {
  std::string text; // what it types, empty for nothing
  int key_code = 0; // as KeyboardEvent.keyCode
};

// `key` and `code` as a KeyboardEvent has them, `modifiers` as in live_pages.hpp. Nothing for a key that does not reach
// pages: function keys, and with Ctrl all but editing. Ctrl+V is among those, what is pasted comes as text.
std::optional<PageKey> page_key(std::string_view key, std::string_view code, unsigned modifiers);

} // namespace legwork::adapters
