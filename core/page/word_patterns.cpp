// Reading patterns, and matching with gaps.
#include "core/page/word_patterns.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "core/base/text.hpp"

namespace legwork::core {

namespace {

constexpr std::size_t gap_of_words = 5;
constexpr std::size_t gap_of_signs = 14;

std::size_t bucket_of(std::string_view word) {
  std::uint32_t mixed = 2'166'136'261; // FNV-1a
  for (char const c : word) mixed = (mixed ^ static_cast<unsigned char>(c)) * 16'777'619;
  return (mixed ^ (mixed >> 16)) % 256;
}

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

std::vector<std::size_t>& WordPatterns::beginning_with(std::string const& word) {
  std::vector<Beginning>& bucket = by_word_[bucket_of(word)];
  auto const known = std::ranges::find(bucket, word, &Beginning::word);
  return known != bucket.end() ? known->patterns : bucket.emplace_back(word).patterns;
}

void WordPatterns::add(std::string_view list) {
  for (std::string_view source : split(list, '|')) {
    Pattern pattern = parse(trim(source));
    if (pattern.places.empty()) continue;
    for (Form const& form : pattern.places.front().forms) {
      std::vector<std::size_t>& index = form.match == Form::Match::whole    ? beginning_with(form.text)
                                        : form.match == Form::Match::begins ? by_letter_[form.text.front()]
                                                                            : rest_;
      index.push_back(patterns_.size());
    }
    patterns_.push_back(std::move(pattern));
  }
}

std::optional<std::size_t> WordPatterns::end_of_fit(FoldedSentence const& sentence, Pattern const& pattern,
                                                    std::size_t place, std::size_t at) {
  if (place == pattern.places.size()) {
    if (pattern.at_end && at != sentence.words.size()) return {};
    return at;
  }
  Place const& wanted = pattern.places[place];
  std::size_t const widest = sentence.of_signs ? gap_of_signs : gap_of_words;
  std::size_t const gap = wanted.after_gap ? widest : 0;
  for (std::size_t i = at; i <= at + gap && i < sentence.words.size(); ++i) {
    bool const fits = std::ranges::any_of(wanted.forms, [&](Form const& f) { return f.fits(sentence.words[i]); });
    if (!fits) continue;
    if (auto const end = end_of_fit(sentence, pattern, place + 1, i + 1)) return end;
  }
  return {};
}

std::optional<std::size_t> WordPatterns::end_at(FoldedSentence const& sentence, std::size_t pattern,
                                                std::size_t at) const {
  Pattern const& p = patterns_[pattern];
  if (p.at_begin && at != 0) return {};
  return end_of_fit(sentence, p, 0, at);
}

template <class See>
bool WordPatterns::each_beginning(std::string const& word, See const& see) const {
  for (Beginning const& known : by_word_[bucket_of(word)]) {
    if (known.word == word && std::ranges::any_of(known.patterns, see)) return true;
  }
  if (auto const found = by_letter_.find(word.front()); found != by_letter_.end()) {
    if (std::ranges::any_of(found->second, see)) return true;
  }
  return std::ranges::any_of(rest_, see);
}

std::string_view WordPatterns::find(FoldedSentence const& sentence) const {
  std::string_view hit;
  for (std::size_t at = 0; at < sentence.words.size() && hit.empty(); ++at) {
    each_beginning(sentence.words[at], [&](std::size_t p) {
      if (end_at(sentence, p, at)) hit = patterns_[p].source;
      return !hit.empty();
    });
  }
  return hit;
}

WordPatterns::Match WordPatterns::longest(FoldedSentence const& sentence) const {
  Match best;
  for (std::size_t at = 0; at < sentence.words.size(); ++at) {
    each_beginning(sentence.words[at], [&](std::size_t p) {
      auto const end = end_at(sentence, p, at);
      if (end && *end - at > best.words) best = {patterns_[p].source, *end - at};
      return false;
    });
  }
  return best;
}

} // namespace legwork::core
