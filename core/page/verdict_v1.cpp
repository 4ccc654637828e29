// What happened to a press of "Send", by the rules of runs that recorded DecisionRules::v1 or v2: words are counted
// wherever they stand. Kept so that their journals replay as they were decided; verdict.cpp has the rules of today,
// and shares nothing with these on purpose: what changes there must not reach what was decided.
#include <algorithm>
#include <set>

#include "core/base/text.hpp"
#include "core/base/url.hpp"
#include "core/page/fields/field_reader.hpp"
#include "core/page/words.hpp"

namespace legwork::core {

namespace {

// The part of `after` that `before` did not have, sentence by sentence.
std::string new_text(std::string const& before, std::string const& after) {
  auto const sentences = [](std::string const& text) {
    std::vector<std::string> out(1);
    for (char c : text) {
      if (c == '\n' || c == '.' || c == '!' || c == '?')
        out.emplace_back();
      else
        out.back() += c;
    }
    for (std::string& s : out) s = collapse(s);
    return out;
  };
  auto const old_ones = sentences(before);
  std::set<std::string> const known(old_ones.begin(), old_ones.end());
  std::string out;
  for (std::string const& s : sentences(after)) {
    if (!s.empty() && !known.contains(s)) out += s + ". ";
  }
  return out;
}

std::string joined(std::vector<std::string> const& parts) {
  std::string out;
  for (std::string const& part : parts) out += part + "\n";
  return out;
}

bool is_new(std::vector<std::string> const& before, std::string const& item) {
  return std::ranges::find(before, item) == before.end();
}

// Controls that complain about what stands in them.
std::size_t count_invalid(Snapshot const& page) {
  return static_cast<std::size_t>(std::ranges::count_if(page.controls, [](Control const& c) {
    bool const emptied = c.value.empty() && !c.checked; // a form that was reset has empty required fields
    return c.hidden == Hidden::none && c.invalid && !emptied;
  }));
}

// The form that was filled still stands there, with its boxes.
bool form_is_there(Snapshot const& page) {
  PageReading const reading = classify_page(page, DecisionRules::v2);
  return reading.contact_form >= 0;
}

class Judge {
 public:
  explicit Judge(Evidence const& e) : e_(e), fresh_(new_text(e.before.text, e.after.text)) {}

  Verdict run() {
    ObservedRequest const* sent = passed();
    out_.nothing_left = sent == nullptr && e_.latch_closed && !e_.page_gone;
    look_at_captcha();
    look_at_request(sent);
    look_at_url();
    look_at_markers();
    look_at_text();
    look_at_dialogs();
    look_at_fields();
    conclude(sent);
    return std::move(out_);
  }

 private:
  Evidence const& e_;
  std::string fresh_; // visible text that was not there before
  Verdict out_;
  int good_ = 0;            // independent signs that the site took it
  bool structured_ = false; // one of them is machine-made: a URL, a plugin's state, a JSON answer
  bool invalid_ = false;
  bool spam_ = false;
  bool proven_ = false; // the refusal is machine-made
  bool challenge_ = false;
  bool server_trouble_ = false;
  std::string thanks_;
  std::string complaint_;

  ObservedRequest const* passed() const {
    auto const found = std::ranges::find(e_.requests, RequestFate::passed, &ObservedRequest::fate);
    return found == e_.requests.end() ? nullptr : &*found;
  }
  void sign(std::string text) { out_.signs.push_back(std::move(text)); }
  void good(std::string text, bool structured) {
    good_ += 1;
    structured_ = structured_ || structured;
    sign("+ " + std::move(text));
  }

  void look_at_captcha() {
    Captcha const before = find_captcha(e_.before, DecisionRules::v2);
    Captcha const after = find_captcha(e_.after, DecisionRules::v2);
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
    sign("0 HTTP status " + std::to_string(sent->status));
    if (sent->status >= 500) server_trouble_ = true;
    if (sent->status == 403 || sent->status == 429)
      spam_ = proven_ = true, complaint_ = "HTTP status " + std::to_string(sent->status);
    if (sent->status == 400 || sent->status == 422) invalid_ = proven_ = true;
    look_at_answer(*sent);
  }

  // Machine-readable answers of form plugins and the like.
  void look_at_answer(ObservedRequest const& sent) {
    if (sent.answer.empty() || !contains(lower(sent.answer_type), "json")) return;
    std::string text;
    for (char c : lower(sent.answer)) {
      if (!is_space(c)) text += c;
    }
    auto const says = [&](std::string_view part) { return contains(text, part); };
    if (says("\"status\":\"spam\""))
      spam_ = proven_ = true, complaint_ = "the answer calls it spam", sign("- answer: spam");
    else if (says("\"success\":false") || says("\"ok\":false") || says("validation_failed") || says("\"errors\":{\"") ||
             says("\"errors\":[\"") || says("\"errors\":[{") || says("invalid_fields\":[{"))
      invalid_ = proven_ = true, sign("- answer: not accepted");
    else if (says("\"success\":true") || says("\"ok\":true") || says("mail_sent") || says("\"status\":\"ok\"") ||
             says("\"status\":\"success\"") || says("\"result\":\"success\""))
      good("answer: accepted", true);
  }

  // Thanks in an address: of the page, of its own frames, and of cross-site frames whose host held a form before;
  // other frames (advertising, analytics) say nothing about the message.
  void look_at_url() {
    std::set<std::string> before;
    std::set<std::string> form_hosts;
    std::string old_words;
    std::vector<Frame> old_frames = e_.before.frames;
    old_frames.push_back({.url = e_.before.url, .parent = -1, .cross_site = false, .visible = true, .box = {}});
    for (Frame const& f : old_frames) {
      before.insert(f.url);
      if (auto const parts = parse_url(f.url)) old_words += normalised(parts->path + " " + parts->query);
    }
    for (Form const& form : e_.before.forms) {
      if (static_cast<std::size_t>(form.frame) >= e_.before.frames.size()) continue;
      if (auto const parts = parse_url(e_.before.frames[static_cast<std::size_t>(form.frame)].url))
        form_hosts.insert(parts->host);
    }
    std::vector<Frame> now = e_.after.frames;
    now.push_back({.url = e_.after.url, .parent = -1, .cross_site = false, .visible = true, .box = {}});
    for (Frame const& f : now) {
      auto const parts = parse_url(f.url);
      if (!parts || before.contains(f.url) || (f.cross_site && !form_hosts.contains(parts->host))) continue;
      std::string_view const word = longest_word(normalised(parts->path + " " + parts->query), words::thanks_url);
      if (word.empty() || has_word(old_words, word)) continue;
      return good("url: " + std::string(clip(f.url, 200)), true);
    }
  }

  void look_at_markers() {
    for (std::string const& marker : e_.after.markers) {
      if (!is_new(e_.before.markers, marker)) continue;
      std::string const text = normalised(marker);
      auto const says = [&](std::string_view word) { return has_word(text, word); };
      if (says("spam"))
        spam_ = proven_ = true, complaint_ = "the form plugin calls it spam", sign("- marker: " + marker);
      else if (says("invalid") || says("error") || says("failed") || says("fail") || says("danger") ||
               says("unaccepted") || says("aborted"))
        invalid_ = proven_ = true, sign("- marker: " + marker);
      else if (says("sent") || says("success") || says("confirmation") || says("done") || says("submitted"))
        return good("marker: " + marker, true);
    }
  }

  void look_at_text() {
    std::string const reported = joined(fresh_lines(e_.before.live, e_.after.live)) +
                                 joined(fresh_lines(e_.before.headings, e_.after.headings)) +
                                 (e_.after.title == e_.before.title ? "" : e_.after.title);
    std::string const text = normalised(fresh_ + reported);
    std::string const thanks_text = normalised(short_sentences(fresh_) + reported);
    if (std::string_view const words = longest_word(thanks_text, words::thanks); !words.empty()) {
      thanks_ = words;
      good("new text: " + thanks_, false);
    }
    if (std::string_view const words = longest_word(normalised(reported), words::spam);
        !words.empty() && thanks_.empty()) {
      spam_ = true;
      complaint_ = words;
      sign("- new text: " + complaint_);
    }
    if (std::string_view const words = longest_word(text, words::wrong_input); !words.empty()) {
      if (complaint_.empty()) complaint_ = words;
      wrong_words_ = true;
      sign("- new text: " + std::string(words));
    }
  }

  // A site thanks in few words; testimonials and company stories do not count.
  static std::string short_sentences(std::string const& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t const end = std::min(text.find(". ", at), text.size());
      std::string const sentence = text.substr(at, end - at);
      if (sentence.size() <= 160 && !has_word(normalised(sentence), "thanks to")) out += sentence + ". ";
      at = end + 2;
    }
    return out;
  }

  static std::vector<std::string> fresh_lines(std::vector<std::string> const& before,
                                              std::vector<std::string> const& after) {
    std::vector<std::string> out;
    for (std::string const& line : after) {
      if (is_new(before, line)) out.push_back(line);
    }
    return out;
  }

  void look_at_dialogs() {
    for (std::string const& said : e_.dialogs) {
      std::string const text = normalised(said);
      if (has_any(text, words::wrong_input))
        invalid_ = true, complaint_ = std::string(clip(said, 120)), sign("- dialog: " + complaint_);
      else if (has_any(text, words::thanks))
        good("dialog: thanks", false);
    }
  }

  void look_at_fields() {
    bool const more_invalid = count_invalid(e_.after) > count_invalid(e_.before);
    bool const there = !e_.page_gone && form_is_there(e_.after);
    if (there && (more_invalid || wrong_words_)) invalid_ = true, sign("- the form is still there and complains");
    gone_ = !there && form_is_there(e_.before);
    if (gone_) sign("0 the form is gone");
  }

  bool wrong_words_ = false;
  bool gone_ = false;

  void conclude(ObservedRequest const* sent) {
    auto const grade = [&](Grade g, std::string reason) {
      out_.grade = g;
      out_.reason = std::move(reason);
    };
    if (challenge_ && good_ == 0) return grade(Grade::captcha, "a CAPTCHA came up after the press");
    if (spam_ && good_ == 0) out_.refusal_proven = proven_;
    if (spam_ && good_ == 0) return grade(Grade::refused_spam, "the site took it for spam: " + complaint_);
    out_.refusal_proven = proven_;
    if (invalid_ && good_ > 0 && !(structured_ && good_ > 1))
      return grade(Grade::unknown, "the page thanks and complains at once");
    if (invalid_ && good_ == 0)
      return grade(Grade::refused_validation,
                   "the site did not accept the input" + (complaint_.empty() ? "" : ": " + complaint_));
    if (server_trouble_)
      return grade(Grade::unknown, sent != nullptr && sent->status >= 500
                                       ? "the site answered with an error (HTTP " + std::to_string(sent->status) + ")"
                                       : "the connection broke before an answer");
    if (good_ >= 2 && structured_)
      return grade(Grade::confirmed, "the site confirmed it" + (thanks_.empty() ? "" : ": \"" + thanks_ + "\""));
    if (good_ >= 1) return grade(Grade::probable, "the site said thanks, and nothing else proves it");
    grade(Grade::unknown, "nothing on the page says what became of it");
  }
};

} // namespace

Verdict judge_by_words(Evidence const& evidence) { return Judge(evidence).run(); }

} // namespace legwork::core
