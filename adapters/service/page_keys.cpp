// Two small tables: keys with a name, and the marks of a keyboard by their place.
#include "adapters/service/page_keys.hpp"

#include <algorithm>
#include <array>

#include "adapters/service/live_pages.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

namespace {

struct NamedKey {
  std::string_view name;
  int key_code;
  std::string_view text = {};
};

constexpr std::array<NamedKey, 17> named_keys{{{"Backspace", 8},
                                               {"Tab", 9},
                                               {"Enter", 13, "\r"},
                                               {"Shift", 16},
                                               {"Control", 17},
                                               {"Alt", 18},
                                               {"Escape", 27},
                                               {"PageUp", 33},
                                               {"PageDown", 34},
                                               {"End", 35},
                                               {"Home", 36},
                                               {"ArrowLeft", 37},
                                               {"ArrowUp", 38},
                                               {"ArrowRight", 39},
                                               {"ArrowDown", 40},
                                               {"Insert", 45},
                                               {"Delete", 46}}};

// Where a mark stands decides its code, not what it types: keyboards of other languages have other marks there.
constexpr std::array<NamedKey, 13> marks_by_place{{{"Space", 32},
                                                   {"Semicolon", 186},
                                                   {"Equal", 187},
                                                   {"Comma", 188},
                                                   {"Minus", 189},
                                                   {"Period", 190},
                                                   {"Slash", 191},
                                                   {"Backquote", 192},
                                                   {"BracketLeft", 219},
                                                   {"Backslash", 220},
                                                   {"BracketRight", 221},
                                                   {"Quote", 222},
                                                   {"IntlBackslash", 226}}};

// Select all, copy, cut, undo, redo.
constexpr std::string_view editing_letters = "acxzy";

bool is_one_character(std::string_view key) {
  if (key.empty() || static_cast<unsigned char>(key.front()) < 0x20 || key.front() == 0x7f) return false;
  // Of UTF-8 every byte but the first begins with the bits 10.
  return std::ranges::count_if(key, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }) == 1;
}

int code_of_character(std::string_view key, std::string_view code) {
  if (code.size() == 4 && code.starts_with("Key")) return code[3];
  if (code.size() == 6 && code.starts_with("Digit")) return code[5];
  auto const* const mark = std::ranges::find(marks_by_place, code, &NamedKey::name);
  if (mark != marks_by_place.end()) return mark->key_code;
  bool const is_plain = key.size() == 1 && core::is_alnum(key.front());
  return is_plain ? core::lower(key).front() - (core::is_digit(key.front()) ? 0 : 32) : 0;
}

} // namespace

std::optional<PageKey> page_key(std::string_view key, std::string_view code, unsigned modifiers) {
  if ((modifiers & meta_down) != 0) return std::nullopt;
  auto const* const named = std::ranges::find(named_keys, key, &NamedKey::name);
  bool const with_control = (modifiers & control_down) != 0;
  if (named != named_keys.end())
    return PageKey{with_control ? std::string() : std::string(named->text), named->key_code};
  if (!is_one_character(key)) return std::nullopt;
  if (!with_control && (modifiers & alt_down) == 0) return PageKey{std::string(key), code_of_character(key, code)};
  std::string const letter = core::lower(key);
  bool const edits = with_control && (modifiers & alt_down) == 0 && core::contains(editing_letters, letter);
  return edits ? std::optional(PageKey{"", letter.front() - 32}) : std::nullopt;
}

} // namespace legwork::adapters
