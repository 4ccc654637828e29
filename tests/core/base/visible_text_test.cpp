// core/base/visible_text: what copying leaves in a text and nobody sees.
#include <catch2/catch.hpp>

#include "core/base/visible_text.hpp"

using namespace legwork::core;

TEST_CASE("spaces of every kind are spaces, and what has no width is nothing", "[P12]") {
  CHECK(visible_text("") == "");
  CHECK(visible_text(" a ") == "a");
  CHECK(visible_text("\u00a0acme.com\u00a0\t") == "acme.com");
  CHECK(visible_text("\ufeffac\u200bme\u00ad.com\u200e") == "acme.com");
  CHECK(visible_text("a\u3000b\u202fc") == "a b c");
  CHECK(visible_text("caf\u00e9\u00a0") == "caf\u00e9");
  CHECK(visible_text("\xff\xa0") == "\xff\xa0"); // bytes that are no characters stay
}

TEST_CASE("within a name, what has no width may belong to it", "[P11]") {
  CHECK(trim_invisible("\u200b\u00a0A\u00a0B\u200b \u00a0") == "A B");
  CHECK(trim_invisible("\U0001F469\u200d\U0001F527") == "\U0001F469\u200d\U0001F527");
  CHECK(trim_invisible("\u200b") == "");
}
