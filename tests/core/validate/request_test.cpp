// core/validate/request: all problems at once, naming field and reason, never the value.
#include <catch2/catch.hpp>

#include <algorithm>

#include "core/validate/request.hpp"

using namespace legwork::core;

namespace {

using Values = std::map<std::string, std::string>;

Values good() {
  return {{"first_name", "Jane"},
          {"last_name", "Example"},
          {"email", "jane@example.com"},
          {"phone", "(512) 555-0100"},
          {"zip", "78701"}};
}

std::string reason_for(std::vector<FieldProblem> const& problems, std::string const& field) {
  auto const found = std::ranges::find(problems, field, &FieldProblem::field);
  return found == problems.end() ? "" : found->reason;
}

std::string reason_for_value(std::string const& field, std::string const& value) {
  Values values = good();
  values[field] = value;
  return reason_for(check_customer(values), field);
}

} // namespace

TEST_CASE("a complete customer has no problems", "[P11]") {
  CHECK(check_customer(good()).empty());
  Values more = good();
  for (char const* key : {"street", "city", "state", "country", "company", "vehicle"}) more[key] = "Something";
  more["salutation"] = "Ms.", more["phone_extension"] = "12";
  CHECK(check_customer(more).empty());
}

TEST_CASE("every problem of a customer is named at once", "[P11]") {
  auto const problems = check_customer({{"first_name", ""}, {"email", "jane"}, {"phone", "12"}, {"shoe_size", "44"}});
  CHECK(problems.size() == 6);
  CHECK(reason_for(problems, "first_name") == "is empty");
  CHECK(reason_for(problems, "last_name") == "is missing");
  CHECK(reason_for(problems, "zip") == "is missing");
  CHECK(reason_for(problems, "email").starts_with("is not an e-mail address"));
  CHECK(reason_for(problems, "phone").starts_with("is not a phone number"));
  CHECK(reason_for(problems, "shoe_size") == "is not a known field");
}

TEST_CASE("a reason never repeats what was given", "[P11][P72]") {
  for (auto const& [key, value] : good()) {
    std::string const secret = "zz-secret\x01-" + value;
    CHECK(reason_for_value(key, secret).find("secret") == std::string::npos);
    CHECK_FALSE(reason_for_value(key, secret).empty());
  }
}

TEST_CASE("e-mail addresses are checked by shape", "[P11]") {
  for (char const* ok :
       {"a@b.co", "jane.doe+cars@mail.example.com", "o'neil@example.ie", "j\xc3\xb6rg@m\xc3\xbcller.de"})
    CHECK(reason_for_value("email", ok) == "");
  for (char const* bad : {"jane", "@example.com", "jane@", "jane@localhost", "jane@example..com", ".jane@example.com",
                          "jane.@example.com", "jane@-example.com", "jane@exa mple.com", "jane doe@example.com",
                          "a@b@c.com", "jane@example.com\n", "<jane@example.com>"}) {
    INFO(bad);
    CHECK(reason_for_value("email", bad) != "");
  }
  CHECK(reason_for_value("email", std::string(65, 'a') + "@example.com") != "");
}

TEST_CASE("phone numbers and postal codes are checked by shape", "[P11]") {
  for (char const* ok : {"5125550100", "+49 30 901820", "512.555.0100", "(512) 555-0100", "512-555-0100 x12",
                         "512-555-0100, ext. 4", "512\u2013555\u20110100"})
    CHECK(reason_for_value("phone", ok) == "");
  for (char const* bad : {"12345", "1234567890123456", "call me", "512-555-0100 ext", "512 ext 4", "++"})
    CHECK(reason_for_value("phone", bad) != "");
  for (char const* ok : {"78701", "78701-1234", "SW1A 1AA", "K1A 0B1", "10115", "78704\u20131234"})
    CHECK(reason_for_value("zip", ok) == "");
  for (char const* bad : {"12", "ABC", "78701;DROP", "12345678901"}) CHECK(reason_for_value("zip", bad) != "");
}

TEST_CASE("people are taken as they are: one name, no postal code, a form of address, an extension", "[P11]") {
  Values one_name = good();
  one_name["last_name"] = "";
  CHECK(check_customer(one_name).empty());
  complete_values(one_name);
  CHECK(one_name["full_name"] == "Jane");
  auto const known = known_keys(one_name);
  CHECK(std::ranges::find(known, "last_name") == known.end());

  Values hong_kong = good();
  hong_kong["zip"] = "";
  CHECK(reason_for(check_customer(hong_kong), "zip").starts_with("is empty; only an address in a country without"));
  hong_kong["phone"] = "+852 5550 1422";
  CHECK(check_customer(hong_kong).empty());
  hong_kong["country"] = "Germany";
  CHECK(reason_for(check_customer(hong_kong), "zip").starts_with("is empty"));
  hong_kong["country"] = "Hong Kong";
  CHECK(check_customer(hong_kong).empty());

  for (char const* ok : {"Mr.", "mrs", "Frau", "Madame", "Mx", "Se\u00f1ora"})
    CHECK(reason_for_value("salutation", ok) == "");
  CHECK(reason_for_value("salutation", "Captain").starts_with("is not a form of address"));
  CHECK(reason_for_value("phone_extension", "12") == "");
  CHECK(reason_for_value("phone_extension", "12a").starts_with("is not a phone extension"));
  Values twice = good();
  twice["phone"] = "512-555-0100 x12";
  twice["phone_extension"] = "13";
  CHECK(reason_for(check_customer(twice), "phone").starts_with("has an extension"));
}

TEST_CASE("an extension behind the number is kept apart from it", "[P82]") {
  for (char const* written :
       {"512-555-0100 x12", "512-555-0100 ext. 12", "512-555-0100, Extension 12", "512-555-0100 #12"}) {
    Values values = good();
    values["phone"] = written;
    complete_values(values);
    CHECK(values["phone"] == "512-555-0100");
    CHECK(values["phone_extension"] == "12");
    CHECK(values["phone_suffix"] == "0100");
  }
}

TEST_CASE("only North American numbers are split as such", "[P82]") {
  for (char const* other : {"030 5550142", "0305550142", "+49 30 5550142", "+4930555014", "5125550"}) {
    Values values = good();
    values["phone"] = other;
    complete_values(values);
    INFO(other);
    CHECK_FALSE(values.contains("phone_area"));
  }
}

TEST_CASE("values are bounded, printable and valid UTF-8", "[P11]") {
  CHECK(reason_for_value("first_name", std::string(200, 'x')) == "");
  CHECK(reason_for_value("first_name", std::string(201, 'x')) == "is longer than 200 bytes");
  CHECK(reason_for_value("last_name", "a\nb") != "");
  CHECK(reason_for_value("last_name", "\xff\xfe") != "");
  CHECK(reason_for_value("first_name", " \t ") == "is empty");
}

TEST_CASE("a message template names its problems", "[P11]") {
  CHECK(check_message("Hello {dealer_name},\n\tI am {full_name}.\r\n").empty());
  CHECK(check_message("").size() == 1);
  CHECK(check_message(std::string(4000, 'x')).empty());
  CHECK(check_message(std::string(4001, 'x')).size() == 1);
  CHECK(check_message("Dear {dealer}, call {phone} or {nobody}").size() == 2);
  CHECK(check_message("an open { brace").size() == 1);
  CHECK(check_message("a bell \x07").size() == 1);
}

TEST_CASE("a template is filled once: what is filled in is not read again", "[P11]") {
  Values values = good();
  complete_values(values);
  CHECK(render_message("Hello {dealer_name}, {full_name} here: {email}", values, "Acme {email} Motors") ==
        "Hello Acme {email} Motors, Jane Example here: jane@example.com");
  CHECK(render_message("{first_name}{last_name}", values, "") == "JaneExample");
  CHECK(render_message("no placeholders", values, "x") == "no placeholders");
  CHECK(render_message("{city}!", values, "x") == "!");
}

TEST_CASE("what follows from the given values is added", "[P11]") {
  Values values = good();
  complete_values(values);
  CHECK(values["full_name"] == "Jane Example");
  CHECK(values["phone_area"] == "512");
  CHECK(values["phone_prefix"] == "555");
  CHECK(values["phone_suffix"] == "0100");
  CHECK(values["phone_local"] == "5550100");
  Values abroad = good();
  abroad["phone"] = "+49 30 9018200";
  complete_values(abroad);
  CHECK_FALSE(abroad.contains("phone_area"));
  Values with_country = good();
  with_country["phone"] = "+1 512 555 0100";
  complete_values(with_country);
  CHECK(with_country["phone_area"] == "512");
}

TEST_CASE("a business needs a name of printable text", "[P11]") {
  CHECK(check_dealer_name("M\xc3\xbcller & S\xc3\xb6hne").empty());
  for (std::string const& bad :
       {std::string(), std::string("  "), std::string(201, 'x'), std::string("a\nb"), std::string("\xff")})
    CHECK(check_dealer_name(bad).size() == 1);
}
