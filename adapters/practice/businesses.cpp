// The street's table: every business, what makes it hard, and which outcomes are honest.
#include "adapters/practice/business.hpp"

namespace legwork::adapters {

namespace {

constexpr std::string_view sure = "confirmed";
constexpr std::string_view likely = "probable";

// clang-format off
constexpr Business street[] = {
  // name                   host                         site: kind, answer                              honest: agrees, best_grade
  {"Bluebird Motors",        "bluebird-motors.test",      {"plain_post",           plain_post},           {"succeeded",             sure}},
  {"Canyon Ridge Auto",      "canyonridge-auto.test",     {"fetch_inline",         fetch_inline},         {"succeeded",             sure}},
  {"Lakeshore Auto Group",   "lakeshore-autogroup.test",  {"spa_late",             spa_late},             {"succeeded",             sure}},
  {"Maple Street Cars",      "maplestreet-cars.test",     {"iframe_same_site",     iframe_same_site},     {"succeeded",             sure}},
  {"Harborview Auto",        "harborview-auto.test",      {"iframe_cross_site",    iframe_cross_site},    {"succeeded",             sure}},
  {"Summit Peak Motors",     "summitpeak-motors.test",    {"open_shadow",          open_shadow},          {"succeeded",             sure}},
  {"Quarry Hill Autos",      "quarryhill-autos.test",     {"closed_shadow",        closed_shadow},        {"succeeded",             sure}},
  {"Prairie Wind Motors",    "prairiewind-motors.test",   {"multi_step",           multi_step},           {"succeeded",             sure}},
  {"Old Mill Motors",        "oldmill-motors.test",       {"honeypot_css",         honeypot_css},         {"succeeded",             sure}},
  {"Cedar Grove Cars",       "cedargrove-cars.test",      {"honeypot_offscreen",   honeypot_offscreen},   {"succeeded",             sure}},
  {"Foxglove Auto",          "foxglove-auto.test",        {"honeypot_nameless",    honeypot_nameless},    {"succeeded",             sure}},
  {"Ironbridge Motors",      "ironbridge-motors.test",    {"captcha_checkbox",     captcha_checkbox},     {"manual",                sure}},
  {"Silver Creek Autoplex",  "silvercreek-autoplex.test", {"captcha_score",        captcha_score},        {"succeeded",             sure}},
  {"Northgate Imports",      "northgate-imports.test",    {"interstitial",         interstitial},         {"manual",                sure}},
  {"Pappas, Sons & Co.",     "pappas-garage.test",        {"no_form",              no_form},              {"failed",                sure}},
  {"Tortoise Lane Autos",    "tortoiselane-autos.test",   {"slow_pages",           slow_pages},           {"succeeded",             sure}},
  {"Brickyard Motors",       "brickyard-motors.test",     {"error_500_after_post", error_500_after_post}, {"unconfirmed",           sure}},
  {"Stormfront Cars",        "stormfront-cars.test",      {"reset_after_post",     reset_after_post},     {"unconfirmed",           sure}},
  {"Twin Pines Auto",        "twinpines-auto.test",       {"double_submit",        double_submit},        {"succeeded",             sure}},
  {"Velvet Road Motors",     "velvetroad-motors.test",    {"spam_drop",            spam_drop},            {"succeeded",             likely}},
  {"Mirage Autoworld",       "mirage-autoworld.test",     {"lying_thanks",         lying_thanks},         {"failed unconfirmed",    sure}},
  {"Picket Fence Motors",    "picketfence-motors.test",   {"server_validation",    server_validation},    {"refused",               sure}},
  {"Gavel & Daughters Auto", "gavel-auto.test",           {"required_consent",     required_consent},     {"manual succeeded",      sure}},
  {"Stockyard Autos",        "stockyard-autos.test",      {"required_unknown_field", required_unknown_field}, {"manual",            sure}},
  {"Sunny Acres Cars",       "sunnyacres-cars.test",      {"optional_newsletter",  optional_newsletter},  {"succeeded",             sure}},
  {"Lost Lantern Motors",    "lostlantern-motors.test",   {"lying_404",            lying_404},            {"succeeded",             sure}},
  {"Graveyard Shift Auto",   "graveyardshift-auto.test",  {"dead_site",            dead_site},            {"failed",                sure}},
  {"Autohaus Lindenhof",     "autohaus-lindenhof.test",   {"german",               german},               {"succeeded",             sure}},
  {"Amber Lane Motors",      "amberlane-motors.test",     {"base64_send",          base64_send},          {"succeeded unconfirmed", sure}},
  {"Birchwood Auto",         "birchwood-auto.test",       {"gzip_send",            gzip_send},            {"succeeded unconfirmed", sure}},
  {"Copper Kettle Cars",     "copperkettle-cars.test",    {"byte_codes_send",      byte_codes_send},      {"succeeded unconfirmed", sure}},
  {"Driftwood Motors",       "driftwood-motors.test",     {"pieces_send",          pieces_send},          {"succeeded unconfirmed", sure}},
  {"Elm Hollow Auto",        "elmhollow-auto.test",       {"socket_send",          socket_send},          {"succeeded unconfirmed", likely}},
  {"Fernbrook Motors",       "fernbrook-motors.test",     {"stylesheet_send",      stylesheet_send},      {"succeeded unconfirmed", likely}},
  {"Granite Gate Autos",     "granitegate-autos.test",    {"worker_send",          worker_send},          {"succeeded unconfirmed", sure}},
  {"Heron Point Cars",       "heronpoint-cars.test",      {"frame_send",           frame_send},           {"succeeded",             sure}},
  {"Inkwell Motors",         "inkwell-motors.test",       {"validate_then_send",   validate_then_send},   {"succeeded",             sure}},
  {"Juniper Court Auto",     "junipercourt-auto.test",    {"nonce_then_send",      nonce_then_send},      {"succeeded",             sure}},
  {"Kingfisher Cars",        "kingfisher-cars.test",      {"tracking_copy",        tracking_copy},        {"succeeded",             sure}},
  {"Larkspur Motors",        "larkspur-motors.test",      {"failed_mail_answer",   failed_mail_answer},   {"refused unconfirmed",   sure}},
  {"Tanglewood Cars",        "tanglewood-cars.test",      {"unread_answer",        unread_answer},        {"refused unconfirmed",   sure}},
  {"Marigold Auto",          "marigold-auto.test",        {"failed_mail_page",     failed_mail_page},     {"refused unconfirmed",   sure}},
  {"Nettle Bridge Cars",     "nettlebridge-cars.test",    {"review_page",          review_page},          {"manual",                sure}},
  {"Orchard Gate Motors",    "orchardgate-motors.test",   {"confirm_by_mail",      confirm_by_mail},      {"manual",                sure}},
  {"Pebble Creek Auto",      "pebblecreek-auto.test",     {"time_trap",            time_trap},            {"succeeded",             sure}},
  {"Quiet Harbor Cars",      "quietharbor-cars.test",     {"late_button",          late_button},          {"succeeded",             sure}},
  {"Rosewood Motors",        "rosewood-motors.test",      {"masked_phone",         masked_phone},         {"succeeded",             sure}},
  {"Saltmarsh Auto",         "saltmarsh-auto.test",       {"dial_code",            dial_code},            {"succeeded",             sure}},
  {"Thistle Down Cars",      "thistledown-cars.test",     {"questions_about_others", questions_about_others}, {"succeeded",         sure}},
  {"Underhill Motors",       "underhill-motors.test",     {"styled_select",        styled_select},        {"succeeded",             sure}},
  {"Vineyard Auto",          "vineyard-auto.test",        {"server_steps",         server_steps},         {"succeeded",             sure}},
  {"Willow Bend Cars",       "willowbend-cars.test",      {"form_behind_button",   form_behind_button},   {"succeeded",             sure}},
  {"Yarrow Field Autos",     "yarrowfield-autos.test",    {"form_under_wall",      form_under_wall},      {"manual",                sure}},
  {"Aspen Court Motors",     "aspencourt-motors.test",    {"cookie_wall",          cookie_wall},          {"succeeded",             sure}},
  {"Bramble Hill Cars",      "bramblehill-cars.test",     {"newsletter_popup",     newsletter_popup},     {"succeeded",             sure}},
  {"Cobblestone Auto",       "cobblestone-auto.test",     {"chat_window",          chat_window},          {"succeeded",             sure}},
  {"Dovecote Motors",        "dovecote-motors.test",      {"age_gate",             age_gate},             {"manual",                sure}},
};
// clang-format on

} // namespace

std::span<Business const> businesses() { return street; }

} // namespace legwork::adapters
