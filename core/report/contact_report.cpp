// From a contact's state to what a person reads about it.
#include "core/report/contact_report.hpp"

#include <algorithm>

#include "core/report/explain.hpp"
#include "core/report/preflight_report.hpp"

namespace legwork::core {

namespace {

std::string reason_in_words(State const& s, Contact const& c, Instant now) {
  bool const judged = c.phase == Phase::refused || (c.phase == Phase::succeeded && c.reason != Reason::by_person);
  if (judged) return c.verdict.reason;
  if (std::string words = preflight_words(s, c, now); !words.empty()) return words;
  if (c.phase == Phase::rejected) {
    std::string out;
    for (std::string const& problem : c.problems) out += (out.empty() ? "" : "; ") + problem;
    return out;
  }
  std::string out(reason_text(c.reason));
  if (c.reason == Reason::contacted_already && c.other && s.has_contact(*c.other))
    out += " (contact " + to_string(*c.other) + ")";
  if (!c.detail.empty()) out += (out.empty() ? "" : ": ") + c.detail;
  return out;
}

} // namespace

ContactReport report_on(State const& s, Contact const& c, Instant now) {
  bool const before =
      c.phase == Phase::skipped && c.other && s.has_contact(*c.other) && s.contact(*c.other).phase == Phase::succeeded;
  ContactReport out{.contact_id = c.id,
                    .mode = s.batch(c.batch).mode,
                    .dealer_name = c.dealer_name,
                    .dealer_ref = c.dealer_ref,
                    .website = c.website,
                    .outcome = c.phase,
                    .readiness = {},
                    .reached = c.phase == Phase::succeeded || before,
                    .grade = {},
                    .reason = reason_in_words(s, c, now),
                    .attempts = c.attempt,
                    .phases = {},
                    .evidence = c.evidence,
                    .screenshots = c.screenshots,
                    .closed_overlays = c.overlays,
                    .boxes = c.wordings,
                    .signs = {}};
  if (s.batch(c.batch).purpose == BatchPurpose::preflight) out.readiness = name_of(readiness_of(c));
  bool const judged = c.phase == Phase::succeeded || c.phase == Phase::refused || c.phase == Phase::unconfirmed ||
                      c.phase == Phase::manual;
  if (judged) out.signs = c.verdict.signs;
  bool const asks_more = c.reason == Reason::review_page || c.reason == Reason::confirm_by_mail;
  if (c.phase == Phase::succeeded || c.phase == Phase::refused || asks_more) out.grade = name_of(c.verdict.grade);
  if (c.reason == Reason::by_person) out.grade = name_of(c.reason); // nothing that the program judged
  for (std::size_t i = 0; i < c.time_in_phase.size(); ++i) {
    auto const phase = static_cast<Phase>(i);
    Duration spent = c.time_in_phase[i];
    if (phase == c.phase && !is_final(phase)) spent += now - c.since;
    if (spent == Duration{0} || is_final(phase) || phase == Phase::unborn) continue;
    out.phases.emplace_back(name_of(phase), spent);
    if (phase != Phase::queued) out.total += spent;
  }
  return out;
}

std::vector<ContactId> newest_contacts(State const& s, Batch const& b) {
  std::vector<ContactId> out;
  for (ContactId id : b.contacts) {
    if (s.contact(id).retry_of) continue; // stands in the place of the one that it tries again
    while (auto const newer = s.contact(id).retried_by) id = *newer;
    out.push_back(id);
  }
  return out;
}

std::vector<ContactReport> report_on_batch(State const& s, Batch const& b, Instant now) {
  std::vector<ContactReport> out;
  for (ContactId id : newest_contacts(s, b)) out.push_back(report_on(s, s.contact(id), now));
  return out;
}

BatchOutcome outcome_of(std::vector<ContactReport> const& reports) {
  bool const all = std::ranges::all_of(reports, &ContactReport::reached);
  return all ? BatchOutcome::all_reached : BatchOutcome::some_not;
}

} // namespace legwork::core
