// The words beside boxes to tick, and those that make a field a honeypot; the form of field_words.hpp.
#pragma once

#include <string_view>

#include "core/page/word_patterns.hpp"

namespace legwork::core::consent_words {

extern std::string_view const agree;       // agreeing to something
extern std::string_view const privacy;     // to terms, or to what is done with the entries: forms need it to be sent
extern std::string_view const marketing;   // to advertising
extern std::string_view const required;    // that a field must be filled in
extern std::string_view const optional;    // that it need not be
extern std::string_view const leave_empty; // that people leave a field empty: a honeypot

// The same, read once.
struct Patterns {
  WordPatterns agree, privacy, marketing, required, optional, leave_empty;
};
Patterns const& patterns();

} // namespace legwork::core::consent_words
