// Contacts' pages watched over real sockets, from a real browser, while the program is at work on them.
#include <catch2/catch.hpp>

#include "tests/support/live_client.hpp"
#include "tests/support/page_watcher.hpp"

using namespace legwork::tests;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

struct Frame {
  std::uint32_t contact = 0;
  std::uint32_t number = 0;
  std::string jpeg;
};

Frame frame_of(std::string const& bytes) {
  auto const number = [&](std::size_t from) {
    std::uint32_t out = 0;
    for (std::size_t i = from; i < from + 4; ++i) out = out * 256 + static_cast<unsigned char>(bytes.at(i));
    return out;
  };
  return {number(0), number(4), bytes.substr(8)};
}

Headers bearer(LiveServer const& server) { return {{"Authorization", "Bearer " + server.token()}}; }

// Orders a batch of businesses of these kinds under control that is held until `client` goes.
void start_batch(LiveServer const& server, WsClient& client, std::vector<std::string> const& kinds) {
  client.hello(server.token());
  Json const answer = client.order(batch_of(server.dealers(kinds)));
  REQUIRE(answer["type"] == "accepted");
}

} // namespace

TEST_CASE("a contact at work is watched over a socket, picture after picture, until it ends", "[P66]") {
  LiveServer server("live-view");
  WsClient orders(server.port());
  start_batch(server, orders, {"spa_late"});
  WsClient live(server.port(), bearer(server), "/live");
  CHECK(live.hello("")["limits"]["watched_contacts"] == 100);
  live.say({{"type", "watch"}, {"contact_id", 1}});
  std::uint32_t frames = 0;
  std::optional<Json> ended;
  auto const until = std::chrono::steady_clock::now() + seconds(90);
  while (!ended && std::chrono::steady_clock::now() < until) {
    if (auto const bytes = live.hear_binary(milliseconds(300))) {
      Frame const frame = frame_of(*bytes);
      CHECK(frame.contact == 1);
      CHECK(frame.number == ++frames);
      CHECK(size_of_jpeg(frame.jpeg) == std::pair{1366, 900});
      live.say({{"type", "drawn"}, {"contact_id", 1}, {"frame", frame.number}});
    }
    for (auto text = live.hear(milliseconds(1)); text && !ended; text = live.hear(milliseconds(1))) {
      if ((*text)["type"] == "ended") ended = text;
    }
  }
  CHECK(frames >= 3); // the home page, the form, its answer
  REQUIRE(ended);
  CHECK((*ended)["reason"] == "over");
  CHECK(live.is_open());
}

TEST_CASE("who does not acknowledge pictures gets two, and small ones are small", "[P66][P44]") {
  LiveServer server("live-slow");
  WsClient orders(server.port());
  start_batch(server, orders, {"captcha_checkbox"});
  orders.hear_type("contact_held", seconds(60));
  WsClient live(server.port(), {}, "/live");
  live.hello(server.token());
  live.say({{"type", "watch"}, {"contact_id", 1}, {"size", "small"}});
  auto const first = live.hear_binary(seconds(10));
  REQUIRE(first);
  CHECK(size_of_jpeg(frame_of(*first).jpeg).first <= 400);
  live.say({{"type", "watch"}, {"contact_id", 1}, {"size", "full"}});
  auto const second = live.hear_binary(seconds(10));
  REQUIRE(second);
  CHECK(size_of_jpeg(frame_of(*second).jpeg).first == 1366);
  live.say({{"type", "watch"}, {"contact_id", 1}, {"size", "small"}});
  CHECK_FALSE(live.hear_binary(seconds(2)));
  live.say({{"type", "drawn"}, {"contact_id", 1}, {"frame", 2}});
  CHECK(live.hear_binary(seconds(5)));
}

TEST_CASE("nobody acts on a page that somebody else, or nobody, has claimed", "[P77]") {
  LiveServer server("live-claim");
  WsClient orders(server.port());
  start_batch(server, orders, {"captcha_checkbox"});
  orders.hear_type("contact_held", seconds(60));
  WsClient live(server.port(), {}, "/live");
  live.hello(server.token());
  live.say({{"type", "watch"}, {"contact_id", 1}});
  auto const view = live.hear_type("view");
  REQUIRE(view);
  CHECK((*view)["may_act"] == false);
  live.say({{"type", "text"}, {"contact_id", 1}, {"text", "Hello"}});
  auto const refused = live.hear_type("error");
  REQUIRE(refused);
  CHECK((*refused)["code"] == "refused");
}

TEST_CASE("the live view lets in whom the live channel lets in", "[P42]") {
  LiveServer server("live-admission");
  WsClient foreign(server.port(), {{"Origin", "http://evil.example"}, bearer(server).front()}, "/live");
  CHECK(foreign.close_code(seconds(2)) == 4003);
  WsClient wrong(server.port(), {{"Authorization", "Bearer wrong"}}, "/live");
  CHECK(wrong.close_code(seconds(2)) == 4001);
  WsClient silent(server.port(), {}, "/live");
  silent.say({{"type", "watch"}, {"contact_id", 1}});
  CHECK(silent.close_code() == 4001);
  WsClient offered(server.port(), {{"Sec-WebSocket-Protocol", "legwork.v1, legwork.token." + server.token()}}, "/live");
  CHECK(offered.protocol() == "legwork.v1");
  CHECK(offered.hello("")["client"] == "owner");
  HttpAnswer const logged_in = ask(server.port(), "POST", "/login", Json{{"token", server.token()}}.dump(),
                                   {{"Content-Type", "application/json"}});
  std::string const cookie = logged_in.field("set-cookie").substr(0, logged_in.field("set-cookie").find(';'));
  std::string const own = "http://127.0.0.1:" + std::to_string(server.port());
  WsClient page(server.port(), {{"Origin", own}, {"Cookie", cookie}}, "/live");
  CHECK(page.hello("")["client"] == "owner");
  WsClient elsewhere(server.port(), bearer(server), "/other");
  CHECK(elsewhere.status() == 404);
  page.say_text(std::string(70'000, ' '));
  CHECK(page.close_code() == 1009);
  offered.say_text("no json");
  CHECK((*offered.hear_type("error"))["code"] == "malformed");
  CHECK(ask(server.port(), "GET", "/healthz").status == 200);
}
