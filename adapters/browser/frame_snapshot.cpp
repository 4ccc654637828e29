// Lengths here are those that core/model/page_snapshot.hpp promises.
#include "adapters/browser/frame_snapshot.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/json_fields.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

namespace {

constexpr std::size_t text_limit = 20'000;
constexpr std::size_t link_limit = 400;
constexpr std::size_t script_limit = 60;
constexpr std::size_t overlay_limit = 8;
constexpr std::size_t overlay_text_limit = 800;
constexpr std::size_t overlay_control_limit = 20;

std::size_t limit_of(std::string_view field) {
  if (field == "text") return text_limit;
  if (field == "aside") return 2000;
  if (field == "label") return 400;
  if (field == "url" || field == "href" || field == "action") return 2000;
  if (field == "detail" || field == "group") return 300;
  return field == "ancestry" ? 420 : 200;
}

// Of a page's text: its blocks stay lines.
std::string presentable_lines(std::string const& text, std::size_t limit) {
  std::string out;
  for (std::string_view line : core::split(text, '\n')) {
    std::string const clean = core::presentable(line, limit);
    if (core::trim(clean).empty()) continue;
    if (!out.empty()) out += '\n';
    out += clean;
  }
  return std::string(core::clip(out, limit));
}

class Cleaner {
 public:
  explicit Cleaner(Redaction const& redaction) : redaction_(redaction) {}

  void clean(std::string_view field, std::string& text) const {
    if (text.empty()) return;
    std::string const safe = field == "value" ? redaction_.clean_field(text) : redaction_.clean(text);
    bool const has_blocks = field == "text" || field == "aside";
    text = has_blocks ? presentable_lines(safe, limit_of(field)) : core::presentable(safe, limit_of(field));
  }
  void clean(std::string_view field, core::AddedField<std::string>& text) const { clean(field, *text); }
  // What a list offers is the page's own; which of it was chosen is seen by `selected`.
  void clean(std::string_view, core::Option& option) const {
    option.value = core::presentable(option.value, 200);
    option.text = core::presentable(option.text, 200);
  }
  template <class T>
  void clean(std::string_view field, std::vector<T>& items) const {
    for (auto& item : items) clean(field, item);
  }
  template <core::HasFields T>
  void clean(std::string_view, T& value) const {
    T::each_field(value, [&](char const* name, auto& field) { clean(name, field); });
  }
  template <class T>
    requires std::is_arithmetic_v<T> || std::is_enum_v<T> || std::is_same_v<T, core::AddedField<bool>>
  void clean(std::string_view, T&) const {}

 private:
  Redaction const& redaction_;
};

std::string without_query(std::string const& url) { return url.substr(0, url.find_first_of("?#")); }

// The part of an address that says what it is for.
std::string path_and_query(std::string const& url) {
  std::size_t const scheme = url.find("://");
  std::size_t const slash = url.find('/', scheme == std::string::npos ? 0 : scheme + 3);
  return slash == std::string::npos ? "/" : url.substr(slash);
}

struct Known {
  std::string_view part;
  std::string_view kind;
};

constexpr std::array<Known, 15> known_scripts{{
    {"recaptcha/enterprise.js", "script:recaptcha/enterprise.js"},
    {"recaptcha/api.js", "script:recaptcha/api.js"},
    {"hcaptcha.com/1/api.js", "script:hcaptcha"},
    {"challenges.cloudflare.com/turnstile", "script:turnstile"},
    {"arkoselabs.com", "script:arkose"},
    {"funcaptcha.com", "script:arkose"},
    {"ct.captcha-delivery.com", "script:datadome"},
    {"captcha.px-cdn.net", "script:perimeterx"},
    {"captcha.awswaf.com", "script:awswaf"},
    {"static.geetest.com", "script:geetest"},
    {"mtcaptcha.com", "script:mtcaptcha"},
    {"friendly-challenge", "script:friendly"},
    {"smartcaptcha", "script:smartcaptcha"},
    {"challenge-platform/h/", "script:cloudflare-challenge"},
    {"_Incapsula_Resource", "script:incapsula"},
}};

constexpr std::array<Known, 12> known_frames{{
    {"/recaptcha/api2/anchor", "frame:/recaptcha/api2/anchor"},
    {"/recaptcha/api2/bframe", "frame:/recaptcha/api2/bframe"},
    {"/recaptcha/enterprise/anchor", "frame:/recaptcha/enterprise/anchor"},
    {"/recaptcha/enterprise/bframe", "frame:/recaptcha/enterprise/bframe"},
    {"hcaptcha.com/captcha", "frame:hcaptcha"},
    {"challenges.cloudflare.com", "frame:turnstile"},
    {"/turnstile/", "frame:turnstile"},
    {"arkoselabs.com", "frame:arkose"},
    {"funcaptcha.com", "frame:arkose"},
    {"captcha-delivery.com", "frame:datadome"},
    {"_Incapsula_Resource", "frame:incapsula"},
    {"captcha.awswaf.com", "frame:awswaf"},
}};

bool is_written_into(core::Control const& control) {
  bool const is_pressed = control.type == "checkbox" || control.type == "radio" || control.type == "file";
  return !is_pressed && control.hidden == core::Hidden::none;
}

// `part`, of a frame at `frame`, lies under `overlay` once it is in the middle of a window of this height.
bool is_under(core::Overlay const& overlay, core::Box const& frame, core::Box const& part, int window_height) {
  int const x = frame.x + part.x + part.w / 2;
  int const y = window_height / 2;
  core::Box const& over = overlay.box;
  return x >= over.x && x < over.x + over.w && y >= over.y && y < over.y + over.h;
}

} // namespace

core::Result<FrameSnapshot> read_frame_look(Json const& answer) {
  if (!answer.is_object()) return core::fail(core::ErrorKind::broken, "the page script gave no answer");
  return core::from_json<FrameSnapshot>(answer);
}

void make_presentable(FrameSnapshot& look, Redaction const& redaction) { Cleaner(redaction).clean("", look); }

void add_script_signs(core::Snapshot& snapshot, std::vector<std::string> const& scripts) {
  for (auto const& url : scripts) {
    for (auto const& [part, kind] : known_scripts) {
      if (!core::contains(url, part)) continue;
      snapshot.captcha.push_back({std::string(kind), core::presentable(path_and_query(url), 300), false, {}});
      break;
    }
  }
}

void add_frame_sign(core::Snapshot& snapshot, core::Frame const& frame) {
  for (auto const& [part, kind] : known_frames) {
    if (!core::contains(frame.url, part)) continue;
    snapshot.captcha.push_back(
        {std::string(kind), core::presentable(path_and_query(frame.url), 300), frame.visible, frame.box});
    return;
  }
}

OverlayBoxes detail::add_overlays(core::Snapshot& snapshot, FrameSnapshot& look) {
  OverlayBoxes boxes;
  for (std::size_t i = 0; i < look.overlays.size() && snapshot.overlays->size() < overlay_limit; ++i) {
    core::Overlay& overlay = look.overlays[i];
    overlay.text = core::clip(overlay.text, overlay_text_limit);
    if (i < look.overlay_roots.size())
      boxes.emplace_back(look.overlay_roots[i], static_cast<int>(snapshot.overlays->size()));
    (*snapshot.overlays).push_back(std::move(overlay));
  }
  return boxes;
}

void detail::add_to_overlay(core::Snapshot& snapshot, FrameSnapshot& look, int first_form) {
  core::Overlay& overlay = (*snapshot.overlays)[static_cast<std::size_t>(look.shown_in)];
  std::string const gap = overlay.text.empty() || look.text.empty() ? "" : "\n";
  overlay.text = core::clip(overlay.text + gap + look.text, overlay_text_limit);
  for (int form = first_form; form < static_cast<int>(snapshot.forms.size()); ++form) overlay.forms.push_back(form);
  for (auto const& control : snapshot.controls) {
    overlay.asks =
        overlay.asks || (control.frame + 1 == static_cast<int>(snapshot.frames.size()) && is_written_into(control));
  }
  for (auto& control : look.pressables) {
    if (overlay.controls.size() < overlay_control_limit) overlay.controls.push_back(std::move(control));
  }
}

void add_covered(core::Snapshot& snapshot, int frame, int window_height) {
  core::Frame const& place = snapshot.frames[static_cast<std::size_t>(frame)];
  if (!place.visible) return;
  for (core::Overlay& overlay : *snapshot.overlays) {
    if (overlay.frame != place.parent) continue;
    auto const add = [&](auto const& part) {
      bool const is_here = part.frame == frame && part.form >= 0 && part.hidden == core::Hidden::none;
      if (is_here && is_under(overlay, place.box, part.box, window_height)) overlay.covers.push_back(part.ref);
    };
    std::ranges::for_each(snapshot.controls, add);
    std::ranges::for_each(snapshot.buttons, add);
  }
}

void detail::add_page_parts(core::Snapshot& snapshot, FrameSnapshot& look, bool is_visible) {
  add_script_signs(snapshot, look.scripts);
  for (auto const& url : look.scripts) {
    if (snapshot.scripts.size() < script_limit) snapshot.scripts.push_back(without_query(url));
  }
  for (auto& found : look.captcha) {
    found.visible = found.visible && is_visible;
    snapshot.captcha.push_back(std::move(found));
  }
  for (auto& link : look.links) {
    if (snapshot.links.size() < link_limit) snapshot.links.push_back(std::move(link));
  }
  if (!is_visible) return;
  auto const append = [](std::vector<std::string>& to, std::vector<std::string>& from, std::size_t limit) {
    for (auto& text : from) {
      if (to.size() < limit) to.push_back(std::move(text));
    }
  };
  append(snapshot.headings, look.headings, 60);
  append(snapshot.live, look.live, 60);
  std::vector<std::string> aside = *snapshot.aside;
  append(aside, look.aside, 40);
  snapshot.aside = std::move(aside);
  for (auto& marker : look.markers) {
    if (std::ranges::find(snapshot.markers, marker) == snapshot.markers.end()) snapshot.markers.push_back(marker);
  }
  if (!snapshot.text.empty() && !look.text.empty()) snapshot.text += '\n';
  snapshot.text = core::clip(snapshot.text + look.text, text_limit);
}

} // namespace legwork::adapters
