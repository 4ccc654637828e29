// core/session/report: what a person reads about a contact and about a batch.
#include <catch2/catch.hpp>

#include "core/base/enum_names.hpp"
#include "core/report/contact_report.hpp"

using namespace legwork::core;

namespace {

constexpr Instant now{10'000};

State state_of(std::size_t contacts) {
  State s;
  s.batches.emplace_back();
  s.batches[0].id = 1;
  s.batches[0].mode = Mode::practice;
  for (ContactId id = 1; id <= ContactId{contacts}; ++id) {
    Contact c;
    c.id = id;
    c.batch = 1;
    c.time_in_phase.resize(count_of<Phase>());
    s.contacts.push_back(c);
    s.batches[0].contacts.push_back(id);
  }
  return s;
}

Duration& spent(Contact& c, Phase phase) { return c.time_in_phase[static_cast<std::size_t>(phase)]; }

ContactReport ended(Phase phase, Reason reason, std::string const& detail) {
  State s = state_of(1);
  s.contacts[0].phase = phase;
  s.contacts[0].reason = reason;
  s.contacts[0].detail = detail;
  s.contacts[0].verdict.grade = Grade::probable;
  s.contacts[0].verdict.reason = "the page says thank you";
  return report_on(s, s.contacts[0], now);
}

using Spent = std::vector<std::pair<std::string, Duration>>;

} // namespace

TEST_CASE("a report has what is known of its contact", "[P10]") {
  State s = state_of(1);
  Contact& c = s.contacts[0];
  c.dealer_name = "Acme Motors";
  c.dealer_ref = "A-1";
  c.website = "https://acme.example/";
  c.phase = Phase::filling;
  c.attempt = 3;
  c.evidence = "abc";
  c.screenshots = {{"form", "1.png", ""}};
  c.wordings = {"[x] I agree"};
  ContactReport const r = report_on(s, c, now);
  CHECK(r.contact_id == ContactId{1});
  CHECK(r.mode == Mode::practice);
  CHECK(r.dealer_name == "Acme Motors");
  CHECK(r.dealer_ref == "A-1");
  CHECK(r.website == "https://acme.example/");
  CHECK(r.outcome == Phase::filling);
  CHECK(r.attempts == 3);
  CHECK(r.evidence == "abc");
  CHECK(r.screenshots.size() == 1);
  CHECK(r.boxes == std::vector<std::string>{"[x] I agree"});
}

TEST_CASE("only a success counts as reached, or a skip for the sake of one", "[P10][P13]") {
  for (std::size_t i = 0; i < count_of<Phase>(); ++i) {
    auto const phase = static_cast<Phase>(i);
    INFO(name_of(phase));
    CHECK(ended(phase, Reason::none, "").reached == (phase == Phase::succeeded));
    State s = state_of(2);
    s.contacts[0].phase = phase;
    s.contacts[1].phase = Phase::skipped;
    s.contacts[1].other = ContactId{1};
    CHECK(report_on(s, s.contacts[1], now).reached == (phase == Phase::succeeded));
    s.contacts[1].phase = Phase::failed;
    CHECK_FALSE(report_on(s, s.contacts[1], now).reached);
  }
}

TEST_CASE("the grade is told where something was judged, and a person's word is told as such", "[P10][P08]") {
  for (std::size_t i = 0; i < count_of<Phase>(); ++i) {
    auto const phase = static_cast<Phase>(i);
    INFO(name_of(phase));
    bool const judged = phase == Phase::succeeded || phase == Phase::refused;
    CHECK(ended(phase, Reason::none, "").grade == (judged ? "probable" : ""));
  }
  CHECK(ended(Phase::succeeded, Reason::by_person, "Ann").grade == "by_person");
}

TEST_CASE("what a verdict counted is shown also where it proves nothing", "[P08][P10]") {
  State s = state_of(1);
  Contact& c = s.contacts[0];
  c.verdict.grade = Grade::unknown;
  c.verdict.signs = {"+ page: Thank you.", "- answer: sent: false"};
  c.phase = Phase::unconfirmed;
  CHECK(report_on(s, c, now).signs == c.verdict.signs);
  CHECK(report_on(s, c, now).grade.empty());
  c.phase = Phase::manual;
  c.reason = Reason::confirm_by_mail;
  c.verdict.grade = Grade::confirm_by_mail;
  CHECK(report_on(s, c, now).signs == c.verdict.signs);
  CHECK(report_on(s, c, now).grade == "confirm_by_mail");
  c.phase = Phase::filling;
  CHECK(report_on(s, c, now).signs.empty());
}

TEST_CASE("the reason of an outcome is in words", "[P10]") {
  CHECK(ended(Phase::succeeded, Reason::none, "else").reason == "the page says thank you");
  CHECK(ended(Phase::refused, Reason::none, "else").reason == "the page says thank you");
  CHECK(ended(Phase::succeeded, Reason::by_person, "Ann").reason == "a person says so: Ann");
  CHECK(ended(Phase::failed, Reason::no_form, "").reason == "no contact form was found");
  CHECK(ended(Phase::failed, Reason::none, "only this").reason == "only this");
  CHECK(ended(Phase::queued, Reason::none, "").reason.empty());
  State s = state_of(2);
  Contact& c = s.contacts[1];
  c.phase = Phase::skipped;
  c.reason = Reason::contacted_already;
  c.other = ContactId{1};
  CHECK(report_on(s, c, now).reason == "this business was contacted already (contact 1)");
  c.other = ContactId{7};
  CHECK(report_on(s, c, now).reason == "this business was contacted already");
  c.other = ContactId{1};
  c.reason = Reason::daily_cap;
  CHECK(report_on(s, c, now).reason == "the daily cap of this customer is reached");
}

TEST_CASE("a rejected request is told with all its problems", "[P11]") {
  State s = state_of(1);
  s.contacts[0].phase = Phase::rejected;
  s.contacts[0].reason = Reason::invalid_request;
  s.contacts[0].problems = {"website: is empty", "email: has no @"};
  CHECK(report_on(s, s.contacts[0], now).reason == "website: is empty; email: has no @");
}

TEST_CASE("times are told by phase, the one under way included and the queue not counted", "[P10]") {
  State s = state_of(1);
  Contact& c = s.contacts[0];
  spent(c, Phase::unborn) = Duration{9};
  spent(c, Phase::queued) = Duration{500};
  spent(c, Phase::opening) = Duration{1};
  spent(c, Phase::filling) = Duration{30};
  c.phase = Phase::filling;
  c.since = {9'900};
  ContactReport const r = report_on(s, c, now);
  CHECK(r.phases == Spent{{"queued", Duration{500}}, {"opening", Duration{1}}, {"filling", Duration{130}}});
  CHECK(r.total == Duration{131});
}

TEST_CASE("a contact that nothing has happened to yet has no times to tell", "[P10]") {
  State s = state_of(1);
  s.contacts[0].phase = Phase::queued;
  s.contacts[0].time_in_phase.clear();
  ContactReport const r = report_on(s, s.contacts[0], now);
  CHECK(r.phases.empty());
  CHECK(r.total == Duration{0});
}

TEST_CASE("no time is told of an end, however long ago", "[P10]") {
  State s = state_of(1);
  Contact& c = s.contacts[0];
  spent(c, Phase::opening) = Duration{40};
  spent(c, Phase::failed) = Duration{7}; // before it was ruled on
  c.phase = Phase::failed;
  c.since = {1'000};
  ContactReport const r = report_on(s, c, now);
  CHECK(r.phases == Spent{{"opening", Duration{40}}});
  CHECK(r.total == Duration{40});
}

TEST_CASE("a contact tried again is reported once, by its newest try, in its place", "[P10]") {
  State s = state_of(4);
  s.contacts[0].retried_by = ContactId{3};
  s.contacts[2].retry_of = ContactId{1};
  s.contacts[2].retried_by = ContactId{4};
  s.contacts[3].retry_of = ContactId{3};
  std::vector<ContactReport> const all = report_on_batch(s, s.batches[0], now);
  REQUIRE(all.size() == 2);
  CHECK(all[0].contact_id == ContactId{4});
  CHECK(all[1].contact_id == ContactId{2});
}

TEST_CASE("a batch is well when every business was reached", "[P10]") {
  ContactReport yes;
  yes.reached = true;
  ContactReport const no;
  CHECK(outcome_of({}) == BatchOutcome::all_reached);
  CHECK(outcome_of({yes, yes}) == BatchOutcome::all_reached);
  CHECK(outcome_of({yes, no}) == BatchOutcome::some_not);
  CHECK(outcome_of({no, yes}) == BatchOutcome::some_not);
  CHECK(outcome_of({no}) == BatchOutcome::some_not);
}
