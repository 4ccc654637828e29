// Words of the web in several languages, and how text is made comparable. Everything here is data and small pure
// functions; nothing depends on a locale.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace legwork::core {

// Lower case (ASCII, Latin-1 and Cyrillic letters), camelCase and letter-digit borders split, separators to single
// spaces, with one space at both ends: " first name ". Compare with `has_word`.
std::string normalised(std::string_view text);

// What is looked for: words as `normalised` gives them, without outer spaces. Those of ASCII stand between spaces;
// others may stand inside words, because not every script puts spaces between them.
struct Word {
  constexpr Word(std::string_view t) : text(t) {
    for (char c : t) whole = whole && (c & 0x80) == 0;
  }
  constexpr Word(char const* t) : Word(std::string_view(t)) {}

  std::string_view text;
  bool whole = true;
};
using Words = std::span<Word const>;

// A list of words, in few lines.
#define LEGWORK_WORDS(name, ...) constexpr std::array name = std::to_array<Word>({__VA_ARGS__})

bool has_word(std::string_view text, Word word);

// The longest of `words` that stands in `text`, empty for none.
std::string_view longest_word(std::string_view text, Words words);
// The same by whole words also where letters have accents or are Cyrillic; only scripts without spaces are looked for
// inside.
std::string_view longest_whole_word(std::string_view text, Words words);
inline bool has_whole(std::string_view text, Words words) { return !longest_whole_word(text, words).empty(); }

inline bool has_any(std::string_view text, Words words) { return !longest_word(text, words).empty(); }

// A machine name that carries no meaning: digits, hashes, `input_4`, `field_27543af0`.
bool is_opaque(std::string_view name);

namespace words {
extern Words const contact;      // what links and headings to a contact page say
extern Words const contact_slug; // last path segment of contact pages
extern Words const elsewhere;    // links that lead somewhere else
extern Words const departments;  // contact pages of one department only
extern Words const send;         // on buttons that send
extern Words const next_step;    // on buttons that lead to a form's next step
extern Words const not_send;     // on buttons that do something else
extern Words const newsletter;
extern Words const marketing; // beside boxes that agree to advertising
extern Words const agree;     // beside boxes that agree to anything
extern Words const thanks;    // what a site says when it took a message
extern Words const thanks_url;
extern Words const wrong_input;  // what a site says when it did not
extern Words const spam;         // when it took it for spam or blocked the sender
extern Words const missing_page; // titles and headings of pages that are not there
extern Words const leave_empty;  // beside fields that only machines see
} // namespace words

} // namespace legwork::core
