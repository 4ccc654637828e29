// Which links lead to the contact form, in many languages, and which do not.
#include <catch2/catch.hpp>

#include "core/page/page.hpp"

using namespace legwork::core;

namespace {

std::vector<std::string> ranked(std::initializer_list<std::pair<char const*, char const*>> links) {
  Snapshot page;
  page.url = "https://acme.example/";
  for (auto const& [href, text] : links) page.links.push_back({.href = href, .text = text});
  return rank_contact_links(page, "acme.example");
}

} // namespace

TEST_CASE("the link to the contact page is known in every language that is read", "[P35][P88]") {
  for (char const* text :
       {"Contact us",      "Contacto",      "Nous contacter", "Kontakt",     "Contatti",     "Fale conosco",
        "Neem contact op", "Kontakta oss",  "Kontakt os",     "Kontakt oss", "Ota yhteyttä", "Skontaktuj się",
        "Kontakty",        "Contactați-ne", "Kapcsolat",      "İletişim",    "Επικοινωνία",  "Контакты",
        "Контакти",        "お問い合わせ",  "联系我们",       "문의하기",    "اتصل بنا",     "צור קשר"}) {
    INFO(text);
    CHECK(ranked({{"https://acme.example/a", "Home"}, {"https://acme.example/b", text}}) ==
          std::vector<std::string>{"https://acme.example/b"});
  }
}

TEST_CASE("a page goes before a place in this page, and what is somebody else's is left out", "[P35]") {
  CHECK(ranked({{"https://acme.example/#contact", "Contact"},
                {"https://acme.example/contact.html", "Contact"},
                {"https://other.example/contact", "Contact"},
                {"https://acme.example/careers", "Contact our recruiters"}}) ==
        std::vector<std::string>{"https://acme.example/contact.html", "https://acme.example/#contact"});
  CHECK(is_in_page("https://acme.example/#contact", "https://acme.example/"));
  CHECK_FALSE(is_in_page("https://acme.example/#/contact", "https://acme.example/")); // a route of an application
  CHECK_FALSE(is_in_page("https://acme.example/contact", "https://acme.example/"));
}
