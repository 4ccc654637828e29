// What a website says back never carries a customer's value out of the browser adapter.
#include <catch2/catch.hpp>

#include "adapters/browser/redaction.hpp"
#include "core/base/text.hpp"

using namespace legwork;
using adapters::Redaction;

namespace {

Redaction const& redaction() {
  static Redaction const one({{"first_name", "Zoë"},
                              {"last_name", "O'Hara & Co"},
                              {"full_name", "Zoë O'Hara & Co"},
                              {"email", "Zoe.Ohara+cars@example.org"},
                              {"phone", "+1 (512) 555-0147"},
                              {"phone_area", "512"},
                              {"zip", "78701"},
                              {"state", "TX"},
                              {"message", "Hello,\nwhat would the 2024 Heron LX cost me on the road?\nThank you"}});
  return one;
}

std::string clean(std::string_view text) { return redaction().clean(text); }

} // namespace

TEST_CASE("values become placeholders as they are written", "[P72]") {
  CHECK(clean("Thank you, Zoë O'Hara & Co!") == "Thank you, {full_name}!");
  CHECK(clean("Thank you, Zoë!") == "Thank you, {first_name}!");
  CHECK(clean("mail to ZOE.OHARA+CARS@EXAMPLE.ORG.") == "mail to {email}.");
  CHECK(clean("ZIP 78701") == "ZIP {zip}");
}

TEST_CASE("values become placeholders in addresses, JSON and HTML", "[P72]") {
  CHECK(clean("/thanks?mail=Zoe.Ohara%2Bcars%40example.org&x=1") == "/thanks?mail={email}&x=1");
  CHECK(clean("/thanks?mail=zoe.ohara%2bcars%40example.org") == "/thanks?mail={email}");
  CHECK(clean("n=Zo%C3%AB&l=O%27Hara+%26+Co") == "n={first_name}&l={last_name}");
  CHECK(clean("n=Zo%C3%AB%20O'Hara%20%26%20Co") == "n={full_name}");
  CHECK(clean(R"({"name":"Zo\u00eb","mail":"Zoe.Ohara+cars@example.org"})") ==
        R"({"name":"{first_name}","mail":"{email}"})");
  CHECK(clean("<p>O&#39;Hara &amp; Co</p>") == "<p>{last_name}</p>");
}

TEST_CASE("a phone number is found however it is grouped", "[P72]") {
  for (char const* text :
       {"5125550147", "512-555-0147", "(512) 555-0147", "512.555.0147", "+1 512 555 0147", "%28512%29%20555-0147"})
    CHECK_FALSE(core::contains(clean(text), "0147"));
  CHECK(clean("call (512) 555-0199") == "call (512) 555-0199");
}

TEST_CASE("a message is found whole and line by line", "[P72]") {
  CHECK_FALSE(core::contains(clean("You wrote: what would the 2024 Heron LX cost me on the road?"), "Heron"));
  CHECK_FALSE(core::contains(
      clean("m=Hello%2C%0D%0Awhat+would+the+2024+Heron+LX+cost+me+on+the+road%3F%0D%0AThank+you"), "Heron"));
  CHECK_FALSE(core::contains(clean(R"({"m":"Hello,\nwhat would the 2024 Heron LX cost me on the road?\nThank you"})"),
                             "Heron"));
  CHECK(clean("Thank you for your message") == "Thank you for your message");
}

TEST_CASE("words of the page that only contain a value stay readable", "[P72]") {
  Redaction const short_names({{"first_name", "Mai"}, {"last_name", "Ton"}, {"state", "TX"}});
  CHECK(short_names.clean("Maintenance in Boston, TX") == "Maintenance in Boston, TX");
  CHECK(short_names.clean("Dear Mai Ton,") == "Dear {first_name} {last_name},");
  CHECK(short_names.clean_field("TX") == "{state}");
}

TEST_CASE("only what reaches a person makes a request a submission", "[P07]") {
  CHECK(redaction().is_telling("email=zoe.ohara%2Bcars%40example.org"));
  CHECK(redaction().is_telling(R"({"phone":"512-555-0147"})"));
  CHECK(redaction().is_telling("fn=Zo%C3%AB&zip=78701"));
  CHECK_FALSE(redaction().is_telling("/inventory?zip=78701"));
  CHECK_FALSE(redaction().is_telling("page=/contact&t=1"));
}

TEST_CASE("nothing is replaced for a customer who is not known", "[P72]") {
  CHECK(Redaction().clean("anything 78701") == "anything 78701");
  CHECK(Redaction({{"email", "  "}}).clean("  ") == "  ");
}

TEST_CASE("a phone number is replaced in every form in which it may be written", "[P72][P84]") {
  legwork::adapters::Redaction const redaction({{"phone", "+49 30 5550142"}});
  for (char const* form :
       {"cc=%2B49&p=305550142&", "p=0305550142&", "+49305550142", "(030) 555-0142", "0049 30/5550142"})
    CHECK(redaction.clean(form).find("5550142") == std::string::npos);
}

TEST_CASE("what a page made of a phone number is replaced however the page quotes it", "[P72][P82]") {
  legwork::adapters::Redaction redaction({{"phone", "+49 30 5550142"}});
  redaction.add_changed("phone", "(493) 055-5014");
  CHECK(redaction.clean("We cannot call 493.055.5014.") == "We cannot call {phone_changed}.");
}
