// Three tokens at one queue: each works as fast as it can, and none stands in another's way.
#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <map>
#include <random>
#include <set>
#include <thread>

#include "tests/support/live_client.hpp"

using namespace legwork::tests;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr int customers = 5;
std::vector<std::string> const kinds_that_need_a_person{"captcha_checkbox", "interstitial",    "required_unknown_field",
                                                        "required_consent", "form_under_wall", "age_gate"};

std::string token_for(LiveServer const& server, std::string const& name) {
  Json const made = server.send("POST", "/api/tokens", {{"name", name}, {"role", "operator"}}).json();
  REQUIRE(made.contains("token"));
  return made["token"];
}

// One person with a token: takes any contact that waits, and rules on it or gives it back.
struct Worker {
  std::string name;
  std::string token;
  std::map<int, std::string> done; // what they did about a contact, by its number
  std::vector<Json> unexpected;    // answers that neither accept nor say that somebody else was first
  int beaten = 0;                  // times somebody else was first

  // Until all `left` contacts have ended; a machine that has other things to do takes its time.
  void work(LiveServer const& server, unsigned seed, std::atomic<int>& left) {
    auto const until = std::chrono::steady_clock::now() + seconds(240);
    std::mt19937 chance(seed);
    WsClient orders(server.port());
    orders.hello(token);
    auto const order = [&](std::string const& type, int contact) {
      Json const answer = orders.order({{"type", type}, {"contact_id", contact}});
      if (answer["type"] == "accepted") return true;
      if (answer["code"] == "conflict")
        ++beaten;
      else
        unexpected.push_back(answer);
      return false;
    };
    while (left > 0 && std::chrono::steady_clock::now() < until) {
      Json const queue =
          ask(server.port(), "GET", "/api/needs-person", "", {{"Authorization", "Bearer " + token}}).json()["held"];
      if (queue.empty()) {
        std::this_thread::sleep_for(milliseconds(200));
        continue;
      }
      int const contact = queue[chance() % queue.size()]["contact_id"];
      if (!order("claim", contact)) continue;
      std::this_thread::sleep_for(milliseconds(chance() % 300));
      std::string const what = std::vector<std::string>{"finish", "skip", "release"}[chance() % 3];
      if (order(what, contact) && what != "release") done[contact] = what, --left;
    }
  }
};

} // namespace

TEST_CASE("three tokens work one queue: nobody is locked out, nothing is done twice, and it is known who did what",
          "[P80]") {
  LiveServer server("queue");
  WsClient owner(server.port());
  owner.hello(server.token());
  for (int i = 0; i < customers; ++i) {
    Json batch = batch_of(server.dealers(kinds_that_need_a_person));
    batch["customer_info"]["email"] = "buyer" + std::to_string(i) + "@example.com";
    batch["allow"]["contact_consent"] = false;
    batch["parallel"] = kinds_that_need_a_person.size();
    REQUIRE(owner.order(batch)["type"] == "accepted");
  }
  std::size_t const contacts = customers * kinds_that_need_a_person.size();
  std::vector<Worker> workers;
  for (std::string const name : {"ann", "ben", "robot"})
    workers.push_back({.name = name, .token = token_for(server, name), .done = {}, .unexpected = {}, .beaten = 0});
  std::atomic<int> left = static_cast<int>(contacts);
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < workers.size(); ++i) threads.emplace_back([&, i] { workers[i].work(server, i + 1, left); });
  for (std::thread& thread : threads) thread.join();

  std::map<int, std::string> done_by;
  for (Worker const& worker : workers) {
    INFO(worker.name << ": " << worker.done.size() << " done, beaten " << worker.beaten << " times, "
                     << Json(worker.unexpected).dump());
    CHECK(worker.unexpected.empty());
    CHECK(worker.done.size() >= 3);
    for (auto const& [contact, what] : worker.done) CHECK(done_by.emplace(contact, worker.name).second);
  }
  CHECK(done_by.size() == contacts);
  std::map<int, std::set<std::string>> on_record; // who ended a contact, by the audit list
  for (Json const& entry : server.get("/api/audit?limit=1000").json()["entries"]) {
    if (entry["type"] == "contact_success" || entry["type"] == "contact_cancelled")
      on_record[entry["contact_id"]].insert(entry["who"]);
  }
  for (auto const& [contact, who] : done_by) {
    INFO("contact " << contact);
    CHECK(on_record[contact] == std::set<std::string>{who});
  }
  for (Json const& business : Json::parse(server.truth())) CHECK(business["submissions"].empty());
}
