// The bytes of a text file as UTF-8: which encoding it is in is told by its bytes, as spreadsheets and mail programs
// save it.
#pragma once

#include <string>
#include <string_view>

#include "core/base/error.hpp"

namespace legwork::core {

enum class TextEncoding { utf8, utf16_little_endian, utf16_big_endian, windows_1252 };

struct DecodedText {
  std::string text; // valid UTF-8 without a byte order mark
  TextEncoding encoding = TextEncoding::utf8;
};

// UTF-8; UTF-16 with a byte order mark or recognizable by its zero bytes; Windows-1252 where the bytes are not valid
// UTF-8 and read as Western European words. Errors say what the file is instead and how to save it: another encoding,
// a workbook, a document.
Result<DecodedText> decode_text(std::string_view bytes);

// What a file is that is no text: "is a PDF document; …", by its first bytes. Empty where nothing is recognized.
std::string why_not_text(std::string_view bytes);

} // namespace legwork::core
