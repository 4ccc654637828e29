// Reading and resolving page addresses.
#include "core/base/url.hpp"

#include <algorithm>
#include <vector>

#include "core/base/text.hpp"

namespace legwork::core {

namespace {

bool is_web(std::string_view scheme) { return scheme == "http" || scheme == "https"; }

// The scheme that `text` begins with, in lower case; empty when it begins with none.
std::string scheme_of(std::string_view text) {
  std::size_t const colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_alpha(text[0])) return {};
  std::string_view const scheme = text.substr(0, colon);
  bool const valid =
      std::all_of(scheme.begin(), scheme.end(), [](char c) { return is_alnum(c) || c == '+' || c == '-' || c == '.'; });
  return valid ? lower(scheme) : std::string{};
}

// Reads `host:port` (credentials dropped) into `url`; false when a web address would be left without either.
bool read_authority(std::string_view authority, UrlParts& url) {
  if (std::size_t const at = authority.rfind('@'); at != std::string_view::npos) authority.remove_prefix(at + 1);
  std::size_t const bracket = authority.rfind(']');
  std::size_t const colon = authority.rfind(':');
  bool const has_port = colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket);
  url.host = lower(authority.substr(0, has_port ? colon : authority.size()));
  url.port = default_port(url.scheme);
  if (!has_port || colon + 1 == authority.size()) return !url.host.empty() || !is_web(url.scheme);
  auto const port = parse_port(authority.substr(colon + 1));
  if (port) url.port = *port;
  return port && !url.host.empty();
}

void read_tail(std::string_view rest, UrlParts& url) {
  if (std::size_t const hash = rest.find('#'); hash != std::string_view::npos) {
    url.fragment = rest.substr(hash + 1);
    rest = rest.substr(0, hash);
  }
  if (std::size_t const mark = rest.find('?'); mark != std::string_view::npos) {
    url.query = rest.substr(mark + 1);
    rest = rest.substr(0, mark);
  }
  url.path = rest;
}

// As a browser reads an attribute: without white space at the ends, tabs and line breaks.
std::string cleaned(std::string_view text) {
  std::string out;
  for (char c : trim(text)) {
    if (c != '\t' && c != '\n' && c != '\r') out += c;
  }
  return out;
}

void slashes_forward(std::string& text) {
  for (char& c : text) {
    if (c == '?' || c == '#') return;
    if (c == '\\') c = '/';
  }
}

} // namespace

std::uint16_t default_port(std::string_view scheme) {
  if (scheme == "http" || scheme == "ws") return 80;
  return scheme == "https" || scheme == "wss" ? 443 : 0;
}

std::optional<std::uint16_t> parse_port(std::string_view text) {
  if (text.empty() || text.size() > 5) return std::nullopt;
  unsigned value = 0;
  for (char c : text) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  if (value == 0 || value > 65535) return std::nullopt;
  return static_cast<std::uint16_t>(value);
}

std::optional<UrlParts> parse_url(std::string_view text) {
  std::string whole = cleaned(text);
  UrlParts url;
  url.scheme = scheme_of(whole);
  if (url.scheme.empty()) return std::nullopt;
  whole.erase(0, url.scheme.size() + 1);
  if (is_web(url.scheme)) slashes_forward(whole);
  std::string_view rest = whole;
  if (!rest.starts_with("//")) {
    if (is_web(url.scheme)) return std::nullopt;
    url.path = rest;
    return url;
  }
  rest.remove_prefix(2);
  std::size_t const end = std::min(rest.find_first_of("/?#"), rest.size());
  if (!read_authority(rest.substr(0, end), url)) return std::nullopt;
  read_tail(rest.substr(end), url);
  if (url.path.empty()) url.path = "/";
  return url;
}

std::string to_text(UrlParts const& url) {
  std::string out = url.scheme + ':';
  if (!url.host.empty() || is_web(url.scheme) || url.scheme == "file") {
    out += "//" + url.host;
    if (url.port != 0 && url.port != default_port(url.scheme)) out += ':' + std::to_string(url.port);
  }
  out += url.path;
  if (!url.query.empty()) out += '?' + url.query;
  if (!url.fragment.empty()) out += '#' + url.fragment;
  return out;
}

std::string remove_dot_segments(std::string_view path) {
  std::vector<std::string_view> kept;
  auto const parts = split(path.starts_with('/') ? path.substr(1) : path, '/');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::string const plain = replace_all(lower(parts[i]), "%2e", ".");
    bool const last = i + 1 == parts.size();
    if (plain == "." || plain == "..") {
      if (plain == ".." && !kept.empty()) kept.pop_back();
      if (last) kept.emplace_back();
      continue;
    }
    kept.push_back(parts[i]);
  }
  std::string out;
  for (std::string_view part : kept) out.append("/").append(part);
  return out.empty() ? "/" : out;
}

std::string resolve_url(std::string_view base, std::string_view reference) {
  std::string text = cleaned(reference);
  if (std::string const scheme = scheme_of(text); !scheme.empty()) {
    auto url = parse_url(text);
    if (url) {
      if (is_web(url->scheme)) url->path = remove_dot_segments(url->path);
      return to_text(*url);
    }
    // `http:next` is relative when the page has the same scheme: an old spelling that browsers still read.
    auto const on = parse_url(base);
    if (!on || on->scheme != scheme) return {};
    text.erase(0, scheme.size() + 1);
  }
  auto url = parse_url(base);
  if (!url || (url->host.empty() && !text.starts_with('#'))) return {};
  slashes_forward(text);
  if (text.starts_with("//")) return resolve_url(base, url->scheme + ':' + text);
  UrlParts wanted;
  read_tail(text, wanted);
  url->fragment = wanted.fragment;
  if (!wanted.path.empty()) {
    std::string const folder = url->path.substr(0, url->path.rfind('/') + 1);
    url->path = remove_dot_segments(wanted.path.starts_with('/') ? wanted.path : folder + wanted.path);
    url->query = wanted.query;
  } else if (text.starts_with('?')) {
    url->query = wanted.query;
  }
  return to_text(*url);
}

} // namespace legwork::core
