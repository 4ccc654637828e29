// Weighing the evidence. Whole numbers only: the same page reads the same everywhere.
#include "core/page/fields/field_reader.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/text.hpp"
#include "core/page/choices.hpp"
#include "core/page/fields/consent_words.hpp"
#include "core/page/fields/field_clues.hpp"
#include "core/page/fields/field_subject.hpp"
#include "core/page/fields/field_words.hpp"
#include "core/page/fields/honeypots.hpp"
#include "core/page/fields/options.hpp"
#include "core/page/phone_fields.hpp"
#include "core/page/word_patterns.hpp"

namespace legwork::core {

namespace {

using sv = std::string_view;
using enum FieldType;

constexpr int sure_enough = 260; // hundredths: half a label
constexpr int certain = 9'900;

// The patterns of one kind of field, read once.
struct Kind {
  FieldType type;
  bool is_typed_only;
  WordPatterns names;
  WordPatterns others;
};

std::vector<Kind> read_kinds() {
  std::vector<Kind> out;
  for (auto const list : {field_words::reach, field_words::names, field_words::address, field_words::inquiry,
                          field_words::vehicle, field_words::rest}) {
    for (FieldWords const& words : list) {
      Kind& kind = out.emplace_back(words.type, words.is_typed_only);
      kind.names.add(words.names);
      kind.others.add(words.others);
    }
  }
  return out;
}

std::vector<Kind> const& kinds() {
  static std::vector<Kind> const all = read_kinds();
  return all;
}

consent_words::Patterns const& consents() { return consent_words::patterns(); }

struct Token {
  sv token;
  FieldType type;
};
constexpr std::array autocomplete_tokens = std::to_array<Token>({
    {"name", full_name},
    {"given-name", first_name},
    {"family-name", last_name},
    {"honorific-prefix", salutation},
    {"email", email},
    {"tel", phone},
    {"tel-national", phone},
    {"tel-local", phone_local},
    {"tel-area-code", phone_area},
    {"tel-local-prefix", phone_prefix},
    {"tel-local-suffix", phone_suffix},
    {"tel-extension", phone_extension},
    {"tel-country-code", other},
    {"postal-code", zip},
    {"address-level2", city},
    {"address-level1", state},
    {"street-address", street},
    {"address-line1", street},
    {"address-line2", other},
    {"address-line3", other},
    {"country", country},
    {"country-name", country},
    {"organization", company},
    {"additional-name", other},
    {"nickname", other},
    {"bday", other},
    {"url", other},
    {"cc-name", other},
    {"cc-number", other},
    {"cc-exp", other},
    {"cc-csc", other},
    {"one-time-code", other},
});

std::optional<FieldType> type_of_token(Control const& c) {
  sv const token = split(trim(c.autocomplete), ' ').back();
  auto const found = std::ranges::find(autocomplete_tokens, lower(token), &Token::token);
  if (found == autocomplete_tokens.end()) return {};
  return found->type;
}

// What a box, a list, and many lines may be for.
bool may_be(Control const& c, Kind const& kind) {
  FieldType const type = kind.type;
  if (c.tag == "textarea")
    return type == message || type == street || type == vehicle || type == captcha_answer || type == other;
  if (c.tag == "select")
    return !kind.is_typed_only && type != email && type != message && type != full_name && type != first_name &&
           type != last_name && type != phone && type != password && type != search && type != captcha_answer &&
           type != street;
  if (type == department || type == contact_method) return false; // a person picks one of several
  return true;
}

int bonus_for(Control const& c, FieldType type) {
  if (c.type == "email" && type == email) return 600;
  if (c.type == "tel" && type == phone) return 300;
  if (c.type == "search" && type == search) return 600;
  if (c.type == "url" && type == other) return 600;
  bool const is_moment = c.type == "date" || c.type == "time" || c.type == "datetime-local" || c.type == "month" ||
                         c.type == "week" || c.type == "range" || c.type == "color";
  if (is_moment && type == other) return 900;
  if (c.tag == "textarea" && type == message) return 400;
  return 0;
}

struct Best {
  FieldType type = other;
  int score = 0;
  bool by_label = false; // its own label says most
};

bool is_machine_name(Clue const& clue) { return clue.source == ClueSource::name || clue.source == ClueSource::id; }

bool has_visible_words(std::vector<Clue> const& clues) {
  return std::ranges::any_of(clues, [](Clue const& clue) {
    return clue.source == ClueSource::label || clue.source == ClueSource::near_label ||
           clue.source == ClueSource::aria_label || clue.source == ClueSource::placeholder;
  });
}

// What every clue says of every kind: how many of its words are of that kind.
struct Hits {
  std::vector<std::vector<std::size_t>> words; // by kind and clue
  std::vector<std::size_t> most;               // by clue: of any kind
  bool is_named_outright = false;              // some words that people read are one kind's, and nothing else
};

Hits hits_of(Control const& c, std::vector<Clue> const& clues) {
  Hits out{{}, std::vector<std::size_t>(clues.size()), false};
  bool const is_readable = has_visible_words(clues);
  for (Kind const& kind : kinds()) {
    auto& row = out.words.emplace_back(clues.size());
    if (!may_be(c, kind)) continue;
    for (std::size_t i = 0; i < clues.size(); ++i) {
      // "username" behind "Your name" is the name: only machines read it.
      if (kind.type == other && is_readable && is_machine_name(clues[i])) continue;
      std::size_t const words = kind.names.longest(clues[i].words).words;
      if (words == 0 || kind.others.in(clues[i].words)) continue;
      row[i] = words;
      out.most[i] = std::max(out.most[i], words);
      bool const is_whole = words == clues[i].words.words.size() && !is_machine_name(clues[i]);
      out.is_named_outright = out.is_named_outright || (is_whole && clues[i].weight >= 300);
    }
  }
  return out;
}

// How much the clues say that the control is of this kind. A clue that says more of another kind counts half, and so do
// machine names beside words that say it outright.
Best weigh(Control const& c, Kind const& kind, std::vector<Clue> const& clues, Hits const& hits, std::size_t row) {
  Best out{kind.type, bonus_for(c, kind.type)};
  int strongest = out.score;
  for (std::size_t i = 0; i < clues.size(); ++i) {
    std::size_t const words = hits.words[row][i];
    if (words == 0) continue;
    auto const share = static_cast<int>(words * 100 / clues[i].words.words.size());
    int weight = clues[i].weight * (75 + share / 2) / 100;
    if (words < hits.most[i]) weight /= 2;
    if (hits.is_named_outright && is_machine_name(clues[i])) weight /= 2;
    out.score += weight;
    if (weight > strongest) strongest = weight, out.by_label = clues[i].source == ClueSource::label;
  }
  return out;
}

// `also`: what speaks for a type besides the clues.
template <class Also>
Best best_kind(Control const& c, std::vector<Clue> const& clues, Also const& also) {
  Hits const hits = hits_of(c, clues);
  Best best;
  for (std::size_t row = 0; row < kinds().size(); ++row) {
    Kind const& kind = kinds()[row];
    if (!may_be(c, kind)) continue;
    Best now = weigh(c, kind, clues, hits, row);
    now.score += also(kind.type);
    if (now.score > best.score) best = now;
  }
  return best;
}

ClassifiedField as(FieldType type, Control const& c, int score = certain) {
  return {c.ref, type, std::min(score / 8, 99), is_required(c)};
}

FoldedSentence visible_words(Control const& c) { return words_in(c.label + " " + c.aria_label); }

// "7 + 4 =": a sum that tells people from machines.
bool is_sum(Control const& c) {
  for (sv const text : {sv(c.label), sv(c.placeholder)}) {
    std::size_t at = 0;
    auto const number = [&] {
      while (at < text.size() && text[at] == ' ') ++at;
      std::size_t const from = at;
      while (at < text.size() && is_digit(text[at])) ++at;
      return at > from && at - from <= 2;
    };
    for (std::size_t begin = 0; begin < text.size() && text.size() <= 80; ++begin) {
      if (!is_digit(text[begin]) || (begin > 0 && is_alnum(text[begin - 1]))) continue;
      at = begin;
      if (!number()) continue;
      while (at < text.size() && text[at] == ' ') ++at;
      bool const adds = at < text.size() && (text[at] == '+' || text[at] == '*' || text[at] == 'x');
      if (!adds) continue;
      ++at;
      if (number()) return true;
    }
  }
  return false;
}

// A box to tick.
ClassifiedField read_box(Snapshot const& page, Control const& c) {
  FoldedSentence words = visible_words(c);
  if (words.words.empty()) words = words_in_name(c.name + " " + c.id);
  FoldedSentence const group = words_in(c.legend + " " + std::string(innermost_group(c)));
  bool const agrees = consents().agree.in(words);
  bool const is_ad = consents().marketing.in(words);
  bool const is_needed = consents().privacy.in(words);
  bool const is_one_of_many = count_of_group(page, c) >= 3 && !agrees;
  ClassifiedField out = as(other, c, 480);
  FieldType& type = out.type;
  if (is_one_of_many) return out;
  if (out.required && (agrees || is_ad || (is_needed && words.words.size() > 1)))
    type = consent_required;
  else if (agrees && is_needed && !is_ad)
    type = consent_required;
  else if (is_ad && !agrees)
    type = newsletter;
  else if (is_ad || agrees)
    type = consent_marketing;
  else if (is_needed && (words.words.size() >= 3 || consents().agree.in(group)))
    type = consent_required;
  return out;
}

// A question with a few answers: a list, or a group of radio buttons.
ClassifiedField read_question(Control const& c, std::vector<Choice> const& choices, std::vector<Clue> const& clues) {
  if (are_salutations(choices)) return as(salutation, c);
  std::string all;
  for (Choice const& choice : choices) all += choice.text + "\n";
  bool const is_yes_or_no = choices.size() == 1 || (choices.size() <= 3 && choice_for_no(choices) != nullptr);
  bool const is_ad = std::ranges::any_of(clues, [](Clue const& k) { return consents().marketing.in(k.words); });
  if (is_yes_or_no && (is_ad || consents().marketing.in(words_in(all)))) return as(consent_marketing, c);
  if (are_ways_of_contact(choices)) return as(contact_method, c);
  OptionWords const options(c);
  Best best = best_kind(c, clues, [&](FieldType type) { return options.score(type); });
  if (is_yes_or_no && best.type == subject) best.type = other;
  if (best.score < sure_enough) best.type = other;
  return as(best.type, c, best.score);
}

ClassifiedField read_radio(Snapshot const& page, Control const& c) {
  sv const question = !c.legend.empty() ? sv(c.legend) : innermost_group(c);
  Control asked = c;
  asked.tag = "select";
  asked.label = std::string(question);
  asked.label_source = LabelSource::for_or_wrap;
  asked.aria_label.clear();
  asked.placeholder.clear();
  asked.id.clear();
  asked.options.clear();
  ClassifiedField out = read_question(asked, choices_of(page, c), clues_of(asked));
  out.ref = c.ref;
  out.required = is_required(c);
  return out;
}

// Where the control has no words of its own, those of its group.
void ask_group(Control const& c, std::vector<Clue>& clues) {
  sv const group = innermost_group(c);
  if (!has_visible_words(clues) && !group.empty()) clues.push_back({ClueSource::group, words_in(group), 280});
}

bool is_part_of_number(FieldType type) {
  return type == phone_area || type == phone_prefix || type == phone_suffix || type == phone_local ||
         type == phone_extension;
}

// Types of which one may stand for the other.
enum class Family { none, name, email, phone, address, inquiry };
Family family_of(FieldType type) {
  if (type == full_name || type == first_name || type == last_name) return Family::name;
  if (type == email) return Family::email;
  if (type == phone || is_part_of_number(type)) return Family::phone;
  if (type == street || type == city || type == state || type == zip || type == country) return Family::address;
  return type == message || type == subject ? Family::inquiry : Family::none;
}

ClassifiedField read_text(Control const& c) {
  std::vector<Clue> clues = clues_of(c);
  ask_group(c, clues);
  if (is_sum(c)) return as(captcha_answer, c);
  Best best = best_kind(c, clues, [](FieldType) { return 0; });
  if (auto const token = type_of_token(c); token && c.tag != "textarea") {
    // A label that is another's is believed more: pages copy boxes with their tokens.
    bool const is_contradicted =
        best.by_label && best.score >= 500 && best.type != other && family_of(best.type) != family_of(*token);
    if (!is_contradicted) return as(*token, c);
  }
  if (c.tag == "textarea" && best.score < sure_enough) best = {message, sure_enough};
  if (best.score < sure_enough) best.type = other;
  return as(best.type, c, best.score);
}

ClassifiedField read_alone(Snapshot const& page, Control const& c) {
  if (is_honeypot(page, c)) return as(honeypot, c);
  if (c.name.ends_with("captcha-response") || c.name == "cf-turnstile-response") return as(captcha_answer, c);
  if (c.type == "file") return as(file, c);
  if (c.type == "password") return as(password, c);
  if (c.type == "checkbox") return read_box(page, c);
  if (c.type == "radio") return read_radio(page, c);
  if (c.tag == "select") {
    if (is_country_code_list(c)) return as(country, c);
    if (auto const token = type_of_token(c)) return as(*token, c);
    return read_question(c, choices_of(c), clues_of(c));
  }
  return read_text(c);
}

bool has_required_class(Control const& c) {
  sv const around = sv(c.ancestry).substr(0, c.ancestry.find(" | "));
  for (sv const all : {sv(c.classes), around}) {
    for (sv const name : split(all, ' ')) {
      std::string const text = lower(name);
      if (contains(text, "required") && !contains(text, "not-required") && !contains(text, "notrequired")) return true;
    }
  }
  return false;
}

} // namespace

// Refs ascend in most looks: then it is found by halving; else every control is asked.
Control const* find_control(Snapshot const& page, int ref) {
  std::size_t from = 0;
  for (std::size_t to = page.controls.size(); from < to;) {
    std::size_t const middle = from + (to - from) / 2;
    if (page.controls[middle].ref < ref)
      from = middle + 1;
    else
      to = middle;
  }
  if (from < page.controls.size() && page.controls[from].ref == ref) return &page.controls[from];
  auto const found = std::ranges::find(page.controls, ref, &Control::ref);
  return found == page.controls.end() ? nullptr : &*found;
}

bool is_required(Control const& c) {
  if (c.required) return true;
  bool const is_acceptance = c.type == "checkbox" && contains(c.ancestry, "wpcf7-acceptance");
  if (is_acceptance) return !contains(c.ancestry, "optional");
  FoldedSentence const words = words_in(c.label + " " + c.description);
  if (consents().optional.in(words)) return false;
  sv const label = trim(c.label);
  bool const has_star = label.ends_with('*') || label.starts_with("*") || contains(label, "* :") ||
                        contains(label, "*:") || contains(label, "(*)") || trim(c.placeholder).ends_with("*");
  return has_star || has_required_class(c) || (label.size() <= 80 && consents().required.in(words));
}

bool is_writable(Control const& c) {
  if (c.disabled || c.readonly) return false;
  if (c.hidden == Hidden::none || is_native_twin(c)) return true;
  bool const is_box = c.type == "checkbox" || c.type == "radio"; // often hidden behind a styled label
  return is_box && !c.label.empty() &&
         (c.hidden == Hidden::tiny || c.hidden == Hidden::transparent || c.hidden == Hidden::covered);
}

ClassifiedField read_field(Snapshot const& page, Control const& c) {
  ClassifiedField out = read_alone(page, c);
  if (is_about_a_person(out.type) && is_about_someone_else(c)) out.type = other;
  return out;
}

} // namespace legwork::core
