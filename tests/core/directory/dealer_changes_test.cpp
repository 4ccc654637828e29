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

TEST_CASE("an import knows a dealer by host and name, and keeps what the file does not say", "[P62]") {
  DealersById dealers{{4, dealer(4, "A", "https://a.example/", "78701")},
                      {5, dealer(5, "B", "https://b.example/", "78701")}};
  for (auto& [id, d] : dealers) d.located = true, d.position = {1, 2};
  DirectoryContent file{.dealers = {dealer(DealerId{}, "a", "https://a.example/cars", ""),
                                    dealer(DealerId{}, "b", "https://b.example/", "78704"),
                                    dealer(DealerId{}, "New", "https://n.example/", "78701")},
                        .places = {{.zip = "1010", .country = "AT", .name = "Wien", .state = "", .position = {}}}};
  DealerImport const result = import_dealers(dealers, std::move(file));
  CHECK(result.added == 1);
  CHECK(result.changed == 2);
  auto const& put = result.change.put.dealers;
  REQUIRE(put.size() == 3);
  CHECK(put[0].id == DealerId{4});
  CHECK(put[0].zip == "78701");
  CHECK(put[0].located);
  CHECK(put[1].zip == "78704");
  CHECK_FALSE(put[1].located); // the position was the old postal code's
  CHECK(put[2].id == DealerId{6});
  CHECK(result.change.put.places.size() == 1);
}
