// core/validate/website_mistakes: what stands where a website belongs, told as what it is.
#include <catch2/catch.hpp>

#include "core/base/text.hpp"
#include "core/validate/website.hpp"
#include "core/validate/website_mistakes.hpp"

using namespace legwork::core;

namespace {

Result<std::string> as_it_is(std::string_view text) {
  if (contains(text, "\u00fc \u00fc")) return fail(ErrorKind::invalid, "no such letters");
  return std::string(text);
}

std::string why(std::string_view text) {
  auto const website = read_website(text, {{}, as_it_is});
  return website ? "reads " + website->url : website.error().detail;
}

} // namespace

TEST_CASE("a mistake is told in words that fit it", "[P11][P12]") {
  struct Mistake {
    char const* text;
    char const* words;
  };
  for (auto const& [text, words] : std::initializer_list<Mistake>{
           {"info@acme.com", "This is an e-mail address, not a website"},
           {"mailto:info@acme.com?subject=x", "This is an e-mail address"},
           {"Jo <jo@acme.com>", "This is an e-mail address"},
           {"a@acme.com; b@acme.com", "These are e-mail addresses"},
           {"acme.com, info@acme.com", "a website and an e-mail address"},
           {"n/a", "no website (\"n/a\")"},
           {"N.A.", "no website (\"N.A.\")"},
           {"k.A.", "no website"},
           {" none ", "no website (\"none\")"},
           {"-", "no website (\"-\")"},
           {"\u2013", "no website"},
           {"???", "no website"},
           {"TBA", "no website"},
           {"#N/A", "no website"},
           {"#REF!", "error of a spreadsheet's formula"},
           {"=A2", "This is a formula"},
           {"=HYPERLINK(A2)", "This is a formula"},
           {"+49 (731) 555-0100", "This is a phone number"},
           {"tel: 0731 5550100", "This is a phone number"},
           {"01.23.45.67.89", "This is a phone number"},
           {"5125550100", "This is a number"},
           {"42", "This is a number"},
           {"http:/acme.com", "a colon and two slashes"},
           {"http//acme.com", "a colon and two slashes"},
           {"htp://acme.com", "a colon and two slashes"},
           {"https;//acme.com", "a colon and two slashes"},
           {"http://https://acme.com", "http twice"},
           {"http:///acme.com", "too many slashes"},
           {"www,acme,com", "no dot after www"},
           {"acme.com b.com", "two addresses"},
           {"https://a.com/;https://b.com/", "two addresses"},
           {"a.com / b.com or www.c.com", "several addresses"},
           {"acme.com (old)", "a space or other text"},
           {"see the web", "This is text, not a website"},
           {"@acme", "social network"},
           {"[acme](page)", "Markdown"},
           {"<a href=x>y</a>", "HTML"},
           {"\u00fc \u00fc", "This is text"},
           {"acme.c", "single letter"},
       }) {
    INFO(text << ": " << why(text));
    CHECK(contains(why(text), words));
    CHECK(why(text).ends_with('.'));
  }
}

TEST_CASE("what cannot be seen around an address is no part of it, and within it a space", "[P12]") {
  CHECK(why("\u00a0acme.com\u200b") == "reads https://acme.com/");
  CHECK(why("ac\u00adme.com") == "reads https://acme.com/");
  CHECK(contains(why("acme.com/\u00a0x"), "space"));
  CHECK_FALSE(parse_website("acme.com\u00a0", {}));
}

TEST_CASE("addresses of every kind are no mistake", "[P12]") {
  for (char const* text : {"acme.com", "https://acme.com/a,b;c|d", "https://acme.com/?to=a,https://b.com", "8.8.8.8",
                           "acme.com/mail@acme.com", "n-a.com", "none.com", "xx.yy", "x.com"}) {
    INFO(text << ": " << why(text));
    CHECK(why(text).starts_with("reads "));
  }
  CHECK(looks_like_website("acme.com:80/x"));
  CHECK(looks_like_website("WWW.acme.com"));
  CHECK_FALSE(looks_like_website("acme"));
  CHECK_FALSE(looks_like_website("Inc."));
  CHECK_FALSE(looks_like_website("a b.com"));
  CHECK_FALSE(looks_like_website("a@b.com"));
  CHECK_FALSE(looks_like_website("1.5"));
}
