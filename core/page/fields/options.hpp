// What the choices of a list, or of a group of boxes, say about the question.
#pragma once

#include <cstddef>
#include <vector>

#include "core/page/page.hpp"
#include "core/page/text_folding.hpp"

namespace legwork::core {

// The choices of a list, which must outlive this; their words are read once.
class OptionWords {
 public:
  explicit OptionWords(Control const& list) : list_(list) {}

  // How much they speak for `type`, in hundredths as the clues are weighed.
  int score(FieldType type) const;

 private:
  Control const& list_;
  mutable std::vector<FoldedSentence> words_; // by option, once they were asked for

  std::vector<FoldedSentence> const& words() const;
};

// Boxes of the same kind that belong to the same question, this one included.
std::size_t count_of_group(Snapshot const& page, Control const& box);

} // namespace legwork::core
