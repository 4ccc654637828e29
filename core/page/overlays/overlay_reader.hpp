// What lies over a form or the whole page, and which of its own controls ends it without agreeing to more than a
// visitor must. Decides nothing about whether it is pressed.
#pragma once

#include <optional>
#include <string>

#include "core/page/page_analysis.hpp"

namespace legwork::core {

enum class OverlayKind { cookies, newsletter, chat, age_check, other };

struct OverlayInTheWay {
  OverlayKind kind = OverlayKind::other;
  std::string words;              // of the overlay, for a person, at most 160 bytes
  Button const* closer = nullptr; // points into the page; null: no control of its own closes it, or only a person may
  bool refuses = false;           // of cookies: `closer` refuses them, or allows only those that a site needs
  bool accepts = false;           // `closer` agrees to all of them
  std::string control_words;      // of `closer`, as a person would read them
};

// What stops a visitor: an overlay that covers a control of the form or the send control, or all of the page, unless
// the form stands in it. `form`: index into Snapshot::forms, -1 where none is known (then only what covers all of the
// page counts); `send_control`: its ref, -1 for none. The one on top where there are several.
std::optional<OverlayInTheWay> overlay_in_the_way(PageAnalysis const& page, int form, int send_control);

// The same question about one of the page's overlays.
bool is_in_the_way(Snapshot const& page, Overlay const& overlay, int form, int send_control);

// What an overlay is about, whether it is in the way or not.
OverlayInTheWay read_overlay(Overlay const& overlay);

} // namespace legwork::core
