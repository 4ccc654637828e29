// What one invented business is: who it is, how its website answers, and what an honest report about it says.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "adapters/practice/submitted_form.hpp"

namespace legwork::adapters {

// One request to the street. `fields` holds the body of a POST, or else the query.
struct Visit {
  std::string method;
  std::string host; // without its port
  std::string path;
  Fields fields;
  std::uint16_t port = 0; // of the street, for links to its other hosts

  bool is_post() const { return method == "POST"; }
};

// What became of a submission: the business read it, or why it did not.
struct Received {
  bool kept = false;
  std::string why;
  std::string host{}; // the business it was for, where another host took it
};

struct Reply {
  unsigned status = 200;
  std::string body;
  std::string content_type = "text/html; charset=utf-8";
  std::vector<std::pair<std::string, std::string>> headers{};
  std::chrono::milliseconds delay{0};
  bool resets = false; // the connection is reset instead of answered
  std::optional<Received> received{};
};

// `answer` knows nothing but the visit, so a site behaves the same every time.
struct SiteBehavior {
  std::string_view kind;
  Reply (*answer)(Visit const& visit);
};

// `agrees`: the outcomes, separated by spaces, that an honest report may give. `best_grade`: how sure a
// success may sound.
struct HonestReport {
  std::string_view agrees;
  std::string_view best_grade;
};

struct Business {
  std::string_view name;
  std::string_view host;
  SiteBehavior site;
  HonestReport honest;
};

std::span<Business const> businesses();

// The hosts behind the businesses: the form host of an iframe, the maker of captchas.
Reply form_host(Visit const& visit);
Reply bot_check(Visit const& visit);

// Ordinary forms (pages_plain.cpp).
Reply plain_post(Visit const& visit);
Reply optional_newsletter(Visit const& visit);
Reply server_validation(Visit const& visit);
Reply german(Visit const& visit);
// Forms made or sent by scripts (pages_script.cpp).
Reply fetch_inline(Visit const& visit);
Reply spa_late(Visit const& visit);
Reply multi_step(Visit const& visit);
Reply double_submit(Visit const& visit);
// Forms in other documents and trees (pages_frame.cpp).
Reply iframe_same_site(Visit const& visit);
Reply iframe_cross_site(Visit const& visit);
Reply open_shadow(Visit const& visit);
Reply closed_shadow(Visit const& visit);
// Traps for the careless (pages_trap.cpp).
Reply honeypot_css(Visit const& visit);
Reply honeypot_offscreen(Visit const& visit);
Reply honeypot_nameless(Visit const& visit);
Reply required_consent(Visit const& visit);
Reply required_unknown_field(Visit const& visit);
// Captchas and walls (pages_captcha.cpp).
Reply captcha_checkbox(Visit const& visit);
Reply captcha_score(Visit const& visit);
Reply interstitial(Visit const& visit);
// Broken, slow and lying sites (pages_broken.cpp).
Reply no_form(Visit const& visit);
Reply slow_pages(Visit const& visit);
Reply error_500_after_post(Visit const& visit);
Reply reset_after_post(Visit const& visit);
Reply spam_drop(Visit const& visit);
Reply lying_thanks(Visit const& visit);
Reply lying_404(Visit const& visit);
Reply dead_site(Visit const& visit);

} // namespace legwork::adapters
