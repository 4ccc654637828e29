// Patterns of words as outcome_words.hpp writes them, and looking for many of them in a sentence at once.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/page/text_folding.hpp"

namespace legwork::core {

class WordPatterns {
 public:
  // Adds the patterns of a list, which must outlive this.
  void add(std::string_view list);

  // A pattern that stands in `sentence`, empty for none.
  std::string_view find(FoldedSentence const& sentence) const;
  bool in(FoldedSentence const& sentence) const { return !find(sentence).empty(); }

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
  static bool fits_from(FoldedSentence const& sentence, Pattern const& pattern, std::size_t place, std::size_t at);
  bool fits_at(FoldedSentence const& sentence, std::size_t pattern, std::size_t at) const;

  std::vector<Pattern> patterns_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_word_; // patterns by their first word
  std::map<char, std::vector<std::size_t>> by_letter_;                   // by its first byte, where it goes on freely
  std::vector<std::size_t> rest_;
};

} // namespace legwork::core
