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
  for (char const* text : {"", "acme.com", "/x", "//acme.com", "http:/acme", "http://", "http://a:b/", "http://a:0/",
                           "http://a:65536/", "1http://a/", "://a"}) {
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
        Row{"/contact/../contact-us/", "http://acme.test:8080/contact-us/"}, Row{"..", "http://acme.test:8080/about/"},
        Row{"?a=b", "http://acme.test:8080/about/us/index.html?a=b"},
        Row{"#form", "http://acme.test:8080/about/us/index.html?lang=en#form"},
        Row{"", "http://acme.test:8080/about/us/index.html?lang=en"}, Row{"//forms.test/f", "http://forms.test/f"},
        Row{"https://other.test", "https://other.test/"},
        Row{"https://other.test/a/./b/../c", "https://other.test/a/c"},
        Row{"  /con\ntact\t ", "http://acme.test:8080/contact"}, Row{"\\contact", "http://acme.test:8080/contact"},
        Row{"/a?back=..\\x", "http://acme.test:8080/a?back=..\\x"}, Row{"a:b", "a:b"},
        Row{"mailto:sales@acme.test", "mailto:sales@acme.test"}, Row{"javascript:void(0)", "javascript:void(0)"},
        Row{"/%2e%2e/x", "http://acme.test:8080/x"}}) {
    INFO(row.reference);
    CHECK(resolve_url(base, row.reference) == row.meaning);
  }
  CHECK(resolve_url("about:blank", "/x").empty());
  CHECK(resolve_url("nonsense", "x").empty());
  CHECK(resolve_url("nonsense", "http://a.test/") == "http://a.test/");
}

TEST_CASE("every scheme has its own port, and a written one is a whole number in its range", "[url][P12]") {
  CHECK(default_port("http") == 80);
  CHECK(default_port("ws") == 80);
  CHECK(default_port("https") == 443);
  CHECK(default_port("wss") == 443);
  CHECK(default_port("ftp") == 0);
  CHECK(parse_port("1") == 1);
  CHECK(parse_port("65535") == 65'535);
  CHECK(parse_port("00080") == 80);
  for (char const* text : {"", "0", "65536", "000080", "999999", "4294967376", "8o", "-1", "+1", " 1"}) {
    INFO(text);
    CHECK_FALSE(parse_port(text));
  }
  CHECK(parse_url("http://acme.com:/")->port == 80);
  CHECK_FALSE(parse_url("http://:80/"));
  CHECK(parse_url("wss://acme.com:444/")->port == 444);
  CHECK_FALSE(parse_url("ftp://acme.com:x/"));
}

TEST_CASE("a scheme is what may be one, and another is none", "[url]") {
  CHECK(parse_url("git+ssh://acme.com/x")->scheme == "git+ssh");
  CHECK(parse_url("a-b:x")->scheme == "a-b");
  CHECK(parse_url("a.b:x")->scheme == "a.b");
  CHECK(parse_url("a1:x")->scheme == "a1");
  CHECK_FALSE(parse_url("a_b:x"));
  CHECK_FALSE(parse_url("a b:x"));
}

TEST_CASE("a backslash is a slash where browsers read it as one", "[url]") {
  CHECK(parse_url("http:\\\\acme.com\\a\\b?c\\d#e\\f")->host == "acme.com");
  CHECK(parse_url("http:\\\\acme.com\\a\\b?c\\d#e\\f")->path == "/a/b");
  CHECK(parse_url("http:\\\\acme.com\\a\\b?c\\d#e\\f")->query == "c\\d");
  CHECK(parse_url("http://acme.com/#e\\f")->fragment == "e\\f");
  CHECK(parse_url("mailto:a\\b")->path == "a\\b");
}

TEST_CASE("an address is written as it was read", "[url]") {
  for (char const* text : {"https://acme.com/", "https://acme.com:8443/a?b#c", "http://acme.com:443/",
                           "ftp://acme.com/x", "file:///x", "mailto:a@b.c", "ftp://acme.com:1/x", "about:blank?x#y"}) {
    INFO(text);
    if (auto const url = parse_url(text); std::string_view(text).starts_with("about")) CHECK(url->path == "blank?x#y");
    CHECK(to_text(*parse_url(text)) == text);
  }
  CHECK(to_text(*parse_url("https://acme.com:443/")) == "https://acme.com/");
  CHECK(to_text(*parse_url("http://u:p@acme.com:80")) == "http://acme.com/");
  CHECK(to_text({.scheme = "http", .host = "", .port = 80, .path = "/x", .query = "", .fragment = ""}) == "http:///x");
}

TEST_CASE("dots in a path lead up and never out", "[url][P12]") {
  CHECK(remove_dot_segments("") == "/");
  CHECK(remove_dot_segments("/") == "/");
  CHECK(remove_dot_segments("a") == "/a");
  CHECK(remove_dot_segments("/a/b/.") == "/a/b/");
  CHECK(remove_dot_segments("/a/b/..") == "/a/");
  CHECK(remove_dot_segments("/../../a") == "/a");
  CHECK(remove_dot_segments("/a/%2E%2e/b") == "/b");
  CHECK(remove_dot_segments("/a/...") == "/a/...");
  CHECK(remove_dot_segments("/a//b") == "/a//b");
  CHECK(remove_dot_segments("/..") == "/");
}

TEST_CASE("an old spelling is relative to a page of the same scheme only", "[url]") {
  CHECK(resolve_url("http://acme.test/a/b", "http:c") == "http://acme.test/a/c");
  CHECK(resolve_url("https://acme.test/a/b", "http:c").empty());
  CHECK(resolve_url("about:blank", "#x") == "about:blank#x");
  CHECK(resolve_url("http://acme.test/a?x=1", "?") == "http://acme.test/a");
  CHECK(resolve_url("http://acme.test/a?x=1#y", "b#z") == "http://acme.test/b#z");
}
