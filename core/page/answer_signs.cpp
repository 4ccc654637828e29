// Keys are read with their values.
#include "core/page/answer_signs.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "core/base/text.hpp"
#include "core/base/url.hpp"
#include "core/page/outcome_sentences.hpp"
#include "core/page/words.hpp"

namespace legwork::core {

namespace {

using enum AnswerMeaning;

constexpr std::size_t most_signs = 8; // of one answer

// Keys whose value says whether it was taken.
constexpr std::array yes_keys = std::to_array<std::string_view>(
    {"success",   "succeeded",   "issuccess", "successful", "ok",        "sent",     "mailsent",
     "emailsent", "messagesent", "issent",    "sended",     "delivered", "accepted", "submitted",
     "isvalid",   "mail",        "mailsend",  "formsent",   "thanks",    "thankyou"});
// Keys whose value says whether something is wrong.
constexpr std::array no_keys =
    std::to_array<std::string_view>({"error", "errors", "haserror", "haserrors", "iserror", "failed", "failure", "fail",
                                     "err", "invalidfields", "validationerrors", "mailfailed", "formerror"});
// Keys whose value names a state.
constexpr std::array state_keys = std::to_array<std::string_view>(
    {"status", "result", "state", "type", "response", "outcome", "msgtype", "alert", "contact", "form", "message"});
constexpr std::array words_keys =
    std::to_array<std::string_view>({"message", "msg", "text", "response", "notice", "detail", "description"});

bool is_one_of(std::string_view key, std::span<std::string_view const> keys) {
  return std::ranges::find(keys, key) != keys.end();
}

// "mail_sent", "mailSent" and "mail-sent" are one key.
std::string plain_key(std::string_view key) {
  std::string out;
  for (char c : lower(key)) {
    if (is_alnum(c)) out += c;
  }
  return out;
}

bool says_true(std::string const& value) {
  static constexpr auto words = std::to_array<std::string_view>(
      {"true", "1", "yes", "y", "ok", "success", "successful", "sent", "mail_sent", "done", "on"});
  return is_one_of(value, words);
}
bool says_false(std::string const& value) {
  static constexpr auto words =
      std::to_array<std::string_view>({"false", "0", "no", "n", "", "null", "none", "off", "-1", "[]", "{}"});
  return is_one_of(value, words);
}

// What the name of a state says.
std::optional<AnswerMeaning> state_named(std::string const& value) {
  std::string const text = normalised(value);
  auto const any = [&](auto... words) { return (has_word(text, words) || ...); };
  if (any("spam")) return spam;
  if (any("invalid", "validation failed", "validation error", "validation", "unaccepted", "acceptance missing"))
    return invalid_input;
  if (any("error", "errors", "fail", "failed", "failure", "aborted", "rejected", "denied", "danger", "not sent",
          "unsent", "ko", "false"))
    return failed;
  if (any("success", "successful", "succeeded", "ok", "sent", "mail sent", "done", "accepted", "submitted", "true"))
    return accepted;
  return {};
}

struct Pair {
  std::string key;
  std::string value; // lower case; "[…" and "{…" for lists and objects that hold something
  bool is_text = false;
};

std::optional<AnswerMeaning> meaning_of(Pair const& pair) {
  if (is_one_of(pair.key, yes_keys)) {
    if (says_false(pair.value)) return failed;
    if (says_true(pair.value)) return accepted;
    return pair.is_text ? state_named(pair.value) : std::nullopt;
  }
  if (is_one_of(pair.key, no_keys)) {
    if (says_false(pair.value)) return {};
    bool const lists = pair.value.starts_with('[') || pair.value.starts_with('{');
    return lists ? std::optional(invalid_input) : std::optional(failed);
  }
  bool const short_text = pair.is_text && pair.value.size() <= 40 && !contains(pair.value, " ");
  if (!is_one_of(pair.key, state_keys)) return {};
  if (pair.key == "status" && (pair.value == "0" || pair.value == "false")) return failed;
  if (pair.key == "result" && pair.value == "false") return failed;
  if (pair.key == "status" && (pair.value == "1" || pair.value == "true")) return accepted;
  if (pair.key == "result" && pair.value == "true") return accepted;
  return short_text ? state_named(pair.value) : std::nullopt;
}

// The pairs of a JSON text, whatever object they are in. It need not be whole: answers are recorded up to a limit.
class PairReader {
 public:
  explicit PairReader(std::string_view text) : text_(text) {}

  std::vector<Pair> run() {
    std::vector<Pair> out;
    while (at_ < text_.size()) {
      if (text_[at_] != '"') {
        ++at_;
        continue;
      }
      std::string key = read_text();
      skip_space();
      if (at_ >= text_.size() || text_[at_] != ':') continue;
      ++at_;
      skip_space();
      out.push_back(read_value(plain_key(key)));
    }
    return out;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;

  void skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }
  std::string read_text() {
    std::string out;
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
        ++at_;
        if (text_[at_] == 'u') at_ += std::min<std::size_t>(4, text_.size() - at_ - 1);
        out += text_[at_] == 'n' ? '\n' : ' ';
        continue;
      }
      out += text_[at_];
    }
    at_ = std::min(at_ + 1, text_.size());
    return out;
  }
  Pair read_value(std::string key) {
    if (at_ < text_.size() && text_[at_] == '"') return {std::move(key), lower(trim(read_text())), true};
    if (at_ < text_.size() && (text_[at_] == '[' || text_[at_] == '{')) {
      char const open = text_[at_++];
      std::size_t next = at_;
      while (next < text_.size() && is_space(text_[next])) ++next;
      bool const empty = next < text_.size() && (text_[next] == ']' || text_[next] == '}');
      return {std::move(key), empty ? (open == '[' ? "[]" : "{}") : std::string(1, open), false};
    }
    std::size_t const begin = at_;
    while (at_ < text_.size() && !std::string_view(",}] \n\r\t").contains(text_[at_])) ++at_;
    return {std::move(key), lower(text_.substr(begin, at_ - begin)), false};
  }
};

std::optional<AnswerMeaning> denial_in_words(std::string_view text) {
  switch (read_outcome(text, "").means) {
    case OutcomeMeaning::failed: return failed;
    case OutcomeMeaning::invalid: return invalid_input;
    case OutcomeMeaning::spam: return spam;
    case OutcomeMeaning::sent:
    case OutcomeMeaning::unfinished:
    case OutcomeMeaning::confirm_by_mail:
    case OutcomeMeaning::other:
    case OutcomeMeaning::unknown: return {};
  }
  return {};
}

std::vector<AnswerSign> signs_of_json(std::string_view body) {
  std::vector<AnswerSign> out;
  for (Pair const& pair : PairReader(body).run()) {
    std::optional<AnswerMeaning> means = meaning_of(pair);
    // A thank-you in words is no second proof beside the page's own; a denial is one.
    if (!means && pair.is_text && is_one_of(pair.key, words_keys)) means = denial_in_words(pair.value);
    if (means && out.size() < most_signs) out.push_back({*means, pair.key + ": " + std::string(clip(pair.value, 80))});
  }
  return out;
}

std::vector<AnswerSign> signs_of_plain_text(std::string_view body) {
  std::string const text = lower(trim(body));
  if (text.empty() || text.size() > 500) return {};
  std::string const shown(clip(text, 80));
  bool const one_word = !contains(text, " ");
  if (one_word && says_true(text)) return {{accepted, shown}};
  if (one_word && says_false(text)) return {{failed, shown}};
  if (text.starts_with("error") || text.starts_with("fail")) return {{failed, shown}};
  if (auto const means = denial_in_words(text)) return {{*means, shown}};
  return {};
}

} // namespace

std::vector<AnswerSign> answer_signs(std::string_view type, std::string_view body) {
  std::string_view const text = trim(body);
  if (text.empty()) return {};
  bool const object = text.front() == '{' || text.front() == '[';
  if (object || (contains_ignoring_case(type, "json") && text.front() == '"' && contains(text, ":")))
    return signs_of_json(text);
  if (contains(text, "<") || contains_ignoring_case(type, "script") || contains_ignoring_case(type, "css")) return {};
  std::string_view const inner =
      text.size() >= 2 && text.front() == '"' && text.back() == '"' ? text.substr(1, text.size() - 2) : text;
  return signs_of_plain_text(inner);
}

namespace {

// "confirm" is not among them: it is what review pages are called.
constexpr std::array thanks_in_address = std::to_array<Word>({
    "thank",     "thanks",   "thankyou",    "thank you",    "success",   "submitted", "received", "complete",
    "completed", "sent",     "mail sent",   "confirmation", "confirmed", "gracias",   "merci",    "danke",
    "grazie",    "obrigado", "obrigada",    "bedankt",      "tack",      "takk",      "kiitos",   "dziekujemy",
    "dekujeme",  "spasibo",  "tesekkurler", "multumim",     "koszonjuk",
});
constexpr std::array denial_in_address = std::to_array<Word>({
    "error",
    "errors",
    "failed",
    "failure",
    "fail",
    "fehler",
    "erreur",
    "not sent",
    "unsent",
    "invalid",
});

std::optional<AnswerMeaning> meaning_of_parameter(std::string_view parameter) {
  std::size_t const equals = parameter.find('=');
  std::string const key = plain_key(parameter.substr(0, equals));
  bool const has_value = equals != std::string_view::npos && equals + 1 < parameter.size();
  std::string const value = has_value ? lower(parameter.substr(equals + 1)) : "";
  if (is_one_of(key, no_keys)) return has_value && says_false(value) ? std::nullopt : std::optional(failed);
  if (is_one_of(key, yes_keys)) {
    if (!has_value) return equals == std::string_view::npos ? std::optional(accepted) : std::nullopt;
    if (says_false(value)) return failed;
    return says_true(value) ? std::optional(accepted) : state_named(value);
  }
  return is_one_of(key, state_keys) && has_value ? state_named(value) : std::nullopt;
}

} // namespace

std::vector<AnswerSign> address_signs(std::string_view url, std::vector<std::string> const& before) {
  auto const parts = parse_url(url);
  if (!parts) return {};
  std::string old_paths;
  std::set<std::string, std::less<>> old_parameters;
  for (std::string const& address : before) {
    auto const old = parse_url(address);
    if (!old) continue;
    old_paths += normalised(old->path);
    for (std::string_view parameter : split(old->query, '&')) old_parameters.emplace(parameter);
  }
  std::vector<AnswerSign> out;
  std::string const path = normalised(parts->path);
  auto const fresh = [&](Words words) {
    std::string_view const word = longest_word(path, words);
    return !word.empty() && !has_word(old_paths, word);
  };
  if (fresh(denial_in_address))
    out.push_back({failed, std::string(clip(parts->path, 120))});
  else if (fresh(thanks_in_address))
    out.push_back({accepted, std::string(clip(parts->path, 120))});
  for (std::string_view parameter : split(parts->query, '&')) {
    if (parameter.empty() || old_parameters.contains(parameter)) continue;
    if (auto const means = meaning_of_parameter(parameter)) out.push_back({*means, std::string(clip(parameter, 80))});
  }
  return out;
}

} // namespace legwork::core
