// core/validate/website: the one spelling of a website, and everything that is refused.
#include <catch2/catch.hpp>

#include "core/validate/website.hpp"

using namespace legwork::core;

namespace {

std::string url_of(std::string_view text, HostPolicy const& policy = {}) {
  auto const website = parse_website(text, policy);
  return website ? website->url : "! " + website.error().detail;
}

bool is_refused(std::string_view text, HostPolicy const& policy = {}) {
  auto const website = parse_website(text, policy);
  return !website && website.error().detail.ends_with('.');
}

} // namespace

TEST_CASE("a website is brought to one spelling", "[P12]") {
  CHECK(url_of("acme.com") == "https://acme.com/");
  CHECK(url_of("ACME.com/Contact") == "https://acme.com/Contact");
  CHECK(url_of("http://acme.com:80") == "http://acme.com/");
  CHECK(url_of("https://acme.com:443/a?b=c#d") == "https://acme.com/a?b=c#d");
  CHECK(url_of("acme.com:443") == "https://acme.com/");
  CHECK(url_of("acme.com:80/x") == "https://acme.com:80/x");
  CHECK(url_of("HTTP://www.acme.co.uk/") == "http://www.acme.co.uk/");
  CHECK(url_of("acme.com.") == "https://acme.com/");
  CHECK(url_of("acme.com?x=1") == "https://acme.com/?x=1");
  CHECK(url_of("https://acme.com/a/../b/./c") == "https://acme.com/b/c");
  CHECK(url_of("xn--mnchen-3ya.de") == "https://xn--mnchen-3ya.de/");
  CHECK(url_of("https://acme.com/caf\xc3\xa9") == "https://acme.com/caf%C3%A9");
  CHECK(url_of("https://8.8.8.8/") == "https://8.8.8.8/");
  CHECK(url_of("https://[2606:4700:0::1111]/") == "https://[2606:4700::1111]/");
  CHECK(url_of("https://acme.com/mail@acme.com:99") == "https://acme.com/mail@acme.com:99");
  auto const website = parse_website("acme.com/contact?x#y", {});
  REQUIRE(website);
  CHECK(website->scheme == "https");
  CHECK(website->host == "acme.com");
  CHECK(website->port == 443);
  CHECK(website->path == "/contact");
}

namespace {

constexpr char const* no_web_addresses[] = {"",
                                            " ",
                                            "   ",
                                            "javascript:alert(1)",
                                            "JavaScript://acme.com/%0aalert(1)",
                                            "file:///etc/passwd",
                                            "data:text/html,x",
                                            "ftp://acme.com/",
                                            "mailto:a@acme.com",
                                            "ws://acme.com/",
                                            "chrome://settings",
                                            "view-source:https://acme.com/",
                                            "about:blank",
                                            "blob:https://acme.com/1",
                                            "https:acme.com",
                                            "https:/acme.com",
                                            "https://",
                                            "https:///acme.com",
                                            "//acme.com",
                                            "/acme.com",
                                            "?",
                                            "#",
                                            "https://user@acme.com/",
                                            "https://user:pw@acme.com/",
                                            "user:1@acme.com",
                                            "https://@acme.com/",
                                            "https://acme.com@127.0.0.1/",
                                            "acme.com@evil.com",
                                            " acme.com",
                                            "acme.com ",
                                            "ac me.com",
                                            "acme.com/a b",
                                            "acme\\.com",
                                            "https:\\\\acme.com",
                                            "https://acme.com\\@evil.com/",
                                            "acme.com\n",
                                            "a\tcme.com",
                                            "acme.com/\x01",
                                            "acme.com/\x7f",
                                            "acme",
                                            "https://acme/",
                                            "-acme.com",
                                            "acme-.com",
                                            "a..com",
                                            ".acme.com",
                                            "acme.com..",
                                            "ac_me.com",
                                            "acme!.com",
                                            "acme.com:",
                                            "acme.com:x",
                                            "acme.com:0",
                                            "acme.com:65536",
                                            "acme.com:-1",
                                            "acme.com:8e1",
                                            "https://acme.com:80:80/",
                                            "https://%61cme.com/",
                                            "https://acme.com%2f@x/",
                                            "https://\xc3\xa9.com/",
                                            "https://xn--.com/",
                                            "https://\xe3\x80\x82.com/",
                                            "https://\xe2\x91\xa0.com",
                                            "https://[::1",
                                            "https://::1/",
                                            "https://acme.123/",
                                            "https://acme.0x1/",
                                            "https://acme.0x/"};

} // namespace

TEST_CASE("what is no web address is refused with a sentence", "[P12][P11]") {
  for (char const* text : no_web_addresses) {
    INFO(text);
    CHECK(is_refused(text));
  }
}

TEST_CASE("what is too long, or hides something behind a zero byte, is no web address", "[P12][P11]") {
  CHECK(is_refused(std::string("acme.com/\0x", 11)));
  CHECK(is_refused("https://acme.com/" + std::string(2048, 'a')));
  CHECK(is_refused("https://acme.com/" + std::string(1500, '\xE9'))); // each becomes %E9
  CHECK(is_refused(std::string(64, 'a') + ".com"));
  std::string long_host;
  for (int i = 0; i < 63; ++i) long_host += "abc.";
  CHECK(is_refused(long_host + "com"));
}

TEST_CASE("private hosts are refused however they are spelled", "[P12]") {
  for (char const* host : {"127.0.0.1",
                           "127.1",
                           "127.0.1",
                           "0",
                           "0.0.0.0",
                           "0x7f.1",
                           "0x7f000001",
                           "0X7F.0.0.1",
                           "2130706433",
                           "017700000001",
                           "0177.0.0.1",
                           "127.0.0.1.",
                           "127.000.000.001",
                           "4294967295",
                           "10.0.0.1",
                           "192.168.1.1",
                           "172.16.0.1",
                           "169.254.169.254",
                           "169.254.169.254.",
                           "0xA9FEA9FE",
                           "2852039166",
                           "100.64.0.1",
                           "168.63.129.16",
                           "224.0.0.1",
                           "255.255.255.255",
                           "[::1]",
                           "[::]",
                           "[0:0:0:0:0:0:0:1]",
                           "[::ffff:127.0.0.1]",
                           "[::ffff:7f00:1]",
                           "[::127.0.0.1]",
                           "[64:ff9b::7f00:1]",
                           "[2002:7f00:1::]",
                           "[fe80::1]",
                           "[fe80::1%25eth0]",
                           "[fc00::1]",
                           "[ff02::1]",
                           "[2001:db8::1]",
                           "[127.0.0.1]",
                           "[v1.x]",
                           "[]",
                           "localhost",
                           "LOCALHOST",
                           "localhost.",
                           "a.localhost",
                           "printer.local",
                           "metadata.google.internal",
                           "acme.test",
                           "acme.example",
                           "acme.invalid",
                           "abcdef.onion",
                           "router.home.arpa",
                           "1.0.0.127.in-addr.arpa",
                           "nas.lan",
                           "1.2.3.4.5",
                           "1.2.3.256"}) {
    INFO(host);
    CHECK(is_refused(host));
    CHECK(is_refused("http://" + std::string(host) + "/"));
    CHECK(is_refused("http://" + std::string(host) + ":80/x"));
  }
  CHECK(parse_website("http://127.0.0.1/", {}).error().kind == ErrorKind::refused);
  CHECK(parse_website("http://acme.test/", {}).error().kind == ErrorKind::refused);
  CHECK(parse_website("nonsense", {}).error().kind == ErrorKind::invalid);
}

TEST_CASE("only the usual ports pass, and any port of a host the configuration allows", "[P12]") {
  CHECK(is_refused("acme.com:8080"));
  CHECK(is_refused("https://acme.com:22/"));
  CHECK(parse_website("acme.com:8080", {}).error().kind == ErrorKind::refused);
  HostPolicy const policy{.practice = false, .allowed_hosts = {"127.0.0.1", "staging.acme.com", "intranet", "[::1]"}};
  CHECK(url_of("http://127.0.0.1:9000/", policy) == "http://127.0.0.1:9000/");
  CHECK(url_of("http://[::1]:9000/", policy) == "http://[::1]:9000/");
  CHECK(url_of("Staging.Acme.com:8443", policy) == "https://staging.acme.com:8443/");
  CHECK(url_of("http://intranet:81", policy) == "http://intranet:81/");
  CHECK(is_refused("http://127.0.0.2:9000/", policy));
  CHECK(is_refused("http://user@intranet/", policy));
  CHECK(is_refused("ftp://intranet/", policy));
}

TEST_CASE("practice visits the practice street and nothing else", "[P12][P49]") {
  HostPolicy const practice{.practice = true, .allowed_hosts = {"acme.com"}};
  CHECK(url_of("http://bluebird-motors.test:8099/", practice) == "http://bluebird-motors.test:8099/");
  CHECK(url_of("bluebird-motors.test:8099", practice) == "http://bluebird-motors.test:8099/");
  for (char const* text :
       {"http://bluebird-motors.test/", "https://acme.com/", "acme.com:8099", "http://127.0.0.1:8099/",
        "http://localhost:8099/", "http://test:8099/", "http://x.test.com:8099/"}) {
    INFO(text);
    CHECK(is_refused(text, practice));
  }
}
