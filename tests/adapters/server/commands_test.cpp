// Orders: what each does, that a repeat does nothing twice, and who may give them.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <set>
#include <thread>

#include "tests/support/live_client.hpp"
#include "tests/support/read_file.hpp"

using namespace legwork::tests;
using std::chrono::seconds;

namespace {

Json contact_order(Json const& dealer) {
  return {
      {"type", "contact"}, {"dealership", dealer}, {"customer_info", jane()}, {"allow", {{"contact_consent", true}}}};
}

std::size_t received(LiveServer const& server) {
  std::size_t out = 0;
  for (Json const& business : Json::parse(server.truth())) out += business["submissions"].size();
  return out;
}

} // namespace

TEST_CASE("one contact from order to outcome, with its screenshots by address", "[P46][P02]") {
  LiveServer server("contact");
  WsClient client(server.port());
  client.hello(server.token());
  Json const made = client.order(contact_order(server.dealers({"plain_post"})[0]));
  REQUIRE(made["type"] == "accepted");
  REQUIRE(client.hear_type("contact_complete", seconds(60)));
  std::string const path = "/api/contacts/" + std::to_string(made["contact_id"].get<int>());
  Json const contact = server.get(path).json();
  CHECK(contact["status"] == "contacted");
  CHECK_FALSE(contact["timeline"].empty());
  CHECK_FALSE(contact["verdict"]["signs"].empty());
  REQUIRE_FALSE(contact["screenshots"].empty());
  std::string const url = contact["screenshots"][0]["url"];
  CHECK(url.starts_with("screenshots/")); // relative: it works behind any prefix and any host
  HttpAnswer const picture = server.get("/" + url);
  CHECK(picture.status == 200);
  CHECK(picture.field("content-type") == "image/jpeg");
  CHECK(picture.body.starts_with("\xFF\xD8"));
  CHECK(ask(server.port(), "GET", "/" + url).status == 401);
  for (Json const& event : client.received) CHECK(event.dump().size() < 2'000); // never inside a message
  HttpAnswer const file = server.get(path + "/case.html");
  CHECK(file.status == 200);
  CHECK(file.body.find("data:image/jpeg;base64,") != std::string::npos);
  CHECK(file.body.find("\"mode\":\"practice\"") != std::string::npos);
}

TEST_CASE("a preflight looks, and those that are ready are contacted by one more order", "[P88][P26]") {
  LiveServer server("preflight");
  WsClient client(server.port());
  client.hello(server.token());
  Json order = batch_of(server.dealers({"plain_post", "captcha_checkbox", "no_form"}));
  order["preflight"] = true;
  order["start"] = true;
  Json const looked = client.order(order);
  REQUIRE(looked["type"] == "accepted");
  REQUIRE(client.hear_type("batch_completed", seconds(120)));
  std::string const path = "/api/batches/" + std::to_string(looked["batch_id"].get<int>());
  Json const batch = server.get(path).json();
  CHECK(batch["purpose"] == "preflight");
  CHECK(batch["preflight"]["words"] == "1 ready, 1 needs a person (1 CAPTCHA), 1 has no form");
  CHECK(batch["preflight"]["counts"]["ready"] == 1);
  CHECK(batch["counts"]["checked"] == 2);
  CHECK(received(server) == 0);
  Json const ready = server.get("/api/contacts/" + std::to_string(looked["contact_ids"][0].get<int>())).json();
  CHECK(ready["readiness"] == "ready");
  CHECK(ready["status"] == "checked");
  CHECK(ready["words"].get<std::string>().starts_with("ready: the form on http://"));
  CHECK_FALSE(ready["screenshots"].empty());

  Json const go_on{{"type", "batch_contact_ready"}, {"batch_id", looked["batch_id"]}, {"start", true}};
  Json const made = client.order(go_on);
  REQUIRE(made["type"] == "accepted");
  CHECK(made["contact_ids"].size() == 1);
  REQUIRE(client.hear_type("batch_completed", seconds(120)));
  CHECK(received(server) == 1);
  CHECK(client.order(go_on)["batch_id"] == made["batch_id"]); // asked again: the same batch
  CHECK(received(server) == 1);
  Json const contact = server.get("/api/contacts/" + std::to_string(made["contact_ids"][0].get<int>())).json();
  CHECK(contact["status"] == "contacted");
  CHECK(contact["pages"].size() == 1); // where the form stood before was looked at first

  CHECK(client.order({{"type", "batch_contact_ready"}, {"batch_id", made["batch_id"]}})["code"] == "conflict");
  CHECK(client.order({{"type", "batch_contact_ready"}, {"batch_id", 99}})["code"] == "not_found");
}

TEST_CASE("a repeated order is answered as before and does nothing twice, also after kill -9", "[P26]") {
  LiveServer server("repeat");
  WsClient client(server.port());
  Json const welcome = client.hello(server.token());
  Json order = batch_of(server.dealers({"plain_post"}));
  order["request_id"] = client.next_request;
  Json const first = client.order(order);
  REQUIRE(first["type"] == "accepted");
  Json const second = client.order(order);
  CHECK(second["batch_id"] == first["batch_id"]);
  CHECK(second["contact_ids"] == first["contact_ids"]);
  Json gap = order;
  gap["request_id"] = order["request_id"].get<int>() + 5;
  CHECK(client.order(gap)["code"] == "conflict");
  server.child().signal(9);
  server.restart();
  WsClient back(server.port());
  back.hello(server.token(), {{"session", {{"id", welcome["session_id"]}, {"key", welcome["session_key"]}}}});
  Json const third = back.order(order);
  CHECK(third["batch_id"] == first["batch_id"]);
  CHECK(server.get("/api/batches").json()["batches"].size() == 1);
}

TEST_CASE("a batch of 5,000 dealers of the directory fits into one message", "[P63]") {
  LiveServer server("large");
  std::string csv = "name,website\n";
  for (int i = 0; i < 5'000; ++i)
    csv += "Dealer " + std::to_string(i) + ",http://dealer-" + std::to_string(i) + ".test:1/\n";
  HttpAnswer const taken = ask(server.port(), "POST", "/api/dealers/import?format=csv", csv,
                               {{"Authorization", "Bearer " + server.token()}});
  REQUIRE(taken.json()["added"] == 5'000);
  Json ids = Json::array();
  int const last = server.get("/api/dealers?limit=1").json()["total"].get<int>(); // the street's businesses come first
  for (int id = last - 4'999; id <= last; ++id) ids.push_back(id);
  Json order = batch_of(Json::array());
  order.erase("dealers");
  order["dealer_ids"] = ids;
  order["start"] = false;
  WsClient client(server.port());
  client.hello(server.token());
  CHECK(client.order(order)["contact_ids"].size() == 5'000);
  CHECK(server.get("/api/batches/1/contacts?from=4900&limit=500").json()["contacts"].size() == 100);
  order["dealer_ids"] = Json::array();
  order.erase("request_id");
  CHECK(client.order(order)["code"] == "invalid");
}

TEST_CASE("double clicks make one batch: the same key by the same token", "[P26]") {
  LiveServer server("key");
  Json order = batch_of(server.dealers({"plain_post"}));
  order["key"] = "click-1";
  Json const first = server.send("POST", "/api/commands", order).json();
  Json const second = server.send("POST", "/api/commands", order).json();
  REQUIRE(first["type"] == "accepted");
  CHECK(second["batch_id"] == first["batch_id"]);
  CHECK(server.get("/api/batches").json()["batches"].size() == 1);
}

TEST_CASE("an invalid contact names every problem at once and has its record", "[P11][P02][P47]") {
  LiveServer server("invalid");
  WsClient client(server.port());
  client.hello(server.token());
  Json bad = contact_order({{"dealer_name", ""}, {"website", "ftp://nowhere"}});
  bad["customer_info"] = {{"firstName", 5}, {"email", "nobody"}, {"phone", "12"}, {"zipcode", ""}};
  Json const error = client.order(bad);
  REQUIRE(error["type"] == "error");
  CHECK(error["code"] == "invalid");
  std::set<std::string> fields;
  for (Json const& p : error["problems"]) fields.insert(p["field"]);
  for (char const* field :
       {"dealership.dealer_name", "dealership.website", "customer_info.firstName", "customer_info.lastName",
        "customer_info.email", "customer_info.phone", "customer_info.zipcode", "customer_info.message"}) {
    CAPTURE(field);
    CHECK(fields.contains(field));
  }
  CHECK(error["contact_id"].get<int>() > 0);
  int completes = 0;
  for (Json const& e : client.received) completes += e["type"] == "contact_complete" ? 1 : 0;
  CHECK(completes == 1);
  CHECK(client.received.back()["type"] != "contact_started");
  CHECK(client.order(contact_order("not an object"))["problems"][0]["field"] == "dealership");
}

TEST_CASE("a batch is steered by one token at a time, and control of it is taken over by name", "[P80]") {
  LiveServer server("control");
  WsClient first(server.port());
  first.hello(server.token());
  Json order = batch_of(server.dealers({"plain_post"}));
  order["start"] = false;
  REQUIRE(first.order(order)["type"] == "accepted");
  WsClient tab(server.port());
  tab.hello(server.token());
  std::string const ben = server.send("POST", "/api/tokens", {{"name", "ben"}, {"role", "operator"}}).json()["token"];
  WsClient second(server.port());
  CHECK(second.hello(ben)["role"] == "operator");
  Json const refused = second.order({{"type", "batch_start"}, {"batch_id", 1}});
  CHECK(refused["code"] == "refused");
  CHECK(refused["message"] == "owner has control of batch 1; take control of it first");
  CHECK(second.order({{"type", "control_take"}, {"batch_id", 1}})["code"] == "conflict");
  Json const taken = second.order({{"type", "control_take"}, {"batch_id", 1}, {"take_over", true}});
  CHECK(taken["control"] == Json{{"client", "ben"}, {"present", true}});
  auto const granted = tab.hear_type("control_granted");
  for (auto event = granted; event && (*event)["detail"] != "taken over from owner";)
    event = tab.hear_type("control_granted");
  CHECK(tab.order({{"type", "batch_start"}, {"batch_id", 1}})["code"] == "refused");
  CHECK(second.order({{"type", "batch_start"}, {"batch_id", 1}})["type"] == "accepted");
}

TEST_CASE("a token for one customer sees and steers that customer's batches alone", "[P80]") {
  LiveServer server("scope");
  WsClient owner(server.port());
  owner.hello(server.token());
  Json order = batch_of(server.dealers({"plain_post"}));
  order["start"] = false;
  REQUIRE(owner.order(order)["type"] == "accepted");
  Json other = order;
  other["customer_info"]["email"] = "other@example.com";
  REQUIRE(owner.order(other)["batch_id"] == 2);
  Json const ask_for{{"name", "olga"}, {"role", "operator"}, {"customers", {"other@example.com"}}};
  std::string const olga = server.send("POST", "/api/tokens", ask_for).json()["token"];
  Headers const bearer{{"Authorization", "Bearer " + olga}};
  auto const status = [&](std::string const& path) { return ask(server.port(), "GET", path, "", bearer).status; };
  WsClient scoped(server.port());
  CHECK(scoped.hello(olga)["all_customers"] == false);
  CHECK(status("/api/batches/1") == 404);
  CHECK(status("/api/contacts/1") == 404);
  CHECK(status("/api/contacts/1/sent") == 404);
  CHECK(status("/api/contacts/1/trace") == 404);
  CHECK(status("/api/batches/2") == 200);
  CHECK(status("/api/statistics") == 403);
  CHECK(status("/api/searches") == 403);
  CHECK(status("/api/tokens") == 403);
  Json const state = ask(server.port(), "GET", "/api/state", "", bearer).json();
  REQUIRE(state["batches"].size() == 1);
  CHECK(state["batches"][0]["batch_id"] == 2);
  CHECK(ask(server.port(), "GET", "/api/export.json", "", bearer).json().size() == 1);
  CHECK(scoped.order({{"type", "batch_start"}, {"batch_id", 1}})["code"] == "refused");
  CHECK(scoped.order(order)["code"] == "refused"); // of a customer who is not theirs
  CHECK(owner.order({{"type", "batch_stop"}, {"batch_id", 1}})["type"] == "accepted");
  owner.order({{"type", "batch_start"}, {"batch_id", 2}});
  REQUIRE(scoped.hear_type("contact_started", seconds(30)));
  for (Json const& event : scoped.received) CHECK(event.value("batch_id", 2) == 2);
}

TEST_CASE("who did what is on record, by name", "[P80]") {
  LiveServer server("audit");
  WsClient owner(server.port());
  owner.hello(server.token());
  Json order = batch_of(server.dealers({"plain_post"}));
  order["start"] = false;
  REQUIRE(owner.order(order)["type"] == "accepted");
  server.send("POST", "/api/tokens", {{"name", "vic"}, {"role", "viewer"}});
  auto const acts = [&] {
    std::vector<std::string> out;
    for (Json const& entry : server.get("/api/audit").json()["entries"])
      out.push_back(entry["who"].get<std::string>() + " " + entry["type"].get<std::string>());
    return out;
  };
  REQUIRE(owner.hear_type("administration")); // the answer may come before it is durable
  CHECK(acts() == std::vector<std::string>{"owner administration", "owner control_granted", "owner batch_created"});
  server.restart();
  CHECK(acts().size() == 3); // granted again from the journal
  Json const one = server.get("/api/audit?limit=1").json();
  REQUIRE(one["entries"].size() == 1);
  Json const next = server.get("/api/audit?limit=1&before=" + one["entries"][0]["seq"].dump()).json();
  CHECK(next["entries"][0]["type"] == "control_granted");
}

TEST_CASE("a batch is started, paused, resumed and stopped by orders, and a client that leaves loses nothing",
          "[P21][P22][P23][P26]") {
  LiveServer server("batch");
  WsClient client(server.port());
  client.hello(server.token());
  CHECK(client.order({{"type", "batch_start"}, {"batch_id", 7}})["code"] == "not_found");
  Json order = batch_of(server.dealers({}));
  order["start"] = false;
  Json const made = client.order(order);
  Json const batch{{"batch_id", made["batch_id"]}};
  auto const order_batch = [&](char const* type) {
    Json message = batch;
    message["type"] = type;
    return client.order(message);
  };
  CHECK(order_batch("batch_start")["type"] == "accepted");
  CHECK(order_batch("batch_start")["code"] == "conflict");
  CHECK(order_batch("batch_pause")["type"] == "accepted");
  CHECK(server.get("/api/batches/1").json()["phase"] == "paused");
  CHECK(order_batch("batch_resume")["type"] == "accepted");
  client.drop();
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  CHECK(server.get("/api/batches/1").json()["phase"] == "running");
  CHECK(server.send("POST", "/api/commands", {{"type", "batch_stop"}, {"batch_id", 1}, {"take_over", true}})
            .json()["type"] == "accepted");
  for (int i = 0; i < 200 && server.get("/api/batches/1").json()["phase"] != "stopped"; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  CHECK(server.get("/api/batches/1").json()["phase"] == "stopped");
  CHECK(server.send("POST", "/api/commands", {{"type", "batch_stop"}, {"batch_id", 1}, {"take_over", true}})
            .json()["type"] == "accepted");
  CHECK(server.send("POST", "/api/commands", batch_of(server.dealers({"plain_post"}))).json()["type"] == "accepted");
}

TEST_CASE("a contact that needs a person is claimed, shown with what to type, and finished", "[P66]") {
  LiveServer server("person");
  WsClient client(server.port());
  client.hello(server.token());
  Json dealers = server.dealers({"captcha_checkbox"});
  REQUIRE_FALSE(dealers.empty());
  Json const made = client.order(contact_order(dealers[0]));
  REQUIRE(made["type"] == "accepted");
  int const id = made["contact_id"];
  REQUIRE(client.hear_type("captcha_detected", seconds(60)));
  Json const queue = server.get("/api/needs-person").json();
  REQUIRE(queue["held"].size() == 1);
  CHECK(queue["held"][0]["contact_id"] == id);
  CHECK_FALSE(queue["held"][0]["by"].is_null());
  CHECK_FALSE(queue["held"][0].contains("customer_info"));                                          // not claimed yet
  CHECK(client.order({{"type", "finish"}, {"contact_id", id}, {"seen", 1}})["code"] == "conflict"); // seen too long ago
  CHECK(client.order({{"type", "claim"}, {"contact_id", id}})["type"] == "accepted");
  Json const mine = server.get("/api/needs-person").json()["held"][0];
  CHECK(mine["claimed_by"] == "owner");
  CHECK(mine["customer_info"]["email"] == "jane.practice@example.com");
  CHECK(mine["customer_info"]["message"].get<std::string>().starts_with("Hello "));
  CHECK(client.order(
            {{"type", "finish"}, {"contact_id", id}, {"note", "called them"}, {"seen", mine["version"]}})["type"] ==
        "accepted");
  CHECK(server.get("/api/contacts/" + std::to_string(id)).json()["phase"] == "succeeded");
  CHECK(received(server) == 0);
}

TEST_CASE("a person gives the value of a field that only they know, and it stands in the form and nowhere else",
          "[P82][P84]") {
  LiveServer server("value");
  WsClient client(server.port());
  client.hello(server.token());
  Json const made = client.order(contact_order(server.dealers({"required_unknown_field"})[0]));
  REQUIRE(made["type"] == "accepted");
  int const id = made["contact_id"];
  REQUIRE(client.hear_type("contact_held", seconds(60)));
  Json const held = server.get("/api/contacts/" + std::to_string(id)).json();
  CHECK(held["asked_field"] == "Stock number");
  CHECK(held["filled"].empty()); // nothing was written yet, so nothing is said to be filled in
  CHECK(client.order({{"type", "resolve"}, {"contact_id", id}, {"value", std::string(4'001, 'x')}})["type"] == "error");
  CHECK(client.order({{"type", "resolve"}, {"contact_id", id}, {"value", "  "}})["type"] == "error");
  CHECK(client.order({{"type", "resolve"}, {"contact_id", id}, {"value", "QX-4711-B"}})["type"] == "accepted");
  REQUIRE(client.hear_type("contact_complete", seconds(60)));
  Json const done = server.get("/api/contacts/" + std::to_string(id)).json();
  CHECK(done["status"] == "contacted");
  CHECK(done["asked_field"].is_null());
  auto const stock = std::ranges::find(done["filled"], "Stock number", [](Json const& f) { return f["label"]; });
  REQUIRE(stock != done["filled"].end());
  CHECK((*stock)["holds"] == "{answer}");
  CHECK(server.truth().find("QX-4711-B") != std::string::npos);
  for (auto const& file : std::filesystem::recursive_directory_iterator(server.state_folder())) {
    if (!file.is_regular_file() || file.path().filename().string().find("truth") != std::string::npos) continue;
    INFO(file.path().string());
    CHECK(read_file(file.path()).find("QX-4711-B") == std::string::npos);
  }
}

TEST_CASE("an unconfirmed contact is ruled on once, with evidence of the version that was seen", "[P66][P07]") {
  LiveServer server("ruling");
  WsClient client(server.port());
  client.hello(server.token());
  client.order(batch_of(server.dealers({"reset_after_post"})));
  REQUIRE(client.hear_type("contact_unconfirmed", seconds(90)));
  REQUIRE(client.hear_type("contact_complete", seconds(5)));
  Json const queue = server.get("/api/needs-person").json();
  REQUIRE_FALSE(queue["unconfirmed"].empty());
  Json const one = queue["unconfirmed"][0];
  CHECK_FALSE(one["screenshots"].empty());
  Json ruling{{"type", "reconcile"},
              {"contact_id", one["contact_id"]},
              {"went_through", true},
              {"note", "they called back"},
              {"seen", one["version"]}};
  CHECK(client.order(ruling)["type"] == "accepted");
  ruling.erase("request_id");
  CHECK(client.order(ruling)["type"] == "error");
  CHECK(server.get("/api/contacts/" + std::to_string(one["contact_id"].get<int>())).json()["phase"] == "succeeded");
}

TEST_CASE("the do-not-contact list and an override are orders with a reason", "[P13]") {
  LiveServer server("block");
  WsClient client(server.port());
  client.hello(server.token());
  Json const dealer = server.dealers({"plain_post"})[0];
  REQUIRE(client.order(contact_order(dealer))["type"] == "accepted");
  REQUIRE(client.hear_type("contact_complete", seconds(60)));
  Json const second = client.order(contact_order(dealer)); // skipped at once: its events come before the answer
  std::string const path = "/api/contacts/" + std::to_string(second["contact_id"].get<int>());
  CHECK(server.get(path).json()["phase"] == "skipped");
  CHECK(client.order({{"type", "override"}, {"contact_id", second["contact_id"]}})["code"] == "invalid");
  CHECK(client.order({{"type", "block"}, {"domain", "bluebird-motors.test"}, {"reason", "asked us to stop"}})["type"] ==
        "accepted");
  CHECK(server.get("/api/blocked").json()["blocked"][0]["domain"] == "bluebird-motors.test");
  CHECK(client.order(
            {{"type", "unblock"}, {"domain", "bluebird-motors.test"}, {"reason", "they changed their mind"}})["type"] ==
        "accepted");
}
