// What links to a contact page say, in all languages known; patterns as in fields/field_words.hpp.
#pragma once

#include <string_view>

namespace legwork::core::link_words {

extern std::string_view const contact;     // text of a link
extern std::string_view const slugs;       // names of pages in addresses
extern std::string_view const elsewhere;   // the link leads to something else
extern std::string_view const departments; // to the contact page of one department

} // namespace legwork::core::link_words
