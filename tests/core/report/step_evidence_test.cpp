// core/report/step_evidence: a recorded page and a recorded send as people are shown them.
#include <catch2/catch.hpp>

#include "core/report/step_evidence.hpp"

using namespace legwork::core;

namespace {

Control text_field(int ref, std::string label, Box box, int frame = 0) {
  Control out;
  out.ref = ref;
  out.frame = frame;
  out.form = 0;
  out.tag = "input";
  out.type = "text";
  out.label = std::move(label);
  out.box = box;
  return out;
}

// A contact form in a frame that stands at (100, 200) in the page.
Snapshot contact_page() {
  Snapshot page;
  page.url = "https://acme.example/contact";
  page.title = "Contact </script>";
  page.frames.push_back({.url = page.url});
  page.frames.push_back({.url = "https://forms.example/", .parent = 0, .box = {100, 200, 600, 600}});
  Form form;
  form.frame = 1;
  form.action = "https://forms.example/send?key=1";
  page.forms.push_back(form);
  page.controls.push_back(text_field(1, "Your name", {10, 10, 300, 30}, 1));
  page.controls.push_back(text_field(2, "E-mail", {10, 60, 300, 30}, 1));
  page.controls.back().type = "email";
  page.controls.push_back(text_field(3, "Message", {10, 110, 300, 90}, 1));
  page.controls.back().tag = "textarea";
  page.controls.back().type = "textarea";
  page.controls.push_back(text_field(4, "Leave this empty", {10, 210, 300, 30}, 1));
  page.controls.back().hidden = Hidden::not_rendered;
  Button send;
  send.ref = 5;
  send.frame = 1;
  send.form = 0;
  send.tag = "button";
  send.type = "submit";
  send.text = "Send message";
  send.box = {10, 260, 120, 36};
  page.buttons.push_back(send);
  return page;
}

TraceStep filled_step() {
  TraceStep step;
  step.plan.entries.push_back({.ref = 2, .key = "email", .label = std::string("E-mail")});
  step.plan.entries.push_back({.ref = 3, .key = "message", .label = std::string("Message")});
  step.readings.push_back({2, "email", FillOutcome::accepted});
  step.readings.push_back({3, "message", FillOutcome::cleared, std::string("12 characters")});
  return step;
}

FieldInPage field_of(FormInPage const& form, std::string_view words) {
  for (FieldInPage const& field : form.fields) {
    if (field.label.find(words) != std::string::npos) return field;
  }
  FAIL("no field says " << words);
  return {};
}

} // namespace

TEST_CASE("each field is told with its place in the picture, what it was read as, and what became of it", "[trace]") {
  StepEvidence const evidence = evidence_of(PageAnalysis(contact_page()), filled_step());
  REQUIRE(evidence.page);
  REQUIRE(evidence.page->forms.size() == 1);
  FormInPage const& form = evidence.page->forms[0];
  CHECK(form.is_chosen);
  CHECK(form.sends_to == "https://forms.example/send");
  FieldInPage const email = field_of(form, "E-mail");
  CHECK(email.read_as == "email");
  CHECK(email.key == "email");
  CHECK(email.outcome == "accepted");
  CHECK(email.page_made.empty());
  CHECK(email.action.find("{email}") != std::string::npos);
  REQUIRE(email.box);
  CHECK(*email.box == Box{110, 260, 300, 30}); // moved by its frame
  FieldInPage const message = field_of(form, "Message");
  CHECK(message.outcome == "cleared");
  CHECK(message.page_made == "12 characters");
  CHECK(field_of(form, "Your name").action.empty()); // the plan of then left it alone
  FieldInPage const send = field_of(form, "Send message");
  CHECK(send.kind == MarkKind::send);
  CHECK(*send.box == Box{110, 460, 120, 36});
  CHECK_FALSE(field_of(form, "Leave this empty").box);
}

TEST_CASE("a handle that means another control now is not said to have been written", "[trace]") {
  TraceStep step = filled_step();
  step.plan.entries[0].label = std::string("Stock number");
  StepEvidence const evidence = evidence_of(PageAnalysis(contact_page()), step);
  CHECK(field_of(evidence.page->forms[0], "E-mail").action.empty());
}

TEST_CASE("frames that name each other in a circle give no place", "[trace]") {
  Snapshot page = contact_page();
  page.frames[1].parent = 1;
  StepEvidence const evidence = evidence_of(PageAnalysis(std::move(page)), {});
  for (FieldInPage const& field : evidence.page->forms[0].fields) CHECK_FALSE(field.box);
}

TEST_CASE("a send is told with the page before and after, its requests and its account", "[trace]") {
  Evidence record;
  record.before = contact_page();
  record.after.url = "https://acme.example/thanks";
  record.requests.push_back({.fate = RequestFate::blocked, .method = "POST", .url = "https://tracker.example/"});
  record.account = std::optional(SendAccount{.sends = 1});
  StepEvidence const evidence = evidence_of(SendRecord(record), filled_step());
  CHECK(evidence.is_send);
  CHECK(evidence.page->url == "https://acme.example/thanks");
  CHECK(evidence.page_before->forms.size() == 1);
  CHECK(evidence.requests.size() == 1);
  CHECK(evidence.account->sends == 1);
  record.after.url.clear(); // the page was gone
  CHECK_FALSE(evidence_of(SendRecord(record), {}).page);
}

TEST_CASE("a page of any size is told in bounds", "[trace]") {
  Snapshot page = contact_page();
  page.text = std::string(20'000, 'x');
  page.live.assign(400, "news");
  for (int i = 0; i < 500; ++i)
    page.controls.push_back(text_field(100 + i, "Question " + std::to_string(i), {0, i, 9, 9}, 1));
  StepEvidence const evidence = evidence_of(PageAnalysis(std::move(page)), {});
  CHECK(evidence.page->text.size() == 2'000);
  CHECK(evidence.page->messages.size() == 20);
  CHECK(evidence.page->forms[0].fields.size() <= 81);
}
