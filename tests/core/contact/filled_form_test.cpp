// What becomes of a form in which a field does not hold what was written (P82).
#include <catch2/catch.hpp>

#include <algorithm>

#include "core/base/text.hpp"
#include "core/contact/filled_form.hpp"
#include "tests/support/engine_rig.hpp"

using namespace legwork::core;
using namespace legwork::tests;

namespace {

// One contact whose form is filled in, and what the journal says of it.
struct Visit {
  MemoryJournal journal;
  EngineRig world{journal};

  explicit Visit(DecisionRules rules = newest_rules) {
    Booted booted{.limits = Limits{}};
    booted.rules = rules;
    static_cast<void>(world.submit(booted));
    static_cast<void>(world.submit(batch_of({"acme.example"})));
    static_cast<void>(world.submit(StartBatch{1}));
    REQUIRE(world.lead(1, Phase::filling));
  }

  Contact const& contact() const { return world.contact(1); }
  FormWritten written() { return std::get<FormWritten>(world.answer(Effect(*world.asked(1)), "calm")); }
  FillReading& reading(FormWritten& form, std::string_view key) {
    auto const found = std::ranges::find(form.readings, key, &FillReading::key);
    REQUIRE(found != form.readings.end());
    return *found;
  }
  template <class F>
  F const* fact() const {
    for (Fact const& f : journal.entries.back().facts) {
      if (auto const* found = std::get_if<F>(&f)) return found;
    }
    return nullptr;
  }
};

FieldContent const* content(std::vector<FieldContent> const& contents, std::string_view field) {
  auto const found = std::ranges::find(contents, field, &FieldContent::field);
  return found == contents.end() ? nullptr : &*found;
}

} // namespace

TEST_CASE("what stood in each field is recorded, by placeholder", "[P82][P84]") {
  Visit visit;
  FormWritten form = visit.written();
  visit.reading(form, "phone").outcome = FillOutcome::cleared;
  static_cast<void>(visit.world.submit(form));
  auto const* filled = visit.fact<FormFilled>();
  REQUIRE(filled != nullptr);
  CHECK(filled->contents->size() == form.readings.size());
  REQUIRE(content(*filled->contents, "email") != nullptr);
  CHECK(content(*filled->contents, "email")->holds == "{email}");
  CHECK(content(*filled->contents, "message")->holds == "{message}");
  CHECK(content(*filled->contents, "phone")->holds.empty());
  CHECK(visit.contact().contents == *filled->contents);
}

TEST_CASE("a field that was cleared right before the press is recorded with the send, and no other changes", "[P82]") {
  Visit visit;
  REQUIRE(visit.world.lead(1, Phase::intended));
  auto const before = visit.contact().contents;
  auto const phone = std::ranges::find(visit.contact().plan.entries, "phone", &FillEntry::key);
  REQUIRE(phone != visit.contact().plan.entries.end());
  auto sent = std::get<SendPressed>(visit.world.answer(Effect(*visit.world.asked(1)), "sent"));
  sent.cleared = std::vector{FillReading{.ref = phone->ref, .key = phone->key, .outcome = FillOutcome::cleared}};
  static_cast<void>(visit.world.submit(sent));
  REQUIRE(visit.fact<SendObserved>() != nullptr);
  CHECK(visit.fact<SendObserved>()->cleared->size() == 1);
  for (FieldContent const& field : visit.contact().contents) {
    INFO(field.field);
    FieldContent const* old = content(before, field.field);
    REQUIRE(old != nullptr);
    CHECK(field.holds == (field.field == "phone" ? "" : old->holds));
  }
}

TEST_CASE("a required field that does not keep its value is a person's, with both", "[P82]") {
  Visit visit;
  FormWritten form = visit.written();
  FillReading& email = visit.reading(form, "email");
  email.outcome = FillOutcome::different;
  email.written_shape = std::string("xxxx@xxxxxxx.xxx");
  email.shape = std::string("xxxx@");
  static_cast<void>(visit.world.submit(form));
  auto const* needed = visit.fact<PersonNeeded>();
  REQUIRE(needed != nullptr);
  CHECK(needed->reason == Reason::field_changed);
  CHECK(contains(needed->detail, "xxxx@xxxxxxx.xxx"));
  CHECK(contains(needed->detail, "it holds xxxx@"));
  CHECK_FALSE(needed->field->label.empty());
  CHECK(visit.contact().phase == Phase::held);
  CHECK(visit.contact().attempt == 1); // not tried three times before anybody is asked
}

TEST_CASE("a person may give another value for a field that changed right before the press", "[P82]") {
  Visit visit;
  REQUIRE(visit.world.lead(1, Phase::intended));
  auto const phone = std::ranges::find(visit.contact().plan.entries, "phone", &FillEntry::key);
  REQUIRE(phone != visit.contact().plan.entries.end());
  StepFailed failed{{visit.world.state().epoch, 1, 1, *visit.contact().op}, StepProblem::field_changed, "changed", {}};
  failed.changed = FillReading{.ref = phone->ref, .key = "phone", .outcome = FillOutcome::different};
  static_cast<void>(visit.world.submit(failed));
  REQUIRE(visit.contact().phase == Phase::held);
  REQUIRE(visit.contact().asked_field);
  CHECK(visit.contact().asked_field->label == *phone->label);
  CHECK(visit.world.submit(ResolveHold{.contact = 1, .who = "Ann", .answered = true}).has_value());
  REQUIRE(visit.world.lead(1, Phase::filling));
  CHECK(std::ranges::count(visit.contact().plan.entries, "phone", &FillEntry::key) == 0);
  CHECK(visit.contact().answers.size() == 1);
}

TEST_CASE("an altered field that could not be cleared is never sent", "[P82]") {
  Visit visit;
  FormWritten form = visit.written();
  visit.reading(form, "phone").outcome = FillOutcome::different;
  static_cast<void>(visit.world.submit(form));
  CHECK(visit.contact().phase == Phase::held);
  CHECK(visit.contact().reason == Reason::field_changed);
}

TEST_CASE("by the rules of before only an identity or the message counts, and is tried again", "[P82][P73]") {
  Visit visit(DecisionRules::v3);
  FormWritten form = visit.written();
  visit.reading(form, "phone").outcome = FillOutcome::different;
  FormWritten another = form;
  visit.reading(another, "email").outcome = FillOutcome::different;
  SECTION("another field is sent as it stands") {
    static_cast<void>(visit.world.submit(form));
    REQUIRE(visit.fact<FormFilled>() != nullptr);
    CHECK(visit.fact<FormFilled>()->contents.is_absent());
  }
  SECTION("an e-mail address is not") {
    static_cast<void>(visit.world.submit(another));
    CHECK(visit.contact().phase == Phase::backoff);
    CHECK(visit.contact().reason == Reason::field_not_accepted);
  }
}

TEST_CASE("a value that a person gives is written into that field, and goes on", "[P82][P14]") {
  Visit visit;
  FormWritten form = visit.written();
  visit.reading(form, "phone").outcome = FillOutcome::different;
  static_cast<void>(visit.world.submit(form));
  REQUIRE(visit.contact().asked_field);
  std::string const key = visit.contact().asked_field->key;
  CHECK(visit.world.submit(ResolveHold{.contact = 1, .who = "Ann", .answered = true}).has_value());
  CHECK(visit.contact().answers == std::vector<std::string>{key});
  CHECK_FALSE(visit.contact().asked_field);
  REQUIRE(visit.world.lead(1, Phase::filling));
  CHECK(std::ranges::count(visit.contact().plan.entries, key, &FillEntry::key) == 1);
  CHECK(std::ranges::count(visit.contact().plan.entries, "phone", &FillEntry::key) == 0);
}

TEST_CASE("a value is refused where none is asked for", "[P11]") {
  Visit held;
  static_cast<void>(held.world.submit(held.world.answer(Effect(*held.world.asked(1)), "captcha")));
  REQUIRE(held.contact().phase == Phase::held);
  auto const why = held.world.submit(ResolveHold{.contact = 1, .who = "Ann", .answered = true});
  REQUIRE_FALSE(why);
  CHECK(contains(why.error().detail, "does not wait for a value"));
}

TEST_CASE("what leaves unaccounted for while a form is filled in is noted, and forbids another attempt", "[P09][P81]") {
  Visit visit;
  UnaccountedTraffic const frame{"socket", "chat.example", 300};
  CHECK(visit.world.submit(UnaccountedTrafficSeen{*visit.contact().page, 1, frame}).has_value());
  REQUIRE(visit.fact<UnaccountedTrafficLeft>() != nullptr);
  CHECK(visit.contact().phase == Phase::filling);
  SECTION("the page dies") {
    static_cast<void>(visit.world.submit(PageLost{*visit.contact().page, 1, "crashed"}));
    CHECK(visit.contact().phase == Phase::unconfirmed);
    CHECK(contains(visit.contact().detail, "300 bytes by socket to chat.example"));
  }
  SECTION("somebody cancels") {
    static_cast<void>(visit.world.submit(CancelContact{1}));
    CHECK(visit.contact().phase == Phase::unconfirmed);
  }
  SECTION("its time runs out") {
    visit.world.wait(300'000);
    CHECK(visit.contact().phase == Phase::unconfirmed);
  }
  SECTION("the program stops, and starts again") {
    static_cast<void>(visit.world.submit(Booted{.limits = Limits{}}));
    CHECK(visit.contact().phase == Phase::unconfirmed);
  }
  SECTION("more of it is noted once") {
    static_cast<void>(visit.world.submit(UnaccountedTrafficSeen{*visit.contact().page, 1, frame}));
    CHECK(visit.fact<ResultSuppressed>() != nullptr);
  }
  SECTION("the form may still be sent, once") { REQUIRE(visit.world.lead(1, Phase::succeeded)); }
}
