// Who is silent is asked, who answers stays, and who does not is closed.
#include <catch2/catch.hpp>

#include "tests/support/raw_client.hpp"

using namespace legwork::tests;
using std::chrono::milliseconds;
using std::chrono::seconds;
using Clock = std::chrono::steady_clock;

namespace {

RawClient greeted(LiveServer const& server) {
  RawClient out(server.port());
  REQUIRE(out.upgrade({{"Authorization", "Bearer " + server.token()}}) == 101);
  out.say(frame(text_frame, R"({"type":"hello","protocol":1,"subscribe":"none"})"));
  REQUIRE(out.hear().payload.find("welcome") != std::string::npos);
  return out;
}

// The pings that came within `limit`, each answered where `answers` says so. Ends early with the connection.
int pings_heard(RawClient& client, milliseconds limit, bool answers) {
  auto const until = Clock::now() + limit;
  int out = 0;
  while (Clock::now() < until) {
    Frame const received = client.hear(std::chrono::duration_cast<milliseconds>(until - Clock::now()));
    if (received.opcode == ping_frame) {
      ++out;
      if (answers) client.say(frame(pong_frame, received.payload));
    }
    if (received.opcode == -1 || received.opcode == close_frame) break;
  }
  return out;
}

bool answers_ping(RawClient& client) {
  client.say(frame(text_frame, R"({"type":"ping","id":"here"})"));
  for (Frame received = client.hear(); received.opcode >= 0; received = client.hear()) {
    if (received.payload.find("\"pong\"") != std::string::npos) return true;
  }
  return false;
}

} // namespace

TEST_CASE("a silent client is pinged and stays as long as it answers", "[P41]") {
  LiveServer server("answers", {"--ping-after-seconds", "1", "--dead-after-seconds", "5"});
  RawClient client = greeted(server);
  CHECK(pings_heard(client, seconds(8), true) >= 3);
  CHECK(answers_ping(client));
}

TEST_CASE("a client that answers no ping is closed with 4008 when it has been silent for too long", "[P41]") {
  LiveServer server("silent", {"--ping-after-seconds", "1", "--dead-after-seconds", "5"});
  RawClient client = greeted(server);
  auto const began = Clock::now();
  CHECK(pings_heard(client, seconds(4), false) >= 2);
  CHECK(client.hear_close(seconds(8)).close_code() == 4008);
  auto const lived = Clock::now() - began;
  CHECK(lived > seconds(4));
  CHECK(lived < seconds(10));
  CHECK(client.ended(seconds(3)));
}

TEST_CASE("a client that speaks is never pinged", "[P41]") {
  LiveServer server("speaks", {"--ping-after-seconds", "3"});
  RawClient client = greeted(server);
  int pings = 0;
  for (auto const until = Clock::now() + seconds(7); Clock::now() < until;) {
    client.say(frame(text_frame, R"({"type":"ping"})"));
    pings += pings_heard(client, milliseconds(300), true);
  }
  CHECK(pings == 0);
  CHECK(answers_ping(client));
}
