// The latch by itself: which requests leave, given which token, in which order.
#include <catch2/catch.hpp>

#include "adapters/browser/submission_latch.hpp"

using namespace legwork;
using adapters::LatchDecision;
using adapters::PausedRequest;
using adapters::SubmissionLatch;
using adapters::UsedTokens;

namespace {

PausedRequest post(std::string id) {
  return {std::move(id), "POST", "https://a.test/send", "document", false, true, true};
}
PausedRequest fetch(std::string id) {
  return {std::move(id), "POST", "https://a.test/api", "fetch", false, true, true};
}
PausedRequest plain(std::string kind) { return {"p", "GET", "https://a.test/x.js", std::move(kind), false, false}; }

} // namespace

TEST_CASE("a submission without a token is blocked", "[P07]") {
  UsedTokens spent;
  SubmissionLatch latch(spent);
  latch.start_watching();
  CHECK(latch.decide(post("1")) == LatchDecision::block);
  CHECK(latch.decide(fetch("2")) == LatchDecision::block);
  PausedRequest empty_post{"3", "POST", "https://a.test/send", "document", false, false};
  CHECK(latch.decide(empty_post) == LatchDecision::block); // a document that is posted is one, whatever it carries
  PausedRequest get{"4", "GET", "https://a.test/send?email=x", "document", true, false};
  CHECK(latch.decide(get) == LatchDecision::block);
}

TEST_CASE("what is no submission is free at any time", "[P07]") {
  UsedTokens spent;
  SubmissionLatch latch(spent);
  CHECK(latch.decide(post("0")) == LatchDecision::free); // nothing is filled in yet
  latch.start_watching();
  for (char const* kind : {"document", "xhr", "fetch", "beacon"})
    CHECK(latch.decide(plain(kind)) == LatchDecision::free);
  REQUIRE(latch.arm(7));
  for (char const* kind : {"document", "xhr", "fetch", "beacon"})
    CHECK(latch.decide(plain(kind)) == LatchDecision::free);
  CHECK(latch.is_armed());
}

TEST_CASE("an armed token lets exactly one submission pass, with its redirects", "[P07]") {
  UsedTokens spent;
  SubmissionLatch latch(spent);
  REQUIRE(latch.arm(7));
  CHECK(latch.decide(fetch("1")) == LatchDecision::pass);
  CHECK(latch.has_passed());
  CHECK_FALSE(latch.is_armed());
  CHECK(latch.decide(fetch("1")) == LatchDecision::free); // redirected
  CHECK(latch.decide(fetch("2")) == LatchDecision::block);
  CHECK(latch.decide(post("3")) == LatchDecision::block);
  CHECK_FALSE(latch.close());
  CHECK(latch.decide(fetch("4")) == LatchDecision::block);
}

TEST_CASE("a token is armed once, by whichever page", "[P07]") {
  UsedTokens spent;
  SubmissionLatch first(spent);
  SubmissionLatch second(spent);
  REQUIRE(first.arm(7));
  CHECK_FALSE(first.arm(8)); // one at a time
  CHECK(first.close());
  CHECK_FALSE(first.arm(7));
  CHECK_FALSE(second.arm(7));
  CHECK(second.arm(8));
}

TEST_CASE("a closed latch lets nothing out, and closing says whether something had left", "[P07]") {
  UsedTokens spent;
  SubmissionLatch latch(spent);
  REQUIRE(latch.arm(7));
  CHECK(latch.close());
  CHECK(latch.decide(post("1")) == LatchDecision::block);
  REQUIRE(latch.arm(8));
  CHECK(latch.decide(post("2")) == LatchDecision::pass);
  CHECK_FALSE(latch.close());
}

TEST_CASE("a thank-you page may be handed a name, but the same place twice is a second submission", "[P07]") {
  UsedTokens spent;
  SubmissionLatch latch(spent);
  REQUIRE(latch.arm(7));
  REQUIRE(latch.decide(post("1")) == LatchDecision::pass);
  PausedRequest thanks{"2", "GET", "https://a.test/thanks?name=x", "document", true, false};
  CHECK(latch.decide(thanks) == LatchDecision::free);

  SubmissionLatch by_get(spent);
  REQUIRE(by_get.arm(8));
  PausedRequest get{"3", "GET", "https://a.test/send?email=x", "document", true, false, true};
  CHECK(by_get.decide(get) == LatchDecision::pass);
  get.id = "4";
  CHECK(by_get.decide(get) == LatchDecision::block);
}

TEST_CASE("who only watches forms is held back until the form itself has sent", "[P07]") {
  UsedTokens spent;
  SubmissionLatch latch(spent);
  REQUIRE(latch.arm(7));
  PausedRequest const watcher{"1", "POST", "https://watcher.test/copy", "fetch", false, true, false};
  PausedRequest const beacon{"2", "POST", "https://a.test/copy", "beacon", false, true, true};
  PausedRequest const pixel{"3", "GET", "https://watcher.test/pixel?email=x", "image", true, false, false};
  CHECK(latch.decide(watcher) == LatchDecision::hold);
  CHECK(latch.decide(beacon) == LatchDecision::hold);
  CHECK(latch.decide(pixel) == LatchDecision::block);
  CHECK(latch.decide(post("4")) == LatchDecision::pass);
  CHECK(latch.decide(watcher, adapters::Patience::spent) == LatchDecision::block);

  SubmissionLatch elsewhere(spent);
  REQUIRE(elsewhere.arm(8)); // a form service that is called by a script
  CHECK(elsewhere.decide(watcher) == LatchDecision::hold);
  CHECK(elsewhere.decide(watcher, adapters::Patience::spent) == LatchDecision::pass);
  CHECK(elsewhere.decide(beacon, adapters::Patience::spent) == LatchDecision::block);
}
