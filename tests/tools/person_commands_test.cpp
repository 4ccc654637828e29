// `legwork reconcile`, `finish`, `override`, `block`: rulings on a journal at rest, each recorded by name.
#include <catch2/catch.hpp>

#include "storage/open_to_read.hpp"
#include "storage/replay/replay.hpp"
#include "tests/street/street_run.hpp"
#include "tests/support/child.hpp"
#include "tests/support/engine_rig.hpp"
#include "tests/support/store_journal.hpp"

using namespace legwork;
using namespace legwork::tests;
using namespace std::chrono_literals;

namespace {

class Rulings {
 public:
  Rulings() : folder_("rulings") {
    StoreJournal journal(file());
    EngineRig world(journal);
    world.evidence = journal.store.get();
    world.sites["beta.example"] = "captcha";
    static_cast<void>(world.submit(core::Booted{}));
    core::CreateBatch batch = batch_of({"acme.example", "beta.example", "acme.example"});
    batch.gap = core::Duration{0};
    static_cast<void>(world.submit(batch));
    static_cast<void>(world.submit(core::StartBatch{1}));
    REQUIRE(world.lead(1, core::Phase::dispatched));
    static_cast<void>(world.submit(world.answer(core::Effect(*world.asked(1)), "silent")));
    REQUIRE(world.lead(2, core::Phase::held));
    world.wait(600'000);
  }

  Said say(std::vector<std::string> words) const {
    words.insert(words.begin(), legwork_binary());
    words.insert(words.end(), {"--journal", file().string()});
    Child child(words, folder_.path(), "said");
    int const code = child.wait(30s).value_or(-1);
    return {code, child.out(), child.err()};
  }

  core::State state() const { return storage::load(*storage::open_to_read(file())).state; }
  bool replays() const { return !storage::replay(*storage::open_to_read(file())).first.has_value(); }

 private:
  TempFolder folder_;
  std::filesystem::path file() const { return folder_ / "journal.db"; }
};

bool says(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("an unconfirmed contact is ruled on once, by name, and the ruling is on record", "[P07][P13]") {
  Rulings const rulings;
  Said said =
      rulings.say({"reconcile", "--contact", "1", "--not-sent", "--who", "Ann", "--note", "they know of nothing"});
  INFO(said.err);
  CHECK(said.code == 0);
  CHECK(says(said.out, "contact 1 (acme): unconfirmed"));
  core::State state = rulings.state();
  CHECK(state.contact(1).denied);
  CHECK(state.contacts.size() == 3); // recorded, and nothing is queued
  CHECK(state.contact(1).detail == "Ann: they know of nothing");
  said = rulings.say({"reconcile", "--contact", "1", "--not-sent", "--who", "Bob"});
  CHECK(said.code == 2);
  CHECK(says(said.err, "recorded as not sent already"));
  CHECK(rulings.replays());
}

TEST_CASE("what was ruled not sent is tried again by a command of its own, that asks", "[P07][P78]") {
  Rulings const rulings;
  CHECK(rulings.say({"retry", "--contact", "1", "--yes"}).code == 2); // nobody has ruled on it
  CHECK(rulings.say({"reconcile", "--contact", "1", "--not-sent", "--who", "Ann"}).code == 0);
  Said said = rulings.say({"retry", "--contact", "1"});
  CHECK(said.code == 2);
  CHECK(says(said.out, "say so with --yes"));
  CHECK(rulings.state().contacts.size() == 3);
  said = rulings.say({"retry", "--contact", "1", "--yes"});
  INFO(said.err);
  CHECK(said.code == 0);
  CHECK(says(said.out, "as contact 4"));
  CHECK(rulings.state().contact(4).phase == core::Phase::queued);
  said = rulings.say({"reconcile", "--contact", "1", "--went-through", "--who", "Bob"});
  CHECK(said.code == 2);
  CHECK(says(said.err, "contact 4 tries contact 1 anew"));
  CHECK(rulings.say({"retry", "--contact", "9", "--yes"}).code == 2);
  CHECK(rulings.replays());
}

TEST_CASE("a ruling that it was not sent can be corrected", "[P07][P13]") {
  Rulings const rulings;
  CHECK(rulings.say({"reconcile", "--contact", "1", "--not-sent", "--who", "Ann"}).code == 0);
  CHECK(
      rulings.say({"reconcile", "--contact", "1", "--went-through", "--who", "Bob", "--note", "they answered"}).code ==
      0);
  CHECK(rulings.state().contact(1).phase == core::Phase::succeeded);
  CHECK(rulings.state().reached.contains(rulings.state().contact(1).customer + " acme.example")); // reached, after all
  CHECK(rulings.replays());
}

TEST_CASE("what a person did by hand is reached, and a rule can be set aside", "[P13]") {
  Rulings const rulings;
  Said said = rulings.say({"finish", "--contact", "2", "--sent", "--who", "Ann"});
  CHECK(said.code == 0);
  CHECK(says(said.out, "contact 2 (beta): succeeded"));
  said = rulings.say({"override", "--contact", "3", "--who", "Ann", "--reason", "another car"});
  CHECK(said.code == 0);
  CHECK(rulings.state().contact(4).exempt);
  CHECK(rulings.say({"override", "--contact", "1", "--who", "Ann", "--reason", "another car"}).code == 2);
  CHECK(rulings.replays());
}

TEST_CASE("a ruling without a name, of both kinds or about nobody is one line", "[P11]") {
  Rulings const rulings;
  CHECK(rulings.say({"reconcile", "--contact", "1", "--not-sent"}).code == 2);
  CHECK(rulings.say({"reconcile", "--contact", "1", "--not-sent", "--went-through", "--who", "Ann"}).code == 2);
  CHECK(rulings.say({"reconcile", "--contact", "1", "--who", "Ann"}).code == 2);
  Said const said = rulings.say({"finish", "--contact", "9", "--declined", "--who", "Ann"});
  CHECK(said.code == 2);
  CHECK(says(said.err, "there is no contact 9"));
}

TEST_CASE("the do-not-contact list is kept by domain, however the business is written", "[P13]") {
  Rulings const rulings;
  CHECK(rulings.say({"block", "https://www.acme.com/contact", "--who", "Ann", "--reason", "they asked us to"}).code ==
        0);
  Said said = rulings.say({"blocked"});
  CHECK(said.code == 0);
  CHECK(says(said.out, "acme.com "));
  CHECK(says(said.out, "they asked us to"));
  CHECK(rulings.say({"block", "not/a domain", "--who", "Ann", "--reason", "x"}).code == 2);
  CHECK(rulings.say({"unblock", "acme.com", "--who", "Bob", "--reason", "a mistake"}).code == 0);
  CHECK(rulings.say({"unblock", "acme.com", "--who", "Bob", "--reason", "a mistake"}).code == 2);
  said = rulings.say({"blocked"});
  CHECK_FALSE(says(said.out, "acme.com"));
  CHECK(rulings.replays());
}
