// Patterns of words as outcome_words.hpp writes them, and looking for many of them in a sentence at once.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/page/text_folding.hpp"

namespace legwork::core {

class WordPatterns {
 public:
  WordPatterns() = default;
  explicit WordPatterns(std::string_view list) { add(list); }

  // Adds the patterns of a list, which must outlive this.
  void add(std::string_view list);

  // A pattern that stands in `sentence`, empty for none.
  std::string_view find(FoldedSentence const& sentence) const;
  bool in(FoldedSentence const& sentence) const { return !find(sentence).empty(); }

  struct Match {
    std::string_view pattern; // empty for none
    std::size_t words = 0;    // of the sentence, that it covers
  };
  // The pattern that covers most words.
  Match longest(FoldedSentence const& sentence) const;

 private:
  struct Form { // of one word
    enum class Match { whole, begins, ends, holds, number } match = Match::whole;
    std::string text;
    bool fits(std::string_view word) const;
  };
  struct Place {
    bool after_gap = false;
    std::vector<Form> forms;
  };
  struct Pattern {
    std::string_view source;
    std::vector<Place> places;
    bool at_begin = false;
    bool at_end = false;
  };

  static Pattern parse(std::string_view source);
  static void add_place(Pattern& pattern, std::string_view piece, bool after_gap);
  // Where the words that fit end; nothing where they do not.
  static std::optional<std::size_t> end_of_fit(FoldedSentence const& sentence, Pattern const& pattern,
                                               std::size_t place, std::size_t at);
  std::optional<std::size_t> end_at(FoldedSentence const& sentence, std::size_t pattern, std::size_t at) const;
  std::vector<std::size_t>& beginning_with(std::string const& word);
  // Calls `see` for every pattern that may begin with `word`, until it returns true.
  template <class See>
  bool each_beginning(std::string const& word, See const& see) const;

  std::vector<Pattern> patterns_;
  // Patterns by their first word, in buckets: most words begin no pattern, and are told by one look.
  struct Beginning {
    std::string word;
    std::vector<std::size_t> patterns;
  };
  std::array<std::vector<Beginning>, 256> by_word_;
  std::map<char, std::vector<std::size_t>> by_letter_; // by its first byte, where it goes on freely
  std::vector<std::size_t> rest_;
};

} // namespace legwork::core
