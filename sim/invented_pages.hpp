// Invented pages and outcomes by name, so that tests and stories can say "captcha" and mean a whole snapshot.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/page_snapshot.hpp"
#include "core/model/send_evidence.hpp"

namespace legwork::sim {

// home       a front page with a link to /contact          contact   a plain form: name, email, phone, message
// two_doors  a front page with two links that may lead to a form
// no_form    a page without one and without links to one   empty     nothing rendered yet
// missing    a 404 page                                    captcha   the plain form under a visible challenge
// check      an interstitial in front of the page          consent   the plain form with a required consent box
// step1      a form's first step, with "Next"              step2     its second step, with "Send"
// unclear    the plain form with a required field that nobody understands
// marketing  the plain form with a box for offers that is ticked already
core::Snapshot page_named(std::string_view name, std::string const& url);

// What was seen around a press. With a request that left:
// thanks     a thank-you page and a plugin's state         probable  thanks in words only
// refused    the form complains                            spam      the site calls it spam
// refused_by_form  a plugin's state says that the input is invalid
// silent     the page as it was                            broken    HTTP status 500
// review     "nothing has been sent yet"                   mail_link  thanks, and a link in a mail to be clicked
// Without one: nothing (proven by the closed latch), complaint (the page's own validation), challenge (a CAPTCHA
// came up), lie (thanks, and nothing left), open_latch (no proof); and by the ways of sim/press_traffic.hpp: socket,
// pieces, prefetch, tunnel (something left), beacon, picture, third_party, early_call (held back). With socket_thanks
// and socket_refused the page says what became of it.
core::Evidence record_named(std::string_view name, std::string const& url);

// What an invented customer gave, as FillRules::known: what is required, their full name and a message.
std::vector<std::string> known_values();

} // namespace legwork::sim
