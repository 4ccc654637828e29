// core/report/contact_trace: the steps of a contact from the journal's rows alone.
#include <catch2/catch.hpp>

#include <algorithm>

#include "core/report/contact_trace.hpp"
#include "tests/support/engine_rig.hpp"

using namespace legwork::core;
using namespace legwork::tests;

namespace {

template <class T>
std::optional<ContactId> contact_of(T const& row) {
  if constexpr (requires { row.step.contact; })
    return row.step.contact;
  else if constexpr (requires { ContactId{row.contact}; })
    return row.contact;
  else
    return {};
}

// What the journal holds about a contact, as storage reads it back.
std::vector<ContactRecord> records_of(MemoryJournal const& journal, ContactId id) {
  std::vector<ContactRecord> out;
  auto const is_its = [&](auto const& row) { return contact_of(row) == id; };
  for (Entry const& entry : journal.entries) {
    SequenceNumber seq = entry.first_seq;
    if (std::visit(is_its, entry.input)) out.push_back({seq, entry.first_seq, entry.at, entry.input});
    for (Fact const& fact : entry.facts) {
      ++seq;
      if (std::visit(is_its, fact)) out.push_back({seq, entry.first_seq, entry.at, fact});
    }
  }
  return out;
}

ContactTrace trace_of_one(std::string const& page, MemoryJournal& journal) {
  EngineRig world(journal);
  static_cast<void>(world.submit(Booted{}));
  world.sites["acme.example"] = page;
  static_cast<void>(world.submit(batch_of({"acme.example"})));
  static_cast<void>(world.submit(StartBatch{1}));
  world.finish();
  return trace_of(records_of(journal, 1));
}

TraceStep const* step_of(ContactTrace const& trace, std::string_view type) {
  auto const found = std::ranges::find(trace.steps, type, &TraceStep::type);
  return found == trace.steps.end() ? nullptr : &*found;
}

// Rows as a journal would have them, each a turn of its own unless it names one.
struct Rows {
  std::vector<ContactRecord> all;
  void add(std::variant<Fact, Input> what, std::int64_t at_ms, std::int64_t turn = 0) {
    SequenceNumber const seq{static_cast<std::int64_t>(all.size()) + 1};
    all.push_back({seq, turn == 0 ? seq : SequenceNumber{turn}, {at_ms}, std::move(what)});
  }
};

} // namespace

TEST_CASE("a contact's steps are told in order, with what each was decided from", "[P10]") {
  MemoryJournal journal;
  ContactTrace const trace = trace_of_one("contact", journal);
  REQUIRE(trace.steps.size() > 8);
  CHECK(trace.steps.front().type == "contact_queued");
  for (std::size_t i = 0; i < trace.steps.size(); ++i) {
    TraceStep const& step = trace.steps[i];
    CAPTURE(step.type);
    CHECK(step.number == static_cast<int>(i) + 1);
    CHECK_FALSE(step.words.empty());
    bool const is_last = i + 1 == trace.steps.size();
    CHECK(step.lasted.has_value() != is_last);
    if (!is_last) CHECK(*step.lasted == trace.steps[i + 1].at - step.at);
  }
  TraceStep const* const found = step_of(trace, "form_detected");
  REQUIRE(found != nullptr);
  CHECK_FALSE(found->evidence.empty());
  CHECK_FALSE(found->plan.entries.empty());
  CHECK(found->readings.empty()); // nothing was written yet
  TraceStep const* const filled = step_of(trace, "form_filled");
  REQUIRE(filled != nullptr);
  CHECK(filled->readings.size() == filled->plan.entries.size());
  CHECK(filled->phase == Phase::ready);
  TraceStep const* const success = step_of(trace, "contact_success");
  REQUIRE(success != nullptr);
  CHECK(success->phase == Phase::succeeded);
  CHECK_FALSE(success->signs.empty());
  CHECK_FALSE(success->evidence.empty());
}

TEST_CASE("steps keep their numbers and their words while more of them follow", "[P10]") {
  MemoryJournal journal;
  ContactTrace const whole = trace_of_one("contact", journal);
  std::vector<ContactRecord> records = records_of(journal, 1);
  while (!records.empty()) {
    ContactTrace const part = trace_of(records);
    for (TraceStep const& step : part.steps) {
      TraceStep const& later = whole.steps[static_cast<std::size_t>(step.number) - 1];
      CHECK(step.type == later.type);
      CHECK(step.seq == later.seq);
      CHECK(step.words == later.words);
    }
    records.pop_back();
  }
}

TEST_CASE("a page without a form and a CAPTCHA are told with the words of their reasons", "[P10]") {
  MemoryJournal none;
  TraceStep const last = trace_of_one("no_form", none).steps.back();
  CHECK(last.type == "form_not_found");
  CHECK(last.phase == Phase::failed);
  CHECK(last.detail.find("no_form") == std::string::npos); // names are for programs
  MemoryJournal captcha;
  ContactTrace const held = trace_of_one("captcha", captcha);
  TraceStep const* const asked = step_of(held, "captcha_detected");
  REQUIRE(asked != nullptr);
  CHECK_FALSE(asked->evidence.empty());
  CHECK(step_of(held, "contact_handed_over") != nullptr);
}

TEST_CASE("pictures belong to the step that was decided with them, or else to the one before", "[trace]") {
  Rows rows;
  rows.add(Fact{ContactQueued{.contact = 1}}, 0);
  rows.add(Fact{AttemptBegan{.contact = 1, .attempt = 1}}, 10);
  rows.add(Input{PageObserved{.step = {.contact = 1}, .evidence = "look"}}, 20, 3);
  rows.add(Fact{ScreenshotTaken{1, {"form", "a.jpg", ""}}}, 20, 3);
  rows.add(Fact{CandidateChosen{.contact = 1, .url = "https://acme.example/contact"}}, 20, 3);
  rows.add(Fact{ScreenshotTaken{1, {"failure", "b.jpg", ""}}}, 30, 6); // its turn led to no step
  rows.add(Fact{SiteReached{.contact = 1, .status = 404}}, 40, 7);
  ContactTrace const trace = trace_of(rows.all);
  REQUIRE(trace.steps.size() == 4);
  TraceStep const& candidate = trace.steps[2];
  CHECK(candidate.evidence == "look"); // of the look that led there
  REQUIRE(candidate.pictures.size() == 2);
  CHECK(candidate.pictures[0].screenshot.file == "a.jpg");
  CHECK(candidate.pictures[1].screenshot.file == "b.jpg");
  CHECK(trace.steps[3].pictures.empty());
  CHECK(trace.steps[3].evidence.empty());
  CHECK(trace.steps[3].detail == "answered with HTTP status 404");
}

TEST_CASE("a claim that is renewed all week is one step, and results that changed nothing are counted", "[trace]") {
  Rows rows;
  rows.add(Fact{ContactQueued{.contact = 1}}, 0);
  for (int i = 0; i < 10'000; ++i) rows.add(Fact{ContactClaimed{.contact = 1, .who = "jane"}}, i);
  rows.add(Fact{ResultSuppressed{.contact = 1}}, 20'000);
  rows.add(Fact{ContactClaimed{.contact = 1, .who = "joe"}}, 20'001);
  ContactTrace const trace = trace_of(rows.all);
  REQUIRE(trace.steps.size() == 3);
  CHECK(trace.steps[1].times == 10'000);
  CHECK(trace.steps[2].detail == "joe");
  CHECK(trace.suppressed == 1);
}

TEST_CASE("another attempt begins without what the one before had written", "[trace]") {
  Rows rows;
  FillPlan plan;
  plan.entries.push_back({.ref = 4, .key = "email"});
  rows.add(Fact{ContactQueued{.contact = 1}}, 0);
  rows.add(Fact{AttemptBegan{.contact = 1, .attempt = 1}}, 1);
  rows.add(Fact{FormFound{.contact = 1, .evidence = "look", .plan = plan}}, 2);
  rows.add(Input{FormWritten{.step = {.contact = 1}, .readings = {{4, "email", FillOutcome::different}}}}, 3, 4);
  rows.add(Fact{RetryScheduled{.contact = 1}}, 3, 4);
  rows.add(Fact{AttemptBegan{.contact = 1, .attempt = 2}}, 4);
  rows.add(Fact{GaveUp{.contact = 1, .evidence = "other"}}, 5);
  ContactTrace const trace = trace_of(rows.all);
  CHECK(trace.steps[2].plan.entries.size() == 1);
  CHECK(trace.steps.back().attempt == 2);
  CHECK(trace.steps.back().plan.entries.empty());
  CHECK(trace.steps.back().readings.empty());
}

TEST_CASE("a contact without rows has no steps", "[trace]") { CHECK(trace_of({}).steps.empty()); }
