// What became of a press of "Send", as the evidence says it. Judged in core/page/verdict.cpp.
#pragma once

#include <string>
#include <vector>

#include "core/base/struct_fields.hpp"

namespace legwork::core {

enum class Grade {
  confirmed,          // two independent signs that the site took it, besides the HTTP status
  probable,           // one such sign
  refused_validation, // the site named what it did not accept
  refused_spam,       // the site said that it took it for spam or blocked the sender
  captcha,            // a challenge came up instead of an answer
  unknown,            // nothing that proves either way
  unfinished,         // the site has not taken it yet: it shows a review page or another step
  confirm_by_mail,    // the site takes it only once a link in a mail is followed
};

struct Verdict {
  int version = 1; // of the rules: 1 verdict_v1.cpp, 2 verdict.cpp; recorded to compare them over old sessions
  Grade grade = Grade::unknown;
  bool nothing_left = false;      // proven by the account of what left
  bool refusal_proven = false;    // refused by something machine-made: a status, a plugin's state, a JSON answer
  std::string reason;             // one line for a person
  std::vector<std::string> signs; // what was counted, e.g. "+ url: thank-you", "- markers: wpcf7:spam"
  LEGWORK_FIELDS(version, grade, nothing_left, refusal_proven, reason, signs);

  bool operator==(Verdict const&) const = default;
};

} // namespace legwork::core
