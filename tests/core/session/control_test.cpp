// core/session/control: who may give which command, by role and by who has control of the batch.
#include <catch2/catch.hpp>

#include <algorithm>

#include "core/base/enum_names.hpp"
#include "core/session/control.hpp"
#include "tests/support/engine_rig.hpp"

using namespace legwork::core;
using namespace legwork::tests;

namespace {

struct TwoPeople {
  MemoryJournal journal;
  EngineRig world{journal};
  std::map<std::uint64_t, std::uint64_t> requests; // given so far, by session

  TwoPeople() { static_cast<void>(world.submit(Booted{})); }

  SessionId open(std::string const& client, Access access = {}, SessionKind kind = SessionKind::connected) {
    REQUIRE(world.submit(OpenSession{client, access, kind}));
    return world.state().session_ids;
  }
  // "ok", or why not.
  template <class Command>
  std::string give(SessionId session, Command command) {
    command.by = CommandSource{session, RequestNumber{++requests[session.value()]}, {}};
    auto const given = world.submit(std::move(command));
    return given ? "ok" : given.error().detail;
  }
  std::string create(SessionId session, std::string const& customer = "") {
    CreateBatch batch = batch_of({"acme.example"});
    batch.request = "r" + std::to_string(world.state().batches.size());
    if (!customer.empty()) batch.customer = customer;
    return give(session, std::move(batch));
  }
  std::string const& controller(BatchId batch = 1) const { return world.state().batch(batch).controller; }
  void leave(SessionId session) {
    static_cast<void>(world.submit(DetachSession{session}));
    world.wait(61'000);
  }
};

Access only_for(Role role, std::vector<std::string> customers) { return {role, std::move(customers)}; }

} // namespace

TEST_CASE("whoever makes a batch has control of it, and a second page of the same token shares it", "[P80]") {
  TwoPeople office;
  SessionId const ann = office.open("ann");
  SessionId const also_ann = office.open("ann");
  CHECK(office.create(ann) == "ok");
  CHECK(office.controller() == "ann");
  CHECK(office.give(also_ann, StartBatch{1}) == "ok");
  CHECK(office.give(ann, PauseBatch{1}) == "ok");
}

TEST_CASE("control is of one batch, and is taken from whoever is there by wish and by name", "[P80]") {
  TwoPeople office;
  SessionId const ann = office.open("ann");
  SessionId const ben = office.open("ben");
  CHECK(office.create(ann) == "ok");
  CHECK(office.create(ben) == "ok"); // a batch of their own needs nobody's leave
  CHECK(office.give(ben, StartBatch{2}) == "ok");
  CHECK(office.give(ben, StartBatch{1}) == "ann has control of batch 1; take control of it first");
  CHECK(office.give(ben, TakeControl{.batch = 1}) == "ann has control of batch 1; take it over or wait");
  CHECK(office.give(ben, TakeControl{.batch = 1, .wish = ControlWish::take_over}) == "ok");
  CHECK(office.world.events.back().detail == "taken over from ann");
  CHECK(office.world.events.back().who == "ben");
  CHECK(office.give(ann, StartBatch{1}) == "ben has control of batch 1; take control of it first");
  CHECK(office.give(ben, StartBatch{1}) == "ok");
}

TEST_CASE("whoever is alone has control without asking", "[P80]") {
  TwoPeople office;
  SessionId const ann = office.open("ann");
  CHECK(office.create(ann) == "ok");
  SessionId const ben = office.open("ben");
  SECTION("the other one left") {
    office.leave(ann);
    CHECK(office.give(ben, StartBatch{1}) == "ok");
    CHECK(office.controller() == "ben");
  }
  SECTION("the other one is away for a moment only") {
    static_cast<void>(office.world.submit(DetachSession{ann}));
    CHECK(office.give(ben, StartBatch{1}) != "ok");
  }
  SECTION("the other one let it go") {
    CHECK(office.give(ann, ReleaseControl{.batch = 1}) == "ok");
    CHECK(office.give(ben, StartBatch{1}) == "ok");
  }
}

TEST_CASE("a script without a connection holds nobody up", "[P80]") {
  TwoPeople office;
  SessionId const script = office.open("script", {}, SessionKind::requests);
  SessionId const ann = office.open("ann");
  CHECK(office.create(script) == "ok");
  CHECK(office.give(script, StartBatch{1}) == "ok");
  CHECK(office.give(ann, PauseBatch{1}) == "ok"); // nobody is behind the script
  CHECK(office.give(script, ResumeBatch{1}) == "ann has control of batch 1; take control of it first");
}

TEST_CASE("claims do not ask who has control of the batch", "[P80][P66]") {
  TwoPeople office;
  SessionId const ann = office.open("ann");
  SessionId const ben = office.open("ben");
  office.world.sites["acme.example"] = "captcha";
  CHECK(office.create(ann) == "ok");
  CHECK(office.give(ann, StartBatch{1}) == "ok");
  REQUIRE(office.world.lead(1, Phase::held));
  CHECK(office.give(ben, ClaimContact{.contact = 1, .who = "ben"}) == "ok");
  CHECK(office.give(ann, TakeControl{.batch = 1, .wish = ControlWish::take_over}) == "ok");
  CHECK(office.world.contact(1).claimed_by == "ben"); // control is something else
  CHECK(office.give(ben, FinishContact{.contact = 1, .who = "ben", .sent = true}) == "ok");
}

TEST_CASE("control of all batches of a customer is taken at once", "[P80]") {
  TwoPeople office;
  SessionId const ann = office.open("ann");
  SessionId const ben = office.open("ben");
  CHECK(office.create(ann, "c1") == "ok");
  CHECK(office.create(ann, "c1") == "ok");
  CHECK(office.create(ann, "c2") == "ok");
  CHECK(office.give(ben, TakeControl{.batch = 1, .wish = ControlWish::take_over, .of = ControlOf::customer}) == "ok");
  CHECK(office.controller(1) == "ben");
  CHECK(office.controller(2) == "ben");
  CHECK(office.controller(3) == "ann");
}

TEST_CASE("a viewer gives no commands, and a token for some customers none about others", "[P80]") {
  TwoPeople office;
  SessionId const ann = office.open("ann");
  SessionId const vic = office.open("vic", {Role::viewer, {}});
  SessionId const olga = office.open("olga", only_for(Role::operator_, {"c1"}));
  CHECK(office.create(ann, "c1") == "ok");
  CHECK(office.create(ann, "c2") == "ok");
  CHECK(office.give(ann, ReleaseControl{.batch = 1}) == "ok");
  CHECK(office.give(ann, ReleaseControl{.batch = 2}) == "ok");
  CHECK(office.give(vic, StartBatch{1}) == "the token vic may only look; an owner or operator can do this");
  CHECK(office.give(vic, TakeControl{.batch = 1, .wish = ControlWish::take_over}) != "ok");
  CHECK(office.give(olga, StartBatch{2}) == "the token olga is not for this customer");
  CHECK(office.create(olga, "c2") == "the token olga is not for this customer");
  CHECK(office.give(olga, BlockTarget{.target = "acme.example", .who = "olga", .reason = "asked"}) ==
        "the token olga is for some customers only, and this is about everybody's contacts");
  CHECK(office.give(olga, StartBatch{1}) == "ok");
  CHECK(office.create(olga, "c1") == "ok");
}

TEST_CASE("a session takes the rights that its token has when it returns", "[P80]") {
  TwoPeople office;
  SessionId const ann = office.open("ann");
  CHECK(office.create(ann) == "ok");
  static_cast<void>(office.world.submit(DetachSession{ann}));
  REQUIRE(office.world.submit(ReturnSession{ann, Access{Role::viewer, {}}}));
  CHECK(office.give(ann, StartBatch{1}) == "the token ann may only look; an owner or operator can do this");
}

TEST_CASE("every act has a name: who gave the command that a fact follows from", "[P80]") {
  TwoPeople office;
  SessionId const ann = office.open("ann");
  CHECK(office.create(ann) == "ok");
  CHECK(office.give(ann, StartBatch{1}) == "ok");
  CHECK(office.give(ann, CancelContact{1}) == "ok");
  std::vector<std::string> acts;
  for (ClientEvent const& e : office.world.events) {
    if (!e.who.empty()) acts.push_back(e.who + " " + std::string(e.type));
  }
  CHECK(acts == std::vector<std::string>{"ann batch_created", "ann control_granted", "ann batch_started",
                                         "ann contact_cancelled", "ann contact_complete"});
}

TEST_CASE("what is done beside the contacts is on record too", "[P80]") {
  TwoPeople office;
  REQUIRE(office.world.submit(RecordAdministration{"ann", Administration::token_added, "vic"}));
  CHECK(office.world.events.back().type == "administration");
  CHECK(office.world.events.back().who == "ann");
  CHECK(office.world.events.back().detail == "the token vic was added");
}
