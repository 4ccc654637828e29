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
  return {.id = std::move(id),
          .method = "POST",
          .url = "https://a.test/send",
          .kind = "document",
          .telling_url = false,
          .telling_body = true,
          .is_own = true};
}
PausedRequest fetch(std::string id) {
  return {.id = std::move(id),
          .method = "POST",
          .url = "https://a.test/api",
          .kind = "fetch",
          .telling_url = false,
          .telling_body = true,
          .is_own = true};
}
PausedRequest plain(std::string kind) {
  return {.id = "p",
          .method = "GET",
          .url = "https://a.test/x.js",
          .kind = std::move(kind),
          .telling_url = false,
          .telling_body = false};
}

} // namespace

TEST_CASE("a submission without a token is blocked", "[P07]") {
  UsedTokens spent;
  SubmissionLatch latch(spent);
  latch.start_watching();
  CHECK(latch.decide(post("1")) == LatchDecision::block);
  CHECK(latch.decide(fetch("2")) == LatchDecision::block);
  PausedRequest empty_post{.id = "3",
                           .method = "POST",
                           .url = "https://a.test/send",
                           .kind = "document",
                           .telling_url = false,
                           .telling_body = false};
  CHECK(latch.decide(empty_post) == LatchDecision::block); // a document that is posted is one, whatever it carries
  PausedRequest get{.id = "4",
                    .method = "GET",
                    .url = "https://a.test/send?email=x",
                    .kind = "document",
                    .telling_url = true,
                    .telling_body = false};
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
  PausedRequest thanks{.id = "2",
                       .method = "GET",
                       .url = "https://a.test/thanks?name=x",
                       .kind = "document",
                       .telling_url = true,
                       .telling_body = false};
  CHECK(latch.decide(thanks) == LatchDecision::free);

  SubmissionLatch by_get(spent);
  REQUIRE(by_get.arm(8));
  PausedRequest get{.id = "3",
                    .method = "GET",
                    .url = "https://a.test/send?email=x",
                    .kind = "document",
                    .telling_url = true,
                    .telling_body = false,
                    .is_own = true};
  CHECK(by_get.decide(get) == LatchDecision::pass);
  get.id = "4";
  CHECK(by_get.decide(get) == LatchDecision::block);
}

TEST_CASE("who only watches forms is held back until the form itself has sent", "[P07]") {
  UsedTokens spent;
  SubmissionLatch latch(spent);
  REQUIRE(latch.arm(7));
  PausedRequest const watcher{.id = "1",
                              .method = "POST",
                              .url = "https://watcher.test/copy",
                              .kind = "fetch",
                              .telling_url = false,
                              .telling_body = true,
                              .is_own = false};
  PausedRequest const beacon{.id = "2",
                             .method = "POST",
                             .url = "https://a.test/copy",
                             .kind = "beacon",
                             .telling_url = false,
                             .telling_body = true,
                             .is_own = true};
  PausedRequest const pixel{.id = "3",
                            .method = "GET",
                            .url = "https://watcher.test/pixel?email=x",
                            .kind = "image",
                            .telling_url = true,
                            .telling_body = false,
                            .is_own = false};
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
