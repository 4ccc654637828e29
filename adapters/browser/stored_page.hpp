// A page that was stored as a file, made ready to be shown again as if it came from its website. Pure: reads nothing
// and asks nobody.
#pragma once

#include <string>
#include <string_view>

namespace legwork::adapters {

struct StoredPage {
  std::string url; // under which it is shown
  std::string content_type;
  std::string html; // the file's bytes
  bool may_run_scripts = true;
};

// Where a stored page is shown that does not say where it is from: a name that nobody can own (RFC 2606).
inline constexpr std::string_view neutral_address = "https://stored-page.invalid/";

// The page's own address where it names one (rel=canonical, og:url, a whole address in <base href>), else the neutral
// one. Files in UTF-8 are declared as such; what others are in is left to what they say themselves.
StoredPage stored_page(std::string html);

} // namespace legwork::adapters
