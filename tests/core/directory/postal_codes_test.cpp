// core/directory/postal_codes: look-ups by country and code, and what they say where there is no place.
#include <catch2/catch.hpp>

#include "core/directory/postal_code_file.hpp"
#include "core/directory/postal_codes.hpp"

using namespace legwork::core;

namespace {

PostalCodes codes_of(std::string_view file) {
  PostalCodes out;
  for (Place& place : import_postal_codes(file).places) out.add(std::move(place));
  return out;
}

char const* const germany =
    "DE\t10115\tBerlin\tBerlin\tBE\t\t\t\t\t52.5323\t13.3846\t4\nDE\t01067\tDresden\tSachsen\tSN\t\t\t\t\t51.06\t13."
    "72\t4\n";
char const* const britain =
    "GB\tSW1A\tWestminster\tEngland\tENG\t\t\t\t\t51.5014\t-0.1419\t4\nGB\tM1\tManchester\tEngland\tENG\t\t\t\t\t53."
    "4787\t-2.2379\t4\n"
    "GB\tL1\tLiverpool\tEngland\tENG\t\t\t\t\t53.4\t-2.98\t4\n";

std::string name_of(PostalCodes::Lookup const& found) { return found ? found->place.name : "(none)"; }
NoPlace why(PostalCodes::Lookup const& found) { return found.error().why; }

} // namespace

TEST_CASE("the same code of two countries is two places, whichever was imported last", "[P62]") {
  PostalCodes const codes =
      codes_of(std::string("US\t10115\tNew York\tNew York\tNY\t\t\t\t\t40.8111\t-73.9642\t4\n") + germany);
  CHECK(name_of(codes.find("10115", "DE")) == "Berlin");
  CHECK(name_of(codes.find("10115", "US")) == "New York");
  CHECK(name_of(codes.find("D-10115", "")) == "Berlin");
  CHECK(name_of(codes.find("DE 10115", "")) == "Berlin");
  CHECK(name_of(codes.find("NY 10115", "")) == "New York");
  auto const open = codes.find("10115", "");
  REQUIRE_FALSE(open);
  CHECK(why(open) == NoPlace::several_countries);
  REQUIRE(open.error().choices.size() == 2);
  CHECK(open.error().choices[0].place.name == "Berlin");
  CHECK(open.error().choices[1].place.name == "New York");
  CHECK(name_of(codes.find("01067", "")) == "Dresden"); // 010.. of the United States has none
  CHECK(name_of(codes.find("10115", "FR")) == "(none)");
  CHECK(why(codes.find("10115", "FR")) == NoPlace::no_codes_of_country);
  CHECK(why(codes.find("99999", "DE")) == NoPlace::postal_code_not_known);
}

TEST_CASE("letters that are a state and a country at once are a question where both have the code", "[P62]") {
  PostalCodes const codes = codes_of("DE\t19801\tOrt\tBrandenburg\tBB\t\t\t\t\t52\t13\t4\n");
  CHECK(why(codes.find("DE 19801", "")) == NoPlace::several_countries); // Wilmington, Delaware
  CHECK(name_of(codes.find("DE 19801", "US")) == "Wilmington");
  CHECK(name_of(codes.find("DE 19801", "DE")) == "Ort");
  CHECK(name_of(codes.find("DE-19801", "DE")) == "Ort");
}

TEST_CASE("British and Canadian codes are found by their first part, and the whole where it is known", "[P62]") {
  PostalCodes codes = codes_of(std::string(britain) +
                               "CA\tM5E\tToronto\tOntario\tON\t\t\t\t\t43.6487\t-79."
                               "3715\t6\nNL\t1012\tAmsterdam\tNoord-Holland\t07\t\t\t\t\t52.37\t4.89\t6\n");
  for (char const* written : {"SW1A 1AA", "sw1a1aa", "SW1A", "sw1a 2ab"}) {
    CAPTURE(written);
    CHECK(name_of(codes.find(written, "")) == "Westminster");
    CHECK(name_of(codes.find(written, "GB")) == "Westminster");
  }
  CHECK(codes.find("SW1A 1AA", "GB")->match == PlaceMatch::first_part);
  CHECK(codes.find("SW1A", "GB")->match == PlaceMatch::exact);
  CHECK(name_of(codes.find("M1 1AE", "")) == "Manchester");
  CHECK(name_of(codes.find("l 1 8jq", "GB")) == "Liverpool");
  CHECK(name_of(codes.find("L1 8JQ", "")) == "Liverpool");
  CHECK(name_of(codes.find("M5E 0C5", "CA")) == "Toronto");
  CHECK(name_of(codes.find("m5e0c5", "")) == "Toronto");
  CHECK(name_of(codes.find("1012 AB", "NL")) == "Amsterdam");
  CHECK(name_of(codes.find("NL-1012ab", "")) == "Amsterdam");
  codes.add({.zip = "SW1A 1AA", .country = "GB", .name = "The Mall", .state = "ENG", .position = {}});
  CHECK(name_of(codes.find("sw1a1aa", "")) == "The Mall");
  CHECK(why(codes.find("EC1A 1BB", "GB")) == NoPlace::postal_code_not_known);
}

TEST_CASE("ZIP codes are known without any file, with ZIP+4, and zeros that a spreadsheet dropped", "[P62]") {
  PostalCodes const codes;
  for (char const* written :
       {"78701", "78701-1234", "787011234", " 78701 ", "78701.0", "TX 78701", "TX-78701", "US-78701"})
    CHECK(name_of(codes.find(written, "")) == "Austin");
  CHECK(codes.find("78701-1234", "US")->match == PlaceMatch::exact);
  for (char const* written : {"02108", "2108", "2108.0", "021081234"})
    CHECK(name_of(codes.find(written, "US")) == "Boston");
  CHECK(codes.find("2108", "US")->match == PlaceMatch::zeros_added);
  CHECK(codes.find("00601", "PR")->place.state == "PR");
  CHECK(codes.find("00601", "US")->place.state == "PR");
  CHECK(codes.imported().empty());
}

TEST_CASE("an unknown ZIP code is put in the middle of those with the same first three digits, and said so", "[P62]") {
  PostalCodes const codes;
  auto const near = codes.find("78790", "US");
  REQUIRE(near);
  CHECK(near->match == PlaceMatch::same_first_three);
  CHECK(near->place.zip == "787");
  CHECK(near->place.state == "TX");
  CHECK(why(codes.find("00000", "US")) == NoPlace::postal_code_not_known);
  CHECK(why(codes.find("09128", "US")) == NoPlace::military_mail);
  CHECK(why(codes.find("Austin", "US")) == NoPlace::not_a_postal_code);
  CHECK(why(codes.find("  ", "US")) == NoPlace::no_postal_code);
}

TEST_CASE("what was imported counts before what the program brings", "[P62]") {
  PostalCodes const codes = codes_of("US\t78701\tDowntown\tTexas\tTX\t\t\t\t\t30.27\t-97.74\t4\n");
  CHECK(name_of(codes.find("78701", "")) == "Downtown");
  CHECK(name_of(codes.find("78702", "")) == "Austin");
  CHECK(codes.imported() == std::map<std::string, std::size_t>{{"US", 1}});
}

TEST_CASE("lists may have a country's letters in their codes, and people may leave them out", "[P62]") {
  PostalCodes const codes = codes_of(
      "LV\tLV-1010\tRiga\t\t\t\t\t\t\t56.95\t24.1\t4\nAD\tAD100\tCanillo\t\t\t\t\t\t\t42.57\t1.6\t4\n"
      "DE\tD 01067\tDresden\t\t\t\t\t\t\t51.06\t13.72\t4\n");
  for (char const* written : {"LV-1010", "lv1010", "1010"}) CHECK(name_of(codes.find(written, "LV")) == "Riga");
  CHECK(name_of(codes.find("LV-1010", "")) == "Riga");
  for (char const* written : {"AD100", "100", "AD 100"}) CHECK(name_of(codes.find(written, "AD")) == "Canillo");
  for (char const* written : {"D-01067", "01067", "1067"}) CHECK(name_of(codes.find(written, "DE")) == "Dresden");
}

TEST_CASE("leading zeros that are missing are added for other countries too", "[P62]") {
  PostalCodes const codes = codes_of(germany);
  CHECK(name_of(codes.find("1067", "DE")) == "Dresden");
  CHECK(name_of(codes.find("1067.0", "DE")) == "Dresden");
}

TEST_CASE("a file of postal codes is read as GeoNames gives it, and each problem names its line", "[P62]") {
  ImportedFile const file = import_postal_codes(
      "US\t99950\tKetchikan\tAlaska\tAK\tKetchikan Gateway\t130\t\t\t55.3421\t-131.6475\t1\r\n"
      "\n"
      "US\t1\n"
      "gb\tSW1A 1AA\tLondon\tEngland\tENG\t\t\t\t\t51.501\t-0.142\t6\n"
      "US\t\tNowhere\tAlaska\tAK\t\t\t\t\t55\t-131\t1\n"
      "US\t99951\tBeyond\tAlaska\tAK\t\t\t\t\t155\t-131\t1\n"
      "USA\t99952\tThree\tAlaska\tAK\t\t\t\t\t55\t-131\t1\n");
  REQUIRE(file.places.size() == 2);
  CHECK(file.places[0].zip == "99950");
  CHECK(file.places[0].country == "US");
  CHECK(file.places[0].name == "Ketchikan");
  CHECK(file.places[0].state == "AK");
  CHECK(file.places[0].position == Position{55'342'100, -131'647'500});
  CHECK(file.places[1].zip == "SW1A 1AA");
  CHECK(file.places[1].country == "GB");
  std::vector<std::size_t> lines;
  for (LineProblem const& p : file.problems) lines.push_back(p.line);
  CHECK(lines == std::vector<std::size_t>{3, 5, 6, 7});
}

TEST_CASE("a code that stands for several places is in their middle", "[P62]") {
  ImportedFile const file = import_postal_codes(
      "FR\t01400\tChatillon\tAin\t84\t\t\t\t\t46.0\t5.0\t4\nFR\t01400\tSulignat\tAin\t84\t\t\t\t\t46.2\t5.2\t4\n");
  REQUIRE(file.places.size() == 1);
  CHECK(file.places[0].name == "Chatillon");
  CHECK(file.places[0].position == Position{46'100'000, 5'100'000});
  CHECK(file.problems.empty());
}
