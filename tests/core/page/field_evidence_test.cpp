// Why a control was read as what it is: the explanation is the classifier's own.
#include "core/page/field_evidence.hpp"

#include <catch2/catch.hpp>

#include "core/page/fields/field_reader.hpp"
#include "core/page/fields/honeypots.hpp"

using namespace legwork::core;

namespace {

Control text_field(std::string label, std::string name) {
  Control c;
  c.ref = 0;
  c.form = 0;
  c.tag = "input";
  c.type = "text";
  c.name = std::move(name);
  c.label = std::move(label);
  c.label_source = LabelSource::for_or_wrap;
  return c;
}

Snapshot page_with(Control c) {
  Snapshot page;
  page.forms.emplace_back();
  page.controls.push_back(std::move(c));
  Control other = text_field("Something", "something");
  other.ref = 1;
  page.controls.push_back(other);
  return page;
}

ClassifiedField read(Snapshot const& page) { return read_field(page, page.controls[0]); }

} // namespace

TEST_CASE("the words that decided are named, with where they stand", "[P88]") {
  Snapshot const page = page_with(text_field("Please tell us your first name *", "field_27"));
  auto const evidence = evidence_for(page, read(page));
  REQUIRE(evidence.size() == 1);
  CHECK(evidence[0].source == "label");
  CHECK(evidence[0].words == "your first name *");
  CHECK(evidence[0].decides);
  CHECK(evidence[0].otherwise == FieldType::other);
  CHECK(evidence[0].alone > 0);
}

TEST_CASE("what says the same stands beside it, and what says nothing is left out", "[P88]") {
  Control c = text_field("E-mail", "your_email");
  c.title = "Required";
  Snapshot const page = page_with(c);
  auto const evidence = evidence_for(page, read(page));
  REQUIRE(evidence.size() == 2);
  CHECK(evidence[0].source == "label");
  CHECK(evidence[1].source == "name");
  CHECK_FALSE(evidence[0].decides);
}

TEST_CASE("autocomplete, the kind of box and the kind of field are evidence, too", "[P88]") {
  Control mail = text_field("", "x9");
  mail.autocomplete = "email";
  Snapshot const page = page_with(mail);
  REQUIRE(evidence_for(page, read(page)).size() == 1);
  CHECK(evidence_for(page, read(page))[0].source == "autocomplete");
  Control box = text_field("", "x9");
  box.tag = box.type = "textarea";
  Snapshot const with_box = page_with(box);
  REQUIRE(read(with_box).type == FieldType::message);
  CHECK(evidence_for(with_box, read(with_box))[0].source == "kind of box");
}

TEST_CASE("what keeps a field from being read as the customer's is named", "[P88]") {
  Snapshot const page = page_with(text_field("Your friend's e-mail", "email"));
  REQUIRE(read(page).type == FieldType::other);
  auto const evidence = evidence_for(page, read(page));
  REQUIRE(evidence.size() == 1);
  CHECK(evidence[0].source == "label");
  CHECK(evidence[0].otherwise == FieldType::email);
}

TEST_CASE("the heading that makes a field somebody else's is named", "[P88]") {
  Control c = text_field("First name", "x");
  c.group = std::string("Co-buyer information");
  Snapshot const page = page_with(c);
  REQUIRE(read(page).type == FieldType::other);
  auto const evidence = evidence_for(page, read(page));
  REQUIRE(evidence.size() == 1);
  CHECK(evidence[0].source == "heading of its group");
  CHECK(evidence[0].otherwise == FieldType::first_name);
}

TEST_CASE("each sign of a honeypot has its points, and they add up", "[P88]") {
  Control c = text_field("Leave this empty", "honeypot");
  c.hidden = Hidden::off_screen;
  c.tabindex = -1;
  Snapshot const page = page_with(c);
  auto const signs = honeypot_signs(page, page.controls[0]);
  int sum = 0;
  for (HoneypotSign const& sign : signs) sum += sign.points;
  CHECK(sum == honeypot_points(page, page.controls[0]));
  CHECK(signs.size() == 4);
  CHECK(is_honeypot(page, page.controls[0]));
}

TEST_CASE("a field that only its neighbors explain says so", "[P88]") {
  Snapshot const page = page_with(text_field("Phone", "phone"));
  ClassifiedField field = read(page);
  CHECK_FALSE(is_read_by_neighbors(page, field));
  field.type = FieldType::phone_area;
  CHECK(is_read_by_neighbors(page, field));
}
