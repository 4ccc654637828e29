// Reading every form of a page, and choosing the contact form among them.
#include <algorithm>
#include <map>

#include "core/base/text.hpp"
#include "core/page/reader_v5/reader.hpp"
#include "core/page/words.hpp"

namespace legwork::core::reader_v5 {

namespace {

constexpr int worth_using = 40;

std::string form_words(Form const& f) {
  return normalised(f.heading + " " + f.text_before + " " + f.id + " " + f.name + " " + f.classes + " " + f.action);
}

bool is_pressable(Button const& b) {
  return b.hidden == Hidden::none || b.hidden == Hidden::covered || b.hidden == Hidden::off_screen;
}

int button_score(Button const& b) {
  std::string const text = normalised(b.text);
  if (b.type == "reset" || b.type == "link" || !is_pressable(b)) return -1;
  if (has_any(text, words::not_send) && !has_any(text, words::send)) return -1;
  int score = b.type == "submit" || b.type == "image" ? 40 : 0;
  if (has_any(text, words::send)) score += 30;
  if (has_any(text, words::next_step)) score += 20;
  if (contains_ignoring_case(b.classes, "primary") || contains_ignoring_case(b.classes, "submit")) score += 10;
  if (b.box.w * b.box.h >= 10'000) score += 5;
  return score > 0 ? score : -1;
}

// The button that sends `form`: the best of its own. A scripted form (controls without a form element) whose button
// lies outside any group has none of its own: the buttons of its frame that belong to no form then count.
Button const* best_button(Snapshot const& page, int form) {
  Form const& f = page.forms[static_cast<std::size_t>(form)];
  Button const* own = nullptr;
  Button const* of_the_frame = nullptr;
  int best_own = 0;
  int best_of_the_frame = 0;
  for (Button const& b : page.buttons) {
    int const score = button_score(b);
    if (b.form == form && score > best_own) best_own = score, own = &b;
    bool const counts = !f.real && b.form < 0 && b.frame == f.frame;
    if (counts && score > best_of_the_frame) best_of_the_frame = score, of_the_frame = &b;
  }
  return own != nullptr ? own : of_the_frame;
}

void choose_button(Snapshot const& page, int form, ClassifiedForm& out) {
  Button const* const chosen = best_button(page, form);
  if (chosen == nullptr) return;
  out.submit = chosen->ref;
  std::string const text = normalised(chosen->text);
  out.advances = has_any(text, words::next_step) && !has_any(text, words::send);
}

struct Count {
  std::map<FieldType, int> visible;
  int writable = 0;
  bool has(FieldType t) const { return visible.contains(t); }
};

Count count_fields(Snapshot const& page, ClassifiedForm const& form, DecisionRules rules) {
  Count n;
  for (ClassifiedField const& f : form.fields) {
    Control const* c = find_control(page, f.ref);
    if (c == nullptr || !is_writable(*c, rules) || f.type == FieldType::honeypot) continue;
    n.writable += 1;
    n.visible[f.type] += 1;
  }
  return n;
}

FormKind kind_of_form(Form const& f, Count const& n, std::string const& text) {
  if (n.has(FieldType::password))
    return n.has(FieldType::email) && n.writable > 3 ? FormKind::registration : FormKind::login;
  if (n.has(FieldType::search) || f.role == "search" || has_word(text, "search")) {
    if (n.writable <= 2) return FormKind::search;
  }
  bool const message = n.has(FieldType::message);
  if (!message && n.has(FieldType::email) && n.writable <= 3 && (has_any(text, words::newsletter) || n.writable == 1))
    return FormKind::newsletter;
  if (has_word(text, "commentform") || has_word(text, "comment post")) return FormKind::comment;
  bool const reachable = n.has(FieldType::email) || n.has(FieldType::phone) || n.has(FieldType::phone_area);
  bool const named = n.has(FieldType::first_name) || n.has(FieldType::full_name) || n.has(FieldType::last_name);
  if (message && (reachable || named)) return FormKind::contact;
  if (reachable && named) return FormKind::contact;
  return FormKind::other;
}

int score_form(Snapshot const& page, Form const& f, ClassifiedForm const& form, Count const& n,
               std::string const& text) {
  int score = 0;
  if (n.has(FieldType::message)) score += 25;
  if (n.has(FieldType::email)) score += 20;
  if (n.has(FieldType::phone) || n.has(FieldType::phone_area)) score += 10;
  if (n.has(FieldType::full_name) || (n.has(FieldType::first_name) && n.has(FieldType::last_name))) score += 15;
  for (FieldType t : {FieldType::zip, FieldType::city, FieldType::state}) score += n.has(t) ? 3 : 0;
  if (has_any(text, words::contact)) score += 20;
  if (has_any(normalised(page.title + " " + page.url), words::contact)) score += 10;
  if (form.submit >= 0) score += 8;
  if (f.landmark == "main") score += 5;
  if (f.landmark == "footer" || f.landmark == "aside") score -= 5;
  switch (form.kind) {
    case FormKind::login:
    case FormKind::registration:
    case FormKind::checkout: score -= 60; break;
    case FormKind::search: score -= 50; break;
    case FormKind::newsletter: score -= 35; break;
    case FormKind::comment: score -= 40; break;
    case FormKind::contact:
    case FormKind::appointment:
    case FormKind::quote:
    case FormKind::job_application: // later ones, which these rules do not know
    case FormKind::trade_in:
    case FormKind::credit_application:
    case FormKind::survey:
    case FormKind::chat:
    case FormKind::claim:
    case FormKind::referral:
    case FormKind::other: break;
  }
  if (n.writable == 0) score -= 60;
  return score;
}

// A form's first step may ask for little (a postal code and "Next"); its hidden steps say what it is.
bool is_first_step(Snapshot const& page, ClassifiedForm const& form) {
  if (!form.advances) return false;
  return std::ranges::any_of(form.fields, [&](ClassifiedField const& f) {
    Control const* c = find_control(page, f.ref);
    return c != nullptr && (c->type == "email" || c->tag == "textarea");
  });
}

// Title, address or heading say that the form is for contact.
bool speaks_of_contact(Snapshot const& page, int form) {
  Form const& f = page.forms[static_cast<std::size_t>(form)];
  return has_any(normalised(page.title + " " + page.url + " " + f.heading), words::contact);
}

// The first step of a form whose steps are pages of the server's: it asks for something that a contact form asks for,
// and leads on, on a page that speaks of contact.
bool is_first_page(Snapshot const& page, Form const& f, ClassifiedForm const& form, Count const& n) {
  bool const asks = std::ranges::any_of(n.visible, [](auto const& entry) {
    return !value_key_of(entry.first).empty() || entry.first == FieldType::department;
  });
  return form.advances && f.real && asks && speaks_of_contact(page, form.form) && form.kind == FormKind::other;
}

ClassifiedForm read_form(Snapshot const& page, int index, DecisionRules rules) {
  ClassifiedForm out;
  out.form = index;
  for (Control const& c : page.controls) {
    if (c.form == index && c.type != "hidden") out.fields.push_back(classify_field(page, c, rules));
  }
  repair_sequence(page, out.fields, rules);
  choose_button(page, index, out);
  Form const& f = page.forms[static_cast<std::size_t>(index)];
  std::string const text = form_words(f);
  Count const n = count_fields(page, out, rules);
  out.kind = kind_of_form(f, n, text);
  if (is_first_step(page, out) && n.writable > 0 && out.kind == FormKind::other) out.kind = FormKind::contact;
  bool const is_first = rules >= DecisionRules::v5 && is_first_page(page, f, out, n);
  if (is_first) out.kind = FormKind::contact;
  out.score = score_form(page, f, out, n, text);
  if (is_first) out.score = std::max(out.score, worth_using);
  if (is_first_step(page, out)) out.score = std::max(out.score, worth_using);
  return out;
}

} // namespace

PageReading classify_page(Snapshot const& page, DecisionRules rules) {
  PageReading out;
  int best = worth_using - 1;
  for (std::size_t i = 0; i < page.forms.size(); ++i) {
    ClassifiedForm form = read_form(page, static_cast<int>(i), rules);
    if (form.kind == FormKind::contact && form.submit >= 0 && form.score > best) {
      best = form.score;
      out.contact_form = static_cast<int>(i);
    }
    out.forms.push_back(std::move(form));
  }
  return out;
}

} // namespace legwork::core::reader_v5
