// The lists in docs/schemas.json are the program's own: a name that is only in one of them is a promise nobody keeps.
#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "adapters/wire/client_command.hpp"
#include "core/base/error.hpp"
#include "core/model/batch.hpp"
#include "core/model/contact_facts.hpp"
#include "tests/support/live_client.hpp"

using namespace legwork;
using namespace legwork::tests;

namespace {

Json definitions() {
  std::ifstream file(std::string(LEGWORK_SOURCE_DIR) + "/docs/schemas.json");
  return Json::parse(file)["$defs"];
}

template <class E>
Json names_of() {
  Json out = Json::array();
  for (std::size_t i = 0; i < core::count_of<E>(); ++i) out.push_back(core::name_of(static_cast<E>(i)));
  return out;
}

} // namespace

TEST_CASE("the documents list every phase, status, reason and command of the program, and no other", "[documents]") {
  Json const defined = definitions();
  CHECK(defined["ContactPhase"]["enum"] == names_of<core::Phase>());
  CHECK(defined["Status"]["enum"] == names_of<core::ClientStatus>());
  CHECK(defined["Reason"]["enum"] == names_of<core::Reason>());
  CHECK(defined["BatchPhase"]["enum"] == names_of<core::BatchPhase>());
  CHECK(defined["Mode"]["enum"] == names_of<core::Mode>());
  CHECK(defined["WhenLeft"]["enum"] == names_of<core::WhenLeft>());
  CHECK(defined["Grade"]["enum"] == names_of<core::Grade>());
  CHECK(defined["Filled"]["properties"]["kind"]["enum"] == names_of<core::FillAction>());
  for (Json const& verb : names_of<adapters::CommandType>()) {
    CAPTURE(verb);
    CHECK(defined.contains("command_" + verb.get<std::string>()));
  }
  for (Json const& kind : names_of<core::ErrorKind>())
    CHECK(std::ranges::count(defined["ErrorCode"]["enum"], kind) == 1);
  std::size_t commands = 0;
  for (auto const& [name, schema] : defined.items()) commands += name.starts_with("command_") ? 1 : 0;
  CHECK(commands == core::count_of<adapters::CommandType>());
}

TEST_CASE("the server hands out its documents to whoever has a token", "[documents]") {
  LiveServer server("documents");
  for (char const* name : {"asyncapi", "openapi", "schemas"}) {
    CAPTURE(name);
    std::string const path = "/api/" + std::string(name) + ".json";
    CHECK(server.get(path).field("content-type") == "application/json");
    CHECK(server.get(path).json().is_object());
    CHECK(ask(server.port(), "GET", path).status == 401);
  }
  CHECK(server.get("/api/none.json").status == 404);
}

TEST_CASE("a body that is not JSON is malformed wherever it is sent, and a limit that is none is said", "[P47]") {
  LiveServer server("malformed");
  for (auto const& [method, path] : {std::pair{"POST", "/api/dealers"},
                                     {"PATCH", "/api/dealers/1"},
                                     {"POST", "/api/dealers/merge"},
                                     {"POST", "/api/searches"},
                                     {"POST", "/api/check"}}) {
    CAPTURE(path);
    HttpAnswer const answer =
        ask(server.port(), method, path, "{",
            {{"Authorization", "Bearer " + server.token()}, {"Content-Type", "application/json"}});
    CHECK(answer.status == 400);
    CHECK(answer.json()["code"] == "malformed");
  }
  CHECK(server.get("/api/history?limit=x").status == 422);
  CHECK(server.get("/api/history?limit=1001").status == 422);
}

TEST_CASE("over HTTP, too, who has no control is refused, and may take it", "[P80]") {
  LiveServer server("no-control");
  WsClient client(server.port());
  client.hello(server.token());
  Json order = batch_of(server.dealers({"plain_post"}));
  order["start"] = false;
  REQUIRE(client.order(order)["type"] == "accepted");
  std::string const ben = server.send("POST", "/api/tokens", {{"name", "ben"}, {"role", "operator"}}).json()["token"];
  auto const start = [&](Json more) {
    more.update({{"type", "batch_start"}, {"batch_id", 1}});
    return ask(server.port(), "POST", "/api/commands", more.dump(),
               {{"Authorization", "Bearer " + ben}, {"Content-Type", "application/json"}});
  };
  HttpAnswer const answer = start(Json::object());
  CHECK(answer.status == 403);
  CHECK(answer.json()["code"] == "refused");
  CHECK(start({{"take_over", true}}).status == 200);
}

TEST_CASE("a check may carry any id, and a batch names the search it began from", "[documents]") {
  LiveServer server("search-of");
  WsClient client(server.port());
  client.hello(server.token());
  client.say({{"type", "check"}, {"id", 7}, {"customer_info", jane()}});
  auto const checked = client.hear_type("result");
  REQUIRE(checked);
  CHECK((*checked)["id"] == 7);
  CHECK((*checked)["body"]["problems"].empty());
  Json const search = server.send("POST", "/api/searches", {{"name", "RAV4"}}).json();
  Json order = batch_of(server.dealers({"plain_post"}));
  order["start"] = false;
  client.order(order);
  order["search_id"] = search["search_id"];
  client.order(order);
  CHECK(server.get("/api/batches/1").json()["search_id"].is_null());
  CHECK(server.get("/api/batches/2").json()["search_id"] == search["search_id"]);
  CHECK(server.get("/api/state").json()["batches"][1]["search_id"] == search["search_id"]);
}
