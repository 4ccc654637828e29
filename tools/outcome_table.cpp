// Plain text that reads well in 80 columns and better in 120.
#include "tools/outcome_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "adapters/wire/outcome_export.hpp"
#include "core/base/text.hpp"

namespace legwork::tools {

namespace {

// Characters, not bytes: names have accents.
std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
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

std::string shown_evidence(core::ContactReport const& r) { return r.evidence.substr(0, 12); }

} // namespace

std::string outcome_words(core::ContactReport const& r) {
  if (!r.readiness.empty()) return core::replace_all(r.readiness, "_", " ");
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
  auto const row = [&](std::string_view a, std::string_view b, std::string_view c, std::string_view d,
                       std::string_view e) {
    return fmt::format("{}  {}  {}  {:>7}  {}\n", fitted(a, name), fitted(b, outcome), fitted(c, reason), d, e);
  };
  std::string out = row("Business", "Outcome", "Reason", "Seconds", "Evidence");
  for (auto const& r : reports)
    out += row(r.dealer_name, outcome_words(r), core::collapse(r.reason), adapters::seconds_of(r), shown_evidence(r));
  return out;
}

} // namespace legwork::tools
