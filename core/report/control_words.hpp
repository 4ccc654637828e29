// What the reports say of one control: its name, why it was read as what it is, and what is written into it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/page/fields/honeypots.hpp"
#include "core/page/overlays/overlay_reader.hpp"
#include "core/page/page.hpp"

namespace legwork::core {

inline constexpr std::size_t words_shown = 90; // of a label, bytes

std::string quoted(std::string_view text, std::size_t limit = words_shown);
std::string with_spaces(std::string_view name); // of an enum value, as words

// Its own words, quoted.
std::string name_of_control(Control const& c);
// What it was read by.
std::string evidence_line(Snapshot const& page, ClassifiedField const& field);
std::string honeypot_line(std::vector<HoneypotSign> const& signs);
// "writes {email}"
std::string action_line(FillEntry const& entry, Control const& c);
// What the page asks of a visitor to prove that they are no machine.
std::string captcha_line(Captcha const& found);
std::string_view kind_in_words(OverlayKind kind);

} // namespace legwork::core
