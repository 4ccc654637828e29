// A box over the page is read by its words first, by its names where it has too few; its buttons by theirs. What is not
// understood is not pressed.
#include "core/page/overlays/overlay_reader.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <utility>

#include "core/base/text.hpp"
#include "core/page/fields/field_clues.hpp"
#include "core/page/overlays/overlay_words.hpp"

namespace legwork::core {

namespace {

using overlay_words::box_words;
using overlay_words::control_words;

constexpr std::size_t longest_answer = 14; // words; what says more is a text, not a button
constexpr std::size_t longest_close = 6;
constexpr std::size_t words_limit = 160; // bytes
constexpr std::size_t whole_text = 780;  // bytes: of a longer text the rest was not recorded

// What pressing a control would answer.
enum class Answer { unclear, refuse, necessary, close, later, save, accept, understood };

bool is_cross(std::string_view text) {
  constexpr std::array<std::string_view, 11> crosses{"×", "✕", "✖", "✗", "✘", "⨯", "╳", "❌", "🗙", "x", "X"};
  return std::ranges::find(crosses, trim(text)) != crosses.end();
}

// --- buttons

// A cross that says nothing stands small in an upper corner of its box, alone.
bool is_in_upper_corner(Overlay const& overlay, Button const& b) {
  bool const is_small = b.box.w > 0 && b.box.w <= 64 && b.box.h > 0 && b.box.h <= 64;
  if (!is_small || b.frame != overlay.frame) return false;
  int const x = b.box.x + b.box.w / 2 - overlay.box.x;
  int const y = b.box.y + b.box.h / 2 - overlay.box.y;
  bool const is_high = y <= std::max(overlay.box.h / 4, 40);
  bool const is_outer = x <= std::max(overlay.box.w / 6, 40) || x >= overlay.box.w - std::max(overlay.box.w / 6, 40);
  return is_high && is_outer;
}

bool is_wordless(Button const& b) { return words_in(b.text).words.empty(); }

Answer answer_of_names(Overlay const& overlay, Button const& b) {
  FoldedSentence const names = words_in_name(b.classes + " " + b.id + " " + b.name);
  if (control_words().other_name.in(names)) return Answer::unclear;
  if (control_words().close_name.in(names)) return Answer::close;
  bool const is_alone = std::ranges::count_if(overlay.controls, is_wordless) == 1;
  return trim(b.text).empty() && is_alone && is_in_upper_corner(overlay, b) ? Answer::close : Answer::unclear;
}

bool has_digit(std::string_view text) { return std::ranges::any_of(text, core::is_digit); }

// An agreement must be to cookies: most (or one in `share` words) of what the button says is, and it names no terms,
// messages or amounts.
bool says_mostly(FoldedSentence const& said, WordPatterns const& words, std::size_t share = 2) {
  auto const about_cookies = std::ranges::count_if(
      said.words, [](std::string const& word) { return word.starts_with("cookie") || word.starts_with("キ"); });
  return said.of_signs ||
         words.longest(said).words * share + static_cast<std::size_t>(about_cookies) >= said.words.size();
}
bool names_something_else(FoldedSentence const& said) {
  bool const has_amount = std::ranges::any_of(said.words, [](std::string const& word) { return has_digit(word); });
  return has_amount || box_words().terms.in(said) || box_words().mail.in(said);
}

// A window is closed, not an account or an order.
bool closes_window(FoldedSentence const& said) {
  static WordPatterns const others("account*|konto*|compte*|cuenta*|conto|conta|order|purchase|deal|sale|contract");
  return said.words.size() <= longest_close && control_words().close.in(said) && !others.in(said);
}

// Subscribes, takes an offer or starts something, whatever else it says.
bool takes_something(FoldedSentence const& said) {
  auto const& words = control_words();
  if (!words.takes.in(said)) return false;
  return !words.negation.in(said) || words.instead.in(said);
}

// To a question about cookies: what is refused counts, unless the same button offers something else as well.
Answer answer_about_cookies(FoldedSentence const& said) {
  auto const& words = control_words();
  bool const accepts = words.accept.in(said);
  std::size_t const save_words = words.save.longest(said).words;
  bool const saves = save_words > 0 && (!accepts || save_words * 2 >= said.words.size());
  bool const is_understood = words.understood.in(said);
  bool const is_necessary = words.necessary.in(said) && !words.optional.in(said) &&
                            (words.only.in(said) || accepts || saves || is_understood);
  if (words.no_refusal.in(said) || words.pays.in(said)) return Answer::unclear;
  if (words.refuse_phrase.in(said) || words.refuse_alone.in(said))
    return words.settings.in(said) ? Answer::unclear : Answer::refuse;
  if (words.refuse.in(said))
    return words.settings.in(said) || (accepts && !is_necessary) ? Answer::unclear : Answer::refuse;
  if (names_something_else(said)) return Answer::unclear;
  if (is_necessary) return Answer::necessary;
  if (saves) return says_mostly(said, words.save, 3) ? Answer::save : Answer::unclear;
  if (words.settings.in(said)) return Answer::unclear;
  if (accepts) return says_mostly(said, words.accept) ? Answer::accept : Answer::unclear;
  if (is_understood) return says_mostly(said, words.understood) ? Answer::understood : Answer::unclear;
  if (words.later.in(said)) return Answer::later;
  return closes_window(said) ? Answer::close : Answer::unclear;
}

Answer answer_to_offer(FoldedSentence const& said, OverlayKind kind) {
  auto const& words = control_words();
  if (takes_something(said)) return Answer::unclear;
  bool const refuses = words.refuse.in(said) || words.refuse_phrase.in(said);
  if (words.later.in(said) || (refuses && !words.no_refusal.in(said))) return Answer::later;
  bool const is_plain_no = words.begins_with_no.in(said) && !words.instead.in(said);
  if (kind == OverlayKind::newsletter && is_plain_no) return Answer::later;
  if (closes_window(said)) return Answer::close;
  return kind == OverlayKind::other && words.understood.in(said) ? Answer::understood : Answer::unclear;
}

Answer answer_of(Overlay const& overlay, Button const& b, OverlayKind kind) {
  bool const is_pressable = !b.disabled && !b.leads_away && b.hidden == Hidden::none && b.type != "reset";
  // What submits a form sends something, whatever it says; consent tools keep their answer so.
  bool const submits = b.type == "submit" || b.type == "image";
  bool const is_own = b.form < 0 || std::ranges::find(overlay.forms, b.form) != overlay.forms.end();
  bool const is_of_consent = kind == OverlayKind::cookies && is_own; // -1: a form without fields
  if (!is_pressable || (submits && !is_of_consent)) return Answer::unclear;
  if (is_cross(b.text)) return Answer::close;
  FoldedSentence const said = words_in(b.text);
  if (said.words.empty()) return answer_of_names(overlay, b);
  if (!said.of_signs && said.words.size() > longest_answer) return Answer::unclear;
  return kind == OverlayKind::cookies ? answer_about_cookies(said) : answer_to_offer(said, kind);
}

// --- the box

struct BoxReading {
  OverlayKind kind = OverlayKind::other;
  bool is_choice_of_place = false;
};

BoxReading kind_of(Overlay const& overlay) {
  auto const& words = box_words();
  FoldedSentence text = words_in(overlay.text);
  FoldedSentence const names = words_in_name(overlay.names);
  auto const is_about_age = [&](Button const& b) { return words.age.in(words_in(b.text)); };
  bool const names_age = overlay.text.find("18+") != std::string::npos || overlay.text.find("21+") != std::string::npos;
  if (names_age || words.age.in(text) || std::ranges::any_of(overlay.controls, is_about_age))
    return {OverlayKind::age_check};
  bool const is_consent_tool = words.cookie_name.in(names);
  bool const offers = words.newsletter.in(text) || words.newsletter_name.in(names);
  bool const is_chat_window = words.chat_name.in(names) && !is_consent_tool;
  bool const chats = is_chat_window || words.chat.in(text);
  if (words.cookies.in(text) && !is_chat_window && !(overlay.asks && (offers || chats))) return {OverlayKind::cookies};
  if (is_consent_tool && !overlay.asks && !offers) return {OverlayKind::cookies};
  if (words.place.in(text)) return {OverlayKind::other, true};
  if (words.privacy.in(text) && !overlay.asks && !offers && !chats) return {OverlayKind::cookies};
  if (is_chat_window || (chats && !offers)) return {OverlayKind::chat};
  return {offers ? OverlayKind::newsletter : OverlayKind::other};
}

// The sentence says something about the site's terms, and is not only a row of links to them.
bool is_about_terms(FoldedSentence const& sentence, std::span<std::string const> link_words) {
  if (!box_words().terms.in(sentence)) return false;
  if (box_words().agree.in(sentence)) return true;
  auto const others = std::ranges::count_if(
      sentence.words, [&](std::string const& word) { return std::ranges::find(link_words, word) == link_words.end(); });
  return others >= 3;
}

// Whoever agrees here agrees to cookies and to nothing else.
bool is_about_cookies_alone(Overlay const& overlay) {
  auto const& words = box_words();
  FoldedSentence const text = words_in(overlay.text);
  bool const is_consent_tool = words.cookie_name.in(words_in_name(overlay.names));
  bool const is_about_cookies = words.cookies.in(text) || (is_consent_tool && words.privacy.in(text));
  if (!is_about_cookies || overlay.asks || overlay.text.size() >= whole_text || words.mail.in(text) ||
      words.any_age.in(text))
    return false;
  std::vector<std::string> link_words;
  for (Button const& b : overlay.controls) {
    if (b.leads_away) std::ranges::copy(folded_words(b.text), std::back_inserter(link_words));
  }
  return std::ranges::none_of(folded_sentences(overlay.text),
                              [&](FoldedSentence const& s) { return is_about_terms(s, link_words); });
}

// How good an answer ends the box; 0: not by this one.
int rank_about_cookies(Answer answer, bool closing_agrees, bool may_accept) {
  switch (answer) {
    case Answer::refuse: return 6;
    case Answer::necessary: return 5;
    case Answer::close:
    case Answer::later: return !closing_agrees ? 4 : may_accept ? 1 : 0;
    case Answer::save: return may_accept ? 3 : 0;
    case Answer::understood: return may_accept ? 2 : 0;
    case Answer::accept: return may_accept ? 1 : 0;
    case Answer::unclear: return 0;
  }
  return 0;
}

// A plain notice: nothing is asked, and nothing agreed to.
bool is_notice(Overlay const& overlay) {
  FoldedSentence const text = words_in(overlay.text);
  bool const asks = overlay.text.find('?') != std::string::npos || has_digit(overlay.text); // or names an amount
  return !asks && !overlay.asks && overlay.forms.empty() && overlay.text.size() < whole_text &&
         !box_words().terms.in(text) && !box_words().agree.in(text);
}

int rank_of(Overlay const& overlay, BoxReading const& box, Answer answer) {
  using enum OverlayKind;
  if (box.kind == age_check) return 0;
  if (box.kind == cookies) {
    bool const closing_agrees = box_words().by_closing.in(words_in(overlay.text));
    return rank_about_cookies(answer, closing_agrees, is_about_cookies_alone(overlay));
  }
  if (answer == Answer::close) return 3;
  if (box.is_choice_of_place) return 0;
  if (answer == Answer::later) return 2;
  return answer == Answer::understood && is_notice(overlay) ? 1 : 0;
}

bool covers_any(Snapshot const& page, Overlay const& overlay, int form, int send_control) {
  return std::ranges::any_of(overlay.covers, [&](int ref) {
    if (send_control >= 0 && ref == send_control) return true;
    auto const is_of_form = [&](auto const& part) { return part.ref == ref && part.form == form; };
    return form >= 0 &&
           (std::ranges::any_of(page.controls, is_of_form) || std::ranges::any_of(page.buttons, is_of_form));
  });
}

} // namespace

OverlayInTheWay read_overlay(Overlay const& overlay) {
  BoxReading const box = kind_of(overlay);
  OverlayInTheWay out{.kind = box.kind};
  out.words = presentable(collapse(overlay.text), words_limit);
  int best = 0;
  Answer chosen = Answer::unclear;
  for (Button const& b : overlay.controls) {
    Answer const answer = answer_of(overlay, b, box.kind);
    int const rank = rank_of(overlay, box, answer);
    if (rank <= best) continue;
    best = rank;
    chosen = answer;
    out.closer = &b;
  }
  if (out.closer == nullptr) return out;
  bool const is_about_cookies = box.kind == OverlayKind::cookies;
  out.refuses = is_about_cookies && (chosen == Answer::refuse || chosen == Answer::necessary);
  out.accepts = is_about_cookies && best <= 2; // agreeing in words, taking notice, or closing what counts that as both
  std::string const said = presentable(collapse(out.closer->text), words_limit);
  out.control_words = said.empty() ? "×" : said;
  return out;
}

bool is_in_the_way(Snapshot const& page, Overlay const& overlay, int form, int send_control) {
  if (form >= 0 && std::ranges::find(overlay.forms, form) != overlay.forms.end()) return false;
  return overlay.modal || covers_any(page, overlay, form, send_control);
}

std::optional<OverlayInTheWay> overlay_in_the_way(PageAnalysis const& page, int form, int send_control) {
  for (Overlay const& overlay : *page.overlays) {
    if (is_in_the_way(page, overlay, form, send_control)) return read_overlay(overlay);
  }
  return {};
}

} // namespace legwork::core
