// Files of links, and the way back from a ranked address to what stands in the file.
#include "adapters/wire/link_list.hpp"

#include <catch2/catch.hpp>

using namespace legwork::adapters;

TEST_CASE("links are ranked by their addresses and named as they stand in the file", "[P10]") {
  auto const list = read_link_list(R"json({"base": "https://acme.com/de/", "lang": "de", "links": [
    {"href": "", "text": "Kontakt"}, {"href": "javascript:void(0)", "text": "Kontakt"},
    {"href": "mailto:a@acme.com", "text": "Kontakt"}, {"href": "../kontakt#formular", "text": "Zum Formular"},
    {"href": "/kontakt", "text": "Kontakt", "in": "nav"}, {"href": "https://elsewhere.com/kontakt", "text": "Kontakt"},
    {"href": "https://shop.acme.com/kontakt", "text": "Kontakt"}]})json");
  REQUIRE(list);
  CHECK(rank_links(*list) == std::vector<std::string>{"/kontakt", "https://shop.acme.com/kontakt"});
}

TEST_CASE("an address that the file has with a fragment only is named with it", "[P10]") {
  auto const list = read_link_list(
      R"json({"base": "https://acme.com/", "links": [{"href": "contact.html#form", "text": "Contact us"}]})json");
  REQUIRE(list);
  CHECK(rank_links(*list) == std::vector<std::string>{"contact.html#form"});
}

TEST_CASE("a file of links is checked", "[P12]") {
  CHECK_FALSE(read_link_list(""));
  CHECK_FALSE(read_link_list("{\"base\": \"no address\", \"links\": []}"));
  std::string many = "{\"base\": \"https://acme.com/\", \"links\": [";
  for (int i = 0; i < 4001; ++i) many += std::string(i == 0 ? "" : ",") + "{\"href\": \"#\"}";
  CHECK(read_link_list(many + "]}").error().detail == "more than 4000 links");
  CHECK(ranking_json("a\"b", {}) == R"({"file":"a\"b","first":null,"ranked":[]})");
}
