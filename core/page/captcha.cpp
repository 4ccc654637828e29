// Recognising CAPTCHAs, never solving one. That one is present is not that it blocks: of nine recorded dealer
// pages six load one, and all six only score. What matters is whether a visitor must act.
#include <algorithm>

#include "core/base/text.hpp"
#include "core/page/fields/field_reader.hpp"
#include "core/page/page.hpp"
#include "core/page/reader_v5/reader.hpp"
#include "core/page/words.hpp"

namespace legwork::core {

namespace {

// Everything a sign says, in lower case.
std::string said(CaptchaSign const& sign) { return lower(sign.kind + " " + sign.detail); }

std::string vendor_of(std::string const& text) {
  if (contains(text, "hcaptcha") || contains(text, "h-captcha")) return "hcaptcha";
  if (contains(text, "turnstile") || contains(text, "challenges.cloudflare")) return "turnstile";
  if (contains(text, "recaptcha")) return "recaptcha_v2";
  return "other";
}

bool is_badge(std::string const& text) { return contains(text, "badge") || contains(text, "size=invisible"); }
bool is_score_script(std::string const& text) {
  std::size_t const at = text.find("render=");
  return at != std::string::npos && !text.substr(at + 7).starts_with("explicit") &&
         !text.substr(at + 7).starts_with("onload");
}

// A frame of this size is a challenge with pictures, not a badge or a box that loads.
bool has_room(Box const& b) { return b.w >= 100 && b.h >= 40; }

Captcha found(CaptchaKind kind, std::string vendor, CaptchaSign const& sign) {
  return {kind, std::move(vendor), false, std::string(clip(sign.kind + " " + sign.detail, 200))};
}

// The vendor's own hidden field holds an answer: the visitor, or nobody being asked, has passed.
bool is_answered(Snapshot const& page, std::string_view vendor) {
  std::string_view const field = vendor == "turnstile"  ? "cf-turnstile-response"
                                 : vendor == "hcaptcha" ? "h-captcha-response"
                                                        : "g-recaptcha-response";
  return std::ranges::any_of(page.controls, [&](Control const& c) { return c.name == field && !c.value.empty(); });
}

std::optional<Captcha> interstitial(Snapshot const& page) {
  std::string const title = normalised(page.title);
  bool const small = page.text.size() < 10'000;
  bool const just_a_moment =
      contains(title, "just a moment") || contains(title, "attention required") || contains(title, "are you a robot");
  bool const checking = small && contains_ignoring_case(page.text, "checking your browser");
  bool const form = std::ranges::any_of(page.forms, [](Form const& f) { return f.id == "challenge-form"; });
  bool const blocked_status = page.status == 403 || page.status == 429 || page.status == 503;
  bool const denied =
      small && blocked_status &&
      (contains_ignoring_case(page.text, "access denied") ||
       contains_ignoring_case(page.text, "verify you are human") || contains_ignoring_case(page.text, "press & hold") ||
       contains_ignoring_case(page.text, "incident id"));
  if (page.challenge_header || form || (just_a_moment && (small || blocked_status)) || (checking && blocked_status) ||
      denied)
    return Captcha{CaptchaKind::interstitial, "other", false,
                   page.challenge_header ? "a challenge header"
                                         : "the page asks for a check: " + std::string(clip(page.title, 100))};
  return {};
}

// No field of its form can be seen yet.
bool is_of_closed_form(Snapshot const& page, Control const& c) {
  return std::ranges::none_of(page.controls,
                              [&](Control const& other) { return other.form == c.form && is_writable(other); });
}

// A question, or letters from a picture, as a field of the form.
std::optional<Captcha> answer_field(Snapshot const& page) {
  for (Control const& c : page.controls) {
    bool const may_be_shown = is_writable(c) || (c.hidden != Hidden::none && is_of_closed_form(page, c));
    if (!may_be_shown || c.type == "checkbox" || c.name.ends_with("-response")) continue;
    if (read_field(page, c).type != FieldType::captcha_answer) continue;
    bool const sum = std::ranges::any_of(c.label + c.placeholder, [](char k) { return k == '+' || k == '='; });
    return Captcha{CaptchaKind::interactive, sum ? "math" : "image", false,
                   "a field asks: " + std::string(clip(c.label, 120))};
  }
  return {};
}

// The place where a visitor answers, made ready for the vendor's script, whether or not it has come.
bool is_waiting_place(CaptchaSign const& sign, std::string const& text) {
  bool const is_place = sign.kind == "class:g-recaptcha" || sign.kind == "class:h-captcha" ||
                        sign.kind == "class:cf-turnstile" || sign.kind == "class:recaptcha-box";
  bool const is_made_for_one = sign.kind != "class:g-recaptcha" || contains(text, "data-sitekey=");
  return is_place && is_made_for_one && !is_badge(text);
}

// The field for a visitor's answer, of a challenge that is not a badge.
bool has_answer_field(Snapshot const& page) {
  return std::ranges::any_of(page.controls,
                             [](Control const& c) { return c.name == "g-recaptcha-response" && c.value.empty(); });
}

} // namespace

Captcha find_captcha(Snapshot const& page, DecisionRules rules) {
  if (rules < DecisionRules::v6) return reader_v5::find_captcha(page);
  if (auto blocked = interstitial(page)) return *blocked;
  Captcha passive;
  bool score_script = false;
  bool has_badge = false;
  std::optional<Captcha> waiting;
  for (CaptchaSign const& sign : page.captcha) {
    std::string const text = said(sign);
    bool const is_script = sign.kind.starts_with("script");
    if (is_script) {
      score_script = score_script || is_score_script(text);
      if (passive.kind == CaptchaKind::none) passive = found(CaptchaKind::passive, vendor_of(text), sign);
      continue;
    }
    if (sign.visible && has_room(sign.box) && !is_badge(text) && !is_answered(page, vendor_of(text)))
      return found(CaptchaKind::interactive, vendor_of(text), sign);
    if (!waiting && is_waiting_place(sign, text) && !is_answered(page, vendor_of(text)))
      waiting = found(CaptchaKind::interactive, vendor_of(text), sign);
    has_badge = has_badge || is_badge(text);
    if (passive.kind == CaptchaKind::none) passive = found(CaptchaKind::passive, vendor_of(text), sign);
    passive.developing = passive.developing || (!sign.visible && !is_badge(text));
  }
  if (auto question = answer_field(page)) return *question;
  if (waiting && !score_script) {
    waiting->developing = true; // it may yet turn out to ask nobody
    return *waiting;
  }
  if (has_answer_field(page) && !score_script && !has_badge)
    return {CaptchaKind::interactive, "recaptcha_v2", false, "a field for its answer: g-recaptcha-response"};
  if (score_script && passive.vendor == "recaptcha_v2") passive.vendor = "recaptcha_v3";
  return passive;
}

} // namespace legwork::core
