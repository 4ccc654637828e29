// The page code: pure functions from a recorded snapshot to a decision. Each lives in a file of its own;
// this header is what the contact's `decide` may ask.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/page/evidence.hpp"
#include "core/page/plan.hpp"
#include "core/page/snapshot.hpp"

namespace legwork::core {

// --- links.cpp: where the contact page may be -------------------------------------------------------------

// The URLs worth opening to find the contact form, best first, from the links of `page`. None equals the page's own
// URL, and none leads to a host that is neither the page's nor under `target` (the business's own registrable
// domain): the customer's data is for nobody else.
std::vector<std::string> rank_contact_links(Snapshot const& page, std::string_view target);

// At most `limit` paths where contact pages often are, for a page whose links say nothing.
std::vector<std::string> guess_contact_pages(Snapshot const& page, std::size_t limit);

// Why `page` is not a page of the business at all (an error page, a soft 404, an empty shell), or nothing.
std::optional<std::string> not_a_page(Snapshot const& page);

// --- forms.cpp, fields.cpp, traps.cpp: which form, and what its controls mean -------------------------------

enum class FieldType {
  other, full_name, first_name, last_name, email, phone, phone_area, phone_prefix, phone_suffix, phone_local, zip, city, state,
  street, country, company, subject, message, department, contact_method, contact_time, vehicle, vehicle_year,
  vehicle_make, vehicle_model, consent_required, consent_marketing, newsletter, file, captcha_answer, honeypot,
  password, search,
};

struct ReadField {
  int ref = -1;
  FieldType type = FieldType::other;
  int confidence = 0; // percent
  bool required = false;
  LEGWORK_FIELDS(ref, type, confidence, required);
};

enum class FormKind { contact, newsletter, search, login, registration, checkout, comment, appointment, quote, other };

struct ReadForm {
  int form = -1; // index into Snapshot::forms
  FormKind kind = FormKind::other;
  int score = 0;
  int submit = -1;       // ref of the control that would be pressed, -1 none
  bool advances = false; // it leads to a next step
  std::vector<ReadField> fields;
  LEGWORK_FIELDS(form, kind, score, submit, advances, fields);
};

// Every form of the page, read. Index of the contact form in `forms`, or -1.
struct Reading {
  std::vector<ReadForm> forms;
  int contact_form = -1;
  LEGWORK_FIELDS(forms, contact_form);
};

Reading read_page(Snapshot const& page);

// What the same form keeps through a re-render: its fields' types and names, not handles or places.
std::uint64_t fingerprint(Snapshot const& page, ReadForm const& form);

// --- planning.cpp: what to write ------------------------------------------------------------------------------

// What the customer allowed in advance and what there is to say. No values, only which exist.
struct FillRules {
  bool may_consent = false;   // a required consent to be contacted may be ticked
  bool may_market = false;    // an optional marketing box may be ticked
  std::vector<std::string> known; // keys of the values at hand, sorted
  bool person_agreed = false;     // a person looked at the form and agrees to what it requires
  bool operator==(FillRules const&) const = default;
  LEGWORK_FIELDS(may_consent, may_market, known, person_agreed);
};

// Why a form cannot be filled without a person.
enum class PersonFor {
  nothing,
  consent, // a box must be ticked that the customer did not allow
  unclear, // a required field that was not understood, is sensitive, or for which there is no value
};

// A plan for `form`, or why a person must decide: exactly one of the two.
struct Planned {
  std::optional<FillPlan> plan;
  PersonFor person_for = PersonFor::nothing;
  std::string detail; // one line for that person, with the words beside the box or field
};

Planned plan_form(Snapshot const& page, ReadForm const& form, FillRules const& rules);

// --- captcha.cpp: is there a CAPTCHA, and who must act -----------------------------------------------------------

enum class CaptchaKind { none, passive, interactive, interstitial };

struct Captcha {
  CaptchaKind kind = CaptchaKind::none;
  std::string vendor;  // recaptcha_v2 recaptcha_v3 hcaptcha turnstile image math other, empty for none
  bool developing = false; // signs that may still become a visible challenge: worth looking again
  std::string evidence;
  LEGWORK_FIELDS(kind, vendor, developing, evidence);
};

Captcha find_captcha(Snapshot const& page);

// --- verdict.cpp: what happened to a press of "Send" ---------------------------------------------------------------

enum class Grade {
  confirmed,           // two independent signs that the site took it, besides the HTTP status
  probable,            // one such sign
  refused_validation,  // the site named what it did not accept
  refused_spam,        // the site said that it took it for spam or blocked the sender
  captcha,             // a challenge came up instead of an answer
  unknown,             // nothing that proves either way
};

struct Verdict {
  int version = 1; // of the rules; recorded so that newer rules can be compared over old sessions
  Grade grade = Grade::unknown;
  bool nothing_left = false; // proven: the latch let no request out and is closed
  bool refusal_proven = false; // refused by something machine-made: a status, a plugin's state, a JSON answer
  std::string reason;        // one line for a person
  std::vector<std::string> signs; // what was counted, e.g. "+ url: thank-you", "- markers: wpcf7:spam"
  LEGWORK_FIELDS(version, grade, nothing_left, refusal_proven, reason, signs);
};

Verdict judge(Evidence const& evidence);

} // namespace legwork::core
