// The words that fields are known by, in all languages known: data, a file for each kind of value. They were gathered
// from dictionaries and from what form plugins call their own fields; none is taken from a list of another program.
//
// Each list is text, patterns with `|` between them, in the form that word_patterns.hpp reads: words in their order,
// `sen*` words that begin like this, `*mail` that end like this, `a/b` one of them, `..` up to five words between, `^`
// and
// `$` where the text begins and ends. Capitals and accents count for nothing. Chinese, Japanese and Korean signs are
// words of one sign each.
#pragma once

#include <span>
#include <string_view>

#include "core/page/field_type.hpp"

namespace legwork::core {

struct FieldWords {
  FieldType type;
  std::string_view names;     // what such a field is called
  std::string_view others{};  // where this stands beside, the words above mean something else
  bool is_typed_only = false; // no list has this meaning
};

namespace field_words {
extern std::span<FieldWords const> const names;
extern std::span<FieldWords const> const reach; // e-mail and phone
extern std::span<FieldWords const> const address;
extern std::span<FieldWords const> const inquiry; // message, topic, department, how and when to answer
extern std::span<FieldWords const> const vehicle;
extern std::span<FieldWords const> const rest; // what is nobody's to fill in, with `FieldType::other` for most
} // namespace field_words

} // namespace legwork::core
