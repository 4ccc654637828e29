// One question after another, the surest first.
#include "core/validate/website_mistakes.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "core/base/text.hpp"
#include "core/base/visible_text.hpp"
#include "core/validate/request.hpp"

namespace legwork::core {

namespace {

constexpr std::array<std::string_view, 48> nothing{
    "n/a",     "na",      "n.a.",      "n.a",     "n/v",     "n.v.",       "k.a.",    "k.a",          "k/a",  "none",
    "null",    "nil",     "nan",       "no",      "nein",    "non",        "keine",   "keiner",       "kein", "aucun",
    "aucune",  "ninguno", "ninguna",   "nessuno", "nessuna", "geen",       "brak",    "ingen",        "tba",  "tbd",
    "tbc",     "unknown", "unbekannt", "inconnu", "missing", "fehlt",      "empty",   "leer",         "x",    "xx",
    "(empty)", "(none)",  "(blank)",   "#n/a",    "#n/v",    "no website", "no site", "keine website"};

bool is_only_signs(std::string_view text) {
  static constexpr std::array<std::string_view, 5> dashes{"\u2010", "\u2011", "\u2012", "\u2013", "\u2014"};
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const length = std::max<std::size_t>(character_length(text, at), 1);
    std::string_view const one = text.substr(at, length);
    bool const sign = length == 1 ? contains("-_.?/ ", one) : std::ranges::find(dashes, one) != dashes.end();
    if (!sign) return false;
    at += length;
  }
  // `/acme` is a path, and `?` alone has always been somebody's "do not know".
  return !text.empty() && text != "/";
}

bool is_spreadsheet_error(std::string_view text) {
  std::string const name = lower(text);
  return text.starts_with('#') && (name.ends_with('!') || name.ends_with('?')) && text.size() < 12;
}

bool is_formula(std::string_view text) {
  if (text.starts_with('=')) return true;
  bool const signed_call = (text.starts_with('+') || text.starts_with('@')) && text.size() > 1 && is_alpha(text[1]);
  return signed_call && contains(text, "(");
}

bool has_scheme(std::string_view text) {
  std::string const begin = lower(text.substr(0, 8));
  return begin.starts_with("http://") || begin.starts_with("https://");
}

// A host's name by its looks: labels of letters, digits and hyphens, the last one of letters.
bool looks_like_host(std::string_view host) {
  auto const labels = split(host, '.');
  if (labels.size() < 2) return false;
  for (std::string_view label : labels) {
    bool const fits = !label.empty() && label.size() <= 63 &&
                      std::ranges::all_of(label, [](char c) { return is_alnum(c) || c == '-' || (c & 0x80) != 0; });
    if (!fits) return false;
  }
  std::string_view const top = labels.back();
  return top.size() >= 2 && std::ranges::none_of(top, [](char c) { return is_digit(c); });
}

// Pieces between spaces, commas, semicolons and bars, without the signs that only enclose them.
std::vector<std::string_view> pieces_of(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t began = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && !is_space(text[i]) && !contains(",;|", text.substr(i, 1))) continue;
    std::string_view piece = text.substr(began, i - began);
    while (!piece.empty() && contains("<>()[]\"'", piece.substr(0, 1))) piece.remove_prefix(1);
    while (!piece.empty() && contains("<>()[]\"'.", piece.substr(piece.size() - 1))) piece.remove_suffix(1);
    if (!piece.empty()) out.push_back(piece);
    began = i + 1;
  }
  return out;
}

// What several pieces are together.
std::string mistake_of_pieces(std::string_view given) {
  std::string text(given);
  for (std::string_view quote : {"\u201C", "\u201D", "\u201E", "\u2018", "\u2019", "\u00AB", "\u00BB"})
    text = replace_all(std::move(text), quote, "\"");
  auto const pieces = pieces_of(text);
  auto const websites = std::ranges::count_if(pieces, looks_like_website);
  auto const mails = std::ranges::count_if(pieces, is_email_address);
  if (websites > 1)
    return (websites == 2 ? "This has two addresses in it" : "This has several addresses in it") +
           std::string(": keep the one of the business's website.");
  if (websites == 1 && mails > 0) return "This has a website and an e-mail address in it: keep the website alone.";
  if (mails > 1)
    return "These are e-mail addresses, not a website: give the address of the home page, such as acme.com.";
  if (pieces.size() == 1 && websites == 1 && pieces[0] != text)
    return "There are quotes or other signs around the address: keep the address alone, such as acme.com.";
  if (pieces.size() < 2) return {};
  if (websites == 1)
    return "There is a space or other text beside the address: keep the address alone, such as acme.com.";
  if (mails == 1)
    return "This is an e-mail address, not a website: give the address of the home page, such as acme.com.";
  return contains(text, " ") ? "This is text, not a website: give an address such as acme.com." : "";
}

// `http:/acme.com`, `http//acme.com`, `htp://acme.com`, `http://http://acme.com`, `www,acme,com`.
std::string mistake_of_typing(std::string_view text) {
  std::string const name = lower(text);
  std::size_t const letters = std::min(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz"), name.size());
  std::string_view const scheme = std::string_view(name).substr(0, letters);
  std::string_view const rest = std::string_view(name).substr(letters);
  static constexpr std::array<std::string_view, 15> nearly{"http",   "https", "htp",   "htps",   "htttp",
                                                           "htttps", "hhtp",  "hhtps", "ttp",    "ttps",
                                                           "hptt",   "hppt",  "hpps",  "httpss", "httip"};
  bool const near = std::ranges::find(nearly, scheme) != nearly.end();
  bool const exact = scheme == "http" || scheme == "https";
  if (exact && rest.starts_with("://")) {
    std::string_view const host = rest.substr(3);
    if (host.starts_with("http:") || host.starts_with("https:") || host.starts_with("http//") ||
        host.starts_with("https//"))
      return "The address begins with http twice: write it once, as https://acme.com/.";
    if (host.starts_with("/")) return "The address has too many slashes after http: write it as https://acme.com/.";
  } else if (near && !rest.empty() && contains(":;./,\\", rest.substr(0, 1)) && contains(rest, "/")) {
    return "The beginning of the address is mistyped: write it with a colon and two slashes, as https://acme.com/.";
  }
  if (name.starts_with("www,") || name.starts_with("www ") || name.starts_with("www;"))
    return "The address has no dot after www: write it as www.acme.com.";
  return {};
}

// A number or phone number; not an address of numbers, such as 192.0.2.1.
std::string mistake_of_digits(std::string_view text) {
  bool const has_digit = std::ranges::any_of(text, is_digit);
  bool const only_number = has_digit && std::ranges::all_of(text, [](char c) { return is_digit(c) || c == ','; });
  if (only_number) return "This is a number, not a website: give an address such as acme.com.";
  std::string number(text);
  for (std::string_view before : {"tel:", "tel.", "phone:", "fax:"}) {
    if (lower(number).starts_with(before)) number = trim(std::string_view(number).substr(before.size()));
  }
  if (number.ends_with('.')) number.pop_back();
  bool const dotted = std::ranges::all_of(number, [](char c) { return is_digit(c) || c == '.'; });
  if (is_phone_number(number) && !(dotted && std::ranges::count(number, '.') == 3))
    return "This is a phone number, not a website: give an address such as acme.com.";
  return {};
}

std::string mistake_of_links(std::string_view text) {
  std::string const name = lower(text);
  if (text.starts_with('[') && contains(text, "]("))
    return "This is a link in Markdown that has no web address: give the address alone, such as acme.com.";
  if (text.starts_with('<') && contains(name, "href"))
    return "This is a link in HTML that has no web address: give the address alone, such as acme.com.";
  if (text.starts_with('@') && !contains(text, " "))
    return "This is a name on a social network, not a website: give an address such as acme.com.";
  return {};
}

} // namespace

bool says_nothing(std::string_view text) {
  std::string const name = lower(trim(text));
  return std::ranges::find(nothing, name) != nothing.end() || is_only_signs(name);
}

bool looks_like_website(std::string_view text) {
  if (has_scheme(text) || lower(text.substr(0, 4)) == "www.") return text.size() > 8;
  if (contains(text, "@") || contains(text, " ")) return false;
  std::string_view host = text.substr(0, text.find_first_of("/?#"));
  std::string_view const port = host.substr(std::min(host.find(':'), host.size()));
  if (!port.empty() && !std::ranges::all_of(port.substr(1), is_digit)) return false;
  return looks_like_host(host.substr(0, host.size() - port.size()));
}

bool has_two_addresses(std::string_view text) {
  std::string_view const before_query = text.substr(0, text.find_first_of("?#"));
  for (std::size_t at = before_query.find_first_of(",;|"); at != std::string_view::npos;
       at = before_query.find_first_of(",;|", at + 1)) {
    std::string_view const rest = trim(text.substr(at + 1));
    if (has_scheme(rest) || lower(rest.substr(0, 4)) == "www.") return true;
  }
  return false;
}

std::string website_mistake(std::string_view text) {
  std::string const visible = visible_text(text);
  if (visible.empty()) return {};
  if (says_nothing(visible))
    return "This says that there is no website (\"" + std::string(clip(visible, 20)) +
           "\"): give an address such as acme.com.";
  if (is_spreadsheet_error(visible))
    return "This is an error of a spreadsheet's formula, not a website: put the address itself into the cell.";
  if (is_formula(visible)) return "This is a formula, not a website: put the address itself into the cell.";
  std::string_view mail = visible;
  if (lower(mail.substr(0, 7)) == "mailto:") mail.remove_prefix(7);
  mail = mail.substr(0, mail.size() == visible.size() ? mail.size() : mail.find('?'));
  if (is_email_address(mail))
    return "This is an e-mail address, not a website: give the address of the home page, such as acme.com.";
  for (auto mistake : {mistake_of_links, mistake_of_digits, mistake_of_typing, mistake_of_pieces}) {
    if (std::string what = mistake(visible); !what.empty()) return what;
  }
  return {};
}

} // namespace legwork::core
