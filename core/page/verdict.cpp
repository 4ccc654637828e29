// What happened to a press of "Send" (docs/adr/0022-how-answers-are-judged.md). A status of 200, words that stood
// there before, or a form that vanished never make a success by themselves (P08); a sentence counts by its meaning and
// where an answer can stand (P83); thanks and a no contradict each other.
#include <algorithm>
#include <set>

#include "core/base/text.hpp"
#include "core/base/url.hpp"
#include "core/page/answer_signs.hpp"
#include "core/page/new_text.hpp"
#include "core/page/outcome_sentences.hpp"
#include "core/page/page.hpp"
#include "core/page/words.hpp"

namespace legwork::core {

namespace {

// Controls that complain about what stands in them.
std::size_t count_invalid(Snapshot const& page) {
  return static_cast<std::size_t>(std::ranges::count_if(page.controls, [](Control const& c) {
    bool const emptied = c.value.empty() && !c.checked; // a form that was reset has empty required fields
    return c.hidden == Hidden::none && c.invalid && !emptied;
  }));
}

// The form that was filled still stands there, with its boxes.
bool form_is_there(Snapshot const& page, DecisionRules rules) {
  PageReading const reading = classify_page(page, rules);
  return reading.contact_form >= 0 || reading.closed_form >= 0;
}

class Judge {
 public:
  Judge(Evidence const& e, DecisionRules rules) : e_(e), rules_(rules) { out_.version = 2; }

  Verdict run() {
    ObservedRequest const* sent = passed();
    out_.nothing_left = (*e_.account ? is_void(**e_.account) : sent == nullptr && e_.latch_closed) && !e_.page_gone;
    form_there_ = !e_.page_gone && form_is_there(e_.after, rules_);
    look_at_captcha();
    look_at_request(sent);
    look_at_addresses();
    look_at_markers();
    look_at_text();
    look_at_fields();
    conclude(sent);
    return std::move(out_);
  }

 private:
  Evidence const& e_;
  DecisionRules rules_;
  Verdict out_;
  int good_ = 0;            // independent signs that the site took it
  bool structured_ = false; // one of them is machine-made: an address, a plugin's state, an answer
  bool form_there_ = false;
  bool challenge_ = false;
  bool server_trouble_ = false;
  bool failed_ = false; // the first no of each kind is in `no_`
  bool invalid_ = false;
  bool spam_ = false;
  bool proven_ = false; // the refusal is machine-made
  std::string no_;
  std::string thanks_;
  std::string unfinished_;
  std::string confirm_;

  // The send whose answer counts.
  ObservedRequest const* passed() const {
    ObservedRequest const* first = nullptr;
    for (ObservedRequest const& request : e_.requests) {
      if (request.fate != RequestFate::passed || *request.role != RequestRole::send) continue;
      if (*request.is_followed) return &request;
      if (first == nullptr) first = &request;
    }
    return first;
  }
  void sign(std::string text) { out_.signs.push_back(std::move(text)); }
  void good(std::string text, bool structured) {
    good_ += 1;
    structured_ = structured_ || structured;
    sign("+ " + std::move(text));
  }
  void bad(bool& kind, std::string const& text) {
    kind = true;
    if (no_.empty()) no_ = text;
    sign("- " + text);
  }

  void look_at_captcha() {
    Captcha const before = find_captcha(e_.before, rules_);
    Captcha const after = find_captcha(e_.after, rules_);
    auto const acts = [](Captcha const& c) {
      return c.kind == CaptchaKind::interactive || c.kind == CaptchaKind::interstitial;
    };
    challenge_ = acts(after) && !acts(before);
    if (challenge_) sign("- a challenge came up: " + after.evidence);
  }

  void look_at_request(ObservedRequest const* sent) {
    if (sent == nullptr) return sign("0 no request left");
    if (sent->status == 0 && !sent->failure.empty()) {
      server_trouble_ = true;
      return sign("- the connection failed: " + sent->failure);
    }
    if (sent->status == 0) return sign("0 no answer was seen"); // a failure after it is a script that never read it
    std::string const status = "HTTP status " + std::to_string(sent->status);
    if (sent->status >= 500) server_trouble_ = true;
    if (sent->status == 403 || sent->status == 429)
      proven_ = true, bad(spam_, status);
    else if (sent->status == 400 || sent->status == 422)
      proven_ = true, bad(invalid_, status);
    else if (sent->status >= 400 && sent->status < 500)
      bad(failed_, status);
    else
      sign("0 " + status);
    take_signs("answer", answer_signs(sent->answer_type, sent->answer));
  }

  // Signs of one source: a yes counts once.
  void take_signs(std::string const& where, std::vector<AnswerSign> const& signs) {
    bool counted = false;
    for (AnswerSign const& found : signs) {
      std::string const text = where + ": " + found.words;
      switch (found.means) {
        case AnswerMeaning::accepted:
          if (!std::exchange(counted, true)) good(text, true);
          break;
        case AnswerMeaning::failed: bad(failed_, text); break;
        case AnswerMeaning::invalid_input: proven_ = true, bad(invalid_, text); break;
        case AnswerMeaning::spam: proven_ = true, bad(spam_, text); break;
      }
    }
  }

  // Of the page, of its own frames, and of cross-site frames whose host held a form before; other frames
  // (advertising, analytics) say nothing about the message.
  void look_at_addresses() {
    std::vector<std::string> before{e_.before.url};
    std::set<std::string> form_hosts;
    for (Frame const& f : e_.before.frames) before.push_back(f.url);
    for (Form const& form : e_.before.forms) {
      if (static_cast<std::size_t>(form.frame) >= e_.before.frames.size()) continue;
      if (auto const parts = parse_url(e_.before.frames[static_cast<std::size_t>(form.frame)].url))
        form_hosts.insert(parts->host);
    }
    std::vector<Frame> now = e_.after.frames;
    now.push_back({.url = e_.after.url, .parent = -1, .cross_site = false, .visible = true, .box = {}});
    std::vector<AnswerSign> found;
    std::set<std::string> asked(before.begin(), before.end());
    for (Frame const& f : now) {
      auto const parts = parse_url(f.url);
      if (!parts || !asked.insert(f.url).second || (f.cross_site && !form_hosts.contains(parts->host))) continue;
      std::ranges::move(address_signs(f.url, before), std::back_inserter(found));
    }
    take_signs("url", found);
  }

  void look_at_markers() {
    bool counted = false;
    for (std::string const& marker : e_.after.markers) {
      if (std::ranges::find(e_.before.markers, marker) != e_.before.markers.end()) continue;
      std::string const text = normalised(marker);
      auto const says = [&](auto... words) { return (has_word(text, words) || ...); };
      if (says("spam"))
        proven_ = true, bad(spam_, "marker: " + marker);
      else if (says("invalid", "error", "not valid", "danger", "unaccepted"))
        proven_ = true, bad(invalid_, "marker: " + marker);
      else if (says("failed", "fail", "aborted"))
        bad(failed_, "marker: " + marker);
      else if (says("sent", "success", "confirmation", "done", "submitted") && !std::exchange(counted, true))
        good("marker: " + marker, true);
    }
  }

  void look_at_text() {
    bool thanked = false;
    std::set<std::string> taken; // a heading stands in the page's text, too
    for (NewText const& text : new_texts(e_)) {
      OutcomeReading const reading = read_outcome(text.text, e_.after.language);
      for (OutcomeSentence const& sentence : reading.sentences) {
        if (counts(text, sentence) && taken.insert(sentence.text).second) take(text, sentence, thanked);
      }
    }
  }

  // Where nothing shows that a text reports on the send, a complaint may be about anything: about fields it counts
  // beside the form, and a trouble that is only supposed ("if you have problems …") does not.
  bool counts(NewText const& text, OutcomeSentence const& sentence) const {
    using enum OutcomeMeaning;
    if (text.place != TextPlace::page) return true;
    if (sentence.means == invalid) return form_there_;
    if (sentence.means == failed) return !sentence.supposed;
    if (sentence.means == sent && sentence.bare) return text.is_short;
    return true;
  }

  void take(NewText const& text, OutcomeSentence const& sentence, bool& thanked) {
    using enum OutcomeMeaning;
    std::string const shown(clip(sentence.text, 160));
    std::string const said = std::string(name_of(text.place)) + ": " + shown;
    switch (sentence.means) {
      case sent:
        if (thanks_.empty()) thanks_ = shown;
        if (!std::exchange(thanked, true)) good(said, false);
        break;
      case failed: bad(failed_, said); break;
      case invalid: bad(invalid_, said); break;
      case spam: bad(spam_, said); break;
      case unfinished:
        if (!sentence.waits() && unfinished_.empty()) unfinished_ = shown;
        sign((sentence.waits() ? "0 " : "- ") + said);
        break;
      case confirm_by_mail:
        if (confirm_.empty()) confirm_ = shown;
        sign("- " + said);
        break;
      case other:
      case unknown: break;
    }
  }

  void look_at_fields() {
    bool const more_invalid = count_invalid(e_.after) > count_invalid(e_.before);
    if (form_there_ && more_invalid) bad(invalid_, "the form is still there and complains");
    if (!form_there_ && form_is_there(e_.before, rules_)) sign("0 the form is gone");
  }

  void conclude(ObservedRequest const* sent) {
    auto const grade = [&](Grade g, std::string reason) {
      out_.grade = g;
      out_.reason = std::move(reason);
    };
    if (challenge_ && good_ == 0) return grade(Grade::captcha, "a CAPTCHA came up after the press");
    bool const no = failed_ || invalid_ || spam_;
    if (good_ > 0 && no)
      return grade(Grade::unknown, "the site says that it took it, and also that it did not: " + no_);
    if (spam_) {
      out_.refusal_proven = proven_;
      return grade(Grade::refused_spam, "the site took it for spam: " + no_);
    }
    // A site that has more to ask is done with neither.
    if (!confirm_.empty() && !failed_ && !server_trouble_)
      return grade(Grade::confirm_by_mail, "the site takes it only once a link in a mail is followed: " + confirm_);
    if (!unfinished_.empty() && !failed_ && !server_trouble_)
      return grade(structured_ ? Grade::unknown : Grade::unfinished, "the site has not taken it yet: " + unfinished_);
    // A machine that names what it did not accept has said why it failed.
    bool const refused = invalid_ && (proven_ || !failed_);
    if (failed_ && !refused) return grade(Grade::unknown, "the site says that it failed: " + no_);
    if (refused) {
      out_.refusal_proven = proven_;
      return grade(Grade::refused_validation, "the site did not accept the input: " + no_);
    }
    if (server_trouble_)
      return grade(Grade::unknown, sent != nullptr && sent->status >= 500
                                       ? "the site answered with an error (HTTP " + std::to_string(sent->status) + ")"
                                       : "the connection broke before an answer");
    if (good_ >= 2 && structured_)
      return grade(Grade::confirmed, "the site confirmed it" + (thanks_.empty() ? "" : ": \"" + thanks_ + "\""));
    if (good_ >= 1)
      return grade(Grade::probable, thanks_.empty()
                                        ? "one sign says that the site took it, and nothing else proves it"
                                        : "the site said thanks, and nothing else proves it: \"" + thanks_ + "\"");
    grade(Grade::unknown, "nothing on the page says what became of it");
  }
};

} // namespace

Verdict judge(Evidence const& evidence, DecisionRules rules) { return Judge(evidence, rules).run(); }

VoidOutcome outcome_of_void(SendAccount const& account, Verdict const& verdict) {
  if (verdict.grade == Grade::captcha) return VoidOutcome::challenge;
  if (account.held_back > 0) return VoidOutcome::held_back; // a complaint may come from having been stopped
  if (verdict.grade == Grade::refused_validation || verdict.grade == Grade::refused_spam) return VoidOutcome::refused;
  return account.calls_held > 0 ? VoidOutcome::held_back : VoidOutcome::nothing_sent;
}

} // namespace legwork::core
