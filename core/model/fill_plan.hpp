// What shall be written into which control. Values are named, never held: the browser adapter reads them from
// the vault at the moment of typing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/added_field.hpp"
#include "core/base/decision_rules.hpp"
#include "core/base/struct_fields.hpp"

namespace legwork::core {

enum class FillAction {
  insert, // one insertion of the whole text
  keys,   // key by key, for masks and short numeric boxes
  choose, // select the option whose value is `text`
  check,  // tick
  uncheck,
};

// How a phone number is written. The core chooses by what the box shows; the browser adapter writes it so.
enum class PhoneFormat {
  as_given,
  national_digits,    // 4155550123, 0305550142; for boxes that take digits or group them themselves
  after_country_code, // what follows a country code that stands in a list of its own: 4155550123, 305550142
  international,      // +14155550123, +49305550142
};

// One control to write. `key` names a customer value (first_name, last_name, full_name, email, phone,
// phone_area, phone_prefix, phone_suffix, phone_local, phone_country_code, zip, city, state, street, country, company,
// message, subject, vehicle), or `answer_…`, what a person gave for one field of this contact; empty where `text` is a
// literal of the page's own (an option's value).
struct FillEntry {
  int ref = -1;
  FillAction action = FillAction::insert;
  std::string key;
  std::string text;
  std::string field;   // the field type that was read, for people
  std::string wording; // consent boxes: the exact words beside the box (P14)
  AddedField<bool> required{};
  AddedField<std::string> label{}; // the words of the control, for people
  AddedField<PhoneFormat> phone_format{};
  LEGWORK_FIELDS(ref, action, key, text, field, wording, required, label, phone_format);
};

struct FillPlan {
  std::uint64_t fingerprint = 0; // of the form: survives a re-render, changes with its fields
  std::string endpoint;          // where the form sends, without query; the frame's URL where it is scripted
  std::string form_url;          // URL of the frame that holds the form
  std::vector<FillEntry> entries;
  int submit = -1;                  // ref of the control that sends, or of "Next" where `advances`
  bool advances = false;            // the button leads to the form's next step, it does not send
  AddedField<std::string> region{}; // the country that the page speaks for, as two letters; empty where it does not say
  LEGWORK_FIELDS(fingerprint, endpoint, form_url, entries, submit, advances, region);
};

enum class FillOutcome {
  accepted,     // read back as written
  different,    // the page changed it, and it stands in the form
  cleared,      // the page changed it, and the field was emptied again
  gone,         // the control is no longer there
  not_editable, // disabled or readonly
  no_value,     // the customer gave no such value
  covered,      // something lies over it, and `shape` holds its words
};

struct FillReading {
  int ref = -1;
  std::string key;
  FillOutcome outcome = FillOutcome::accepted;
  // What the page made of it, and what was written: letters as x, digits as #, the rest as it stands (see shape_of).
  AddedField<std::string> shape{};
  AddedField<std::string> written_shape{};
  bool operator==(FillReading const&) const = default;
  LEGWORK_FIELDS(ref, key, outcome, shape, written_shape);
};

// What stood in one field of the form when it was ready to be sent.
struct FieldContent {
  std::string field; // the field type that was read
  std::string label; // the words of the control
  std::string holds; // `{phone}` for the customer's value; the page's own text for an option; empty for an empty field
  bool operator==(FieldContent const&) const = default;
  LEGWORK_FIELDS(field, label, holds);
};

// A field of the form that a person is asked to give a value for.
struct AskedField {
  std::string key;   // under which the value is kept, see answer_key in core/page/fill_planner.cpp
  std::string label; // the words of the control
  bool operator==(AskedField const&) const = default;
  LEGWORK_FIELDS(key, label);
};

// What the customer allowed in advance and what there is to say. No values, only which exist.
struct FillRules {
  bool may_consent = false;             // a required consent to be contacted may be ticked
  bool may_market = false;              // an optional marketing box may be ticked
  std::vector<std::string> known;       // keys of the values at hand, sorted
  bool person_agreed = false;           // a person looked at the form and agrees to what it requires
  bool ticked_on_page = false;          // and did so by ticking its boxes
  std::vector<std::string> kept_fields; // keys of fields that the person filled in there, sorted: they stay as they are
  DecisionRules decided_by = newest_rules; // of the run, which records them itself
  static constexpr std::size_t unstored_members = 3;
  bool operator==(FillRules const&) const = default;
  LEGWORK_FIELDS(may_consent, may_market, known, person_agreed);
};

} // namespace legwork::core
