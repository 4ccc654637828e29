// The latch by itself: which requests leave, given which token, in which order.
#include <catch2/catch.hpp>

#include "adapters/browser/latch.hpp"

using namespace legwork;
using adapters::Latch;
using adapters::PausedRequest;
using adapters::Ruling;
using adapters::SpentTokens;

namespace {

PausedRequest post(std::string id) {
  return {std::move(id), "POST", "https://a.test/send", "document", false, true, true};
}
PausedRequest fetch(std::string id) {
  return {std::move(id), "POST", "https://a.test/api", "fetch", false, true, true};
}
PausedRequest plain(std::string kind) {
  return {"p", "GET", "https://a.test/x.js", std::move(kind), false, false};
}

} // namespace

TEST_CASE("a submission without a token is blocked", "[P07]") {
  SpentTokens spent;
  Latch latch(spent);
  latch.watch();
  CHECK(latch.rule(post("1")) == Ruling::block);
  CHECK(latch.rule(fetch("2")) == Ruling::block);
  PausedRequest empty_post{"3", "POST", "https://a.test/send", "document", false, false};
  CHECK(latch.rule(empty_post) == Ruling::block); // a document that is posted is one, whatever it carries
  PausedRequest get{"4", "GET", "https://a.test/send?email=x", "document", true, false};
  CHECK(latch.rule(get) == Ruling::block);
}

TEST_CASE("what is no submission is free at any time", "[P07]") {
  SpentTokens spent;
  Latch latch(spent);
  CHECK(latch.rule(post("0")) == Ruling::free); // nothing is filled in yet
  latch.watch();
  for (char const* kind : {"document", "xhr", "fetch", "beacon"})
    CHECK(latch.rule(plain(kind)) == Ruling::free);
  REQUIRE(latch.arm(7));
  for (char const* kind : {"document", "xhr", "fetch", "beacon"})
    CHECK(latch.rule(plain(kind)) == Ruling::free);
  CHECK(latch.is_armed());
}

TEST_CASE("an armed token lets exactly one submission pass, with its redirects", "[P07]") {
  SpentTokens spent;
  Latch latch(spent);
  REQUIRE(latch.arm(7));
  CHECK(latch.rule(fetch("1")) == Ruling::pass);
  CHECK(latch.has_passed());
  CHECK_FALSE(latch.is_armed());
  CHECK(latch.rule(fetch("1")) == Ruling::free); // redirected
  CHECK(latch.rule(fetch("2")) == Ruling::block);
  CHECK(latch.rule(post("3")) == Ruling::block);
  CHECK_FALSE(latch.close());
  CHECK(latch.rule(fetch("4")) == Ruling::block);
}

TEST_CASE("a token is armed once, by whichever page", "[P07]") {
  SpentTokens spent;
  Latch first(spent);
  Latch second(spent);
  REQUIRE(first.arm(7));
  CHECK_FALSE(first.arm(8)); // one at a time
  CHECK(first.close());
  CHECK_FALSE(first.arm(7));
  CHECK_FALSE(second.arm(7));
  CHECK_FALSE(second.arm(0));
  CHECK(second.arm(8));
}

TEST_CASE("a closed latch lets nothing out, and closing says whether something had left", "[P07]") {
  SpentTokens spent;
  Latch latch(spent);
  REQUIRE(latch.arm(7));
  CHECK(latch.close());
  CHECK(latch.rule(post("1")) == Ruling::block);
  REQUIRE(latch.arm(8));
  CHECK(latch.rule(post("2")) == Ruling::pass);
  CHECK_FALSE(latch.close());
}

TEST_CASE("a thank-you page may be handed a name, but the same place twice is a second submission", "[P07]") {
  SpentTokens spent;
  Latch latch(spent);
  REQUIRE(latch.arm(7));
  REQUIRE(latch.rule(post("1")) == Ruling::pass);
  PausedRequest thanks{"2", "GET", "https://a.test/thanks?name=x", "document", true, false};
  CHECK(latch.rule(thanks) == Ruling::free);

  Latch by_get(spent);
  REQUIRE(by_get.arm(8));
  PausedRequest get{"3", "GET", "https://a.test/send?email=x", "document", true, false, true};
  CHECK(by_get.rule(get) == Ruling::pass);
  get.id = "4";
  CHECK(by_get.rule(get) == Ruling::block);
}

TEST_CASE("who only watches forms is held back until the form itself has sent", "[P07]") {
  SpentTokens spent;
  Latch latch(spent);
  REQUIRE(latch.arm(7));
  PausedRequest const watcher{"1", "POST", "https://watcher.test/copy", "fetch", false, true, false};
  PausedRequest const beacon{"2", "POST", "https://a.test/copy", "beacon", false, true, true};
  PausedRequest const pixel{"3", "GET", "https://watcher.test/pixel?email=x", "image", true, false, false};
  CHECK(latch.rule(watcher) == Ruling::hold);
  CHECK(latch.rule(beacon) == Ruling::hold);
  CHECK(latch.rule(pixel) == Ruling::block);
  CHECK(latch.rule(post("4")) == Ruling::pass);
  CHECK(latch.rule(watcher, adapters::Patience::spent) == Ruling::block);

  Latch elsewhere(spent);
  REQUIRE(elsewhere.arm(8)); // a form service that is called by a script
  CHECK(elsewhere.rule(watcher) == Ruling::hold);
  CHECK(elsewhere.rule(watcher, adapters::Patience::spent) == Ruling::pass);
  CHECK(elsewhere.rule(beacon, adapters::Patience::spent) == Ruling::block);
}
