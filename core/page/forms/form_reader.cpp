// Reading every form of a page, and choosing the contact form among them.
#include <algorithm>
#include <set>

#include "core/base/fingerprint.hpp"
#include "core/base/text.hpp"
#include "core/page/fields/field_reader.hpp"
#include "core/page/fields/field_sequence.hpp"
#include "core/page/forms/form_kinds.hpp"
#include "core/page/forms/send_control.hpp"
#include "core/page/page.hpp"
#include "core/page/reader_v5/reader.hpp"
#include "core/page/words.hpp"

namespace legwork::core {

namespace {

constexpr int worth_using = 40;

// A form's first step may ask for little (a postal code and "Next"); its hidden steps say what it is.
bool hides_more(Snapshot const& page, ClassifiedForm const& form) {
  if (!form.advances) return false;
  return std::ranges::any_of(form.fields, [&](ClassifiedField const& f) {
    Control const* const c = find_control(page, f.ref);
    return c != nullptr && (c->type == "email" || c->tag == "textarea");
  });
}

// The first step of a form whose steps are pages of the server's: it asks for something that a contact form asks for,
// and leads on, on a page that speaks of contact.
bool is_first_page(Snapshot const& page, ClassifiedForm const& form) {
  bool const asks = std::ranges::any_of(form.fields, [](ClassifiedField const& f) {
    return !value_key_of(f.type).empty() || f.type == FieldType::department;
  });
  Form const& f = page.forms[static_cast<std::size_t>(form.form)];
  return form.advances && f.real && asks && form.kind == FormKind::other &&
         says_kind(FormKind::contact, page.title + "\n" + normalised(page.url) + "\n" + f.heading);
}

bool may_be_for_contact(FormKind kind) {
  return kind == FormKind::contact || kind == FormKind::quote || kind == FormKind::appointment;
}

// The name on a card, which says so twice, is nobody that is contacted.
bool is_of_card(Control const& c) {
  bool const is_marked = trim(split(trim(c.autocomplete), ' ').back()).starts_with("cc-");
  return is_marked &&
         contains(lower(c.name + " " + c.id + " " + c.placeholder + " " + c.aria_label + " " + c.label), "card");
}

ClassifiedForm read_form(Snapshot const& page, SendControls& buttons, std::vector<Control const*> const& controls,
                         int index, DecisionRules rules) {
  ClassifiedForm out;
  out.form = index;
  for (Control const* const c : controls) {
    if (c->type == "hidden") continue;
    out.fields.push_back(read_field(page, *c));
    if (rules >= DecisionRules::v7 && is_of_card(*c)) out.fields.back().type = FieldType::other;
  }
  repair_sequence(page, out.fields);
  SendControl const send = buttons.for_contact(index);
  SendControl const any = send.button == nullptr ? buttons.for_kind(index, FormKind::other) : send;
  out.submit = any.button == nullptr ? -1 : any.button->ref; // its words say what the form is for
  out.advances = send.advances;
  KindOfForm const kind = find_kind(page, out);
  out.kind = kind.kind;
  out.score = kind.score;
  if (may_be_for_contact(out.kind)) {
    if (send.button == nullptr) out.submit = -1;
  } else if (out.kind != FormKind::other) {
    SendControl const of_kind = buttons.for_kind(index, out.kind);
    if (of_kind.button != nullptr) out.submit = of_kind.button->ref;
  }
  bool const leads_on = is_first_page(page, out) || (out.kind == FormKind::other && hides_more(page, out));
  if (leads_on) out.kind = FormKind::contact;
  if (leads_on || hides_more(page, out)) out.score = std::max(out.score, worth_using);
  return out;
}

bool can_be_written(Snapshot const& page, ClassifiedForm const& form) {
  return std::ranges::any_of(form.fields, [&](ClassifiedField const& f) {
    Control const* const c = find_control(page, f.ref);
    return c != nullptr && is_writable(*c);
  });
}

} // namespace

PageReading classify_page(Snapshot const& page, DecisionRules rules) {
  if (rules < DecisionRules::v6) return reader_v5::classify_page(page, rules);
  PageReading out;
  SendControls buttons(page);
  std::vector<std::vector<Control const*>> controls(page.forms.size());
  for (Control const& c : page.controls) {
    if (c.form >= 0 && static_cast<std::size_t>(c.form) < controls.size())
      controls[static_cast<std::size_t>(c.form)].push_back(&c);
  }
  constexpr int without_button = 30; // points less beside one that can be sent
  int best_open = worth_using - without_button - 1;
  int best_closed = best_open;
  int unsure = -1;
  for (std::size_t i = 0; i < page.forms.size(); ++i) {
    ClassifiedForm form = read_form(page, buttons, controls[i], static_cast<int>(i), rules);
    bool const is_unsure = rules >= DecisionRules::v7 && find_kind(page, form).is_close;
    if (is_unsure && unsure < 0) unsure = static_cast<int>(i);
    int const score = form.score - (form.submit < 0 ? without_button : 0);
    bool const is_open = can_be_written(page, form);
    int& best = is_open ? best_open : best_closed;
    if (form.kind == FormKind::contact && !is_unsure && form.score >= worth_using && score > best) {
      best = score;
      (is_open ? out.contact_form : out.closed_form) = static_cast<int>(i);
    }
    out.forms.push_back(std::move(form));
  }
  if (out.contact_form >= 0) out.closed_form = -1;
  if (out.contact_form < 0 && out.closed_form < 0) out.unsure_form = unsure;
  return out;
}

std::uint64_t fingerprint(Snapshot const& page, ClassifiedForm const& form) {
  std::multiset<std::string> parts;
  for (ClassifiedField const& f : form.fields) {
    Control const* const c = find_control(page, f.ref);
    if (c != nullptr) parts.insert(c->tag + " " + c->type + " " + c->name);
  }
  Fingerprint print;
  for (std::string const& part : parts) print.add(part);
  return print.value();
}

} // namespace legwork::core
