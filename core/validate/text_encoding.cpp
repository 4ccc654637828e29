// Recognizing comes before reading: a file that is not text at all is told as what it is.
#include "core/validate/text_encoding.hpp"

#include <array>

#include "core/base/text.hpp"

namespace legwork::core {

namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr char const* how_to_save = "; save it as \"CSV UTF-8\" or as an Excel workbook (.xlsx)";

unsigned byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

struct Signature {
  std::string_view begins;
  std::string_view is;
};

constexpr std::array<Signature, 12> signatures{{
    {"%PDF", "is a PDF document; copy the table into a spreadsheet and save it as an Excel workbook (.xlsx) or CSV"},
    {"{\\rtf", "is an RTF document; copy the table into a spreadsheet and save it as .xlsx or CSV"},
    {"\x1F\x8B", "is compressed (gzip); unpack it first"},
    {"7z\xBC\xAF\x27\x1C", "is compressed (7-Zip); unpack it first"},
    {"Rar!", "is compressed (RAR); unpack it first"},
    {"BZh", "is compressed (bzip2); unpack it first"},
    {"\x89PNG", "is a picture; a list must be a spreadsheet or text"},
    {"\xFF\xD8\xFF", "is a picture; a list must be a spreadsheet or text"},
    {"GIF8", "is a picture; a list must be a spreadsheet or text"},
    {"<?xml", "is XML; open it with the spreadsheet program and save it as an Excel workbook (.xlsx) or CSV"},
    {"<!doctype",
     "is a web page (HTML), whatever its name; open it with a spreadsheet program and save it as .xlsx or CSV"},
    {"<html",
     "is a web page (HTML), whatever its name; open it with a spreadsheet program and save it as .xlsx or CSV"},
}};

constexpr std::string_view compound_file = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"; // [MS-CFB], Excel before 2007

std::string of_compound_file(std::string_view bytes) {
  static constexpr std::string_view encrypted_package("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
  if (contains(bytes, encrypted_package))
    return "is encrypted with a password; open it and save it without one (File > Info > Protect Workbook)";
  return "is an Excel file of the old kind (.xls); open it and save it as an Excel workbook (.xlsx) or CSV UTF-8";
}

// Of 0x80 to 0x9F; 0 where Windows-1252 has no character.
constexpr std::array<char16_t, 32> windows_1252_points{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                       0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// Signs that stand between two letters in no Western European word, and in many words of another code page.
bool is_odd_inside_a_word(unsigned byte) {
  switch (byte) {
    case 0x82:
    case 0x83:
    case 0x84:
    case 0x86:
    case 0x87:
    case 0x88:
    case 0x89:
    case 0x8B:
    case 0x93:
    case 0x94:
    case 0x95:
    case 0x98:
    case 0x99:
    case 0x9B: return true;
    default: break;
  }
  bool const is_sign = byte >= 0xA1 && byte <= 0xBF;
  return (is_sign && byte != 0xAD && byte != 0xB4 && byte != 0xB7) || byte == 0xD7 || byte == 0xF7;
}

bool is_capital(unsigned byte) {
  return byte == 0x8A || byte == 0x8C || byte == 0x8E || byte == 0x9F || (byte >= 0xC0 && byte <= 0xDE);
}

bool is_small(unsigned byte) { return (byte >= 'a' && byte <= 'z') || byte >= 0xDF; }

// Western European words have single letters beyond ASCII, few in a row, no capitals within and no signs between.
// Cyrillic, Greek and East Asian code pages, those of DOS and of old Macs do not look like that.
bool is_plausible_windows_1252(std::string_view bytes) {
  auto const is_letter = [](unsigned byte) { return is_alpha(static_cast<char>(byte)) || byte >= 0xC0; };
  std::size_t high = 0;
  std::size_t in_a_row = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    unsigned const byte = byte_at(bytes, i);
    if (byte < 0x80) continue;
    if (byte < 0xA0 && windows_1252_points[byte - 0x80] == 0) return false;
    unsigned const before = i > 0 ? byte_at(bytes, i - 1) : ' ';
    unsigned const after = i + 1 < bytes.size() ? byte_at(bytes, i + 1) : ' ';
    if (is_letter(before) && is_letter(after) && is_odd_inside_a_word(byte)) return false;
    if (is_small(before) && is_capital(byte) && is_small(after)) return false;
    bool const rare = byte == 0x83 || byte == 0x88 || byte == 0x98; // and the first of two in Japanese
    if (rare && (is_letter(before) || is_letter(after))) return false;
    if (is_letter(before) && byte == 0x9F && is_small(after)) return false; // the ü of old Macs
    ++high;
    if (before >= 0xC0 && byte >= 0xC0) ++in_a_row;
  }
  return in_a_row * 3 <= high;
}

std::size_t first_line_that_is_not_utf8(std::string_view bytes) {
  std::size_t line = 1;
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t const length = character_length(bytes, at);
    if (length == 0) break;
    if (bytes[at] == '\n' || (bytes[at] == '\r' && !bytes.substr(at).starts_with("\r\n"))) ++line;
    at += length;
  }
  return line;
}

Result<DecodedText> from_windows_1252(std::string_view bytes) {
  if (!is_plausible_windows_1252(bytes))
    return fail(ErrorKind::invalid,
                "is neither UTF-8 nor Windows-1252 (Western European): its letters are in another "
                "encoding, first on line " +
                    std::to_string(first_line_that_is_not_utf8(bytes)) + how_to_save);
  DecodedText out{{}, TextEncoding::windows_1252};
  out.text.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    unsigned const byte = byte_at(bytes, i);
    append_character(out.text, byte >= 0x80 && byte < 0xA0 ? windows_1252_points[byte - 0x80] : char32_t{byte});
  }
  return out;
}

Result<DecodedText> from_utf16(std::string_view bytes, TextEncoding encoding) {
  std::string const name = "is UTF-16 (\"Unicode text\")";
  if (bytes.size() % 2 != 0)
    return fail(ErrorKind::invalid, name + " and ends in the middle of a character: it was cut off" + how_to_save);
  bool const little = encoding == TextEncoding::utf16_little_endian;
  auto const unit = [&](std::size_t at) -> char32_t {
    unsigned const first = byte_at(bytes, at);
    unsigned const second = byte_at(bytes, at + 1);
    return little ? second << 8U | first : first << 8U | second;
  };
  DecodedText out{{}, encoding};
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    char32_t point = unit(at);
    if (point >= 0xD800 && point < 0xE000) {
      char32_t const low = point < 0xDC00 && at + 3 < bytes.size() ? unit(at + 2) : 0;
      if (low < 0xDC00 || low >= 0xE000)
        return fail(ErrorKind::invalid, name + " with half a character in it: it is damaged" + how_to_save);
      point = 0x10000 + ((point - 0xD800) << 10U) + (low - 0xDC00);
      at += 2;
    }
    if (point == 0) return fail(ErrorKind::invalid, name + " with zeros in it: it is no text" + how_to_save);
    append_character(out.text, point);
  }
  return out;
}

// UTF-16 without a mark: of what spreadsheets write in it, most characters are ASCII, so every other byte is zero.
std::size_t zeros(std::string_view bytes, std::size_t from) {
  std::size_t out = 0;
  for (std::size_t at = from; at < bytes.size(); at += 2) out += bytes[at] == '\0' ? 1U : 0U;
  return out;
}

} // namespace

std::string why_not_text(std::string_view bytes) {
  if (bytes.starts_with(compound_file)) return of_compound_file(bytes);
  std::string_view head = bytes;
  if (head.starts_with(utf8_mark)) head.remove_prefix(utf8_mark.size());
  std::string const begins = lower(trim(head.substr(0, 200)));
  for (Signature const& one : signatures) {
    if (head.starts_with(one.begins) || begins.starts_with(one.begins)) return std::string(one.is);
  }
  if (begins.starts_with("{\"") || begins.starts_with("[{") || begins.starts_with("{\n"))
    return "is JSON, not a list with columns; save it as CSV or .xlsx (the server imports GeoJSON and Overpass as "
           "such)";
  return {};
}

Result<DecodedText> decode_text(std::string_view bytes) {
  if (std::string why = why_not_text(bytes); !why.empty()) return fail(ErrorKind::invalid, std::move(why));
  if (bytes.starts_with(utf8_mark)) bytes.remove_prefix(utf8_mark.size());
  if (bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4)) || bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4)))
    return fail(ErrorKind::invalid, std::string("is UTF-32, which is not read") + how_to_save);
  if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes.substr(2), TextEncoding::utf16_little_endian);
  if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes.substr(2), TextEncoding::utf16_big_endian);
  if (contains(bytes, std::string_view("\0", 1))) {
    std::string_view const head = bytes.substr(0, 4'096);
    std::size_t const half = head.size() / 2;
    if (zeros(head, 1) * 2 > half && zeros(head, 0) == 0) return from_utf16(bytes, TextEncoding::utf16_little_endian);
    if (zeros(head, 0) * 2 > half && zeros(head, 1) == 0) return from_utf16(bytes, TextEncoding::utf16_big_endian);
    return fail(ErrorKind::invalid, std::string("is not a text file") + how_to_save);
  }
  if (is_utf8(bytes)) return DecodedText{std::string(bytes), TextEncoding::utf8};
  return from_windows_1252(bytes);
}

} // namespace legwork::core
