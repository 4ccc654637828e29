// libidn2 for names, libpsl with Debian's public suffix list for who owns them.
#include "adapters/net/domain_name.hpp"

#include <idn2.h>
#include <libpsl.h>

#include <algorithm>
#include <memory>

namespace legwork::adapters {

core::Result<std::string> ascii_website(std::string_view text) {
  bool const plain = std::ranges::all_of(text, [](char c) { return (c & 0x80) == 0; });
  if (plain) return std::string(text);
  std::size_t const scheme = text.find("://");
  std::size_t const begin = scheme == std::string_view::npos ? 0 : scheme + 3;
  std::size_t const end = std::min(text.find_first_of(":/?#", begin), text.size());
  char* ascii = nullptr;
  std::string const host(text.substr(begin, end - begin));
  int const rc = idn2_to_ascii_8z(host.c_str(), &ascii, IDN2_NONTRANSITIONAL | IDN2_NFC_INPUT);
  std::unique_ptr<char, decltype(&idn2_free)> const owned(ascii, &idn2_free);
  if (rc != IDN2_OK)
    return core::fail(core::ErrorKind::invalid, "the website's name is not a valid international domain name");
  return std::string(text.substr(0, begin)) + ascii + std::string(text.substr(end));
}

std::string registrable_domain(std::string const& host) {
  static std::unique_ptr<psl_ctx_t, decltype(&psl_free)> const list(psl_latest(nullptr), &psl_free);
  char const* found = list ? psl_registrable_domain(list.get(), host.c_str()) : nullptr;
  return found == nullptr ? host : found;
}

} // namespace legwork::adapters
