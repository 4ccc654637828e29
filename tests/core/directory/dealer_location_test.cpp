// core/directory/dealer_location and dealer_search: where dealers are, and what becomes of those that are nowhere.
#include <catch2/catch.hpp>

#include "core/directory/dealer_search.hpp"
#include "core/directory/postal_code_file.hpp"

using namespace legwork::core;

namespace {

struct Address {
  std::string zip, country, state, website = "https://a.example.com/";
};

DirectoryDealer dealer(DealerId id, Address const& at) {
  DirectoryDealer out;
  out.id = id;
  out.dealer_name = "Dealer " + to_string(id);
  out.website = at.website;
  out.zip = at.zip, out.country = at.country, out.state = at.state;
  return out;
}

std::vector<Place> german() {
  return import_postal_codes("DE\t10115\tBerlin\tBerlin\tBE\t\t\t\t\t52.5323\t13.3846\t4\n").places;
}
PostalCodes with_germany() {
  PostalCodes out;
  for (Place& place : german()) out.add(std::move(place));
  return out;
}

bool near(Position a, double north, double east) {
  return distance_km(a, {static_cast<std::int64_t>(north * 1e6), static_cast<std::int64_t>(east * 1e6)}) < 2;
}

} // namespace

TEST_CASE("a dealer is located by its postal code in its own country", "[P62]") {
  PostalCodes const codes = with_germany();
  DealerLocation const american = locate(dealer(1, {"10115", "US", ""}), codes);
  CHECK(american.by == LocatedBy::postal_code);
  CHECK(near(american.position, 40.811, -73.964));
  DealerLocation const other = locate(dealer(2, {"10115", "DE", ""}), codes);
  CHECK(near(other.position, 52.532, 13.385));
  CHECK(other.country == "DE");
}

TEST_CASE("a dealer without a country is located only where that leaves no doubt", "[P62]") {
  PostalCodes const none;
  PostalCodes const codes = with_germany();
  CHECK(locate(dealer(1, {"78701", "", ""}), none).by == LocatedBy::postal_code);
  CHECK(locate(dealer(1, {"10115", "", ""}), codes).why == NoPlace::several_countries);
  CHECK(near(locate(dealer(1, {"10115", "", "NY"}), codes).position, 40.811, -73.964)); // its state settles it
  CHECK(near(locate(dealer(1, {"D-10115", "", ""}), codes).position, 52.532, 13.385));
  // Known in the United States alone, of a website that is not from there.
  DealerLocation const abroad = locate(dealer(1, {"10115", "", "", "https://wagen.example.de/"}), none);
  CHECK(abroad.by == LocatedBy::nothing);
  CHECK(abroad.why == NoPlace::country_not_given);
  CHECK(locate(dealer(1, {"78701", "", "", "https://cars.example.io/"}), none).by == LocatedBy::postal_code);
  // 2108 may be 02108, or a code of another country.
  CHECK(locate(dealer(1, {"2108", "", ""}), none).why == NoPlace::country_not_given);
  CHECK(locate(dealer(1, {"2108", "", "MA"}), none).match == PlaceMatch::zeros_added);
  CHECK(locate(dealer(1, {"2108", "US", ""}), none).match == PlaceMatch::zeros_added);
  CHECK(locate(dealer(1, {"78790", "", ""}), none).why == NoPlace::country_not_given);
  CHECK(locate(dealer(1, {"78790", "US", ""}), none).match == PlaceMatch::same_first_three);
}

TEST_CASE("each reason why a dealer has no location is told apart, and counted", "[P62]") {
  DirectoryState state;
  std::vector<DirectoryDealer> const dealers{
      dealer(1, {"", "", ""}),        dealer(2, {"n/a", "US", ""}),   dealer(3, {"78701", "Freedonia", ""}),
      dealer(4, {"75001", "FR", ""}), dealer(5, {"69001", "FR", ""}), dealer(6, {"00000", "US", ""}),
      dealer(7, {"10115", "", ""}),   dealer(8, {"09128", "US", ""}), dealer(9, {"78701", "US", ""}),
      dealer(10, {"2108", "", ""})};
  apply(state, {.put = {.dealers = dealers, .places = german()}});
  DealersFound const found =
      search_dealers({&dealers[0], &dealers[1], &dealers[2], &dealers[3], &dealers[4], &dealers[5], &dealers[6],
                      &dealers[7], &dealers[8], &dealers[9]},
                     state.locations, {.origin = Position{30'270'000, -97'740'000}, .radius_km = 20});
  CHECK(found.dealers.size() == 1);
  CHECK(found.fitting == 10);
  CHECK(found.without_location.size() == 9);
  auto const missing = missing_locations(found.without_location, state.locations);
  REQUIRE(missing.size() == 8);
  CHECK(missing[0].why == NoPlace::no_codes_of_country);
  CHECK(missing[0].country == "FR");
  CHECK(missing[0].dealers == 2);
  std::vector<NoPlace> whys;
  for (MissingLocations const& one : missing) whys.push_back(one.why);
  for (NoPlace why :
       {NoPlace::no_postal_code, NoPlace::not_a_postal_code, NoPlace::country_not_known, NoPlace::postal_code_not_known,
        NoPlace::several_countries, NoPlace::country_not_given, NoPlace::military_mail})
    CHECK(std::count(whys.begin(), whys.end(), why) == 1);
}

TEST_CASE("dealers whose distance is not known can be had with the others, or alone", "[P62]") {
  DirectoryState state;
  DirectoryDealer pinned = dealer(3, {"", "", ""});
  pinned.located = true;
  pinned.position = {31'000'000, -97'740'000};
  apply(state, {.put = {.dealers = {dealer(1, {"", "US", ""}), dealer(2, {"78701", "US", ""}), pinned}}});
  std::vector<DirectoryDealer const*> all;
  for (auto const& [id, d] : state.dealers) all.push_back(&d);
  auto const ids = [&](double radius, WithoutLocation without) {
    std::vector<DealerId> out;
    for (FoundDealer const& found :
         search_dealers(all, state.locations,
                        {.origin = Position{30'270'000, -97'740'000}, .radius_km = radius, .without_location = without})
             .dealers)
      out.push_back(found.dealer->id);
    return out;
  };
  using Ids = std::vector<DealerId>;
  CHECK(ids(20, WithoutLocation::leave_out) == Ids{2});
  CHECK(ids(20, WithoutLocation::include) == Ids{2, 1});
  CHECK(ids(200, WithoutLocation::include) == Ids{2, 3, 1});
  CHECK(ids(0, WithoutLocation::leave_out) == Ids{2, 3, 1}); // everywhere
  CHECK(ids(20, WithoutLocation::only) == Ids{1});
  CHECK(ids(0, WithoutLocation::only) == Ids{1});
}

TEST_CASE("postal codes that become known locate the dealers that are there, and move none of another country",
          "[P62]") {
  DirectoryState state;
  apply(state, {.put = {.dealers = {dealer(1, {"10115", "DE", ""}), dealer(2, {"10115", "US", ""}),
                                    dealer(3, {"10115", "", ""})}}});
  CHECK(state.locations.at(1).by == LocatedBy::nothing);
  Position const before = state.locations.at(2).position;
  CHECK(state.locations.at(3).by == LocatedBy::postal_code);
  apply(state, {.put = {.places = german()}});
  CHECK(near(state.locations.at(1).position, 52.532, 13.385));
  CHECK(state.locations.at(2).position == before);
  CHECK(state.locations.at(3).why == NoPlace::several_countries);
  apply(state, {.remove_dealers = {1}});
  CHECK_FALSE(state.locations.contains(1));
}
