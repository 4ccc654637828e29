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

// `acme.com` → `https://acme.com/` (`http` in practice: the street has no certificates). Errors: `invalid`
// where the text is no web address, `refused` where policy forbids it; the detail is one sentence that says
// how to mend it.
Result<Website> parse_website(std::string_view text, HostPolicy const& policy);

} // namespace legwork::core
