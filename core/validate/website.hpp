// The website of a business as a request gives it: brought to one spelling, or refused with the reason.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/error.hpp"
#include "core/validate/host_policy.hpp"

namespace legwork::core {

inline constexpr std::size_t website_limit_bytes = 2048; // URLs beyond this break in browsers and logs

// `url` is the whole address in its one spelling; `path` begins with a slash and is without query and
// fragment.
struct Website {
  std::string url;
  std::string scheme;
  std::string host;
  std::uint16_t port = 0;
  std::string path;
};

// Which websites may be contacted, and how an international name is written in ASCII: that needs tables, which the
// caller has.
struct WebsiteRules {
  HostPolicy policy;
  Result<std::string> (*to_ascii)(std::string_view text);
};

// The website in a text as people have it: invisible characters and spaces around it do not count, and its name may be
// an international one.
Result<Website> read_website(std::string_view text, WebsiteRules const& rules);

// The stricter reading of a text without such: `acme.com` → `https://acme.com/` (`http` in practice: the street has no
// certificates). Errors: `invalid` where the text is no web address, `refused` where policy forbids it; the detail is
// one sentence that says what it is instead and how to mend it.
Result<Website> parse_website(std::string_view text, HostPolicy const& policy);

} // namespace legwork::core
