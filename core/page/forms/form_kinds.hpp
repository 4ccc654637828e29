// What a form is for: by its words, its fields and where it stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/page/page.hpp"

namespace legwork::core {

struct KindOfForm {
  FormKind kind = FormKind::other;
  int score = 0; // how surely it is a contact form: 40 and more is worth using
  // A message can be left in it, and it may be for something else by so little that a person has to say.
  bool is_close = false;
};

// `form` with its fields and its send control read.
KindOfForm find_kind(Snapshot const& page, ClassifiedForm const& form);

// The signs that decided, for people: "a box for a message, words of a quote form (42)".
std::string signs_of_kind(Snapshot const& page, ClassifiedForm const& form);

// `text` says what forms of this kind are for: "Log in", "Place order".
bool says_kind(FormKind kind, std::string_view text);

} // namespace legwork::core
