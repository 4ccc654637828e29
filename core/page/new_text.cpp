// Sentences are compared folded, so that a change of case or accents makes nothing new.
#include "core/page/new_text.hpp"

#include <algorithm>
#include <set>

#include "core/base/text.hpp"
#include "core/page/outcome_sentences.hpp"
#include "core/page/text_folding.hpp"

namespace legwork::core {

namespace {

constexpr std::size_t longest_sentence = 240; // bytes: a site answers in few words
constexpr std::size_t short_page = 12;        // sentences: more is a page of its own
constexpr std::size_t most_remembered = 20;

std::string key_of(FoldedSentence const& sentence) {
  std::string out;
  for (std::string const& word : sentence.words) out += word + " ";
  return out;
}

class Known {
 public:
  void add(std::string_view text) {
    for (FoldedSentence const& sentence : folded_sentences(text)) keys_.insert(key_of(sentence));
  }
  void add(std::vector<std::string> const& texts) {
    for (std::string const& text : texts) add(text);
  }
  // What of `text` is not known, a block a line.
  NewText new_part(TextPlace place, std::string_view text) const {
    NewText out{place, {}, true};
    std::size_t count = 0;
    for (FoldedSentence const& sentence : folded_sentences(text)) {
      if (sentence.begins_line && !out.text.empty()) out.text += '\n';
      if (keys_.contains(key_of(sentence))) continue;
      ++count;
      if (sentence.text.size() <= longest_sentence) out.text += sentence.text + " ";
    }
    out.is_short = count <= short_page;
    return out;
  }

 private:
  std::set<std::string> keys_;
};

} // namespace

std::vector<NewText> new_texts(Evidence const& e) {
  Known known;
  known.add(e.before.text);
  known.add(*e.seen_before);
  Known reported = known; // a live region may float, and may hold what was said on the page before
  known.add(*e.after.aside);
  reported.add(e.before.live);
  reported.add(e.before.headings);
  reported.add(e.before.title);
  std::vector<NewText> out;
  auto const add = [&](Known const& old, TextPlace place, std::string_view text) {
    NewText part = old.new_part(place, text);
    if (!trim(part.text).empty()) out.push_back(std::move(part));
  };
  for (std::string const& said : e.dialogs) out.push_back({TextPlace::dialog, said, true});
  for (std::string const& text : e.after.live) add(reported, TextPlace::live, text);
  for (std::string const& text : e.after.headings) add(reported, TextPlace::heading, text);
  add(reported, TextPlace::heading, e.after.title);
  add(known, TextPlace::page, e.after.text);
  return out;
}

std::vector<std::string> sentences_like_answers(Snapshot const& page) {
  std::vector<std::string> out;
  for (OutcomeSentence const& sentence : read_outcome(page.text, page.language).sentences) {
    bool const remembered = sentence.means == OutcomeMeaning::sent && out.size() < most_remembered;
    if (remembered && sentence.text.size() <= longest_sentence) out.push_back(sentence.text);
  }
  return out;
}

} // namespace legwork::core
