// core/directory/dealer_changes: what imports and merges make of the dealers there are.
#include <catch2/catch.hpp>

#include "core/directory/dealer_changes.hpp"

using namespace legwork::core;

namespace {

DirectoryDealer dealer(DealerId id, std::string name, std::string website, std::string zip) {
  DirectoryDealer out;
  out.id = id;
  out.dealer_name = std::move(name);
  out.website = std::move(website);
  out.zip = std::move(zip);
  return out;
}

} // namespace

TEST_CASE("a merge keeps what the dealer says and takes over what only the others say", "[directory]") {
  DealersById dealers{{1, dealer(1, "A", "https://a.example/", "78701")},
                      {2, dealer(2, "B", "https://b.example/", "1")}};
  dealers[1].makes = {"Kia"};
  dealers[2].makes = {"Kia", "Audi"};
  dealers[2].city = "Austin";
  auto const change = merge_dealers(dealers, 1, {DealerId{2}});
  REQUIRE(change);
  CHECK(change->remove_dealers == std::vector<DealerId>{2});
  DirectoryDealer const& kept = change->put.dealers.front();
  CHECK(kept.zip == "78701");
  CHECK(kept.city == "Austin");
  CHECK(kept.makes == std::vector<std::string>{"Kia", "Audi"});
  CHECK(merge_dealers(dealers, 1, {DealerId{1}}).error().kind == ErrorKind::invalid);
  CHECK(merge_dealers(dealers, 1, {DealerId{3}}).error().kind == ErrorKind::not_found);
}

TEST_CASE("an import knows a dealer by host and name, and locates by postal codes of the same file", "[directory]") {
  DealersById const dealers{{4, dealer(4, "A", "https://a.example/", "78701")}};
  DirectoryContent file{
      .dealers = {dealer(DealerId{}, "a", "https://a.example/cars", ""),
                  dealer(DealerId{}, "New", "https://n.example/", "78701")},
      .places = {{.zip = "78701", .country = "US", .name = "Austin", .state = "TX", .position = {1, 2}}}};
  DealerImport const result = import_dealers(dealers, {}, std::move(file));
  CHECK(result.added == 1);
  CHECK(result.changed == 1);
  REQUIRE(result.change.put.dealers.size() >= 2);
  CHECK(result.change.put.dealers[0].id == DealerId{4});
  CHECK(result.change.put.dealers[0].zip == "78701"); // what the file does not say stays
  CHECK(result.change.put.dealers[1].id == DealerId{5});
  CHECK(result.change.put.dealers[1].located);
}
