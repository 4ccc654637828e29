// The live channel as strangers meet it: who is let in, what is told, what it costs.
#include <catch2/catch.hpp>

#include <fstream>
#include <set>
#include <thread>

#include "tests/street/street_run.hpp"
#include "tests/support/live_client.hpp"

using namespace legwork::tests;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

Headers own_origin(LiveServer const& server) {
  return {{"Origin", "http://127.0.0.1:" + std::to_string(server.port())}};
}

long resident_kib(pid_t pid) {
  std::ifstream in("/proc/" + std::to_string(pid) + "/status");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("VmRSS:")) return std::stol(line.substr(6));
  }
  return 0;
}

} // namespace

TEST_CASE("hello with a token is welcomed, and with a wrong one or none is closed with 4001", "[P42]") {
  LiveServer server("hello");
  {
    WsClient client(server.port());
    Json const welcome = client.hello(server.token());
    CHECK(welcome["protocol"] == 1);
    CHECK(welcome["mode"] == "practice");
    CHECK(welcome["client"] == "owner");
    CHECK(welcome["next_request"] == 1);
    CHECK(welcome["resumed"] == "snapshot");
  }
  WsClient wrong(server.port());
  wrong.say({{"type", "hello"}, {"protocol", 1}, {"token", std::string(43, 'x')}});
  CHECK(wrong.close_code() == 4001);
  WsClient silent(server.port());
  silent.say({{"type", "ping"}});
  CHECK(silent.close_code() == 4001);
  CHECK(server.child().err().find(server.token()) == std::string::npos);
  CHECK(server.child().out().find(server.token()) == std::string::npos);
}

TEST_CASE("a token may come in the handshake, and is never echoed", "[P42]") {
  LiveServer server("handshake");
  WsClient header(server.port(), {{"Authorization", "Bearer " + server.token()}});
  CHECK(header.hello("")["client"] == "owner");
  WsClient offered(server.port(), {{"Sec-WebSocket-Protocol", "legwork.v1, legwork.token." + server.token()}});
  CHECK(offered.protocol() == "legwork.v1");
  CHECK(offered.hello("")["client"] == "owner");
  WsClient wrong(server.port(), {{"Sec-WebSocket-Protocol", "legwork.v1, legwork.token.nonsense"}});
  CHECK(wrong.close_code(seconds(2)) == 4001);
}

TEST_CASE("another site's page is closed with 4003, whatever it carries", "[P42]") {
  LiveServer server("origin");
  for (std::string const& origin :
       {std::string("http://evil.example"), std::string("null"),
        "http://127.0.0.1:" + std::to_string(server.port() + 1), "https://127.0.0.1:" + std::to_string(server.port()),
        "http://127.0.0.1:" + std::to_string(server.port()) + ".evil.example"}) {
    CAPTURE(origin);
    WsClient client(server.port(), {{"Origin", origin}, {"Authorization", "Bearer " + server.token()}});
    CHECK(client.close_code(seconds(2)) == 4003);
  }
  WsClient own(server.port(), own_origin(server));
  CHECK(own.hello(server.token())["client"] == "owner");
}

TEST_CASE("before the welcome nobody is told anything", "[P42]") {
  LiveServer server("untold");
  {
    WsClient client(server.port());
    client.hello(server.token());
    REQUIRE(client.order(batch_of(server.dealers({"no_form"})))["type"] == "accepted");
  }
  WsClient stranger(server.port());
  stranger.say_text("nonsense");
  REQUIRE((*stranger.hear(seconds(2)))["code"] == "malformed");
  CHECK_FALSE(stranger.hear(milliseconds(700)));
  stranger.say_binary("nonsense");
  REQUIRE(stranger.hear(seconds(2)));
  CHECK_FALSE(stranger.hear(milliseconds(700)));
}

TEST_CASE("a cookie opens the channel for the console's own pages only", "[P42]") {
  LiveServer server("cookie");
  HttpAnswer const in = ask(server.port(), "POST", "/login", Json{{"code", server.code()}}.dump(), own_origin(server));
  REQUIRE(in.status == 204);
  std::string const set = in.field("set-cookie");
  CHECK(set.find("HttpOnly") != std::string::npos);
  CHECK(set.find("SameSite=Strict") != std::string::npos);
  std::string const cookie = set.substr(0, set.find(';'));
  Headers fields = own_origin(server);
  fields.emplace_back("Cookie", cookie);
  WsClient own(server.port(), fields);
  CHECK(own.hello("")["client"] == "owner");
  WsClient without_origin(server.port(), {{"Cookie", cookie}});
  without_origin.say({{"type", "hello"}, {"protocol", 1}});
  CHECK(without_origin.close_code() == 4001);
  WsClient foreign(server.port(), {{"Cookie", cookie}, {"Origin", "http://evil.example"}});
  CHECK(foreign.close_code() == 4003);
  CHECK(ask(server.port(), "POST", "/login", Json{{"code", server.code()}}.dump()).status == 401); // works once
  CHECK(ask(server.port(), "GET", "/api/state", "", {{"Cookie", cookie}}).status == 200);
  CHECK(ask(server.port(), "POST", "/api/commands", "{}", {{"Cookie", cookie}, {"Origin", "http://evil.example"}})
            .status == 401);
  CHECK(ask(server.port(), "POST", "/api/commands", "{}", {{"Cookie", cookie}, {"Sec-Fetch-Site", "cross-site"}})
            .status == 401);
}

TEST_CASE("a rotated or revoked token loses its sockets within five seconds, and the stream goes on under the new one",
          "[P42][P45]") {
  LiveServer server("rotate");
  WsClient client(server.port());
  client.hello(server.token());
  client.say({{"type", "ping"}});
  REQUIRE(client.hear_type("pong"));
  Child rotate(
      {legwork_binary(), "token", "rotate", "owner", "--journal", (server.state_folder() / "journal.db").string()},
      server.folder(), "rotate");
  REQUIRE(rotate.wait(seconds(10)) == 0);
  auto const began = std::chrono::steady_clock::now();
  CHECK(client.close_code(seconds(6)) == 4001);
  CHECK(std::chrono::steady_clock::now() - began < seconds(5));
  CHECK(server.get("/api/state").status == 401);
  WsClient again(server.port());
  std::string token = read_text(server.state_folder() / "token");
  token.pop_back();
  CHECK(again.hello(token, {{"resume_after", 0}})["resumed"] == "tail");
}

TEST_CASE("twenty failed log-ins a minute are answered, more are not, and others are not harmed", "[P43][P85]") {
  LiveServer server("guess");
  int unauthorized = 0;
  int too_many = 0;
  for (int i = 0; i < 25; ++i) {
    int const status = ask(server.port(), "POST", "/login", Json{{"token", "guess" + std::to_string(i)}}.dump()).status;
    unauthorized += status == 401 ? 1 : 0;
    too_many += status == 429 ? 1 : 0;
  }
  CHECK(unauthorized >= 20);
  CHECK(too_many >= 3);
  CHECK(server.get("/api/state").status == 200);
}

TEST_CASE("what cannot be understood gets an error that names it, and the connection goes on", "[P40][P47]") {
  LiveServer server("nonsense");
  WsClient client(server.port());
  client.hello(server.token());
  std::string deep;
  for (int i = 0; i < 40; ++i) deep += R"({"a":)";
  deep += "1" + std::string(40, '}');
  std::vector<std::pair<std::string, std::string>> const cases{
      {"not json", "malformed"},
      {"[1,2]", "malformed"},
      {"{\"type\":7}", "malformed"},
      {"{}", "malformed"},
      {deep, "malformed"},
      {R"({"type":"ping","type":"ping"})", "malformed"},
      {R"({"type":"launch"})", "unknown_type"},
      {R"({"type":"hello","protocol":1})", "conflict"},
      {R"({"type":"batch_start","batch_id":"one"})", "invalid"},
      {R"({"type":"batch_start","batch_id":99,"oops":1})", "invalid"},
      {R"({"type":"get","path":7})", "invalid"},
      {R"({"type":"get","path":"/api/nothing"})", "not_found"},
      {R"({"type":"subscribe","batches":"some"})", "invalid"},
      {R"({"type":"batch_start","batch_id":1e99})", "invalid"},
      {R"({"type":"claim","contact_id":-1})", "invalid"},
      {R"({"type":"ping","id":"\u0000"})", "malformed"}};
  for (auto const& [text, code] : cases) {
    CAPTURE(text);
    client.say_text(text);
    auto const error = client.hear_type("error");
    REQUIRE(error);
    CHECK((*error)["code"] == code);
    CHECK_FALSE((*error)["message"].get<std::string>().empty());
  }
  client.say_binary("abc");
  CHECK((*client.hear_type("error"))["code"] == "malformed");
  client.say({{"type", "ping"}, {"id", "x"}});
  auto const pong = client.hear_type("pong");
  REQUIRE(pong);
  CHECK((*pong)["id"] == "x");
}

TEST_CASE("a message of more than 64 KiB closes its connection with 1009, and only that", "[P40][P43]") {
  LiveServer server("large");
  WsClient other(server.port());
  other.hello(server.token());
  WsClient client(server.port());
  client.hello(server.token());
  client.say({{"type", "ping"}, {"id", std::string(65'000, 'x')}});
  CHECK(client.hear_type("pong"));
  client.say_text(R"({"type":"ping","id":")" + std::string(70'000, 'x') + "\"}");
  CHECK(client.close_code() == 1009);
  other.say({{"type", "ping"}});
  CHECK(other.hear_type("pong"));
}

TEST_CASE("too many messages are refused with the time to wait, and a flooder is closed with 4029", "[P43]") {
  LiveServer server("flood", {"--messages-per-second", "20"});
  WsClient client(server.port());
  client.hello(server.token());
  for (int i = 0; i < 60; ++i) client.say({{"type", "ping"}});
  auto const error = client.hear_type("error");
  REQUIRE(error);
  CHECK((*error)["code"] == "too_many");
  CHECK((*error)["retry_after_ms"].get<int>() > 0);
  for (int i = 0; i < 300 && client.is_open(); ++i) client.say({{"type", "ping"}});
  CHECK(client.close_code() == 4029);
}

TEST_CASE("an address and a token have only so many connections", "[P43]") {
  LiveServer server("many", {"--connections-per-address", "8", "--connections-per-token", "3"});
  std::vector<WsClient> clients;
  for (int i = 0; i < 3; ++i) {
    clients.emplace_back(server.port());
    CHECK_FALSE(clients.back().hello(server.token()).empty());
  }
  WsClient fourth(server.port());
  fourth.say({{"type", "hello"}, {"protocol", 1}, {"token", server.token()}});
  CHECK(fourth.close_code() == 4029);
  std::vector<WsClient> more;
  for (int i = 0; i < 8; ++i) more.emplace_back(server.port());
  CHECK(more.back().status() != 101);
  clients.clear();
  more.clear();
  std::this_thread::sleep_for(milliseconds(300));
  CHECK(server.get("/readyz").status == 200);
}

TEST_CASE("contact requests of one token are limited by the minute", "[P43]") {
  LiveServer server("orders", {"--contact-orders-per-minute", "2"});
  WsClient client(server.port());
  client.hello(server.token());
  Json order = batch_of(server.dealers({}));
  order["start"] = false;
  CHECK(client.order(order)["type"] == "accepted");
  CHECK(client.order(order)["type"] == "accepted");
  Json const refused = client.order(order);
  CHECK(refused["code"] == "too_many");
  CHECK(refused["retry_after_ms"].get<int>() > 1000);
}

TEST_CASE("ping gets pong with the time, and a silent connection is closed when it is dead", "[P41]") {
  LiveServer server("dead", {"--dead-after-seconds", "5"});
  WsClient client(server.port());
  client.hello(server.token());
  client.say({{"type", "ping"}, {"id", 7}});
  auto const pong = client.hear_type("pong");
  REQUIRE(pong);
  CHECK((*pong)["id"] == 7);
  CHECK((*pong)["at"].get<std::string>().ends_with("Z"));
  CHECK(client.close_code(seconds(9)) ==
        4008); // a client that pongs lives on; here nothing was due yet, and nothing came
}

TEST_CASE("who says nothing after connecting is closed within ten seconds", "[P41][P42]") {
  LiveServer server("mute");
  WsClient client(server.port());
  auto const began = std::chrono::steady_clock::now();
  CHECK(client.close_code(seconds(13)) == 4001);
  CHECK(std::chrono::steady_clock::now() - began > seconds(8));
}

TEST_CASE("a client that comes back gets every event it missed, once each and in order", "[P45][P23]") {
  LiveServer server("resume");
  Json order = batch_of(server.dealers({"plain_post", "no_form"}));
  std::string key;
  std::uint64_t last = 0;
  unsigned session = 0;
  std::vector<Json> all;
  WsClient watcher(server.port());
  watcher.hello(server.token());
  {
    WsClient client(server.port());
    Json const welcome = client.hello(server.token());
    session = welcome["session_id"];
    key = welcome["session_key"];
    REQUIRE(client.order(order)["type"] == "accepted");
    REQUIRE(client.hear_type("contact_started", seconds(20)));
    last = client.received.back()["seq"];
    all = client.received;
    client.drop();
  }
  REQUIRE(watcher.hear_type("batch_completed", seconds(120)));
  WsClient back(server.port());
  Json const welcome =
      back.hello(server.token(), {{"session", {{"id", session}, {"key", key}}}, {"resume_after", last}});
  REQUIRE(welcome["resumed"] == "tail");
  CHECK(welcome["session_id"] == session);
  back.hear_type("batch_completed");
  all.insert(all.end(), back.received.begin(), back.received.end());
  auto const of_contacts = [](std::vector<Json> const& events) {
    std::vector<std::uint64_t> out;
    for (Json const& e : events) {
      if (e["contact_id"] != 0) out.push_back(e["seq"]);
    }
    return out;
  };
  CHECK(of_contacts(all) == of_contacts(watcher.received));
  CHECK(std::ranges::is_sorted(of_contacts(all)));
  // From the very beginning, and after a restart, too.
  WsClient first(server.port());
  REQUIRE(first.hello(server.token(), {{"resume_after", 0}})["resumed"] == "tail");
  first.hear_type("batch_completed");
  CHECK(of_contacts(first.received) == of_contacts(watcher.received));
  server.child().signal(9);
  server.restart();
  WsClient after(server.port());
  REQUIRE(after.hello(server.token(), {{"resume_after", last}, {"log_id", welcome["log_id"]}})["resumed"] == "tail");
  after.hear_type("batch_completed");
  all.resize(all.size() - back.received.size());
  all.insert(all.end(), after.received.begin(), after.received.end());
  CHECK(of_contacts(all) == of_contacts(watcher.received));
  WsClient other_log(server.port());
  CHECK(other_log.hello(server.token(), {{"resume_after", last}, {"log_id", "0000000000000000"}})["resumed"] ==
        "snapshot");
}

TEST_CASE("every event has number, time and mode, and one contact_complete ends each contact", "[P49][P02][P45]") {
  LiveServer server("events");
  WsClient client(server.port());
  client.hello(server.token());
  Json const made = client.order(batch_of(server.dealers({"plain_post", "no_form"})));
  REQUIRE(made["type"] == "accepted");
  REQUIRE(client.hear_type("batch_completed", seconds(120)));
  std::uint64_t before = 0;
  std::map<int, int> completes;
  for (Json const& e : client.received) {
    CHECK(e["mode"] == "practice");
    CHECK(e["seq"].get<std::uint64_t>() > before);
    CHECK(e["at"].get<std::string>().size() == 24);
    before = e["seq"];
    int const contact = e["contact_id"];
    if (e["type"] == "contact_complete")
      ++completes[contact];
    else if (contact != 0)
      CHECK(completes[contact] == 0);
  }
  for (Json const& id : made["contact_ids"]) CHECK(completes[id.get<int>()] == 1);
  CHECK(server.get("/api/export.csv").body.find(",practice") != std::string::npos);
}

TEST_CASE("clients that do not read cost little, and nobody else waits for them", "[P44][P48]") {
  LiveServer server("slow", {"--connections-per-token", "60"});
  long const before = resident_kib(server.child().pid());
  std::vector<WsClient> slow;
  for (int i = 0; i < 40; ++i) {
    slow.emplace_back(server.port());
    slow.back().hello(server.token(), {{"resume_after", 0}});
  }
  // Forty clients ask for far more than they read.
  for (WsClient& one : slow) {
    for (int i = 0; i < 120 && one.is_open(); ++i) one.say({{"type", "get"}, {"path", "/api/dealers?limit=500"}});
  }
  WsClient quick(server.port());
  quick.hello(server.token());
  quick.say({{"type", "ping"}});
  CHECK(quick.hear_type("pong", seconds(2)));
  CHECK(resident_kib(server.child().pid()) - before < 96 * 1024);
}

TEST_CASE("sockets that end at any moment harm nobody", "[P48]") {
  LiveServer server("broken");
  WsClient steady(server.port());
  steady.hello(server.token());
  steady.order(batch_of(server.dealers({"plain_post"})));
  for (int i = 0; i < 60; ++i) {
    WsClient client(server.port());
    if (i % 3 != 0) client.say({{"type", "hello"}, {"protocol", 1}, {"token", server.token()}, {"resume_after", 0}});
    if (i % 3 == 2) client.hear(milliseconds(5));
    client.drop();
  }
  CHECK(steady.hear_type("batch_completed", seconds(60)));
  steady.say({{"type", "ping"}});
  CHECK(steady.hear_type("pong"));
}

TEST_CASE("a session that connects again replaces its old connection", "[P41][P23]") {
  LiveServer server("replace");
  WsClient first(server.port());
  Json const welcome = first.hello(server.token());
  WsClient second(server.port());
  Json const back =
      second.hello(server.token(), {{"session", {{"id", welcome["session_id"]}, {"key", welcome["session_key"]}}}});
  CHECK(back["session_id"] == welcome["session_id"]);
  CHECK(first.close_code() == 4000);
  WsClient thief(server.port());
  thief.say({{"type", "hello"},
             {"protocol", 1},
             {"token", server.token()},
             {"session", {{"id", welcome["session_id"]}, {"key", "guessed"}}}});
  CHECK((*thief.hear_type("error"))["code"] == "not_found");
}
