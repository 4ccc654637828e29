// The form that many of the street's businesses share, with the script that sends it where the browser does not.
#pragma once

#include <string>
#include <string_view>

#include "adapters/practice/business.hpp"
#include "adapters/practice/page_templates.hpp"

namespace legwork::adapters {

// Name, e-mail address, phone, zip and message, posted to `action`. `more` stands before the button.
std::string inquiry_form(std::string_view action, std::string_view more = "");

// The same fields without a place to be posted to. `send` is the body of an asynchronous function that sends `d`, the
// fields as an object, and gives whether the site took them; the page says so.
std::string scripted_form(std::string_view send);

// Kept when name, e-mail address and message have a value.
Received judge_inquiry(Fields const& fields);

// What such a site says.
inline constexpr std::string_view sent_sentence = "Your message has been sent. We will get back to you shortly.";

// A site whose contact page shows `main`, a form that posts to `/send` below it; it thanks for whatever it gets, and
// `judge` says what became of it.
Reply thankful_site(Look const& look, Visit const& visit, std::string_view main,
                    Received (*judge)(Fields const&) = judge_inquiry);

} // namespace legwork::adapters
