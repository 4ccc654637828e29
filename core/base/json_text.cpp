// JSON string quoting: the shortest escapes, and nothing that depends on a locale.
#include "core/base/json_text.hpp"

#include "core/base/text.hpp"

namespace legwork::core {

void write_json_string(std::string& out, std::string_view text) {
  static constexpr char hex[] = "0123456789abcdef";
  out += '"';
  std::size_t plain = 0; // start of the run not yet copied
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const c = static_cast<unsigned char>(text[i]);
    std::size_t const length = c < 0x80 ? 1 : character_length(text, i);
    if (c >= 0x20 && c != '"' && c != '\\' && length != 0) {
      i += length - 1;
      continue;
    }
    out.append(text, plain, i - plain);
    plain = i + 1;
    if (length == 0) {
      out += "\xEF\xBF\xBD"; // a journal with a byte that is no character could never be read again
      continue;
    }
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        out += "\\u00";
        out += hex[c >> 4];
        out += hex[c & 0xF];
    }
  }
  out.append(text, plain);
  out += '"';
}

} // namespace legwork::core
