// The same columns everywhere: command line, server, console.
#include "adapters/wire/outcome_export.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace legwork::adapters {

namespace {

std::string line_of(nlohmann::ordered_json const& j) {
  return j.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace

std::string line_problem_json(std::string const& file, core::LineProblem const& problem) {
  nlohmann::ordered_json line; // null
  if (problem.line > 0) line = problem.line;
  return line_of({{"file", file}, {"line", line}, {"problem", problem.text}});
}

std::string list_note_json(std::string const& file, std::string const& note) {
  return line_of({{"file", file}, {"note", note}});
}

std::string seconds_of(core::ContactReport const& r) {
  return fmt::format("{:.1f}", std::chrono::duration<double>(r.total).count());
}

std::string json_line(core::ContactReport const& r) {
  nlohmann::ordered_json j;
  j["dealer_name"] = r.dealer_name;
  j["website"] = r.website;
  j["outcome"] = core::name_of(r.outcome);
  j["grade"] = r.grade.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(r.grade);
  j["readiness"] = r.readiness.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(r.readiness);
  j["reason"] = r.reason;
  j["attempts"] = r.attempts;
  j["seconds"] = std::chrono::duration<double>(r.total).count();
  j["phases"] = nlohmann::ordered_json::object();
  for (auto const& [phase, spent] : r.phases) j["phases"][phase] = spent.count();
  j["evidence"] = r.evidence.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(r.evidence);
  j["screenshots"] = nlohmann::ordered_json::array();
  for (core::Screenshot const& screenshot : r.screenshots) {
    if (!screenshot.file.empty()) j["screenshots"].push_back({{"what", screenshot.what}, {"file", screenshot.file}});
  }
  j["closed_overlays"] = r.closed_overlays;
  j["boxes"] = r.boxes;
  j["signs"] = r.signs;
  j["mode"] = core::name_of(r.mode);
  j["contact_id"] = r.contact_id;
  j["id"] = r.dealer_ref;
  return line_of(j);
}

std::string csv_of(std::vector<core::ContactReport> const& reports) {
  std::string out = "dealer_name,website,id,outcome,grade,reason,attempts,seconds,evidence,mode\r\n";
  for (auto const& r : reports) {
    std::vector<std::string> const cells{r.dealer_name,
                                         r.website,
                                         r.dealer_ref,
                                         std::string(core::name_of(r.outcome)),
                                         r.grade,
                                         r.reason,
                                         std::to_string(r.attempts),
                                         seconds_of(r),
                                         r.evidence,
                                         std::string(core::name_of(r.mode))};
    for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : ",") + core::csv_cell(cells[i]);
    out += "\r\n";
  }
  return out;
}

} // namespace legwork::adapters
