// The browser cleared what it could; what is left here must not be sent as it stands.
#include "core/contact/filled_form.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/contact/retry_policy.hpp"
#include "core/model/customer_field.hpp"
#include "core/page/fields/field_reader.hpp"
#include "core/page/fill_planner.hpp"

namespace legwork::core {

namespace {

FillEntry const* entry_of(FillPlan const& plan, int ref) {
  auto const found = std::ranges::find(plan.entries, ref, &FillEntry::ref);
  return found == plan.entries.end() ? nullptr : &*found;
}

std::string holds(FillEntry const& entry, FillReading const& reading) {
  if (reading.outcome != FillOutcome::accepted) return reading.shape;
  switch (entry.action) {
    case FillAction::check: return "[x]";
    case FillAction::uncheck: return "[ ]";
    case FillAction::insert:
    case FillAction::keys:
    case FillAction::choose: break;
  }
  if (entry.key.starts_with("answer_")) return "{answer}"; // a person's, for this field
  return entry.key.empty() ? entry.text : "{" + entry.key + "}";
}

// What a person reads: which field, what was written and what became of it, by the look of both.
std::string why_changed(FillEntry const& entry, FillReading const& reading, Control const* control) {
  std::string const name = entry.label->empty() ? entry.field : *entry.label;
  if (entry.action == FillAction::check) return "the page does not keep a box ticked that it requires: " + name;
  bool const is_unwritten = reading.written_shape->empty(); // a number without its country's code in the list before it
  if (is_unwritten || entry.action == FillAction::choose)
    return "nothing that is known of the customer fits the required field \"" + name + "\"";
  std::string out = "the page does not keep what is written into \"" + name + "\": written " +
                    std::string(reading.written_shape) + ", " +
                    (reading.shape->empty() ? "then empty" : "it holds " + std::string(reading.shape));
  if (control != nullptr && control->maxlength > 0)
    out += " (at most " + std::to_string(control->maxlength) + " characters)";
  if (control != nullptr && !control->validation_message.empty() && !may_quote(control->validation_message))
    out += "; the page says: " + control->validation_message;
  return out;
}

void ask_about_cover(Proposal& p, Contact const& c, FillEntry const& entry, FillReading const& reading,
                     std::string const& evidence) {
  std::string const name = entry.label->empty() ? entry.field : *entry.label;
  std::string const words = reading.shape->empty() ? "" : ", which says: \"" + std::string(reading.shape) + "\"";
  p.add(PersonNeeded{
      .contact = c.id,
      .reason = Reason::form_covered,
      .detail = presentable("something lies over the form" + words + "; \"" + name + "\" cannot be reached", 500),
      .evidence = evidence});
}

} // namespace

bool may_quote(std::string_view words) { return contains(words, "@") || std::ranges::any_of(words, is_digit); }

std::vector<std::string> boxes_of(Snapshot const& page, int submit) {
  int form = -1;
  for (Button const& b : page.buttons) {
    if (b.ref == submit) form = b.form;
  }
  std::vector<std::string> out;
  for (Control const& k : page.controls) {
    if (k.form != form || form < 0 || k.type != "checkbox") continue;
    out.push_back((k.checked ? "[x] " : "[ ] ") + (k.label.empty() ? k.aria_label : k.label));
  }
  return out;
}

AskedField asked_field_of(FillPlan const& plan, FillReading const& reading) {
  FillEntry const* const entry = entry_of(plan, reading.ref);
  return entry == nullptr ? AskedField{} : asked_field_of(*entry);
}

std::vector<FieldContent> contents_of(FillPlan const& plan, std::vector<FillReading> const& readings) {
  std::vector<FieldContent> out;
  for (FillReading const& reading : readings) {
    if (FillEntry const* entry = entry_of(plan, reading.ref))
      out.push_back({entry->field, entry->label, holds(*entry, reading)});
  }
  return out;
}

bool decide_on_readings(Proposal& p, Contact const& c, FormWritten const& r) {
  for (FillReading const& reading : r.readings) {
    FillEntry const* entry = entry_of(c.plan, reading.ref);
    if (entry == nullptr || reading.outcome == FillOutcome::accepted) continue;
    if (entry->action == FillAction::uncheck) continue; // the page as it is now says whether the box stays ticked
    // What was never written, or was cleared, is missing in the form; that matters where the form or the customer
    // needs it.
    bool const stands_changed = reading.outcome == FillOutcome::different;
    if (!stands_changed && !entry->required) continue;
    if (reading.outcome == FillOutcome::covered) return ask_about_cover(p, c, *entry, reading, r.evidence), true;
    if (!stands_changed && reading.outcome != FillOutcome::cleared)
      return give_up_attempt(p, c, Reason::field_not_accepted, "nothing could be written into " + entry->field, true),
             true;
    Control const* const control = find_control(*r.snapshot, reading.ref);
    p.add(PersonNeeded{.contact = c.id,
                       .reason = Reason::field_changed,
                       .detail = presentable(why_changed(*entry, reading, control), 500),
                       .evidence = r.evidence,
                       .field = asked_field_of(*entry)});
    return true;
  }
  return false;
}

} // namespace legwork::core
