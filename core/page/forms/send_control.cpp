// Among all that can be clicked: what it says, what it is, and where it stands.
#include "core/page/forms/send_control.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/page/fields/field_clues.hpp"
#include "core/page/forms/form_kinds.hpp"
#include "core/page/forms/form_words.hpp"
#include "core/page/word_patterns.hpp"

namespace legwork::core {

namespace {

struct ButtonWords {
  WordPatterns send{form_words::send};
  WordPatterns next{form_words::next_step};
  WordPatterns not_send{form_words::not_send};
  WordPatterns never{form_words::never_send};
};

ButtonWords const& words() {
  static ButtonWords const all;
  return all;
}

constexpr std::size_t longest_text = 80; // of a button that says one thing

// A click would reach it, or would once the page is scrolled or something over it is gone.
bool is_reachable(Button const& b) {
  return b.hidden == Hidden::none || b.hidden == Hidden::covered || b.hidden == Hidden::off_screen;
}

bool says_send(Button const& b, FoldedSentence const& text) {
  if (b.text.size() > longest_text) return false;
  return words().send.in(text);
}

// How much the button looks like the one that sends; 0 for one that does something else.
int points_of(Button const& b, FoldedSentence const& text, bool is_for_contact) {
  if (b.type == "reset" || b.leads_away) return 0;
  bool const sends = says_send(b, text);
  if (words().never.in(text)) return 0;
  auto const other = words().not_send.longest(text);
  bool const does_else = other.words > 0 && (!sends || other.words * 2 > text.words.size());
  bool const is_submit = b.type == "submit" || b.type == "image";
  if (does_else && is_for_contact && !(is_submit && sends)) return 0;
  bool const is_link = b.type == "link";
  bool const leads_on = words().next.in(text) && b.text.size() <= longest_text;
  if (is_link && !sends && is_for_contact) return 0;
  int points = is_submit ? 40 : 0;
  if (sends) points += is_link ? 20 : 30;
  if (leads_on) points += 20;
  std::string const marks = lower(b.classes + " " + b.id + " " + b.name);
  if (contains(marks, "submit") || contains(marks, "send")) points += 15;
  if (contains(marks, "primary")) points += 5;
  if (!is_for_contact && points == 0 && !text.words.empty()) points = 5;
  if (points == 0) return 0;
  if (b.box.w * b.box.h >= 10'000) points += 3;
  if (text.words.empty() && !is_submit) points -= 20;
  return std::max(points, 1);
}

// Where the last field that is typed into stands.
Box last_field(Snapshot const& page, int form) {
  Box out;
  for (Control const& c : page.controls) {
    if (c.form == form && c.hidden == Hidden::none && c.box.y >= out.y) out = c.box;
  }
  return out;
}

} // namespace

struct SendControls::Known {
  explicit Known(Button const& b) : button(&b), text(words_in(b.text)) {}

  Button const* button;
  FoldedSentence text;
  std::array<std::optional<int>, 2> points; // for something else, for contact
  std::optional<bool> sends;                // its words do
  std::map<FormKind, bool> kinds;           // whether its words name the kind

  int points_for(bool is_for_contact) {
    std::optional<int>& known = points[is_for_contact ? 1 : 0];
    if (!known) known = points_of(*button, text, is_for_contact);
    return *known;
  }
  bool says(FormKind kind) {
    auto const [at, is_new] = kinds.try_emplace(kind, false);
    if (is_new) at->second = says_kind(kind, button->text);
    return at->second;
  }
  bool says_send() {
    if (!sends) sends = words().send.in(text);
    return *sends;
  }
};

SendControls::SendControls(Snapshot const& page) : page_(page) {
  known_.reserve(page.buttons.size());
  for (Button const& b : page.buttons) {
    known_.emplace_back(b);
    by_form_[std::max(b.form, -1)].push_back(known_.size() - 1);
  }
}

SendControls::~SendControls() = default;

SendControl SendControls::find(int form, std::optional<FormKind> kind) {
  Form const& f = page_.forms[static_cast<std::size_t>(form)];
  Box const last = last_field(page_, form);
  auto const best_among = [&](int of, auto const& counts, bool reachable) {
    Known* best = nullptr;
    int most = 0;
    for (std::size_t const i : by_form_[of]) {
      Known& b = known_[i];
      if (is_reachable(*b.button) != reachable || !counts(b)) continue;
      int points = b.points_for(!kind);
      if (points == 0) continue;
      if (kind && b.says(*kind)) points += 30;
      if (b.button->box.y >= last.y) points += 4; // people send when they have written
      if (points > most) most = points, best = &b;
    }
    return best;
  };
  // What a visitor can press now, before what a later step or a closed form shows.
  auto const best_of = [&](int of, auto const& counts) {
    Known* const now = best_among(of, counts, true);
    return now != nullptr ? now : best_among(of, counts, false);
  };
  Known* found = best_of(form, [](Known const&) { return true; });
  // A form without an element of its own may have its button outside of the part that holds its fields; of one with an
  // element it may stand right below it, and pages press it by a script.
  if (found == nullptr)
    found = best_of(-1, [&](Known& b) {
      if (b.button->frame != f.frame || !f.real) return b.button->frame == f.frame;
      bool const is_near = b.button->box.y >= f.box.y && b.button->box.y <= f.box.y + f.box.h + 300;
      return is_near && b.says_send();
    });
  if (found == nullptr) return {};
  return {found->button, words().next.in(found->text) && !found->says_send()};
}

SendControl SendControls::for_contact(int form) { return find(form, std::nullopt); }

SendControl SendControls::for_kind(int form, FormKind kind) { return find(form, kind); }

} // namespace legwork::core
