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
#include "core/page/field_classifier.hpp"
#include "core/page/page_analysis.hpp"
#include "core/page/phone_fields.hpp"
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

std::string answer_key(Control const& c) {
  std::string const words = words_of(c);
  return answer_key(words.empty() ? c.name + " " + c.id : words);
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
      if (c == nullptr || !is_writable(*c) || field.type == FieldType::honeypot) continue;
      if (answered(field, *c)) continue;
      if (field.ref == code_list_)
        add(field, FillAction::choose, key_of(DerivedValue::phone_country_code), "");
      else if (c->type == "checkbox")
        box(field, *c);
      else if (c->type == "radio")
        radio(field, *c);
      else if (c->tag == "select")
        select(field, *c);
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

  // The list nearest before the phone number, in the same form; null where the number stands alone.
  Control const* country_code_list() const {
    if (!knows(key_of(CustomerField::phone))) return nullptr;
    Control const* found = nullptr;
    for (ClassifiedField const& field : form_.fields) {
      Control const* const c = find_control(page_, field.ref);
      if (c == nullptr || !is_writable(*c)) continue;
      if (is_country_code_list(*c)) found = c;
      if (field.type == FieldType::phone) return found;
    }
    return nullptr;
  }

  // A person gave a value for just this field.
  bool answered(ClassifiedField const& field, Control const& c) {
    std::string const key = answer_key(c);
    if (!knows(key)) return false;
    if (c.type == "radio") groups_.insert(c.name);
    bool const is_choice = c.type == "radio" || c.tag == "select";
    if (c.type == "checkbox")
      add(field, FillAction::check, "", "", words_of(c));
    else
      add(field, is_choice ? FillAction::choose : FillAction::insert, key, "");
    return true;
  }

  bool knows(std::string_view key) const { return !key.empty() && std::ranges::binary_search(rules_.known, key); }
  void ask(PersonFor why, std::string detail) {
    out_.person_for = why;
    out_.detail = std::move(detail);
  }
  void unclear(Control const& c) {
    ask(PersonFor::unclear, "a required field is not understood or has no value: " + words_of(c));
    if (reads_back()) out_.asked = AskedField{answer_key(c), words_of(c)};
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
    entry.label = words_of(*c);
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
      bool const allowed = rules_.person_agreed || (sells ? rules_.may_market : rules_.may_consent);
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
    plan_.advances = form_.advances;
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

FillPlanResult const* replan_form(PageAnalysis const& page, FillPlan const& plan, FillRules const& rules) {
  PageReading const& reading = page.reading();
  for (std::size_t i = 0; i < reading.forms.size(); ++i) {
    if (reading.forms[i].submit >= 0 && page.fingerprint_of(i) == plan.fingerprint) return &page.planned(i, rules);
  }
  // The same form with other names (some frameworks generate new ones), or the next step of it: the page's contact
  // form, in the same frame.
  if (reading.contact_form < 0) return nullptr;
  FillPlanResult const& planned = page.planned(static_cast<std::size_t>(reading.contact_form), rules);
  bool const same_place =
      !planned.plan || planned.plan->endpoint == plan.endpoint || planned.plan->form_url == plan.form_url;
  return same_place ? &planned : nullptr;
}

} // namespace legwork::core
