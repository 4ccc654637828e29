// core/page: what must never be agreed to, believed or followed, whatever a page says; and which texts and signs a
// verdict counts.
#include <catch2/catch.hpp>

#include <algorithm>

#include "core/base/enum_names.hpp"
#include "core/page/new_text.hpp"
#include "core/page/page_analysis.hpp"

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
  return plan_form(page, reading.forms[0],
                   {.may_consent = may_consent, .may_market = may_market, .known = {"email", "full_name", "message"}});
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

namespace {

Control field(int ref, std::string type, std::string label) {
  Control c = text(ref, std::move(type), std::move(label));
  c.value = "written";
  return c;
}

Snapshot form_page() {
  Snapshot page;
  page.url = "https://dealer.example/contact";
  page.title = "Contact us";
  page.language = "en";
  page.status = 200;
  page.frames.push_back({.url = page.url, .parent = -1, .cross_site = false, .visible = true, .box = {}});
  page.headings = {"Contact us"};
  page.text = "Contact us\nWe sell cars.";
  page.forms.push_back({});
  page.forms.back().heading = "Contact us";
  page.controls = {field(1, "text", "Your name"), field(2, "email", "E-mail"), field(3, "textarea", "Message")};
  Button send;
  send.ref = 9;
  send.form = 0;
  send.type = "submit";
  send.text = "Send";
  page.buttons.push_back(send);
  return page;
}

// A form that was sent from `form_page`, and the page as it is.
Evidence sent() {
  Evidence e;
  e.before = e.after = form_page();
  ObservedRequest request;
  request.method = "POST";
  request.kind = "fetch";
  request.carries_values = true;
  request.status = 200;
  e.requests.push_back(request);
  e.press_landed = e.latch_closed = e.quiet = true;
  return e;
}

Evidence saying(std::string const& text, std::string const& language = "en") {
  Evidence e = sent();
  e.after.language = language;
  e.after.text += "\n" + text;
  return e;
}

Evidence answered(std::string const& text, std::string answer, std::string type = "application/json") {
  Evidence e = saying(text);
  e.requests[0].answer = std::move(answer);
  e.requests[0].answer_type = std::move(type);
  return e;
}

// The form is gone with the page that it stood on.
Evidence on_a_new_page(std::string const& path, std::string const& text) {
  Evidence e = sent();
  e.requests[0].kind = "document";
  Snapshot page;
  page.url = "https://dealer.example" + path;
  page.language = "en";
  page.status = 200;
  page.frames.push_back({.url = page.url, .parent = -1, .cross_site = false, .visible = true, .box = {}});
  page.text = text;
  e.after = page;
  return e;
}

bool has_sign(Verdict const& verdict, char kind) {
  return std::ranges::any_of(verdict.signs, [kind](std::string const& sign) { return sign.front() == kind; });
}

char const* const thanks = "Thank you for your message.";

} // namespace

TEST_CASE("success told in other words or languages is one sign", "[P08][P83]") {
  CHECK(judge(saying("Success! We will call you within one business day.")).grade == Grade::probable);
  CHECK(judge(saying("Ihre Anfrage ist bei uns eingegangen.", "de")).grade == Grade::probable);
  CHECK(judge(saying("Su solicitud se ha enviado correctamente.", "es")).grade == Grade::probable);
  CHECK(judge(saying("Ihre Anfrage ist bei uns eingegangen.", "en")).grade == Grade::probable); // `lang` may be wrong
  CHECK(judge(saying(thanks)).version == 2);
}

TEST_CASE("a machine's no contradicts thanks, and both are recorded", "[P08][P83]") {
  Evidence not_found = saying(thanks);
  not_found.requests[0].status = 404;
  Evidence wrong_address = on_a_new_page("/contact?success=0", thanks);
  Evidence failed_marker = saying(thanks);
  failed_marker.after.markers = {"wpcf7:failed"};
  Evidence complaining = saying(thanks);
  complaining.after.controls[1].invalid = true;
  for (Evidence const& e :
       {not_found, wrong_address, failed_marker, complaining, answered(thanks, R"({"mail_sent":false})"),
        answered(thanks, R"({"status":"mail_failed"})"), answered(thanks, R"({"status":"error"})"),
        answered(thanks, R"({"result":"fail"})"), answered(thanks, "0", "text/plain"),
        answered(thanks, R"({"success":true,"error":"no mail"})")}) {
    Verdict const verdict = judge(e);
    INFO(verdict.reason);
    CHECK(verdict.grade == Grade::unknown);
    CHECK(has_sign(verdict, '+'));
    CHECK(has_sign(verdict, '-'));
  }
}

TEST_CASE("a machine's yes and thanks confirm each other", "[P08]") {
  CHECK(judge(answered(thanks, R"({"sent":true})")).grade == Grade::confirmed);
  CHECK(judge(on_a_new_page("/contact?success=1", thanks)).grade == Grade::confirmed);
  CHECK(judge(on_a_new_page("/thank-you", thanks)).grade == Grade::confirmed);
  CHECK(judge(answered("", R"({"sent":true})")).grade == Grade::probable);
}

TEST_CASE("a refusal by machine is proven, one in words is not", "[P08]") {
  Verdict const proven = judge(answered("", R"({"status":"validation_failed"})"));
  CHECK(proven.grade == Grade::refused_validation);
  CHECK(proven.refusal_proven);
  Verdict const worded = judge(saying("Merci de saisir un numéro de téléphone.", "fr"));
  CHECK(worded.grade == Grade::refused_validation);
  CHECK_FALSE(worded.refusal_proven);
  Evidence both = saying("There was a problem with your inquiry.");
  both.requests[0].status = 422;
  CHECK(judge(both).grade == Grade::refused_validation);
  CHECK(judge(both).refusal_proven);
  CHECK(judge(saying("Your message looks like spam.")).grade == Grade::refused_spam);
}

TEST_CASE("a failure in words is never a success, whatever else is thanked for", "[P08][P83]") {
  Verdict const verdict = judge(saying("Votre message n’a pas pu être envoyé. Merci de réessayer plus tard.", "fr"));
  CHECK(verdict.grade == Grade::unknown);
  CHECK(verdict.reason.starts_with("the site says that it failed"));
  CHECK(judge(saying("Unable to send e-mail.\nYour message has been sent.")).grade == Grade::unknown);
  Evidence in_dialog = sent();
  in_dialog.dialogs = {"Die Nachricht konnte nicht gesendet werden."};
  CHECK(judge(in_dialog).grade == Grade::unknown);
  in_dialog.dialogs = {"Danke für Ihre Nachricht!"};
  CHECK(judge(in_dialog).grade == Grade::probable);
}

TEST_CASE("a review page and a link in a mail are grades of their own", "[P08][P83]") {
  char const* const review = "Please check your entries.\nNothing has been sent yet. Thank you for your message.";
  Verdict const unfinished = judge(on_a_new_page("/contact/confirm", "Please check.\nNothing has been sent yet."));
  CHECK(unfinished.grade == Grade::unfinished);
  CHECK(unfinished.reason == "the site has not taken it yet: Nothing has been sent yet.");
  CHECK(judge(on_a_new_page("/contact", review)).grade != Grade::probable);
  CHECK(judge(saying("以下の内容でよろしければ「送信する」を押してください。", "ja")).grade == Grade::unfinished);
  Verdict const by_mail = judge(saying("Thank you for your message. Please click the link in the mail we sent you."));
  CHECK(by_mail.grade == Grade::confirm_by_mail);
  // A site that is still at work has not asked for anything.
  CHECK(judge(saying("Please wait …")).grade == Grade::unknown);
}

TEST_CASE("what was seen before, floats beside the page or is prose of another page is no answer", "[P08][P83]") {
  Evidence home = on_a_new_page("/", "Acme Cars\nThank you for your feedback, dear customers.");
  CHECK(judge(home).grade == Grade::probable);
  home.seen_before = std::vector<std::string>{"Thank you for your feedback, dear customers."};
  CHECK(judge(home).grade == Grade::unknown);

  Evidence chat = saying("Thanks for your message! How are you?");
  CHECK(judge(chat).grade == Grade::probable);
  chat.after.aside = std::vector<std::string>{"Thanks for your message! How are you?"};
  CHECK(judge(chat).grade == Grade::unknown);
  chat.after.live = {"Thanks for your message!"}; // a note that reports may float
  CHECK(judge(chat).grade == Grade::probable);

  std::string prose;
  for (int i = 0; i < 15; ++i) prose += "Model " + std::to_string(i) + " has arrived.\n";
  Evidence landing = on_a_new_page("/", prose + "Thank you!");
  CHECK(judge(landing).grade == Grade::unknown);
  landing.after.headings = {"Thank you!"};
  CHECK(judge(landing).grade == Grade::probable);
}

TEST_CASE("complaints that need not be about the send do not take thanks back", "[P08]") {
  CHECK(judge(on_a_new_page("/sent.html", "Thank you for your message.\nPlease enter your e-mail for news.")).grade ==
        Grade::confirmed);
  CHECK(judge(on_a_new_page("/done", "Thank you for your message.\nIf you have problems, call us.")).grade ==
        Grade::probable);
}

TEST_CASE("a run of before is judged by its own rules", "[P73]") {
  SendRecord const record(saying("Merci de corriger les champs.", "fr"));
  CHECK(record.verdict(DecisionRules::v2).grade == Grade::probable);
  CHECK(record.verdict(DecisionRules::v2).version == 1);
  CHECK(record.verdict(DecisionRules::v3).grade == Grade::refused_validation);
  CHECK(record.verdict(DecisionRules::v1).grade == Grade::probable);
}

TEST_CASE("sentences that read like an answer are remembered of a page, others are not", "[P08]") {
  Snapshot page = form_page();
  page.text = "Acme Cars.\nThank you for your message to our team.\nWe sell cars.";
  CHECK(sentences_like_answers(page) == std::vector<std::string>{"Thank you for your message to our team."});
}
