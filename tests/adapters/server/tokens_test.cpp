// A token that ends at its time ends for everything that it opened.
#include <catch2/catch.hpp>

#include "storage/tokens.hpp"
#include "tests/support/live_client.hpp"

using namespace legwork::tests;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

std::int64_t wall_ms() {
  return std::chrono::duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

// As `legwork token add --days` does it, with an end that a test can wait for.
std::string token_until(LiveServer const& server, std::string const& name, std::int64_t expires_ms) {
  legwork::storage::TokenFile file(server.state_folder() / "tokens.json");
  return file.add(name, wall_ms(), expires_ms).value();
}

} // namespace

TEST_CASE("a token that expires loses its sockets within five seconds, and is refused everywhere afterwards", "[P42]") {
  LiveServer server("expires");
  Headers const own_origin{{"Origin", "http://127.0.0.1:" + std::to_string(server.port())}};
  WsClient owner(server.port());
  owner.hello(server.token());
  std::int64_t const ends_ms = wall_ms() + 4'000;
  std::string const token = token_until(server, "visitor", ends_ms);
  Headers const bearer{{"Authorization", "Bearer " + token}};
  WsClient socket(server.port());
  REQUIRE(socket.hello(token)["client"] == "visitor");
  HttpAnswer const in = ask(server.port(), "POST", "/login", Json{{"token", token}}.dump(), own_origin);
  REQUIRE(in.status == 204);
  std::string const set = in.field("set-cookie");
  Headers cookie = own_origin;
  cookie.emplace_back("Cookie", set.substr(0, set.find(';')));
  WsClient tab(server.port(), cookie);
  REQUIRE(tab.hello("")["client"] == "visitor");
  REQUIRE(ask(server.port(), "GET", "/api/state", "", bearer).status == 200);
  REQUIRE(ask(server.port(), "GET", "/api/state", "", cookie).status == 200);

  CHECK(socket.close_code(seconds(15)) == 4001);
  CHECK(wall_ms() >= ends_ms);
  CHECK(wall_ms() < ends_ms + 5'000);
  CHECK(tab.close_code(seconds(5)) == 4001);
  CHECK(wall_ms() < ends_ms + 5'000);

  CHECK(ask(server.port(), "GET", "/api/state", "", bearer).status == 401);
  CHECK(ask(server.port(), "GET", "/api/state", "", cookie).status == 401);
  CHECK(ask(server.port(), "POST", "/login", Json{{"token", token}}.dump(), own_origin).status == 401);
  WsClient late(server.port());
  late.say({{"type", "hello"}, {"protocol", 1}, {"token", token}});
  CHECK(late.close_code() == 4001);
  WsClient late_tab(server.port(), cookie);
  late_tab.say({{"type", "hello"}, {"protocol", 1}});
  CHECK(late_tab.close_code() == 4001);
  owner.say({{"type", "ping"}});
  CHECK(owner.hear_type("pong")); // who has another token notices nothing
}
