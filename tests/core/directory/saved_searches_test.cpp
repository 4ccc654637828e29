// core/directory/saved_searches: what a search may hold, who may change it, and which batches belong to it.
#include <catch2/catch.hpp>

#include "core/directory/saved_searches.hpp"

using namespace legwork::core;

namespace {

SavedSearch search(std::string name) {
  SavedSearch out;
  out.name = std::move(name);
  return out;
}

SearchesById with(std::vector<SavedSearch> const& all) {
  SearchesById out;
  for (SavedSearch const& s : all) out[s.id] = s;
  return out;
}

std::vector<std::string> fields_of(std::vector<FieldProblem> const& problems) {
  std::vector<std::string> out;
  for (FieldProblem const& p : problems) out.push_back(p.field);
  return out;
}

} // namespace

TEST_CASE("everything that is wrong with a search is told at once, and its limits are in", "[P62]") {
  SavedSearch at_the_limits = search(std::string(200, 'n'));
  at_the_limits.zip = std::string(12, '7');
  at_the_limits.radius_km = 20'100;
  at_the_limits.make = at_the_limits.state = std::string(60, 'm');
  at_the_limits.dealer_name = std::string(200, 'd');
  at_the_limits.parallel = 16;
  at_the_limits.gap = 1h;
  at_the_limits.selected.resize(5'000);
  CHECK(fields_of(check_search(at_the_limits)).empty());
  CHECK(fields_of(check_search(search("Family car"))).empty());

  SavedSearch beyond = at_the_limits;
  beyond.name += 'n';
  beyond.zip += '7';
  beyond.radius_km += 1;
  beyond.make += 'm';
  beyond.dealer_name += 'd';
  beyond.state += 'm';
  beyond.parallel += 1;
  beyond.gap += Duration{1};
  beyond.selected.emplace_back();
  CHECK(fields_of(check_search(beyond)) == std::vector<std::string>{"name", "zip", "make", "dealer_name", "state",
                                                                    "radius_km", "parallel", "gap_ms", "selected"});
  SavedSearch below = search(" ");
  below.radius_km = -1;
  below.parallel = 0;
  below.gap = Duration{-1};
  CHECK(fields_of(check_search(below)) == std::vector<std::string>{"name", "radius_km", "parallel", "gap_ms"});
}

TEST_CASE("a new search gets an id, a first version and its times, and no batches of another", "[P62]") {
  SavedSearch written = search("Family car");
  written.version = 9;
  written.batches = {BatchId{3}};
  auto const first = new_search({}, written, Instant{100});
  REQUIRE(first);
  CHECK(first->id == SearchId{1});
  CHECK(first->version == 1);
  CHECK(first->batches.empty());
  CHECK(first->created == InstantAsNumber(Instant{100}));
  CHECK(first->changed == InstantAsNumber(Instant{100}));
  CHECK(new_search(with({*first}), written, Instant{100})->id == SearchId{2});
  CHECK(new_search({}, search(""), Instant{100}).error().kind == ErrorKind::invalid);

  SearchesById full;
  for (std::uint32_t n = 1; n <= most_searches; ++n) full[SearchId{n}] = search("One");
  CHECK(new_search(full, written, Instant{100}).error().kind == ErrorKind::unavailable);
  CHECK(copied_search(full, SearchId{1}, Instant{100}).error().kind == ErrorKind::unavailable);
}

TEST_CASE("only who saw the newest version changes a search, and its history stays", "[P62]") {
  SavedSearch kept = search("Family car");
  kept.id = SearchId{4};
  kept.version = 2;
  kept.created = Instant{100};
  kept.batches = {BatchId{7}};
  SearchesById const searches = with({kept});

  SavedSearch written = search("Van");
  written.id = kept.id;
  written.version = 1;
  CHECK(changed_search(searches, written, Instant{200}).error().kind == ErrorKind::conflict);
  written.version = 3;
  CHECK(changed_search(searches, written, Instant{200}).error().kind == ErrorKind::conflict);
  written.version = 2;
  auto const changed = changed_search(searches, written, Instant{200});
  REQUIRE(changed);
  CHECK(changed->name == "Van");
  CHECK(changed->version == 3);
  CHECK(changed->batches == std::vector<BatchId>{BatchId{7}});
  CHECK(changed->created == InstantAsNumber(Instant{100}));
  CHECK(changed->changed == InstantAsNumber(Instant{200}));
  written.parallel = 17;
  CHECK(changed_search(searches, written, Instant{200}).error().kind == ErrorKind::invalid);
  written.id = SearchId{5};
  CHECK(changed_search(searches, written, Instant{200}).error().kind == ErrorKind::not_found);
}

TEST_CASE("a copy is a search of its own under a name that still fits", "[P62]") {
  SavedSearch kept = search(std::string(200, 'n'));
  kept.id = SearchId{4};
  kept.version = 8;
  kept.zip = "78701";
  kept.batches = {BatchId{7}};
  auto const copy = copied_search(with({kept}), SearchId{4}, Instant{200});
  REQUIRE(copy);
  CHECK(copy->id == SearchId{5});
  CHECK(copy->name.ends_with("n (copy)"));
  CHECK(copy->name.size() <= 200);
  CHECK(copy->zip == "78701");
  CHECK(copy->version == 1);
  CHECK(copy->batches.empty());
  CHECK(copied_search({}, SearchId{4}, Instant{200}).error().kind == ErrorKind::not_found);
}

TEST_CASE("a search knows the newest hundred batches that were begun from it", "[P62]") {
  SavedSearch s = search("Family car");
  s.id = SearchId{4};
  CHECK(add_batch(s, BatchId{1}));
  CHECK_FALSE(add_batch(s, BatchId{1}));
  CHECK(search_of(with({s}), BatchId{1}) == SearchId{4});
  CHECK_FALSE(search_of(with({s}), BatchId{2}));
  for (std::uint32_t n = 2; n <= 101; ++n) CHECK(add_batch(s, BatchId{n}));
  CHECK(s.batches.size() == 100);
  CHECK(s.batches.front() == BatchId{2});
  CHECK(s.batches.back() == BatchId{101});
}
