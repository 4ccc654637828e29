// What a form shows of how it wants a phone number.
#include <catch2/catch.hpp>

#include "core/page/phone_fields.hpp"

using namespace legwork::core;

namespace {

Control list_of(std::vector<Option> options) {
  Control c;
  c.tag = "select";
  c.options = std::move(options);
  return c;
}

PhoneFormat format(void (*change)(Control&)) {
  Control c;
  c.tag = "input";
  c.type = "tel";
  change(c);
  return phone_format_of(c);
}

std::string region(std::string url, std::string language = "") {
  Snapshot page;
  page.url = std::move(url);
  page.language = std::move(language);
  return region_of(page);
}

} // namespace

TEST_CASE("a list of countries' codes is told from other lists", "[P82]") {
  CHECK(is_country_code_list(list_of({{"", "Code"}, {"1", "USA (+1)"}, {"44", "UK (+44)"}})));
  CHECK(is_country_code_list(list_of({{"+1", "US"}, {"+49", "DE"}})));
  Control plain = list_of({{"44", "UK 44"}, {"1", "US 1"}});
  CHECK_FALSE(is_country_code_list(plain));
  plain.label = "Country code";
  CHECK(is_country_code_list(plain));
  Control named = list_of({{"DE", "Germany"}, {"US", "United States"}});
  named.aria_label = "Phone number country";
  CHECK(is_country_code_list(named));
  named.aria_label = "Country";
  CHECK_FALSE(is_country_code_list(named));
  CHECK_FALSE(is_country_code_list(list_of({{"US", "United States"}, {"DE", "Germany"}})));
  CHECK_FALSE(is_country_code_list(list_of({{"a", "1 to 5 cars"}, {"b", "5+ cars"}, {"c", "10 + more"}})));
  CHECK_FALSE(is_country_code_list(list_of({{"+1", "one"}, {"b", "two"}, {"c", "three"}, {"d", "four"}})));
}

TEST_CASE("a box says which form of a number it takes", "[P82]") {
  using enum PhoneFormat;
  CHECK(format([](Control&) {}) == as_given);
  CHECK(format([](Control& c) { c.type = "number"; }) == national_digits);
  CHECK(format([](Control& c) { c.mask = "(000) 000-0000"; }) == national_digits);
  CHECK(format([](Control& c) { c.maxlength = 10; }) == national_digits);
  CHECK(format([](Control& c) { c.maxlength = 30; }) == as_given);
  CHECK(format([](Control& c) { c.pattern = "^[0-9]{10}$"; }) == national_digits);
  CHECK(format([](Control& c) { c.pattern = "\\d{3}\\d{7}"; }) == national_digits);
  CHECK(format([](Control& c) { c.pattern = "[0-9]{3}-[0-9]{7}"; }) == as_given);
  CHECK(format([](Control& c) { c.placeholder = "(___) ___-____"; }) == national_digits);
  CHECK(format([](Control& c) { c.placeholder = "+49 30 12345"; }) == international);
  CHECK(format([](Control& c) { c.ancestry = "iti iti--allow-dropdown"; }) == international);
}

TEST_CASE("the country that a page speaks for", "[P82]") {
  CHECK(region("https://autohaus.de/kontakt") == "DE");
  CHECK(region("https://motors.co.uk/") == "GB");
  CHECK(region("https://cars.example/", "de-ch") == "CH");
  CHECK(region("https://cars.example/", "en") == "");
  CHECK(region("https://cars.io/") == "");
  CHECK(region("https://autohaus.at/", "de-de") == "AT");
}
