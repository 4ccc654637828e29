// Which form is for contact: a message in the wrong one is the worst mistake.
#include <catch2/catch.hpp>

#include "core/base/enum_names.hpp"
#include "core/page/page_analysis.hpp"
#include "tests/support/invented_form.hpp"

using namespace legwork::core;
using namespace legwork::tests;

namespace {

std::vector<Control> fields(std::initializer_list<char const*> labels) {
  std::vector<Control> out;
  for (std::string const label : labels) {
    bool const is_message = label.starts_with("Message") || label.starts_with("Comment") || label.starts_with("Notes");
    bool const is_password = label.starts_with("Password");
    bool const is_file = label.starts_with("Upload");
    out.push_back(is_message ? invented_box(label, "textarea", "textarea")
                             : invented_box(label, "input",
                                            is_password ? "password"
                                            : is_file   ? "file"
                                                        : "text"));
  }
  return out;
}

PageReading read(std::initializer_list<char const*> labels, std::string button, std::string heading = "") {
  return classify_page(invented_page(fields(labels), {invented_button(std::move(button))}, std::move(heading)));
}

} // namespace

TEST_CASE("a contact form is known by its message and who it reaches", "[P34]") {
  CHECK(read({"Name", "Email", "Message"}, "Send").contact_form == 0);
  CHECK(read({"Name", "Email", "Phone", "Message"}, "Get my quote", "Request a quote").contact_form == 0);
  CHECK(read({"Full name", "Email", "Phone", "Notes"}, "Submit request", "Book your test drive").contact_form == 0);
  CHECK(read({"Name", "Email", "Message"}, "Enviar", "Contacto").contact_form == 0);
}

TEST_CASE("what may be for contact and may be for something else is left to a person", "[P34]") {
  PageReading const headed = read({"Name", "Email", "Message"}, "Send message", "Join our team");
  CHECK(headed.contact_form == -1);
  CHECK(headed.unsure_form == 0);
  CHECK(read({"Name", "Email", "Message"}, "Send message", "Sell us your car").unsure_form == 0);
  Snapshot careers =
      invented_page(fields({"Name", "Email", "Message"}), {invented_button("Send")}, "Tell us about yourself");
  careers.url = "https://acme.example/careers";
  careers.title = "Careers"; // only a button speaks of messages there
  CHECK(classify_page(careers).unsure_form == 0);
  careers.title = "Contact Acme Motors";
  CHECK(classify_page(careers).contact_form == 0);
  PageReading const sure = read({"Name", "Email", "Message"}, "Send message", "Contact us about our jobs");
  CHECK(sure.unsure_form == -1);
  Snapshot const page =
      invented_page(fields({"Name", "Email", "Message"}), {invented_button("Send message")}, "Join our team");
  CHECK(classify_page(page, DecisionRules::v6).contact_form == 0); // as journals of then were decided
}

TEST_CASE("the name on a card is nobody that is contacted", "[P34]") {
  std::vector<Control> controls = fields({"First name", "Email", "Message"});
  controls[0].autocomplete = "cc-given-name";
  Snapshot page = invented_page(controls, {invented_button("Send")}, "Contact us");
  CHECK(classify_page(page).forms[0].fields[0].type == FieldType::first_name); // marked so by mistake
  page.controls[0].id = "cardHolderFirstName";
  CHECK(classify_page(page).forms[0].fields[0].type == FieldType::other);
  CHECK(classify_page(page, DecisionRules::v6).forms[0].fields[0].type == FieldType::first_name);
}

TEST_CASE("forms for something else are left alone, message box or not", "[P34]") {
  struct Case {
    std::initializer_list<char const*> labels;
    char const* button;
    char const* heading;
    FormKind kind;
  };
  Case const cases[] = {
      {{"Name", "Email", "Upload your resume", "Message"}, "Apply now", "Join our team", FormKind::job_application},
      {{"Name", "Email", "Phone", "Mileage", "VIN", "Message"},
       "Value my trade",
       "Sell us your car",
       FormKind::trade_in},
      {{"Name", "Email", "Website", "Comment"}, "Post comment", "Leave a reply", FormKind::comment},
      {{"Name", "Email", "Phone", "Message"}, "Book now", "Book an appointment", FormKind::appointment},
      {{"Name", "Email", "Phone", "Employer", "Monthly income"},
       "Get approved",
       "Apply for credit",
       FormKind::credit_application},
      {{"Name", "Email", "Order number", "Message"}, "Submit", "Return request", FormKind::claim},
      {{"Your name", "Friend's email", "Message"}, "Send", "Tell a friend", FormKind::referral},
      {{"Name", "Email", "Message"}, "Submit review", "Testimonials", FormKind::comment},
      {{"Name", "Email", "Phone", "Message"}, "Submit application", "Become a dealer", FormKind::registration},
      {{"Email", "Password"}, "Log in", "Sign in", FormKind::login},
      {{"Name", "Email", "Password"}, "Create account", "Register", FormKind::registration},
      {{"Email"}, "Subscribe", "Our newsletter", FormKind::newsletter},
      {{"Search"}, "Search", "", FormKind::search},
      {{"Name", "Card number", "Message"}, "Pay now", "Checkout", FormKind::checkout},
  };
  for (Case const& one : cases) {
    PageReading const reading = read(one.labels, one.button, one.heading);
    INFO(one.heading << " / " << one.button);
    CHECK(name_of(reading.forms[0].kind) == name_of(one.kind));
    CHECK(reading.contact_form == -1);
  }
}

TEST_CASE("reachable and named alone is no contact form", "[P34]") {
  CHECK(read({"Name", "Email", "Phone"}, "Submit").contact_form == -1);
  CHECK(read({"Name", "Email", "Phone"}, "Send", "Contact us").contact_form == 0);
}

TEST_CASE("a form of which nothing can be seen yet is told apart from none", "[P34][P35]") {
  Snapshot page = invented_page(fields({"Name", "Email", "Message"}), {invented_button("Send")}, "Contact us");
  for (Control& c : page.controls) c.hidden = Hidden::not_rendered;
  PageReading const reading = classify_page(page);
  CHECK(reading.contact_form == -1);
  CHECK(reading.closed_form == 0);
}

TEST_CASE("what sends a form may look like anything, and what is seen goes before what is not", "[P07]") {
  Button link = invented_button("Send message", "link");
  PageReading const by_link = classify_page(invented_page(fields({"Name", "Email", "Message"}), {link}));
  CHECK(by_link.forms[0].submit == 101);
  Button next = invented_button("Next", "button");
  Button send = invented_button("Send");
  send.hidden = Hidden::not_rendered;
  PageReading const in_steps = classify_page(invented_page(fields({"Name", "Email", "Message"}), {send, next}));
  CHECK(in_steps.forms[0].submit == 102);
  CHECK(in_steps.forms[0].advances);
  PageReading const none =
      classify_page(invented_page(fields({"Name", "Email", "Message"}), {invented_button("Reset", "reset")}));
  CHECK(none.contact_form == 0);
  CHECK(none.forms[0].submit == -1);
}

TEST_CASE("of two forms the one that is headed as contact is taken", "[P34]") {
  Snapshot page =
      invented_page(fields({"Name", "Email", "Phone", "Message", "Name", "Email", "Message"}),
                    {invented_button("Send message"), invented_button("Send message")}, "Get an appointment");
  page.forms.emplace_back();
  page.forms[1].heading = "Get in touch";
  for (std::size_t i = 4; i < page.controls.size(); ++i) page.controls[i].form = 1;
  page.buttons[1].form = 1;
  CHECK(classify_page(page).contact_form == 1);
}
