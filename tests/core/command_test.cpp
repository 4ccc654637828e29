// core/batch, person, policy and session: what is asked for, and refused with its reason.
#include <catch2/catch.hpp>

#include "core/base/names.hpp"
#include "core/contact/person.hpp"
#include "core/engine/evolve.hpp"
#include "core/session/decide.hpp"
#include "tests/support/world.hpp"

using namespace legwork::core;
using namespace legwork::tests;

namespace {

// Batches of one contact each, in these phases, all completed; nothing happens by itself.
struct Desk {
  State s;

  explicit Desk(std::vector<Phase> const& phases) {
    s.epoch = 1;
    for (Phase phase : phases) {
      auto const id = static_cast<ContactId>(s.contacts.size() + 1);
      Contact c;
      c.id = id;
      c.batch = id;
      c.phase = phase;
      c.target = "business.example";
      s.contacts.push_back(c);
      Batch b;
      b.id = id;
      b.phase = BatchPhase::completed;
      b.contacts = {id};
      if (phase != Phase::queued && !is_final(phase)) b.begun = {id};
      s.batches.push_back(b);
    }
  }

  // The facts proposed, by name.
  Result<std::vector<std::string>> ask(Input const& input) const {
    Engine engine(s);
    auto const turn = engine.take(input, s.now);
    if (!turn) return std::unexpected(turn.error());
    std::vector<std::string> out;
    for (Fact const& fact : turn->record) out.emplace_back(fact_name(fact));
    return out;
  }
  std::string error(Input const& input) const {
    auto const answer = ask(input);
    return answer ? "none" : std::string(name_of(answer.error().kind)) + ": " + answer.error().detail;
  }
  bool queues(Input const& input) const {
    auto const answer = ask(input);
    return answer && std::ranges::find(*answer, "ContactQueued") != answer->end();
  }
};

} // namespace

TEST_CASE("a restart tries anew what provably was not sent, and nothing that a person decided", "[P07][P22]") {
  for (std::size_t i = 1; i < count_of<Phase>(); ++i) {
    auto const phase = static_cast<Phase>(i);
    if (!is_final(phase)) continue;
    Desk desk({phase});
    Contact& c = desk.s.contacts[0];
    INFO(name_of(phase));
    bool const failed = phase == Phase::failed || phase == Phase::timed_out;
    CHECK(desk.queues(RestartBatch{1, true}) == (failed || phase == Phase::cancelled));
    CHECK(desk.queues(RestartBatch{1, false}) == (phase == Phase::cancelled));
    c.reason = Reason::daily_cap;
    CHECK(desk.queues(RestartBatch{1, true}) == (failed || phase == Phase::cancelled || phase == Phase::skipped));
    c.reason = Reason::declined;
    CHECK(desk.queues(RestartBatch{1, true}) == failed);
    CHECK(desk.queues(RetryContacts{1, {1}}) == (failed || phase == Phase::cancelled || phase == Phase::manual));
    c.anew = 1;
    CHECK_FALSE(desk.queues(RestartBatch{1, true}));
    CHECK_FALSE(desk.queues(RetryContacts{1, {1}}));
  }
}

TEST_CASE("a choice of contacts is refused with everything that is wrong with it", "[P22][P26]") {
  Desk const desk({Phase::cancelled, Phase::cancelled, Phase::succeeded});
  Desk one = desk;
  one.s.batches[0].contacts = {1, 3};
  one.s.contacts[2].batch = 1;
  CHECK(one.error(RetryContacts{1, {2}}) == "conflict: contact 2 is not of batch 1");
  CHECK(one.error(RetryContacts{1, {9}}) == "conflict: contact 9 is not of batch 1");
  CHECK(one.error(RetryContacts{1, {0}}) == "conflict: contact 0 is not of batch 1");
  CHECK(one.error(RetryContacts{1, {1, 1}}) == "conflict: contact 1 is named twice");
  CHECK(one.error(RetryContacts{1, {3, 2, 1}}) == "conflict: contact 2 is not of batch 1; contact 3 is succeeded");
  one.s.contacts[1].batch = 1;
  one.s.batches[0].contacts = {1, 2, 3};
  one.s.contacts[0].phase = Phase::refused;
  CHECK(one.error(RetryContacts{1, {1, 2}}) == "conflict: contact 1 is refused");
}

TEST_CASE("of all that is wrong with a choice no more is said than somebody reads", "[P43]") {
  Desk const desk({Phase::cancelled});
  RetryContacts all{1, {}};
  for (ContactId id = 101; id < 115; ++id) all.contacts.push_back(id);
  for (ContactId id = 1'001; id < 1'100; ++id) all.contacts.push_back(id);
  CHECK(desk.ask(all).error().detail.size() == 2'000); // as much as fits whole
}

TEST_CASE("a batch of sixteen at once is allowed, and no more", "[P20]") {
  Desk const desk({Phase::cancelled});
  CreateBatch batch = batch_of({"acme.example"});
  batch.parallel = 16;
  CHECK(desk.ask(batch));
  batch.parallel = 17;
  CHECK(desk.error(batch) == "invalid: parallel must be 1 to 16, not 17");
}

TEST_CASE("what would queue a contact of a batch that is stopping has to wait", "[P21][P22]") {
  for (BatchPhase phase : {BatchPhase::stopping, BatchPhase::draining}) {
    Desk desk({Phase::skipped, Phase::dispatched});
    desk.s.batches[0].phase = phase;
    desk.s.batches[0].contacts = {1, 2};
    desk.s.batches[0].begun = {2};
    desk.s.batches[1].contacts = desk.s.batches[1].begun = {};
    desk.s.contacts[1].batch = 1;
    std::string const waits = "conflict: batch 1 is " + std::string(name_of(phase)) + "; try again when it has stopped";
    CHECK(desk.error(OverrideRule{1, "Ann", "they asked"}) == waits);
    desk.s.contacts[0].phase = Phase::unconfirmed;
    CHECK(desk.error(ReconcileContact{1, "Ann", false, "", 0}) == "none"); // a ruling queues nothing
    desk.s.contacts[0].denied = true;
    CHECK(desk.error(RetryContacts{1, {1}}) == waits);
    desk.s.contacts[0].phase = Phase::failed;
    CHECK(desk.error(RetryContacts{1, {1}}) == waits);
  }
}

TEST_CASE("nobody acts without a name, or on a contact that is not there", "[P26][P66]") {
  Desk const desk({Phase::held});
  std::string const nameless = "invalid: who does this? a name is missing";
  CHECK(desk.error(ClaimContact{1, " ", 0}) == nameless);
  CHECK(desk.error(ReleaseClaim{1, ""}) == nameless);
  CHECK(desk.error(ResolveHold{1, "", false, 0}) == nameless);
  CHECK(desk.error(FinishContact{1, "", true, "", 0}) == nameless);
  CHECK(desk.error(ReconcileContact{1, "", true, "", 0}) == nameless);
  CHECK(desk.error(BlockTarget{"acme.com", "", "a reason"}) == nameless);
  CHECK(desk.error(UnblockTarget{"acme.com", "", "a reason"}) == nameless);
  CHECK(desk.error(OverrideRule{1, "", "a reason"}) == nameless);
  std::string const nobody = "not_found: there is no contact 2";
  CHECK(desk.error(ClaimContact{2, "Ann", 0}) == nobody);
  CHECK(desk.error(ReleaseClaim{2, "Ann"}) == nobody);
  CHECK(desk.error(ResolveHold{2, "Ann", false, 0}) == nobody);
  CHECK(desk.error(FinishContact{2, "Ann", true, "", 0}) == nobody);
  CHECK(desk.error(ReconcileContact{2, "Ann", true, "", 0}) == nobody);
  CHECK(desk.error(OverrideRule{2, "Ann", "a reason"}) == nobody);
  CHECK(desk.error(CancelContact{2}) == nobody);
  CHECK(desk.error(RestartBatch{2, true}) == "not_found: there is no batch 2");
  CHECK(desk.error(StopBatch{2, StopHow::now}) == "not_found: there is no batch 2");
  CHECK(desk.error(RetryContacts{2, {1}}) == "not_found: there is no batch 2");
}

TEST_CASE("names, notes and domains may be as long as they may be", "[P11]") {
  CHECK(name_of_person(std::string(100, 'a')));
  CHECK_FALSE(name_of_person(std::string(101, 'a')));
  CHECK(words_of_person(std::string(500, 'a')));
  CHECK_FALSE(words_of_person(std::string(501, 'a')));
  Desk const desk({Phase::skipped});
  CHECK(desk.ask(BlockTarget{std::string(253, 'a'), "Ann", "they asked"}));
  std::string const no = "invalid: '" + std::string(60, 'a') + "' is not a domain; write it like acme.com";
  CHECK(desk.error(BlockTarget{std::string(254, 'a'), "Ann", "they asked"}) == no);
  CHECK(desk.error(UnblockTarget{std::string(254, 'a'), "Ann", "they asked"}) == no);
  CHECK(desk.error(BlockTarget{"", "Ann", "they asked"}) == "invalid: '' is not a domain; write it like acme.com");
  std::string const wordy = "invalid: the note is longer than 500 bytes";
  CHECK(desk.error(BlockTarget{"acme.com", "Ann", std::string(501, 'a')}) == wordy);
  CHECK(desk.error(OverrideRule{1, "Ann", std::string(501, 'a')}) == wordy);
}

TEST_CASE("a held contact goes on unless another is at its business", "[P13][P66]") {
  for (Phase other : {Phase::queued, Phase::opening, Phase::ready, Phase::dispatched, Phase::held, Phase::backoff, Phase::succeeded}) {
    Desk desk({Phase::held, other});
    INFO(name_of(other));
    std::string const answer = desk.error(ResolveHold{1, "Ann", false, 0});
    CHECK(answer == (is_active(other) ? "unavailable: another contact is at business.example now; try again in a moment" : "none"));
    desk.s.contacts[1].target = "another.example";
    CHECK(desk.error(ResolveHold{1, "Ann", false, 0}) == "none");
  }
}

TEST_CASE("only whoever claimed it finishes it, and only the newest try", "[P66]") {
  Desk desk({Phase::held});
  desk.s.contacts[0].claimed_by = "Bob";
  for (bool sent : {true, false}) CHECK(desk.error(FinishContact{1, "Ann", sent, "", 0}) == "conflict: contact 1 is claimed by Bob");
  CHECK(desk.ask(FinishContact{1, "Bob", true, "", 0}));
  desk = Desk({Phase::manual});
  CHECK(desk.ask(FinishContact{1, "Bob", true, "", 0}));
  desk.s.contacts[0].anew = 2;
  CHECK(desk.error(FinishContact{1, "Bob", true, "", 0}) == "conflict: contact 2 tries contact 1 anew; see to that one");
}

TEST_CASE("so many clients, and no more", "[P43]") {
  Desk desk({Phase::succeeded});
  for (SessionId id = 1; id < 10'000; ++id) desk.s.sessions.push_back({id, "app", 0, {}, {}, false});
  desk.s.session_ids = 9'999;
  CHECK(desk.error(OpenSession{"app"}) == "none");
  desk.s.sessions.push_back({10'000, "app", 0, {}, {}, false});
  desk.s.session_ids = 10'000;
  CHECK(desk.error(OpenSession{"app"}) == "unavailable: there are too many sessions; close some or wait");
}

TEST_CASE("the command line has no lease to take or to give", "[P23]") {
  Desk desk({Phase::succeeded});
  CHECK(desk.error(TakeLease{}) == "invalid: the command line needs no lease");
  CHECK(desk.error(ReleaseLease{}) == "invalid: the command line has no lease");
  desk.s.sessions = {{1, "app", 0, {}, {}, false}};
  desk.s.session_ids = 1;
  desk.s.lease = {1, 4};
  CHECK(desk.error(ReleaseLease{{1, 1, 4}}) == "none");
}

TEST_CASE("a tick is nothing to clients that are there", "[P23]") {
  Desk desk({Phase::succeeded});
  desk.s.now = {10'000'000};
  desk.s.sessions = {{1, "app", 0, {}, {}, false}};
  CHECK(desk.ask(Tick{}).value().empty());
  desk.s.sessions[0].detached = {1};
  CHECK(desk.ask(Tick{}).value() == std::vector<std::string>{"SessionLeft", "SessionExpired"});
}

TEST_CASE("when a client stays away only its own batches pause, and only where that was asked for", "[P23]") {
  Desk desk({Phase::held, Phase::held, Phase::held});
  SessionId const whose[] = {1, 1, 2};
  WhenLeft const wish[] = {WhenLeft::go_on, WhenLeft::pause, WhenLeft::pause};
  for (std::size_t i = 0; i < 3; ++i) {
    desk.s.batches[i].phase = BatchPhase::running;
    desk.s.batches[i].session = whose[i];
    desk.s.batches[i].when_left = wish[i];
  }
  desk.s.sessions = {{1, "app", 0, {}, {1}, false}, {2, "app", 0, {}, {}, false}};
  desk.s.now = {desk.s.limits.lease_grace_ms + 1};
  for (Contact& c : desk.s.contacts) c.deadline = {desk.s.now.ms + 5};
  Engine engine(desk.s);
  REQUIRE(engine.take(Tick{}, desk.s.now));
  CHECK(engine.state().batch(1).phase == BatchPhase::running);
  CHECK(engine.state().batch(2).phase == BatchPhase::paused);
  CHECK(engine.state().batch(3).phase == BatchPhase::running);
}

TEST_CASE("a new start of the program makes no absence shorter", "[P23][P25]") {
  Desk desk({Phase::succeeded});
  desk.s.now = {50'000};
  desk.s.sessions = {{1, "app", 0, {}, {20'000}, false}, {2, "app", 0, {}, {}, false}};
  Engine engine(desk.s);
  REQUIRE(engine.take(Booted{}, desk.s.now));
  CHECK(engine.state().sessions[0].detached.ms == 20'000);
  CHECK(engine.state().sessions[1].detached.ms == 50'000);
}

TEST_CASE("refusals are kept as long as their orders can be repeated", "[P23][P84]") {
  State s;
  s.sessions = {{1, "app", 0, {}, {}, false}};
  for (std::uint64_t n = 1; n <= orders_remembered; ++n) evolve(s, OrderRefused{1, n, ErrorKind::conflict, "no"}, {});
  CHECK(s.sessions[0].refusals.size() == orders_remembered);
  CHECK(s.sessions[0].refusals.front().request == 1);
  evolve(s, OrderTaken{1, orders_remembered + 1}, {});
  CHECK(s.sessions[0].refusals.size() == orders_remembered - 1);
  CHECK(s.sessions[0].refusals.front().request == 2);
}

TEST_CASE("a loss of power is noticed only where both starts of the machine are known", "[P07][P25]") {
  auto const doubted = [](std::string const& before, std::string const& after, std::int64_t doubt_ms, std::int64_t ago_ms) {
    Desk desk({Phase::ready});
    desk.s.machine = before;
    desk.s.now = {100'000};
    desk.s.contacts[0].since = {100'000 - ago_ms};
    Booted boot;
    boot.machine = after;
    boot.limits->power_doubt_ms = doubt_ms;
    Engine engine(desk.s);
    REQUIRE(engine.take(boot, desk.s.now));
    return engine.state().contact(1).phase == Phase::unconfirmed;
  };
  CHECK(doubted("m1", "m2", 5'000, 0));
  CHECK_FALSE(doubted("m1", "m1", 5'000, 0));
  CHECK_FALSE(doubted("", "m2", 5'000, 0));
  CHECK_FALSE(doubted("m1", "", 5'000, 0));
  CHECK(doubted("m1", "m2", 5'000, 5'000));
  CHECK_FALSE(doubted("m1", "m2", 5'000, 5'001));
  CHECK(doubted("m1", "m2", 1, 0));
  CHECK_FALSE(doubted("m1", "m2", 0, 0));
}
