// core/directory/written_postal_code: postal codes as people, websites and spreadsheets write them.
#include <catch2/catch.hpp>

#include "core/directory/written_postal_code.hpp"

using namespace legwork::core;

namespace {

// The codes under which it may be listed, the best first.
std::vector<std::string> forms(std::string_view country, std::string_view written) {
  std::vector<std::string> out;
  for (PostalCodeForm const& form : postal_code_forms(country, compact_postal_code(written))) out.push_back(form.code);
  return out;
}

using Codes = std::vector<std::string>;

} // namespace

TEST_CASE("a postal code is the same in small letters, with and without spaces, and in full-width signs", "[P62]") {
  for (char const* written : {"SW1A 1AA", "sw1a1aa", " Sw1a-1aa ",
                              "SW1A\xc2\xa0"
                              "1AA",
                              "\xef\xbc\xb3\xef\xbc\xb7"
                              "1A1AA",
                              "SW1A  1AA"})
    CHECK(compact_postal_code(written) == "SW1A1AA");
  for (char const* written :
       {"111 22", "11122", "111-22",
        "111\xe2\x80\xaf"
        "22",
        "\xef\xbc\x91\xef\xbc\x91\xef\xbc\x91\xef\xbc\x92\xef\xbc\x92", "'11122", "=\"11122\"", "11122.0"})
    CHECK(compact_postal_code(written) == "11122");
  for (char const* none : {"", " ", "Austin", "787_01", "78701; DROP", "1.5", "1234567890123", "F 10ands10mdntsai15",
                           "\xff", "...", "?"}) {
    CAPTURE(none);
    CHECK(compact_postal_code(none).empty());
  }
}

TEST_CASE("letters before a postal code are told apart from it where they stand apart", "[P62]") {
  WrittenPostalCode const german = read_postal_code("D-10115");
  CHECK(german.code == "10115");
  CHECK(german.letters == "D");
  CHECK(german.hyphen);
  CHECK(read_postal_code("TX 78701").letters == "TX");
  CHECK_FALSE(read_postal_code("TX 78701").hyphen);
  CHECK(read_postal_code("SW1A 1AA").letters.empty());
  CHECK(read_postal_code("1012 AB").letters.empty());
  CHECK(country_of_letters("D") == "DE");
  CHECK(country_of_letters("CH") == "CH");
  CHECK(country_of_letters("L") == "LU");
  CHECK(country_of_letters("FIN") == "FI");
  CHECK(country_of_letters("X").empty());
}

TEST_CASE("each country's lists are asked for the forms that they may have", "[P62]") {
  CHECK(forms("US", "78701-1234") == Codes{"78701"});
  CHECK(forms("US", "787011234") == Codes{"78701"});
  CHECK(forms("US", "2108") == Codes{"2108", "02108"});
  CHECK(forms("PR", "601") == Codes{"601", "00601"});
  CHECK(forms("GB", "SW1A 1AA") == Codes{"SW1A1AA", "SW1A", "SW1"});
  CHECK(forms("GB", "m1 1aa") == Codes{"M11AA", "M1"});
  CHECK(forms("JE", "JE2 3AB") == Codes{"JE23AB", "JE2"});
  CHECK(forms("CA", "m5e0c5") == Codes{"M5E0C5", "M5E"});
  CHECK(forms("IE", "D02 X285") == Codes{"D02X285", "D02"});
  CHECK(forms("NL", "1012 ab") == Codes{"1012AB", "1012"});
  CHECK(forms("AR", "C1425CLA") == Codes{"C1425CLA", "1425"});
  CHECK(forms("BR", "01310-100") == Codes{"01310100", "01310000"});
  CHECK(forms("DE", "1067") == Codes{"1067", "01067", "001067"});
  CHECK(forms("LV", "LV-1010") == Codes{"1010", "01010", "001010"});
}

TEST_CASE("territories share the codes of the country whose post they have", "[P62]") {
  CHECK(countries_of_system("US").front() == "US");
  CHECK(is_same_system("PR", "US"));
  CHECK(is_same_system("GB", "IM"));
  CHECK(is_same_system("DE", "DE"));
  CHECK_FALSE(is_same_system("DE", "US"));
  CHECK_FALSE(is_same_system("", "US"));
}
