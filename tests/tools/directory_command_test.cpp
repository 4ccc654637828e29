// `legwork directory` as a person types it: on the file, and through a server that runs.
#include <catch2/catch.hpp>

#include <chrono>

#include "tests/street/street_run.hpp"
#include "tests/support/child.hpp"
#include "tests/support/live_client.hpp"

using namespace legwork::tests;
using namespace std::chrono_literals;
using Catch::Contains;

namespace {

Said run(std::filesystem::path const& state_folder, std::vector<std::string> words) {
  words.insert(words.begin(), {legwork_binary(), "directory"});
  words.insert(words.end(), {"--journal", (state_folder / "journal.db").string()});
  TempFolder const folder("said");
  Child child(words, folder.path(), "said");
  int const code = child.wait(60s).value_or(-1);
  return {code, child.out(), child.err()};
}

char const* const berlin = "DE\t10115\tBerlin\tLand Berlin\tBE\t\t\t\t\t52.5323\t13.3846\t4\n";

} // namespace

TEST_CASE("legwork directory places knows ZIP codes at once, and says what it used where it does not", "[P62]") {
  TempFolder const folder("directory");
  CHECK(run(folder.path(), {"places", "78701-1234"}).out == "US 78701: Austin, TX, 30.2709 -97.7419\n");
  CHECK_THAT(run(folder.path(), {"places", "2108", "--country", "USA"}).out,
             Contains("Boston, MA") && Contains("2108 was read as 02108"));
  CHECK_THAT(run(folder.path(), {"places", "78790"}).out,
             Contains("US 787: TX, ") && Contains("the middle of 787… is used"));
  Said const unknown = run(folder.path(), {"places", "75001", "--country", "France"});
  CHECK(unknown.code == 2);
  CHECK_THAT(unknown.err, Contains("no postal codes of France are imported; legwork directory fetch FR says how"));
  CHECK_THAT(run(folder.path(), {"places"}).out, Contains("the United States"));
  CHECK(run(folder.path(), {"places", "Austin"}).code == 2);
  CHECK(run(folder.path(), {"places", "--country", "US"}).code == 2);
}

TEST_CASE("legwork directory fetch names the file with a country's codes, and imports it once it is there", "[P62]") {
  TempFolder const folder("directory");
  std::string const file = (folder / "DE.txt").string();
  Said const which = run(folder.path(), {"fetch", "Germany"});
  CHECK(which.code == 0);
  CHECK_THAT(which.out,
             Contains("export/zip/DE.zip") && Contains("CC BY 4.0") && Contains("legwork directory fetch DE DE.zip"));
  CHECK_THAT(run(folder.path(), {"fetch", "Freedonia"}).err, Contains("Freedonia is not known as a country"));
  CHECK_THAT(run(folder.path(), {"fetch", "DE", file}).err, Contains("there is no such file"));
  write_text(file, berlin);
  Said const other = run(folder.path(), {"fetch", "FR", file});
  CHECK(other.code == 2);
  CHECK_THAT(other.err, Contains("holds postal codes of Germany, not of France; nothing was imported"));
  CHECK(run(folder.path(), {"fetch", "DE", file}).code == 0);
  CHECK(run(folder.path(), {"places", "D-10115"}).out == "DE 10115: Berlin, BE, 52.5323 13.3846\n");
  CHECK(run(folder.path(), {"places", "10115"}).out.find("US 10115: New York, NY") != std::string::npos);
}

TEST_CASE("legwork directory import tells each line that was not taken, and the dealers without a location", "[P62]") {
  TempFolder const folder("directory");
  std::string const list = (folder / "dealers.csv").string();
  write_text(
      list,
      "name,website,zip,country\nA Cars,a-cars-invented.com,78701,US\nB Cars,b-cars-invented.com,,US\nC,nonsense,1,\n");
  Said const taken = run(folder.path(), {"import", list});
  CHECK(taken.code == 1);
  CHECK_THAT(taken.out, Contains("2 added, 0 changed, 1 not taken") && Contains("line 4: website: ") &&
                            Contains("1 of 2 dealers has no known location: 1 without a postal code"));
  CHECK_THAT(run(folder.path(), {"dealers"}).out, Contains("A Cars") && Contains("B Cars"));
  CHECK_THAT(run(folder.path(), {"dealers", "--without-location"}).out,
             !Contains("A Cars") && Contains("no postal code is given"));
  std::string const map = (folder / "map.json").string();
  write_text(map, R"({"elements":[{"type":"node","id":5,"tags":{"shop":"bakery"}}]})");
  Said const bakery = run(folder.path(), {"import", map});
  CHECK(bakery.code == 0);
  CHECK_THAT(bakery.out, Contains("note: 1 element is no car dealer: 1 shop=bakery"));
}

TEST_CASE("while a server runs, legwork directory asks it", "[P62]") {
  LiveServer server("directory");
  TempFolder const folder("directory");
  std::string const file = (folder / "DE.txt").string();
  write_text(file, berlin);
  CHECK(run(server.state_folder(), {"fetch", "DE", file}).code == 0);
  CHECK(server.get("/api/places?zip=10115&country=DE").json()["places"][0]["place"] == "Berlin");
  CHECK_THAT(run(server.state_folder(), {"places", "DE 10115"}).out, Contains("Berlin"));
  CHECK_THAT(run(server.state_folder(), {"places", "Austin"}).err, Contains("is not a postal code"));
  std::filesystem::remove(server.state_folder() / "server.url");
  Said const lost = run(server.state_folder(), {"places"});
  CHECK(lost.code == 2);
  CHECK_THAT(lost.err, Contains("is in use by a server that cannot be asked"));
}
