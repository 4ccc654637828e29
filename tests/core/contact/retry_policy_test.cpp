// core/contact/retry_policy: which attempts and contacts are tried again, and after how long.
#include "core/contact/retry_policy.hpp"

#include <catch2/catch.hpp>

using namespace legwork::core;

namespace {

State one_contact(Phase phase) {
  State s;
  s.now = {1'000'000};
  s.batches.push_back({});
  s.batches.back().id = 1;
  s.contacts.push_back({});
  Contact& c = s.contacts.back();
  c.id = 1;
  c.batch = 1;
  c.phase = phase;
  c.since = s.now;
  c.attempt = 1;
  return s;
}

} // namespace

TEST_CASE("the back-off doubles with each attempt, and the last one is the end", "[P09]") {
  State s = one_contact(Phase::navigating);
  for (auto const& [attempt, wait] : {std::pair{1U, 5'000}, {2U, 10'000}}) {
    s.contacts[0].attempt = attempt;
    Proposal p(s, s.now);
    give_up_attempt(p, s.contacts[0], Reason::site_unreachable, "down", true);
    REQUIRE(p.facts.size() == 1);
    CHECK(Instant(std::get<RetryScheduled>(p.facts[0]).due) == s.now + Duration{wait});
  }
  s.contacts[0].attempt = 3;
  Proposal p(s, s.now);
  give_up_attempt(p, s.contacts[0], Reason::site_unreachable, "down", true);
  CHECK(std::holds_alternative<GaveUp>(p.facts[0]));
}

TEST_CASE("only what was not sent may be retried by choice, and only once", "[P07][P22]") {
  for (std::size_t i = 1; i < count_of<Phase>(); ++i) {
    auto const phase = static_cast<Phase>(i);
    INFO(name_of(phase));
    State s = one_contact(phase);
    bool const unsent =
        phase == Phase::failed || phase == Phase::timed_out || phase == Phase::cancelled || phase == Phase::manual;
    CHECK(may_be_retried(s, s.contacts[0]) == unsent);
    s.contacts[0].retried_by = ContactId{2};
    CHECK_FALSE(may_be_retried(s, s.contacts[0]));
  }
  State s = one_contact(Phase::unconfirmed);
  s.contacts[0].denied = true; // a named person says that it was not sent
  CHECK(may_be_retried(s, s.contacts[0]));
}

TEST_CASE("what was refused by proof is retried for a person to correct, and never by itself", "[P07]") {
  State s = one_contact(Phase::refused);
  s.rules = newest_rules;
  Contact& c = s.contacts[0];
  c.verdict.grade = Grade::refused_validation;
  c.verdict.refusal_proven = true;
  c.verdict.reason = "not a phone number";
  CHECK(may_be_retried(s, c));
  CHECK(*retry_request(s, c, ContactId{2}).refused_input == "not a phone number");
  CHECK_FALSE(is_retried_by_restart(s, c, true));
  SECTION("mere words prove nothing") {
    c.verdict.refusal_proven = false;
    CHECK_FALSE(may_be_retried(s, c));
  }
  SECTION("spam has nothing to correct") {
    c.verdict.grade = Grade::refused_spam;
    CHECK_FALSE(may_be_retried(s, c));
  }
  SECTION("something else left unread") {
    c.unaccounted = UnaccountedTraffic{};
    CHECK_FALSE(may_be_retried(s, c));
  }
  SECTION("a journal of the rules before") {
    s.rules = DecisionRules::v7;
    CHECK_FALSE(may_be_retried(s, c));
    CHECK(retry_request(s, c, ContactId{2}).refused_input.is_absent());
  }
  SECTION("the page's own check") {
    c.phase = Phase::failed;
    c.reason = Reason::form_refused_input;
    c.detail = "the form complains";
    CHECK(*retry_request(s, c, ContactId{2}).refused_input == "the form complains");
    CHECK_FALSE(is_retried_by_restart(s, c, true)); // it would be refused again
    c.reason = Reason::site_unreachable;
    CHECK(is_retried_by_restart(s, c, true));
  }
}
