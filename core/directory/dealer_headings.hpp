// What the columns of a list of dealers may be called: the same names for the command line, the server and the console,
// in the languages in which people keep such lists.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace legwork::core {

// The column that a heading names: name, website, id, contact_page, contact, makes, street, city, state, zip, country,
// phone, latitude, longitude; empty where it is not known. Case, accents, spaces and signs do not count.
std::string_view column_of(std::string_view heading);

// The same by a word within a longer heading ("Website of the dealer"); only name and website, and not where another
// word says that it is about something else ("Name of contact person").
std::string_view column_by_word(std::string_view heading);

// The best-known names of a column, for messages: "website, url, homepage, …".
std::string_view known_headings(std::string_view column);

} // namespace legwork::core
