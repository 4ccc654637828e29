// A form whose script does with the press what a test wants, filled in and pressed in a real browser.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "tests/support/browser_rig.hpp"

namespace legwork::tests {

// The form `f` with the fields name, email, and message, the button `b`, and the paragraph `note`. It has no action of
// its own: `on_press` runs instead of sending, with the message in `m` and all three in base64 in `code`. `before` runs
// while the page loads, with the server's port in `port`.
std::string form_page(std::string_view on_press, std::string_view before = "");

struct FormPress {
  core::PageId page;
  core::SendPressed pressed;
  core::SendAccount account; // after the press, or after what followed it
};

// Opens the page at `path`, or at a whole address, for `contact` and fills its form in; `button` is what would send it.
core::PageId fill_form(BrowserRig& rig, std::string_view path, int& button, core::ContactId contact = 1);

// The same, with the one press of this token. Where something left, what followed is watched.
FormPress press_form(BrowserRig& rig, std::string_view path, core::ContactId contact = 1, core::Token token = 1);

// Requests whose target begins with `path`, whatever their kind.
std::size_t arrivals(BrowserRig const& rig, std::string_view path);

} // namespace legwork::tests
