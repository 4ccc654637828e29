// A fifth of real machine names carry no meaning, and some lie: labels weigh more.
#include "core/page/fields/field_clues.hpp"

#include <algorithm>
#include <iterator>

#include "core/base/text.hpp"
#include "core/page/words.hpp"

namespace legwork::core {

namespace {

constexpr std::size_t long_label = 90; // says more than what the field is called

// Of a list, what stands first without being a choice: "Choose a topic".
std::string_view first_choice(Control const& c) {
  if (c.options.empty()) return {};
  Option const& first = c.options.front();
  bool const is_heading = first.value.empty() || first.disabled || first.value == first.text;
  return is_heading ? std::string_view(first.text) : std::string_view();
}

} // namespace

FoldedSentence words_in(std::string_view text) {
  FoldedSentence out;
  for (FoldedSentence& sentence : folded_sentences(text)) {
    out.of_signs = out.of_signs || sentence.of_signs;
    std::ranges::move(sentence.words, std::back_inserter(out.words));
  }
  return out;
}

FoldedSentence words_in_name(std::string_view machine_name) { return words_in(normalised(machine_name)); }

std::string_view innermost_group(Control const& c) {
  std::string_view const all = *c.group;
  return all.substr(0, all.find(" / "));
}

std::vector<Clue> clues_of(Control const& c) {
  bool const is_own = c.label_source == LabelSource::for_or_wrap || c.label_source == LabelSource::labelledby;
  std::vector<Clue> out;
  auto const add = [&](ClueSource source, FoldedSentence words, int weight) {
    if (!words.words.empty()) out.push_back({source, std::move(words), weight});
  };
  int const label_weight = (is_own ? 500 : 300) / (c.label.size() > long_label ? 2 : 1);
  add(is_own ? ClueSource::label : ClueSource::near_label, words_in(c.label), label_weight);
  if (c.aria_label != c.label) add(ClueSource::aria_label, words_in(c.aria_label), 450);
  add(ClueSource::placeholder, words_in(c.placeholder), 400);
  if (!is_opaque(c.name)) add(ClueSource::name, words_in_name(c.name), 400);
  if (!is_opaque(c.id)) add(ClueSource::id, words_in_name(c.id), 350);
  if (c.title != c.label) add(ClueSource::title, words_in(c.title), 200);
  add(ClueSource::first_choice, words_in(first_choice(c)), 300);
  return out;
}

} // namespace legwork::core
