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
  CHECK(presentable("\xed\xa0\x80", 100) == "   ");  // a lone surrogate
  CHECK(presentable("\xf0\x9f\x9a\x97", 100) == "\xf0\x9f\x9a\x97");
}

TEST_CASE("splitting keeps empty pieces and collapsing keeps words", "[text]") {
  CHECK(split("a,,b", ',').size() == 3);
  CHECK(collapse("  two \n words\t") == "two words");
  CHECK(replace_all("aXbX", "X", "--") == "a--b--");
}

TEST_CASE("a journal row is valid JSON whatever bytes a struct holds", "[text][P73]") {
  std::string out;
  write_json_string(out, "a\xff" "b\xc3\xa9\xf0\x9f\x9a\x97 \xed\xa0\x80\"\n");
  CHECK(out == "\"a\xef\xbf\xbd" "b\xc3\xa9\xf0\x9f\x9a\x97 \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\\\"\\n\"");
}
