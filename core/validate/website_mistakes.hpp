// What people write where a website belongs, and what it is instead, in words that fit: an e-mail address is told as
// one, and not as a website with a user name. Decides nothing: what is a website says core/validate/website.
#pragma once

#include <string>
#include <string_view>

namespace legwork::core {

// "n/a", "-", "none", "tba" and what else people write into a cell that has nothing to say.
bool says_nothing(std::string_view text);

// Whether it was surely meant as a web address: https://…, www.…, or a name with a dot and a port or path. It may still
// be a wrong one.
bool looks_like_website(std::string_view text);

// Whether a second address follows after a comma, semicolon or bar: a URL may have such signs, and what follows them
// would become a part of its path.
bool has_two_addresses(std::string_view text);

// One sentence: what `text`, which is no website, is instead, and how to mend it. Empty where nothing is recognized.
std::string website_mistake(std::string_view text);

} // namespace legwork::core
