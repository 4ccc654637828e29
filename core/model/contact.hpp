// What is known about one contact. Written only by `evolve`, from facts.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/enum_names.hpp"
#include "core/base/time.hpp"
#include "core/model/contact_facts.hpp"
#include "core/model/phase.hpp"

namespace legwork::core {

struct Contact {
  ContactId id;
  BatchId batch;
  std::string dealer_name;
  std::string dealer_ref;
  std::string website;
  std::string target;
  std::string customer;
  std::optional<ContactId> retry_of;   // the contact this one tries anew
  std::optional<ContactId> retried_by; // the contact that tries this one anew
  bool exempt = false;                 // from contact-once and the daily cap
  std::string refused_input;           // what was said against the input that a person corrects here, empty for none

  Phase phase = Phase::unborn;
  Instant since;                       // when the phase was entered
  std::optional<Instant> deadline;     // when the phase gives up
  Duration worked{};                   // working time before `since`
  Duration located{};                  // time spent looking for a form in this attempt
  std::vector<Duration> time_in_phase; // time spent in each phase, by its number

  std::uint32_t attempt = 0;
  std::uint32_t interrupted = 0; // restarts of the program that hit this contact at work
  std::optional<StepNumber> op;  // the step under way
  std::optional<PageId> page;
  std::optional<Incarnation> incarnation;

  bool at_home = true; // the page under way is the home page
  std::string page_url;
  std::vector<std::string> candidates; // not yet tried
  std::vector<std::string> tried;
  std::uint32_t looks = 0;   // on this page
  std::uint32_t relooks = 0; // for a form that was lost, in this attempt
  std::uint32_t stage = 0;
  FillPlan plan;
  std::uint64_t digest = 0;
  std::vector<std::string> wordings;
  std::vector<FieldContent> contents; // what stands in the form, see FormFilled
  std::string passive_captcha;
  std::optional<Instant> form_since;             // when the form under way was first seen
  std::optional<UnaccountedTraffic> unaccounted; // that left since the first written field
  bool next_pressed = false;                     // to a step that may be a page of the server's; no result yet
  std::string recipe_page;                       // the page under way is that of a SiteRecipe; empty for any other
  std::uint64_t recipe_fingerprint = 0;          // of the form that the recipe names
  std::vector<std::string> overlays; // that were closed in this attempt: kind, choice and control, for people
  bool pressed_over_form = false;    // a box was closed while something stood in the form
  std::vector<std::string> openers;  // words of the buttons that were pressed on this page to open a form

  std::optional<Token> token; // the open or last one
  std::uint32_t presses = 0;  // tokens in this attempt
  bool cancel_wanted = false;

  std::string claimed_by;                // the person at work on a held one
  bool taken_over = false;               // that person acts on its live page
  std::string reopened_for;              // the person whose claim had its page prepared anew, until it is held again
  std::uint32_t reopenings = 0;          // attempts that only prepared a held page anew
  bool ticked_on_page = false;           // a consent was agreed to by ticking it there, in this attempt
  std::vector<std::string> kept_fields;  // keys of the asked fields that were filled in there, in this attempt, sorted
  std::string sent_by;                   // the person whose own press the open or last token was given for
  std::uint32_t resolved = 0;            // times a person let it go on, in this attempt
  bool person_answered = false;          // says that the CAPTCHA is answered, in this attempt
  bool person_consented = false;         // agreed to what the form requires
  std::optional<AskedField> asked_field; // that a person is asked to give a value for
  std::vector<std::string> answers;      // keys of the values that persons gave for this contact, sorted
  bool denied = false;                   // a person says that it was not sent
  ContactVersion version;                // facts that changed it: who rules on it says which one they looked at

  Reason reason = Reason::none;
  std::string detail;   // one line for a person
  std::string evidence; // content hash of what decided
  Verdict verdict;
  std::optional<ContactId> other;
  std::vector<std::string> problems;
  std::vector<Screenshot> screenshots;
  std::uint32_t suppressed = 0;

  LEGWORK_FIELDS(id, batch, dealer_name, dealer_ref, website, target, customer, retry_of, retried_by, exempt,
                 refused_input, phase, since, deadline, (worked, worked_ms), (located, located_ms),
                 (time_in_phase, phase_ms), attempt, interrupted, op, page, incarnation, at_home, page_url, candidates,
                 tried, looks, relooks, stage, plan, digest, wordings, contents, passive_captcha, form_since,
                 unaccounted, next_pressed, recipe_page, recipe_fingerprint, overlays, pressed_over_form, openers,
                 token, presses, cancel_wanted, claimed_by, taken_over, reopened_for, reopenings, ticked_on_page,
                 kept_fields, sent_by, resolved, person_answered, person_consented, asked_field, answers, denied,
                 version, reason, detail, evidence, verdict, other, problems, screenshots, suppressed);
};

// It may have been sent, and no person has said yet whether it was.
inline bool awaits_ruling(Contact const& c) { return c.phase == Phase::unconfirmed && !c.denied; }

} // namespace legwork::core
