// Which choice a buyer means: whole words, never a part of one, and nothing where nothing fits.
#include <catch2/catch.hpp>

#include "core/page/choices.hpp"

using namespace legwork::core;

namespace {

std::vector<Choice> choices(std::vector<std::string> const& texts) {
  std::vector<Choice> out;
  for (std::string const& text : texts) out.push_back({1, text, text, false});
  return out;
}

std::string topic(std::vector<std::string> const& texts) {
  auto const all = choices(texts);
  Choice const* const found = choice_for_topic(all);
  return found == nullptr ? "" : found->text;
}

std::string by_email(std::vector<std::string> const& texts, std::string_view language = "en") {
  auto const all = choices(texts);
  Choice const* const found = choice_for_email(all, language);
  return found == nullptr ? "" : found->text;
}

} // namespace

TEST_CASE("a topic is chosen by what a buyer wants, in whole words", "[P82]") {
  CHECK(topic({"Aftersales and warranty claims", "Complaint", "Buying a vehicle"}) == "Buying a vehicle");
  CHECK(topic({"After-sales", "General complaints", "General question"}) == "General question");
  CHECK(topic({"Service", "Parts", "Sales and Service"}) == "Sales and Service");
  CHECK(topic({"Jobs in sales", "Other"}) == "Other");
  CHECK(topic({"Trade-in", "Sell my car", "Request a quote"}) == "Request a quote");
  CHECK(topic({"Werkstatt", "Reklamation", "Fahrzeugkauf"}) == "Fahrzeugkauf");
  CHECK(topic({"Réclamation", "Demande de devis"}) == "Demande de devis");
  CHECK(topic({"Customer service", "Spare parts"}) == "Customer service");
}

TEST_CASE("selling to the dealer is not buying", "[P82]") {
  CHECK(topic({"Verkoop uw auto aan ons", "Algemene vraag"}) == "Algemene vraag");
  CHECK(topic({"Buy back program: we want to buy your car", "Vehicle sales"}) == "Vehicle sales");
  CHECK(topic({"Sale of my car to you", "General inquiry"}) == "General inquiry");
  CHECK(topic({"Fahrzeugverkauf: Wir kaufen Ihr Auto", "Fahrzeugkauf"}) == "Fahrzeugkauf");
  CHECK(topic({"Vente de votre v\u00e9hicule", "Achat de v\u00e9hicule"}) == "Achat de v\u00e9hicule");
  CHECK(topic({"Problem with a recent purchase", "General question"}) == "General question");
  CHECK(topic({"Tire and service quote", "General inquiry or feedback"}) == "General inquiry or feedback");
  CHECK(topic({"Sales & trade-in", "Service & parts"}) == "Sales & trade-in");
  CHECK(topic({"Corolla estate", "New Land Cruiser 250", "Used Hilux"}).empty());
}

TEST_CASE("a \"no\" is one that begins the choice", "[P14]") {
  auto const english = choices({"Yes please (no spam, we promise)", "No"});
  CHECK(choice_for_no(english)->text == "No");
  auto const russian =
      choices({"\u0414\u0430, \u0447\u0435\u0440\u0435\u0437 \u0438\u043d\u0442\u0435\u0440\u043d\u0435\u0442",
               "\u041d\u0435\u0442"});
  CHECK(choice_for_no(russian)->text == "\u041d\u0435\u0442");
}

TEST_CASE("no topic is made up where none fits", "[P82]") {
  CHECK(topic({"Complaint", "Spare parts", "Careers"}).empty());
  CHECK(topic({"North branch", "South branch"}).empty());
}

TEST_CASE("an answer by e-mail is never one by letter", "[P82]") {
  CHECK(by_email({"Mail (letter)", "Telephone", "E-mail"}) == "E-mail");
  CHECK(by_email({"Postal mail", "Phone"}).empty());
  CHECK(by_email({"Voicemail", "Text"}).empty());
  CHECK(by_email({"Mail", "Phone"}).empty());
  CHECK(by_email({"Mail", "Telefon"}, "de") == "Mail");
  CHECK(by_email({"Yes, e-mail me offers", "No"}).empty());
  CHECK(by_email({"Courrier", "Courriel"}, "fr") == "Courriel");
  CHECK(by_email({"E-post", "Telefon"}, "no") == "E-post");
  CHECK(by_email({"Call me, no emails please", "Email me"}) == "Email me");
  CHECK(by_email({"Please email me", "Please call me"}) == "Please email me");
}

TEST_CASE("forms of address are told from other choices, and the neutral one is found", "[P82]") {
  auto const german = choices({"Frau", "Herr", "Divers", "Keine Angabe"});
  CHECK(are_salutations(german));
  CHECK(choice_for_no_salutation(german)->text == "Keine Angabe");
  CHECK(choice_for_no_salutation(choices({"Mr", "Mrs"})) == nullptr);
  CHECK_FALSE(are_salutations(choices({"Sales", "Service"})));
  CHECK_FALSE(are_salutations(choices({"BMW M3", "BMW M5", "BMW X5"})));
  CHECK_FALSE(are_salutations(choices({"Dr. appointment", "Miss a delivery?"})));
}

TEST_CASE("what stands chosen for others than buyers is told", "[P82]") {
  CHECK(is_for_others_than_buyers({1, "s", "Spare parts", true}));
  CHECK_FALSE(is_for_others_than_buyers({1, "s", "North branch", true}));
  CHECK_FALSE(is_for_others_than_buyers({1, "s", "Sales and service", true}));
}
