// The street's table: every business, what makes it hard, and which outcomes are honest.
#include "adapters/practice/business.hpp"

namespace legwork::adapters {

namespace {

constexpr std::string_view sure = "confirmed";
constexpr std::string_view likely = "probable";

// clang-format off
constexpr Business street[] = {
  // name                   host                         site: kind, answer                              honest: agrees, best_grade
  {"Bluebird Motors",        "bluebird-motors.test",      {"plain_post",           plain_post},           {"succeeded",          sure}},
  {"Canyon Ridge Auto",      "canyonridge-auto.test",     {"fetch_inline",         fetch_inline},         {"succeeded",          sure}},
  {"Lakeshore Auto Group",   "lakeshore-autogroup.test",  {"spa_late",             spa_late},             {"succeeded",          sure}},
  {"Maple Street Cars",      "maplestreet-cars.test",     {"iframe_same_site",     iframe_same_site},     {"succeeded",          sure}},
  {"Harborview Auto",        "harborview-auto.test",      {"iframe_cross_site",    iframe_cross_site},    {"succeeded",          sure}},
  {"Summit Peak Motors",     "summitpeak-motors.test",    {"open_shadow",          open_shadow},          {"succeeded",          sure}},
  {"Quarry Hill Autos",      "quarryhill-autos.test",     {"closed_shadow",        closed_shadow},        {"succeeded",          sure}},
  {"Prairie Wind Motors",    "prairiewind-motors.test",   {"multi_step",           multi_step},           {"succeeded",          sure}},
  {"Old Mill Motors",        "oldmill-motors.test",       {"honeypot_css",         honeypot_css},         {"succeeded",          sure}},
  {"Cedar Grove Cars",       "cedargrove-cars.test",      {"honeypot_offscreen",   honeypot_offscreen},   {"succeeded",          sure}},
  {"Foxglove Auto",          "foxglove-auto.test",        {"honeypot_nameless",    honeypot_nameless},    {"succeeded",          sure}},
  {"Ironbridge Motors",      "ironbridge-motors.test",    {"captcha_checkbox",     captcha_checkbox},     {"manual",             sure}},
  {"Silver Creek Autoplex",  "silvercreek-autoplex.test", {"captcha_score",        captcha_score},        {"succeeded",          sure}},
  {"Northgate Imports",      "northgate-imports.test",    {"interstitial",         interstitial},         {"manual",             sure}},
  {"Pappas, Sons & Co.",     "pappas-garage.test",        {"no_form",              no_form},              {"failed",             sure}},
  {"Tortoise Lane Autos",    "tortoiselane-autos.test",   {"slow_pages",           slow_pages},           {"succeeded",          sure}},
  {"Brickyard Motors",       "brickyard-motors.test",     {"error_500_after_post", error_500_after_post}, {"unconfirmed",        sure}},
  {"Stormfront Cars",        "stormfront-cars.test",      {"reset_after_post",     reset_after_post},     {"unconfirmed",        sure}},
  {"Twin Pines Auto",        "twinpines-auto.test",       {"double_submit",        double_submit},        {"succeeded",          sure}},
  {"Velvet Road Motors",     "velvetroad-motors.test",    {"spam_drop",            spam_drop},            {"succeeded",          likely}},
  {"Mirage Autoworld",       "mirage-autoworld.test",     {"lying_thanks",         lying_thanks},         {"failed unconfirmed", sure}},
  {"Picket Fence Motors",    "picketfence-motors.test",   {"server_validation",    server_validation},    {"refused",            sure}},
  {"Gavel & Daughters Auto", "gavel-auto.test",           {"required_consent",     required_consent},     {"manual succeeded",   sure}},
  {"Stockyard Autos",        "stockyard-autos.test",      {"required_unknown_field", required_unknown_field}, {"manual",           sure}},
  {"Sunny Acres Cars",       "sunnyacres-cars.test",      {"optional_newsletter",  optional_newsletter},  {"succeeded",          sure}},
  {"Lost Lantern Motors",    "lostlantern-motors.test",   {"lying_404",            lying_404},            {"succeeded",          sure}},
  {"Graveyard Shift Auto",   "graveyardshift-auto.test",  {"dead_site",            dead_site},            {"failed",             sure}},
  {"Autohaus Lindenhof",     "autohaus-lindenhof.test",   {"german",               german},               {"succeeded",          sure}},
};
// clang-format on

} // namespace

std::span<Business const> businesses() { return street; }

} // namespace legwork::adapters
