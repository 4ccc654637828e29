// Pages larger, deeper and fuller than people's: a look ends in time, because what it takes from them is bounded.
#include <catch2/catch.hpp>

#include <algorithm>

#include "core/base/text.hpp"
#include "core/page/page.hpp"
#include "tests/support/browser_rig.hpp"
#include "tests/support/invented_pages.hpp"

using namespace legwork;
using namespace legwork::tests;
using namespace std::chrono_literals;
using core::ObserveUntil;

namespace {

core::Snapshot look_at(std::string html) {
  BrowserRig rig({{"/page", std::move(html)}});
  auto const page = rig.open();
  rig.go(page, rig.page("/page"));
  return *rig.look(page, ObserveUntil::document_ready).snapshot;
}

} // namespace

TEST_CASE("of 3,000 boxes without a form 400 are taken, and what they are is said", "[P36]") {
  core::Snapshot const seen = look_at(page_of_boxes(3'000));
  CHECK(seen.controls.size() == 400);
  CHECK(seen.forms.size() <= 400);
  CHECK(seen.controls.front().label == "Field 0");
  CHECK(seen.controls.back().label == "Field 399");
  CHECK(core::classify_page(seen).contact_form < 0);
}

TEST_CASE("of 5 MB of labels each is cut", "[P36]") {
  core::Snapshot const seen = look_at(page_of_labels(5'000'000));
  REQUIRE(seen.controls.size() == 50);
  for (core::Control const& c : seen.controls) {
    CHECK(c.label.size() <= 400);
    CHECK(core::contains(c.label, "tell us what you think"));
  }
  CHECK(seen.text.size() <= 20'000);
}

TEST_CASE("a form among 20,000 elements is found", "[P36]") {
  core::Snapshot const seen = look_at(page_of_elements(20'000));
  CHECK(core::classify_page(seen).contact_form == 0);
  CHECK(seen.controls.size() == 4);
  CHECK(seen.links.size() <= 400);
}

TEST_CASE("a form 1,000 levels down is found, and one 5,000 levels down ends the page at most", "[P36]") {
  BrowserRig rig({{"/deep", page_of_levels(1'000)}, {"/abyss", page_of_levels(5'000)}});
  auto const page = rig.open();
  rig.go(page, rig.page("/deep"));
  CHECK(core::classify_page(*rig.look(page, ObserveUntil::document_ready).snapshot).contact_form == 0);
  // Chromium's own layout may die of so many levels: the page is lost, and nothing else.
  auto const began = std::chrono::steady_clock::now();
  try {
    auto const another = rig.open(2);
    rig.go(another, rig.page("/abyss"));
    CHECK(rig.look(another, ObserveUntil::document_ready).snapshot->controls.size() == 4);
  } catch (std::exception const& lost) {
    CHECK(core::contains(lost.what(), "the page crashed"));
  }
  CHECK(std::chrono::steady_clock::now() - began < 60s);
  CHECK(rig.go(rig.open(3), rig.site("bluebird-motors.test")).status == 200);
}

TEST_CASE("lists give 15,000 choices in all, and buttons in buttons their first words", "[P36]") {
  std::string html = "<!doctype html><title>Contact</title><form>";
  for (int list = 0; list < 100; ++list) {
    html += "<select name=list" + std::to_string(list) + ">";
    for (int choice = 0; choice < 400; ++choice) html += "<option>Choice " + std::to_string(choice);
    html += "</select>";
  }
  html +=
      "</form><script>let at=document.body;const words='Our terms and conditions. '.repeat(40000);"
      "for(let i=0;i<300;i++){at=at.appendChild(document.createElement('div'));at.setAttribute('role','button')}"
      "at.textContent=words</script>";
  core::Snapshot const seen = look_at(html);
  REQUIRE(seen.controls.size() == 100);
  CHECK(seen.controls.front().options.size() == 300);
  std::size_t choices = 0;
  for (core::Control const& c : seen.controls) choices += c.options.size();
  CHECK(choices == 15'000);
  REQUIRE(seen.buttons.size() == 300);
  CHECK(std::ranges::all_of(seen.buttons, [](core::Button const& b) {
    return b.text.starts_with("Our terms and conditions.") && b.text.size() <= 200;
  }));
}
