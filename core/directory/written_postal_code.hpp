// Postal codes as people, websites and spreadsheets write them: small letters, spaces where none belong and none where
// some do, a country's letters before them, zeros that a spreadsheet dropped, ZIP+4. Knows how codes are built, not
// which ones there are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace legwork::core {

struct WrittenPostalCode {
  std::string code;    // capital letters and digits only: SW1A1AA; empty where it is no postal code
  std::string letters; // that stand apart before a digit: D of D-10115, TX of TX 78701; they are not in `code`
  bool hyphen = false; // between these letters and the code
};
WrittenPostalCode read_postal_code(std::string_view written);

// The same, with letters that stand before it: LV-1010 becomes LV1010. How codes are compared.
std::string compact_postal_code(std::string_view written);

// The country (two letters) that letters before a postal code stand for: D, DE and CH; empty where they are none.
std::string country_of_letters(std::string_view letters);

// Countries whose codes are of one system, this one first: GB, JE, GG, IM. Lists name them apart, people do not.
std::vector<std::string_view> countries_of_system(std::string_view country);
bool is_same_system(std::string_view one, std::string_view other);

// How the place of a postal code was found.
enum class PlaceMatch {
  exact,
  first_part,       // only the first part of the code is known: SW1A of SW1A 1AA, M5E of M5E 0C5, 1012 of 1012 AB
  zeros_added,      // 2108 was read as 02108
  same_first_three, // no such ZIP code is known: the middle of all with the same first three digits
};

struct PostalCodeForm {
  std::string code;
  PlaceMatch match = PlaceMatch::exact;
};
// Under which codes a list of this country may have it, the best first.
std::vector<PostalCodeForm> postal_code_forms(std::string_view country, std::string_view code);

} // namespace legwork::core
