// The dealer directory and the saved searches over HTTP.
#include <catch2/catch.hpp>

#include <algorithm>
#include <tuple>

#include "tests/support/live_client.hpp"
#include "tests/support/saved_lists.hpp"

using namespace legwork::tests;

namespace {

HttpAnswer import_file(LiveServer const& server, std::string const& format, std::string const& text) {
  return ask(server.port(), "POST", "/api/dealers/import?format=" + format, text,
             {{"Authorization", "Bearer " + server.token()}, {"Content-Type", "text/plain"}});
}

Json search_of(std::string const& name) {
  return {{"name", name},      {"zip", "78701"},          {"radius_km", 40},
          {"make", "Toyota"},  {"customer_info", jane()}, {"allow", {{"contact_consent", true}}},
          {"selected", {1, 2}}};
}

} // namespace

TEST_CASE("a search by postal code and distance works at once, with great-circle distances", "[P62]") {
  LiveServer server("search");
  Json const near = server.get("/api/dealers?zip=78701&radius_km=60").json();
  REQUIRE(near["total"].get<int>() >= 5);
  CHECK(near["origin"]["place"] == "Austin");
  double before = 0;
  for (Json const& d : near["dealers"]) {
    CHECK(d["distance_km"].get<double>() >= before);
    CHECK(d["distance_km"].get<double>() <= 60);
    before = d["distance_km"];
  }
  // Austin to Seattle is 2,851 km along the great circle.
  std::string const far = "name,website,latitude,longitude\nFar Away Cars,http://far-away.test:1/,47.61,-122.33\n";
  CHECK(import_file(server, "csv", far).json()["added"] == 1);
  Json const found = server.get("/api/dealers?zip=78701&name=far%20away").json();
  REQUIRE(found["total"] == 1);
  CHECK(std::abs(found["dealers"][0]["distance_km"].get<double>() - 2851) < 20);
  CHECK(server.get("/api/dealers?zip=78701&radius_miles=10").json()["total"].get<int>() < near["total"].get<int>());
  CHECK(server.get("/api/dealers?make=toyota").json()["total"].get<int>() >= 1);
  CHECK(server.get("/api/dealers?state=tx&sort=name&limit=3").json()["dealers"].size() == 3);
  CHECK(server.get("/api/dealers?zip=00000&radius_km=5").status == 404);
  CHECK(server.get("/api/dealers?zip=Austin&radius_km=5").status == 422);
  for (char const* wrong :
       {"?radius_km=5", "?zip=78701&radius_km=-1", "?zip=78701&radius_km=x", "?limit=0", "?limit=501", "?colour=red",
        "?country=US", "?without_location=maybe", "?sort=price", "?name=%zz", "?name=a&name=b"}) {
    CAPTURE(wrong);
    CHECK(server.get(std::string("/api/dealers") + wrong).status == 422);
  }
}

TEST_CASE("files are taken with their problems by line, and the same file again changes nothing", "[P62]") {
  LiveServer server("import");
  std::string const csv =
      "Business,Homepage,Brand,ZIP,Phone\r\n"
      "Good Cars,http://good-cars.test:1,Ford;Honda,78701,512 555 0100\r\n"
      ",http://nameless.test:1,,,\r\n"
      "No Site,,,,\r\n"
      "\"Quoted, Inc.\",http://quoted.test:1,,78704,\r\n"
      "Evil,javascript:alert(1),,,\r\n";
  Json const answer = import_file(server, "csv", csv).json();
  CHECK(answer["added"] == 2);
  std::vector<int> lines;
  for (Json const& p : answer["problems"]) lines.push_back(p["line"]);
  CHECK(lines == std::vector<int>{3, 4, 6});
  Json const again = import_file(server, "csv", csv).json();
  CHECK(again["added"] == 0);
  CHECK(again["changed"] == 2);
  Json const good = server.get("/api/dealers?name=good%20cars").json()["dealers"][0];
  CHECK(good["makes"] == Json{"Ford", "Honda"});
  CHECK_FALSE(good["latitude"].is_null()); // found by its postal code
  CHECK(import_file(server, "csv", "a,b\n1,2\n")
            .json()["problems"][0]["text"]
            .get<std::string>()
            .find("no column name") == 0);
  CHECK(import_file(server, "xml", "<a/>").status == 422);
  CHECK(import_file(server, "csv", std::string(17U << 20U, 'x')).status == 413);
}

TEST_CASE("the server's import reads every list as the command line does", "[P11][P62]") {
  LiveServer server("lists");
  for (SavedList const& list : saved_lists()) {
    HttpAnswer const answer = import_file(server, "csv", list.bytes); // workbooks too: the content says what it is
    INFO(list.what << "\n" << answer.body);
    REQUIRE(answer.status == 200);
    Json const json = answer.json();
    CHECK(json["added"].get<std::size_t>() + json["changed"].get<std::size_t>() == list.dealers.size());
    std::vector<std::size_t> lines;
    std::string said;
    for (Json const& p : json["problems"]) {
      lines.push_back(p["line"]);
      said += p["text"].get<std::string>() + "\n";
    }
    for (Json const& note : json["notes"]) said += note["text"].get<std::string>() + "\n";
    CHECK(lines == list.problem_lines);
    for (std::string const& part : list.says) {
      INFO(part);
      CHECK(said.find(part) != std::string::npos);
    }
  }
  CHECK(import_file(server, "xlsx", "name;website\nA;a.test:1\n").json()["added"] == 1);
}

TEST_CASE("GeoJSON, Overpass and GeoNames files are read", "[P62]") {
  LiveServer server("geo");
  std::string const geojson = R"({"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"shop":"car","name":"Geo Cars","website":"http://geo-cars.test:1/","addr:postcode":"78701","brand":"Kia"},"geometry":{"type":"Polygon","coordinates":[[[-97.7,30.2],[-97.6,30.2]]]}},
    {"type":"Feature","properties":{"shop":"bakery","name":"Bread","website":"http://bread.test:1/"},"geometry":null},
    {"type":"Feature","properties":{"shop":"car","name":"No Site"},"geometry":{"type":"Point","coordinates":[-97.7,30.2]}}]})";
  Json const geo = import_file(server, "geojson", geojson).json();
  CHECK(geo["added"] == 1);
  REQUIRE(geo["problems"].size() == 1);
  CHECK(geo["problems"][0]["line"] == 3);
  std::string const overpass =
      R"({"elements":[{"type":"node","id":1,"lat":30.3,"lon":-97.7,"tags":{"shop":"car","name":"Over Cars","contact:website":"http://over-cars.test:1"}},
    {"type":"way","id":2,"center":{"lat":30.4,"lon":-97.7},"tags":{"shop":"car","name":"Way Cars","website":"http://way-cars.test:1"}},{"type":"node","id":3,"lat":1,"lon":1}]})";
  CHECK(import_file(server, "overpass", overpass).json()["added"] == 2);
  CHECK(server.get("/api/dealers?name=way").json()["dealers"][0]["latitude"] == 30.4);
  CHECK(server.get("/api/dealers?zip=1010&country=AT&radius_km=5").status == 404);
  std::string const places = "AT\t1010\tWien\tWien\t09\t\t\t\t\t48.2077\t16.3705\t5\nAT\t1\n";
  Json const codes = import_file(server, "geonames", places).json();
  CHECK(codes["added"] == 1);
  CHECK(codes["problems"].size() == 1);
  CHECK(server.get("/api/dealers?zip=1010&country=Austria&radius_km=5").status == 200);
  CHECK(import_file(server, "geojson", "{}").json()["problems"].size() == 1);
}

TEST_CASE("ZIP codes of large cities are found at once on a fresh server, with their place", "[P62]") {
  LiveServer server("zips");
  for (auto const& [zip, place, state] : {std::tuple{"10001", "New York", "NY"},
                                          {"90012", "Los Angeles", "CA"},
                                          {"60601", "Chicago", "IL"},
                                          {"77002", "Houston", "TX"},
                                          {"85004", "Phoenix", "AZ"},
                                          {"19103", "Philadelphia", "PA"},
                                          {"78205", "San Antonio", "TX"},
                                          {"92101", "San Diego", "CA"},
                                          {"75201", "Dallas", "TX"},
                                          {"95113", "San Jose", "CA"},
                                          {"78701", "Austin", "TX"},
                                          {"32202", "Jacksonville", "FL"}}) {
    CAPTURE(zip);
    Json const origin = server.get(std::string("/api/dealers?radius_km=5&zip=") + zip).json()["origin"];
    CHECK(origin["place"] == place);
    CHECK(origin["state"] == state);
    CHECK(origin["country_name"] == "the United States");
    CHECK(origin["note"] == "");
  }
  Json const near = server.get("/api/dealers?radius_km=5&zip=78790").json();
  CHECK(near["origin"]["note"] == "78790 is not in the table of ZIP codes; the middle of 787… is used");
}

TEST_CASE("a postal code of two countries is asked about, and dealers stay in their own country", "[P62]") {
  LiveServer server("countries");
  std::string const dealers =
      "name,website,zip,country\nHarbor "
      "Lane,http://harbor-lane.test:1,10115,USA\nKanalufer,http://kanalufer.test:1,10115,Deutschland\n"
      "Undecided,http://undecided.test:1,10115,\nUnzipped,http://unzipped.test:1,,US\n";
  Json const first = import_file(server, "csv", dealers).json();
  CHECK(first["without_location"]["dealers"] == 2); // Kanalufer and Unzipped
  CHECK(first["without_location"]["of"] == 4);
  CHECK(first["without_location"]["text"].get<std::string>().starts_with("2 of 4 dealers have no known location: "));
  Json const kanalufer = server.get("/api/dealers?name=Kanalufer").json()["dealers"][0];
  CHECK(kanalufer["country"] == "DE");
  CHECK(kanalufer["latitude"].is_null());
  CHECK(kanalufer["located_by"] == "nothing");
  CHECK(kanalufer["location_note"].get<std::string>().starts_with("no postal codes of Germany are imported"));
  double const new_york = server.get("/api/dealers?name=Harbor").json()["dealers"][0]["latitude"];

  Json const germany =
      import_file(server, "geonames", "DE\t10115\tBerlin\tLand Berlin\tBE\t\t\t\t\t52.5323\t13.3846\t4\n").json();
  CHECK(germany["added"] == 1);
  CHECK(server.get("/api/dealers?name=Harbor").json()["dealers"][0]["latitude"] == new_york);
  CHECK(server.get("/api/dealers?name=Kanalufer").json()["dealers"][0]["latitude"] == 52.5323);
  Json const undecided = server.get("/api/dealers?name=Undecided").json()["dealers"][0];
  CHECK(undecided["latitude"].is_null());
  CHECK(undecided["location_note"].get<std::string>().ends_with("and the dealer names no country"));

  HttpAnswer const which = server.get("/api/dealers?zip=10115&radius_km=30");
  CHECK(which.status == 422);
  CHECK(which.json()["message"] ==
        "10115 is a postal code of Germany (Berlin, BE) and of the United States (New York, NY); say which: country DE "
        "or US");
  CHECK(which.json()["problems"][0]["field"] == "country");
  CHECK(server.get("/api/places?zip=10115").json()["places"].size() == 2);
  Json const berlin = server.get("/api/dealers?zip=10115&country=DE&radius_km=30").json();
  CHECK(berlin["total"] == 1);
  CHECK(berlin["dealers"][0]["dealer_name"] == "Kanalufer");
  CHECK(berlin["without_location"]["dealers"] == 2);
  CHECK(server.get("/api/dealers?zip=D-10115&radius_km=30&without_location=include").json()["total"] == 3);
  CHECK(server.get("/api/dealers?without_location=only").json()["total"] == 2);
  CHECK(server.get("/api/places").json()["countries"].size() == 2);
  // A dealer that gets its country gets its place.
  std::string const path = "/api/dealers/" + std::to_string(undecided["dealer_id"].get<int>());
  CHECK(server.send("PATCH", path, {{"country", "Germany"}}).json()["latitude"] == 52.5323);
  server.child().signal(9);
  server.restart();
  CHECK(server.get(path).json()["latitude"] == 52.5323);
}

TEST_CASE("dealers are edited, merged, given another contact page and removed, and it all survives a restart",
          "[P62]") {
  LiveServer server("edit");
  Json const made =
      server
          .send("POST", "/api/dealers", {{"dealer_name", "Mine"}, {"website", "http://mine.test:1"}, {"zip", "78701"}})
          .json();
  REQUIRE(made.contains("dealer_id"));
  std::string const path = "/api/dealers/" + std::to_string(made["dealer_id"].get<int>());
  CHECK(server.send("PATCH", path, {{"contact_page", "http://mine.test:1/ask"}, {"makes", {"Seat"}}})
            .json()["contact_page"] == "http://mine.test:1/ask");
  HttpAnswer const bad =
      server.send("PATCH", path, {{"website", "file:///etc/passwd"}, {"latitude", 91}, {"colour", "red"}});
  CHECK(bad.status == 422);
  CHECK(bad.json()["problems"].size() >= 3);
  Json const twin =
      server
          .send("POST", "/api/dealers",
                {{"dealer_name", "Mine too"}, {"website", "http://www.mine.test:1"}, {"phone", "512 555 0100"}})
          .json();
  CHECK(server.get("/api/dealers?duplicates=true").json()["total"].get<int>() >= 0);
  Json const merged =
      server.send("POST", "/api/dealers/merge", {{"keep", made["dealer_id"]}, {"merge", {twin["dealer_id"]}}}).json();
  CHECK(merged["phone"] == "512 555 0100");
  CHECK(
      server.send("POST", "/api/dealers/merge", {{"keep", made["dealer_id"]}, {"merge", {made["dealer_id"]}}}).status ==
      422);
  server.child().signal(9);
  server.restart();
  CHECK(server.get(path).json()["contact_page"] == "http://mine.test:1/ask");
  CHECK(server.get("/api/dealers/" + std::to_string(twin["dealer_id"].get<int>())).status == 404);
  CHECK(server.send("DELETE", path, Json::object()).status == 200);
  CHECK(server.get(path).status == 404);
}

TEST_CASE(
    "searches are saved, copied, changed by who saw the newest, and forgotten; the customer is in the vault alone",
    "[P62][P72]") {
  LiveServer server("saved");
  Json const made = server.send("POST", "/api/searches", search_of("Family car")).json();
  REQUIRE(made["search_id"] == 1);
  CHECK(made["customer_info"]["email"] == "jane.practice@example.com");
  CHECK_FALSE(server.get("/api/searches").json()["searches"][0].contains("customer_info"));
  Json change = search_of("Family car, bigger");
  change["version"] = 1;
  CHECK(server.send("PUT", "/api/searches/1", change).json()["version"] == 2);
  CHECK(server.send("PUT", "/api/searches/1", change).status == 409);
  CHECK(server.send("POST", "/api/searches/1/copy", Json::object()).json()["name"] == "Family car, bigger (copy)");
  CHECK(server.send("DELETE", "/api/searches/2", Json::object()).status == 200);
  CHECK(server.get("/api/searches/2").status == 404);
  Json order = batch_of(Json::array({Json{{"dealer_id", 1}}}));
  order["search_id"] = 1;
  order["start"] = false;
  CHECK(server.send("POST", "/api/commands", order).json()["type"] == "accepted");
  Json const listed = server.get("/api/searches").json()["searches"][0];
  CHECK(listed.value("batches", Json()) == Json{1});
  CHECK(listed.value("total", 0) == 1);
  CHECK(listed.value("selected_without_location", -1) == 0);
  Json draft{{"name", "Half"}, {"customer_info", {{"firstName", "Jane"}}}};
  CHECK(server.send("POST", "/api/searches", draft).status == 200);
  draft["customer_info"]["email"] = "nobody";
  CHECK(server.send("POST", "/api/searches", draft).json()["problems"][0]["field"] == "customer_info.email");
  std::string const kept =
      read_text(server.state_folder() / "directory.db") + read_text(server.state_folder() / "directory.db-wal") +
      read_text(server.state_folder() / "journal.db") + read_text(server.state_folder() / "journal.db-wal");
  CHECK(kept.find("jane.practice") == std::string::npos);
  CHECK(kept.find("555-0147") == std::string::npos);
}
