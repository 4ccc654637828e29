// Making text comparable.
#include "core/page/words.hpp"

#include <algorithm>
#include <bitset>

#include "core/base/text.hpp"

namespace legwork::core {

namespace {

bool is_separator(char c) { return is_space(c) || std::string_view("_-.[]()/:*#|,;!?\"'<>=&+").contains(c); }

// Two-byte letters to lower case: Latin-1 (À-Þ) and Cyrillic (А-Я). Returns true when it wrote both bytes.
bool lower_two_bytes(unsigned char a, unsigned char b, std::string& out) {
  if (a == 0xC3 && b >= 0x80 && b <= 0x9E && b != 0x97) {
    out += static_cast<char>(a);
    out += static_cast<char>(b + 0x20);
    return true;
  }
  if (a == 0xD0 && b >= 0x90 && b <= 0xAF) {
    bool const first_half = b < 0xA0;
    out += static_cast<char>(first_half ? 0xD0 : 0xD1);
    out += static_cast<char>(first_half ? b + 0x20 : b - 0x20);
    return true;
  }
  return false;
}

} // namespace

std::string normalised(std::string_view text) {
  std::string out = " ";
  auto const gap = [&] {
    if (out.back() != ' ') out += ' ';
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    if (is_separator(c)) {
      gap();
      continue;
    }
    char const before = i == 0 ? ' ' : text[i - 1];
    bool const hump = c >= 'A' && c <= 'Z' && before >= 'a' && before <= 'z';
    bool const number = is_alpha(before) != is_alpha(c) && is_alnum(before) && is_alnum(c);
    if (hump || number) gap();
    if (i + 1 < text.size() &&
        lower_two_bytes(static_cast<unsigned char>(c), static_cast<unsigned char>(text[i + 1]), out)) {
      ++i;
      continue;
    }
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  gap();
  return out;
}

bool has_word(std::string_view text, Word word) {
  if (!word.whole) return contains(text, word.text);
  std::size_t const size = word.text.size();
  for (std::size_t at = 0; at + size <= text.size();) { // `at`: where a word of the text begins
    bool const there = text.substr(at, size) == word.text;
    if (there && (at + size == text.size() || text[at + size] == ' ')) return true;
    std::size_t const gap = text.find(' ', at);
    if (gap == std::string_view::npos) return false;
    at = gap + 1;
  }
  return false;
}

std::string_view longest_word(std::string_view text, Words words) {
  std::bitset<256> begins; // the bytes that words of the text begin with: most of a long list need no other look
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 0 || text[i - 1] == ' ') begins.set(static_cast<unsigned char>(text[i]));
  }
  std::string_view best;
  for (Word const& word : words) {
    bool const may_stand = !word.whole || begins.test(static_cast<unsigned char>(word.text.front()));
    if (may_stand && word.text.size() > best.size() && has_word(text, word)) best = word.text;
  }
  return best;
}

std::string_view longest_whole_word(std::string_view text, Words words) {
  auto const has_no_spaces = [](Word const& word) { // Japanese, Chinese, Korean
    return std::ranges::any_of(word.text, [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
  };
  std::string_view best;
  for (Word word : words) {
    word.whole = !has_no_spaces(word);
    if (word.text.size() > best.size() && has_word(text, word)) best = word.text;
  }
  return best;
}

bool is_opaque(std::string_view name) {
  std::string const text = normalised(name);
  std::size_t letters = 0;
  for (std::string_view piece : split(trim(text), ' ')) {
    bool const generic = piece == "input" || piece == "field" || piece == "item" || piece == "meta" ||
                         piece == "element" || piece == "control" || piece == "ctl" || piece == "fld" ||
                         piece == "form" || piece == "fields" || piece == "wpforms" || piece == "txt";
    bool hex = true;
    for (char c : piece) hex = hex && (is_digit(c) || (c >= 'a' && c <= 'f'));
    if (!generic && !hex && piece.size() >= 3) letters += piece.size();
  }
  return letters < 3;
}

} // namespace legwork::core
