// Whatever bytes a file holds: what is taken for text is valid UTF-8, and what is not is told with a way out.
#include <cstdlib>

#include "core/base/text.hpp"
#include "core/base/visible_text.hpp"
#include "core/validate/text_encoding.hpp"

using namespace legwork;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const bytes(reinterpret_cast<char const*>(data), size);
  auto const decoded = core::decode_text(bytes);
  if (!decoded) {
    if (decoded.error().detail.empty() || !core::is_utf8(decoded.error().detail)) std::abort();
    return 0;
  }
  if (!core::is_utf8(decoded->text)) std::abort();
  if (core::contains(decoded->text, std::string_view("\0", 1))) std::abort();
  // What is seen of a text is all that is seen of it.
  std::string const seen = core::visible_text(decoded->text);
  if (core::visible_text(seen) != seen || core::trim_invisible(core::trim_invisible(decoded->text)).size() > size * 3)
    std::abort();
  return 0;
}
