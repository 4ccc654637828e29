// Page addresses as websites write them: lenient reading and resolving. Decides nothing about what may be
// visited; core/validate does that.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace legwork::core {

// Scheme and host are in lower case, an IPv6 host keeps its brackets, credentials are dropped. `port` is the
// scheme's own when none is written (0 where the scheme has none). `query` and `fragment` are without ? and
// #. For addresses without a host (mailto:, data:, about:) everything after the scheme is in `path`.
struct UrlParts {
  std::string scheme;
  std::string host;
  std::uint16_t port = 0;
  std::string path;
  std::string query;
  std::string fragment;
};

// Nothing when there is no scheme, or an http(s) address has no host or no valid port.
std::optional<UrlParts> parse_url(std::string_view text);

// The address in one piece; a scheme's own port is left out.
std::string to_text(UrlParts const& url);

// What `reference` (an href, action or src) means on the page `base` (RFC 3986 section 5, and like browsers:
// white space at the ends and line breaks are dropped, a backslash is a slash). Empty when `base` cannot be
// read and the reference needs it.
std::string resolve_url(std::string_view base, std::string_view reference);

// `/a/./b/../c` → `/a/c`; always begins with a slash.
std::string remove_dot_segments(std::string_view path);

// The port that http or https uses when none is written; 0 for other schemes.
std::uint16_t default_port(std::string_view scheme);

// A whole decimal number from 1 to 65535.
std::optional<std::uint16_t> parse_port(std::string_view text);

} // namespace legwork::core
