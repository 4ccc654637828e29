// core/batch, person, policy and session: what is asked for, and refused with its reason.
#include <catch2/catch.hpp>

#include "core/base/enum_names.hpp"
#include "core/contact/person_commands.hpp"
#include "core/engine/evolve.hpp"
#include "core/session/session_commands.hpp"
#include "tests/support/engine_rig.hpp"

using namespace legwork::core;
using namespace legwork::tests;

namespace {

// Batches of one contact each, in these phases, all completed; nothing happens by itself.
struct CommandRig {
  State s;

  explicit CommandRig(std::vector<Phase> const& phases) {
    s.epoch = 1;
    for (Phase phase : phases) {
      ContactId const id{s.contacts.size() + 1};
      BatchId const batch{id.value()};
      Contact c;
      c.id = id;
      c.batch = batch;
      c.phase = phase;
      c.target = "business.example";
      if (wants_page(phase)) c.page = PageId{9};
      s.contacts.push_back(c);
      Batch b;
      b.id = batch;
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

TEST_CASE("a restart tries again what provably was not sent, and nothing that a person decided", "[P07][P22]") {
  for (std::size_t i = 1; i < count_of<Phase>(); ++i) {
    auto const phase = static_cast<Phase>(i);
    if (!is_final(phase)) continue;
    CommandRig commands({phase});
    Contact& c = commands.s.contacts[0];
    INFO(name_of(phase));
    bool const failed = phase == Phase::failed || phase == Phase::timed_out;
    CHECK(commands.queues(RestartBatch{1, true}) == (failed || phase == Phase::cancelled));
    CHECK(commands.queues(RestartBatch{1, false}) == (phase == Phase::cancelled));
    c.reason = Reason::daily_cap;
    CHECK(commands.queues(RestartBatch{1, true}) == (failed || phase == Phase::cancelled || phase == Phase::skipped));
    c.reason = Reason::declined;
    CHECK(commands.queues(RestartBatch{1, true}) == failed);
    CHECK(commands.queues(RetryContacts{1, {1}}) == (failed || phase == Phase::cancelled || phase == Phase::manual));
    c.retried_by = ContactId{1};
    CHECK_FALSE(commands.queues(RestartBatch{1, true}));
    CHECK_FALSE(commands.queues(RetryContacts{1, {1}}));
  }
}

TEST_CASE("a choice of contacts is refused with everything that is wrong with it", "[P22][P26]") {
  CommandRig const commands({Phase::cancelled, Phase::cancelled, Phase::succeeded});
  CommandRig one = commands;
  one.s.batches[0].contacts = {1, 3};
  one.s.contacts[2].batch = 1;
  CHECK(one.error(RetryContacts{1, {2}}) == "conflict: contact 2 is not of batch 1");
  CHECK(one.error(RetryContacts{1, {9}}) == "conflict: contact 9 is not of batch 1");
  CHECK(one.error(RetryContacts{1, {{}}}) == "conflict: contact 0 is not of batch 1");
  CHECK(one.error(RetryContacts{1, {1, 1}}) == "conflict: contact 1 is named twice");
  CHECK(one.error(RetryContacts{1, {3, 2, 1}}) == "conflict: contact 2 is not of batch 1; contact 3 is succeeded");
  one.s.contacts[1].batch = 1;
  one.s.batches[0].contacts = {1, 2, 3};
  one.s.contacts[0].phase = Phase::refused;
  one.s.rules = DecisionRules::v7; // journals hold these words
  CHECK(one.error(RetryContacts{1, {1, 2}}) == "conflict: contact 1 is refused");
  one.s.rules = DecisionRules::v8;
  CHECK(one.error(RetryContacts{1, {1, 2}}) ==
        "conflict: contact 1 is refused; it is not proven that nothing was taken, so contact the business yourself");
  one.s.contacts[0].verdict.grade = Grade::refused_spam;
  CHECK(one.error(RetryContacts{1, {1, 2}}) ==
        "conflict: contact 1 is refused; the site took it for spam, so contact the business yourself");
}

TEST_CASE("of all that is wrong with a choice no more is said than somebody reads", "[P43]") {
  CommandRig const commands({Phase::cancelled});
  RetryContacts all{1, {}};
  for (ContactId id = 101; id < 115; ++id) all.contacts.push_back(id);
  for (ContactId id = 1'001; id < 1'100; ++id) all.contacts.push_back(id);
  CHECK(commands.ask(all).error().detail.size() == 2'000); // as much as fits whole
}

TEST_CASE("a batch of sixteen at once is allowed, and no more", "[P20]") {
  CommandRig const commands({Phase::cancelled});
  CreateBatch batch = batch_of({"acme.example"});
  batch.parallel = 16;
  CHECK(commands.ask(batch));
  batch.parallel = 17;
  CHECK(commands.error(batch) == "invalid: parallel must be 1 to 16, not 17");
}

TEST_CASE("what would queue a contact of a batch that is stopping has to wait", "[P21][P22]") {
  for (BatchPhase phase : {BatchPhase::stopping, BatchPhase::draining}) {
    CommandRig commands({Phase::skipped, Phase::dispatched});
    commands.s.batches[0].phase = phase;
    commands.s.batches[0].contacts = {1, 2};
    commands.s.batches[0].begun = {2};
    commands.s.batches[1].contacts = commands.s.batches[1].begun = {};
    commands.s.contacts[1].batch = 1;
    std::string const waits = "conflict: batch 1 is " + std::string(name_of(phase)) + "; try again when it has stopped";
    CHECK(commands.error(OverrideRule{1, "Ann", "they asked"}) == waits);
    commands.s.contacts[0].phase = Phase::unconfirmed;
    CHECK(commands.error(ReconcileContact{.contact = 1, .who = "Ann", .went_through = false}) ==
          "none"); // a ruling queues nothing
    commands.s.contacts[0].denied = true;
    CHECK(commands.error(RetryContacts{1, {1}}) == waits);
    commands.s.contacts[0].phase = Phase::failed;
    CHECK(commands.error(RetryContacts{1, {1}}) == waits);
  }
}

TEST_CASE("nobody acts without a name, or on a contact that is not there", "[P26][P66]") {
  CommandRig const commands({Phase::held});
  std::string const nameless = "invalid: who does this? a name is missing";
  CHECK(commands.error(ClaimContact{1, " ", {}}) == nameless);
  CHECK(commands.error(ReleaseClaim{1, ""}) == nameless);
  CHECK(commands.error(ResolveHold{1, "", false, {}}) == nameless);
  CHECK(commands.error(FinishContact{.contact = 1, .who = "", .sent = true}) == nameless);
  CHECK(commands.error(ReconcileContact{.contact = 1, .who = "", .went_through = true}) == nameless);
  CHECK(commands.error(BlockTarget{"acme.com", "", "a reason"}) == nameless);
  CHECK(commands.error(UnblockTarget{"acme.com", "", "a reason"}) == nameless);
  CHECK(commands.error(OverrideRule{1, "", "a reason"}) == nameless);
  std::string const nobody = "not_found: there is no contact 2";
  CHECK(commands.error(ClaimContact{2, "Ann", {}}) == nobody);
  CHECK(commands.error(ReleaseClaim{2, "Ann"}) == nobody);
  CHECK(commands.error(ResolveHold{2, "Ann", false, {}}) == nobody);
  CHECK(commands.error(FinishContact{.contact = 2, .who = "Ann", .sent = true}) == nobody);
  CHECK(commands.error(ReconcileContact{.contact = 2, .who = "Ann", .went_through = true}) == nobody);
  CHECK(commands.error(OverrideRule{2, "Ann", "a reason"}) == nobody);
  CHECK(commands.error(CancelContact{2}) == nobody);
  CHECK(commands.error(RestartBatch{2, true}) == "not_found: there is no batch 2");
  CHECK(commands.error(StopBatch{2, StopHow::now}) == "not_found: there is no batch 2");
  CHECK(commands.error(RetryContacts{2, {1}}) == "not_found: there is no batch 2");
}

TEST_CASE("names, notes and domains may be as long as they may be", "[P11]") {
  CHECK(name_of_person(std::string(100, 'a')));
  CHECK_FALSE(name_of_person(std::string(101, 'a')));
  CHECK(words_of_person(std::string(500, 'a')));
  CHECK_FALSE(words_of_person(std::string(501, 'a')));
  CommandRig const commands({Phase::skipped});
  CHECK(commands.ask(BlockTarget{std::string(253, 'a'), "Ann", "they asked"}));
  std::string const no = "invalid: '" + std::string(60, 'a') + "' is not a domain; write it like acme.com";
  CHECK(commands.error(BlockTarget{std::string(254, 'a'), "Ann", "they asked"}) == no);
  CHECK(commands.error(UnblockTarget{std::string(254, 'a'), "Ann", "they asked"}) == no);
  CHECK(commands.error(BlockTarget{"", "Ann", "they asked"}) == "invalid: '' is not a domain; write it like acme.com");
  std::string const wordy = "invalid: the note is longer than 500 bytes";
  CHECK(commands.error(BlockTarget{"acme.com", "Ann", std::string(501, 'a')}) == wordy);
  CHECK(commands.error(OverrideRule{1, "Ann", std::string(501, 'a')}) == wordy);
}

TEST_CASE("a held contact goes on unless another is at its business", "[P13][P66]") {
  for (Phase other : {Phase::queued, Phase::opening, Phase::ready, Phase::dispatched, Phase::held, Phase::backoff,
                      Phase::succeeded}) {
    CommandRig commands({Phase::held, other});
    INFO(name_of(other));
    std::string const answer = commands.error(ResolveHold{1, "Ann", false, {}});
    CHECK(answer == (is_active(other) ? "unavailable: another contact is at business.example now; try again in a moment"
                                      : "none"));
    commands.s.contacts[1].target = "another.example";
    CHECK(commands.error(ResolveHold{1, "Ann", false, {}}) == "none");
  }
}

TEST_CASE("only whoever claimed it finishes it, and only the newest try", "[P66]") {
  CommandRig commands({Phase::held});
  commands.s.contacts[0].claimed_by = "Bob";
  for (bool sent : {true, false})
    CHECK(commands.error(FinishContact{.contact = 1, .who = "Ann", .sent = sent}) ==
          "conflict: contact 1 is claimed by Bob");
  CHECK(commands.ask(FinishContact{.contact = 1, .who = "Bob", .sent = true}));
  commands = CommandRig({Phase::manual});
  CHECK(commands.ask(FinishContact{.contact = 1, .who = "Bob", .sent = true}));
  commands.s.contacts[0].retried_by = ContactId{2};
  CHECK(commands.error(FinishContact{.contact = 1, .who = "Bob", .sent = true}) ==
        "conflict: contact 2 tries contact 1 anew; see to that one");
}

TEST_CASE("so many clients, and no more", "[P43]") {
  CommandRig commands({Phase::succeeded});
  for (SessionId id = 1; id < 10'000; ++id)
    commands.s.sessions.push_back({.id = id, .client = "app", .last_request = {}});
  commands.s.session_ids = 9'999;
  CHECK(commands.error(OpenSession{"app"}) == "none");
  commands.s.sessions.push_back({.id = 10'000, .client = "app", .last_request = {}});
  commands.s.session_ids = 10'000;
  CHECK(commands.error(OpenSession{"app"}) == "unavailable: there are too many sessions; close some or wait");
}

TEST_CASE("the command line has no lease to take or to give", "[P23]") {
  CommandRig commands({Phase::succeeded});
  commands.s.rules = DecisionRules::v7;
  CHECK(commands.error(TakeLease{}) == "invalid: the command line needs no lease");
  CHECK(commands.error(ReleaseLease{}) == "invalid: the command line has no lease");
  commands.s.sessions = {{.id = 1, .client = "app", .last_request = {}}};
  commands.s.session_ids = 1;
  commands.s.lease = {SessionId{1}, 4};
  CHECK(commands.error(ReleaseLease{{SessionId{1}, 1, 4}}) == "none");
}

TEST_CASE("a tick is nothing to clients that are there", "[P23]") {
  CommandRig commands({Phase::succeeded});
  commands.s.now = {10'000'000};
  commands.s.sessions = {{.id = 1, .client = "app", .last_request = {}}};
  CHECK(commands.ask(Tick{}).value().empty());
  commands.s.sessions[0].detached = {1};
  CHECK(commands.ask(Tick{}).value() == std::vector<std::string>{"SessionLeft", "SessionExpired"});
}

TEST_CASE("when a client stays away only its own batches pause, and only where that was asked for", "[P23]") {
  CommandRig commands({Phase::held, Phase::held, Phase::held});
  SessionId const whose[] = {1, 1, 2};
  WhenLeft const wish[] = {WhenLeft::go_on, WhenLeft::pause, WhenLeft::pause};
  for (std::size_t i = 0; i < 3; ++i) {
    commands.s.batches[i].phase = BatchPhase::running;
    commands.s.batches[i].session = whose[i];
    commands.s.batches[i].when_left = wish[i];
  }
  commands.s.sessions = {{.id = 1, .client = "app", .detached = Instant{1}}, {.id = 2, .client = "app"}};
  commands.s.now = Instant{1} + commands.s.limits.lease_grace;
  for (Contact& c : commands.s.contacts) c.deadline = {commands.s.now.ms + 5};
  Engine engine(commands.s);
  REQUIRE(engine.take(Tick{}, commands.s.now));
  CHECK(engine.state().batch(1).phase == BatchPhase::running);
  CHECK(engine.state().batch(2).phase == BatchPhase::paused);
  CHECK(engine.state().batch(3).phase == BatchPhase::running);
}

TEST_CASE("a new start of the program makes no absence shorter", "[P23][P25]") {
  CommandRig commands({Phase::succeeded});
  commands.s.now = {50'000};
  commands.s.sessions = {{.id = 1, .client = "app", .detached = Instant{20'000}}, {.id = 2, .client = "app"}};
  Engine engine(commands.s);
  REQUIRE(engine.take(Booted{}, commands.s.now));
  CHECK(engine.state().sessions[0].detached->ms == 20'000);
  CHECK(engine.state().sessions[1].detached->ms == 50'000);
}

TEST_CASE("refusals are kept as long as their orders can be repeated", "[P23][P84]") {
  State s;
  s.sessions = {{.id = 1, .client = "app", .last_request = {}}};
  for (std::uint64_t n = 1; n <= commands_remembered; ++n)
    evolve(s, CommandRefused{1, RequestNumber{n}, ErrorKind::conflict, "no"}, {});
  CHECK(s.sessions[0].refusals.size() == commands_remembered);
  CHECK(s.sessions[0].refusals.front().request == RequestNumber{1});
  evolve(s, CommandAccepted{1, commands_remembered + 1}, {});
  CHECK(s.sessions[0].refusals.size() == commands_remembered - 1);
  CHECK(s.sessions[0].refusals.front().request == RequestNumber{2});
}

TEST_CASE("a loss of power is noticed only where both starts of the machine are known", "[P07][P25]") {
  auto const doubted = [](std::string const& before, std::string const& after, std::int64_t doubt_ms,
                          std::int64_t ago_ms) {
    CommandRig commands({Phase::ready});
    commands.s.machine = before;
    commands.s.now = {100'000};
    commands.s.contacts[0].since = {100'000 - ago_ms};
    Booted boot;
    boot.machine = after;
    boot.limits->power_doubt = Duration{doubt_ms};
    Engine engine(commands.s);
    REQUIRE(engine.take(boot, commands.s.now));
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
