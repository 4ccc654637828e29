// Honeypots: left empty and left alone. Never judged by geometry alone: with a style sheet missing, the trap of
// every recorded Gravity form is laid out as an ordinary box.
#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/page/reader_v5/reader.hpp"
#include "core/page/words.hpp"

namespace legwork::core::reader_v5 {

namespace {

constexpr std::array<std::string_view, 14> trap_marks{"gform_validation_container",
                                                      "ff-hpsf-container",
                                                      "frm_verify",
                                                      "wpcf7-hp",
                                                      "honeypot",
                                                      "hp-field",
                                                      "hp_field",
                                                      "ohnohoney",
                                                      "wpforms-field-hp",
                                                      "nf-field-hp",
                                                      "_gotcha",
                                                      "bot-field",
                                                      "antispam",
                                                      "honey"};

bool marked_as_trap(Control const& c) {
  std::string const all = lower(c.name + " " + c.id + " " + c.classes + " " + c.ancestry);
  return std::ranges::any_of(trap_marks, [&](std::string_view mark) { return contains(all, mark); });
}

bool asks_to_stay_empty(Control const& c) {
  std::string const text =
      normalised(c.label + " " + c.description + " " + c.placeholder + " " + c.aria_label + " " + c.title);
  return has_any(text, words::leave_empty);
}

// A text-like control of the same form that a visitor sees.
bool has_visible_sibling(Snapshot const& page, Control const& c) {
  return std::ranges::any_of(page.controls, [&](Control const& other) {
    return other.form == c.form && other.ref != c.ref && other.hidden == Hidden::none;
  });
}

bool siblings_have_names(Snapshot const& page, Control const& c) {
  auto const named = std::ranges::count_if(page.controls, [&](Control const& other) {
    return other.form == c.form && other.ref != c.ref && !other.name.empty();
  });
  return named >= 2;
}

// Of the libraries that put a styled list over a native one: parts of their class names.
constexpr std::array<std::string_view, 14> styled_lists{
    "select2",          "chosen",        "react-select", "iti",        "selectpicker",
    "bootstrap-select", "nice-select",   "tomselected",  "ts-",        "selectric",
    "choices_",         "ui-selectmenu", "sumo",         "multiselect"};

bool has_visible_words(Control const& c) { return !c.label.empty() || !c.aria_label.empty(); }

// Native twins of styled widgets and boxes are hidden for good reasons.
bool is_widget_twin(Control const& c) {
  if (c.type == "checkbox" || c.type == "radio") return !c.label.empty();
  if (c.tag != "select") return false;
  std::string const all = lower(c.classes + " " + c.ancestry);
  return contains(all, "select2") || contains(all, "chosen") || contains(all, "react-select") || contains(all, "iti");
}

} // namespace

bool is_native_twin(Control const& c) {
  if (c.tag != "select" || c.hidden == Hidden::none || marked_as_trap(c) || asks_to_stay_empty(c)) return false;
  std::string const all = lower(c.classes + " " + c.ancestry);
  bool const is_styled = std::ranges::any_of(styled_lists, [&](std::string_view part) { return contains(all, part); });
  return is_styled || (is_required(c) && has_visible_words(c) && c.options.size() >= 2);
}

int trap_score(Snapshot const& page, Control const& c, DecisionRules rules) {
  bool const seen = c.hidden == Hidden::none;
  if (is_required(c) && seen && !asks_to_stay_empty(c)) return 0;
  int score = 0;
  if (marked_as_trap(c)) score += 6;
  if (asks_to_stay_empty(c)) score += 6;
  if (c.form >= 0 && static_cast<std::size_t>(c.form) < page.forms.size()) {
    std::string const& trap = page.forms[static_cast<std::size_t>(c.form)].honeypot_name;
    if (!trap.empty() && trap == c.name) score += 6;
  }
  if (is_widget_twin(c) || (rules >= DecisionRules::v5 && is_native_twin(c))) return score;
  if (!seen && c.hidden != Hidden::covered && has_visible_sibling(page, c)) score += 4;
  if (c.name.empty() && siblings_have_names(page, c) && !seen) score += 3;
  if (c.tabindex < 0 || c.aria_hidden) score += 3;
  bool const shuns_autofill = c.autocomplete == "off" || c.autocomplete == "nope" || c.autocomplete == "new-password";
  if (shuns_autofill && !seen) score += 1;
  return score;
}

} // namespace legwork::core::reader_v5
