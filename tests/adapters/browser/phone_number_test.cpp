// Phone numbers as boxes want them, and as pages change them.
#include <catch2/catch.hpp>

#include "adapters/browser/phone_number.hpp"

using legwork::adapters::PhoneNumber;
using legwork::core::PhoneFormat;

TEST_CASE("a number is written in each form", "[P82]") {
  auto const texas = PhoneNumber::parse("(512) 555-0147", "");
  auto const berlin = PhoneNumber::parse("+49 30 5550142", "");
  auto const local = PhoneNumber::parse("030 5550142", "Deutschland");
  REQUIRE(texas);
  REQUIRE(berlin);
  REQUIRE(local);
  CHECK(texas->written(PhoneFormat::as_given, "") == "(512) 555-0147");
  CHECK(texas->written(PhoneFormat::national_digits, "") == "5125550147");
  CHECK(texas->written(PhoneFormat::international, "") == "+15125550147");
  CHECK(berlin->written(PhoneFormat::after_country_code, "") == "305550142");
  CHECK(berlin->written(PhoneFormat::national_digits, "DE") == "0305550142");
  CHECK(berlin->country_code() == "49");
  CHECK(berlin->region() == "DE");
  CHECK(local->written(PhoneFormat::international, "US") == "+49305550142");
}

TEST_CASE("a number of another country is never written without its code", "[P82]") {
  auto const berlin = PhoneNumber::parse("+49 30 5550142", "");
  REQUIRE(berlin);
  for (char const* page : {"", "US", "GB"}) {
    CHECK(berlin->written(PhoneFormat::national_digits, page) == "+49305550142");
    for (std::string const& way : berlin->ways(PhoneFormat::national_digits, page)) CHECK(way.starts_with("+49"));
  }
}

TEST_CASE("a number that was given without its code is written with it on a page of another country", "[P82]") {
  auto const berlin = PhoneNumber::parse("030 5550142", "Germany");
  auto const texas = PhoneNumber::parse("(512) 555-0147", "");
  REQUIRE(berlin);
  REQUIRE(texas);
  CHECK(berlin->written(PhoneFormat::as_given, "DE") == "030 5550142");
  CHECK(berlin->written(PhoneFormat::as_given, "") == "+49 30 5550142");
  CHECK(texas->written(PhoneFormat::as_given, "") == "(512) 555-0147");
  CHECK(texas->written(PhoneFormat::as_given, "DE") == "+1 512-555-0147");
  CHECK_FALSE(berlin->is_same("030 5550142", "", "US"));
  CHECK_FALSE(texas->is_same("0015550147", "", "US"));
}

TEST_CASE("what a box holds is the same number, or another one", "[P82]") {
  auto const texas = PhoneNumber::parse("(512) 555-0147", "");
  auto const berlin = PhoneNumber::parse("+49 30 5550142", "");
  REQUIRE(texas);
  REQUIRE(berlin);
  CHECK(texas->is_same("512-555-0147", "", "US"));
  CHECK(texas->is_same("+1 (512) 555-0147", "", ""));
  CHECK(texas->is_same("512.555.0147", "+1", "US"));
  CHECK_FALSE(texas->is_same("+5125550147", "", "US")); // a number of Peru
  CHECK_FALSE(texas->is_same("512-555-014", "", "US"));
  CHECK_FALSE(texas->is_same("512-555-0147", "+49", ""));
  CHECK_FALSE(texas->is_same("15125550147", "+49", "")); // would be a number of Germany
  CHECK(texas->is_same("+15125550147", "+49", ""));
  CHECK(berlin->is_same("+49 (30) 555 0142", "", "US"));
  CHECK(berlin->is_same("0049305550142", "", ""));
  CHECK(berlin->is_same("030/5550142", "", "DE"));
  CHECK_FALSE(berlin->is_same("(030) 555-0142", "", "US"));
  CHECK_FALSE(berlin->is_same("(493) 055-5014", "", "US"));
  CHECK_FALSE(berlin->is_same("", "", "DE"));
}

TEST_CASE("what is no phone number is none", "[P82]") {
  CHECK_FALSE(PhoneNumber::parse("", ""));
  CHECK_FALSE(PhoneNumber::parse("call me", "US"));
}
