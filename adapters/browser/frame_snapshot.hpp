// What the page script found in one frame, and how the frames' findings become one snapshot. Pure.
#pragma once

#include <string>
#include <vector>

#include "adapters/browser/cdp.hpp"
#include "adapters/browser/redaction.hpp"
#include "core/model/page_snapshot.hpp"

namespace legwork::adapters {

// In the shapes of the snapshot; refs and form numbers are the frame's own.
struct FrameSnapshot {
  std::string url;
  std::string title;
  std::string language;
  std::vector<std::string> headings;
  std::string text;
  std::vector<std::string> live;
  std::vector<std::string> markers;
  std::vector<std::string> scripts;
  std::vector<core::Form> forms;
  std::vector<core::Control> controls;
  std::vector<core::Button> buttons;
  std::vector<core::Link> links;
  std::vector<core::CaptchaSign> captcha;
  int still_ms = 0;
  int hosts = 0; // elements that may hide a closed shadow root
  std::string ready;
  std::vector<std::string> aside;
  LEGWORK_FIELDS(url, title, language, headings, text, live, markers, scripts, forms, controls, buttons, links, captcha,
                 still_ms, hosts, ready, aside);
};

// Error `broken` where the page script's answer has another shape.
core::Result<FrameSnapshot> read_frame_look(Json const& answer);

// Every text safe to record: customer values replaced, valid UTF-8 without controls, no longer than it may
// be.
void make_presentable(FrameSnapshot& look, Redaction const& redaction);

// Adds one frame's findings. `place` says where the frame is; `ref_of` turns its own refs into the
// snapshot's.
template <class RefOf>
void add_frame(core::Snapshot& snapshot, FrameSnapshot look, core::Frame place, RefOf const& ref_of);

// Signs of a CAPTCHA in the addresses of scripts and frames.
void add_script_signs(core::Snapshot& snapshot, std::vector<std::string> const& scripts);
void add_frame_sign(core::Snapshot& snapshot, core::Frame const& frame);

namespace detail {
void add_page_parts(core::Snapshot& snapshot, FrameSnapshot& look, bool is_visible);
}

template <class RefOf>
void add_frame(core::Snapshot& snapshot, FrameSnapshot look, core::Frame place, RefOf const& ref_of) {
  bool const is_visible = place.visible;
  int const frame = static_cast<int>(snapshot.frames.size());
  int const first_form = static_cast<int>(snapshot.forms.size());
  add_frame_sign(snapshot, place);
  snapshot.frames.push_back(std::move(place));
  auto const settle_in = [&](auto& part) {
    part.ref = ref_of(part.ref);
    part.frame = frame;
    if (part.form >= 0) part.form += first_form;
    if (!is_visible && part.hidden == core::Hidden::none) part.hidden = core::Hidden::not_rendered;
  };
  for (auto& form : look.forms) {
    form.frame = frame;
    form.visible = form.visible && is_visible;
    snapshot.forms.push_back(std::move(form));
  }
  for (auto& control : look.controls) {
    settle_in(control);
    snapshot.controls.push_back(std::move(control));
  }
  for (auto& button : look.buttons) {
    settle_in(button);
    snapshot.buttons.push_back(std::move(button));
  }
  detail::add_page_parts(snapshot, look, is_visible);
}

} // namespace legwork::adapters
