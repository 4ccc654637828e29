// What is learned of websites from the contacts made there (SiteRecipe): looked up where a contact begins, written by
// `evolve` only.
#pragma once

#include "core/model/contact_facts.hpp"
#include "core/model/state.hpp"

namespace legwork::core {

// The recipe that `c` tries first; null where there is none, or it says no more than the website's own address.
SiteRecipe const* recipe_to_try(State const& s, Contact const& c);

// The form was found, by the recipe or without one.
void learn_recipe(State& s, Contact const& c, FormFound const& found, Instant at);
// It is not there any more.
void drop_recipe(State& s, Contact const& c, std::string const& page);

// A send of the form that the recipe names, its proven void, and that the site took it.
void count_recipe_sent(State& s, Contact const& c);
void uncount_recipe_sent(State& s, Contact const& c);
void count_recipe_taken(State& s, Contact const& c);

// Lets go of what nobody used for long.
void prune_recipes(State& s, Instant now);

} // namespace legwork::core
