// The rules of sending by themselves: which requests leave, given which press, in which order, and what the account
// says.
#include <catch2/catch.hpp>

#include "core/send/send_policy.hpp"

using namespace legwork::core;

namespace {

OutgoingRequest send(std::string id, std::string place = "/send", bool own = true) {
  OutgoingRequest r;
  r.id = r.network_id = std::move(id);
  r.kind = ResourceKind::call;
  r.method = "POST";
  r.url = (own ? "https://a.test" : "https://b.test") + place;
  r.body = "name=Ann&message=What+would+it+cost";
  r.is_own = own;
  r.carries_message = true;
  r.values_carried = 1;
  return r;
}

OutgoingRequest unreadable(std::string id, ResourceKind kind = ResourceKind::call, bool own = true) {
  auto r = send(std::move(id), "/in", own);
  r.kind = kind;
  r.body = "Zm9yIGV4YW1wbGUsIHRoaXMgdGV4dCBpcyBlbmNvZGVk";
  r.carries_message = false;
  r.values_carried = 0;
  return r;
}

struct Rig {
  UsedTokens used;
  SendPolicy policy{used};

  Rig() { policy.start_watching({3, 60}); }
  // What became of each request: "+id" let go, "-id" failed; nothing while it is held.
  std::string ask(OutgoingRequest r, std::int64_t at = 0) { return text(policy.on_request(std::move(r), Instant{at})); }
  static std::string text(RequestDecisions const& decisions) {
    std::string out;
    for (auto const& d : decisions) out += (out.empty() ? "" : " ") + std::string(d.passes ? "+" : "-") + d.id;
    return out;
  }
};

} // namespace

TEST_CASE("before the first field everything passes and is learned", "[P07]") {
  UsedTokens used;
  SendPolicy policy(used);
  CHECK(Rig::text(policy.on_request(unreadable("1"), {})) == "+1");
  CHECK_FALSE(policy.arm(1)); // nothing was written yet
  policy.start_watching({3, 60});
  CHECK(Rig::text(policy.on_request(unreadable("2"), {})) == "+2"); // the same again
  CHECK(policy.account().sends == 0);
}

TEST_CASE("a send without a press is failed and named", "[P07][P81]") {
  Rig rig;
  CHECK(rig.ask(send("1")) == "-1");
  CHECK(rig.ask(unreadable("2")) == "-2");
  CHECK(rig.policy.account().held_back == 2);
  CHECK(rig.policy.account().held_back_host == "a.test");
}

TEST_CASE("after a press the page's sends pass, but not the same one twice", "[P07]") {
  Rig rig;
  REQUIRE(rig.policy.arm(7));
  CHECK(rig.ask(send("1", "/check")) == "+1");
  CHECK(rig.ask(send("2", "/send")) == "+2");
  CHECK(rig.ask(send("3", "/send")) == "-3");
  CHECK(rig.policy.account().sends == 2);
  CHECK(rig.policy.account().held_back == 0);  // a duplicate is nothing that is missing
  CHECK(rig.ask(send("2", "/moved")) == "+2"); // its redirect
  CHECK(Rig::text(rig.policy.close()).empty());
  CHECK(rig.ask(send("4", "/other")) == "-4");
  CHECK_FALSE(is_void(rig.policy.account()));
}

TEST_CASE("a validation that differs from the send by a header only does not stop it", "[P07]") {
  Rig rig;
  REQUIRE(rig.policy.arm(7));
  auto check = send("1");
  check.headers = "precognition: true\n";
  CHECK(rig.ask(check) == "+1");
  CHECK(rig.ask(send("2")) == "+2");
  CHECK(rig.ask(send("3")) == "-3");
}

TEST_CASE("a token is armed once, and never beside another", "[P07]") {
  Rig rig;
  REQUIRE(rig.policy.arm(7));
  CHECK_FALSE(rig.policy.arm(8));
  static_cast<void>(rig.policy.close());
  CHECK_FALSE(rig.policy.arm(7));
  CHECK(rig.policy.arm(9)); // nothing left
  CHECK(rig.ask(send("1")) == "+1");
  static_cast<void>(rig.policy.close());
  CHECK_FALSE(rig.policy.arm(10)); // something did
}

TEST_CASE("a third party's send waits for one of the page's own", "[P07]") {
  Rig rig;
  REQUIRE(rig.policy.arm(7));
  CHECK(rig.ask(send("copy", "/c", false), 1'000).empty());
  CHECK(rig.policy.next_deadline() == Instant{1'400});
  CHECK(Rig::text(rig.policy.on_time(Instant{1'399})).empty());
  SECTION("which comes") {
    CHECK(rig.ask(send("own"), 1'200) == "+own +copy");
    CHECK(rig.policy.followed() == "own");
  }
  SECTION("which does not come") {
    CHECK(Rig::text(rig.policy.on_time(Instant{1'400})) == "+copy");
    CHECK(rig.policy.followed() == "copy");
    CHECK(rig.ask(send("own"), 2'000) == "+own");
    CHECK(rig.policy.followed() == "own");
  }
  SECTION("before the policy is closed") {
    CHECK(Rig::text(rig.policy.close()) == "-copy");
    CHECK(rig.policy.account().held_back_host == "b.test");
  }
}

TEST_CASE("the answer that counts is that of the form's endpoint", "[P08]") {
  Rig rig;
  REQUIRE(rig.policy.arm(7));
  CHECK(rig.ask(unreadable("first")) == "+first");
  CHECK(rig.policy.followed() == "first");
  auto endpoint = send("form");
  endpoint.is_form_endpoint = true;
  CHECK(rig.ask(endpoint) == "+form");
  CHECK(rig.ask(send("later", "/track")) == "+later");
  CHECK(rig.policy.followed() == "form");
}

TEST_CASE("background waits for the answer to a send, and is failed where none left", "[P81]") {
  Rig rig;
  CHECK(rig.ask(unreadable("beacon", ResourceKind::beacon)).empty());
  CHECK(rig.ask(unreadable("call", ResourceKind::call, false)).empty());
  REQUIRE(rig.policy.arm(7));
  SECTION("a send leaves and is answered") {
    CHECK(rig.ask(send("1")) == "+1");
    CHECK(Rig::text(rig.policy.on_answer("other")).empty());
    CHECK(Rig::text(rig.policy.on_answer("1")) == "+beacon +call");
    CHECK(rig.ask(unreadable("next", ResourceKind::beacon)) == "+next");
  }
  SECTION("nothing leaves") {
    CHECK(Rig::text(rig.policy.close()) == "-beacon -call");
    CHECK(is_void(rig.policy.account()));
    CHECK(rig.policy.account().calls_held == 1);
    CHECK(rig.policy.account().calls_held_host == "b.test");
    CHECK(rig.ask(unreadable("late", ResourceKind::beacon)) == "-late");
  }
}

TEST_CASE("a picture with the message never leaves", "[P81]") {
  Rig rig;
  REQUIRE(rig.policy.arm(7));
  auto picture = unreadable("1", ResourceKind::image);
  picture.carries_message = true;
  CHECK(rig.ask(picture) == "-1");
}

TEST_CASE("small requests add up to a message", "[P81]") {
  Rig rig;
  REQUIRE(rig.policy.arm(7));
  auto piece = [](std::string id, std::string text) {
    OutgoingRequest r;
    r.id = r.network_id = std::move(id);
    r.kind = ResourceKind::call;
    r.method = "GET";
    r.url = "https://a.test/?" + text;
    r.body = "";
    r.is_own = true;
    return r;
  };
  CHECK(rig.ask(piece("1", "aaaaaaaaaaaaaaa")) == "+1");
  static_cast<void>(rig.policy.close());
  CHECK(is_void(rig.policy.account()));
  CHECK(rig.ask(piece("2", "bbbbbbbbbbbbbbb")) == "+2");
  CHECK_FALSE(is_void(rig.policy.account())); // it left after the press, from a page that still lives
}

TEST_CASE("what cannot be paused is counted, but for what was sent before", "[P81]") {
  UsedTokens used;
  SendPolicy policy(used);
  CHECK_FALSE(policy.on_unpaused("socket", "a.test", "{\"ping\":1}"));
  policy.start_watching({3, 60});
  CHECK_FALSE(policy.on_unpaused("socket", "a.test", "{\"ping\":2}"));
  CHECK_FALSE(policy.on_unpaused("socket", "a.test", std::string(20, 'x')));
  static_cast<void>(policy.close());
  CHECK(is_void(policy.account()));
  CHECK(policy.on_unpaused("socket", "a.test", std::string(20, 'y'))); // the first that counts
  CHECK_FALSE(policy.on_unpaused("prefetch", "b.test", std::string(20, 'z')));
  CHECK_FALSE(is_void(policy.account()));
  REQUIRE(policy.account().unaccounted.size() == 2);
  CHECK(policy.account().unaccounted[0] == UnaccountedTraffic{"socket", "a.test", 20});
}

TEST_CASE("the proxy's count alone is enough that nothing is proven", "[P81]") {
  Rig rig;
  static_cast<void>(rig.policy.close());
  CHECK_FALSE(rig.policy.on_excess("a.test", 0));
  CHECK(is_void(rig.policy.account()));
  CHECK(rig.policy.on_excess("a.test", 1));
  CHECK_FALSE(rig.policy.on_excess("b.test", 70));
  CHECK_FALSE(is_void(rig.policy.account()));
  CHECK(rig.policy.account().unaccounted[0] == UnaccountedTraffic{"proxy", "b.test", 70});
  CHECK_FALSE(rig.policy.arm(8)); // and nothing is pressed again
}

TEST_CASE("an account that is not closed proves nothing", "[P81]") {
  Rig rig;
  CHECK_FALSE(is_void(rig.policy.account()));
  REQUIRE(rig.policy.arm(7));
  CHECK_FALSE(is_void(rig.policy.account()));
  static_cast<void>(rig.policy.close());
  CHECK(is_void(rig.policy.account()));
}

TEST_CASE("a step of the form leaves while Next is pressed: of the page's own, read, without the message, and once",
          "[P07][P81]") {
  auto const step = [](std::string id, std::string place = "/step") {
    auto r = send(std::move(id), std::move(place));
    r.kind = ResourceKind::document; // posted by the browser
    r.body = "name=Ann";
    r.carries_message = false;
    return r;
  };
  Rig rig;
  CHECK(rig.ask(step("1")) == "-1"); // nothing was pressed
  rig.policy.allow_step();
  CHECK(rig.ask(send("2")) == "-2"); // the message is never sent by a step
  CHECK(rig.ask(unreadable("3")) == "-3");
  CHECK(rig.ask(step("4")) == "+4");
  CHECK(rig.ask(step("5")) == "-5"); // the same once more
  CHECK(rig.policy.awaits_step());
  rig.policy.on_answer("4");
  CHECK_FALSE(rig.policy.awaits_step());
  rig.policy.end_step();
  CHECK(rig.ask(step("6", "/other")) == "-6");
  CHECK(rig.policy.account().sends == 0);
  REQUIRE(rig.policy.account().unaccounted.size() == 1);
  CHECK(rig.policy.account().unaccounted[0].kind == form_step);
  CHECK_FALSE(is_void(rig.policy.account()));
  REQUIRE(rig.policy.arm(7)); // the send is still to come
  CHECK(rig.ask(send("7")) == "+7");
}

namespace {

// The page as it stands with a person in front of it, who has pressed something at `pressed`.
struct PersonRig : Rig {
  explicit PersonRig(std::int64_t pressed = 0) {
    policy.let_person_act();
    policy.note_person_press(Instant{pressed});
  }
};

} // namespace

TEST_CASE("what a person sends waits for a token, and leaves by it once", "[P77]") {
  PersonRig rig;
  CHECK(rig.ask(send("1"), 100).empty());
  CHECK(rig.policy.awaits_token());
  CHECK(rig.ask(send("2"), 150).empty()); // pressed twice: the same waits beside it
  auto const sent = rig.policy.send_by_person(7);
  CHECK(sent.is_sent);
  CHECK(Rig::text(sent.decisions) == "+2 -1"); // the page has given up the first for it
  CHECK(rig.policy.account().sends == 1);
  CHECK(rig.ask(send("3"), 400) == "-3");            // and once more, late
  CHECK_FALSE(rig.policy.send_by_person(8).is_sent); // nothing waits
}

TEST_CASE("a token that was used is not used for a person's send", "[P77][P07]") {
  PersonRig rig;
  rig.used.insert(7);
  CHECK(rig.ask(send("1"), 100).empty());
  CHECK_FALSE(rig.policy.send_by_person(7).is_sent);
  CHECK(rig.policy.awaits_token());
}

TEST_CASE("a person's send that is refused fails, and the next press asks anew", "[P77]") {
  PersonRig rig;
  CHECK(rig.ask(send("1"), 100).empty());
  CHECK(Rig::text(rig.policy.refuse_person_send()) == "-1");
  CHECK_FALSE(rig.policy.awaits_token());
  CHECK(rig.policy.account().held_back == 0); // the person was told
  rig.policy.note_person_press(Instant{5'000});
  CHECK(rig.ask(send("2"), 5'100).empty());
  CHECK(rig.policy.awaits_token());
  CHECK(Rig::text(rig.policy.stop_person()) == "-2");
}

TEST_CASE("a person's send that the page gives up is waited for no more", "[P77]") {
  PersonRig rig;
  CHECK(rig.ask(send("1"), 100).empty());
  CHECK(rig.policy.on_answer("1").empty()); // cancelled: it failed by itself
  CHECK_FALSE(rig.policy.awaits_token());
  CHECK_FALSE(rig.policy.send_by_person(7).is_sent);
  CHECK(rig.policy.account().sends == 0);
}

TEST_CASE("what scripts send by themselves is not a person's send", "[P77][P81]") {
  PersonRig rig;
  SECTION("long after a press") { CHECK(rig.ask(send("1"), 20'000) == "-1"); }
  SECTION("a third party's copy, at the press") {
    auto copy = unreadable("1", ResourceKind::call, false);
    copy.values_carried = 3;
    CHECK(rig.ask(copy, 100) == "-1");
  }
  SECTION("without any press") {
    rig.policy.let_person_act();
    CHECK(rig.ask(send("1"), 100) == "-1");
  }
  CHECK_FALSE(rig.policy.awaits_token());
}

TEST_CASE("as long as nothing was written a person's clicks send nothing that counts", "[P77]") {
  UsedTokens used;
  SendPolicy policy(used);
  policy.let_person_act();
  policy.note_person_press(Instant{0});
  auto gate = send("1", "/age");
  gate.kind = ResourceKind::document;
  CHECK(Rig::text(policy.on_request(gate, Instant{50})) == "+1"); // a question about age, or a CAPTCHA before the page
  CHECK_FALSE(policy.awaits_token());
  policy.start_watching({0, 0}); // they typed something
  CHECK(policy.on_request(send("2"), Instant{100}).empty());
  CHECK(policy.awaits_token());
}

TEST_CASE("a form's own send is let out before what came with it", "[P77]") {
  PersonRig rig;
  auto copy = send("1", "/crm", false);
  CHECK(rig.ask(copy, 50).empty());
  CHECK(rig.ask(send("2"), 80).empty());
  auto const sent = rig.policy.send_by_person(7);
  CHECK(Rig::text(sent.decisions) == "+2 +1");
  CHECK(rig.policy.followed() == "2");
}

TEST_CASE("after a press that provably sent nothing the page may be a person's again", "[P77]") {
  Rig rig;
  REQUIRE(rig.policy.arm(1));
  static_cast<void>(rig.policy.close());
  rig.policy.let_person_act();
  rig.policy.note_person_press(Instant{0});
  CHECK(rig.ask(send("1"), 100).empty());
  CHECK(rig.policy.send_by_person(2).is_sent);
}
