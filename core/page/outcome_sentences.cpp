// A sentence is asked what it denies or demands before it is asked whether it says "sent".
#include "core/page/outcome_sentences.hpp"

#include <algorithm>
#include <map>

#include "core/base/text.hpp"
#include "core/page/outcome_words.hpp"
#include "core/page/word_patterns.hpp"

namespace legwork::core {

namespace {

// A site thanks in few words; company stories and testimonials do not count.
constexpr std::size_t longest_thanks = 40;       // words
constexpr std::size_t longest_thanks_signs = 80; // of scripts without spaces
constexpr std::size_t bare_thanks = 5;
constexpr std::size_t bare_thanks_signs = 14;

// The words of all languages together.
struct Vocabulary {
  WordPatterns thanks, about, sent, answer, negation, conditional, failed, invalid, spam, unfinished, confirm,
      elsewhere, aside;
  std::map<std::string_view, WordPatterns> thanks_here; // by language
  WordPatterns captcha, session, spam_question, link, address, form, joint, supposed;

  Vocabulary() {
    captcha.add(outcome_words::topics.captcha);
    session.add(outcome_words::topics.session);
    spam_question.add(outcome_words::topics.spam_question);
    link.add(outcome_words::topics.link);
    address.add(outcome_words::topics.address);
    form.add(outcome_words::topics.form);
    joint.add(outcome_words::topics.joint);
    supposed.add(outcome_words::topics.supposed);
    add(outcome_words::english);
    for (auto const languages : {outcome_words::germanic, outcome_words::romance, outcome_words::slavic,
                                 outcome_words::other, outcome_words::east_asian}) {
      for (OutcomeWords const& words : languages) add(words);
    }
  }

  void add(OutcomeWords const& words) {
    thanks.add(words.thanks);
    thanks_here[words.language].add(words.thanks_here);
    about.add(words.about);
    sent.add(words.sent);
    answer.add(words.answer);
    negation.add(words.negation);
    conditional.add(words.conditional);
    failed.add(words.failed);
    invalid.add(words.invalid);
    spam.add(words.spam);
    unfinished.add(words.unfinished);
    confirm.add(words.confirm);
    elsewhere.add(words.elsewhere);
    aside.add(words.aside);
  }
};

Vocabulary const& vocabulary() {
  static Vocabulary const all;
  return all;
}

// "pt-BR" is Portuguese; Norwegian goes by three names.
std::string language_of(std::string_view language) {
  std::string const out = lower(language.substr(0, 2));
  return out == "nb" || out == "nn" ? "no" : out;
}

class SentenceReader {
 public:
  SentenceReader(FoldedSentence const& sentence, std::string const& language)
      : sentence_(sentence), language_(language) {}

  OutcomeSentence run() {
    out_.text = sentence_.text;
    out_.supposed = words_.supposed.in(sentence_);
    conditional_ = words_.conditional.in(sentence_);
    if (denies_or_demands()) return std::move(out_);
    affirms();
    return std::move(out_);
  }

 private:
  FoldedSentence const& sentence_;
  std::string const& language_;
  Vocabulary const& words_ = vocabulary();
  OutcomeSentence out_;
  bool conditional_ = false; // it tells what would be, or what to do

  bool is(OutcomeMeaning means, WordPatterns const& patterns) {
    std::string_view const found = patterns.find(sentence_);
    if (found.empty()) return false;
    out_.means = means;
    out_.words = found;
    return true;
  }

  bool promises_an_answer() const {
    return words_.answer.in(sentence_) && !words_.negation.in(sentence_) && !conditional_;
  }

  bool denies_or_demands() {
    using enum OutcomeMeaning;
    if (is(confirm_by_mail, words_.confirm)) return true;
    if (words_.aside.in(sentence_)) return true;
    if (!words_.spam_question.in(sentence_) && is(spam, words_.spam)) return true;
    if (is(unfinished, words_.unfinished)) return true;
    // "We will answer within two days at most" demands nothing.
    if (!promises_an_answer() && is(invalid, words_.invalid)) {
      if (words_.session.in(sentence_)) out_.means = failed; // nothing that a visitor could mend
      return true;
    }
    if (!is(failed, words_.failed)) return false;
    if (words_.captcha.in(sentence_)) out_.means = spam; // the sender was not believed to be a person
    return true;
  }

  bool is_thanks() {
    if (is(OutcomeMeaning::sent, words_.thanks)) return true;
    auto const here = words_.thanks_here.find(language_);
    return here != words_.thanks_here.end() && is(OutcomeMeaning::sent, here->second);
  }

  // "Leave us a note and we will get back to you": a promise joined to what comes first.
  bool demanded_first() const {
    FoldedSentence until = sentence_;
    while (!until.words.empty() && words_.answer.in(until)) until.words.pop_back();
    return words_.joint.in(until);
  }

  // A link that was sent, or a mail to the visitor's own address, is not the message.
  void about_what_was_sent() {
    using enum OutcomeMeaning;
    if (words_.link.in(sentence_))
      out_.means = words_.form.in(sentence_) ? unfinished : other; // a link that leads back to a form half filled
    else if (words_.address.in(sentence_))
      out_.means = other;
    else
      out_.bare = out_.words.starts_with('^'); // "Success!": of what?
  }

  void affirms() {
    using enum OutcomeMeaning;
    std::size_t const size = sentence_.words.size();
    if (is(other, words_.elsewhere)) return;
    bool const denied = words_.negation.in(sentence_);
    if (denied) {
      if (words_.sent.in(sentence_)) is(failed, words_.negation);
      return;
    }
    if (size > (sentence_.of_signs ? longest_thanks_signs : longest_thanks)) return;
    if (!conditional_ && is(sent, words_.sent)) return about_what_was_sent();
    if (!conditional_ && !demanded_first() && is(sent, words_.answer)) return;
    if (!is_thanks() || words_.about.in(sentence_)) return;
    out_.bare = size <= (sentence_.of_signs ? bare_thanks_signs : bare_thanks);
    if (!out_.bare) out_.means = unknown; // thanks for something, and not for a message
  }
};

std::string_view in_words(OutcomeMeaning means) {
  switch (means) {
    case OutcomeMeaning::sent: return "it says that the message was taken";
    case OutcomeMeaning::failed: return "it says that something went wrong";
    case OutcomeMeaning::invalid: return "it asks for something to be corrected or entered";
    case OutcomeMeaning::spam: return "it takes the message for spam, or blocks its sender";
    case OutcomeMeaning::unfinished: return "it says that nothing has been sent yet";
    case OutcomeMeaning::confirm_by_mail: return "it asks to follow a link in a mail first";
    case OutcomeMeaning::other: return "it is about something else";
    case OutcomeMeaning::unknown: return "nothing in it says what became of the message";
  }
  return "";
}

// Thanks and cheers that do not say what for are about what the sentences beside them are about.
void settle_bare_ones(OutcomeReading& reading, std::vector<FoldedSentence> const& folded) {
  using enum OutcomeMeaning;
  bool const elsewhere = reading.says(other);
  auto& all = reading.sentences;
  auto const unclear = [&](std::size_t i) { return all[i].means == unknown; };
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all[i].bare) continue;
    bool const has_next = i + 1 < all.size() && !folded[i + 1].begins_line;
    bool const thanks_before = !folded[i].begins_line && unclear(i - 1); // "Your dog looks great! Thanks!"
    bool const cheer_after = all[i].words.starts_with('^') && has_next && unclear(i + 1);
    if (elsewhere)
      all[i].means = other;
    else if (thanks_before || cheer_after)
      all[i].means = unknown;
  }
}

} // namespace

bool OutcomeReading::says(OutcomeMeaning wanted) const {
  return std::ranges::find(sentences, wanted, &OutcomeSentence::means) != sentences.end();
}

OutcomeReading read_outcome(std::string_view text, std::string_view language) {
  using enum OutcomeMeaning;
  OutcomeReading out;
  std::string const page_language = language_of(language);
  std::vector<FoldedSentence> const folded = folded_sentences(text);
  for (FoldedSentence const& sentence : folded) out.sentences.push_back(SentenceReader(sentence, page_language).run());
  settle_bare_ones(out, folded);
  for (OutcomeMeaning const means : {confirm_by_mail, unfinished, spam, invalid, failed, sent, other}) {
    auto const found = std::ranges::find(out.sentences, means, &OutcomeSentence::means);
    if (found == out.sentences.end()) continue;
    out.means = means;
    out.why = std::string(in_words(means)) + ": \"" + std::string(clip(found->text, 160)) + "\"";
    return out;
  }
  out.why = in_words(unknown);
  return out;
}

} // namespace legwork::core
