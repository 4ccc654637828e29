// Looks for each value in each of its written forms. Overlapping finds are settled for the longest value.
#include "adapters/browser/redaction.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "adapters/browser/phone_number.hpp"
#include "core/base/text.hpp"
#include "core/validate/us_zip.hpp"

namespace legwork::adapters {

namespace {

constexpr std::size_t shortest = 3;
constexpr std::size_t shortest_changed = 5; // what is left of a value may be a word of any page
// Shorter lines of a message ("Thank you very much") stand on thank-you pages, too, and must stay readable
// there.
constexpr std::size_t shortest_line = 24;

std::string url_encoded(std::string_view text, bool plus, bool upper) {
  char const* const digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
  std::string out;
  for (char c : text) {
    auto const byte = static_cast<unsigned char>(c);
    bool const plain = core::is_alnum(c) || c == '-' || c == '_' || c == '.' || c == '*' || (!plus && c == '~');
    if (plain)
      out += c;
    else if (plus && c == ' ')
      out += '+';
    else
      out.append(1, '%').append(1, digits[byte >> 4]).append(1, digits[byte & 15]);
  }
  return out;
}

// What encodeURIComponent leaves alone besides letters and digits.
std::string component_encoded(std::string_view text) {
  std::string out;
  for (char c : text) {
    bool const plain = std::string_view("!'()*~-_.").find(c) != std::string_view::npos;
    out += plain ? std::string(1, c) : url_encoded(std::string_view(&c, 1), false, true);
  }
  return out;
}

std::string json_escaped(std::string const& text, bool ascii) {
  std::string const quoted = nlohmann::json(text).dump(-1, ' ', ascii, nlohmann::json::error_handler_t::replace);
  return quoted.substr(1, quoted.size() - 2);
}

std::string html_escaped(std::string text, std::string_view apostrophe) {
  text = core::replace_all(std::move(text), "&", "&amp;");
  text = core::replace_all(std::move(text), "<", "&lt;");
  text = core::replace_all(std::move(text), ">", "&gt;");
  text = core::replace_all(std::move(text), "\"", "&quot;");
  return core::replace_all(std::move(text), "'", apostrophe);
}

std::string digits_of(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (core::is_digit(c)) out += c;
  }
  return out;
}

// Length of a separator inside a phone number at `at`, URL-encoded ones included; 0 where there is none.
std::size_t separator_at(std::string_view text, std::size_t at) {
  char const c = text[at];
  if (c == '%' && at + 2 < text.size()) {
    std::string const code = core::lower(text.substr(at + 1, 2));
    for (char const* known : {"20", "28", "29", "2b", "2d", "2e", "2f"}) {
      if (code == known) return 3;
    }
    return 0;
  }
  if (text.substr(at).starts_with("\xC2\xA0")) return 2; // a no-break space
  return std::string_view(" ()-./+").find(c) != std::string_view::npos ? 1 : 0;
}

bool is_word_byte(char c) { return core::is_alnum(c) || (static_cast<unsigned char>(c) & 0x80) != 0; }

// Whether a letter or digit adjoins before `begin`; the end of `%20` or of `\n` is none.
bool adjoins_before(std::string_view text, std::size_t begin) {
  if (begin == 0 || !is_word_byte(text[begin - 1])) return false;
  if (begin >= 3 && text[begin - 3] == '%') return false;
  return !(begin >= 2 && text[begin - 2] == '\\');
}

bool adjoins(std::string_view text, std::size_t begin, std::size_t end) {
  bool const word_begins = is_word_byte(text[begin]);
  bool const word_ends = is_word_byte(text[end - 1]);
  return (word_begins && adjoins_before(text, begin)) || (word_ends && end < text.size() && is_word_byte(text[end]));
}

} // namespace

Redaction::Redaction(std::map<std::string, std::string> const& values) {
  for (auto const& [key, value] : values) {
    std::string const text(core::trim(value));
    if (text.empty()) continue;
    whole_.try_emplace(text, key);
    if (key == core::key_of(core::CustomerField::phone)) {
      auto const country = values.find(std::string(core::key_of(core::CustomerField::country)));
      auto const number = PhoneNumber::parse(text, country == values.end() ? "" : country->second);
      add_number(number ? number->significant_digits() : digits_of(text), key); // these stand in every form of it
    }
    std::string const short_zip =
        key == core::key_of(core::CustomerField::zip) ? core::zip_without_plus_four(text) : "";
    if (!short_zip.empty()) add(key, short_zip);
    if (!core::is_part_of_phone(key)) add(key, text);
  }
  sort_patterns();
}

void Redaction::add_changed(std::string const& key, std::string_view changed) {
  std::string const text(core::trim(changed));
  if (text.empty() || key.empty()) return;
  whole_.try_emplace(text, key + "_changed");
  if (text.size() >= shortest_changed) add_forms(key + "_changed", text);
  if (key == core::key_of(core::CustomerField::phone)) add_number(digits_of(text), key + "_changed");
  sort_patterns();
}

void Redaction::add_number(std::string digits, std::string key) {
  constexpr std::size_t shortest_number = 7;
  if (digits.size() >= shortest_number) numbers_.emplace_back(std::move(digits), std::move(key));
}

void Redaction::sort_patterns() {
  std::ranges::sort(patterns_, [](Pattern const& a, Pattern const& b) {
    return a.needle.size() != b.needle.size() ? a.needle.size() > b.needle.size()
                                              : std::tie(a.needle, a.key) < std::tie(b.needle, b.key);
  });
}

void Redaction::add(std::string const& key, std::string const& value) {
  add_forms(key, value);
  if (core::contains(value, "\n")) {
    std::string const unix_text = core::replace_all(value, "\r\n", "\n");
    add_forms(key, unix_text);
    add_forms(key, core::replace_all(unix_text, "\n", "\r\n")); // as forms send it
    add_forms(key, core::collapse(value));                      // as pages show it
    for (std::string_view line : core::split(value, '\n')) {
      std::string const text(core::trim(line));
      if (text.size() >= shortest_line) add_forms(key, text);
    }
  }
}

void Redaction::add_forms(std::string const& key, std::string const& value) {
  bool const is_email = key == core::key_of(core::CustomerField::email);
  std::set<std::string> forms{value,
                              url_encoded(value, false, true),
                              url_encoded(value, false, false),
                              url_encoded(value, true, true),
                              component_encoded(value),
                              json_escaped(value, false),
                              json_escaped(value, true),
                              html_escaped(value, "&#39;"),
                              html_escaped(value, "&#039;"),
                              html_escaped(value, "&apos;"),
                              core::replace_all(component_encoded(value), "%40", "@")};
  for (auto const& form : forms) {
    if (form.size() >= shortest) patterns_.push_back({is_email ? core::lower(form) : form, key, is_email});
  }
}

void Redaction::find_phones(std::string_view text, std::vector<Span>& out) const {
  if (numbers_.empty()) return;
  for (std::size_t at = 0; at < text.size();) {
    if (!core::is_digit(text[at]) || (at > 0 && text[at - 1] == '%')) {
      ++at;
      continue;
    }
    std::string digits;
    std::vector<std::size_t> places;
    std::size_t gap = 0;
    while (at < text.size() && gap <= 3) {
      if (core::is_digit(text[at])) {
        digits += text[at];
        places.push_back(at++);
        gap = 0;
      } else if (std::size_t const length = separator_at(text, at); length > 0) {
        at += length;
        ++gap;
      } else {
        break;
      }
    }
    for (auto const& [number, key] : numbers_) {
      if (std::size_t const found = digits.find(number); found != std::string::npos)
        out.push_back({places[found], places[found + number.size() - 1] + 1, &key});
    }
    if (at < text.size()) ++at;
  }
}

std::vector<Redaction::Span> Redaction::find(std::string_view text) const {
  std::vector<Span> found;
  std::string const low = core::lower(text);
  for (Pattern const& pattern : patterns_) {
    std::string_view const where = pattern.ignores_case ? std::string_view(low) : text;
    for (std::size_t at = 0; (at = where.find(pattern.needle, at)) != std::string_view::npos;) {
      std::size_t const end = at + pattern.needle.size();
      if (!adjoins(text, at, end)) found.push_back({at, end, &pattern.key});
      at = end;
    }
  }
  find_phones(text, found);
  return found;
}

std::string Redaction::clean(std::string_view text) const {
  if (text.size() < shortest) return std::string(text);
  auto found = find(text);
  // The earliest first; of those that begin together, the longest.
  std::ranges::sort(found, [](Span const& a, Span const& b) {
    if (a.begin != b.begin) return a.begin < b.begin;
    return a.end != b.end ? a.end > b.end : *a.key < *b.key;
  });
  std::string out;
  std::size_t at = 0;
  for (Span const& span : found) {
    if (span.begin >= at) {
      out.append(text.substr(at, span.begin - at)).append("{").append(*span.key).append("}");
      at = span.end;
    } else if (span.end > at) {
      at = span.end; // overlaps the one before: neither may leave a rest
    }
  }
  return out.append(text.substr(std::min(at, text.size())));
}

std::string Redaction::clean_field(std::string_view text) const {
  auto const at = whole_.find(std::string(core::trim(text)));
  return at == whole_.end() ? clean(text) : "{" + at->second + "}";
}

std::set<std::string> Redaction::keys_in(std::string_view text) const {
  std::set<std::string> keys;
  for (Span const& span : find(text)) keys.insert(*span.key);
  return keys;
}

bool Redaction::is_telling(std::string_view text) const {
  using core::CustomerField, core::DerivedValue, core::key_of;
  auto const keys = keys_in(text);
  for (std::string_view key : {key_of(CustomerField::email), key_of(CustomerField::phone),
                               key_of(DerivedValue::message), key_of(DerivedValue::full_name)}) {
    if (keys.contains(std::string(key))) return true;
  }
  return keys.size() >= 2;
}

} // namespace legwork::adapters
