// core/page: what must never be agreed to, believed or followed, whatever a page says.
#include <catch2/catch.hpp>

#include "core/page/page.hpp"

using namespace legwork::core;

namespace {

Control box(int ref, std::string label, bool required, bool checked) {
  Control c;
  c.ref = ref;
  c.form = 0;
  c.tag = "input";
  c.type = "checkbox";
  c.name = "box" + std::to_string(ref);
  c.label = std::move(label);
  c.label_source = LabelSource::for_or_wrap;
  c.required = required;
  c.checked = checked;
  return c;
}

Control text(int ref, std::string type, std::string label) {
  Control c;
  c.ref = ref;
  c.form = 0;
  c.tag = type == "textarea" ? "textarea" : "input";
  c.type = std::move(type);
  c.name = "field" + std::to_string(ref);
  c.label = std::move(label);
  c.label_source = LabelSource::for_or_wrap;
  c.required = true;
  return c;
}

Snapshot contact_page() {
  Snapshot page;
  page.url = "https://dealer.example/contact";
  page.title = "Contact us";
  page.status = 200;
  page.frames.push_back({.url = page.url, .parent = -1, .cross_site = false, .visible = true, .box = {}});
  Form form;
  form.heading = "Contact us";
  form.action = "https://dealer.example/send";
  page.forms.push_back(form);
  page.controls = {text(1, "text", "Your name"), text(2, "email", "E-mail"), text(3, "textarea", "Message")};
  Button send;
  send.ref = 9;
  send.form = 0;
  send.type = "submit";
  send.text = "Send";
  page.buttons.push_back(send);
  return page;
}

FillPlanResult plan_for(Snapshot const& page, bool may_consent, bool may_market) {
  PageReading const reading = classify_page(page);
  REQUIRE(reading.contact_form == 0);
  return plan_form(page, reading.forms[0], {may_consent, may_market, {"email", "full_name", "message"}});
}

Evidence sent_from(Snapshot before) {
  Evidence e;
  e.before = before;
  e.after = std::move(before);
  ObservedRequest request;
  request.method = "POST";
  request.kind = "fetch";
  request.carries_values = true;
  request.status = 200;
  e.requests.push_back(request);
  e.press_landed = e.latch_closed = e.quiet = true;
  return e;
}

} // namespace

TEST_CASE("a required consent that was not allowed goes to a person, also where the site ticked it already", "[P14]") {
  for (bool const checked : {false, true}) {
    Snapshot page = contact_page();
    page.controls.push_back(box(4, "I agree to receive calls and texts about my enquiry", true, checked));
    CHECK(plan_for(page, false, true).person_for == PersonFor::consent);
    CHECK(plan_for(page, true, false).plan.has_value());
  }
}

TEST_CASE("a consent to advertising is not covered by a consent to be contacted", "[P14]") {
  Snapshot page = contact_page();
  page.controls.push_back(box(4, "I agree to receive marketing offers and newsletters", true, false));
  CHECK(plan_for(page, true, false).person_for == PersonFor::consent);
  CHECK(plan_for(page, true, true).plan.has_value());
}

TEST_CASE("an optional advertising box is never ticked, and unticked where the site ticked it", "[P14]") {
  Snapshot page = contact_page();
  page.controls.push_back(box(4, "Send me special offers", false, true));
  FillPlanResult const planned = plan_for(page, true, false);
  REQUIRE(planned.plan);
  CHECK(planned.plan->entries.back().ref == 4);
  CHECK(planned.plan->entries.back().action == FillAction::uncheck);
}

TEST_CASE("thanks and complaints at once prove neither", "[P08]") {
  Evidence e = sent_from(contact_page());
  e.after.text = "Thank you! Please correct the fields below.";
  CHECK(judge(e).grade == Grade::unknown);
}

TEST_CASE("words that stood there before, other people's frames and old addresses are no success", "[P08]") {
  Evidence e = sent_from(contact_page());
  e.before.text = e.after.text = "Thank you for your interest. Fill in the form.";
  CHECK(judge(e).grade == Grade::unknown);
  e.after.frames.push_back(
      {.url = "https://ads.example/sync?status=complete", .parent = 0, .cross_site = true, .visible = true, .box = {}});
  CHECK(judge(e).grade == Grade::unknown);
  e.before.url = "https://dealer.example/confirm-availability/";
  e.after.url = "https://dealer.example/confirm-availability/?step=2";
  CHECK(judge(e).grade == Grade::unknown);
}

TEST_CASE("one sign is probable, two of which one is machine-made are confirmed", "[P08]") {
  Evidence e = sent_from(contact_page());
  e.after.text = "Thank you! We received your message.";
  CHECK(judge(e).grade == Grade::probable);
  e.requests[0].answer_type = "application/json";
  e.requests[0].answer = "{\"success\": true}";
  CHECK(judge(e).grade == Grade::confirmed);
  e.requests[0].status = 500;
  CHECK(judge(e).grade == Grade::unknown);
}

TEST_CASE("a spam folder in a thank-you is no refusal", "[P08]") {
  Evidence e = sent_from(contact_page());
  e.after.text = "Message received! If you do not hear from us, look in your spam folder.";
  CHECK(judge(e).grade == Grade::probable);
}

TEST_CASE("a press that let nothing out is proven void only by a closed latch on a page that is there", "[P07]") {
  Evidence e = sent_from(contact_page());
  e.requests.clear();
  CHECK(judge(e).nothing_left);
  e.latch_closed = false;
  CHECK_FALSE(judge(e).nothing_left);
  e.latch_closed = true;
  e.page_gone = true;
  CHECK_FALSE(judge(e).nothing_left);
}

TEST_CASE("contact links of other companies are not followed", "[P35]") {
  Snapshot page = contact_page();
  page.url = "https://www.dealer.co.uk/";
  page.links = {{.href = "https://webagency.co.uk/contact",
                 .text = "Contact us",
                 .title = "",
                 .landmark = "footer",
                 .visible = true},
                {.href = "https://forms.dealer.co.uk/enquiry",
                 .text = "Enquire",
                 .title = "",
                 .landmark = "nav",
                 .visible = true}};
  CHECK(rank_contact_links(page, "dealer.co.uk") == std::vector<std::string>{"https://forms.dealer.co.uk/enquiry"});
}

TEST_CASE("a telephone area code in the title is no missing page", "[P35]") {
  Snapshot page = contact_page();
  page.title = "Peachtree Ford | (404) 555-0100";
  CHECK_FALSE(not_a_page(page).has_value());
  page.title = "Error 404";
  CHECK(not_a_page(page).has_value());
}

TEST_CASE("a captcha that only scores stops nobody, one that asks a visitor does", "[P33]") {
  Snapshot page = contact_page();
  page.captcha.push_back(
      {"script:recaptcha/api.js", "/recaptcha/api.js?render=0123456789012345678901234567890123456789", false, {}});
  page.captcha.push_back({"class:grecaptcha-badge", "grecaptcha-badge", true, {1100, 700, 256, 60}});
  CHECK(find_captcha(page).kind == CaptchaKind::passive);
  CHECK(find_captcha(page).vendor == "recaptcha_v3");
  page.captcha.push_back(
      {"frame:/recaptcha/api2/anchor", "/recaptcha/api2/anchor?size=normal", true, {20, 400, 304, 78}});
  CHECK(find_captcha(page).kind == CaptchaKind::interactive);
}

TEST_CASE("a widget that was announced and has not shown itself is looked for again", "[P33]") {
  Snapshot page = contact_page();
  page.captcha.push_back({"class:g-recaptcha", "g-recaptcha", false, {}});
  CHECK(find_captcha(page).kind == CaptchaKind::passive);
  CHECK(find_captcha(page).developing);
}

TEST_CASE("a page that asks for a check before it shows itself is an interstitial", "[P33]") {
  Snapshot page;
  page.title = "Just a moment...";
  page.status = 403;
  page.text = "Checking your browser before accessing the site";
  CHECK(find_captcha(page).kind == CaptchaKind::interstitial);
  Snapshot asks = contact_page();
  asks.controls.push_back(text(4, "text", "Security code: 3 + 4 ="));
  CHECK(find_captcha(asks).kind == CaptchaKind::interactive);
  CHECK(find_captcha(asks).vendor == "math");
}
