// core/contact/person: what persons do about contacts, beside the stories person_*.txt.
#include <catch2/catch.hpp>

#include <algorithm>

#include "core/base/json_text.hpp"
#include "core/report/contact_report.hpp"
#include "tests/support/engine_rig.hpp"

using namespace legwork::core;
using namespace legwork::tests;

namespace {

struct Street {
  MemoryJournal journal;
  EngineRig world{journal};

  explicit Street(std::vector<std::string> const& hosts, std::uint32_t parallel = 1) {
    static_cast<void>(world.submit(Booted{}));
    CreateBatch batch = batch_of(hosts);
    batch.parallel = parallel;
    batch.gap = Duration{0};
    static_cast<void>(world.submit(batch));
    static_cast<void>(world.submit(StartBatch{1}));
  }
  void unconfirmed(ContactId id) {
    REQUIRE(world.lead(id, Phase::dispatched));
    static_cast<void>(world.submit(world.answer(Effect(*world.asked(id)), "silent")));
    REQUIRE(world.contact(id).phase == Phase::unconfirmed);
  }
};

} // namespace

TEST_CASE("a ruling that nothing was sent is recorded, and sends nothing by itself", "[P07][P78]") {
  Street street({"acme.example"});
  street.unconfirmed(1);
  CHECK_FALSE(street.world.submit(RetryContacts{1, {1}})); // nobody has ruled on it
  CHECK(street.world.submit(ReconcileContact{.contact = 1, .who = "Ann", .went_through = false}));
  CHECK_FALSE(street.world.submit(ReconcileContact{.contact = 1, .who = "Ann", .went_through = false}));
  street.world.finish();
  CHECK(street.world.state().contacts.size() == 1);
  CHECK(street.world.contact(1).phase == Phase::unconfirmed);
  CHECK(std::ranges::count(street.world.effects, effect_kind<PressSend>(), &Effect::index) == 1);
}

TEST_CASE("a ruling that nothing was sent can be corrected, and then the business counts as reached", "[P07][P13]") {
  Street street({"acme.example"});
  street.unconfirmed(1);
  CHECK(street.world.submit(ReconcileContact{.contact = 1, .who = "Ann", .went_through = false}));
  CHECK(street.world.state().reached.empty());
  CHECK(
      street.world.submit(ReconcileContact{.contact = 1, .who = "Ben", .went_through = true, .note = "they answered"}));
  CHECK(street.world.contact(1).phase == Phase::succeeded);
  CHECK(street.world.state().reached.size() == 1);
}

TEST_CASE("a business whose contact a person denied and retried is contacted once more, and only once", "[P07][P13]") {
  Street street({"acme.example"});
  street.unconfirmed(1);
  CHECK(street.world.submit(ReconcileContact{.contact = 1, .who = "Ann", .went_through = false}));
  CHECK(street.world.submit(RetryContacts{1, {1}}));
  CHECK_FALSE(street.world.submit(RetryContacts{1, {1}}));
  street.world.finish();
  CHECK(street.world.contact(2).phase == Phase::succeeded);
  CHECK(street.world.contact(2).retry_of == ContactId{1});
  auto const presses =
      std::ranges::count_if(street.world.effects, [](Effect const& e) { return std::holds_alternative<PressSend>(e); });
  CHECK(presses == 2);
  auto const reports = report_on_batch(street.world.state(), street.world.state().batch(1), street.world.now);
  REQUIRE(reports.size() == 1);
  CHECK(reports[0].contact_id == ContactId{2});
}

TEST_CASE("a person's word is reported as a person's word", "[P07][P10]") {
  Street street({"acme.example"});
  street.unconfirmed(1);
  CHECK(street.world.submit(
      ReconcileContact{.contact = 1, .who = " Ann\n", .went_through = true, .note = "they called\tback"}));
  ContactReport const report = report_on(street.world.state(), street.world.contact(1), street.world.now);
  CHECK(report.outcome == Phase::succeeded);
  CHECK(report.reached);
  CHECK(report.grade == "by_person");
  CHECK(report.reason == "a person says so: Ann: they called back");
}

TEST_CASE("names and notes have a length, and what is too long changes nothing", "[P11]") {
  Street street({"acme.example"});
  street.unconfirmed(1);
  std::string const before = to_json_text(street.world.state());
  CHECK(street.world.submit(ReconcileContact{.contact = 1, .who = std::string(101, 'a'), .went_through = true})
            .error()
            .kind == ErrorKind::invalid);
  CHECK(street.world
            .submit(ReconcileContact{.contact = 1, .who = "Ann", .went_through = true, .note = std::string(501, 'a')})
            .error()
            .kind == ErrorKind::invalid);
  CHECK(street.world
            .submit(ReconcileContact{.contact = 1, .who = "Ann", .went_through = true, .seen = ContactVersion{99}})
            .error()
            .kind == ErrorKind::conflict);
  CHECK(to_json_text(street.world.state()) == before);
}

TEST_CASE("the version that clients are told is the one a ruling is checked against", "[P03]") {
  Street street({"acme.example"});
  street.unconfirmed(1);
  auto const last = std::ranges::find(street.world.events, "contact_complete", &ClientEvent::type);
  REQUIRE(last != street.world.events.end());
  CHECK(last->version == street.world.contact(1).version);
  CHECK(street.world.submit(ReconcileContact{.contact = 1, .who = "Ann", .went_through = true, .seen = last->version}));
}

TEST_CASE("a CAPTCHA that the page does not show as answered holds the contact again, whatever a person says",
          "[P33]") {
  Street street({"acme.example"});
  street.world.sites["acme.example"] = "captcha";
  REQUIRE(street.world.lead(1, Phase::held));
  for (int times = 0; times < 2; ++times) {
    CHECK(street.world.submit(ResolveHold{1, "Ann", false, {}}));
    REQUIRE(street.world.lead(1, Phase::held));
    CHECK(street.world.contact(1).detail.starts_with("the page does not show yet that the CAPTCHA is answered"));
  }
  CHECK(street.world.state().tokens == Token{});
  street.world.sites["acme.example"] = "captcha_answered";
  CHECK(street.world.submit(ResolveHold{1, "Ann", false, {}}));
  REQUIRE(street.world.lead(1, Phase::succeeded));
}

TEST_CASE("a resolved contact goes on at once, and no other is admitted in its place", "[P20]") {
  Street street({"acme.example", "beta.example", "gamma.example"});
  street.world.sites["acme.example"] = "captcha";
  REQUIRE(street.world.lead(1, Phase::held));
  CHECK(is_active(street.world.contact(2).phase));
  street.world.sites["acme.example"] = "captcha_answered";
  CHECK(street.world.submit(ResolveHold{1, "Ann", false, {}}));
  CHECK(is_active(street.world.contact(1).phase));
  REQUIRE(street.world.lead(2, Phase::succeeded));
  CHECK(street.world.contact(3).phase == Phase::queued);
  REQUIRE(street.world.lead(1, Phase::succeeded));
  CHECK(is_active(street.world.contact(3).phase));
}

TEST_CASE("what a command would change is told without taking it", "[P66][P84]") {
  MemoryJournal journal;
  EngineRig world(journal);
  world.sites["acme.example"] = "captcha";
  static_cast<void>(world.submit(Booted{}));
  static_cast<void>(world.submit(batch_of({"acme.example"})));
  static_cast<void>(world.submit(StartBatch{1}));
  REQUIRE(world.lead(1, Phase::held));
  State const before = world.state();
  CHECK(would_change(before, ResolveHold{.contact = 1, .who = "Ann"}, world.now));
  CHECK_FALSE(
      would_change(before, ResolveHold{.contact = 1, .who = "Ann", .answered = true}, world.now)); // of no field
  CHECK_FALSE(would_change(before, ResolveHold{.contact = 2, .who = "Ann"}, world.now));
  CHECK(world.contact(1).phase == Phase::held); // nothing was taken
  static_cast<void>(world.submit(ClaimContact{.contact = 1, .who = "Ben"}));
  CHECK_FALSE(would_change(world.state(), ResolveHold{.contact = 1, .who = "Ann"}, world.now)); // another's
}
