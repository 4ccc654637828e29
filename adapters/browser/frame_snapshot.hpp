// What the page script found in one frame, and how the frames' findings become one snapshot. Pure.
#pragma once

#include <string>
#include <utility>
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
  std::vector<core::Overlay> overlays;
  std::vector<int> overlay_roots;       // of each of them, the frame's own ref of its box
  std::vector<core::Button> pressables; // what can be pressed in a frame inside another, at most 20
  int window_height = 0;
  int shown_in = -1; // index into Snapshot::overlays: the frame is part of that one; said by the collector
  LEGWORK_FIELDS(url, title, language, headings, text, live, markers, scripts, forms, controls, buttons, links, captcha,
                 still_ms, hosts, ready, aside, overlays, overlay_roots, pressables, window_height);
};

// Error `broken` where the page script's answer has another shape.
core::Result<FrameSnapshot> read_frame_look(Json const& answer);

// Every text safe to record: customer values replaced, valid UTF-8 without controls, no longer than it may
// be.
void make_presentable(FrameSnapshot& look, Redaction const& redaction);

// The frame's own ref of an overlay's box, and the overlay's index in the snapshot.
using OverlayBoxes = std::vector<std::pair<int, int>>;

// Adds one frame's findings. `place` says where the frame is; `ref_of` turns its own refs into the
// snapshot's.
template <class RefOf>
OverlayBoxes add_frame(core::Snapshot& snapshot, FrameSnapshot look, core::Frame place, RefOf const& ref_of);

// What the overlays of the frame around `frame` cover of it once that is in mid-window; the window is that frame's.
void add_covered(core::Snapshot& snapshot, int frame, int window_height);

// Signs of a CAPTCHA in the addresses of scripts and frames.
void add_script_signs(core::Snapshot& snapshot, std::vector<std::string> const& scripts);
void add_frame_sign(core::Snapshot& snapshot, core::Frame const& frame);

namespace detail {
void add_overlay_parts(core::Snapshot& snapshot, FrameSnapshot& look, core::Overlay& overlay);
void add_page_parts(core::Snapshot& snapshot, FrameSnapshot& look, bool is_visible);
OverlayBoxes add_overlays(core::Snapshot& snapshot, FrameSnapshot& look);
void add_to_overlay(core::Snapshot& snapshot, FrameSnapshot& look, int first_form);
} // namespace detail

template <class RefOf>
OverlayBoxes add_frame(core::Snapshot& snapshot, FrameSnapshot look, core::Frame place, RefOf const& ref_of) {
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
  for (auto& overlay : look.overlays) {
    overlay.frame = frame;
    for (int& form : overlay.forms) form += first_form;
    for (int& ref : overlay.covers) ref = ref_of(ref);
    for (auto& control : overlay.controls) settle_in(control);
  }
  for (auto& control : look.pressables) settle_in(control);
  OverlayBoxes boxes;
  if (is_visible && look.shown_in < 0) boxes = detail::add_overlays(snapshot, look);
  if (is_visible && look.shown_in >= 0) detail::add_to_overlay(snapshot, look, first_form);
  detail::add_page_parts(snapshot, look, is_visible);
  return boxes;
}

} // namespace legwork::adapters
