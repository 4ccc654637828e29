// core/session/event: what clients are reported, as a function of durable facts.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

#include "core/base/json_text.hpp"
#include "tests/support/engine_rig.hpp"

using namespace legwork::core;
using namespace legwork::tests;

namespace {

// One contact brought to its end in some way, and the events of it.
std::vector<ClientEvent> events_of(Mode mode, std::string const& page, std::string const& press,
                                   std::string const& watch) {
  MemoryJournal journal;
  EngineRig world(journal);
  static_cast<void>(world.submit(Booted{}));
  world.sites["acme.example"] = page;
  CreateBatch batch = batch_of({"acme.example"});
  batch.mode = mode;
  static_cast<void>(world.submit(batch));
  static_cast<void>(world.submit(StartBatch{1}));
  if (world.lead(1, Phase::intended)) static_cast<void>(world.submit(world.answer(Effect(*world.asked(1)), press)));
  if (world.contact(1).phase == Phase::dispatched)
    static_cast<void>(world.submit(world.answer(Effect(*world.asked(1)), watch)));
  world.finish();
  return world.events;
}

struct Way {
  char const* page;
  char const* press;
  char const* watch;
  char const* says; // the event before the last
};

constexpr Way ways[] = {
    {"contact", "sent", "thanks", "contact_success"},
    {"contact", "sent", "refused", "contact_failed"},
    {"contact", "sent", "silent", "contact_unconfirmed"},
    {"contact", "open_latch", "", "contact_unconfirmed"},
    {"contact", "complaint", "", "contact_failed"},
    {"contact", "socket", "", "contact_unconfirmed"}, // a script may have sent it unseen
    {"no_form", "", "", "form_not_found"},
    {"captcha", "", "", "contact_handed_over"},
};

} // namespace

TEST_CASE("every way to end tells one contact_complete, and it is the last event of the contact", "[P02]") {
  for (Way const& way : ways) {
    INFO(way.page << " " << way.press << " " << way.watch);
    std::vector<ClientEvent> const all = events_of(Mode::simulation, way.page, way.press, way.watch);
    std::vector<std::string_view> types;
    for (ClientEvent const& e : all) {
      if (e.contact_id == ContactId{1}) types.push_back(e.type);
    }
    REQUIRE(types.size() >= 2);
    CHECK(types.front() == "contact_queued");
    CHECK(std::ranges::count(types, "contact_complete") == 1);
    CHECK(types.back() == "contact_complete");
    CHECK(types[types.size() - 2] == way.says);
  }
}

TEST_CASE("a rejected request is reported and completed before any browser work", "[P02][P11]") {
  MemoryJournal journal;
  EngineRig world(journal);
  static_cast<void>(world.submit(Booted{}));
  CreateBatch batch = batch_of({});
  batch.contacts.push_back({.dealer_name = "Broken Motors", .problems = {"website: is empty"}});
  static_cast<void>(world.submit(batch));
  REQUIRE(world.events.size() == 3);
  CHECK(world.events[1].type == "contact_error");
  CHECK(world.events[1].detail == "website: is empty");
  CHECK(world.events[2].type == "contact_complete");
  CHECK(world.effects.empty());
}

TEST_CASE("the mode is in every event", "[P49]") {
  for (Mode mode : {Mode::live, Mode::practice, Mode::simulation}) {
    for (ClientEvent const& e : events_of(mode, "contact", "sent", "thanks")) {
      INFO(e.type);
      CHECK(e.mode == mode);
      CHECK(to_json_text(e).find("\"mode\":\"" + std::string(name_of(mode)) + "\"") != std::string::npos);
    }
  }
}

TEST_CASE("sequence numbers name the fact they tell of and never fall", "[P45]") {
  SequenceNumber last;
  for (ClientEvent const& e : events_of(Mode::live, "contact", "sent", "thanks")) {
    CHECK(e.seq >= last);
    last = e.seq;
  }
}

TEST_CASE("a stream that starts from a fold tells what one that saw everything tells", "[P02][P25]") {
  MemoryJournal journal;
  EngineRig world(journal);
  static_cast<void>(world.submit(Booted{}));
  static_cast<void>(world.submit(batch_of({"acme.example", "beta.example"})));
  static_cast<void>(world.submit(StartBatch{1}));
  REQUIRE(world.lead(1, Phase::dispatched));
  EventStream late(journal.fold());
  std::vector<ClientEvent> reported;
  std::vector<ClientEvent> seen;
  world.on_told = [&](DurableFact const& recorded, std::vector<ClientEvent> const& events) {
    seen.insert(seen.end(), events.begin(), events.end());
    auto const more = late.events_of(recorded);
    reported.insert(reported.end(), more.begin(), more.end());
  };
  world.finish();
  CHECK(seen.size() > 5);
  CHECK(to_json_text(reported) == to_json_text(seen));
}

TEST_CASE("a picture that was kept is reported apart from one that was not", "[P32]") {
  State s;
  s.batches.emplace_back();
  s.contacts.emplace_back();
  s.contacts[0].batch = 1;
  s.contacts[0].phase = Phase::filling;
  EventStream stream(s);
  auto const kept = stream.events_of({1, Instant{5}, ScreenshotTaken{1, {"form", "1.png", ""}}});
  auto const missed = stream.events_of({2, Instant{5}, ScreenshotTaken{1, {"form", "", "the disk is full"}}});
  REQUIRE(kept.size() == 1);
  REQUIRE(missed.size() == 1);
  CHECK(kept[0].type == "screenshot_taken");
  CHECK(missed[0].type == "screenshot_missed");
  CHECK(missed[0].detail == "form the disk is full");
}

TEST_CASE("bookkeeping is reported to nobody", "[P45]") {
  EventStream stream{State{}};
  CHECK(stream.events_of({1, Instant{5}, EpochBegan{}}).empty());
  CHECK(stream.events_of({2, Instant{5}, PageGone{1, 1, ""}}).empty());
  CHECK(stream.events_of({3, Instant{5}, CommandAccepted{1, 1}}).empty());
}
