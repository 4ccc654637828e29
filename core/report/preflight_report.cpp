// From the contacts of a preflight to one sentence about all of them.
#include "core/report/preflight_report.hpp"

#include <algorithm>
#include <map>

#include "core/base/enum_names.hpp"
#include "core/base/text.hpp"
#include "core/report/explain.hpp"

namespace legwork::core {

namespace {

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
  return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

// What a person would be needed for, in a word or two.
std::string short_reason(Reason reason) {
  static constexpr std::pair<Reason, std::string_view> others[] = {{Reason::captcha, "CAPTCHA"},
                                                                   {Reason::form_covered, "covered form"}};
  for (auto const& [other, words] : others) {
    if (other == reason) return std::string(words);
  }
  return replace_all(std::string(name_of(reason)), "_", " ");
}

// "an hour ago" where all of them were contacted then; else the newest of them says it.
std::string contacted_words(State const& s, std::vector<ContactId> const& contacts, std::size_t n, Instant now) {
  std::optional<Instant> newest;
  for (ContactId id : contacts) {
    Contact const& c = s.contact(id);
    if (readiness_of(c) != Readiness::contacted_before || !c.other || !s.has_contact(*c.other)) continue;
    Instant const at = s.contact(*c.other).since;
    newest = std::max(newest.value_or(at), at);
  }
  std::string const when = !newest ? "already" : (n == 1 ? "" : "the last one ") + how_long_ago(now - *newest);
  return counted(n, "was contacted ", "were contacted ") + (n == 1 || !newest ? when : "before (" + when + ")");
}

std::string person_words(State const& s, std::vector<ContactId> const& contacts, std::size_t n) {
  std::map<std::string, std::size_t> why;
  for (ContactId id : contacts) {
    if (readiness_of(s.contact(id)) == Readiness::needs_person) ++why[short_reason(s.contact(id).reason)];
  }
  std::vector<std::pair<std::string, std::size_t>> sorted(why.begin(), why.end());
  std::ranges::sort(sorted, [](auto const& a, auto const& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  std::string reasons;
  for (auto const& [word, count] : sorted)
    reasons += (reasons.empty() ? "" : ", ") + std::to_string(count) + " " + word;
  return counted(n, "needs a person", "need a person") + " (" + reasons + ")";
}

std::string what_is_asked(Contact const& c) {
  std::string out;
  for (FillEntry const& entry : c.plan.entries) {
    if (entry.action == FillAction::uncheck) continue;
    std::string const name = entry.label->empty() ? entry.field : *entry.label;
    out += (out.empty() ? "" : ", ") + name.substr(0, 60);
  }
  return out;
}

std::string experience(SiteRecipe const& recipe, Instant now) {
  std::string out = "known since " + how_long_ago(now - recipe.learned);
  if (recipe.sent > 0)
    out += ", " + std::to_string(recipe.taken) + " of " + counted(recipe.sent, "send", "sends") + " went through";
  return out;
}

} // namespace

std::string how_long_ago(Duration since) {
  auto const minutes = std::max<std::int64_t>(since.count() / 60'000, 0);
  if (minutes < 1) return "just now";
  if (minutes < 60) return minutes == 1 ? "a minute ago" : std::to_string(minutes) + " minutes ago";
  if (minutes < 48 * 60) return minutes < 120 ? "an hour ago" : std::to_string(minutes / 60) + " hours ago";
  return std::to_string(minutes / (24 * 60)) + " days ago";
}

Readiness readiness_of(Contact const& c) {
  switch (c.phase) {
    case Phase::checked: return c.reason == Reason::none ? Readiness::ready : Readiness::needs_person;
    case Phase::skipped:
      return c.reason == Reason::contacted_already ? Readiness::contacted_before : Readiness::left_out;
    case Phase::failed: return c.reason == Reason::no_form ? Readiness::no_form : Readiness::not_reached;
    case Phase::timed_out: return Readiness::not_reached;
    case Phase::rejected: return Readiness::invalid;
    case Phase::unborn:
    case Phase::queued:
    case Phase::opening:
    case Phase::navigating:
    case Phase::locating:
    case Phase::screening:
    case Phase::filling:
    case Phase::held:
    case Phase::ready:
    case Phase::intended:
    case Phase::dispatched:
    case Phase::backoff:
    case Phase::succeeded:
    case Phase::refused:
    case Phase::unconfirmed:
    case Phase::cancelled:
    case Phase::manual: return Readiness::not_checked;
  }
  return Readiness::not_checked;
}

std::string preflight_words(State const& s, Contact const& c, Instant now) {
  if (s.batch(c.batch).purpose != BatchPurpose::preflight) return "";
  if (c.phase == Phase::skipped && c.reason == Reason::contacted_already && c.other && s.has_contact(*c.other))
    return "contacted " + how_long_ago(now - s.contact(*c.other).since) + " (contact " + to_string(*c.other) + ")";
  if (c.phase != Phase::checked) return "";
  std::string out;
  if (c.reason == Reason::none)
    out = "ready: the form on " + c.page_url.substr(0, c.page_url.find_first_of("?#")) +
          (c.plan.advances ? " asks in its first step for " : " asks for ") + what_is_asked(c);
  else
    out = "a person would be needed: " + std::string(reason_text(c.reason)) + (c.detail.empty() ? "" : ": " + c.detail);
  if (!c.passive_captcha.empty()) out += "; its CAPTCHA (" + c.passive_captcha + ") asks nothing of a visitor";
  for (std::string const& closed : c.overlays) out += "; closed " + closed;
  auto const recipe = s.recipes.find(c.website);
  bool const is_known = recipe != s.recipes.end() && recipe->second.found > 1;
  return out + (is_known ? "; " + experience(recipe->second, now) : "");
}

PreflightReport report_on_preflight(State const& s, std::vector<ContactId> const& contacts, Instant now) {
  PreflightReport out;
  out.counts.resize(count_of<Readiness>());
  for (ContactId id : contacts) ++out.counts[static_cast<std::size_t>(readiness_of(s.contact(id)))];
  auto const add = [&](Readiness readiness, auto words) {
    std::size_t const n = out.counts[static_cast<std::size_t>(readiness)];
    if (n > 0) out.words += (out.words.empty() ? "" : ", ") + std::string(words(n));
  };
  add(Readiness::ready, [](std::size_t n) { return std::to_string(n) + " ready"; });
  add(Readiness::needs_person, [&](std::size_t n) { return person_words(s, contacts, n); });
  add(Readiness::no_form, [](std::size_t n) { return counted(n, "has no form", "have no form"); });
  add(Readiness::contacted_before, [&](std::size_t n) { return contacted_words(s, contacts, n, now); });
  add(Readiness::left_out,
      [](std::size_t n) { return counted(n, "may not be contacted now", "may not be contacted now"); });
  add(Readiness::not_reached, [](std::size_t n) { return counted(n, "was not reached", "were not reached"); });
  add(Readiness::invalid, [](std::size_t n) { return counted(n, "is not a valid request", "are not valid requests"); });
  add(Readiness::not_checked, [](std::size_t n) { return counted(n, "was not checked", "were not checked"); });
  return out;
}

} // namespace legwork::core
