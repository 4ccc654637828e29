// Tables of counts, and above all what was never reached.
#include "sim/coverage_report.hpp"

#include <algorithm>

#include "core/base/enum_names.hpp"
#include "sim/phase_input_table.hpp"
#include "storage/event_codec.hpp"

namespace legwork::sim {

namespace {

template <std::size_t... I>
std::string_view nth_input_name(std::size_t kind, std::index_sequence<I...>) {
  static constexpr std::string_view names[] = {core::type_name<std::variant_alternative_t<I, core::Input>>()...};
  return names[kind];
}
std::string_view input_name(std::size_t kind) { return nth_input_name(kind, std::make_index_sequence<inputs>{}); }

std::string number(std::uint64_t n) {
  std::string out = std::to_string(n);
  for (std::size_t i = out.size(); i > 3;) out.insert(i -= 3, ",");
  return out;
}

std::string row(std::string_view a, std::string const& b) { return "| " + std::string(a) + " | " + b + " |\n"; }

// Names of the columns of a grid's row that are not zero, with their counts.
template <class Row, class Name>
std::string cells(Row const& row, Name name) {
  std::string out;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i] != 0) out += (out.empty() ? "" : ", ") + std::string(name(i)) + " " + number(row[i]);
  }
  return out.empty() ? "**never**" : out;
}

std::string_view phase_name(std::size_t i) { return core::name_of(static_cast<core::Phase>(i)); }

std::string figures(CrowdReport const& crowd, double cpu_seconds) {
  Coverage const& c = crowd.coverage;
  std::string out = "| | |\n|---|---|\n";
  auto const per_second = [&](std::uint64_t n) {
    return cpu_seconds <= 0 ? std::string("–")
                            : number(static_cast<std::uint64_t>(static_cast<double>(n) / cpu_seconds));
  };
  out += row("seeds", number(c.seeds) + " (" + per_second(c.seeds) + " a second)");
  out += row("inputs taken by the core", number(c.steps) + " (" + per_second(c.steps) + " a second)");
  out += row("of these recorded", number(c.recorded));
  out += row("commits", number(c.commits));
  out += row("processes killed", number(c.kills));
  out += row("simulated time", number(c.simulated_ms / 3'600'000) + " h");
  out += row("run twice", number(crowd.ran_twice) + ", different: " + std::to_string(crowd.divergences.size()));
  out += row("broken promises", std::to_string(crowd.failures.size()));
  std::string hash(16, '0');
  for (std::size_t i = 0; i < 16; ++i) hash[15 - i] = "0123456789abcdef"[(crowd.trace >> (4 * i)) & 0xF];
  return out + row("trace", "`" + hash + "`");
}

} // namespace

std::vector<std::string> unreached(Coverage const& coverage) {
  std::vector<std::string> out;
  for (std::size_t p = 0; p < phases; ++p) {
    for (std::size_t i = 0; i < inputs; ++i) {
      if (classify(static_cast<core::Phase>(p), i).cell == Cell::handled && coverage.taken[p][i] == 0)
        out.push_back(std::string(phase_name(p)) + " × " + std::string(input_name(i)));
    }
  }
  return out;
}

std::string report_on(CrowdReport const& crowd, double cpu_seconds) {
  Coverage const& c = crowd.coverage;
  std::string out = "# Simulation\n\n" + figures(crowd, cpu_seconds);
  for (Failure const& f : crowd.failures)
    out += "\nBROKEN at seed " + std::to_string(f.seed) + ": " + f.violation.invariant + ": " + f.violation.text + "\n";
  for (Divergence const& d : crowd.divergences)
    out += "\nDIFFERENT at seed " + std::to_string(d.seed) + ", step " + std::to_string(d.step) + ":\n- " + d.first +
           "\n- " + d.second + "\n";
  out += "\n## How contacts ended\n\n" + cells(c.ended, phase_name) +
         "\n\n## Rare situations\n\n| situation | times |\n|---|---|\n";
  for (std::size_t i = 0; i < probes; ++i)
    out += row(core::name_of(static_cast<RareSituation>(i)), c.met[i] == 0 ? "**never**" : number(c.met[i]));
  out += "\n## Faults, by the phase of the contact concerned\n\n| fault | struck |\n|---|---|\n";
  for (std::size_t f = 0; f < faults; ++f) {
    auto const fault = static_cast<Fault>(f);
    out +=
        row(std::string(catalogue_id(fault)) + " " + std::string(core::name_of(fault)), cells(c.struck[f], phase_name));
  }
  out += "\n## Inputs, by the phase of the contact they name\n\n| phase | inputs |\n|---|---|\n";
  for (std::size_t p = 0; p < phases; ++p) out += row(phase_name(p), cells(c.taken[p], input_name));
  out += "\n## Facts\n\n" + cells(c.became, [](std::size_t i) { return core::fact_name(i); }) + "\n";
  auto const missed = unreached(c);
  out += "\n## Handled, and never reached\n\n";
  for (std::string const& cell : missed) out += "- " + cell + "\n";
  return out + (missed.empty() ? "Nothing: every handled cell was reached.\n" : "");
}

} // namespace legwork::sim
