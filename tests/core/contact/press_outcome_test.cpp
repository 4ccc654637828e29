// What a press without a recognized send comes to, by the account of what left the browser.
#include <catch2/catch.hpp>

#include <algorithm>

#include "core/base/text.hpp"
#include "core/report/person_actions.hpp"
#include "tests/support/engine_rig.hpp"

using namespace legwork::core;
using namespace legwork::tests;

namespace {

// One contact whose press brought the invented record (sim/invented_pages.hpp).
struct Pressed {
  MemoryJournal journal;
  EngineRig world{journal};

  explicit Pressed(std::string const& record, DecisionRules rules = newest_rules) {
    Booted booted;
    booted.rules = rules;
    static_cast<void>(world.submit(booted));
    static_cast<void>(world.submit(batch_of({"acme.example"})));
    static_cast<void>(world.submit(StartBatch{1}));
    REQUIRE(world.lead(1, Phase::intended));
    static_cast<void>(world.submit(world.answer(Effect(*world.asked(1)), record)));
  }
  Contact const& contact() { return world.contact(1); }
  std::ptrdiff_t presses() { return std::ranges::count(world.effects, effect_kind<PressSend>(), &Effect::index); }
};

} // namespace

TEST_CASE("a press is said to have sent nothing where the account proves it", "[P07][P81]") {
  struct Case {
    char const* record;
    Phase phase;
    Reason reason;
  };
  for (auto const& [record, phase, reason] :
       {Case{"nothing", Phase::failed, Reason::nothing_sent},
        Case{"complaint", Phase::failed, Reason::form_refused_input},
        Case{"beacon", Phase::failed, Reason::nothing_sent}, Case{"picture", Phase::failed, Reason::nothing_sent},
        Case{"challenge", Phase::held, Reason::captcha}}) {
    INFO(record);
    Pressed pressed(record);
    CHECK(pressed.contact().phase == phase);
    CHECK(pressed.contact().reason == reason);
    pressed.world.finish();
    CHECK(pressed.presses() == 1);
  }
}

TEST_CASE("where something left that nobody can read, nobody says that nothing was sent", "[P07][P09][P81]") {
  for (std::string const& record : {"socket", "pieces", "prefetch", "tunnel", "open_latch"}) {
    INFO(record);
    Pressed pressed(record);
    CHECK(pressed.contact().phase == Phase::unconfirmed);
    pressed.world.finish();
    CHECK(pressed.contact().phase == Phase::unconfirmed);
    CHECK(pressed.presses() == 1);
  }
  Pressed pressed("socket");
  CHECK(contains(pressed.contact().detail, "bytes by socket to site.example left the browser"));
}

TEST_CASE("the page may still decide where no send was recognized", "[P08][P81]") {
  Pressed thanked("socket_thanks");
  CHECK(thanked.contact().phase == Phase::succeeded);
  CHECK(thanked.contact().verdict.grade == Grade::probable); // thanks for a send that nobody saw
  Pressed refused("socket_refused");
  CHECK(refused.contact().phase == Phase::refused);
  Pressed lie("lie");
  CHECK(lie.contact().phase == Phase::unconfirmed); // thanks, and nothing left
  CHECK(lie.contact().verdict.grade == Grade::unknown);
}

TEST_CASE("a request that was held back goes to a person with its host, and the form is not pressed again", "[P81]") {
  for (auto const& [record, host] : {std::pair{"early_call", "site.example"}, {"third_party", "elsewhere.example"}}) {
    Pressed pressed(record);
    CHECK(pressed.contact().phase == Phase::held);
    CHECK(pressed.contact().reason == Reason::request_held_back);
    CHECK(contains(pressed.contact().detail, "Legwork held back a request to " + std::string(host)));
    for (PersonAction const& action : allowed_actions(pressed.world.state(), pressed.contact()))
      CHECK(action.command != "resolve");
    auto const resolved = pressed.world.submit(ResolveHold{1, "Ann", false, {}});
    REQUIRE_FALSE(resolved);
    CHECK(contains(resolved.error().detail, "is not pressed again"));
    CHECK(pressed.world.submit(
        FinishContact{.contact = 1, .who = "Ann", .sent = true, .note = "called them", .seen = {}}));
    CHECK(pressed.contact().phase == Phase::succeeded);
    CHECK(pressed.presses() == 1);
  }
}

TEST_CASE("journals of earlier rules are decided as they were", "[P73]") {
  Pressed second("nothing", DecisionRules::v2);
  CHECK(second.contact().phase == Phase::unconfirmed);
  Pressed first("nothing", DecisionRules::v1);
  CHECK(first.contact().phase == Phase::failed);
}
