// storage/directory_file: what is written is read again, and the directory of every earlier version is understood.
#include <catch2/catch.hpp>

#include <filesystem>

#include "core/directory/dealer_changes.hpp"
#include "storage/database.hpp"
#include "storage/directory_file.hpp"
#include "tests/support/child.hpp"
#include "tests/support/journal_file.hpp"

using namespace legwork;
using namespace legwork::tests;
namespace fs = std::filesystem;

TEST_CASE("places are kept by country and code, and read again", "[P62]") {
  TempFolder folder("directory");
  fs::path const path = folder.path() / "directory.db";
  core::Place const berlin{.zip = "10115", .country = "DE", .name = "Berlin", .state = "BE", .position = {52, 13}};
  core::Place const new_york{.zip = "10115", .country = "US", .name = "New York", .state = "NY", .position = {40, -73}};
  {
    storage::DirectoryFile file(path);
    file.write({.put = {.places = {berlin, new_york}}});
    file.write({.put = {.places = {{.zip = "101 15", .country = "DE", .name = "Mitte", .state = "", .position = {}}}}});
  }
  auto const places = storage::DirectoryFile(path).load().places;
  REQUIRE(places.size() == 2);
  CHECK(places[0].name == "Mitte"); // in place of Berlin
  CHECK(places[1].name == "New York");
}

TEST_CASE("a directory of version 0 is brought up to date: positions by postal code follow the dealer's country",
          "[P62]") {
  TempFolder folder("directory");
  fs::path const path = folder.path() / "directory.db";
  fs::copy_file(fs::path(LEGWORK_SOURCE_DIR) / "tests/old_data/directory0.db", path);
  core::DirectoryContent content = storage::DirectoryFile(path).load();
  REQUIRE(content.dealers.size() == 5);
  CHECK(content.places.size() == 3); // those of the program's own are in its table now
  for (core::DirectoryDealer const& d : content.dealers) {
    CAPTURE(d.dealer_name);
    CHECK(d.located == (d.dealer_name == "Pinned Cars")); // by the file's own columns
  }
  REQUIRE(content.searches.size() == 1);
  CHECK(content.searches[0].zip == "78701");
  CHECK(content.searches[0].country.empty());
  for (core::DirectoryDealer& d : content.dealers) d.country = d.country == "Germany" ? "DE" : d.country;
  core::DirectoryState state;
  core::apply(state, {.put = content});
  CHECK(state.locations.at(1).position.latitude_e6 == 40'811'100);   // Harbor Lane Autos, New York
  CHECK(state.locations.at(2).position.latitude_e6 == 52'532'300);   // Kanalufer Wagen, which stood in New York
  CHECK(state.locations.at(3).by == core::LocatedBy::postal_code);   // City Hill Cars, Austin
  CHECK(state.locations.at(4).position.latitude_e6 == 30'500'000);   // Pinned Cars
  CHECK(state.locations.at(5).why == core::NoPlace::no_postal_code); // Nowhere Cars
  CHECK(storage::DirectoryFile(path).load().places.size() == 3);     // once
}

TEST_CASE("the directory of a newer program is not touched", "[P62][P75]") {
  TempFolder folder("directory");
  fs::path const path = folder.path() / "directory.db";
  {
    storage::DirectoryFile const file(path);
  }
  storage::Database(path, storage::Database::Access::own).exec("PRAGMA user_version = 2");
  Failed const failed = failure_of([&] { storage::DirectoryFile const file(path); });
  REQUIRE(failed.any);
  CHECK(failed.kind == storage::FailureKind::newer);
  CHECK(failed.message.find("newer legwork") != std::string::npos);
}
