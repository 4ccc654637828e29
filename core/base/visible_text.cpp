// Unicode's White_Space and Default_Ignorable characters, as far as they get into copied text.
#include "core/base/visible_text.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"

namespace legwork::core {

namespace {

enum class Width { none, space, some };

Width width_of(std::string_view character) {
  static constexpr std::array<std::string_view, 22> ignorable{
      "\u00AD", "\u034F", "\u061C", "\u180E", "\u200B", "\u200C", "\u200D", "\u200E", "\u200F", "\u202A", "\u202B",
      "\u202C", "\u202D", "\u202E", "\u2060", "\u2061", "\u2062", "\u2066", "\u2067", "\u2068", "\u2069", "\uFEFF"};
  static constexpr std::array<std::string_view, 20> spaces{
      "\u0085", "\u00A0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006",
      "\u2007", "\u2008", "\u2009", "\u200A", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000", "\u2800"};
  if (character.size() < 2) return Width::some;
  if (std::ranges::find(ignorable, character) != ignorable.end()) return Width::none;
  return std::ranges::find(spaces, character) != spaces.end() ? Width::space : Width::some;
}

enum class Inner { removed, kept };

std::string visible(std::string_view text, Inner inner) {
  std::string out;
  std::string unseen; // since the last visible character
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const length = std::max<std::size_t>(character_length(text, at), 1);
    std::string_view const character = text.substr(at, length);
    at += length;
    switch (width_of(character)) {
      case Width::none:
        if (inner == Inner::kept && !out.empty()) unseen += character;
        break;
      case Width::space:
        if (!out.empty()) unseen += ' ';
        break;
      case Width::some:
        if (is_space(character.front())) {
          if (!out.empty()) unseen += character;
          break;
        }
        out += unseen;
        out += character;
        unseen.clear();
        break;
    }
  }
  return out;
}

} // namespace

std::string visible_text(std::string_view text) { return visible(text, Inner::removed); }

std::string trim_invisible(std::string_view text) { return visible(text, Inner::kept); }

} // namespace legwork::core
