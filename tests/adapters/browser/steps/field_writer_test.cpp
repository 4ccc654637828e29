// What stands in the form is what is sent: pages that change what is written, in real Chromium (P82).
#include <catch2/catch.hpp>

#include <algorithm>

#include "core/base/text.hpp"
#include "core/page/page.hpp"
#include "tests/support/browser_rig.hpp"

using namespace legwork;
using namespace legwork::tests;
using namespace std::chrono_literals;
using core::FillOutcome;

namespace {

// Name, e-mail and message, with `more` before the message; `script` runs at the end of the page.
std::string form_with(std::string_view more, std::string_view script = "",
                      std::string_view button = "<button id=b>Send</button>") {
  return "<!doctype html><html lang=en><head><title>Contact us</title></head><body><h1>Contact us</h1>"
         "<form id=f method=post action=/in><p><label>Name <input name=name required></label>"
         "<p><label>Email <input name=email type=email required></label>" +
         std::string(more) + "<p><label>Message <textarea name=message required></textarea></label><p>" +
         std::string(button) + "</form><script>" + std::string(script) + "</script></body></html>";
}

std::string phone_box(std::string_view attributes) {
  return "<p><label for=phone>Phone</label><input id=phone name=phone type=tel " + std::string(attributes) + ">";
}

constexpr std::string_view us_mask =
    "phone.addEventListener('input',()=>{const d=phone.value.replace(/\\D/g,'').slice(0,10);phone.value=d.length>6?"
    "'('+d.slice(0,3)+') '+d.slice(3,6)+'-'+d.slice(6):d})";

struct Filled {
  core::PageId page;
  core::FillPlan plan;
  core::FormWritten written;

  // Of the field of this type.
  core::FillReading const& reading(std::string_view field) const {
    auto const entry = std::ranges::find(plan.entries, field, &core::FillEntry::field);
    REQUIRE(entry != plan.entries.end());
    auto const found = std::ranges::find(written.readings, entry->ref, &core::FillReading::ref);
    REQUIRE(found != written.readings.end());
    return *found;
  }
  // What the control holds now, as recorded.
  std::string value(std::string_view name) const {
    auto const found = std::ranges::find(written.snapshot->controls, name, &core::Control::name);
    REQUIRE(found != written.snapshot->controls.end());
    return found->value;
  }
};

Filled fill(BrowserRig& rig, std::string_view path = "/") {
  Filled out{rig.open(), {}, {}};
  rig.go(out.page, rig.page(path));
  auto const seen = rig.look(out.page, core::ObserveUntil::form);
  out.plan = rig.plan_of(*seen.snapshot);
  out.written = rig.fill(out.page, *seen.snapshot);
  return out;
}

core::BrowserResult press(BrowserRig& rig, Filled const& form, core::Duration limit = 15'000ms) {
  rig.browser().perform(
      core::PressSend{.step = rig.step(), .page = form.page, .token = 1, .button = form.plan.submit, .limit = limit});
  return rig.next_result();
}

// Whether the server got a form with `part` in it, decoded.
bool posted(BrowserRig& rig, std::string_view part) {
  rig.run_for(300ms);
  return std::ranges::any_of(rig.server.posted(), [&](Posted const& p) {
    std::string text = p.body;
    for (auto const& [code, character] : {std::pair{"+", " "}, {"%2B", "+"}, {"%28", "("}, {"%29", ")"}})
      text = core::replace_all(std::move(text), code, character);
    return core::contains(text, part);
  });
}

void from_germany(BrowserRig& rig) {
  rig.kept.values["phone"] = "+49 30 5550142";
  rig.kept.values["zip"] = "10115";
}

} // namespace

TEST_CASE("a phone number that a mask would cut into another one is not sent", "[P82]") {
  BrowserRig rig({{"/", form_with(phone_box("data-mask='(000) 000-0000'"), us_mask)},
                  {"/required", form_with(phone_box("required data-mask='(000) 000-0000'"), us_mask)}});
  SECTION("the customer's own country's number fits") {
    auto const form = fill(rig);
    CHECK(form.reading("phone").outcome == FillOutcome::accepted);
    CHECK(form.value("phone").find("{phone}") != std::string::npos);
  }
  SECTION("cleared where it may stay empty") {
    from_germany(rig);
    auto const form = fill(rig);
    CHECK(form.reading("phone").outcome == FillOutcome::cleared);
    CHECK(form.reading("phone").written_shape->starts_with("+##"));
    CHECK(form.value("phone").empty());
  }
  SECTION("left as it is for a person where it is required, told without the number") {
    from_germany(rig);
    auto const form = fill(rig, "/required");
    CHECK(form.reading("phone").outcome == FillOutcome::different);
    CHECK(*form.reading("phone").shape == "(###) ###-####");
    CHECK(form.value("phone") == "{phone_changed}");
  }
}

TEST_CASE("a phone number is written in the form that its box takes", "[P82]") {
  struct Box {
    char const* attributes;
    char const* holds;
  };
  std::vector<Box> const boxes{{"pattern='[0-9]{10}'", "5125550147"},
                               {"pattern='[0-9]{3}-[0-9]{3}-[0-9]{4}'", "512-555-0147"},
                               {"maxlength=10", "5125550147"},
                               {"placeholder='+1 555 555 5555'", "+15125550147"},
                               {"placeholder='Your phone number'", "(512) 555-0147"}};
  for (auto const& box : boxes) {
    INFO(box.attributes);
    BrowserRig rig({{"/", form_with(phone_box(box.attributes))}});
    auto const form = fill(rig);
    CHECK(form.reading("phone").outcome == FillOutcome::accepted);
    auto const pressed = std::get<core::SendPressed>(press(rig, form));
    REQUIRE(pressed.sent);
    CHECK(posted(rig, "&phone=" + std::string(box.holds) + "&"));
  }
}

TEST_CASE("the country's code is chosen in its list, and the rest of the number is written", "[P82]") {
  std::string const list =
      "<p><label for=cc>Country code</label><select id=cc name=cc><option value=+1 selected>United States (+1)"
      "</option><option value=+44>United Kingdom (+44)</option>";
  BrowserRig rig({{"/", form_with(list + "<option value=+49>Germany (+49)</option></select>" + phone_box(""))},
                  {"/without", form_with(list + "</select>" + phone_box(""))}});
  from_germany(rig);
  SECTION("in the list") {
    auto const form = fill(rig);
    CHECK(form.value("cc") == "+49");
    CHECK(form.reading("phone").outcome == FillOutcome::accepted);
    REQUIRE(std::get<core::SendPressed>(press(rig, form)).sent);
    CHECK(posted(rig, "&phone=305550142&"));
  }
  SECTION("not in the list: no number is written") {
    auto const form = fill(rig, "/without");
    CHECK(form.reading("phone").outcome == FillOutcome::cleared);
    CHECK(form.value("phone").empty());
    CHECK(form.value("cc") == "+1");
  }
}

TEST_CASE("a postal code is never cut", "[P82]") {
  struct Box {
    char const* attributes;
    FillOutcome outcome;
  };
  std::vector<Box> const boxes{{"maxlength=5", FillOutcome::cleared},
                               {"type=number", FillOutcome::cleared},
                               {"pattern='[0-9]{5}'", FillOutcome::cleared},
                               {"maxlength=5 required", FillOutcome::different},
                               {"maxlength=8", FillOutcome::accepted}};
  for (auto const& box : boxes) {
    INFO(box.attributes);
    BrowserRig rig({{"/", form_with("<p><label for=zip>ZIP code</label><input id=zip name=zip " +
                                    std::string(box.attributes) + ">")}});
    rig.kept.values["zip"] = "SW1A 1AA";
    auto const form = fill(rig);
    CHECK(form.reading("zip").outcome == box.outcome);
    if (box.outcome == FillOutcome::cleared) CHECK(form.value("zip").empty());
  }
}

TEST_CASE("of a ZIP+4 the five digits are written where a box takes no more", "[P82]") {
  for (std::string_view const attributes : {"maxlength=5 required", "pattern='[0-9]{5}' required", "required"}) {
    INFO(attributes);
    BrowserRig rig({{"/", form_with("<p><label for=zip>ZIP code</label><input id=zip name=zip " +
                                    std::string(attributes) + ">")}});
    rig.kept.values["zip"] = "78701-1234";
    auto const form = fill(rig);
    CHECK(form.reading("zip").outcome == FillOutcome::accepted);
    CHECK(form.value("zip") == "{zip}"); // what is recorded; short or not, it is the customer's
  }
}

TEST_CASE("what a page changes after the form was read back is seen right before the press", "[P82]") {
  SECTION("a field that may stay empty is cleared, and the form is sent") {
    BrowserRig rig({{"/", form_with(phone_box(""),
                                    "f.message.addEventListener('blur',()=>setTimeout(()=>phone.value='555',300))")}});
    auto const form = fill(rig);
    CHECK(form.reading("phone").outcome == FillOutcome::accepted);
    rig.run_for(500ms);
    auto const pressed = std::get<core::SendPressed>(press(rig, form));
    REQUIRE(pressed.sent);
    REQUIRE(pressed.cleared->size() == 1);
    CHECK(pressed.cleared->front().outcome == FillOutcome::cleared);
    CHECK(posted(rig, "&phone=&"));
  }
  SECTION("a required one is not sent, and nothing was pressed") {
    BrowserRig rig(
        {{"/",
          form_with("", "f.message.addEventListener('blur',()=>setTimeout(()=>f.email.value='x@example.org',300))")}});
    auto const form = fill(rig);
    rig.run_for(500ms);
    auto const failed = std::get<core::StepFailed>(press(rig, form));
    CHECK(failed.problem == core::StepProblem::field_changed);
    CHECK(core::contains(failed.detail, "Email"));
    CHECK(failed.changed->key == "email");
    CHECK_FALSE(core::contains(failed.detail, "@example.org"));
    CHECK_FALSE(posted(rig, ""));
  }
}

TEST_CASE("a button that wakes late is waited for, and one that never does is told", "[P10][P35]") {
  std::string const asleep = "<button id=b disabled>Send</button>";
  BrowserRig rig(
      {{"/", form_with("", "setTimeout(()=>b.disabled=false,3000)", asleep)}, {"/never", form_with("", "", asleep)}});
  SECTION("late") {
    auto const form = fill(rig);
    CHECK(std::get<core::SendPressed>(press(rig, form)).sent);
  }
  SECTION("never") {
    auto const form = fill(rig, "/never");
    auto const failed = std::get<core::StepFailed>(press(rig, form, 9'000ms));
    CHECK(failed.problem == core::StepProblem::disabled);
  }
}

TEST_CASE("a value that a person gave is written in place of the one that the page changed", "[P82]") {
  BrowserRig rig({{"/", form_with(phone_box("required data-mask='(000) 000-0000'"), us_mask)}});
  from_germany(rig);
  auto form = fill(rig);
  REQUIRE(form.reading("phone").outcome == FillOutcome::different);
  rig.kept.values["answer_1"] = "512 555 0199";
  core::FillPlan plan = form.plan;
  auto const phone = std::ranges::find(plan.entries, "phone", &core::FillEntry::field);
  phone->key = "answer_1";
  phone->action = core::FillAction::insert;
  rig.browser().perform(core::FillForm{rig.step(), form.page, plan, core::Duration{20'000}});
  form.written = rig.next<core::FormWritten>();
  CHECK(std::ranges::all_of(form.written.readings,
                            [](core::FillReading const& r) { return r.outcome == FillOutcome::accepted; }));
  REQUIRE(std::get<core::SendPressed>(press(rig, form)).sent);
  CHECK(posted(rig, "&phone=(512) 555-0199&"));
}

TEST_CASE("lists are read by their words, names in any case, and a code that a box makes up is another number",
          "[P82]") {
  std::string const codes =
      "<p><label for=cc>Country code</label><select id=cc name=cc><option value=44>UK 44</option>"
      "<option value=49>DE 49</option><option value=1>US 1</option></select>";
  std::string const countries =
      "<p><select id=cc name=cc aria-label='Phone number country'><option value=DE selected>"
      "Germany</option><option value=US>United States</option></select>";
  std::string const states =
      "<p><label for=st>State</label><select id=st name=state><option value=1 selected>Alabama "
      "(AL)</option><option value=2>Texas (TX)</option></select>";
  std::string const upper = "f.elements.name.addEventListener('blur',e=>e.target.value=e.target.value.toUpperCase())";
  std::string const plus = "phone.addEventListener('input',()=>phone.value='+'+phone.value.replace(/\\D/g,''))";
  BrowserRig rig({{"/codes", form_with(codes + phone_box(""))},
                  {"/countries", form_with(countries + phone_box(""))},
                  {"/states", form_with(states)},
                  {"/upper", form_with("", upper)},
                  {"/plus", form_with(phone_box(""), plus)}});
  rig.kept.values["full_name"] = "Jörg Müßig";
  CHECK(fill(rig, "/codes").value("cc") == "1");
  CHECK(fill(rig, "/countries").value("cc") == "US");
  CHECK(fill(rig, "/states").value("state") == "2");
  auto const named = fill(rig, "/upper");
  CHECK(named.reading("full_name").outcome == FillOutcome::accepted);
  CHECK(fill(rig, "/plus").reading("phone").outcome == FillOutcome::accepted); // in full: +15125550147
}
