// Text of any language made comparable: sentences, and in them words without capitals, accents and vowel points.
// Unlike `normalised`, which names and labels are compared with, it folds every script that sites' answers come in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace legwork::core {

// Words of one sentence. Signs of Chinese, Japanese and Korean are words of one sign each.
struct FoldedSentence {
  std::string text; // as it stands on the page, without outer spaces
  std::vector<std::string> words;
  bool of_signs = false;   // most of its words are single signs
  bool begins_line = true; // no sentence stands before it in its line
};

std::vector<FoldedSentence> folded_sentences(std::string_view text);

// The words of a piece of text, folded alike.
std::vector<std::string> folded_words(std::string_view text);

} // namespace legwork::core
