// A client that is told of everything and stops reading: it is cut off, costs little until then, and misses nothing.
#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <thread>

#include "tests/support/live_client.hpp"

using namespace legwork::tests;
using std::chrono::milliseconds;
using std::chrono::seconds;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int dealers = 5'000;

void import_dealers(LiveServer const& server) {
  std::string csv = "name,website\n";
  for (int i = 0; i < dealers; ++i)
    csv += "Dealer " + std::to_string(i) + ",http://dealer-" + std::to_string(i) + ".test:1/\n";
  HttpAnswer const taken = ask(server.port(), "POST", "/api/dealers/import?format=csv", csv,
                               {{"Authorization", "Bearer " + server.token()}});
  REQUIRE(taken.json()["added"] == dealers);
}

// A batch that is not started: an event for it and one for each of its dealers, about 1.5 MB.
Json large_batch(int number) {
  Json order = batch_of(Json::array());
  order.erase("dealers");
  order["dealer_ids"] = Json::array();
  for (int id = 1; id <= dealers; ++id) order["dealer_ids"].push_back(id);
  order["customer_info"]["message"] = "Question " + std::to_string(number) + " for {dealer_name}";
  order["start"] = false;
  return order;
}

long resident_kib(pid_t pid) {
  std::ifstream in("/proc/" + std::to_string(pid) + "/status");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("VmRSS:")) return std::stol(line.substr(6));
  }
  return 0;
}

int clients_of(LiveServer const& server) {
  std::string const metrics = server.get("/metrics").body;
  std::size_t const at = metrics.find("\nlegwork_clients ");
  return at == std::string::npos ? -1 : std::stoi(metrics.substr(at + 17));
}

std::vector<Json> heard_until(WsClient& client, Json const& seq) {
  while (client.received.empty() || client.received.back()["seq"] < seq) {
    if (!client.hear(seconds(20))) break;
  }
  return client.received;
}

std::vector<std::uint64_t> numbers(std::vector<Json> const& events, std::uint64_t after) {
  std::vector<std::uint64_t> out;
  for (Json const& e : events) {
    if (e["seq"] > after) out.push_back(e["seq"]);
  }
  return out;
}

} // namespace

TEST_CASE("a subscriber that stops reading is cut off, delays nobody, and gets everything it missed when it comes back",
          "[P44][P45]") {
  LiveServer server("stops", {"--stuck-after-seconds", "3", "--connections-per-token", "60"});
  import_dealers(server);
  WsClient quick(server.port());
  REQUIRE(quick.hello(server.token())["type"] == "welcome");
  constexpr int sleepers = 20;
  std::vector<WsClient> slow;
  for (int i = 0; i < sleepers; ++i) {
    slow.emplace_back(server.port());
    REQUIRE(slow.back().hello(server.token())["type"] == "welcome");
  }
  REQUIRE(quick.order(large_batch(0))["type"] == "accepted");
  WsClient& sleeper = slow.front();
  while (sleeper.received.size() < 100) REQUIRE(sleeper.hear());
  std::uint64_t const last = sleeper.received.back()["seq"]; // and from here on nobody of them reads
  REQUIRE(clients_of(server) == sleepers + 1);
  long const before = resident_kib(server.child().pid());

  milliseconds slowest{0};
  int left = sleepers + 1;
  for (int number = 1; number <= 12 && left > 1; ++number) {
    REQUIRE(quick.order(large_batch(number))["type"] == "accepted"); // after its own events
    for (int i = 0; i < 10 && left > 1; ++i) {
      auto const asked = Clock::now();
      quick.say({{"type", "ping"}});
      REQUIRE(quick.hear_type("pong"));
      slowest = std::max(slowest, std::chrono::duration_cast<milliseconds>(Clock::now() - asked));
      std::this_thread::sleep_for(milliseconds(100));
      left = clients_of(server);
    }
  }
  long const grown =
      resident_kib(server.child().pid()) - before; // contacts and history; twenty copies of what was told would be more
  CAPTURE(quick.received.size());
  CHECK(left == 1);
  CHECK(grown < 192 * 1024);
  CHECK(slowest < seconds(1));

  Json const newest = quick.received.back()["seq"];
  WsClient back(server.port());
  Json const welcome = back.hello(server.token(), {{"resume_after", last}});
  REQUIRE(welcome["resumed"] == "tail");
  std::vector<std::uint64_t> const missed = numbers(heard_until(back, newest), last);
  CHECK(missed.size() > 10'000);
  CHECK(missed == numbers(quick.received, last));
  CHECK(std::ranges::is_sorted(missed));
  CHECK(std::ranges::adjacent_find(missed) == missed.end());
}
