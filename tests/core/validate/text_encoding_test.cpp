// core/validate/text_encoding: which bytes are which text, and what is none.
#include <catch2/catch.hpp>

#include "core/base/text.hpp"
#include "core/validate/text_encoding.hpp"

using namespace legwork::core;

namespace {

std::string text_of(std::string_view bytes) {
  auto const decoded = decode_text(bytes);
  return decoded ? decoded->text : "! " + decoded.error().detail;
}

template <std::size_t N>
std::string_view bytes(char const (&text)[N]) {
  return {text, N - 1};
}

} // namespace

TEST_CASE("UTF-8 is text with and without its mark", "[P11]") {
  CHECK(text_of("") == "");
  CHECK(text_of("a\u00fc\U0001F600") == "a\u00fc\U0001F600");
  CHECK(text_of("\xEF\xBB\xBF"
                "a") == "a");
  CHECK(decode_text("a")->encoding == TextEncoding::utf8);
}

TEST_CASE("UTF-16 is recognized by its mark or by its zeros", "[P11]") {
  CHECK(text_of(bytes("\xFF\xFE"
                      "a\0\xFC\0=\xD8\0\xDE")) == "a\u00fc\U0001F600");
  CHECK(text_of(bytes("\xFE\xFF\0a\0\xFC")) == "a\u00fc");
  CHECK(text_of(bytes("a\0,\0b\0")) == "a,b");
  CHECK(text_of(bytes("\0a\0,\0b")) == "a,b");
  CHECK(decode_text(bytes("a\0,\0b\0"))->encoding == TextEncoding::utf16_little_endian);
  CHECK(contains(text_of(bytes("\xFF\xFE"
                               "a\0b")),
                 "middle of a character"));
  CHECK(contains(text_of(bytes("\xFF\xFE\x3D\xD8"
                               "a\0")),
                 "half a character"));
  CHECK(contains(text_of(bytes("\xFF\xFE\0\xDE")), "half a character"));
  CHECK(contains(text_of(bytes("\xFF\xFE"
                               "a\0\0\0")),
                 "zeros"));
  CHECK(contains(text_of(bytes("\xFF\xFE\0\0a\0\0\0")), "UTF-32"));
  CHECK(contains(text_of(bytes("ab\0cdef")), "not a text file"));
}

TEST_CASE("Windows-1252 is read where it looks like Western European words", "[P11]") {
  CHECK(text_of("M\xFCller") == "M\u00fcller");
  CHECK(text_of("M\xDCLLER \x96 \x80 5") == "M\u00dcLLER \u2013 \u20ac 5");
  CHECK(text_of("O\x92Neill, Citro\xEBn, \xC9lan") == "O\u2019Neill, Citro\u00ebn, \u00c9lan");
  CHECK(decode_text("M\xFCller")->encoding == TextEncoding::windows_1252);
  for (std::string_view other : {
           "\xCF\xF0\xE8\xE2\xE5\xF2",              // Cyrillic (Windows-1251)
           "M\x81ller", "B\x84r", "M\x9Fller",      // German of DOS and of old Macs
           "\x83g\x83\x88\x83^", "\xB7\xE1\xCA\xC2" // Japanese, Chinese
       }) {
    INFO(text_of(other));
    CHECK(contains(text_of(other), "neither UTF-8 nor Windows-1252"));
  }
  CHECK(contains(text_of("a\nb\r\nM\xC3\xBCller \xFC"), "first on line 3")); // mixed
}

TEST_CASE("a file that is no text is told as what it is", "[P11]") {
  std::string const ole("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  CHECK(contains(text_of(ole + std::string(100, '\0')), ".xls"));
  std::string encrypted;
  for (char c : std::string("EncryptedPackage")) encrypted += std::string{c, '\0'};
  CHECK(contains(text_of(ole + encrypted), "encrypted with a password"));
  CHECK(contains(text_of("%PDF-1.4"), "PDF"));
  CHECK(contains(text_of("\x1F\x8B\x08"), "gzip"));
  CHECK(contains(text_of("{\\rtf1"), "RTF"));
  CHECK(contains(text_of("\n <!DOCTYPE html>"), "web page"));
  CHECK(contains(text_of("<HTML>"), "web page"));
  CHECK(contains(text_of("<?xml version=\"1.0\"?>"), "XML"));
  CHECK(contains(text_of("{\"type\":\"FeatureCollection\"}"), "JSON"));
  CHECK(contains(text_of("\x89PNG\r\n"), "picture"));
  CHECK(why_not_text("name,website\n") == "");
}
