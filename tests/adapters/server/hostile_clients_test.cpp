// What a stranger may send on purpose: each is cut off with the code that RFC 6455 has for it, soon, and nobody else
// notices.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <thread>

#include "tests/support/raw_client.hpp"

using namespace legwork::tests;
using std::chrono::milliseconds;
using std::chrono::seconds;
using Clock = std::chrono::steady_clock;

namespace {

Headers bearer(LiveServer const& server) { return {{"Authorization", "Bearer " + server.token()}}; }

RawClient greeted(LiveServer const& server) {
  RawClient out(server.port());
  REQUIRE(out.upgrade(bearer(server)) == 101);
  out.say(frame(text_frame, R"({"type":"hello","protocol":1,"subscribe":"none"})"));
  REQUIRE(out.hear().payload.find("welcome") != std::string::npos);
  return out;
}

int status_of(std::string const& answer) {
  return answer.size() > 12 && answer.starts_with("HTTP/1.1 ") ? std::stoi(answer.substr(9, 3)) : 0;
}

bool answers_ping(WsClient& client) {
  client.say({{"type", "ping"}});
  return client.hear_type("pong").has_value();
}

std::ptrdiff_t open_files(pid_t pid) {
  auto const all = std::filesystem::directory_iterator("/proc/" + std::to_string(pid) + "/fd");
  return std::distance(begin(all), end(all));
}

struct Mistake {
  char const* what;
  std::string bytes;
  std::vector<int> codes;
};

std::vector<Mistake> mistakes() {
  std::string const hello = R"({"type":"ping"})";
  std::string const long_text(200, 'x');
  std::vector<Mistake> out{
      {"a reserved bit", frame(text_frame, hello, {.reserved = 4}), {1002}},
      {"a frame without a mask", frame(text_frame, hello, {.masked = false}), {1002}},
      {"a ping in fragments", frame(ping_frame, "x", {.last = false}), {1002}},
      {"a close in fragments", frame(close_frame, close_payload(1000), {.last = false}), {1002}},
      {"a ping of 200 bytes", frame(ping_frame, long_text), {1002}},
      {"a close of 200 bytes", frame(close_frame, close_payload(1000, long_text)), {1002}},
      {"an unknown opcode", frame(3, hello), {1002}},
      {"an unknown control opcode", frame(11, ""), {1002}},
      {"a text that is not UTF-8", frame(text_frame, "{\"type\":\"\xC3\x28\"}"), {1007}},
      {"half a character at the end", frame(text_frame, "\"\xE2\x82"), {1007}},
      {"a surrogate in UTF-8", frame(text_frame, "\xED\xA0\x80"), {1007}},
      {"a close reason that is not UTF-8", frame(close_frame, close_payload(1000, "\xFF\xFE")), {1007, 1002}},
      {"a close of one byte", frame(close_frame, "\x03"), {1002}},
      {"a continuation of nothing", frame(continuation, hello), {1002}},
      {"a text inside a text", frame(text_frame, "{", {.last = false}) + frame(text_frame, "}"), {1002}},
      {"a length with its top bit set", frame(text_frame, "", {.announced = 1ULL << 63U}), {1002, 1009}},
      {"1 GiB announced", frame(text_frame, "", {.announced = 1ULL << 30U}), {1009}},
      {"1 GiB announced, of continuations",
       frame(text_frame, "{", {.last = false}) + frame(continuation, "", {.announced = 1ULL << 30U}),
       {1009}},
  };
  for (int code : {5000, 65535})
    out.push_back({"a close code that RFC 6455 does not define",
                   frame(close_frame, close_payload(code)),
                   {0}}); // ended, not answered
  for (int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 2999})
    out.push_back({"a close code that nobody may send", frame(close_frame, close_payload(code)), {1002}});
  return out;
}

} // namespace

TEST_CASE("frames that break RFC 6455 close their connection with its code, and only that", "[P40][P48]") {
  LiveServer server("frames");
  WsClient neighbour(server.port());
  neighbour.hello(server.token());
  for (Mistake const& mistake : mistakes()) {
    CAPTURE(mistake.what);
    RawClient client = greeted(server);
    client.say(mistake.bytes);
    int const code = client.hear_close().close_code();
    CAPTURE(code);
    CHECK(std::ranges::count(mistake.codes, code) == 1);
    CHECK(client.ended(seconds(5)));
  }
  RawClient polite = greeted(server);
  for (int code : {1000, 1001, 1008, 3000, 4999}) {
    CAPTURE(code);
    RawClient client = greeted(server);
    client.say(frame(close_frame, close_payload(code, "bye")));
    CHECK(client.hear_close().close_code() == code);
    CHECK(client.ended(seconds(5)));
  }
  polite.say(frame(text_frame, "{\"type\":", {.last = false}) + frame(ping_frame, "in between") +
             frame(continuation, "\"ping\"}"));
  Frame const pong = polite.hear();
  CHECK(pong.opcode == pong_frame);
  CHECK(pong.payload == "in between");
  CHECK(polite.hear().payload.find("\"pong\"") != std::string::npos);
  CHECK(answers_ping(neighbour));
}

TEST_CASE("a handshake that is not one gets a status and no socket", "[P40][P42]") {
  LiveServer server("handshakes");
  std::string const host = "Host: 127.0.0.1:" + std::to_string(server.port()) + "\r\n";
  std::string const rest = "Upgrade: websocket\r\nConnection: Upgrade\r\n";
  std::string const key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
  std::string const version = "Sec-WebSocket-Version: 13\r\n";
  std::string const origin = "Origin: http://127.0.0.1:" + std::to_string(server.port()) + "\r\n";
  std::string const get = "GET /ws HTTP/1.1\r\n";
  std::string const right = get + host + rest + key + version;
  std::vector<std::pair<char const*, std::string>> const wrong{
      {"no key", get + host + rest + version + "\r\n"},
      {"a short key", get + host + rest + "Sec-WebSocket-Key: c2hvcnQ=\r\n" + version + "\r\n"},
      {"a key that is no base64",
       get + host + rest + "Sec-WebSocket-Key: ######################==\r\n" + version + "\r\n"},
      {"two keys", right + key + "\r\n"},
      {"no version", get + host + rest + key + "\r\n"},
      {"version 8", get + host + rest + key + "Sec-WebSocket-Version: 8\r\n\r\n"},
      {"a body", right + "Content-Length: 5\r\n\r\nhello"},
      {"a body that comes later", right + "Content-Length: 5\r\n\r\n"},
      {"a chunked body that comes later", right + "Transfer-Encoding: chunked\r\n\r\n"},
      {"POST", "POST /ws HTTP/1.1\r\n" + host + rest + key + version + "\r\n"},
      {"bytes before the answer", right + "\r\n" + frame(text_frame, "{}")},
      {"two Origins", right + origin + origin + "\r\n"},
      {"two Hosts", right + host + "\r\n"},
      {"no Host", get + rest + key + version + "\r\n"},
      {"HTTP/1.0", "GET /ws HTTP/1.0\r\n" + host + rest + key + version + "\r\n"},
      {"no Connection: Upgrade", get + host + "Upgrade: websocket\r\n" + key + version + "\r\n"},
      {"another path", "GET /wss HTTP/1.1\r\n" + host + rest + key + version + "\r\n"},
  };
  for (auto const& [what, head] : wrong) {
    CAPTURE(what);
    std::string const answer = say_raw(server.port(), head, milliseconds(300));
    CAPTURE(answer);
    CHECK(status_of(answer) >= 400);
    CHECK(answer.find("HTTP/1.1", 8) == std::string::npos); // one answer
    if (std::string_view(what) == "version 8") CHECK(answer.find("Sec-WebSocket-Version: 13") != std::string::npos);
  }
  std::string const offered =
      say_raw(server.port(), right + "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n",
              milliseconds(300));
  CHECK(status_of(offered) == 101);
  CHECK(offered.find("Sec-WebSocket-Extensions") == std::string::npos);
}

TEST_CASE("heads and messages that come byte by byte are cut off, pings in between or not, while others are served",
          "[P43][P44]") {
  LiveServer server("dribble");
  WsClient neighbour(server.port());
  neighbour.hello(server.token(), {{"subscribe", "none"}});
  RawClient message = greeted(server);
  RawClient header = greeted(server);
  RawClient pinging = greeted(server);
  std::string const text = frame(text_frame, std::string(300, 'x'));
  std::string const long_header = frame(text_frame, "", {.announced = 60'000}).substr(0, 13);
  pinging.say(frame(text_frame, "{", {.last = false}));
  std::vector<RawClient> heads;
  for (int i = 0; i < 80; ++i) heads.emplace_back(server.port());
  std::string const head = "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + std::string(300, 'x');
  auto const began = Clock::now();
  milliseconds slowest{0};
  auto const next = [&](std::size_t i) {
    message.say(text.substr(i, 1));
    if (i % 6 == 0 && i / 6 < long_header.size()) header.say(long_header.substr(i / 6, 1));
    pinging.say(i % 4 == 0 ? frame(ping_frame, "still here") : frame(continuation, "", {.last = false}));
    for (RawClient& one : heads) one.say(head.substr(i, 1));
    auto const asked = Clock::now();
    CHECK(answers_ping(neighbour));
    slowest = std::max(slowest, std::chrono::duration_cast<milliseconds>(Clock::now() - asked));
  };
  for (std::size_t i = 0; Clock::now() - began < seconds(23); ++i) {
    next(i);
    std::this_thread::sleep_for(milliseconds(500));
  }
  WARN("the slowest pong beside 83 slow clients took " << slowest.count() << " ms");
  CHECK(slowest < seconds(1));
  for (RawClient& one : heads) CHECK(one.ended(seconds(3)));
  CHECK(message.hear_close(seconds(3)).close_code() == 4008);
  CHECK(header.hear_close(seconds(3)).close_code() == 4008);
  CHECK(pinging.hear_close(seconds(3)).close_code() == 4008);
  for (RawClient* one : {&message, &header, &pinging}) CHECK(one->ended(seconds(3)));
}

TEST_CASE("a flood during the close handshake does not keep the connection", "[P43][P48]") {
  LiveServer server("flood");
  WsClient neighbour(server.port());
  neighbour.hello(server.token());
  for (std::string const& end :
       {frame(text_frame, "x", {.masked = false}), frame(text_frame, std::string(70'000, 'x')), std::string()}) {
    CAPTURE(end.size());
    RawClient client = end.empty() ? RawClient(server.port()) : greeted(server);
    if (end.empty()) { // a wrong token: the server begins to close
      REQUIRE(client.upgrade({{"Sec-WebSocket-Protocol", "legwork.v1, legwork.token.wrong"}}) == 101);
    }
    client.say(end);
    std::string const flood = frame(binary_frame, std::string(60'000, 'x'));
    auto const began = Clock::now();
    while (client.say(flood) && Clock::now() - began < seconds(20)) {
    }
    CHECK(Clock::now() - began < seconds(8)); // it takes about a second; the rest is for a busy machine
  }
  CHECK(answers_ping(neighbour));
}

TEST_CASE("a session's key opens it for its own token only", "[P42]") {
  LiveServer server("replay");
  WsClient owner(server.port());
  Json const welcome = owner.hello(server.token());
  std::string const robot = server.send("POST", "/api/tokens", {{"name", "robot"}}).json()["token"];
  Json const session{{"id", welcome["session_id"]}, {"key", welcome["session_key"]}};
  WsClient thief(server.port());
  thief.say({{"type", "hello"}, {"protocol", 1}, {"token", robot}, {"session", session}});
  auto const answer = thief.hear();
  REQUIRE(answer);
  CHECK((*answer)["code"] == "not_found");
  Json order{{"type", "batch_start"},
             {"batch_id", 1},
             {"session_id", welcome["session_id"]},
             {"session_key", welcome["session_key"]}};
  CHECK(ask(server.port(), "POST", "/api/commands", order.dump(),
            {{"Authorization", "Bearer " + robot}, {"Content-Type", "application/json"}})
            .status == 404);
  CHECK(answers_ping(owner)); // not replaced
  WsClient again(server.port());
  CHECK(again.hello(server.token(), {{"session", session}})["session_id"] == welcome["session_id"]);
  CHECK(owner.close_code() == 4000);
}

TEST_CASE("connections that come and go leave no descriptor behind", "[P48]") {
  LiveServer server("cycles");
  {
    RawClient warm = greeted(server);
  }
  std::this_thread::sleep_for(seconds(2));
  std::ptrdiff_t const before = open_files(server.child().pid());
  for (int i = 0; i < 150; ++i) {
    CAPTURE(i);
    RawClient client(server.port());
    if (i % 3 == 0) CHECK(client.upgrade(bearer(server)) == 101);
    if (i % 3 == 1) client.say("GET /heal");
    if (i % 6 == 0) client.say(frame(close_frame, close_payload(1000)));
  }
  std::ptrdiff_t after = 0;
  for (int i = 0; i < 200; ++i) {
    after = open_files(server.child().pid());
    if (after <= before) break;
    std::this_thread::sleep_for(milliseconds(100));
  }
  CHECK(after <= before);
}
