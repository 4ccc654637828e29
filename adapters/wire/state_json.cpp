// From state to what is shown of it.
#include "adapters/wire/state_json.hpp"

#include <algorithm>
#include <map>

#include "core/report/contact_report.hpp"
#include "core/report/explain.hpp"
#include "core/report/person_actions.hpp"
#include "core/report/preflight_report.hpp"
#include "core/session/control.hpp"

namespace legwork::adapters {

namespace {

using core::Phase;

// Working and waiting time up to now, without the queue.
core::Duration time_taken(core::Contact const& c) {
  core::Duration out{};
  for (std::size_t i = 0; i < c.time_in_phase.size(); ++i) {
    auto const phase = static_cast<Phase>(i);
    if (phase != Phase::queued && !core::is_final(phase)) out += c.time_in_phase[i];
  }
  return out;
}

std::string what_is_next(core::State const& s, core::Batch const& b, core::Instant now) {
  using enum core::BatchPhase;
  if (b.phase == idle) return "not started";
  if (b.phase == completed) return "every contact has ended";
  if (b.phase == stopped) return "stopped; what is pending stays pending";
  if (b.phase == paused) return "paused; nothing starts and nothing is sent";
  if (b.phase == stopping || b.phase == draining) return "ends what is under way";
  if (s.space_low) return "waits for disk space";
  if (b.queue.empty()) return b.begun.empty() ? "every contact has ended" : "waits for what is under way";
  std::string const name = s.contact(b.queue.front()).dealer_name;
  std::int64_t const wait = (b.next_start - now).count();
  if (wait > 0) return name + " starts in " + std::to_string((wait + 999) / 1000) + " s";
  return name + " starts when there is a free slot";
}

} // namespace

Json to_json(core::ClientEvent const& e, std::size_t part) {
  return {{"type", e.type},
          {"seq", event_number(e.seq, part)},
          {"at", iso_text(core::Instant{e.at.ms()})},
          {"mode", core::name_of(e.mode)},
          {"batch_id", core::number_or_zero(e.batch_id)},
          {"contact_id", core::number_or_zero(e.contact_id)},
          {"dealer_name", e.dealer_name},
          {"status", core::name_of(e.status)},
          {"phase", core::name_of(e.phase)},
          {"version", e.version},
          {"detail", e.detail},
          {"who", e.who}};
}

namespace {

Json counts_over(core::State const& s, std::vector<core::ContactId> const& contacts) {
  std::array<std::size_t, core::count_of<core::ClientStatus>()> counted{};
  for (core::ContactId id : contacts) ++counted[static_cast<std::size_t>(core::client_status(s.contact(id).phase))];
  Json out = Json::object();
  for (std::size_t i = 0; i < counted.size(); ++i)
    out[std::string(core::name_of(static_cast<core::ClientStatus>(i)))] = counted[i];
  return out;
}

} // namespace

Json counts_of(core::State const& s, core::Batch const& b) { return counts_over(s, core::newest_contacts(s, b)); }

namespace {

Json preflight_json(core::State const& s, std::vector<core::ContactId> const& contacts, core::Instant now) {
  core::PreflightReport const report = core::report_on_preflight(s, contacts, now);
  Json counts = Json::object();
  for (std::size_t i = 0; i < report.counts.size(); ++i)
    counts[std::string(core::name_of(static_cast<core::Readiness>(i)))] = report.counts[i];
  return {{"words", report.words}, {"counts", std::move(counts)}};
}

} // namespace

Json control_json(core::State const& s, core::Batch const& b) {
  return {{"client", b.controller}, {"present", !b.controller.empty() && core::is_present(s, b.controller)}};
}

Json batch_json(core::State const& s, core::Batch const& b, core::Instant now) {
  auto const contacts = core::newest_contacts(s, b);
  std::size_t done = 0;
  std::size_t worked = 0;
  core::Duration spent{};
  std::optional<core::Instant> began;
  std::optional<core::Instant> ended;
  for (core::ContactId id : contacts) {
    core::Contact const& c = s.contact(id);
    bool const over = core::is_final(c.phase);
    done += over ? 1 : 0;
    core::Duration const took = time_taken(c);
    if (over && took > core::Duration{0}) ++worked, spent += took;
    if (over) ended = std::max(ended.value_or(c.since), c.since);
    if (c.attempt > 0) began = std::min(began.value_or(c.since), c.since - took);
  }
  bool const runs = b.phase == core::BatchPhase::running;
  core::Duration const each = worked == 0 ? std::chrono::seconds{20} : spent / static_cast<std::int64_t>(worked);
  auto const left = static_cast<std::int64_t>(contacts.size() - done);
  Json out{{"batch_id", b.id},
           {"phase", core::name_of(b.phase)},
           {"mode", core::name_of(b.mode)},
           {"parallel", b.parallel},
           {"gap_ms", b.gap.count()},
           {"when_left", core::name_of(b.when_left)},
           {"purpose", core::name_of(b.purpose)},
           {"total", contacts.size()},
           {"counts", counts_over(s, contacts)},
           {"done", done},
           {"control", control_json(s, b)}};
  bool const only_looks = b.purpose == core::BatchPurpose::preflight;
  out["preflight"] = only_looks ? preflight_json(s, contacts, now) : Json();
  out["began_at"] = iso_time(began);
  out["ended_at"] = iso_time(left == 0 ? ended : std::nullopt);
  out["next_start_at"] = runs && !b.queue.empty() ? iso_time(b.next_start) : Json();
  // More places than contacts make no contact faster.
  core::Duration const whole =
      left == 0 ? core::Duration{0} : std::max(each + b.gap, left * (each + b.gap) / b.parallel);
  out["estimate_ms"] = runs ? Json(whole.count()) : Json();
  out["next"] = what_is_next(s, b, now);
  return out;
}

std::vector<std::string> may_do(core::State const& s, core::Contact const& c) {
  std::vector<std::string> out;
  for (core::PersonAction const& action : core::allowed_actions(s, c)) out.emplace_back(action.command);
  return out;
}

Json contact_json(core::State const& s, core::Contact const& c, std::size_t position) {
  core::ContactReport const report = core::report_on(s, c, s.now);
  core::Duration const taken = time_taken(c);
  Json out{{"contact_id", c.id},
           {"batch_id", c.batch},
           {"position", position},
           {"dealer_name", c.dealer_name},
           {"dealer_ref", c.dealer_ref},
           {"website", c.website},
           {"target", c.target},
           {"status", core::name_of(core::client_status(c.phase))},
           {"phase", core::name_of(c.phase)},
           {"progress", core::progress_of(c.phase)},
           {"reason", core::name_of(c.reason)}};
  out["words"] = report.reason.empty() ? std::string(core::phase_text(c.phase)) : report.reason;
  out["readiness"] = report.readiness;
  out["grade"] = report.grade;
  out["attempt"] = c.attempt;
  out["version"] = c.version;
  out["since"] = iso_time(c.since);
  out["by"] = core::is_final(c.phase) ? Json() : iso_time(core::standing_of(s, c).by);
  out["started_at"] = c.attempt == 0 ? Json() : iso_time(c.since - taken);
  out["worked_ms"] = taken.count();
  out["claimed_by"] = c.claimed_by;
  out["has_page"] = core::wants_page(c.phase) && c.page.has_value();
  out["taken_over"] = c.taken_over;
  out["sent_by"] = c.sent_by;
  out["retry_of"] = core::number_or_zero(c.retry_of);
  out["retried_by"] = core::number_or_zero(c.retried_by);
  out["again"] = out["retry_of"]; // the old names go with the next version
  out["anew"] = out["retried_by"];
  out["may"] = may_do(s, c);
  out["mode"] = core::name_of(s.batch(c.batch).mode);
  return out;
}

namespace {

Json filled_json(core::Contact const& c, core::FieldContent const& content) {
  auto const entry = std::ranges::find_if(
      c.plan.entries, [&](core::FillEntry const& e) { return e.field == content.field && *e.label == content.label; });
  bool const is_known = entry != c.plan.entries.end(); // an earlier step of the form is not in the plan any more
  return {{"label", content.label.empty() ? content.field : content.label},
          {"key", is_known ? entry->key : ""},
          {"kind", core::name_of(is_known ? entry->action : core::FillAction::insert)},
          {"holds", content.holds}};
}

} // namespace

void add_evidence(Json& out, core::State const& s, core::Contact const& c, core::Instant now) {
  core::ContactReport const report = core::report_on(s, c, now);
  out["standing"] = core::one_line(core::standing_of(s, c), now);
  out["phases"] = Json::array();
  for (auto const& [phase, spent] : report.phases) out["phases"].push_back({{"phase", phase}, {"ms", spent.count()}});
  bool const judged = c.phase == Phase::succeeded || c.phase == Phase::refused || c.phase == Phase::unconfirmed ||
                      c.phase == Phase::manual;
  bool const has_verdict = judged && !c.verdict.reason.empty();
  out["verdict"] = has_verdict ? Json{{"grade", core::name_of(c.verdict.grade)},
                                      {"reason", c.verdict.reason},
                                      {"signs", c.verdict.signs},
                                      {"version", c.verdict.version}}
                               : Json();
  out["boxes"] = report.boxes;
  out["filled"] = Json::array();
  for (core::FieldContent const& field : c.contents) out["filled"].push_back(filled_json(c, field));
  out["asked_field"] = c.asked_field ? Json(c.asked_field->label) : Json();
  std::vector<std::string> pages = c.tried;
  if (!c.page_url.empty() && std::ranges::find(pages, c.page_url) == pages.end()) pages.push_back(c.page_url);
  out["pages"] = pages;
  out["problems"] = c.problems;
  out["evidence"] = c.evidence;
  out["captcha"] = c.passive_captcha;
  out["closed_overlays"] = c.overlays;
}

} // namespace legwork::adapters
