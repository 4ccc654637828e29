// A person takes over the page of a held contact and sends: a real server, a real browser, the practice street's truth.
#include <catch2/catch.hpp>

#include <algorithm>
#include <csignal>
#include <map>
#include <set>
#include <thread>

#include "tests/support/live_client.hpp"

using namespace legwork::tests;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

struct Point {
  int x = 0;
  int y = 0;
};

// Where each control of the recorded page is, by what it was read as; "send" for the button.
void find_controls(Json const& json, std::map<std::string, Json>& out) {
  bool const is_control = json.is_object() && json.contains("read_as") && json.value("box", Json()).is_object();
  if (is_control) out[json["kind"] == "send" ? "send" : json["read_as"].get<std::string>()] = json["box"];
  for (Json const& part : json) {
    if (part.is_structured()) find_controls(part, out);
  }
}

// One person with both of their connections, and a batch of one business. Unless told otherwise it is held: a CAPTCHA
// stands before the form.
struct Person {
  LiveServer server;
  WsClient orders;
  WsClient live;
  std::string kind; // of the business
  int contact_id = 1;
  std::map<std::string, Json> controls;

  explicit Person(std::string const& name, std::string of = "captcha_checkbox", std::string const& until = "held")
      : server(name), orders(server.port()), live(server.port(), {}, "/live"), kind(std::move(of)) {
    orders.hello(server.token());
    live.hello(server.token());
    Json batch = batch_of(server.dealers({kind}));
    batch["allow"]["contact_consent"] = false;
    REQUIRE(orders.order(batch)["type"] == "accepted");
    await(until);
    if (until == "held") find_the_controls();
  }
  void await(std::string const& phase) {
    auto const until = std::chrono::steady_clock::now() + seconds(60);
    while (contact()["phase"] != phase) {
      INFO(contact().dump(1));
      REQUIRE(std::chrono::steady_clock::now() < until);
      std::this_thread::sleep_for(milliseconds(100));
    }
  }
  // As the newest picture of its trace has them.
  void find_the_controls() {
    std::string const trace = path() + "/trace";
    controls.clear();
    for (Json const& step : server.get(trace).json()["steps"])
      find_controls(server.get(trace + "/" + step["number"].dump()).json(), controls);
    INFO(server.get(trace).json().dump(1));
    REQUIRE(controls.contains("send"));
  }
  std::string path() const { return "/api/contacts/" + std::to_string(contact_id); }
  Json order(std::string const& type) { return orders.order({{"type", type}, {"contact_id", contact_id}}); }
  void take_over() {
    REQUIRE(order("claim")["type"] == "accepted");
    REQUIRE(order("take_over")["type"] == "accepted");
    live.say({{"type", "watch"}, {"contact_id", contact_id}});
    auto view = live.hear_type("view", seconds(10));
    while (view && ((*view)["may_act"] == false || (*view)["width"] == 0)) view = live.hear_type("view", seconds(10));
    REQUIRE(view);
  }
  void say(Json input) {
    input["contact_id"] = contact_id;
    live.say(input);
  }
  void click(Point at, int times = 1) {
    say({{"type", "mouse"}, {"action", "move"}, {"x", at.x}, {"y", at.y}});
    for (int i = 0; i < times; ++i) {
      for (std::string const action : {"down", "up"})
        say({{"type", "mouse"}, {"action", action}, {"x", at.x}, {"y", at.y}, {"button", "left"}, {"clicks", 1}});
    }
  }
  void strike(std::string const& key, std::string const& code) {
    for (std::string const action : {"down", "up"})
      say({{"type", "key"}, {"action", action}, {"key", key}, {"code", code}});
    std::this_thread::sleep_for(milliseconds(150));
  }
  void tab(int times = 1) {
    for (int i = 0; i < times; ++i) strike("Tab", "Tab");
  }
  void insert(std::string const& value) {
    say({{"type", "insert"}, {"key", value}});
    std::this_thread::sleep_for(milliseconds(150));
  }
  Point middle(std::string const& control) const {
    Json const& box = controls.at(control);
    return {box["x"].get<int>() + box["w"].get<int>() / 2, box["y"].get<int>() + box["h"].get<int>() / 2};
  }
  // The box of the CAPTCHA stands below the message, in a frame of another site.
  void answer_captcha() {
    Json const& message = controls.at("message");
    Json const& button = controls.at("send");
    int const bottom = message["y"].get<int>() + message["h"].get<int>();
    click({message["x"].get<int>() + 24, (bottom + button["y"].get<int>()) / 2});
  }
  void fill_in() {
    for (auto const& [control, value] : std::map<std::string, std::string>{{"full name", "full_name"},
                                                                           {"email", "email"},
                                                                           {"phone", "phone"},
                                                                           {"zip", "zip"},
                                                                           {"message", "message"}}) {
      INFO("the page's controls: " << Json(controls).dump());
      REQUIRE(controls.contains(control));
      click(middle(control));
      std::this_thread::sleep_for(milliseconds(150));
      insert(value);
    }
    std::this_thread::sleep_for(milliseconds(300));
  }
  Json contact() const { return server.get(path()).json(); }
  Json messages() const {
    for (Json const& business : Json::parse(server.truth())) {
      if (business["kind"] == kind) return business["submissions"];
    }
    return {};
  }
  std::string ends_as() {
    auto const until = std::chrono::steady_clock::now() + seconds(60);
    while (contact()["phase"] == "intended" || contact()["phase"] == "dispatched") {
      REQUIRE(std::chrono::steady_clock::now() < until);
      std::this_thread::sleep_for(milliseconds(200));
    }
    return contact()["phase"];
  }
  // The press was a send, the site took it, and it got one message.
  void has_sent_once() {
    REQUIRE(orders.hear_type("person_submitting", seconds(20)));
    CHECK(ends_as() == "succeeded");
    Json const sent = messages();
    REQUIRE(sent.size() == 1);
    CHECK(sent[0]["kept"] == true);
    CHECK(sent[0]["fields"]["email"] == jane()["email"]);
  }
};

} // namespace

TEST_CASE("a person answers the CAPTCHA, fills in the form and sends it once, however often they press", "[P66][P77]") {
  Person person("taken-over");
  person.take_over();
  person.answer_captcha();
  person.fill_in();
  person.click(person.middle("send"), 4); // as fast as possible
  person.has_sent_once();
  Json const contact = person.contact();
  INFO(contact.dump(1));
  CHECK(contact["sent_by"] == "owner");
  CHECK(contact["grade"] == "probable"); // as the program's own would be: it thanks, and its address stays the same
  Json const& signs = contact["verdict"]["signs"];
  CHECK(std::ranges::find(signs, "0 the form is gone") != signs.end());
  std::set<std::string> pictures;
  for (Json const& shot : contact["screenshots"]) {
    if (shot["problem"] == "") pictures.insert(shot["what"]);
  }
  CHECK(pictures == std::set<std::string>{"form", "captcha", "filled", "after"});
  person.say({{"type", "text"}, {"text", "more"}}); // the door is shut
  CHECK(person.live.hear_type("error", seconds(10)));
}

TEST_CASE("a person answers the CAPTCHA, and the program goes on from there", "[P66]") {
  Person person("answered");
  person.take_over();
  SECTION("once the page shows it") {
    person.answer_captcha();
    std::this_thread::sleep_for(milliseconds(500));
    CHECK(person.order("resolve")["type"] == "accepted");
    REQUIRE(person.orders.hear_type("contact_success", seconds(60)));
    CHECK(person.contact()["sent_by"] == "");
    CHECK(person.messages().size() == 1);
  }
  SECTION("and not before") {
    CHECK(person.order("resolve")["type"] == "accepted");
    REQUIRE(person.orders.hear_type("captcha_detected", seconds(60)));
    CHECK(person.contact()["phase"] == "held");
    CHECK(person.messages().empty());
  }
}

TEST_CASE("a press while the batch is paused sends nothing and says why; the next one sends", "[P77]") {
  Person person("paused");
  person.take_over();
  person.answer_captcha();
  person.fill_in();
  REQUIRE(person.orders.order({{"type", "batch_pause"}, {"batch_id", 1}})["type"] == "accepted");
  person.click(person.middle("send"));
  auto const refused = person.orders.hear_type("person_send_refused", seconds(20));
  REQUIRE(refused);
  CHECK((*refused)["detail"] == "the batch is paused; resume it, then press again");
  CHECK(person.messages().empty());
  CHECK(person.contact()["phase"] == "held");
  REQUIRE(person.orders.order({{"type", "batch_resume"}, {"batch_id", 1}})["type"] == "accepted");
  std::this_thread::sleep_for(milliseconds(500));
  person.click(person.middle("send"));
  REQUIRE(person.orders.hear_type("person_submitting", seconds(20)));
  CHECK(person.ends_as() == "succeeded");
  CHECK(person.messages().size() == 1);
}

TEST_CASE("who gives the page back while pressing has sent once or not at all, and the outcome says which", "[P77]") {
  Person person("given-back");
  person.take_over();
  person.answer_captcha();
  person.fill_in();
  person.click(person.middle("send"));
  person.orders.say({{"type", "release"}, {"contact_id", 1}});
  std::this_thread::sleep_for(seconds(3));
  std::string const phase = person.ends_as();
  std::size_t const sent = person.messages().size();
  CHECK(sent == (phase == "succeeded" ? 1U : 0U));
  CHECK((phase == "succeeded" || phase == "held"));
}

TEST_CASE("a server that is killed under a person's press never calls it unsent, and sends nothing again",
          "[P77][P25]") {
  Person person("killed");
  person.take_over();
  person.answer_captcha();
  person.fill_in();
  person.click(person.middle("send"));
  REQUIRE(person.orders.hear_type("person_submitting", seconds(20)));
  person.server.child().signal(SIGKILL);
  person.server.restart();
  std::this_thread::sleep_for(seconds(2));
  Json const contact = person.contact();
  CHECK(person.messages().empty()); // the street began anew with the server
  CHECK((contact["phase"] == "unconfirmed" || contact["phase"] == "succeeded"));
  CHECK(contact["sent_by"] == "owner");
}

TEST_CASE("a held contact outlives its server, and the next claim has its page prepared anew", "[P66]") {
  Person person("outlives");
  REQUIRE(person.order("claim")["type"] == "accepted");
  person.server.child().signal(SIGKILL);
  person.server.restart();
  WsClient orders(person.server.port());
  orders.hello(person.server.token());
  CHECK(person.contact()["phase"] == "held");
  CHECK(person.contact()["claimed_by"] == "");
  REQUIRE(orders.order({{"type", "claim"}, {"contact_id", 1}})["type"] == "accepted");
  REQUIRE(orders.hear_type("captcha_detected", seconds(60)));
  REQUIRE(orders.hear_type("contact_claimed", seconds(10)));
  CHECK(person.contact()["claimed_by"] == "owner");
  CHECK(orders.order({{"type", "take_over"}, {"contact_id", 1}})["type"] == "accepted");
}

TEST_CASE("by the keyboard alone a person answers the CAPTCHA in its frame, fills in the form and sends it",
          "[P66][P77]") {
  Person person("keyboard");
  person.take_over();
  person.tab(6); // the links at the top
  for (std::string const value : {"full_name", "email", "phone", "zip", "message"}) {
    person.tab();
    person.insert(value);
  }
  person.tab();
  person.strike(" ", "Space");
  person.tab();
  person.strike("Enter", "Enter");
  person.strike("Enter", "Enter");
  person.has_sent_once();
}

TEST_CASE("a person agrees to what a form requires by ticking it there, and the program goes on", "[P66][P14]") {
  Person person("consent", "required_consent");
  CHECK(person.contact()["reason"] == "consent");
  person.take_over();
  INFO("the page's controls: " << Json(person.controls).dump());
  REQUIRE(person.controls.contains("consent required"));
  person.click(person.middle("consent required"));
  std::this_thread::sleep_for(milliseconds(500));
  REQUIRE(person.order("resolve")["type"] == "accepted");
  person.await("succeeded");
  CHECK(person.contact()["sent_by"] == "");
  Json const sent = person.messages();
  REQUIRE(sent.size() == 1);
  CHECK(sent[0]["kept"] == true);
  CHECK(sent[0]["fields"]["input_1339.1"] == "1");
}

TEST_CASE("what a site refused is filled in again, and a person corrects the field and sends it", "[P66][P07][P77]") {
  Person person("refused", "server_validation", "refused");
  REQUIRE(person.messages().size() == 1);
  Json const again = person.orders.order({{"type", "batch_retry"}, {"batch_id", 1}, {"contact_ids", {1}}});
  REQUIRE(again["type"] == "accepted");
  person.contact_id = again["contact_ids"][0];
  person.await("held");
  CHECK(person.contact()["reason"] == "form_refused_input");
  CHECK(person.messages().size() == 1); // it was not sent again as it was
  REQUIRE(person.order("claim")["type"] == "accepted");
  CHECK(person.order("resolve")["type"] == "error"); // the program would write the same again
  REQUIRE(person.order("release")["type"] == "accepted");
  person.find_the_controls();
  person.take_over();
  person.click(person.middle("phone"), 1);
  person.strike("Home", "Home");
  person.say({{"type", "text"}, {"text", "+1 "}});
  std::this_thread::sleep_for(milliseconds(300));
  person.click(person.middle("send"), 2);
  REQUIRE(person.orders.hear_type("person_submitting", seconds(20)));
  person.await("succeeded");
  CHECK(person.contact()["sent_by"] == "owner");
  Json const sent = person.messages();
  REQUIRE(sent.size() == 2);
  CHECK(sent[0]["kept"] == false);
  CHECK(sent[1]["kept"] == true);
  CHECK(sent[1]["fields"]["phone"].get<std::string>().starts_with("+1 "));
}
