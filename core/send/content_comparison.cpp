// Contents are compared piece by piece: runs of digits, or of letters and digits, and what lies between them.
#include "core/send/content_comparison.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/text.hpp"

namespace legwork::core {

namespace {

constexpr std::size_t most_counters = 2;
constexpr std::uint64_t largest_step = 1'000; // of a counter between two requests
constexpr std::size_t counter_digits = 9;
constexpr std::size_t shortest_nonce = 8;
constexpr std::size_t longest_nonce = 40; // a SHA-1 in hex; what is longer may hold a message

std::string_view digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return text.substr(at, end - at);
}

// Seconds or milliseconds since 1970, of this century's first half.
bool is_clock_time(std::string_view digits) {
  return (digits.size() == 10 || digits.size() == 13) && (digits[0] == '1' || digits[0] == '2');
}

std::uint64_t number(std::string_view digits) {
  std::uint64_t value = 0;
  for (char c : digits) value = value * 10 + static_cast<std::uint64_t>(c - '0');
  return value;
}

bool is_counted_on(std::string_view earlier, std::string_view later) {
  if (earlier.size() > counter_digits || later.size() > counter_digits) return false;
  return number(later) > number(earlier) && number(later) - number(earlier) <= largest_step;
}

bool is_nonce_byte(char c) { return is_alnum(c) || c == '-' || c == '_'; }

// A word that says nothing: letters and digits mixed, neither short nor long enough for a text. Boundaries are nonces.
bool is_nonce(std::string_view word) {
  if (word.size() < shortest_nonce || word.size() > longest_nonce) return false;
  bool has_digit = false;
  for (char c : word) has_digit = has_digit || is_digit(c);
  return has_digit;
}

// `text` with every nonce and clock time replaced by one byte that no text holds.
std::string without_nonces(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_nonce_byte(text[end])) ++end;
    if (end == at) {
      out += text[at++];
      continue;
    }
    std::string_view const word = text.substr(at, end - at);
    if (is_nonce(word))
      out += '\x01';
    else
      out += word;
    at = end;
  }
  return out;
}

std::string percent_decoded(std::string_view text) {
  auto const digit = [](char c) { return is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10; };
  auto const is_hex = [](char c) { return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); };
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '%' && at + 2 < text.size() && is_hex(text[at + 1]) && is_hex(text[at + 2])) {
      out += static_cast<char>(digit(text[at + 1]) * 16 + digit(text[at + 2]));
      at += 2;
    } else {
      out += text[at] == '+' ? ' ' : text[at];
    }
  }
  return out;
}

using NameValues = std::vector<std::string>; // "name=value"

void add_field(NameValues& out, std::string_view name, std::string_view value) {
  std::string const text = replace_all(std::string(value), "\r\n", "\n"); // as forms send line breaks, or scripts
  out.push_back(without_nonces(std::string(name) + "=" + text));
}

void add_urlencoded(NameValues& out, std::string_view text) {
  for (std::string_view const pair : split(text, '&')) {
    std::size_t const equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    add_field(out, percent_decoded(pair.substr(0, equals)), percent_decoded(pair.substr(equals + 1)));
  }
}

void add_multipart(NameValues& out, std::string_view body) {
  constexpr std::string_view named = "; name=\"";
  std::string_view const boundary = body.substr(0, body.find("\r\n"));
  for (std::size_t at = body.find(named); at != std::string_view::npos; at = body.find(named, at)) {
    at += named.size();
    std::size_t const name_end = body.find('"', at);
    std::size_t const value = body.find("\r\n\r\n", at);
    std::size_t const end = body.find(std::string("\r\n") + std::string(boundary), at);
    if (name_end == std::string_view::npos || value == std::string_view::npos || end == std::string_view::npos ||
        value + 4 > end)
      return;
    add_field(out, body.substr(at, name_end - at), body.substr(value + 4, end - value - 4));
    at = end;
  }
}

// The fields of a form, however it is sent; nothing where it is not read as one.
NameValues fields_of(Content const& content) {
  NameValues out;
  if (!content.query.empty()) add_urlencoded(out, std::string_view(content.query).substr(1));
  if (content.body.starts_with("--"))
    add_multipart(out, content.body);
  else if (content.body.empty() || is_alnum(content.body[0]) || content.body[0] == '_')
    add_urlencoded(out, content.body);
  else
    return {};
  std::ranges::sort(out);
  return out;
}

} // namespace

bool is_repeat(std::string_view earlier, std::string_view later) {
  std::size_t counters = 0;
  std::size_t a = 0;
  std::size_t b = 0;
  while (a < earlier.size() && b < later.size()) {
    if (!is_digit(earlier[a]) || !is_digit(later[b])) {
      if (earlier[a++] != later[b++]) return false;
      continue;
    }
    std::string_view const was = digits_at(earlier, a);
    std::string_view const is = digits_at(later, b);
    a += was.size();
    b += is.size();
    if (was == is || (is_clock_time(was) && is_clock_time(is) && was.size() == is.size())) continue;
    if (!is_counted_on(was, is) || ++counters > most_counters) return false;
  }
  return a == earlier.size() && b == later.size();
}

bool is_same_submission(Content const& one, Content const& other) {
  if (one.query == other.query && without_nonces(one.body) == without_nonces(other.body)) return true;
  auto const fields = fields_of(one);
  return !fields.empty() && fields == fields_of(other);
}

} // namespace legwork::core
