// Whose value a field asks for, and what is written where: over small invented forms.
#include <catch2/catch.hpp>

#include <algorithm>

#include "core/page/fields/field_reader.hpp"
#include "core/page/fields/field_subject.hpp"
#include "core/page/page_analysis.hpp"

using namespace legwork::core;

namespace {

Control box(std::string label, bool required = false) {
  Control c;
  c.form = 0;
  c.tag = "input";
  c.type = "text";
  c.label = std::move(label);
  c.label_source = LabelSource::for_or_wrap;
  c.required = required;
  return c;
}

Control radio(std::string label, std::string legend) {
  Control c = box(std::move(label), true);
  c.type = "radio";
  c.name = "group";
  c.value = c.label;
  c.legend = std::move(legend);
  return c;
}

Control list(std::string label, std::vector<std::string> const& texts, bool required = true) {
  Control c = box(std::move(label), required);
  c.tag = "select";
  c.type = "select-one";
  for (std::string const& text : texts) c.options.push_back({.value = text, .text = text});
  return c;
}

struct Planned {
  explicit Planned(std::vector<Control> controls, FillRules given = {}, std::string button = "Send") {
    Snapshot page;
    page.url = "https://acme.example/contact";
    page.language = "en";
    page.frames.push_back({.url = page.url});
    page.forms.emplace_back();
    page.forms[0].heading = "Contact us";
    controls.push_back(box("Email", true));
    Control message = box("Message", true);
    message.tag = message.type = "textarea";
    controls.push_back(message);
    for (std::size_t i = 0; i < controls.size(); ++i) controls[i].ref = static_cast<int>(i) + 1;
    page.controls = std::move(controls);
    Button send;
    send.ref = 90;
    send.form = 0;
    send.type = "submit";
    send.text = std::move(button);
    page.buttons.push_back(send);
    PageAnalysis const analysis(std::move(page));
    if (given.known.empty()) given.known = {"email", "first_name", "full_name", "last_name", "message", "phone"};
    result = analysis.planned(0, given);
  }

  // What is written into the control at `ref`: `{key}`, or the option; empty for nothing.
  std::string at(int ref) const {
    REQUIRE(result.plan);
    auto const found = std::ranges::find(result.plan->entries, ref, &FillEntry::ref);
    if (found == result.plan->entries.end()) return "";
    return found->key.empty() ? (found->text.empty() ? "[x]" : found->text) : "{" + found->key + "}";
  }

  FillPlanResult result;
};

} // namespace

TEST_CASE("fields about other people and things stay empty", "[P82]") {
  for (char const* label :
       {"Name of your sales consultant", "Pet name", "School name", "Second contact phone", "Emergency contact number",
        "Referred by (name)", "Spouse's name", "Co-applicant name", "Name des Ehepartners", "Nom du conjoint",
        "Nombre de la mascota", "Who recommended us to you?", "Fax number", "Second buyer name", "Mother's maiden name",
        "Middle name", "Friend's email"}) {
    INFO(label);
    CHECK(Planned({box(label)}).at(1).empty());
  }
  for (char const* label :
       {"Name", "Your name", "Phone", "Mobile phone", "Daytime phone", "Ihr Name", "Confirm email"}) {
    INFO(label);
    CHECK_FALSE(Planned({box(label)}).at(1).empty());
  }
}

TEST_CASE("the customer's own fields are filled whatever is said around them", "[P82]") {
  for (char const* label :
       {"Email (we never share it with partner companies)", "Name (or group name)", "Parent name", "Business phone",
        "Phone (project manager will call)", "Namn (v\u00e4nligen ange)", "\u3054\u62c5\u5f53\u8005\u540d"}) {
    INFO(label);
    Control c = box(label);
    c.legend = "Product enquiry: contact our sales team";
    CHECK_FALSE(is_about_someone_else(c));
  }
  CHECK_FALSE(Planned({box("Business phone")}).at(1).empty());
  Planned const two({box("Phone"), box("Alternate phone")});
  CHECK(two.at(1) == "{phone}");
  CHECK(two.at(2).empty());
}

TEST_CASE("a button \"Continue\" on a form that holds the message sends it, unless a step comes after it", "[P07]") {
  Planned const whole({box("Name")}, {}, "Continue");
  CHECK_FALSE(whole.result.plan->advances);
  Control later = box("Phone");
  later.hidden = Hidden::not_rendered;
  CHECK(Planned({box("Name"), later}, {}, "Continue").result.plan->advances);
}

TEST_CASE("an optional list whose first choice is the browser's own is left alone", "[P82]") {
  Control service = list("Subject", {"Book a service", "Test drive", "Trade-in"}, false);
  service.options[0].selected = true;
  Planned const left({service});
  REQUIRE(left.result.plan);
  CHECK(left.at(1).empty());
}

TEST_CASE("a field about somebody else by its group stays empty, and a required one is a person's", "[P82]") {
  Control c = box("Phone");
  c.legend = "Emergency contact";
  CHECK(Planned({c}).at(1).empty());
  Planned const asked({box("Name of your consultant", true)});
  CHECK(asked.result.person_for == PersonFor::unclear);
  CHECK(asked.result.asked->label == "Name of your consultant");
}

TEST_CASE("the heading over a part of the form says whose its fields are, legend or not", "[P82]") {
  auto const in_group = [](std::string label, std::string group) {
    Control c = box(std::move(label));
    c.group = std::move(group);
    return c;
  };
  Planned const form({in_group("First name", "Name"), in_group("First name", "Co-buyer information"),
                      in_group("Last", "Name / Spouse"), in_group("Phone", "Emergency contact / Your details")});
  CHECK(form.at(1) == "{first_name}");
  CHECK(form.at(2) == "");
  CHECK(form.at(3) == "");
  CHECK(form.at(4) == "");
}

TEST_CASE("a name beside a first name is the last name, in either order and other languages", "[P82]") {
  for (auto const& [last, first] :
       {std::pair{"Name", "Vorname"}, std::pair{"Nom", "Pr\u00e9nom"}, std::pair{"Familienname", "Vorname"},
        std::pair{"Achternaam", "Voornaam"}, std::pair{"Nume", "Prenume"}, std::pair{"\u59d3", "\u540d"}}) {
    INFO(last);
    Planned const one({box(last, true), box(first, true)});
    CHECK(one.at(1) == "{last_name}");
    CHECK(one.at(2) == "{first_name}");
    Planned const other({box(first, true), box(last, true)});
    CHECK(other.at(1) == "{first_name}");
    CHECK(other.at(2) == "{last_name}");
  }
}

TEST_CASE("a trap stays a trap, whatever name it asks for", "[P33]") {
  for (char const* label : {"\u59d3", "\u540d", "Name", "Ext."}) {
    Control trap = box(label);
    trap.classes = "honeypot";
    INFO(label);
    CHECK(Planned({trap}).at(1).empty());
  }
}

TEST_CASE("a company's name is not the customer's", "[P82]") {
  CHECK(Planned({box("\u4f1a\u793e\u540d")}).at(1).empty());
  CHECK(Planned({box("Name of your company")}).at(1).empty());
  CHECK(Planned({box("\u3054\u62c5\u5f53\u8005\u540d", true)}).at(1) == "{full_name}");
}

TEST_CASE("choices are made by their meaning, and named where nobody can make them", "[P82]") {
  CHECK(Planned({list("Subject", {"Aftersales", "Complaint", "Buying a vehicle"})}).at(1) == "Buying a vehicle");
  Planned const asked({list("Subject", {"Complaint", "Warranty", "Careers"})});
  CHECK(asked.result.person_for == PersonFor::unclear);
  CHECK(asked.result.detail.contains("choices: Complaint, Warranty, Careers"));
  std::string const question = "How should we contact you?";
  Planned const answers({radio("Postal mail", question), radio("Telephone", question), radio("E-mail", question)});
  CHECK(answers.at(3) == "[x]");
  CHECK(answers.at(1).empty());
  Control parts = list("Department", {"Spare parts", "Sales"}, false);
  parts.options[0].selected = true;
  CHECK(Planned({parts}).at(1) == "Sales");
}

TEST_CASE("\"Mail\" beside \"Telefon\" is e-mail, whatever language the page says that it speaks", "[P82]") {
  CHECK(Planned({list("Kontakt per", {"Telefon", "Mail"})}).at(1) == "Mail");
  CHECK(Planned({list("Contact by", {"Phone", "Mail"})}).result.person_for == PersonFor::unclear);
}

TEST_CASE("offers by e-mail are declined where a choice is required and they were not allowed", "[P14]") {
  std::string const question = "Newsletter";
  Planned const declined({radio("Yes, e-mail me offers", question), radio("No, thanks", question)});
  CHECK(declined.at(1).empty());
  CHECK(declined.at(2) == "[x]");
}

TEST_CASE("a form of address is the customer's, else the neutral one, else a person's", "[P82]") {
  std::vector<std::string> const german{"Frau", "Herr", "Keine Angabe"};
  CHECK(Planned({list("Anrede", german)}).at(1) == "Keine Angabe");
  FillRules rules;
  rules.known = {"email", "first_name", "full_name", "last_name", "message", "salutation"};
  CHECK(Planned({list("Anrede", german)}, rules).at(1) == "{salutation}");
  Planned const asked({radio("Frau", "Anrede"), radio("Herr", "Anrede")});
  CHECK(asked.result.person_for == PersonFor::unclear);
  CHECK(asked.result.asked->label == "Anrede");
  CHECK(asked.result.detail.contains("Frau, Herr"));
}

TEST_CASE("somebody with one name only: a required last name is a person's, an optional one stays empty", "[P82]") {
  FillRules rules;
  rules.known = {"email", "first_name", "full_name", "message"};
  CHECK(Planned({box("Your name", true)}, rules).at(1) == "{full_name}");
  CHECK(Planned({box("First name", true), box("Last name")}, rules).at(2).empty());
  CHECK(Planned({box("First name", true), box("Last name", true)}, rules).result.person_for == PersonFor::unclear);
}

TEST_CASE("an extension has its own box, and the message is written once", "[P82]") {
  FillRules rules;
  rules.known = {"email", "first_name", "full_name", "last_name", "message", "phone", "phone_extension"};
  CHECK(Planned({box("Phone"), box("Ext.")}, rules).at(2) == "{phone_extension}");
  for (char const* other : {"Ext. color", "Extension of warranty (months)"})
    CHECK(Planned({box("Phone"), box(other)}, rules).at(2).empty());
  Control notes = box("Anything else we should know about your trade-in?");
  notes.tag = notes.type = "textarea";
  CHECK(Planned({notes}).at(1).empty());
}

TEST_CASE("the native list behind a styled one is chosen in", "[P82]") {
  Control twin = list("What is it about? *", {"", "Workshop", "General question"});
  twin.hidden = Hidden::tiny;
  twin.aria_hidden = true;
  twin.tabindex = -1;
  CHECK(Planned({twin}).at(1) == "General question");
  twin.label = "Leave this field empty";
  CHECK(Planned({twin}).at(1).empty());
}

TEST_CASE("a required file, a signature and a calendar are a person's, by their names", "[P82]") {
  Control file = box("Driving license *", true);
  file.type = "file";
  Control signature = box("Signature *", true);
  signature.tag = "canvas";
  signature.type = "signature";
  signature.widget = std::string("signature");
  Control calendar = box("Preferred date *", true);
  calendar.readonly = true;
  for (Control const& field : {file, signature, calendar}) {
    Planned const form({box("Name", true), field});
    CHECK_FALSE(form.result.plan);
    CHECK(form.result.person_for == PersonFor::unclear);
    CHECK(form.result.detail.find(field.label) != std::string::npos);
    CHECK_FALSE(form.result.asked); // no value that somebody types would help
  }
  file.required = false;
  file.label = "Attachment";
  CHECK(Planned({box("Name", true), file}).result.plan);
  calendar.value = "2030-01-01";
  CHECK(Planned({box("Name", true), calendar}).result.plan);
}
