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

// How a frame that came over a socket is told from a request: its content is the body.
inline constexpr std::string_view frame_method = "FRAME";

// One request to the street. `fields` holds the body of a POST, or else the query.
struct Visit {
  std::string method;
  std::string host; // without its port
  std::string path;
  Fields fields;
  std::uint16_t port = 0;           // of the street, for links to its other hosts
  std::string body{};               // of a POST, as it came
  std::string held{};               // Reply::held of the visit before this one to the same host and path
  std::chrono::milliseconds now{0}; // since 1970: some pages carry the time

  bool is_post() const { return method == "POST"; }
};

// What became of a submission: the business read it, or why it did not.
struct Received {
  bool kept = false;
  std::string why;
  std::string host{};      // the business it was for, where another host took it
  bool is_pending = false; // not kept yet: somebody has to do one thing more
};

struct Reply {
  unsigned status = 200;
  std::string body;
  std::string content_type = "text/html; charset=utf-8";
  std::vector<std::pair<std::string, std::string>> headers{};
  std::chrono::milliseconds delay{0};
  bool resets = false; // the connection is reset instead of answered
  std::optional<Received> received{};
  bool is_aside = false;             // of a POST that is no submission: a question, a copy, one of several pieces
  std::optional<std::string> held{}; // for the next visit to the same host and path
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
// Sends that nobody can read on their way (pages_unreadable_send.cpp).
Reply base64_send(Visit const& visit);
Reply gzip_send(Visit const& visit);
Reply byte_codes_send(Visit const& visit);
Reply pieces_send(Visit const& visit);
Reply socket_send(Visit const& visit);
Reply stylesheet_send(Visit const& visit);
Reply worker_send(Visit const& visit);
// Scripts that do more at the press than send (pages_script_send.cpp); the last one also answers as leadcount.test.
Reply frame_send(Visit const& visit);
Reply validate_then_send(Visit const& visit);
Reply nonce_then_send(Visit const& visit);
Reply tracking_copy(Visit const& visit);
// Answers that are not "sent" (pages_answer.cpp).
Reply failed_mail_answer(Visit const& visit);
Reply unread_answer(Visit const& visit);
Reply failed_mail_page(Visit const& visit);
Reply review_page(Visit const& visit);
Reply confirm_by_mail(Visit const& visit);
// Time and phone numbers (pages_pace.cpp).
Reply time_trap(Visit const& visit);
Reply late_button(Visit const& visit);
Reply masked_phone(Visit const& visit);
Reply dial_code(Visit const& visit);
// What forms ask beside name and message, and what stands before them (pages_questions.cpp).
Reply questions_about_others(Visit const& visit);
Reply styled_select(Visit const& visit);
Reply server_steps(Visit const& visit);
Reply form_behind_button(Visit const& visit);
Reply form_under_wall(Visit const& visit);
// What lies over a form (pages_overlay.cpp).
Reply cookie_wall(Visit const& visit);
Reply newsletter_popup(Visit const& visit);
Reply chat_window(Visit const& visit);
Reply age_gate(Visit const& visit);

} // namespace legwork::adapters
