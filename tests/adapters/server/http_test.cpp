// HTTP: what two programs might read differently is refused, and every answer says how it may be used.
#include <catch2/catch.hpp>

#include <thread>

#include "tests/support/live_client.hpp"

using namespace legwork::tests;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

int status_of(std::string const& answer) {
  return answer.size() > 12 && answer.starts_with("HTTP/1.1 ") ? std::stoi(answer.substr(9, 3)) : 0;
}

std::size_t answers_in(std::string const& text) {
  std::size_t out = 0;
  for (std::size_t at = text.find("HTTP/1.1 "); at != std::string::npos; at = text.find("HTTP/1.1 ", at + 1)) ++out;
  return out;
}

} // namespace

TEST_CASE("requests that can be read in two ways are refused and their connection ends", "[P40][P43]") {
  LiveServer server("smuggle");
  std::string const host = "Host: 127.0.0.1:" + std::to_string(server.port()) + "\r\n";
  std::string const hidden = "GET /healthz HTTP/1.1\r\n" + host + "\r\n";
  std::vector<std::string> heads{
      "GET /healthz HTTP/1.1\r\n\r\n",
      "GET /healthz HTTP/1.1\r\n" + host + host + "\r\n",
      "GET /healthz HTTP/1.1\r\n" + host + "Content-Length: 5\r\nContent-Length: 5\r\n\r\n",
      "GET /healthz HTTP/1.1\r\n" + host + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "GET /healthz HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n",
      "GET /healthz HTTP/1.1\r\n" + host + "Content-Length: 0x10\r\n\r\n",
      "GET /healthz HTTP/1.1\r\n" + host + "X: a\r\n b\r\n\r\n",
      "GET /healthz HTTP/1.1\r\n" + host + "X : a\r\n\r\n",
      "GET /healthz HTTP/1.1\r\n" + host + "X: a\nY: b\r\n\r\n",
      "GET /healthz HTTP/1.1\r\n" + host + "X: a\rb\r\n\r\n",
      "GET  /healthz HTTP/1.1\r\n" + host + "\r\n",
      "GET http://evil.example/healthz HTTP/1.1\r\n" + host + "\r\n",
      "GET /healthz HTTP/2.0\r\n" + host + "\r\n",
      "GET /\\evil HTTP/1.1\r\n" + host + "\r\n",
  };
  for (char const* encoding : {"xchunked", "chunked, chunked", "identity", "", "gzip, chunked", "chunked ;x",
                               "\"chunked\"", "Chunked\t, x", "chunk ed"})
    heads.push_back("POST /healthz HTTP/1.1\r\n" + host + "Transfer-Encoding: " + encoding + "\r\n\r\n");
  for (std::string const& head : heads) {
    CAPTURE(head);
    std::string const answer = say_raw(server.port(), head + hidden, milliseconds(400));
    CHECK(status_of(answer) >= 400);
    CHECK(answers_in(answer) == 1); // what followed was not taken for a request
  }
  std::string const chunked =
      "POST /login HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n";
  CHECK(status_of(say_raw(server.port(), chunked, milliseconds(400))) == 422);
  std::string const two = "GET /healthz HTTP/1.1\r\n" + host + "\r\n" + hidden;
  CHECK(answers_in(say_raw(server.port(), two, milliseconds(400))) == 2);
}

TEST_CASE("a Host that is not this server's gets nothing", "[P42]") {
  LiveServer server("host");
  for (std::string const& host : {std::string("evil.example"), "evil.example:" + std::to_string(server.port()),
                                  std::string("127.0.0.1"), std::string("127.0.0.1:1")}) {
    CAPTURE(host);
    CHECK(ask(server.port(), "GET", "/", "", {{"Host", host}}).status == 421);
  }
  CHECK(ask(server.port(), "GET", "/", "", {{"Host", "localhost:" + std::to_string(server.port())}}).status == 200);
}

TEST_CASE("heads and bodies that are too large, and slow ones, are cut off", "[P43]") {
  LiveServer server("sizes");
  std::string const host = "Host: 127.0.0.1:" + std::to_string(server.port()) + "\r\n";
  CHECK(status_of(say_raw(server.port(),
                          "GET /healthz HTTP/1.1\r\n" + host + "X: " + std::string(9'000, 'x') + "\r\n\r\n",
                          milliseconds(400))) == 431);
  CHECK(status_of(say_raw(server.port(), "GET /" + std::string(3'000, 'x') + " HTTP/1.1\r\n" + host + "\r\n",
                          milliseconds(400))) == 414);
  CHECK(ask(server.port(), "POST", "/login", std::string(70'000, ' ')).status == 413);
  CHECK(status_of(say_raw(server.port(), "POST /login HTTP/1.1\r\n" + host + "Content-Length: 99999999999\r\n\r\n",
                          milliseconds(400))) == 413);
  std::string extensions = "POST /login HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n1;" +
                           std::string(200'000, 'x') + "\r\n{\r\n";
  CHECK(status_of(say_raw(server.port(), extensions, milliseconds(600))) != 200);
  auto const began = std::chrono::steady_clock::now();
  CHECK(status_of(say_raw(server.port(), "GET /healthz HTTP/1.1\r\nHost:", seconds(13))) == 408);
  CHECK(std::chrono::steady_clock::now() - began < seconds(25));
}

TEST_CASE("every answer forbids what the console does not need", "[P42]") {
  LiveServer server("headers");
  HttpAnswer const page = ask(server.port(), "GET", "/");
  REQUIRE(page.status == 200);
  std::string const policy = page.field("content-security-policy");
  CHECK(policy.find("default-src 'none'") != std::string::npos);
  CHECK(policy.find("unsafe") == std::string::npos);
  CHECK(policy.find("frame-ancestors 'none'") != std::string::npos);
  CHECK(page.field("x-content-type-options") == "nosniff");
  CHECK(page.field("referrer-policy") == "no-referrer");
  CHECK(page.field("cross-origin-opener-policy") == "same-origin");
  CHECK(server.get("/api/state").field("cache-control") == "no-store");
  CHECK(ask(server.port(), "OPTIONS", "/api/state").status == 405);
  CHECK(ask(server.port(), "TRACE", "/").status == 405);
}

TEST_CASE("no path leads out of the list of files", "[http]") {
  LiveServer server("paths");
  for (char const* path : {"/../../../etc/passwd", "/..%2f..%2fetc/passwd", "/assets/../index.html",
                           "/%2e%2e/etc/passwd", "/screenshots/../../journal.db", "/screenshots/..%2f..%2ftoken",
                           "/token", "/journal.db", "/.git/config", "/api/../token", "//etc/passwd"}) {
    CAPTURE(path);
    HttpAnswer const answer = server.get(path);
    CHECK(answer.status >= 400);
    CHECK(answer.body.find("root:") == std::string::npos);
  }
  for (char const* path :
       {"/api/state", "/api/batches", "/api/export.csv", "/screenshots/x.jpg", "/metrics", "/api/tokens"}) {
    CAPTURE(path);
    CHECK(ask(server.port(), "GET", path).status == 401);
  }
}

TEST_CASE("the same reads and commands work behind a path prefix", "[P46]") {
  LiveServer server("prefix", {"--path-prefix", "/legwork"});
  CHECK(server.get("/legwork/api/state").status == 200);
  CHECK(server.get("/api/state").status == 200); // a reverse proxy may have taken the prefix off
  CHECK(ask(server.port(), "GET", "/legwork").field("location") == "/legwork/");
  CHECK(ask(server.port(), "GET", "/legwork/").status == 200);
  CHECK(ask(server.port(), "GET", "/legworks/").status == 404);
  HttpAnswer const in = ask(server.port(), "POST", "/legwork/login", Json{{"token", server.token()}}.dump());
  CHECK(in.field("set-cookie").find("Path=/legwork/;") != std::string::npos);
  WsClient client(server.port(), {}, "/legwork/ws");
  CHECK(client.hello(server.token())["client"] == "owner");
}

TEST_CASE("health, readiness and metrics tell how things stand", "[P70]") {
  LiveServer server("health");
  CHECK(ask(server.port(), "GET", "/healthz").json()["alive"] == true);
  CHECK(ask(server.port(), "GET", "/readyz").json()["ready"] == true);
  WsClient client(server.port());
  client.hello(server.token());
  client.order(batch_of(server.dealers({"plain_post"})));
  REQUIRE(client.hear_type("batch_completed", seconds(60)));
  std::string const metrics = server.get("/metrics").body;
  for (char const* line :
       {"legwork_contacts{phase=\"succeeded\"} 1", "legwork_phase_seconds_count{phase=\"filling\"} 1",
        "legwork_queue_depth 0", "legwork_clients 1", "legwork_ready 1", "legwork_disk_space_low 0",
        "legwork_journal_waiting_rows 0"}) {
    CAPTURE(line);
    CHECK(metrics.find(line) != std::string::npos);
  }
  CHECK(metrics.find("jane") == std::string::npos);
}

TEST_CASE("a session of its own makes HTTP orders exact, and statistics count what was done", "[P69][P26]") {
  LiveServer server("exact");
  WsClient client(server.port());
  Json const welcome = client.hello(server.token());
  Json order = batch_of(server.dealers({"plain_post", "no_form"}));
  order["session_id"] = welcome["session_id"];
  order["session_key"] = welcome["session_key"];
  order["request_id"] = welcome["next_request"];
  Json const first = server.send("POST", "/api/commands", order).json();
  CHECK(first["type"] == "accepted");
  CHECK(server.send("POST", "/api/commands", order).json()["batch_id"] == first["batch_id"]);
  order["session_key"] = "wrong";
  CHECK(server.send("POST", "/api/commands", order).status == 404);
  REQUIRE(client.hear_type("batch_completed", seconds(90)));
  Json const statistics = server.get("/api/statistics?days=2").json();
  CHECK(statistics["outcomes"]["succeeded"] == 1);
  CHECK(statistics["by_day"].size() == 1);
  bool filling = false;
  for (Json const& phase : statistics["phases"])
    filling =
        filling || (phase["phase"] == "filling" && phase["slowest_ms"].get<int>() >= phase["median_ms"].get<int>());
  CHECK(filling);
  CHECK(server.get("/api/statistics?days=x").status == 422);
}

TEST_CASE("forgetting a customer over HTTP makes their data and pictures unreadable, and keeps the outcome", "[P72]") {
  LiveServer server("forget");
  WsClient client(server.port());
  client.hello(server.token());
  client.order(batch_of(server.dealers({"plain_post"})));
  REQUIRE(client.hear_type("batch_completed", seconds(60)));
  std::string const picture = server.get("/api/contacts/1").json()["screenshots"][0]["url"];
  CHECK(server.get("/" + picture).status == 200);
  CHECK(server.send("POST", "/api/forget", {{"email", "jane.practice@example.com"}}).status == 200);
  CHECK(server.get("/" + picture).status == 404);
  CHECK(server.get("/api/contacts/1").json()["status"] == "contacted");
  CHECK(server.send("POST", "/api/forget", {{"email", "jane.practice@example.com"}}).status == 404);
  CHECK(server.send("POST", "/api/forget", {{"mail", "x"}}).status == 422);
}

TEST_CASE("tokens are named, shown once and revoked over HTTP", "[P42]") {
  LiveServer server("tokens");
  Json const made = server.send("POST", "/api/tokens", {{"name", "robot"}}).json();
  std::string const token = made["token"];
  CHECK(token.size() == 43);
  WsClient robot(server.port());
  CHECK(robot.hello(token)["client"] == "robot");
  CHECK(server.get("/api/tokens").body.find(token) == std::string::npos);
  CHECK(server.send("POST", "/api/tokens", {{"name", "../x"}}).status == 422);
  CHECK(server.send("DELETE", "/api/tokens/robot", Json::object()).status == 200);
  CHECK(robot.close_code(seconds(5)) == 4001);
}

TEST_CASE("an export is safe to open in a spreadsheet and says which mode it is from", "[P68][P49]") {
  LiveServer server("export");
  WsClient client(server.port());
  client.hello(server.token());
  Json dealer = server.dealers({"plain_post"})[0];
  dealer["dealer_name"] = "=HYPERLINK(\"http://evil.example\")";
  client.order(batch_of(Json::array({dealer})));
  REQUIRE(client.hear_type("batch_completed", seconds(60)));
  HttpAnswer const csv = server.get("/api/export.csv?batch=1");
  CHECK(csv.field("content-disposition").find("attachment") == 0);
  CHECK(csv.body.find("\n=HYPERLINK") == std::string::npos);
  CHECK(csv.body.find("'=HYPERLINK") != std::string::npos);
  Json const json = server.get("/api/export.json?batch=1").json();
  REQUIRE(json.size() == 1);
  CHECK(json[0]["mode"] == "practice");
  CHECK(json[0]["dealer_name"] == dealer["dealer_name"]);
  CHECK(server.get("/api/export.csv?batch=9").status == 404);
}
