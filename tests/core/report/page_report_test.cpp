// The report on a page: every form and field has its lines, and the marks of the picture have the same numbers.
#include "core/report/page_report.hpp"

#include <catch2/catch.hpp>

#include "core/base/text.hpp"

using namespace legwork::core;

namespace {

Control text_field(int ref, std::string label) {
  Control c;
  c.ref = ref;
  c.form = 0;
  c.tag = "input";
  c.type = "text";
  c.name = "field_" + std::to_string(ref);
  c.label = std::move(label);
  c.label_source = LabelSource::for_or_wrap;
  return c;
}

Snapshot contact_page() {
  Snapshot page;
  page.url = "https://acme.com/contact";
  page.title = "Contact us";
  page.language = "en";
  page.forms.emplace_back().action = "https://acme.com/send?x=1";
  page.controls = {text_field(0, "Full name"), text_field(1, "E-mail"), text_field(2, "Message")};
  page.controls[2].tag = page.controls[2].type = "textarea";
  Button b;
  b.ref = 3;
  b.form = 0;
  b.type = "submit";
  b.text = "Send";
  page.buttons = {b};
  return page;
}

} // namespace

TEST_CASE("the report says what would be written into each field, and where it would go", "[P88]") {
  std::string const text = page_report(PageAnalysis(contact_page()), "https://acme.com/contact");
  INFO(text);
  for (char const* part :
       {"https://acme.com/contact\n  title \"Contact us\", language en\n", "Form 1: contact, score ",
        "goes to https://acme.com/send\n", "    1. \"Full name\" is full name, ", "writes {full_name}",
        "    2. \"E-mail\" is email, ", "    3. \"Message\" is message, ", "Sends with: \"Send\""})
    CHECK(contains(text, part));
  CHECK_FALSE(contains(text, "shown as"));
  CHECK_FALSE(contains(text, "person"));
}

TEST_CASE("the report says what lies over the form, and what would be pressed there", "[P88][P14]") {
  Snapshot page = contact_page();
  Overlay banner;
  banner.text = "We use cookies.";
  banner.covers = {3};
  Button refuse;
  refuse.ref = 9;
  refuse.text = "Reject all";
  banner.controls = {refuse};
  page.overlays = std::vector{banner};
  auto const has = [&](std::string_view part) { return contains(page_report(PageAnalysis(page), "page.html"), part); };
  CHECK(
      has("  a cookie banner lies over the form: would press \"Reject all\", which refuses\n    it says \"We use "
          "cookies.\"\n"));
  banner.controls.front().text = "Accept all";
  page.overlays = std::vector{banner};
  CHECK(has("would press \"Accept all\", which accepts all of them\n"));
  banner.text = "Are you over 18?";
  page.overlays = std::vector{banner};
  CHECK(has("  a question about age lies over the form: goes to a person\n"));
  banner.covers.clear();
  page.overlays = std::vector{banner};
  CHECK(has("  a question about age lies over the page and is in nobody's way\n"));
}

TEST_CASE("the report says what goes to a person, and that nothing is written before", "[P88]") {
  Snapshot page = contact_page();
  page.controls.push_back(text_field(4, "Shoe size"));
  page.controls.back().required = true;
  std::string const text = page_report(PageAnalysis(page), "page.html");
  INFO(text);
  CHECK(contains(text, "  shown as https://acme.com/contact\n"));
  CHECK(contains(text, "Goes to a person: a required field is not understood or has no value: Shoe size."));
  CHECK(contains(text, "asks for {full_name}"));
  CHECK_FALSE(contains(text, "writes"));
}

TEST_CASE("a page without a contact form says so", "[P88]") {
  CHECK(contains(page_report(PageAnalysis(Snapshot{}), "page.html"), "  no form, and no field outside of one\n"));
  Snapshot page = contact_page();
  page.controls = {text_field(0, "Search")};
  CHECK(contains(page_report(PageAnalysis(page), "page.html"), "None of these is a contact form"));
}

TEST_CASE("the marks of a picture have the numbers of the report", "[P88]") {
  Snapshot page = contact_page();
  page.controls.push_back(text_field(4, "Leave this empty"));
  auto const marks = page_marks(PageAnalysis(page));
  REQUIRE(marks.size() == 5);
  CHECK(marks[0].text == "1 full name");
  CHECK(marks[3].text == "4 honeypot");
  CHECK(marks[3].kind == MarkKind::honeypot);
  CHECK(marks[4].ref == 3);
  CHECK(marks[4].kind == MarkKind::send);
}
