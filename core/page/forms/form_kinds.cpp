// The words around a form and the fields in it, weighed for each kind.
#include "core/page/forms/form_kinds.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>

#include "core/base/enum_names.hpp"
#include "core/base/text.hpp"
#include "core/base/url.hpp"
#include "core/page/fields/field_clues.hpp"
#include "core/page/fields/field_reader.hpp"
#include "core/page/forms/form_words.hpp"
#include "core/page/word_patterns.hpp"
#include "core/page/words.hpp"

namespace legwork::core {

namespace {

using sv = std::string_view;

struct KindWords {
  FormKind kind;
  WordPatterns says;
  WordPatterns names;
  WordPatterns fields;
};

std::vector<KindWords> const& kind_words() {
  static std::vector<KindWords> const all = [] {
    std::vector<KindWords> out;
    for (FormWords const& words : form_words::kinds) {
      KindWords& kind = out.emplace_back(words.kind);
      kind.says.add(words.says);
      kind.names.add(words.names);
      kind.fields.add(words.fields);
    }
    return out;
  }();
  return all;
}

// The words around a form, each once.
struct Surroundings {
  FoldedSentence heading, before, button, names, page;
  std::vector<FoldedSentence> labels; // of its fields
  int fields_of(KindWords const& kind) const {
    return static_cast<int>(
        std::ranges::count_if(labels, [&](FoldedSentence const& label) { return kind.fields.in(label); }));
  }
};

std::string button_words(Snapshot const& page, ClassifiedForm const& form) {
  auto const found = std::ranges::find(page.buttons, form.submit, &Button::ref);
  return found == page.buttons.end() ? "" : found->text;
}

std::string last_of_path(std::string const& url) {
  auto const parts = parse_url(url);
  if (!parts) return "";
  std::string_view path = parts->path;
  while (path.ends_with('/')) path.remove_suffix(1);
  return std::string(path.substr(path.rfind('/') + 1));
}

Surroundings surroundings_of(Snapshot const& page, ClassifiedForm const& form) {
  Form const& f = page.forms[static_cast<std::size_t>(form.form)];
  std::vector<FoldedSentence> labels;
  for (ClassifiedField const& field : form.fields) {
    Control const* const c = find_control(page, field.ref);
    if (c != nullptr) labels.push_back(words_in(c->label + " " + c->placeholder + " " + normalised(c->name)));
  }
  return {.heading = words_in(f.heading),
          .before = words_in(f.text_before),
          .button = words_in(button_words(page, form)),
          .names = words_in_name(f.id + " " + f.name + " " + f.classes + " " + last_of_path(f.action)),
          .page = words_in(page.title + "\n" + normalised(last_of_path(page.url))),
          .labels = std::move(labels)};
}

// The fields that a visitor is asked for, now or in a later step.
struct Fields {
  std::map<FieldType, int> counts;
  int typed = 0;   // boxes to write in
  int visible = 0; // that can be written into now
  int all = 0;
  bool has(FieldType type) const { return counts.contains(type); }
  bool is_named() const { return has(FieldType::full_name) || has(FieldType::first_name) || has(FieldType::last_name); }
  bool is_reachable() const { return has(FieldType::email) || has(FieldType::phone) || has(FieldType::phone_area); }
};

Fields fields_of(Snapshot const& page, ClassifiedForm const& form) {
  Fields out;
  for (ClassifiedField const& field : form.fields) {
    Control const* const c = find_control(page, field.ref);
    if (c == nullptr || field.type == FieldType::honeypot) continue;
    ++out.counts[field.type];
    ++out.all;
    if (is_writable(*c)) ++out.visible;
    if (c->tag == "textarea" || (c->tag == "input" && c->type != "checkbox" && c->type != "radio")) ++out.typed;
  }
  return out;
}

// A card's number or code: nothing that a contact form asks for.
bool asks_for_card(Snapshot const& page, ClassifiedForm const& form) {
  return std::ranges::any_of(form.fields, [&](ClassifiedField const& field) {
    Control const* const c = find_control(page, field.ref);
    return c != nullptr && (c->autocomplete.starts_with("cc-") || contains(normalised(c->name), "card number") ||
                            contains(normalised(c->label), "card number"));
  });
}

// How much the words say that a form is of one kind, and where they say it.
struct Said {
  int points = 0;
  bool by_heading = false;
  bool by_button = false;
  bool by_page = false; // its title or address
};
using Saids = std::map<FormKind, Said>;

// Points for each kind from the words alone.
Saids points_of_words(Surroundings const& s) {
  Saids out;
  auto const points_in = [](KindWords const& kind, FoldedSentence const& text, int points) {
    if (text.words.empty()) return 0;
    auto const hit = kind.says.longest(text);
    bool const says_only_that = hit.words * 2 >= text.words.size();
    return hit.words == 0 ? 0 : says_only_that ? points : points * 2 / 3;
  };
  for (KindWords const& kind : kind_words()) {
    int const heading = points_in(kind, s.heading, 30);
    int const button = points_in(kind, s.button, 24);
    int points = heading + button + points_in(kind, s.before, 12);
    bool const is_said = points > 0;
    int const page = points_in(kind, s.page, 12);
    points += page;
    // WordPress calls its form for comments so, and templates take it over for contact: the words must say it, too.
    bool const may_be_named = kind.kind != FormKind::comment || is_said;
    if (may_be_named) points += kind.names.in(s.names) ? 30 : points_in(kind, s.names, 18);
    points += std::min(36, 12 * s.fields_of(kind));
    if (points > 0) out[kind.kind] = {points, heading > 0, button > 0, page > 0};
  }
  return out;
}

FormKind strongest(Saids const& points, std::span<FormKind const> among, int at_least) {
  FormKind best = FormKind::other;
  int most = at_least - 1;
  for (FormKind const kind : among) {
    auto const found = points.find(kind);
    if (found != points.end() && found->second.points > most) most = found->second.points, best = kind;
  }
  return best;
}

Said said(Saids const& points, FormKind kind) {
  auto const found = points.find(kind);
  return found == points.end() ? Said{} : found->second;
}

int at(Saids const& points, FormKind kind) { return said(points, kind).points; }

// What the fields alone say, where they say it surely.
std::optional<FormKind> kind_of_fields(Snapshot const& page, ClassifiedForm const& form, Fields const& n,
                                       Saids const& points) {
  Form const& f = page.forms[static_cast<std::size_t>(form.form)];
  bool const message = n.has(FieldType::message);
  if (asks_for_card(page, form)) return FormKind::checkout;
  if (contains(f.action, "list-manage.com/subscribe")) return FormKind::newsletter;
  if (n.has(FieldType::password)) {
    bool const is_new = n.counts.at(FieldType::password) > 1 || n.is_named() || n.typed > 3 ||
                        at(points, FormKind::registration) > at(points, FormKind::login);
    return is_new ? FormKind::registration : FormKind::login;
  }
  bool const is_search = n.has(FieldType::search) || f.role == "search";
  if (!message && n.typed <= 2 && !n.is_reachable() && (is_search || at(points, FormKind::search) >= 18))
    return FormKind::search;
  if (!message && !n.is_reachable() && is_search) return FormKind::search;
  if (!message && n.has(FieldType::email) && n.typed <= 3 && !n.has(FieldType::phone)) {
    bool const is_alone = n.typed == 1;
    if (is_alone || at(points, FormKind::newsletter) > at(points, FormKind::contact)) return FormKind::newsletter;
  }
  return {};
}

// A test drive is asked for like anything else of a dealer.
bool is_test_drive(Surroundings const& s) {
  static WordPatterns const words(form_words::test_drive);
  return words.in(s.heading) || words.in(s.button) || words.in(s.before) || words.in(s.page);
}

// What a form is for besides, where somebody writes a message, too.
constexpr std::array otherwise_kinds =
    std::to_array<FormKind>({FormKind::job_application, FormKind::trade_in, FormKind::comment, FormKind::checkout,
                             FormKind::credit_application, FormKind::survey, FormKind::claim, FormKind::referral,
                             FormKind::chat, FormKind::registration, FormKind::newsletter});
constexpr std::array asked_kinds{FormKind::quote, FormKind::appointment};

int points_for_contact(Fields const& n, Saids const& points) {
  bool const takes_messages = n.has(FieldType::message) && (n.is_reachable() || n.is_named());
  return at(points, FormKind::contact) + (takes_messages ? 20 : 0);
}

FormKind kind_of(Snapshot const& page, ClassifiedForm const& form, Fields const& n, Surroundings const& words,
                 Saids const& points) {
  if (auto const sure = kind_of_fields(page, form, n, points)) return *sure;
  bool const message = n.has(FieldType::message);
  bool const reachable = n.is_reachable() || n.is_named();
  Said const contact = said(points, FormKind::contact);
  int const for_contact = points_for_contact(n, points);
  // What somebody would be taken for who writes into the wrong form.
  FormKind const otherwise = strongest(points, otherwise_kinds, 18);
  if (otherwise != FormKind::other) {
    Said const other = said(points, otherwise);
    if (other.points > for_contact) return otherwise;
    if (other.by_button && !contact.by_button && !contact.by_heading) return otherwise;
    if (other.by_heading && !contact.by_button && !contact.by_heading && other.points >= 30) return otherwise;
  }
  bool const is_long = n.all > 30 && !contact.by_button && !contact.by_heading; // a contract, an application
  if (is_long) return FormKind::other;
  Said const booking = said(points, FormKind::appointment);
  bool const is_booking =
      !is_test_drive(words) && !contact.by_button && (booking.by_button || (booking.by_heading && !contact.by_heading));
  if (message && reachable) return is_booking ? FormKind::appointment : FormKind::contact;
  FormKind const asked = strongest(points, asked_kinds, 18);
  bool const is_whole = n.is_reachable() && n.is_named();
  if (is_whole && !is_booking && contact.points >= 24) return FormKind::contact;
  if (is_whole && !is_booking && n.has(FieldType::subject) && contact.points >= 12) return FormKind::contact;
  return n.is_reachable() ? asked : FormKind::other;
}

int score_of(Snapshot const& page, ClassifiedForm const& form, Fields const& n, Saids const& points) {
  Form const& f = page.forms[static_cast<std::size_t>(form.form)];
  int score = 0;
  if (n.has(FieldType::message)) score += 25;
  if (n.has(FieldType::email)) score += 20;
  if (n.has(FieldType::phone) || n.has(FieldType::phone_area)) score += 10;
  if (n.is_named()) score += 15;
  for (FieldType const t : {FieldType::zip, FieldType::city, FieldType::state}) score += n.has(t) ? 3 : 0;
  score += std::min(at(points, FormKind::contact), 40) / 2;
  if (said(points, FormKind::contact).by_heading) score += 8;
  score -= std::min(at(points, FormKind::appointment), 30) / 2 + std::min(at(points, FormKind::quote), 30) / 5;
  if (form.submit >= 0) score += 8;
  if (f.landmark == "main") score += 5;
  if (f.landmark == "footer" || f.landmark == "aside") score -= 5;
  if (n.visible == 0) score -= 30;
  if (n.typed > 30) score -= 10;
  return score;
}

// Where a message can be left, and words speak for contact and for something else nearly alike, or what stands over the
// form names something else than what is on its button.
constexpr int least_margin = 6; // points; a word in the text before the form is 8

void see_whether_close(KindOfForm& out, Snapshot const& page, ClassifiedForm const& form, Fields const& n,
                       Saids const& points) {
  if (!n.has(FieldType::message) || !n.is_reachable() || kind_of_fields(page, form, n, points)) return;
  FormKind const other = strongest(points, otherwise_kinds, 12);
  if (other == FormKind::other) return;
  int const margin = points_for_contact(n, points) - at(points, other);
  Said const contact = said(points, FormKind::contact);
  bool const is_balanced = margin < least_margin && margin > -least_margin && contact.points >= 12;
  Said const rival = said(points, other);
  bool const is_headed_otherwise = rival.by_heading && !contact.by_heading && rival.points >= 30;
  // Only a button speaks of contact ("Send message"), on a page or under a heading that is for something else.
  bool const is_placed_otherwise = (rival.by_heading || rival.by_page) && !contact.by_heading && !contact.by_page;
  out.is_close = is_balanced || (out.kind == FormKind::contact && (is_headed_otherwise || is_placed_otherwise));
}

std::string signs_in(Saids const& points, Fields const& n) {
  std::string out;
  auto const add = [&](std::string const& sign) { out += (out.empty() ? "" : ", ") + sign; };
  if (n.has(FieldType::message)) add("a box for a message");
  if (n.is_reachable()) add("an e-mail or phone field");
  if (n.is_named()) add("a name field");
  if (n.has(FieldType::password)) add("a password field");
  for (auto const& [kind, words] : points) {
    if (words.points >= 12)
      add("words of a " + replace_all(std::string(name_of(kind)), "_", " ") + " form (" + std::to_string(words.points) +
          ")");
  }
  return out;
}

} // namespace

KindOfForm find_kind(Snapshot const& page, ClassifiedForm const& form) {
  Fields const fields = fields_of(page, form);
  Surroundings const words = surroundings_of(page, form);
  Saids const points = points_of_words(words);
  KindOfForm out{kind_of(page, form, fields, words, points), score_of(page, form, fields, points)};
  see_whether_close(out, page, form, fields, points);
  bool const is_useful = out.kind == FormKind::contact || out.kind == FormKind::quote || out.kind == FormKind::other ||
                         out.kind == FormKind::appointment;
  if (!is_useful) out.score -= 60;
  return out;
}

std::string signs_of_kind(Snapshot const& page, ClassifiedForm const& form) {
  return signs_in(points_of_words(surroundings_of(page, form)), fields_of(page, form));
}

bool says_kind(FormKind kind, std::string_view text) {
  FoldedSentence const words = words_in(text);
  return std::ranges::any_of(kind_words(),
                             [&](KindWords const& known) { return known.kind == kind && known.says.in(words); });
}

} // namespace legwork::core
