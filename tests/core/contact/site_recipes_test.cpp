// core/contact/site_recipes: what is learned of websites, and when it goes again. Beside
// tests/stories/form_stood_there_before.txt.
#include <catch2/catch.hpp>

#include "core/contact/site_recipes.hpp"

using namespace legwork::core;

namespace {

Contact at(std::string website, std::string page) {
  Contact c;
  c.attempt = 1;
  c.website = std::move(website);
  c.page_url = std::move(page);
  return c;
}

FormFound found(std::uint64_t fields) {
  FormFound out;
  out.form_fingerprint = fields;
  out.plan.entries = {{.field = "email"}, {.field = "message"}};
  return out;
}

constexpr Instant day(int n) { return Instant{n * 86'400'000LL}; }

} // namespace

TEST_CASE("a form that is found again in its place makes the recipe older, not new", "[P34]") {
  State s;
  Contact const c = at("https://a.example/", "https://a.example/contact");
  learn_recipe(s, c, found(7), day(1));
  learn_recipe(s, c, found(7), day(3));
  SiteRecipe const& recipe = s.recipes.at(c.website);
  CHECK(recipe.learned == day(1));
  CHECK(recipe.used == day(3));
  CHECK(recipe.found == 2);
  CHECK(recipe.fields == std::vector<std::string>{"email", "message"});
  learn_recipe(s, c, found(8), day(4));
  CHECK(s.recipes.at(c.website).learned == day(4));
  CHECK(s.recipes.at(c.website).found == 1);
}

TEST_CASE("nothing is learned from what a visitor would not find", "[P34]") {
  State s;
  Contact c = at("https://a.example/", "https://a.example/contact");
  SECTION("a form that was lost before") { c.relooks = 1; }
  SECTION("a later step of a form") { c.stage = 1; }
  SECTION("a page on which a person did something") { c.resolved = 1; }
  SECTION("a page of another site") { c.page_url = "https://rival.example/contact"; }
  SECTION("a page from which something left") { c.unaccounted = UnaccountedTraffic{}; }
  learn_recipe(s, c, found(7), day(1));
  CHECK(s.recipes.empty());
}

TEST_CASE("journals of before teach nothing", "[P73]") {
  State s;
  learn_recipe(s, at("https://a.example/", "https://a.example/contact"), FormFound{}, day(1));
  CHECK(s.recipes.empty());
}

TEST_CASE("a recipe is tried once, and only where it says more than the website", "[P34]") {
  State s;
  Contact c = at("https://a.example/", "https://a.example/contact");
  learn_recipe(s, c, found(7), day(1));
  REQUIRE(recipe_to_try(s, c) != nullptr);
  c.attempt = 2;
  CHECK(recipe_to_try(s, c) == nullptr);
  Contact const at_home = at("https://b.example/", "https://b.example/");
  learn_recipe(s, at_home, found(7), day(1));
  CHECK(recipe_to_try(s, at_home) == nullptr);
}

TEST_CASE("only the recipe that was tried is dropped", "[P34]") {
  State s;
  Contact const c = at("https://a.example/", "https://a.example/contact");
  learn_recipe(s, c, found(7), day(1));
  drop_recipe(s, c, "https://a.example/older-page");
  CHECK(s.recipes.size() == 1);
  drop_recipe(s, c, "https://a.example/contact");
  CHECK(s.recipes.empty());
}

TEST_CASE("sends count for the recipe of their page, and those proven void do not", "[P69]") {
  State s;
  Contact const c = at("https://a.example/", "https://a.example/contact");
  learn_recipe(s, c, found(7), day(1));
  count_recipe_sent(s, c);
  count_recipe_sent(s, c);
  uncount_recipe_sent(s, c);
  count_recipe_taken(s, c);
  count_recipe_taken(s, c);
  CHECK(s.recipes.at(c.website).sent == 1);
  CHECK(s.recipes.at(c.website).taken == 1);
  count_recipe_sent(s, at("https://a.example/", "https://a.example/elsewhere"));
  CHECK(s.recipes.at(c.website).sent == 1);
}

TEST_CASE("recipes go after half a year without use, and the oldest make room", "[P84]") {
  State s;
  for (int i = 0; i < 20'005; ++i) {
    std::string const site = "https://b" + std::to_string(i) + ".example/";
    learn_recipe(s, at(site, site + "contact"), found(7), day(1 + i / 100));
  }
  CHECK(s.recipes.size() == 20'000);
  CHECK_FALSE(s.recipes.contains("https://b0.example/"));
  CHECK(s.recipes.contains("https://b20004.example/"));
  prune_recipes(s, day(201 + 179));
  CHECK(s.recipes.contains("https://b20004.example/"));
  CHECK_FALSE(s.recipes.contains("https://b100.example/"));
}
