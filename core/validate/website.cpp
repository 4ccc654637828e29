// One strict reading of a website's address: what is doubtful is refused, never guessed.
#include "core/validate/website.hpp"

#include <algorithm>
#include <optional>

#include "core/base/text.hpp"
#include "core/base/url.hpp"
#include "core/base/visible_text.hpp"
#include "core/validate/website_mistakes.hpp"

namespace legwork::core {

namespace {

std::unexpected<Error> invalid(std::string detail) { return fail(ErrorKind::invalid, std::move(detail)); }

constexpr char const* has_space = "The website has a space in it: write the address without spaces.";
constexpr char const* too_long = "The website is longer than 2048 bytes: give the address of the home page.";

std::optional<std::string> wrong_characters(std::string_view text) {
  if (trim(text).empty()) return "The website is empty: give an address such as acme.com.";
  if (text.size() > website_limit_bytes) return too_long;
  for (char c : text) {
    auto const byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) return "The website has a control character in it: type the address again.";
    if (c == ' ') return has_space;
    if (c == '\\') return "The website has a backslash in it: use forward slashes.";
  }
  if (visible_text(text) != text) return has_space; // of another width, or one that nobody sees
  return std::nullopt;
}

struct Pieces {
  std::string scheme;
  std::string_view authority;
  std::string_view tail; // path, query and fragment
};

// Tells `acme.com:443/x` from `javascript:x`: after a host and its colon come digits and then the path or
// nothing.
bool is_port_next(std::string_view after_colon) {
  std::size_t const end = std::min(after_colon.find_first_not_of("0123456789"), after_colon.size());
  return end > 0 && (end == after_colon.size() || contains("/?#", after_colon.substr(end, 1)));
}

Result<Pieces> take_apart(std::string_view text, HostPolicy const& policy) {
  Pieces out;
  out.scheme = policy.practice ? "http" : "https";
  std::size_t const colon = text.find(':');
  bool const colon_in_front = colon != std::string_view::npos && colon < text.find_first_of("/?#@[");
  if (colon_in_front && !is_port_next(text.substr(colon + 1))) {
    out.scheme = lower(text.substr(0, colon));
    if (out.scheme != "http" && out.scheme != "https") {
      std::size_t const at = text.find('@');
      if (at < text.find_first_of("/?#"))
        return invalid("The website carries a user name: write it without the part before @.");
      return invalid("Only http and https websites can be contacted: write the address as https://acme.com/.");
    }
    text.remove_prefix(colon + 1);
    if (!text.starts_with("//")) return invalid("After " + out.scheme + ": come two slashes: write https://acme.com/.");
    text.remove_prefix(2);
  }
  std::size_t const end = std::min(text.find_first_of("/?#"), text.size());
  out.authority = text.substr(0, end);
  out.tail = text.substr(end);
  if (out.authority.empty()) return invalid("The website has no host: write the address as https://acme.com/.");
  if (contains(out.authority, "@")) {
    return invalid("The website carries a user name or password: write the address without the part before @.");
  }
  return out;
}

// Bytes that a browser would encode when it sends them, encoded here so that there is one spelling.
std::string encoded(std::string_view text) {
  std::string out;
  for (char c : text) {
    auto const byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && !contains("\"<>`{}|^", std::string_view(&c, 1))) {
      out += c;
      continue;
    }
    out += '%';
    out += "0123456789ABCDEF"[byte >> 4];
    out += "0123456789ABCDEF"[byte & 0xFU];
  }
  return out;
}

Result<Website> parse_strictly(std::string_view text, HostPolicy const& policy) {
  if (auto wrong = wrong_characters(text)) return invalid(std::move(*wrong));
  auto const pieces = take_apart(text, policy);
  if (!pieces) return std::unexpected(pieces.error());
  std::string_view host_text = pieces->authority;
  std::optional<std::uint16_t> port;
  std::size_t const colon = host_text.rfind(':');
  if (colon != std::string_view::npos && !host_text.ends_with(']')) {
    port = parse_port(host_text.substr(colon + 1));
    if (!port) return invalid("The port in the website is no number from 1 to 65535: leave it out.");
    host_text = host_text.substr(0, colon);
  }
  auto host = check_host(host_text, policy);
  if (!host) return std::unexpected(host.error());
  if (contains(*host, "_") && !policy.allowed_hosts.contains(*host)) {
    return invalid("The host has an underscore in it, which websites of businesses have not: check the name.");
  }
  if (policy.practice && !port) {
    return fail(ErrorKind::refused,
                "A practice website needs its port: copy the address from the street's dealers.csv.");
  }
  UrlParts url;
  url.scheme = pieces->scheme;
  url.host = *host;
  url.port = port.value_or(default_port(url.scheme));
  if (auto allowed = check_port(url.host, url.port, policy); !allowed) return std::unexpected(allowed.error());
  std::string const tail = encoded(pieces->tail);
  std::size_t const path_end = std::min(tail.find_first_of("?#"), tail.size());
  url.path = remove_dot_segments(tail.substr(0, path_end));
  std::string whole = to_text(url) + tail.substr(path_end);
  if (whole.size() > website_limit_bytes) return invalid(too_long); // its characters became three bytes each
  return Website{.url = std::move(whole), .scheme = url.scheme, .host = url.host, .port = url.port, .path = url.path};
}

} // namespace

Result<Website> parse_website(std::string_view text, HostPolicy const& policy) {
  bool const is_none = says_nothing(text) || has_two_addresses(text); // though a browser would open `n.a.`
  Result<Website> website = is_none ? fail(ErrorKind::invalid, "") : parse_strictly(text, policy);
  if (website) return website;
  // What it is says more than which letter is wrong.
  if (std::string what = website_mistake(text); !what.empty()) website.error().detail = std::move(what);
  return website;
}

Result<Website> read_website(std::string_view text, WebsiteRules const& rules) {
  std::string const visible = visible_text(text);
  auto const ascii = rules.to_ascii(visible);
  if (ascii) return parse_website(*ascii, rules.policy);
  std::string const what = website_mistake(visible);
  return what.empty() ? std::unexpected(ascii.error()) : fail(ErrorKind::invalid, what);
}

} // namespace legwork::core
