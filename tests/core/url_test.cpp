// core/base/url: what an href means on a page.
#include <catch2/catch.hpp>

#include "core/base/url.hpp"

using namespace legwork::core;

TEST_CASE("a page address comes apart into its pieces", "[url]") {
  auto const url = parse_url("HTTPS://user:pw@Acme.COM:8443/a/b;c?x=1&y=#top");
  REQUIRE(url);
  CHECK(url->scheme == "https");
  CHECK(url->host == "acme.com");
  CHECK(url->port == 8443);
  CHECK(url->path == "/a/b;c");
  CHECK(url->query == "x=1&y=");
  CHECK(url->fragment == "top");
  CHECK(parse_url("http://acme.com")->path == "/");
  CHECK(parse_url("http://acme.com")->port == 80);
  CHECK(parse_url("http://acme.com?q")->query == "q");
  CHECK(parse_url("http://[2606:4700::1]:81/")->host == "[2606:4700::1]");
  CHECK(parse_url("mailto:a@b.c")->path == "a@b.c");
  CHECK(parse_url("about:blank")->host.empty());
  for (char const* text : {"", "acme.com", "/x", "//acme.com", "http:/acme", "http://", "http://a:b/",
                           "http://a:0/", "http://a:65536/", "1http://a/", "://a"}) {
    INFO(text);
    CHECK_FALSE(parse_url(text));
  }
}

TEST_CASE("references resolve as browsers resolve them", "[url]") {
  std::string const base = "http://acme.test:8080/about/us/index.html?lang=en#team";
  struct Row {
    char const* reference;
    char const* meaning;
  };
  for (Row row :
       {Row{"contact.html", "http://acme.test:8080/about/us/contact.html"},
        Row{"./contact", "http://acme.test:8080/about/us/contact"},
        Row{"../contact", "http://acme.test:8080/about/contact"},
        Row{"../../../../contact", "http://acme.test:8080/contact"},
        Row{"/contact/../contact-us/", "http://acme.test:8080/contact-us/"},
        Row{"..", "http://acme.test:8080/about/"},
        Row{"?a=b", "http://acme.test:8080/about/us/index.html?a=b"},
        Row{"#form", "http://acme.test:8080/about/us/index.html?lang=en#form"},
        Row{"", "http://acme.test:8080/about/us/index.html?lang=en"},
        Row{"//forms.test/f", "http://forms.test/f"}, Row{"https://other.test", "https://other.test/"},
        Row{"https://other.test/a/./b/../c", "https://other.test/a/c"},
        Row{"  /con\ntact\t ", "http://acme.test:8080/contact"},
        Row{"\\contact", "http://acme.test:8080/contact"},
        Row{"/a?back=..\\x", "http://acme.test:8080/a?back=..\\x"}, Row{"a:b", "a:b"},
        Row{"mailto:sales@acme.test", "mailto:sales@acme.test"},
        Row{"javascript:void(0)", "javascript:void(0)"}, Row{"/%2e%2e/x", "http://acme.test:8080/x"}}) {
    INFO(row.reference);
    CHECK(resolve_url(base, row.reference) == row.meaning);
  }
  CHECK(resolve_url("about:blank", "/x").empty());
  CHECK(resolve_url("nonsense", "x").empty());
  CHECK(resolve_url("nonsense", "http://a.test/") == "http://a.test/");
}
