// Hosts as the vendors' own documentation for content security policies names them.
#include "core/send/captcha_hosts.hpp"

#include <array>
#include <optional>

#include "core/base/url.hpp"

namespace legwork::core {

namespace {

struct VendorAddress {
  int vendor;
  std::string_view host; // itself and what is under it
  std::string_view path; // where its addresses begin, for hosts that serve other things, too
};

constexpr auto addresses = std::to_array<VendorAddress>({
    {1, "www.google.com", "/recaptcha/"},
    {1, "www.recaptcha.net", "/recaptcha/"},
    {1, "recaptcha.google.com", "/"},
    {1, "www.gstatic.com", "/recaptcha/"},
    {1, "www.gstatic.cn", "/recaptcha/"},
    {2, "hcaptcha.com", "/"},
    {3, "challenges.cloudflare.com", "/"},
    {4, "friendlycaptcha.com", "/"},
    {5, "arkoselabs.com", "/"},
    {5, "funcaptcha.com", "/"},
    {6, "geetest.com", "/"},
    {7, "captcha-delivery.com", "/"},
    {8, "mtcaptcha.com", "/"},
});

std::optional<int> vendor_of(std::string_view url) {
  auto const parts = parse_url(url);
  if (!parts || parts->scheme != "https") return std::nullopt;
  std::string_view const host = parts->host;
  for (VendorAddress const& known : addresses) {
    bool const is_host = host == known.host || (host.ends_with(known.host) && host.size() > known.host.size() &&
                                                host[host.size() - known.host.size() - 1] == '.');
    if (is_host && std::string_view(parts->path).starts_with(known.path)) return known.vendor;
  }
  return std::nullopt;
}

} // namespace

bool is_captcha_address(std::string_view url) { return vendor_of(url).has_value(); }

bool is_captcha_exchange(std::string_view frame_url, std::string_view request_url) {
  auto const asks = vendor_of(frame_url);
  return asks && asks == vendor_of(request_url);
}

} // namespace legwork::core
