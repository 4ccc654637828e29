// What shall be written into which control. Values are named, never held: the browser adapter reads them from
// the vault at the moment of typing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/struct_fields.hpp"

namespace legwork::core {

enum class FillAction {
  insert, // one insertion of the whole text
  keys,   // key by key, for masks and short numeric boxes
  choose, // select the option whose value is `text`
  check,  // tick
  uncheck,
};

// One control to write. `key` names a customer value (first_name, last_name, full_name, email, phone,
// phone_area, phone_prefix, phone_suffix, phone_local, zip, city, state, street, country, company, message, subject,
// vehicle); empty where `text` is a literal of the page's own (an option's value).
struct FillEntry {
  int ref = -1;
  FillAction action = FillAction::insert;
  std::string key;
  std::string text;
  std::string field;   // the field type that was read, for people
  std::string wording; // consent boxes: the exact words beside the box (P14)
  LEGWORK_FIELDS(ref, action, key, text, field, wording);
};

struct FillPlan {
  std::uint64_t fingerprint = 0; // of the form: survives a re-render, changes with its fields
  std::string endpoint;          // where the form sends, without query; the frame's URL where it is scripted
  std::string form_url;          // URL of the frame that holds the form
  std::vector<FillEntry> entries;
  int submit = -1;       // ref of the control that sends, or of "Next" where `advances`
  bool advances = false; // the button leads to the form's next step, it does not send
  LEGWORK_FIELDS(fingerprint, endpoint, form_url, entries, submit, advances);
};

enum class FillOutcome {
  accepted,     // read back as written
  different,    // the page changed it; what it holds is in the snapshot
  gone,         // the control is no longer there
  not_editable, // disabled, readonly or covered
  no_value,     // the customer gave no such value
};

struct FillReading {
  int ref = -1;
  std::string key;
  FillOutcome outcome = FillOutcome::accepted;
  LEGWORK_FIELDS(ref, key, outcome);
};

// What the customer allowed in advance and what there is to say. No values, only which exist.
struct FillRules {
  bool may_consent = false;       // a required consent to be contacted may be ticked
  bool may_market = false;        // an optional marketing box may be ticked
  std::vector<std::string> known; // keys of the values at hand, sorted
  bool person_agreed = false;     // a person looked at the form and agrees to what it requires
  bool operator==(FillRules const&) const = default;
  LEGWORK_FIELDS(may_consent, may_market, known, person_agreed);
};

} // namespace legwork::core
