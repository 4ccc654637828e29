// Every line asks the page code; none decides anything.
#include "core/report/control_words.hpp"

#include <algorithm>

#include "core/base/enum_names.hpp"
#include "core/base/text.hpp"
#include "core/page/field_evidence.hpp"

namespace legwork::core {

std::string quoted(std::string_view text, std::size_t limit) {
  std::string const plain = collapse(text);
  std::string_view const part = clip(plain, limit);
  return "\"" + std::string(part) + (part.size() < plain.size() ? "…\"" : "\"");
}

std::string with_spaces(std::string_view name) { return replace_all(std::string(name), "_", " "); }

std::string name_of_control(Control const& c) {
  for (std::string const* text : {&c.label, &c.aria_label, &c.placeholder, &c.legend}) {
    if (!trim(*text).empty()) return quoted(*text);
  }
  return c.name.empty() ? "(without words)" : "(without words, name " + quoted(c.name) + ")";
}

std::string evidence_line(Snapshot const& page, ClassifiedField const& field) {
  if (is_read_by_neighbors(page, field)) return "the fields around it";
  std::string out;
  int shown = 0;
  for (FieldEvidence const& e : evidence_for(page, field)) {
    if (shown++ == 4) break;
    out += (out.empty() ? "" : ", ") + std::string(e.source) + " " + quoted(e.words, 60);
    bool const hides = field.type == FieldType::other && e.decides;
    if (hides) out += " (else it would be " + with_spaces(name_of(e.otherwise)) + ")";
  }
  if (!out.empty()) return out;
  return field.type == FieldType::other ? "nothing in it is known" : "its kind alone";
}

std::string honeypot_line(std::vector<HoneypotSign> const& signs) {
  std::string out;
  for (HoneypotSign const& sign : signs)
    out += (out.empty() ? "" : ", ") + std::string(sign.says) + " (" + std::to_string(sign.points) + " points)";
  return out;
}

std::string action_line(FillEntry const& entry, Control const& c) {
  std::string const value = entry.key.empty() ? quoted(entry.text) : "{" + entry.key + "}";
  switch (entry.action) {
    case FillAction::insert: return "writes " + value;
    case FillAction::keys: return "types " + value + ", key by key";
    case FillAction::choose: {
      auto const option = std::ranges::find(c.options, entry.text, &Option::value);
      bool const is_listed = entry.key.empty() && option != c.options.end();
      return is_listed ? "chooses " + quoted(option->text) : "chooses " + value;
    }
    case FillAction::check: return "ticks it";
    case FillAction::uncheck: return "unticks it";
  }
  return "";
}

std::string_view kind_in_words(OverlayKind kind) {
  switch (kind) {
    case OverlayKind::cookies: return "a cookie banner";
    case OverlayKind::newsletter: return "a newsletter's pop-up";
    case OverlayKind::chat: return "a chat window";
    case OverlayKind::age_check: return "a question about age";
    case OverlayKind::other: return "a box";
  }
  return "";
}

std::string captcha_line(Captcha const& found) {
  std::string const by = (found.vendor.empty() ? "" : ", " + found.vendor) +
                         (found.evidence.empty() ? "" : " (" + std::string(clip(found.evidence, 160)) + ")");
  switch (found.kind) {
    case CaptchaKind::none: return "none";
    case CaptchaKind::passive: return "one that asks nothing" + by;
    case CaptchaKind::interactive: return "a person must answer it" + by;
    case CaptchaKind::interstitial: return "it stands before the whole page" + by;
  }
  return "";
}

} // namespace legwork::core
