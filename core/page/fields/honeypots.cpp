// Each sign by itself is weak; two of different kinds are enough.
#include "core/page/fields/honeypots.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "core/base/text.hpp"
#include "core/page/fields/consent_words.hpp"
#include "core/page/fields/field_clues.hpp"
#include "core/page/fields/field_reader.hpp"
#include "core/page/word_patterns.hpp"

namespace legwork::core {

namespace {

using sv = std::string_view;

// Of names, classes and ids that form plugins and form services give to their honeypots.
constexpr std::array<sv, 26> honeypot_marks{"gform_validation_container",
                                            "ff-hpsf",
                                            "frm_verify",
                                            "wpcf7-hp",
                                            "honeypot",
                                            "honey_pot",
                                            "honey-pot",
                                            "hp-field",
                                            "hp_field",
                                            "hpfield",
                                            "ohnohoney",
                                            "wpforms-field-hp",
                                            "nf-field-hp",
                                            "_gotcha",
                                            "bot-field",
                                            "botfield",
                                            "botcheck",
                                            "bot-check",
                                            "bot_check",
                                            "antispam",
                                            "anti-spam",
                                            "_honey",
                                            "honeyfield",
                                            "beehive",
                                            "nospam",
                                            "spam-trap"};

// Whole names of fields that are honeypots in forms of plugins and services, where nothing else uses them.
constexpr std::array<sv, 12> honeypot_names{"hp",
                                            "_hp",
                                            "gotcha",
                                            "_gotcha",
                                            "_honey",
                                            "honey",
                                            "bot",
                                            "website_hp",
                                            "url_hp",
                                            "email_hp",
                                            "contact_me_by_fax_only",
                                            "ak_hp_textarea"};

bool is_named_as_honeypot(Control const& c) {
  std::string const all = lower(c.name + " " + c.id + " " + c.classes + " " + c.ancestry);
  if (std::ranges::any_of(honeypot_marks, [&](sv mark) { return contains(all, mark); })) return true;
  std::string const name = lower(c.name);
  std::string const id = lower(c.id);
  // Mailchimp's: b_<user>_<list>.
  bool const is_of_mailchimp = name.starts_with("b_") && std::ranges::count(name, '_') == 2 && name.size() > 20;
  return is_of_mailchimp ||
         std::ranges::any_of(honeypot_names, [&](sv known) { return name == known || (name.empty() && id == known); });
}

bool asks_to_stay_empty(Control const& c) {
  return consent_words::patterns().leave_empty.in(
      words_in(c.label + " " + c.description + " " + c.placeholder + " " + c.aria_label + " " + c.title));
}

bool is_named_by_form(Snapshot const& page, Control const& c) {
  if (c.form < 0 || static_cast<std::size_t>(c.form) >= page.forms.size()) return false;
  std::string const& honeypot = page.forms[static_cast<std::size_t>(c.form)].honeypot_name;
  return !honeypot.empty() && honeypot == c.name;
}

bool is_typed_into(Control const& c) {
  return c.tag == "textarea" || (c.tag == "input" && c.type != "checkbox" && c.type != "radio" && c.type != "file");
}

// At least so many other controls of its form are so. Its neighbors are asked first: they are most often of its form.
template <class Is>
bool has_siblings(Snapshot const& page, Control const& c, int wanted, Is const& is) {
  int found = 0;
  auto const counts = [&](Control const& other) {
    return other.form == c.form && other.ref != c.ref && is(other) && ++found == wanted;
  };
  Control const* const here = find_control(page, c.ref);
  auto const at = here == nullptr ? std::ptrdiff_t{0} : here - page.controls.data();
  auto const middle = page.controls.begin() + at;
  return std::any_of(middle, page.controls.end(), counts) || std::any_of(page.controls.begin(), middle, counts);
}

// Of its form a visitor sees other fields.
bool has_visible_sibling(Snapshot const& page, Control const& c) {
  return has_siblings(page, c, 1,
                      [](Control const& other) { return other.hidden == Hidden::none && is_typed_into(other); });
}

bool siblings_have_names(Snapshot const& page, Control const& c) {
  return has_siblings(page, c, 2, [](Control const& other) { return !other.name.empty(); });
}

// Parts of styled widgets: what a visitor sees stands in for it.
constexpr std::array<sv, 18> styled_widgets{
    "select2",     "chosen",      "react-select", "iti",       "selectpicker", "bootstrap-select",
    "nice-select", "tomselected", "ts-",          "selectric", "choices",      "ui-selectmenu",
    "sumo",        "multiselect", "combobox",     "flatpickr", "dropdown",     "picker"};

bool is_part_of_widget(Control const& c) {
  std::string const all = lower(c.classes + " " + c.ancestry);
  return std::ranges::any_of(styled_widgets, [&](sv part) { return contains(all, part); });
}

// Out of sight though it is drawn: nobody does that to a field that is asked later.
bool is_drawn_out_of_sight(Control const& c) {
  return c.hidden == Hidden::off_screen || c.hidden == Hidden::tiny || c.hidden == Hidden::transparent;
}

// A honeypot of WPForms: it is called as several others together are, and nothing else.
bool repeats_other_labels(Snapshot const& page, Control const& c) {
  if (c.label.empty()) return false;
  std::vector<std::string> longest_first;
  for (Control const& other : page.controls) {
    if (other.form != c.form || other.ref == c.ref) continue;
    for (std::string const* const text : {&other.label, &other.legend}) {
      if (text->size() < 3) continue;
      std::string label(trim(contains(*text, "*") ? replace_all(*text, "*", "") : *text));
      if (label.size() >= 3 && label.size() <= c.label.size()) longest_first.push_back(std::move(label));
    }
  }
  std::ranges::sort(longest_first, [](std::string const& a, std::string const& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  auto const twice = std::ranges::unique(longest_first);
  longest_first.erase(twice.begin(), twice.end());
  std::string rest = c.label;
  int parts = 0;
  for (std::string const& label : longest_first) {
    if (!contains(rest, label)) continue;
    rest = replace_all(rest, label, " ");
    ++parts;
  }
  return parts >= 2 && words_in(rest).words.empty();
}

} // namespace

std::vector<HoneypotSign> honeypot_signs(Snapshot const& page, Control const& c) {
  std::vector<HoneypotSign> out;
  auto const add = [&](int points, sv says) { out.push_back({says, points}); };
  if (asks_to_stay_empty(c)) add(6, "it says to be left empty");
  if (is_named_by_form(page, c)) add(6, "the form names it as its honeypot");
  bool const is_seen = c.hidden == Hidden::none;
  if (is_seen && is_required(c)) return out;
  if (is_named_as_honeypot(c)) add(6, "its name is known for honeypots");
  if (!c.widget->empty() || is_part_of_widget(c) || !has_visible_sibling(page, c)) return out;
  if (!is_typed_into(c)) {
    bool const is_nameless_box = c.type == "checkbox" && c.label.empty() && is_drawn_out_of_sight(c);
    if (is_nameless_box) add(3, "a box without words out of sight");
    return out;
  }
  if (is_drawn_out_of_sight(c)) add(3, "it is drawn where nobody sees it");
  if (c.tabindex < 0 && !is_seen) add(3, "the Tab key passes it by");
  if (c.aria_hidden && (!is_seen || c.tabindex < 0)) add(3, "screen readers pass it by");
  bool const is_unsaid = c.label.empty() || is_drawn_out_of_sight(c);
  if (c.name.empty() && siblings_have_names(page, c) && !is_seen && is_unsaid)
    add(3, "it has no name, and the others have");
  if (!is_seen && c.label.size() < 100 && repeats_other_labels(page, c)) add(5, "it is called as others together are");
  bool const shuns_autofill = c.autocomplete == "off" || c.autocomplete == "nope" || c.autocomplete == "new-password";
  if (shuns_autofill && !is_seen) add(2, "browsers shall not fill it in");
  return out;
}

int honeypot_points(Snapshot const& page, Control const& c) {
  int sum = 0;
  for (HoneypotSign const& sign : honeypot_signs(page, c)) sum += sign.points;
  return sum;
}

bool is_honeypot(Snapshot const& page, Control const& c) { return honeypot_points(page, c) >= 5; }

bool is_native_twin(Control const& c) {
  if (c.tag != "select" || c.hidden == Hidden::none || is_named_as_honeypot(c) || asks_to_stay_empty(c)) return false;
  bool const has_words = !c.label.empty() || !c.aria_label.empty();
  return *c.widget == "list" || is_part_of_widget(c) || (is_required(c) && has_words && c.options.size() >= 2);
}

} // namespace legwork::core
