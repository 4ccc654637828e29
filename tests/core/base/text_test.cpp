// core/base/text: what is done with bytes that strangers wrote.
#include <catch2/catch.hpp>

#include "core/base/json_text.hpp"
#include "core/base/text.hpp"

using namespace legwork::core;

TEST_CASE("text from a website becomes valid, printable and short", "[text]") {
  CHECK(presentable("plain", 100) == "plain");
  CHECK(presentable("a\x1b[31mb\x07", 100) == "a [31mb ");
  CHECK(presentable("caf\xc3\xa9", 4) == "caf");
  CHECK(presentable("bad \xff\xfe end", 100) == "bad    end");
  CHECK(presentable("\xed\xa0\x80", 100) == "   "); // a lone surrogate
  CHECK(presentable("\xf0\x9f\x9a\x97", 100) == "\xf0\x9f\x9a\x97");
}

TEST_CASE("splitting keeps empty pieces and collapsing keeps words", "[text]") {
  CHECK(split("a,,b", ',').size() == 3);
  CHECK(collapse("  two \n words\t") == "two words");
  CHECK(replace_all("aXbX", "X", "--") == "a--b--");
  CHECK(replace_all("aXbX", "X", "XX") == "aXXbXX"); // what was put in is not looked at again
  CHECK(replace_all("ab", "", "-") == "ab");
  CHECK(split("", ',') == std::vector<std::string_view>{""});
  CHECK(split("a,b,", ',') == std::vector<std::string_view>{"a", "b", ""});
  CHECK(contains_ignoring_case("Please CONTACT us", "contact"));
  CHECK(contains_ignoring_case("please contact us", "Contact"));
  CHECK_FALSE(contains_ignoring_case("please call us", "contact"));
}

TEST_CASE("a journal row is valid JSON whatever bytes a struct holds", "[text][P73]") {
  std::string out;
  write_json_string(out,
                    "a\xff"
                    "b\xc3\xa9\xf0\x9f\x9a\x97 \xed\xa0\x80\"\n");
  CHECK(out ==
        "\"a\xef\xbf\xbd"
        "b\xc3\xa9\xf0\x9f\x9a\x97 \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\\\"\\n\"");
}

TEST_CASE("letters, digits and white space are those of ASCII, from the first to the last", "[text]") {
  std::string const white = " \t\n\v\f\r";
  std::string const small = "abcdefghijklmnopqrstuvwxyz";
  std::string const large = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  std::string const digits = "0123456789";
  for (int i = 0; i < 256; ++i) {
    char const c = static_cast<char>(i);
    INFO(i);
    bool const letter = (small + large).find(c) != std::string::npos;
    CHECK(is_space(c) == (white.find(c) != std::string::npos));
    CHECK(is_digit(c) == (digits.find(c) != std::string::npos));
    CHECK(is_alpha(c) == letter);
    CHECK(is_alnum(c) == (letter || is_digit(c)));
    std::size_t const at = large.find(c);
    CHECK(lower(std::string(1, c)) == std::string(1, at == std::string::npos ? c : small[at]));
  }
}

TEST_CASE("a character is as long as its first byte says, and none that has no place in Unicode is one", "[text]") {
  auto const length = [](std::string_view text) { return character_length(text, 0); };
  CHECK(length("\x7f") == 1);
  CHECK(length("\x80") == 0);
  CHECK(length("\xc1\xbf") == 0); // would be a longer way to write \x7f
  CHECK(length("\xc2\x80") == 2);
  CHECK(length("\xdf\xbf") == 2);
  CHECK(length("\xe0\x9f\xbf") == 0);
  CHECK(length("\xe0\xa0\x80") == 3);
  CHECK(length("\xed\x9f\xbf") == 3); // before the surrogates
  CHECK(length("\xed\xa0\x80") == 0);
  CHECK(length("\xed\xbf\xbf") == 0);
  CHECK(length("\xee\x80\x80") == 3); // after them
  CHECK(length("\xef\xbf\xbf") == 3);
  CHECK(length("\xf0\x8f\xbf\xbf") == 0);
  CHECK(length("\xf0\x90\x80\x80") == 4);
  CHECK(length("\xf4\x8f\xbf\xbf") == 4); // the last one
  CHECK(length("\xf4\x90\x80\x80") == 0);
  CHECK(length("\xf5\x80\x80\x80") == 0);
  CHECK(length(std::string_view("\xe2\x82\xac", 2)) == 0); // cut off, whatever stands behind
  CHECK(length(std::string_view("\xc3\xa9", 1)) == 0);
  CHECK(length("\xc3\x41") == 0); // no second byte
  CHECK(length("\xe2\x41\xac") == 0);
  CHECK(length("\xe2\x82\x41") == 0);
  CHECK(length("\xf0\x9f\x9a\x41") == 0);
}

TEST_CASE("a text is cut between characters", "[text]") {
  CHECK(clip("abc", 3) == "abc");
  CHECK(clip("abcd", 3) == "abc");
  CHECK(clip("caf\xc3\xa9", 5) == "caf\xc3\xa9");
  CHECK(clip("caf\xc3\xa9s", 4) == "caf");
  CHECK(clip("\xc3\xa9", 1).empty());
  CHECK(presentable("\x1f \x7e\x7f!", 9) == "  ~ !");
  CHECK(presentable("ab\x7f"
                    "c",
                    3) == "ab ");
  CHECK(presentable("ab\xc3\xa9", 3) == "ab");
}

TEST_CASE("every character that JSON cannot hold as it is has its escape", "[text][P73]") {
  auto const written = [](std::string_view text) {
    std::string out;
    write_json_string(out, text);
    return out;
  };
  CHECK(written("") == "\"\"");
  CHECK(written("\"") == "\"\\\"\"");
  CHECK(written("\\") == "\"\\\\\"");
  CHECK(written("a\n\r\tb") == "\"a\\n\\r\\tb\"");
  CHECK(written(std::string_view("\0", 1)) == "\"\\u0000\"");
  CHECK(written("\x1b") == "\"\\u001b\"");
  CHECK(written("\x1f"
                " ") == "\"\\u001f \"");
  CHECK(written("\x7f") == "\"\x7f\"");
}

TEST_CASE("the shape of a text says how it looks, and not what it says", "[P84]") {
  CHECK(shape_of("(415) 555-0123") == "(###) ###-####");
  CHECK(shape_of("SW1A 1AA") == "xx#x #xx");
  CHECK(shape_of("Müßig") == "xxxxx");
  CHECK(shape_of("") == "");
  CHECK(shape_of(std::string(40, 'a')) == std::string(40, 'x'));
  CHECK(shape_of(std::string(41, 'a')) == "41 characters");
}
