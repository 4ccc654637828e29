// A country by its name and by its two letters: customers write either, and so do websites.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace legwork::adapters {

// Two upper-case letters (ISO 3166) for `name`: the letters themselves, or the country's name in English or in its own
// main language; empty where it is none.
std::string country_code(std::string_view name);

// Its name in English, as it stands in a sentence: Germany, the United States. The letters where they are none.
std::string country_name(std::string_view code);

// `value` first, then its other names where it is a country: two letters, three letters, in English, in its own
// language.
std::vector<std::string> names_of_country(std::string_view value);

} // namespace legwork::adapters
