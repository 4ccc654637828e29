// What a control says about itself, source by source, as words that can be looked for.
#pragma once

#include <string_view>
#include <vector>

#include "core/model/page_snapshot.hpp"
#include "core/page/text_folding.hpp"

namespace legwork::core {

enum class ClueSource {
  autocomplete,
  label,
  aria_label,
  placeholder,
  name,
  id,
  near_label,
  title,
  first_choice,
  group,
  kind
};

struct Clue {
  ClueSource source;
  FoldedSentence words;
  int weight; // hundredths: what people read counts more than what machines call it
};

std::vector<Clue> clues_of(Control const& control);

// The words of a text in one line; camelCase of machine names parted.
FoldedSentence words_in(std::string_view text);
FoldedSentence words_in_name(std::string_view machine_name);

// The innermost group that the control stands in, in the words of the page.
std::string_view innermost_group(Control const& control);

} // namespace legwork::core
