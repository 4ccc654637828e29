// Reading patterns, and matching with gaps.
#include "core/page/word_patterns.hpp"

#include <algorithm>
#include <utility>

#include "core/base/text.hpp"

namespace legwork::core {

namespace {

constexpr std::size_t gap_of_words = 5;
constexpr std::size_t gap_of_signs = 14;

} // namespace

bool WordPatterns::Form::fits(std::string_view word) const {
  switch (match) {
    case Match::whole: return word == text;
    case Match::begins: return word.starts_with(text);
    case Match::ends: return word.ends_with(text);
    case Match::holds: return contains(word, text);
    case Match::number: return std::ranges::all_of(word, is_digit);
  }
  return false;
}

void WordPatterns::add_place(Pattern& pattern, std::string_view piece, bool after_gap) {
  Place place;
  place.after_gap = after_gap;
  std::vector<std::string> further; // words of a piece that is several, e.g. signs
  for (std::string_view part : split(piece, '/')) {
    using enum Form::Match;
    bool const open_begin = part.starts_with('*');
    bool const open_end = part.ends_with('*');
    if (part == "#") {
      place.forms.push_back({number, {}});
      continue;
    }
    std::vector<std::string> words = folded_words(part);
    if (words.empty()) continue;
    Form::Match const match = open_begin && open_end ? holds : open_begin ? ends : open_end ? begins : whole;
    place.forms.push_back({match, std::move(words.front())});
    further.assign(std::next(words.begin()), words.end());
  }
  if (place.forms.empty()) return;
  pattern.places.push_back(std::move(place));
  for (std::string& word : further) pattern.places.push_back({false, {{Form::Match::whole, std::move(word)}}});
}

WordPatterns::Pattern WordPatterns::parse(std::string_view source) {
  Pattern pattern;
  pattern.source = source;
  bool gap = false;
  if (source.starts_with('~')) source.remove_prefix(1);
  for (std::string_view piece : split(source, ' ')) {
    if (piece == "^")
      pattern.at_begin = true;
    else if (piece == "$")
      pattern.at_end = true;
    else if (piece == "..")
      gap = true;
    else if (!piece.empty())
      add_place(pattern, piece, std::exchange(gap, false));
  }
  return pattern;
}

void WordPatterns::add(std::string_view list) {
  for (std::string_view source : split(list, '|')) {
    Pattern pattern = parse(trim(source));
    if (pattern.places.empty()) continue;
    for (Form const& form : pattern.places.front().forms) {
      std::vector<std::size_t>& index = form.match == Form::Match::whole    ? by_word_[form.text]
                                        : form.match == Form::Match::begins ? by_letter_[form.text.front()]
                                                                            : rest_;
      index.push_back(patterns_.size());
    }
    patterns_.push_back(std::move(pattern));
  }
}

// Whether the places from `place` on fit the words from `at` on.
bool WordPatterns::fits_from(FoldedSentence const& sentence, Pattern const& pattern, std::size_t place,
                             std::size_t at) {
  if (place == pattern.places.size()) return !pattern.at_end || at == sentence.words.size();
  Place const& wanted = pattern.places[place];
  std::size_t const widest = sentence.of_signs ? gap_of_signs : gap_of_words;
  std::size_t const gap = wanted.after_gap ? widest : 0;
  for (std::size_t i = at; i <= at + gap && i < sentence.words.size(); ++i) {
    bool const fits = std::ranges::any_of(wanted.forms, [&](Form const& f) { return f.fits(sentence.words[i]); });
    if (fits && fits_from(sentence, pattern, place + 1, i + 1)) return true;
  }
  return false;
}

bool WordPatterns::fits_at(FoldedSentence const& sentence, std::size_t pattern, std::size_t at) const {
  Pattern const& p = patterns_[pattern];
  return (!p.at_begin || at == 0) && fits_from(sentence, p, 0, at);
}

std::string_view WordPatterns::find(FoldedSentence const& sentence) const {
  for (std::size_t at = 0; at < sentence.words.size(); ++at) {
    std::string const& word = sentence.words[at];
    auto const first_that_fits = [&](std::vector<std::size_t> const& index) {
      auto const found = std::ranges::find_if(index, [&](std::size_t p) { return fits_at(sentence, p, at); });
      return found == index.end() ? std::string_view() : patterns_[*found].source;
    };
    if (auto const found = by_word_.find(word); found != by_word_.end()) {
      if (std::string_view const hit = first_that_fits(found->second); !hit.empty()) return hit;
    }
    if (auto const found = by_letter_.find(word.front()); found != by_letter_.end()) {
      if (std::string_view const hit = first_that_fits(found->second); !hit.empty()) return hit;
    }
    if (std::string_view const hit = first_that_fits(rest_); !hit.empty()) return hit;
  }
  return {};
}

} // namespace legwork::core
