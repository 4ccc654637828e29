// core/engine/person_send: a person takes a page over, and what they send there takes the gate like the program's
// press.
#include <catch2/catch.hpp>

#include <algorithm>

#include "core/report/contact_report.hpp"
#include "tests/support/engine_rig.hpp"

using namespace legwork::core;
using namespace legwork::tests;

namespace {

struct HeldContacts {
  MemoryJournal journal;
  EngineRig world{journal};
  Limits limits;

  explicit HeldContacts(std::vector<std::string> const& hosts, Limits with = {}) : limits(with) {
    for (std::string const& host : hosts) world.sites[host] = "captcha";
    start();
    CreateBatch batch = batch_of(hosts);
    batch.parallel = static_cast<std::uint32_t>(hosts.size());
    batch.gap = Duration{0};
    static_cast<void>(world.submit(batch));
    static_cast<void>(world.submit(StartBatch{1}));
    for (std::size_t i = 1; i <= hosts.size(); ++i) REQUIRE(world.lead(ContactId{i}, Phase::held));
  }
  void start() { static_cast<void>(world.submit(Booted{.limits = limits})); }
  void restart() {
    world.die(journal.fold(), journal.last_seq());
    start();
  }
  void take_over(ContactId id, std::string const& who = "ann") {
    REQUIRE(world.submit(ClaimContact{.contact = id, .who = who}));
    REQUIRE(world.submit(TakeOverPage{.contact = id, .who = who}));
  }
  void press(ContactId id) {
    PersonSendPaused send{.page = *world.contact(id).page, .contact = id, .method = "POST", .url = "", .evidence = ""};
    send.url = world.contact(id).page_url + "/send";
    static_cast<void>(world.submit(std::move(send)));
  }
  std::string answer(std::string_view what) {
    static_cast<void>(world.submit(world.answer(Effect(*world.asked(1)), what)));
    return std::string(name_of(world.contact(1).phase));
  }
  template <class E>
  std::ptrdiff_t count() const {
    return std::ranges::count(world.effects, effect_kind<E>(), &Effect::index);
  }
  std::string last_event() const { return std::string(world.events.back().type) + ": " + world.events.back().detail; }
};

} // namespace

TEST_CASE("what a person sends on the page they took over is a send: intended, let out once, judged", "[P77]") {
  HeldContacts street({"acme.example"});
  street.take_over(1);
  CHECK(street.count<AllowPersonInput>() == 1);
  street.press(1);
  CHECK(street.world.contact(1).phase == Phase::intended);
  CHECK(street.world.contact(1).sent_by == "ann");
  CHECK(street.world.state().reached.size() == 1); // counted before anything leaves
  REQUIRE(street.count<ReleasePersonSend>() == 1);
  CHECK(street.count<PressSend>() == 0);
  street.press(1); // twice as fast as possible
  CHECK(street.count<ReleasePersonSend>() == 1);
  CHECK(street.answer("sent") == "dispatched");
  CHECK(street.answer("thanks") == "succeeded");
  CHECK(street.world.contact(1).sent_by == "ann");
  ContactReport const report = report_on(street.world.state(), street.world.contact(1), street.world.now);
  CHECK(report.grade == "confirmed"); // by the same evidence as the program's own
}

TEST_CASE("only whoever claimed a contact takes its page over, and only they send", "[P66][P77]") {
  HeldContacts street({"acme.example"});
  CHECK_FALSE(street.world.submit(TakeOverPage{.contact = 1, .who = "ann"})); // nobody has claimed it
  street.press(1);
  CHECK(street.world.contact(1).phase == Phase::held);
  REQUIRE(street.world.submit(ClaimContact{.contact = 1, .who = "ann"}));
  street.press(1); // claimed, and not taken over
  CHECK(street.world.contact(1).phase == Phase::held);
  CHECK_FALSE(street.world.submit(TakeOverPage{.contact = 1, .who = "ben"}));
  REQUIRE(street.world.submit(TakeOverPage{.contact = 1, .who = "ann"}));
  CHECK_FALSE(street.world.submit(GiveBackPage{.contact = 1, .who = "ben"}));
  REQUIRE(street.world.submit(GiveBackPage{.contact = 1, .who = "ann"}));
  CHECK(street.count<StopPersonInput>() == 1);
  street.press(1);
  CHECK(street.world.contact(1).phase == Phase::held);
  CHECK(street.count<ReleasePersonSend>() == 0);
}

TEST_CASE("losing the claim shuts the page at once, also between the press and its request", "[P66][P77]") {
  Limits limits;
  limits.claim = 60s;
  HeldContacts street({"acme.example"}, limits);
  street.take_over(1);
  SECTION("it runs out") { street.world.wait(61'000); }
  SECTION("it is released") { REQUIRE(street.world.submit(ReleaseClaim{.contact = 1, .who = "ann"})); }
  CHECK_FALSE(street.world.contact(1).taken_over);
  CHECK(street.count<StopPersonInput>() == 1);
  street.press(1);
  CHECK(street.world.contact(1).phase == Phase::held);
  CHECK(street.count<ReleasePersonSend>() == 0);
}

TEST_CASE("a person's send is refused where the program's would be, and says what to do", "[P77][P13]") {
  Limits limits;
  limits.daily_cap = 1;
  HeldContacts street({"acme.example", "other.example"}, limits);
  street.take_over(1);
  SECTION("the business is on the do-not-contact list") {
    REQUIRE(street.world.submit(BlockTarget{.target = "acme.example", .who = "ben", .reason = "they asked"}));
    street.press(1);
    CHECK(street.last_event() == "person_send_refused: acme.example is on the do-not-contact list; take it off first");
  }
  SECTION("the batch is paused") {
    REQUIRE(street.world.submit(PauseBatch{1}));
    street.press(1);
    CHECK(street.last_event() == "person_send_refused: the batch is paused; resume it, then press again");
    REQUIRE(street.world.submit(ResumeBatch{1}));
    street.press(1);
    CHECK(street.world.contact(1).phase == Phase::intended);
    return;
  }
  SECTION("the customer's day is full") {
    street.take_over(2);
    street.press(2);
    REQUIRE(street.world.contact(2).phase == Phase::intended);
    street.press(1);
    CHECK(street.last_event() == "person_send_refused: this customer's limit of 1 messages a day is reached");
  }
  SECTION("the disk is nearly full") {
    REQUIRE(street.world.submit(SpaceReported{true}));
    street.press(1);
    CHECK(street.last_event().starts_with("person_send_refused: the disk is nearly full"));
  }
  CHECK(street.world.contact(1).phase == Phase::held);
  CHECK(street.world.contact(1).taken_over); // who may mend it and press again
  CHECK(street.count<RefusePersonSend>() == 1);
}

TEST_CASE("a business that one person reached is not reached again by another", "[P77][P13]") {
  HeldContacts street({"acme.example", "acme.example"});
  REQUIRE(street.world.contact(2).phase == Phase::held);
  street.take_over(1, "ann");
  street.take_over(2, "ben");
  street.press(1);
  street.press(2);
  CHECK(street.world.contact(1).phase == Phase::intended);
  CHECK(street.world.contact(2).phase == Phase::held);
  CHECK(street.last_event() == "person_send_refused: contact 1 reached this business already");
}

TEST_CASE("a press that provably sent nothing gives the page back to its person", "[P77][P07]") {
  HeldContacts street({"acme.example"});
  street.take_over(1);
  street.press(1);
  CHECK(street.answer("nothing") == "held");
  CHECK(street.world.contact(1).claimed_by == "ann");
  CHECK(street.world.contact(1).taken_over);
  CHECK(street.world.state().reached.empty());
  CHECK(street.count<AllowPersonInput>() == 2);
  street.press(1);
  CHECK(street.world.contact(1).phase == Phase::intended);
}

TEST_CASE("a program that dies under a person's press calls it unconfirmed, and sends nothing again", "[P77][P25]") {
  HeldContacts street({"acme.example"});
  street.take_over(1);
  street.press(1);
  street.restart();
  CHECK(street.world.contact(1).phase == Phase::unconfirmed);
  CHECK(street.count<ReleasePersonSend>() == 1);
}

TEST_CASE("a restart loses no hold: the next claim has its page opened and filled in anew", "[P66]") {
  HeldContacts street({"acme.example"});
  REQUIRE(street.world.submit(ClaimContact{.contact = 1, .who = "ann"}));
  street.restart();
  Contact const& c = street.world.contact(1);
  CHECK(c.phase == Phase::held);
  CHECK(c.reason == Reason::captcha);
  CHECK(c.claimed_by.empty());
  CHECK_FALSE(street.world.submit(ResolveHold{.contact = 1, .who = "ann"}));
  CHECK(c.attempt == 1);
  REQUIRE(street.world.submit(ClaimContact{.contact = 1, .who = "ben"}));
  CHECK(c.phase == Phase::opening);
  REQUIRE(street.world.lead(1, Phase::held));
  CHECK(c.claimed_by == "ben"); // for whom it was prepared
  REQUIRE(street.world.submit(TakeOverPage{.contact = 1, .who = "ben"}));
  street.press(1);
  CHECK(c.phase == Phase::intended);
}

TEST_CASE("a held contact whose browser dies stays held", "[P66][P36]") {
  HeldContacts street({"acme.example"});
  street.take_over(1);
  static_cast<void>(street.world.submit(BrowserLost{*street.world.contact(1).incarnation, "killed"}));
  CHECK(street.world.contact(1).phase == Phase::held);
  CHECK_FALSE(street.world.contact(1).taken_over);
  REQUIRE(street.world.submit(ClaimContact{.contact = 1, .who = "ann"}));
  CHECK(street.world.lead(1, Phase::held));
}

TEST_CASE("a program that leaves in order leaves holds as they are", "[P66][P76]") {
  HeldContacts street({"acme.example"});
  street.take_over(1);
  static_cast<void>(street.world.submit(ShutDown{}));
  street.world.settle();
  CHECK(street.world.state().closed);
  street.restart();
  CHECK(street.world.contact(1).phase == Phase::held);
  CHECK(street.world.contact(1).attempt == 1);
}

TEST_CASE("each attempt that only prepared a held page again counts as none", "[P66][P09]") {
  HeldContacts street({"acme.example"});
  for (int i = 0; i < 5; ++i) {
    street.restart();
    REQUIRE(street.world.submit(ClaimContact{.contact = 1, .who = "ann"}));
    REQUIRE(street.world.lead(1, Phase::held));
  }
  REQUIRE(street.world.submit(ReleaseClaim{.contact = 1, .who = "ann"}));
  street.restart();
  REQUIRE(street.world.submit(ClaimContact{.contact = 1, .who = "ann"}));
  CHECK(street.answer("problem:browser_trouble") == "backoff"); // and not given up
}
