// What of a text can be seen: pages, mails and spreadsheets leave no-break spaces and characters without width in what
// is copied from them.
#pragma once

#include <string>
#include <string_view>

namespace legwork::core {

// Without characters that have no width, with plain spaces for those of any other kind, trimmed. For addresses.
std::string visible_text(std::string_view text);

// The same, but what has no width stays between two visible characters: emoji and Persian are written with it. For
// names.
std::string trim_invisible(std::string_view text);

} // namespace legwork::core
