// Read off what the control shows; nothing is known here about the number.
#include "core/page/phone_fields.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/base/url.hpp"

namespace legwork::core {

namespace {

// "+49" at the beginning or behind a space or bracket, with one to four digits.
bool names_a_country_code(std::string_view text) {
  for (std::size_t at = text.find('+'); at != std::string_view::npos; at = text.find('+', at + 1)) {
    bool const begins = at == 0 || text[at - 1] == ' ' || text[at - 1] == '(';
    std::size_t digits = 0;
    while (at + 1 + digits < text.size() && is_digit(text[at + 1 + digits])) ++digits;
    if (begins && digits >= 1 && digits <= 4) return true;
  }
  return false;
}

// `[0-9]{10}`, `\d{3}\d{7}`: nothing but digits fits.
bool takes_digits_only(std::string_view pattern) {
  std::string rest = replace_all(replace_all(std::string(pattern), "[0-9]", "#"), "\\d", "#");
  bool const has_digits = contains(rest, "#");
  bool in_count = false;
  for (char c : rest) {
    if (c == '{') in_count = true;
    bool const counts = in_count || c == '#' || c == '^' || c == '$' || c == '+' || c == '*' || c == '?';
    if (!counts) return false;
    if (c == '}') in_count = false;
  }
  return has_digits;
}

// "(___) ___-____", "(000) 000-0000" as a placeholder of a box that groups digits itself.
bool shows_blanks(std::string_view placeholder) {
  return contains(placeholder, "___") || contains(placeholder, "000-0000");
}

bool is_international_widget(Control const& c) {
  std::string const around = " " + lower(c.classes) + " " + lower(c.ancestry) + " ";
  return contains(around, " iti") || contains(around, "intl-tel-input") || contains(around, "intl-phone");
}

// Endings of countries that anybody may have, and that many take for their sound.
constexpr std::array<std::string_view, 12> sold_endings{"ai", "cc", "co", "fm", "gg", "io",
                                                        "la", "ly", "me", "to", "tv", "ws"};

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

// By its own words, where its choices have plain digits or names of countries only: "Country code", "Phone number
// country".
bool is_called_country_code(Control const& c) {
  std::string const words =
      lower(c.label + " " + c.aria_label + " " + c.title + " " + c.name + " " + c.id + " " + c.classes);
  bool const is_of_a_phone = contains(words, "phone") || contains(words, "telefon");
  bool const is_code = contains(words, "dial") || contains(words, "calling code") || contains(words, "phone code") ||
                       contains(words, "phonecode") || contains(words, "country code") || contains(words, "vorwahl") ||
                       contains(words, "indicatif");
  return is_code || (is_of_a_phone && contains(words, "country"));
}

bool is_two_letters(std::string_view text) { return text.size() == 2 && is_alpha(text[0]) && is_alpha(text[1]); }

} // namespace

bool is_country_code_list(Control const& control) {
  if (control.tag != "select" || control.options.size() < 2) return false;
  if (is_called_country_code(control)) return true;
  auto const codes = std::ranges::count_if(
      control.options, [](Option const& o) { return names_a_country_code(o.text) || names_a_country_code(o.value); });
  return codes >= 2 && codes * 2 >= static_cast<std::ptrdiff_t>(control.options.size());
}

PhoneFormat phone_format_of(Control const& c) {
  if (is_international_widget(c) || trim(c.placeholder).starts_with("+")) return PhoneFormat::international;
  bool const is_short = c.maxlength >= 7 && c.maxlength <= 12;
  if (c.type == "number" || !c.mask.empty() || is_short || takes_digits_only(c.pattern) || shows_blanks(c.placeholder))
    return PhoneFormat::national_digits;
  return PhoneFormat::as_given;
}

std::string region_of(Snapshot const& page) {
  auto const parts = parse_url(page.url);
  if (parts) {
    std::string_view const host = parts->host;
    std::string_view const ending = host.substr(host.rfind('.') + 1);
    bool const is_sold = std::ranges::find(sold_endings, ending) != sold_endings.end();
    if (ending == "uk") return "GB";
    if (is_two_letters(ending) && !is_sold && ending != "eu") return upper(ending);
  }
  std::size_t const at = page.language.find_first_of("-_");
  std::string_view const region = at == std::string::npos ? "" : std::string_view(page.language).substr(at + 1);
  return is_two_letters(region) ? upper(region) : "";
}

} // namespace legwork::core
