// Plain text that reads well in 80 columns and better in 120.
#include "tools/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/text.hpp"
#include "core/validate/csv.hpp"

namespace legwork::tools {

namespace {

// Characters, not bytes: names have accents.
std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string fitted(std::string_view text, std::size_t columns) {
  std::string out;
  std::size_t used = 0;
  std::size_t const have = columns_of(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool const begins = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
    if (begins && used + 1 == columns && have > columns) return out + "…";
    if (begins) ++used;
    out += text[i];
  }
  return out + std::string(columns - std::min(columns, used), ' ');
}

std::string seconds_of(core::ContactReport const& r) { return fmt::format("{:.1f}", static_cast<double>(r.total_ms) / 1000); }

std::string shown_evidence(core::ContactReport const& r) { return r.evidence.substr(0, 12); }

} // namespace

std::string outcome_words(core::ContactReport const& r) {
  return std::string(core::name_of(r.outcome)) + (r.grade.empty() ? "" : " (" + r.grade + ")");
}

std::string table_of(std::vector<core::ContactReport> const& reports, std::size_t width) {
  std::size_t name = 8;
  std::size_t outcome = 7;
  for (auto const& r : reports) {
    name = std::max(name, columns_of(r.dealer_name));
    outcome = std::max(outcome, columns_of(outcome_words(r)));
  }
  name = std::min<std::size_t>(name, 28);
  std::size_t const fixed = name + outcome + 7 + 12 + 8;
  std::size_t const reason = std::max<std::size_t>(width > fixed ? width - fixed : 0, 20);
  auto const row = [&](std::string_view a, std::string_view b, std::string_view c, std::string_view d, std::string_view e) {
    return fmt::format("{}  {}  {}  {:>7}  {}\n", fitted(a, name), fitted(b, outcome), fitted(c, reason), d, e);
  };
  std::string out = row("Business", "Outcome", "Reason", "Seconds", "Evidence");
  for (auto const& r : reports)
    out += row(r.dealer_name, outcome_words(r), core::collapse(r.reason), seconds_of(r), shown_evidence(r));
  return out;
}

std::string json_line(core::ContactReport const& r) {
  nlohmann::ordered_json j;
  j["dealer_name"] = r.dealer_name;
  j["website"] = r.website;
  j["outcome"] = core::name_of(r.outcome);
  j["grade"] = r.grade.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(r.grade);
  j["reason"] = r.reason;
  j["attempts"] = r.attempts;
  j["seconds"] = static_cast<double>(r.total_ms) / 1000;
  j["phases"] = nlohmann::ordered_json::object();
  for (auto const& [phase, ms] : r.phases) j["phases"][phase] = ms;
  j["evidence"] = r.evidence.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(r.evidence);
  j["screenshots"] = nlohmann::ordered_json::array();
  for (core::Shot const& shot : r.shots) {
    if (!shot.file.empty()) j["screenshots"].push_back({{"what", shot.what}, {"file", shot.file}});
  }
  j["boxes"] = r.boxes;
  j["mode"] = core::name_of(r.mode);
  j["contact_id"] = r.contact_id;
  j["id"] = r.dealer_ref;
  return j.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string csv_of(std::vector<core::ContactReport> const& reports) {
  std::string out = "dealer_name,website,id,outcome,grade,reason,attempts,seconds,evidence,mode\r\n";
  for (auto const& r : reports) {
    std::vector<std::string> const cells{r.dealer_name, r.website, r.dealer_ref, std::string(core::name_of(r.outcome)), r.grade, r.reason,
                                         std::to_string(r.attempts), seconds_of(r), r.evidence, std::string(core::name_of(r.mode))};
    for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : ",") + core::csv_cell(cells[i]);
    out += "\r\n";
  }
  return out;
}

} // namespace legwork::tools
