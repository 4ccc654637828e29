// Where a stored page is from, as far as it says so.
#include "adapters/browser/stored_page.hpp"

#include <catch2/catch.hpp>

using legwork::adapters::neutral_address;
using legwork::adapters::stored_page;

TEST_CASE("a stored page is shown under the address that it names as its own", "[P88]") {
  for (auto const& [html, url] :
       {std::pair{"<head><link rel=\"canonical\" href=\"https://acme.com/contact\"></head>",
                  "https://acme.com/contact"},
        {"<LINK HREF='https://acme.com/c?a=1&amp;b=2#top' REL=Canonical>", "https://acme.com/c?a=1&b=2"},
        {"<meta property=\"og:url\" content=\"http://acme.com\"><base href='https://other.com/'>", "http://acme.com/"},
        {"<base target=_blank href=https://acme.com/shop/>", "https://acme.com/shop/"},
        {"<meta content=\"https://og.com/\" property=og:url><link href=https://can.com/ rel=canonical>",
         "https://can.com/"}}) {
    INFO(html);
    CHECK(stored_page(html).url == url);
  }
}

TEST_CASE("a stored page that names no address of the web is shown under a neutral one", "[P88]") {
  for (char const* html :
       {"<p>Hello</p>", "", "<", "<link rel=canonical", "<base href=\"/\">", "<link rel=canonical href=contact.html>",
        "<!-- <base href=\"https://acme.com/\"> -->", "<base href=\"file:///etc/passwd\">",
        "<link rel=canonical href=\"https://localhost/\">", "<link rel=canonical href=\"https://{{ site }}.com/\">",
        "<a href=\"https://acme.com/\" rel=canonical>", "<link rel=alternate data-href=\"https://acme.com/\">"}) {
    INFO(html);
    CHECK(stored_page(html).url == neutral_address);
  }
}

TEST_CASE("only a file in UTF-8 is declared as such", "[P88]") {
  CHECK(stored_page("<p>Gr\xC3\xBC\xC3\x9F").content_type == "text/html; charset=utf-8");
  CHECK(stored_page("<meta charset=windows-1252><p>Gr\xFC\xDF").content_type == "text/html");
}
