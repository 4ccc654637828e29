// The words that tell what a form is for: of its heading, its button, its machine names, and of the page. The form of
// fields/field_words.hpp.
#pragma once

#include <span>
#include <string_view>

#include "core/page/page.hpp"

namespace legwork::core {

struct FormWords {
  FormKind kind;
  std::string_view says;     // heading, text before it, button
  std::string_view names{};  // id, class, name, action: `says` counts there, too
  std::string_view fields{}; // labels of fields that such forms alone have
};

namespace form_words {
extern std::span<FormWords const> const kinds;

extern std::string_view const test_drive;

// On buttons.
extern std::string_view const send;
extern std::string_view const next_step;
extern std::string_view const not_send;
extern std::string_view const never_send; // whatever else they say
} // namespace form_words

} // namespace legwork::core
