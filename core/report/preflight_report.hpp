// What a preflight found out: which businesses are ready to be contacted, and why the others are not.
#pragma once

#include <string>
#include <vector>

#include "core/model/state.hpp"

namespace legwork::core {

enum class Readiness {
  ready,            // its form was found and can be filled in
  needs_person,     // a CAPTCHA, a consent, a field …: the contact's reason says what
  no_form,          // no contact form on any page that was tried
  contacted_before, // within the time in which a business is not contacted again
  left_out,         // on the do-not-contact list, or over the customer's daily cap
  not_reached,      // the website did not answer, or not in time
  invalid,          // the request itself
  not_checked,      // not yet, or it was canceled
};

Readiness readiness_of(Contact const& c);

// One line for a person: why a business is ready, or is not; empty where the contact is not of a preflight.
std::string preflight_words(State const& s, Contact const& c, Instant now);

struct PreflightReport {
  std::vector<std::size_t> counts; // by Readiness
  std::string words;               // "27 ready, 3 need a person (2 CAPTCHA, 1 consent), 1 has no form"
};
// REQUIRES: `contacts` are of preflights.
PreflightReport report_on_preflight(State const& s, std::vector<ContactId> const& contacts, Instant now);

// "just now", "5 minutes ago", "an hour ago", "3 days ago".
std::string how_long_ago(Duration since);

} // namespace legwork::core
