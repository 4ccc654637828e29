// One pass makes every sign an ASCII letter, digit, space or hyphen; all else works on that.
#include "core/directory/written_postal_code.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/base/text.hpp"

namespace legwork::core {

namespace {

constexpr std::size_t longest_written = 40;
constexpr std::size_t longest_code = 12;

constexpr char unreadable = '?';

// A UTF-8 character of `size` bytes as a number.
char32_t character_at(std::string_view text, std::size_t at, std::size_t size) {
  auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  if (size == 1) return byte(0);
  char32_t out = byte(0) & (0xffU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) out = out << 6 | (byte(i) & 0x3fU);
  return out;
}

char ascii_of(char32_t c) {
  auto const in = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  auto const from = [c](char32_t first, char ascii) { return static_cast<char>(ascii + static_cast<char>(c - first)); };
  if (in('0', '9') || in('A', 'Z') || c == '.') return static_cast<char>(c);
  if (in('a', 'z')) return from('a', 'A');
  if (in(0xff10, 0xff19)) return from(0xff10, '0'); // full width
  if (in(0xff21, 0xff3a)) return from(0xff21, 'A');
  if (in(0xff41, 0xff5a)) return from(0xff41, 'A');
  if (in(0x660, 0x669)) return from(0x660, '0'); // Arabic
  if (in(0x6f0, 0x6f9)) return from(0x6f0, '0');
  if (c == ' ' || in('\t', '\r') || c == 0xa0 || in(0x2000, 0x200b) || c == 0x202f || c == 0x205f || c == 0x3000 ||
      c == 0xfeff)
    return ' ';
  if (c == '-' || in(0x2010, 0x2015) || c == 0x2212 || c == 0xfe63 || c == 0xff0d || c == 0x30fc) return '-';
  if (c == '\'' || c == '"' || c == '=' || c == 0x3012) return 0; // a spreadsheet's marks for text; the Japanese post's
  return unreadable;
}

// Empty where there is something in it that no postal code has.
std::string ascii_form(std::string_view written) {
  std::string out;
  if (trim(written).size() > longest_written) return out;
  for (std::size_t at = 0; at < written.size();) {
    std::size_t const size = character_length(written, at);
    char const c = size == 0 ? unreadable : ascii_of(character_at(written, at, size));
    if (c == unreadable) return "";
    if (c != 0) out += c;
    at += size;
  }
  out = trim(out);
  // 2108.0 is how a spreadsheet writes the number 2108.
  if (auto const dot = out.find('.'); dot != std::string::npos) {
    if (out.find_first_not_of('0', dot + 1) != std::string::npos) return "";
    out.resize(dot);
  }
  return out;
}

// The first country of each system, and all of them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> systems{{
    {"US", "US PR VI GU AS MP FM MH PW UM"},
    {"GB", "GB JE GG IM"},
    {"FR", "FR GP MQ GF RE PM YT NC PF WF BL MF MC"},
    {"CH", "CH LI"},
    {"IT", "IT SM VA"},
    {"DK", "DK FO GL"},
    {"FI", "FI AX"},
    {"NO", "NO SJ"},
    {"AU", "AU CX CC NF"},
}};

std::string_view leader_of(std::string_view country) {
  for (auto const& [first, members] : systems) {
    for (std::size_t at = 0; at < members.size(); at += 3) {
      if (members.substr(at, 2) == country) return first;
    }
  }
  return country;
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool all_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

// Whether `code` is built like `shape`: 9 stands for a digit, A for a letter.
bool has_shape(std::string_view code, std::string_view shape) {
  return std::ranges::equal(code, shape, [](char c, char kind) { return kind == '9' ? is_digit(c) : is_upper(c); });
}

void add_zeros(std::vector<PostalCodeForm>& out, std::string const& code, std::size_t digits) {
  if (all_digits(code) && code.size() < digits && code.size() + 2 >= digits)
    out.push_back({std::string(digits - code.size(), '0') + code, PlaceMatch::zeros_added});
}

// The first half of a British code, and that half without the letter that large cities add: SW1A, SW1.
void add_british_parts(std::vector<PostalCodeForm>& out, std::string const& code) {
  std::string half = code;
  if (code.size() >= 5 && has_shape(std::string_view(code).substr(code.size() - 3), "9AA"))
    half.resize(code.size() - 3);
  if (half != code) out.push_back({half, PlaceMatch::first_part});
  if (half.size() > 2 && is_upper(half.back()))
    out.push_back({half.substr(0, half.size() - 1), PlaceMatch::first_part});
}

// Lists of these countries hold a part of the code that people write.
void add_parts(std::vector<PostalCodeForm>& out, std::string_view country, std::string const& code) {
  auto const part = [&](std::string of) { out.push_back({std::move(of), PlaceMatch::first_part}); };
  if (is_same_system(country, "GB")) return add_british_parts(out, code);
  if (country == "CA" && code.size() > 3 && has_shape(std::string_view(code).substr(0, 3), "A9A"))
    part(code.substr(0, 3));
  if (country == "IE" && code.size() == 7) part(code.substr(0, 3));
  if (country == "NL" && has_shape(code, "9999AA")) part(code.substr(0, 4));
  if (country == "AR" && has_shape(code, "A9999AAA")) part(code.substr(1, 4));
  if (country == "MT" && has_shape(code, "AAA9999")) part(code.substr(0, 3));
  if (country == "BR" && has_shape(code, "99999999")) part(code.substr(0, 5) + "000");
  if (country == "PT" && has_shape(code, "9999999")) part(code.substr(0, 4));
}

} // namespace

WrittenPostalCode read_postal_code(std::string_view written) {
  WrittenPostalCode out;
  std::string const text = ascii_form(written);
  std::size_t const end = std::min(text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), text.size());
  std::size_t const digit = text.find_first_not_of(" -", end);
  bool const apart = end >= 1 && end <= 3 && digit != std::string::npos && digit > end && is_digit(text[digit]);
  std::size_t begin = 0;
  if (apart) {
    out.letters = text.substr(0, end);
    out.hyphen = text.substr(end, digit - end).contains('-');
    begin = digit;
  }
  for (char c : std::string_view(text).substr(begin)) {
    if (c != ' ' && c != '-') out.code += c;
  }
  // Malta's list has codes of three letters; all longer ones have a digit.
  bool const has_digit = out.code.find_first_of("0123456789") != std::string::npos;
  if (out.code.size() > longest_code || (out.code.size() > 3 && !has_digit)) out.code.clear();
  return out;
}

std::string compact_postal_code(std::string_view written) {
  WrittenPostalCode const read = read_postal_code(written);
  return read.code.empty() ? std::string() : read.letters + read.code;
}

std::string country_of_letters(std::string_view letters) {
  // The signs on cars, which were put before postal codes in Europe.
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 19> signs{{
      {"A", "AT"},   {"B", "BE"},   {"D", "DE"},   {"E", "ES"},   {"F", "FR"},   {"H", "HU"},  {"I", "IT"},
      {"L", "LU"},   {"N", "NO"},   {"P", "PT"},   {"S", "SE"},   {"FL", "LI"},  {"UK", "GB"}, {"FIN", "FI"},
      {"SLO", "SI"}, {"EST", "EE"}, {"IRL", "IE"}, {"RUS", "RU"}, {"USA", "US"},
  }};
  for (auto const& [sign, country] : signs) {
    if (letters == sign) return std::string(country);
  }
  return letters.size() == 2 && std::ranges::all_of(letters, is_upper) ? std::string(letters) : std::string();
}

std::vector<std::string_view> countries_of_system(std::string_view country) {
  std::vector<std::string_view> out{country};
  std::string_view const leader = leader_of(country);
  for (auto const& [first, members] : systems) {
    for (std::string_view one : split(members, ' ')) {
      if (first == leader && one != country) out.push_back(one);
    }
  }
  return out;
}

bool is_same_system(std::string_view one, std::string_view other) {
  return one == other || (!one.empty() && leader_of(one) == leader_of(other));
}

std::vector<PostalCodeForm> postal_code_forms(std::string_view country, std::string_view written) {
  std::string code(written);
  // LV1010 and AD100: their lists have the country's letters, people often leave them out.
  // (JE2 of Jersey begins with them for another reason.)
  bool const of_country = code.size() > 2 && code.starts_with(country) && is_digit(code[2]);
  if (of_country && !is_same_system(country, "GB")) code.erase(0, 2);
  std::vector<PostalCodeForm> out{{code, PlaceMatch::exact}};
  if (is_same_system(country, "US")) {
    if (all_digits(code) && code.size() == 9) out = {{code.substr(0, 5), PlaceMatch::exact}}; // ZIP+4
    add_zeros(out, code, 5);
    return out;
  }
  add_parts(out, country, code);
  for (std::size_t digits = 4; digits <= 6; ++digits) add_zeros(out, code, digits);
  return out;
}

} // namespace legwork::core
