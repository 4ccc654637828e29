// The street's table: every business, what makes it hard, and which outcomes are honest.
#include "adapters/practice/business.hpp"

namespace legwork::adapters {

namespace {

constexpr std::string_view sure = "confirmed";
constexpr std::string_view likely = "probable";

// clang-format off
constexpr Business street[] = {
  // name                    host                         kind                    agrees                succeeds    answer
  {"Bluebird Motors",        "bluebird-motors.test",      "plain_post",           "succeeded",          sure,   plain_post},
  {"Canyon Ridge Auto",      "canyonridge-auto.test",     "fetch_inline",         "succeeded",          sure,   fetch_inline},
  {"Lakeshore Auto Group",   "lakeshore-autogroup.test",  "spa_late",             "succeeded",          sure,   spa_late},
  {"Maple Street Cars",      "maplestreet-cars.test",     "iframe_same_site",     "succeeded",          sure,   iframe_same_site},
  {"Harborview Auto",        "harborview-auto.test",      "iframe_cross_site",    "succeeded",          sure,   iframe_cross_site},
  {"Summit Peak Motors",     "summitpeak-motors.test",    "open_shadow",          "succeeded",          sure,   open_shadow},
  {"Quarry Hill Autos",      "quarryhill-autos.test",     "closed_shadow",        "succeeded",          sure,   closed_shadow},
  {"Prairie Wind Motors",    "prairiewind-motors.test",   "multi_step",           "succeeded",          sure,   multi_step},
  {"Old Mill Motors",        "oldmill-motors.test",       "honeypot_css",         "succeeded",          sure,   honeypot_css},
  {"Cedar Grove Cars",       "cedargrove-cars.test",      "honeypot_offscreen",   "succeeded",          sure,   honeypot_offscreen},
  {"Foxglove Auto",          "foxglove-auto.test",        "honeypot_nameless",    "succeeded",          sure,   honeypot_nameless},
  {"Ironbridge Motors",      "ironbridge-motors.test",    "captcha_checkbox",     "manual",             sure,   captcha_checkbox},
  {"Silver Creek Autoplex",  "silvercreek-autoplex.test", "captcha_score",        "succeeded",          sure,   captcha_score},
  {"Northgate Imports",      "northgate-imports.test",    "interstitial",         "manual",             sure,   interstitial},
  {"Pappas, Sons & Co.",     "pappas-garage.test",        "no_form",              "failed",             sure,   no_form},
  {"Tortoise Lane Autos",    "tortoiselane-autos.test",   "slow_pages",           "succeeded",          sure,   slow_pages},
  {"Brickyard Motors",       "brickyard-motors.test",     "error_500_after_post", "unconfirmed",        sure,   error_500_after_post},
  {"Stormfront Cars",        "stormfront-cars.test",      "reset_after_post",     "unconfirmed",        sure,   reset_after_post},
  {"Twin Pines Auto",        "twinpines-auto.test",       "double_submit",        "succeeded",          sure,   double_submit},
  {"Velvet Road Motors",     "velvetroad-motors.test",    "spam_drop",            "succeeded",          likely, spam_drop},
  {"Mirage Autoworld",       "mirage-autoworld.test",     "lying_thanks",         "failed unconfirmed", sure,   lying_thanks},
  {"Picket Fence Motors",    "picketfence-motors.test",   "server_validation",    "refused",            sure,   server_validation},
  {"Gavel & Daughters Auto", "gavel-auto.test",           "required_consent",     "manual succeeded",   sure,   required_consent},
  {"Sunny Acres Cars",       "sunnyacres-cars.test",      "optional_newsletter",  "succeeded",          sure,   optional_newsletter},
  {"Lost Lantern Motors",    "lostlantern-motors.test",   "lying_404",            "succeeded",          sure,   lying_404},
  {"Graveyard Shift Auto",   "graveyardshift-auto.test",  "dead_site",            "failed",             sure,   dead_site},
  {"Autohaus Lindenhof",     "autohaus-lindenhof.test",   "german",               "succeeded",          sure,   german},
};
// clang-format on

} // namespace

std::span<Business const> businesses() { return street; }

} // namespace legwork::adapters
