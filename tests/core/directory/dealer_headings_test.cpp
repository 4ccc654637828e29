// core/directory/dealer_headings: what people call the columns of their lists.
#include <catch2/catch.hpp>

#include "core/base/text.hpp"
#include "core/directory/dealer_headings.hpp"

using namespace legwork::core;

TEST_CASE("headings are known in many languages, without case, accents, spaces and signs", "[P11]") {
  for (std::string_view name : split("dealer_name,Dealer Name,NAME,Company,Company-Name,Business,Dealership,Firma,"
                                     "Firmenname,Händler,Haendler,Autohaus,Unternehmen,Société,Raison sociale,"
                                     "Concessionnaire,Nom,Empresa,Razón social,Nombre,Azienda,Ragione sociale,Bedrijf,"
                                     "Företag,Nazwa firmy,Название,公司,公司名稱,会社名,회사명",
                                     ',')) {
    INFO(std::string(name));
    CHECK(column_of(name) == "name");
  }
  for (std::string_view name : split("website,Web site,URL,url:,Web-Site (URL),Homepage,Domain,Link,Webseite,WWW,"
                                     "Internetadresse,Internetseite,Site web,Site internet,Sitio web,Página web,"
                                     "Sito web,Webbplats,Hjemmeside,Strona WWW,Webové stránky,Website 2,Сайт,网站,網站,"
                                     "ホームページ,홈페이지",
                                     ',')) {
    INFO(std::string(name));
    CHECK(column_of(name) == "website");
  }
  CHECK(column_of("Dealer ID") == "id");
  CHECK(column_of("PLZ") == "zip");
  CHECK(column_of("Code postal") == "zip");
  CHECK(column_of("Stra\u00dfe") == "street");
  CHECK(column_of("Contact-URL") == "contact_page");
  CHECK(column_of("Contact") == "contact");
  CHECK(column_of("LNG") == "longitude");
  for (char const* other : {"", "?", "Foo", "First name", "E-Mail", "Facebook URL", "Name 2"}) {
    INFO(other);
    CHECK(column_of(other) == "");
  }
  CHECK(column_of(std::string(100, 'x')) == "");
}

TEST_CASE("a longer heading is known by a word, unless another says that it is about something else", "[P11]") {
  CHECK(column_by_word("Website of the dealer") == "website");
  CHECK(column_by_word("Name der Firma") == "name");
  CHECK(column_by_word("Official company") == "name");
  CHECK(column_by_word("Title") == "name"); // of map exports; beside a better name it is a person's
  for (char const* other : {"Name of contact person", "Facebook URL", "Company size", "Dealer street", "Whatever"})
    CHECK(column_by_word(other) == "");
}

TEST_CASE("the names that messages list are ones that are known", "[P11]") {
  for (std::string_view column : {"name", "website"}) {
    for (std::string_view name : split(known_headings(column), ',')) {
      INFO(std::string(name));
      CHECK(column_of(name) == column);
    }
  }
}
