// What happened to a contact, step by step, and what was sent: asked of the real program over its journal.
#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>

#include "tests/support/live_client.hpp"

using namespace legwork::tests;
using std::chrono::seconds;

namespace {

Json contact_order(Json dealer) {
  return {{"type", "contact"},
          {"dealership", std::move(dealer)},
          {"customer_info", jane()},
          {"allow", {{"contact_consent", true}}}};
}

// Orders one contact and waits for its end; its path.
std::string contacted(LiveServer& server, WsClient& client, Json dealer) {
  client.hello(server.token());
  Json const made = client.order(contact_order(std::move(dealer)));
  REQUIRE(made["type"] == "accepted");
  REQUIRE(client.hear_type("contact_complete", seconds(60)));
  return "/api/contacts/" + std::to_string(made["contact_id"].get<int>());
}

Json step_of(Json const& trace, std::string const& type) {
  for (Json const& step : trace["steps"]) {
    if (step["type"] == type) return step;
  }
  return nullptr;
}

Json details_of(LiveServer const& server, std::string const& path, Json const& step) {
  return server.get(path + "/trace/" + std::to_string(step["number"].get<int>())).json();
}

Json chosen_form(Json const& details) {
  for (Json const& form : details["evidence"]["page"]["forms"]) {
    if (form["chosen"] == true) return form;
  }
  return nullptr;
}

// What stands in the block of data of a case file.
Json content_of(std::string const& file) {
  std::string const begin = "id=\"case\">";
  std::size_t const at = file.find(begin);
  REQUIRE(at != std::string::npos);
  std::size_t const end = file.find("</script>", at);
  return Json::parse(file.substr(at + begin.size(), end - at - begin.size()), nullptr, false);
}

} // namespace

TEST_CASE("a contact is told step by step, with what each was decided from and where its fields stand", "[P10]") {
  LiveServer server("trace");
  WsClient client(server.port());
  std::string const path = contacted(server, client, server.dealers({"plain_post"})[0]);
  Json const trace = server.get(path + "/trace").json();
  REQUIRE(trace["total"].get<std::size_t>() == trace["steps"].size());
  CHECK(trace["whole"] == true);
  CHECK(trace["steps"][0]["type"] == "contact_queued");
  Json const filled = step_of(trace, "form_filled");
  REQUIRE(filled.is_object());
  REQUIRE_FALSE(filled["pictures"].empty());
  CHECK(filled["pictures"][0]["what"] == "filled");
  CHECK(server.get("/" + filled["pictures"][0]["url"].get<std::string>()).body.starts_with("\xFF\xD8"));
  Json const form = chosen_form(details_of(server, path, filled));
  REQUIRE(form.is_object());
  bool has_email = false;
  for (Json const& field : form["fields"]) {
    if (field["key"] != "email") continue;
    has_email = true;
    CHECK(field["outcome"] == "accepted");
    CHECK(field["box"]["w"].get<int>() > 20);
    CHECK(field["box"]["y"].get<int>() < 900);
    CHECK_FALSE(field["because"].get<std::string>().empty());
  }
  CHECK(has_email);
  Json const sent = details_of(server, path, step_of(trace, "contact_success"));
  CHECK(sent["evidence"]["kind"] == "send");
  CHECK(sent["evidence"]["page"].is_object());
  CHECK(sent["evidence"]["page_before"]["forms"].size() == 1);
  CHECK(sent["evidence"]["account"]["sends"] == 1);
  CHECK(std::ranges::any_of(sent["evidence"]["requests"], [](Json const& r) { return r["decides"] == true; }));
  // A trace is made of the journal: it holds no value of the customer's.
  CHECK(server.get(path + "/trace").body.find("jane.practice") == std::string::npos);
  for (Json const& step : trace["steps"])
    CHECK(details_of(server, path, step).dump().find("jane.practice") == std::string::npos);
  server.restart();
  Json const again = server.get(path + "/trace").json();
  CHECK(again["steps"] == trace["steps"]);
}

TEST_CASE("steps come in portions, and what is not there or out of range is said", "[P47]") {
  LiveServer server("trace-pages");
  WsClient client(server.port());
  std::string const path = contacted(server, client, server.dealers({"no_form"})[0]);
  Json const whole = server.get(path + "/trace").json();
  CHECK(step_of(whole, "form_not_found").is_object());
  Json const part = server.get(path + "/trace?from=2&limit=3").json();
  CHECK(part["total"] == whole["total"]);
  REQUIRE(part["steps"].size() == 3);
  CHECK(part["steps"][0] == whole["steps"][2]);
  CHECK(server.get(path + "/trace?from=5000").json()["steps"].empty());
  CHECK(server.get(path + "/trace?limit=501").status == 422);
  CHECK(server.get(path + "/trace?from=-1").status == 422);
  CHECK(server.get(path + "/trace/4000").status == 404);
  CHECK(server.get(path + "/trace/0").status == 404);
  CHECK(server.get(path + "/trace/x").status == 404);
  for (char const* what : {"/trace", "/trace/1", "/sent", "/case.html"}) {
    CAPTURE(what);
    CHECK(server.get("/api/contacts/4000" + std::string(what)).status == 404);
    CHECK(ask(server.port(), "GET", path + what).status == 401);
  }
  CHECK(details_of(server, path, whole["steps"][0])["evidence"].is_null()); // it needed none
  CHECK(server.get(path + "/sent").json()["state"] == "nothing_written");
}

TEST_CASE("what was sent is read until forget, and then it is gone everywhere and said so", "[P79][P72]") {
  LiveServer server("sent");
  WsClient client(server.port());
  std::string const path = contacted(server, client, server.dealers({"optional_newsletter"})[0]);
  Json const sent = server.get(path + "/sent").json();
  CHECK(sent["state"] == "available");
  CHECK(sent["left_browser"] == true);
  std::string const email = jane()["email"];
  std::string const message = sent["message"];
  CHECK(server.truth().find(email) != std::string::npos);
  CHECK(Json(server.truth()).dump().find(email) != std::string::npos);
  auto const has_email = [&](Json const& field) { return field["value"] == email; };
  CHECK(std::ranges::any_of(sent["fields"], has_email));
  CHECK_FALSE(sent["boxes"].empty());
  for (Json const& box : sent["boxes"]) CHECK_FALSE(box["words"].get<std::string>().empty());
  client.say({{"type", "get"}, {"path", path + "/sent"}, {"id", 4}});
  CHECK((*client.hear_type("result"))["body"] == sent);
  Json const before = content_of(server.get(path + "/case.html").body);
  CHECK(before["sent"] == sent);
  CHECK_FALSE(before["pictures"].empty());
  CHECK(before["details"].size() > 2);

  REQUIRE(server.send("POST", "/api/forget", {{"email", email}}).status == 200);
  Json const gone = server.get(path + "/sent").json();
  CHECK(gone["state"] == "forgotten");
  CHECK(gone["message"].is_null());
  CHECK(gone["fields"].size() == sent["fields"].size());
  HttpAnswer const file = server.get(path + "/case.html");
  Json const after = content_of(file.body);
  CHECK(after["sent"] == gone);
  CHECK(after["pictures"].empty());
  CHECK(after["trace"]["steps"] == before["trace"]["steps"]); // what happened stays
  for (std::string const& secret : {email, message.substr(0, 40), std::string("data:image/jpeg;base64,/9j")}) {
    CAPTURE(secret);
    CHECK(file.body.find(secret) == std::string::npos);
    CHECK(server.get(path).body.find(secret) == std::string::npos);
    CHECK(server.get(path + "/sent").body.find(secret) == std::string::npos);
  }
}

TEST_CASE("a value that a person gave is among what was sent, until forget", "[P79]") {
  LiveServer server("sent-answer");
  WsClient client(server.port());
  client.hello(server.token());
  Json const made = client.order(contact_order(server.dealers({"required_unknown_field"})[0]));
  REQUIRE(client.hear_type("contact_held", seconds(60)));
  std::string const path = "/api/contacts/" + std::to_string(made["contact_id"].get<int>());
  CHECK(server.get(path + "/sent").json()["state"] == "nothing_written");
  client.order({{"type", "resolve"}, {"contact_id", made["contact_id"]}, {"value", "QX-4711-B"}});
  REQUIRE(client.hear_type("contact_complete", seconds(60)));
  Json const sent = server.get(path + "/sent").json();
  auto const given = std::ranges::find(sent["fields"], "Stock number", [](Json const& f) { return f["label"]; });
  REQUIRE(given != sent["fields"].end());
  CHECK((*given)["value"] == "QX-4711-B");
  REQUIRE(server.send("POST", "/api/forget", {{"email", jane()["email"]}}).status == 200);
  for (char const* what : {"/sent", "/trace", "/case.html"})
    CHECK(server.get(path + what).body.find("4711") == std::string::npos);
}

TEST_CASE("a case file is one page with its own strict policy, whatever a business is called", "[P79]") {
  LiveServer server("case-file");
  WsClient client(server.port());
  Json dealer = server.dealers({"plain_post"})[0];
  std::string const name = "Evil </script><script>alert(1)</script> & \"Sons\"";
  dealer["dealer_name"] = name;
  std::string const path = contacted(server, client, dealer);
  HttpAnswer const file = server.get(path + "/case.html");
  REQUIRE(file.status == 200);
  CHECK(file.field("content-disposition").find("attachment") != std::string::npos);
  CHECK(file.body.find("default-src 'none'; img-src data:; script-src 'sha256-") != std::string::npos);
  CHECK(file.body.find("alert(1)</script>") == std::string::npos);
  CHECK(file.body.find("<script src") == std::string::npos);
  CHECK(file.body.find("<link") == std::string::npos);
  std::size_t scripts = 0;
  for (std::size_t at = file.body.find("<script"); at != std::string::npos; at = file.body.find("<script", at + 1))
    ++scripts;
  CHECK(scripts == 2); // the data and the viewer
  Json const content = content_of(file.body);
  CHECK(content["contact"]["dealer_name"] == name);
  CHECK_FALSE(content["contact"].contains("customer_info"));
  CHECK(content["trace"]["steps"].size() > 8);
}
