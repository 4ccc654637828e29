// What to write where, or why a person must decide. Nothing is agreed to that the customer did not allow (P14),
// nothing is written that a visitor could not see, and no required field is guessed.
#include "core/page/fill_planner.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "core/base/enum_names.hpp"
#include "core/base/fingerprint.hpp"
#include "core/base/text.hpp"
#include "core/base/url.hpp"
#include "core/page/choices.hpp"
#include "core/page/fields/field_clues.hpp"
#include "core/page/fields/field_reader.hpp"
#include "core/page/fields/honeypots.hpp"
#include "core/page/page_analysis.hpp"
#include "core/page/phone_fields.hpp"
#include "core/page/reader_v5/reader.hpp"
#include "core/page/words.hpp"

namespace legwork::core {

namespace {

bool wants_keys(FieldType type, Control const& c) {
  bool const digits = type == FieldType::phone || type == FieldType::phone_area || type == FieldType::phone_prefix ||
                      type == FieldType::phone_suffix || type == FieldType::phone_local || type == FieldType::zip;
  return digits || !c.mask.empty();
}

bool is_real_option(Option const& o) {
  std::string const text = normalised(o.text);
  return !o.disabled && !o.value.empty() && !has_word(text, "select") && !has_word(text, "choose") &&
         !has_word(text, "please") && !has_word(text, "bitte wählen") && trim(text) != "";
}

// General enquiries first, then whatever is a real choice.
Option const* option_for_topic(Control const& c) {
  static constexpr std::array<std::string_view, 9> wished{"general", "sales",   "quote",     "question", "contact",
                                                          "enquiry", "inquiry", "allgemein", "other"};
  for (std::string_view wish : wished) {
    for (Option const& o : c.options) {
      if (is_real_option(o) && contains(normalised(o.text), wish)) return &o;
    }
  }
  auto const first = std::ranges::find_if(c.options, is_real_option);
  return first == c.options.end() ? nullptr : &*first;
}

bool has_choice_already(Control const& c) {
  return std::ranges::any_of(c.options, [](Option const& o) { return o.selected && is_real_option(o); });
}

std::string words_of(Control const& c) {
  std::string const& text = !c.label.empty()         ? c.label
                            : !c.aria_label.empty()  ? c.aria_label
                            : !c.placeholder.empty() ? c.placeholder
                                                     : c.name;
  return std::string(clip(collapse(text), 200));
}

// Under which a person's value for this field is kept: the same field of the same form is found again by its words.
std::string answer_key(std::string_view words) {
  return "answer_" + std::to_string(Fingerprint().add(normalised(words)).value());
}

// What a message is about; a list beside the word "Message" says it, too.
bool is_topic(FieldType type) {
  return type == FieldType::subject || type == FieldType::department || type == FieldType::message;
}

class Planner {
 public:
  Planner(Snapshot const& page, ClassifiedForm const& form, FillRules const& rules)
      : page_(page), form_(form), rules_(rules) {}

  FillPlanResult run() {
    Control const* const codes = reads_back() ? country_code_list() : nullptr;
    if (codes != nullptr) code_list_ = codes->ref;
    for (ClassifiedField const& field : form_.fields) {
      Control const* c = find_control(page_, field.ref);
      if (c == nullptr || field.type == FieldType::honeypot) continue;
      if (is_for_a_hand(field, *c)) return out_;
      if (!may_write(*c)) continue;
      if (answered(field, *c) || is_kept(*c)) continue;
      if (field.ref == code_list_)
        add(field, FillAction::choose, key_of(DerivedValue::phone_country_code), "");
      else if (c->type == "checkbox")
        box(field, *c);
      else if (c->type == "radio")
        decides_by_meaning() ? radio_group(field, *c) : radio(field, *c);
      else if (c->tag == "select")
        decides_by_meaning() ? choose(field, *c, choices_of(*c)) : select(field, *c);
      else
        write(field, *c);
      if (out_.person_for != PersonFor::nothing) return out_;
    }
    finish();
    return out_;
  }

 private:
  Snapshot const& page_;
  ClassifiedForm const& form_;
  FillRules const& rules_;
  FillPlanResult out_;
  FillPlan plan_;
  std::set<std::string> groups_; // radio groups that were decided
  int code_list_ = -1;           // the list of country codes before the phone number

  // What stands in the form is read back field by field (rules of before did without).
  bool reads_back() const { return rules_.decided_by >= DecisionRules::v4; }

  // Choices are made by what they mean, or by a person.
  bool decides_by_meaning() const { return rules_.decided_by >= DecisionRules::v5; }

  bool reads_anew() const { return rules_.decided_by >= DecisionRules::v6; }
  bool may_write(Control const& c) const {
    return reads_anew() ? is_writable(c) : reader_v5::is_writable(c, rules_.decided_by);
  }
  bool is_a_honeypot(Control const& c) const {
    return reads_anew() ? is_honeypot(page_, c) : reader_v5::trap_score(page_, c, rules_.decided_by) >= 5;
  }

  // What a person reads of the field; of a group of radio buttons the question, not one of its answers.
  std::string question_of(Control const& c) const {
    if (!decides_by_meaning() || c.type != "radio") return words_of(c);
    std::string_view const group = reads_anew() ? innermost_group(c) : std::string_view();
    std::string_view const question = c.legend.empty() ? group : std::string_view(c.legend);
    return question.empty() ? words_of(c) : std::string(clip(collapse(question), 200));
  }

  std::string key_of_answer(Control const& c) const {
    std::string const words = question_of(c);
    return answer_key(words.empty() ? c.name + " " + c.id : words);
  }

  // The list nearest before the phone number, in the same form; null where the number stands alone.
  Control const* country_code_list() const {
    if (!knows(key_of(CustomerField::phone))) return nullptr;
    Control const* found = nullptr;
    for (ClassifiedField const& field : form_.fields) {
      Control const* const c = find_control(page_, field.ref);
      if (c == nullptr || !may_write(*c)) continue;
      if (is_country_code_list(*c)) found = c;
      if (field.type == FieldType::phone) return found;
    }
    return nullptr;
  }

  // A required field that only a person can fill on the page itself: a file, a signature, a calendar that nothing can
  // be typed into. A value for it would help nobody.
  bool is_for_a_hand(ClassifiedField const& field, Control const& c) {
    if (!reads_anew() || c.disabled || !field.required || c.hidden == Hidden::not_rendered) return false;
    bool const is_picked = c.readonly && c.hidden == Hidden::none && c.value.empty() && c.tag == "input";
    if (c.type != "file" && c.type != "signature" && !is_picked) return false;
    ask(PersonFor::unclear, "a required field can only be filled in by hand: " + question_of(c));
    return true;
  }

  // A person gave a value for just this field.
  bool answered(ClassifiedField const& field, Control const& c) {
    std::string const key = key_of_answer(c);
    if (!knows(key)) return false;
    bool const is_first = c.type != "radio" || groups_.insert(c.name).second;
    if (!is_first && decides_by_meaning()) return true;
    bool const is_choice = c.type == "radio" || c.tag == "select";
    if (c.type == "checkbox")
      add(field, FillAction::check, "", "", words_of(c));
    else
      add(field, is_choice ? FillAction::choose : FillAction::insert, key, "");
    return true;
  }

  // A person saw to just this field on the page itself.
  bool is_kept(Control const& c) const {
    return !c.value.empty() && std::ranges::binary_search(rules_.kept_fields, key_of_answer(c));
  }

  bool knows(std::string_view key) const { return !key.empty() && std::ranges::binary_search(rules_.known, key); }
  void ask(PersonFor why, std::string detail) {
    out_.person_for = why;
    out_.detail = std::move(detail);
  }
  void unclear(Control const& c, std::span<Choice const> choices = {}) {
    std::string const question = question_of(c);
    ask(PersonFor::unclear, "a required field is not understood or has no value: " + question +
                                (choices.empty() ? "" : " (choices: " + list_of(choices) + ")"));
    if (reads_back()) out_.asked = AskedField{key_of_answer(c), question};
  }
  void add(ClassifiedField const& field, FillAction action, std::string_view key, std::string text,
           std::string wording = "") {
    plan_.entries.push_back({.ref = field.ref,
                             .action = action,
                             .key = std::string(key),
                             .text = std::move(text),
                             .field = std::string(name_of(field.type)),
                             .wording = std::move(wording)});
    if (!reads_back()) return;
    FillEntry& entry = plan_.entries.back();
    Control const* const c = find_control(page_, field.ref);
    entry.required = field.required || is_essential(value_key_of(field.type));
    entry.label = question_of(*c);
    if (field.type == FieldType::phone && entry.key == key_of(CustomerField::phone))
      entry.phone_format = code_list_ >= 0 ? PhoneFormat::after_country_code : phone_format_of(*c);
  }

  void write(ClassifiedField const& field, Control const& c) {
    std::string_view const key = value_key_of(field.type);
    if (knows(key)) return add(field, wants_keys(field.type, c) ? FillAction::keys : FillAction::insert, key, "");
    bool const filled_by_site = !c.value.empty();
    if (field.type == FieldType::subject && field.required && !filled_by_site)
      return add(field, FillAction::insert, "", "Inquiry");
    if (field.required && !filled_by_site) unclear(c);
  }

  // By the rules before v5, as are choose_email and radio.
  void select(ClassifiedField const& field, Control const& c) {
    std::string_view const key = value_key_of(field.type);
    bool const about_place = field.type == FieldType::state || field.type == FieldType::country;
    if (about_place && knows(key)) return add(field, FillAction::choose, key, "");
    bool const topic =
        field.type == FieldType::subject || field.type == FieldType::department || field.type == FieldType::message;
    if (field.type == FieldType::contact_method) return choose_email(field, c);
    if (!topic && (!field.required || has_choice_already(c))) return;
    if (!topic) return unclear(c);
    if (has_choice_already(c) && !field.required) return;
    if (Option const* o = option_for_topic(c))
      add(field, FillAction::choose, "", o->value);
    else if (field.required)
      unclear(c);
  }

  void choose_email(ClassifiedField const& field, Control const& c) {
    for (Option const& o : c.options) {
      if (is_real_option(o) && contains(normalised(o.text), "mail")) return add(field, FillAction::choose, "", o.value);
    }
    if (field.required && !has_choice_already(c)) unclear(c);
  }

  void box(ClassifiedField const& field, Control const& c) {
    std::string const wording = words_of(c);
    if (field.type == FieldType::consent_required) {
      bool const sells = has_any(normalised(wording), words::marketing); // "I agree to receive offers" is advertising
      bool const by_person = rules_.person_agreed || (rules_.ticked_on_page && c.checked);
      bool const allowed = by_person || (sells ? rules_.may_market : rules_.may_consent);
      if (!allowed)
        return ask(PersonFor::consent, "the form requires a consent that was not allowed in advance: " + wording);
      return add(field, FillAction::check, "", "", wording);
    }
    bool const marketing = field.type == FieldType::newsletter || field.type == FieldType::consent_marketing;
    if (marketing && c.checked && !rules_.may_market) return add(field, FillAction::uncheck, "", "", wording);
    if (!marketing && field.required && !c.checked) unclear(c);
  }

  void radio(ClassifiedField const& field, Control const& c) {
    if (c.name.empty() || !groups_.insert(c.name).second) return;
    bool checked = false;
    bool required = false;
    Control const* by_mail = nullptr;
    for (Control const& other : page_.controls) {
      if (other.type != "radio" || other.name != c.name || other.form != c.form) continue;
      checked = checked || other.checked;
      required = required || other.required;
      std::string const says = normalised(other.label + " " + other.value + " " + other.legend);
      bool const agrees = has_any(says, words::marketing) || has_any(says, words::agree);
      if (contains(says, "mail") && !agrees) by_mail = &other;
    }
    if (checked || (!required && field.type != FieldType::contact_method)) return;
    if (by_mail != nullptr) {
      ClassifiedField const chosen{by_mail->ref, FieldType::contact_method, field.confidence, required};
      return add(chosen, FillAction::check, "", "", words_of(*by_mail));
    }
    if (required) unclear(c);
  }

  void radio_group(ClassifiedField const& field, Control const& c) {
    if (c.name.empty() || !groups_.insert(c.name).second) return;
    ClassifiedField group = field;
    for (Control const& other : page_.controls) {
      bool const is_same = other.type == "radio" && other.name == c.name && other.form == c.form;
      group.required = group.required || (is_same && other.required);
    }
    choose(group, c, choices_of(page_, c));
  }

  // A question with a few answers: a list, or a group of radio buttons.
  void choose(ClassifiedField const& field, Control const& c, std::vector<Choice> const& choices) {
    auto const now = std::ranges::find_if(choices, &Choice::is_chosen);
    Choice const* const chosen = now == choices.end() ? nullptr : &*now;
    bool const is_about_place = field.type == FieldType::state || field.type == FieldType::country;
    bool const has_value = (is_about_place && c.tag == "select") || field.type == FieldType::salutation;
    if (has_value && knows(value_key_of(field.type)))
      return add(field, FillAction::choose, value_key_of(field.type), "");
    if (is_topic(field.type)) {
      if (chosen != nullptr && fits_a_buyer(*chosen)) return;
      // Of an optional list without a heading the first choice is nobody's.
      bool const is_wrong = field.required && chosen != nullptr && is_for_others_than_buyers(*chosen);
      return take(field, c, choices, choice_for_topic(choices), is_wrong);
    }
    if (field.type == FieldType::contact_method)
      return take(field, c, choices, choice_for_email(choices, language_of(choices)), false);
    if (field.type == FieldType::salutation) // never one that the page has chosen by itself
      return take(field, c, choices, choice_for_no_salutation(choices), field.required && chosen != nullptr);
    if (field.type == FieldType::consent_marketing) {
      bool const may_stand = chosen == nullptr ? !field.required : rules_.may_market;
      return may_stand ? void() : take(field, c, choices, choice_for_no(choices), chosen != nullptr);
    }
    if (field.required && chosen == nullptr) unclear(c, choices);
  }

  std::string_view language_of(std::span<Choice const> choices) const {
    bool const is_other = reads_anew() && are_not_english(choices);
    return is_other ? "other" : std::string_view(page_.language);
  }

  // `is_wrong`: what the page has chosen must not stand.
  void take(ClassifiedField const& field, Control const& c, std::span<Choice const> choices, Choice const* wished,
            bool is_wrong) {
    bool const stands = std::ranges::any_of(choices, &Choice::is_chosen);
    if (wished == nullptr) {
      if (is_wrong || (field.required && !stands)) unclear(c, choices);
      return;
    }
    if (wished->is_chosen) return;
    ClassifiedField const at{wished->ref, field.type, field.confidence, field.required};
    if (c.type == "radio")
      add(at, FillAction::check, "", "", std::string(clip(collapse(wished->text), 200)));
    else
      add(at, FillAction::choose, "", wished->value);
  }

  // "Continue" on a form that holds the message, and no step after it, sends.
  bool is_last_step() const {
    bool const has_message =
        std::ranges::any_of(plan_.entries, [](FillEntry const& e) { return e.key == key_of(DerivedValue::message); });
    auto const comes_later = [&](auto const& part) {
      return part.form == form_.form && part.hidden == Hidden::not_rendered && part.type != "hidden";
    };
    bool const has_later_step =
        std::ranges::any_of(page_.buttons, comes_later) ||
        std::ranges::any_of(page_.controls, [&](Control const& c) { return comes_later(c) && !is_a_honeypot(c); });
    return has_message && !has_later_step;
  }

  void finish() {
    Form const& form = page_.forms[static_cast<std::size_t>(form_.form)];
    Frame const frame = form.frame >= 0 && static_cast<std::size_t>(form.frame) < page_.frames.size()
                            ? page_.frames[static_cast<std::size_t>(form.frame)]
                            : Frame{};
    plan_.fingerprint = fingerprint(page_, form_);
    plan_.form_url = frame.url.empty() ? page_.url : frame.url;
    std::string const& target = form.action.empty() ? plan_.form_url : form.action;
    plan_.endpoint = target.substr(0, target.find_first_of("?#"));
    plan_.submit = form_.submit;
    plan_.advances = form_.advances && !(decides_by_meaning() && is_last_step());
    if (reads_back()) plan_.region = region_of(page_);
    if (plan_.submit < 0) return ask(PersonFor::unclear, "the form has no button that sends it");
    if (plan_.entries.empty() && !plan_.advances)
      return ask(PersonFor::unclear, "the form asks for nothing that is known");
    out_.plan = std::move(plan_);
  }
};

} // namespace

AskedField asked_field_of(FillEntry const& entry) {
  return entry.label->empty() ? AskedField{} : AskedField{answer_key(*entry.label), entry.label};
}

FillPlanResult plan_form(Snapshot const& page, ClassifiedForm const& form, FillRules const& rules) {
  return Planner(page, form, rules).run();
}

namespace {

// A later step may ask for little, a message or a consent alone, and is no contact form by itself: it is the form that
// sends to where the step before did.
int next_step_of(PageAnalysis const& page, PageReading const& reading, FillPlan const& plan) {
  for (std::size_t i = 0; i < reading.forms.size(); ++i) {
    ClassifiedForm const& form = reading.forms[i];
    Form const& f = page.forms[static_cast<std::size_t>(form.form)];
    bool const is_another =
        form.kind == FormKind::search || form.kind == FormKind::newsletter || form.kind == FormKind::login;
    std::string const endpoint = f.action.substr(0, f.action.find_first_of("?#"));
    bool const came_from_there = endpoint == plan.endpoint || page.url.starts_with(plan.endpoint);
    if (!is_another && f.real && form.submit >= 0 && came_from_there) return static_cast<int>(i);
  }
  return -1;
}

} // namespace

FillPlanResult const* replan_form(PageAnalysis const& page, FillPlan const& plan, FillRules const& rules) {
  PageReading const& reading = page.reading(rules.decided_by);
  for (std::size_t i = 0; i < reading.forms.size(); ++i) {
    if (reading.forms[i].submit >= 0 && page.fingerprint_of(i, rules.decided_by) == plan.fingerprint)
      return &page.planned(i, rules);
  }
  // The same form with other names (some frameworks generate new ones), or the next step of it: the page's contact
  // form, in the same frame.
  if (reading.contact_form < 0) {
    bool const may_be_next = plan.advances && rules.decided_by >= DecisionRules::v5;
    int const next = may_be_next ? next_step_of(page, reading, plan) : -1;
    return next < 0 ? nullptr : &page.planned(static_cast<std::size_t>(next), rules);
  }
  FillPlanResult const& planned = page.planned(static_cast<std::size_t>(reading.contact_form), rules);
  bool const same_place =
      !planned.plan || planned.plan->endpoint == plan.endpoint || planned.plan->form_url == plan.form_url;
  return same_place ? &planned : nullptr;
}

} // namespace legwork::core
