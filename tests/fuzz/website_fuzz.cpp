// A website that passes is http or https, names no credentials, and is read as itself again.
#include <cstdlib>

#include "adapters/net/domain_name.hpp"
#include "core/base/text.hpp"
#include "core/base/url.hpp"
#include "core/validate/website.hpp"

using namespace legwork;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  auto const ascii = adapters::ascii_website(text);
  if (!ascii) return 0;
  auto const website = core::parse_website(*ascii, {});
  if (!website) return 0;
  if (website->scheme != "http" && website->scheme != "https") std::abort();
  if (website->url.size() > core::website_limit_bytes || core::contains(website->host, "@")) std::abort();
  if (core::presentable(website->url, website->url.size()) != website->url) std::abort();
  auto const again = core::parse_website(website->url, {});
  if (!again || again->url != website->url || again->host != website->host || again->port != website->port)
    std::abort();
  auto const parts = core::parse_url(website->url);
  if (!parts || parts->host != website->host) std::abort();
  static_cast<void>(adapters::registrable_domain(website->host));
  return 0;
}
