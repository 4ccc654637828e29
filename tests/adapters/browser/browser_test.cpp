// A contact, step by step, in a real Chromium against the practice street; what arrived there is compared
// with what the steps said.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "core/base/json_text.hpp"
#include "core/base/text.hpp"
#include "core/page/page.hpp"
#include "tests/support/browser_rig.hpp"

using namespace legwork;
using namespace legwork::tests;
using core::ObserveUntil;

namespace {

struct Done {
  core::SendPressed sent;
  std::shared_ptr<core::SendRecord const> record;
  core::Verdict verdict;
};

Done press(BrowserRig& rig, core::PageId page, int button, core::Token token) {
  rig.browser().perform(core::PressSend{
      .step = rig.step(), .page = page, .token = token, .button = button, .limit = core::Duration{20'000}});
  Done done{rig.next<core::SendPressed>(), nullptr, {}};
  done.record = done.sent.record;
  if (done.sent.sent) {
    rig.browser().perform(core::WatchAfter{rig.step(), page, token, core::Duration{30'000}});
    done.record = rig.next<core::OutcomeWatched>().record;
  }
  if (done.record) done.verdict = core::judge(*done.record);
  return done;
}

Done contact(BrowserRig& rig, std::string_view host, std::string_view path) {
  auto const page = rig.open();
  rig.go(page, rig.site(host, path));
  auto const seen = rig.look(page, ObserveUntil::form);
  auto const plan = rig.plan_of(*seen.snapshot);
  auto const filled = rig.fill(page, *seen.snapshot);
  for (auto const& reading : filled.readings) CHECK(reading.outcome == core::FillOutcome::accepted);
  auto done = press(rig, page, plan.submit, core::Token{page.value()});
  rig.browser().perform(core::ClosePage{page, 1});
  CHECK(rig.next<core::PageClosed>().trouble.empty());
  return done;
}

nlohmann::json received(BrowserRig& rig, std::string_view kind) {
  for (auto const& business : rig.street.truth()) {
    if (business["kind"] == kind) return business["submissions"];
  }
  return {};
}

// No value of the customer's in anything that was kept.
bool is_clean(BrowserRig const& rig) {
  for (auto const& text : rig.kept.evidence) {
    for (char const* value : {"Philippa", "Quennell", "philippa.q", "555-0147", "5550147", "Heron LX cost me"}) {
      if (core::contains_ignoring_case(text, value)) return false;
    }
  }
  return !rig.kept.evidence.empty();
}

} // namespace

TEST_CASE("a plain form is filled and sent once, and its thanks are seen", "[P07][P72]") {
  BrowserRig rig;
  auto const done = contact(rig, "bluebird-motors.test", "/contact-us");
  CHECK(done.sent.sent);
  CHECK(done.sent.method == "POST");
  CHECK(core::contains(done.record->after.url, "/thank-you"));
  CHECK(done.verdict.grade == core::Grade::confirmed);
  REQUIRE(done.record->requests.size() == 1);
  CHECK(done.record->requests[0].status == 303);
  auto const truth = received(rig, "plain_post");
  REQUIRE(truth.size() == 1);
  CHECK(truth[0]["fields"]["contact.firstName"] == "Philippa");
  CHECK(truth[0]["fields"]["contact.lastName"] == "Quennell-Žák");
  CHECK(core::contains(truth[0]["fields"]["comments"].get<std::string>(), "Good morning,\r\nwhat would"));
  CHECK(is_clean(rig));
  CHECK(rig.kept.screenshots == std::vector<std::string>{"filled", "after"});
}

TEST_CASE("a form in a cross-site frame is filled with real input and sent", "[P07]") {
  BrowserRig rig;
  auto const done = contact(rig, "harborview-auto.test", "/contact-us/");
  CHECK(done.sent.sent);
  CHECK(done.verdict.grade == core::Grade::confirmed);
  CHECK(received(rig, "iframe_cross_site").size() == 1);
  REQUIRE(done.record->before.frames.size() == 2);
  CHECK(done.record->before.frames[1].cross_site);
}

TEST_CASE("a form in a closed shadow root is found, filled and sent", "[P07]") {
  BrowserRig rig;
  auto const done = contact(rig, "quarryhill-autos.test", "/reach-us");
  CHECK(done.sent.sent);
  CHECK(done.verdict.grade == core::Grade::confirmed);
  auto const truth = received(rig, "closed_shadow");
  REQUIRE(truth.size() == 1);
  CHECK(truth[0]["fields"]["phone"] == "(512) 555-0147");
}

TEST_CASE("a page that sends three times gets one request out", "[P07]") {
  BrowserRig rig;
  auto const done = contact(rig, "twinpines-auto.test", "/contact-us.htm");
  CHECK(done.sent.sent);
  CHECK(received(rig, "double_submit").size() == 1);
  std::size_t blocked = 0;
  for (auto const& request : done.record->requests) blocked += request.fate == core::RequestFate::blocked ? 1 : 0;
  CHECK(blocked == 2);
}

TEST_CASE("a page that says thanks without sending is told as it was", "[P07]") {
  BrowserRig rig;
  auto const done = contact(rig, "mirage-autoworld.test", "/contact");
  CHECK_FALSE(done.sent.sent);
  REQUIRE(done.record);
  CHECK(done.record->latch_closed);
  CHECK(done.verdict.nothing_left);
  CHECK(received(rig, "lying_thanks").empty());
}

TEST_CASE("a form that comes late is waited for, and the challenge window runs on the page's clock", "[P34]") {
  BrowserRig rig;
  auto const page = rig.open();
  rig.go(page, rig.site("lakeshore-autogroup.test", "/contact"));
  auto const seen = rig.look(page, ObserveUntil::form);
  CHECK(core::classify_page(*seen.snapshot).contact_form >= 0);
  auto const screened = rig.look(page, ObserveUntil::challenge, core::Duration{15'000});
  CHECK(core::find_captcha(*screened.snapshot).kind == core::CaptchaKind::none);
  REQUIRE(screened.screenshots.size() == 1);
  CHECK(screened.screenshots[0].what == "form");
  // The same control keeps its number from one look to the next.
  for (auto const& control : seen.snapshot->controls) {
    for (auto const& again : screened.snapshot->controls) {
      if (again.name == control.name) CHECK(again.ref == control.ref);
    }
  }
}

TEST_CASE("a captcha that shows itself 1.9 s after the form is still seen", "[P33]") {
  BrowserRig rig({{"/late", R"(<title>Contact us</title><form action="/send" method="post">
    <label>Your name <input name="name"></label><label>E-mail <input type="email" name="email"></label>
    <label>Message <textarea name="message"></textarea></label><div id="spot"></div><button>Send</button></form>
    <script>setTimeout(() => { document.getElementById('spot').innerHTML =
      '<div class="g-recaptcha" data-sitekey="k" style="width:304px;height:78px;background:#eee">I am not a robot</div>'; }, 1900);
    </script>)"}});
  auto const page = rig.open();
  rig.go(page, rig.page("/late"));
  auto const seen = rig.look(page, ObserveUntil::document_ready);
  CHECK(core::classify_page(*seen.snapshot).contact_form >= 0);
  CHECK(core::find_captcha(*seen.snapshot).kind == core::CaptchaKind::none);
  auto const screened = rig.look(page, ObserveUntil::challenge, core::Duration{15'000});
  CHECK(core::find_captcha(*screened.snapshot).kind == core::CaptchaKind::interactive);
}

TEST_CASE("a visible captcha is seen at once, with a picture", "[P33]") {
  BrowserRig rig;
  auto const page = rig.open();
  rig.go(page, rig.site("ironbridge-motors.test", "/contact"));
  (void)rig.look(page, ObserveUntil::form);
  auto const screened = rig.look(page, ObserveUntil::challenge, core::Duration{15'000});
  CHECK(core::find_captcha(*screened.snapshot).kind == core::CaptchaKind::interactive);
  CHECK(rig.kept.screenshots.back() == "captcha");
}

TEST_CASE("a token that was used cannot be used again", "[P07]") {
  BrowserRig rig;
  auto const page = rig.open();
  rig.go(page, rig.site("mirage-autoworld.test", "/contact"));
  auto const seen = rig.look(page, ObserveUntil::form);
  auto const plan = rig.plan_of(*seen.snapshot);
  rig.fill(page, *seen.snapshot);
  rig.browser().perform(core::PressSend{
      .step = rig.step(), .page = page, .token = 5, .button = plan.submit, .limit = core::Duration{20'000}});
  CHECK_FALSE(rig.next<core::SendPressed>().sent);
  auto const again = rig.open(2);
  rig.go(again, rig.site("bluebird-motors.test", "/contact-us"));
  auto const form = rig.look(again, ObserveUntil::form);
  auto const other = rig.plan_of(*form.snapshot);
  rig.fill(again, *form.snapshot);
  rig.browser().perform(core::PressSend{
      .step = rig.step(), .page = again, .token = 5, .button = other.submit, .limit = core::Duration{20'000}});
  auto const refused = std::get<core::StepFailed>(rig.next_result());
  CHECK(refused.problem == core::StepProblem::browser_trouble);
  CHECK(received(rig, "plain_post").empty());
}

TEST_CASE("addresses that Legwork does not visit, or nobody answers at, say so", "[P12]") {
  BrowserRig rig;
  auto const page = rig.open();
  rig.browser().perform(core::Navigate{rig.step(), page, "http://192.168.1.1/", core::Duration{10'000}});
  CHECK(std::get<core::StepFailed>(rig.next_result()).problem == core::StepProblem::blocked);
  rig.browser().perform(core::Navigate{rig.step(), page, "http://nobody.test:1/", core::Duration{10'000}});
  auto const failed = std::get<core::StepFailed>(rig.next_result());
  CHECK((failed.problem == core::StepProblem::not_reached || failed.problem == core::StepProblem::blocked));
  CHECK(rig.go(page, rig.site("bluebird-motors.test")).status == 200);
}
