// One small map by website. A recipe that is wrong costs one page load, once.
#include "core/contact/site_recipes.hpp"

#include <algorithm>

#include "core/page/page.hpp"

namespace legwork::core {

namespace {

constexpr Duration recipe_kept = std::chrono::hours(24 * 180); // unused; sites are redone about every other year
constexpr std::size_t most_recipes = 20'000;                   // half a kilobyte each

SiteRecipe* recipe_of(State& s, Contact const& c) {
  auto const found = s.recipes.find(c.website);
  return found == s.recipes.end() || found->second.page != c.page_url ? nullptr : &found->second;
}

void make_room(State& s) {
  if (s.recipes.size() < most_recipes) return;
  s.recipes.erase(std::ranges::min_element(s.recipes, {}, [](auto const& entry) { return entry.second.used; }));
}

} // namespace

SiteRecipe const* recipe_to_try(State const& s, Contact const& c) {
  auto const found = s.recipes.find(c.website);
  bool const is_home = found != s.recipes.end() && found->second.page == c.website;
  return found == s.recipes.end() || is_home || c.attempt > 1 ? nullptr : &found->second;
}

void learn_recipe(State& s, Contact const& c, FormFound const& found, Instant at) {
  // What came after something was written, or after a person had been there, is not what a visitor finds.
  bool const is_own = is_own_page(c.page_url, c.website, c.target);
  bool const is_first_sight = c.relooks == 0 && c.resolved == 0 && c.stage == 0 && !c.unaccounted && is_own;
  if (found.form_fingerprint.is_absent() || !is_first_sight) return;
  SiteRecipe* const known = recipe_of(s, c);
  if (known != nullptr && known->fingerprint == *found.form_fingerprint) {
    known->used = at;
    known->found += 1;
    return;
  }
  SiteRecipe learned{.page = c.page_url, .fingerprint = found.form_fingerprint, .learned = at, .used = at, .found = 1};
  for (FillEntry const& entry : found.plan.entries) learned.fields.push_back(entry.field);
  if (!s.recipes.contains(c.website)) make_room(s);
  s.recipes[c.website] = std::move(learned);
}

void drop_recipe(State& s, Contact const& c, std::string const& page) {
  auto const found = s.recipes.find(c.website);
  if (found != s.recipes.end() && found->second.page == page) s.recipes.erase(found);
}

void count_recipe_sent(State& s, Contact const& c) {
  if (SiteRecipe* const recipe = recipe_of(s, c)) recipe->sent += 1;
}

void uncount_recipe_sent(State& s, Contact const& c) {
  SiteRecipe* const recipe = recipe_of(s, c);
  if (recipe != nullptr && recipe->sent > 0) recipe->sent -= 1;
}

void count_recipe_taken(State& s, Contact const& c) {
  SiteRecipe* const recipe = recipe_of(s, c);
  if (recipe != nullptr && recipe->taken < recipe->sent) recipe->taken += 1;
}

void prune_recipes(State& s, Instant now) {
  std::erase_if(s.recipes, [&](auto const& entry) { return now - entry.second.used >= recipe_kept; });
}

} // namespace legwork::core
