// ICU has the names.
#include "adapters/wire/country_names.hpp"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "core/base/text.hpp"

namespace legwork::adapters {

namespace {

std::string name_in(icu::Locale const& country, icu::Locale const& language) {
  icu::UnicodeString name;
  country.getDisplayCountry(language, name);
  std::string out;
  return name.toUTF8String(out);
}

icu::Locale locale_of(std::string_view code) { return icu::Locale("", std::string(code).c_str()); }

std::string own_name(std::string_view code) {
  icu::Locale language = locale_of(code);
  UErrorCode problem = U_ZERO_ERROR;
  language.addLikelySubtags(problem);
  return U_SUCCESS(problem) ? name_in(locale_of(code), language) : std::string();
}

// What people write that ICU calls otherwise.
std::string_view usual_code(std::string_view lower_name) {
  if (lower_name == "usa" || lower_name == "u.s.a." || lower_name == "u.s." ||
      lower_name == "united states of america" || lower_name == "america")
    return "US";
  for (std::string_view part : {"uk", "u.k.", "great britain", "england", "scotland", "wales", "northern ireland"}) {
    if (lower_name == part) return "GB";
  }
  if (lower_name == "holland" || lower_name == "the netherlands") return "NL";
  if (lower_name == "czech republic") return "CZ";
  return "";
}

} // namespace

std::string country_code(std::string_view name) {
  std::string const wanted(core::trim(name));
  std::string const low = core::lower(wanted);
  if (wanted.empty()) return "";
  if (auto const usual = usual_code(low); !usual.empty()) return std::string(usual);
  for (char const* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
    bool const is_it = low == core::lower(*code) || low == core::lower(name_in(locale_of(*code), icu::Locale("en"))) ||
                       low == core::lower(own_name(*code)) || low == core::lower(locale_of(*code).getISO3Country());
    if (is_it) return *code;
  }
  return "";
}

std::string country_name(std::string_view code) {
  std::string name = name_in(locale_of(code), icu::Locale("en"));
  if (name.empty()) return std::string(code);
  bool const of_several = name.starts_with("United ") || name.ends_with("Islands") || name == "Netherlands" ||
                          name == "Philippines" || name == "Czech Republic";
  return of_several ? "the " + name : name;
}

std::vector<std::string> names_of_country(std::string_view value) {
  std::vector<std::string> names{std::string(value)};
  std::string const code = country_code(value);
  if (code.empty()) return names;
  for (std::string const& name : {code, std::string(locale_of(code).getISO3Country()),
                                  name_in(locale_of(code), icu::Locale("en")), own_name(code)}) {
    if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  if (code == "US") names.insert(names.end(), {"USA", "United States of America"});
  if (code == "GB") names.insert(names.end(), {"UK", "Great Britain"});
  return names;
}

} // namespace legwork::adapters
