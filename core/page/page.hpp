// The page code: pure functions from a recorded snapshot to a decision. Each lives in a file of its own;
// this header is what the contact's `decide` may ask.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/model/fill_plan.hpp"
#include "core/model/page_snapshot.hpp"
#include "core/model/send_evidence.hpp"
#include "core/model/verdict.hpp"
#include "core/page/field_type.hpp"

namespace legwork::core {

// --- contact_links.cpp: where the contact page may be

// The URLs worth opening to find the contact form, best first, from the links of `page`, places in the page itself
// ("#contact") after others. None leads to a host that is neither the page's nor under `target` (the business's own
// registrable domain): the customer's data is for nobody else.
std::vector<std::string> rank_contact_links(Snapshot const& page, std::string_view target,
                                            DecisionRules rules = newest_rules);

// At most `limit` paths where contact pages often are, for a page whose links say nothing.
std::vector<std::string> guess_contact_pages(Snapshot const& page, std::size_t limit);

// `url` is a place in the page that `page_url` names, and no route of an application ("#/contact").
bool is_in_page(std::string_view url, std::string_view page_url);

// `url` is a page of the site that `page_url` belongs to, or of the business's own registrable domain.
bool is_own_page(std::string_view url, std::string_view page_url, std::string_view target);

// --- form_openers.cpp: the button that opens a form

// The button, or link within the page, that says it opens a contact form; null where none does. Those whose words are
// in `pressed` are left out.
Button const* find_form_opener(Snapshot const& page, std::vector<std::string> const& pressed);
std::string opener_words(Button const& button);

// Why `page` is not a page of the business at all (an error page, a soft 404, an empty shell), or nothing.
std::optional<std::string> not_a_page(Snapshot const& page);

// --- forms/, fields/: which form, and what its controls mean

struct ClassifiedField {
  int ref = -1;
  FieldType type = FieldType::other;
  int confidence = 0; // percent
  bool required = false;
  LEGWORK_FIELDS(ref, type, confidence, required);
};

enum class FormKind {
  contact,
  newsletter,
  search,
  login,
  registration,
  checkout,
  comment,
  appointment,
  quote,
  other,
  job_application,
  trade_in,
  credit_application,
  survey,
  chat,
  claim,    // of a warranty, a return, an accident; a request about one's data
  referral, // to a friend, of a friend
};

struct ClassifiedForm {
  int form = -1; // index into Snapshot::forms
  FormKind kind = FormKind::other;
  int score = 0;
  int submit = -1;       // ref of the control that would be pressed, -1 none
  bool advances = false; // it leads to a next step
  std::vector<ClassifiedField> fields;
  LEGWORK_FIELDS(form, kind, score, submit, advances, fields);
};

// Every form of the page, read.
struct PageReading {
  std::vector<ClassifiedForm> forms;
  int contact_form = -1; // index of the contact form in `forms`, -1 for none
  int closed_form = -1;  // where there is none: a contact form of which a visitor sees nothing yet
  int unsure_form = -1;  // where there is neither: one that may be for contact, and may be for something else
  LEGWORK_FIELDS(forms, contact_form, closed_form, unsure_form);
};

PageReading classify_page(Snapshot const& page, DecisionRules rules = newest_rules);

// What the same form keeps through a re-render: its fields' types and names, not handles or places.
std::uint64_t fingerprint(Snapshot const& page, ClassifiedForm const& form);

// --- fill_planner.cpp: what to write

// Why a form cannot be filled without a person.
enum class PersonFor {
  nothing,
  consent, // a box must be ticked that the customer did not allow
  unclear, // a required field that was not understood, is sensitive, or for which there is no value
};

// A plan for `form`, or why a person must decide: exactly one of the two.
struct FillPlanResult {
  std::optional<FillPlan> plan;
  PersonFor person_for = PersonFor::nothing;
  std::string detail;              // one line for that person, with the words beside the box or field
  std::optional<AskedField> asked; // the field that a value would help with
};

FillPlanResult plan_form(Snapshot const& page, ClassifiedForm const& form, FillRules const& rules);

// --- captcha.cpp: is there a CAPTCHA, and who must act

enum class CaptchaKind { none, passive, interactive, interstitial };

struct Captcha {
  CaptchaKind kind = CaptchaKind::none;
  std::string vendor;      // recaptcha_v2 recaptcha_v3 hcaptcha turnstile image math other, empty for none
  bool developing = false; // signs that may still become a visible challenge: worth looking again
  std::string evidence;
  LEGWORK_FIELDS(kind, vendor, developing, evidence);
};

Captcha find_captcha(Snapshot const& page, DecisionRules rules = newest_rules);

// --- verdict.cpp: what happened to a press of "Send"

Verdict judge(Evidence const& evidence, DecisionRules rules = newest_rules);

// What a press that sent nothing, by the account of what left, comes to.
enum class VoidOutcome {
  challenge,    // a CAPTCHA came up: a person must act on the page
  held_back,    // what the page wanted to send was not let out: nobody can say what it would have said
  refused,      // the page's own validation stopped it
  nothing_sent, // the button did nothing
};
VoidOutcome outcome_of_void(SendAccount const& account, Verdict const& verdict);
// --- verdict_v1.cpp: the same by the rules before DecisionRules::v3

Verdict judge_by_words(Evidence const& evidence);

} // namespace legwork::core
