// Keys as browsers name them.
#include "adapters/service/page_keys.hpp"

#include <catch2/catch.hpp>

#include "adapters/service/live_pages.hpp"

using namespace legwork::adapters;

TEST_CASE("a key types what stands on it, and keeps its place's code in every language", "[P66]") {
  struct Known {
    char const* key;
    char const* code;
    unsigned modifiers;
    PageKey is;
  };
  for (Known const& known :
       {Known{"a", "KeyA", 0, {"a", 65}}, Known{"A", "KeyA", shift_down, {"A", 65}}, Known{"7", "Digit7", 0, {"7", 55}},
        Known{" ", "Space", 0, {" ", 32}},
        Known{"\xc3\xb6", "Semicolon", 0, {"\xc3\xb6", 186}}, // ö on a German keyboard
        Known{"@", "KeyQ", 0, {"@", 81}}, Known{"?", "Slash", shift_down, {"?", 191}}, Known{"5", "", 0, {"5", 53}},
        Known{"x", "", 0, {"x", 88}}, Known{"Enter", "Enter", 0, {"\r", 13}}, Known{"Tab", "Tab", shift_down, {"", 9}},
        Known{"ArrowLeft", "ArrowLeft", control_down, {"", 37}}, Known{"Backspace", "Backspace", 0, {"", 8}},
        Known{"a", "KeyA", control_down, {"", 65}}, Known{"Z", "KeyZ", control_down | shift_down, {"", 90}}}) {
    CAPTURE(known.key, known.code, known.modifiers);
    auto const key = page_key(known.key, known.code, known.modifiers);
    REQUIRE(key);
    CHECK(key->text == known.is.text);
    CHECK(key->key_code == known.is.key_code);
  }
}

TEST_CASE("keys that mean something to a browser's window do not reach a page", "[P66]") {
  CHECK_FALSE(page_key("v", "KeyV", control_down)); // a paste comes as text
  CHECK_FALSE(page_key("w", "KeyW", control_down));
  CHECK_FALSE(page_key("t", "KeyT", control_down));
  CHECK_FALSE(page_key("a", "KeyA", control_down | alt_down));
  CHECK_FALSE(page_key("a", "KeyA", alt_down));
  CHECK_FALSE(page_key("a", "KeyA", meta_down));
  CHECK_FALSE(page_key("Meta", "MetaLeft", meta_down));
  CHECK_FALSE(page_key("F5", "F5", 0));
  CHECK_FALSE(page_key("Unidentified", "", 0));
  CHECK_FALSE(page_key("", "", 0));
  CHECK_FALSE(page_key("\x01", "", 0));
  CHECK_FALSE(page_key("ab", "", 0));
}
