// Scenario files are JSON, one choice a line, so that a person can strike one out.
#include "sim/scenario.hpp"

#include <nlohmann/json.hpp>

#include "core/base/json_fields.hpp"
#include "core/base/json_text.hpp"

namespace legwork::sim {

std::string to_text(Scenario const& scenario) {
  Scenario head = scenario;
  head.choices.clear();
  std::string out = core::to_json_text(head);
  out.resize(out.rfind(']')); // of the empty list of choices, which comes last
  for (std::size_t i = 0; i < scenario.choices.size(); ++i)
    out += (i == 0 ? "\n  " : ",\n  ") + core::to_json_text(scenario.choices[i]);
  return out + "\n]}\n";
}

core::Result<Scenario> scenario_from(std::string_view text) {
  auto const parsed = nlohmann::json::parse(text, nullptr, false);
  if (parsed.is_discarded()) return core::fail(core::ErrorKind::invalid, "not a scenario: the text is not JSON");
  auto scenario = core::from_json<Scenario>(parsed);
  if (!scenario) return std::unexpected(scenario.error());
  if (scenario->swarm.rates.size() > faults)
    return core::fail(core::ErrorKind::invalid, "swarm.rates: more faults than are known");
  if (scenario->swarm.batches == 0 || scenario->swarm.contacts == 0 || scenario->swarm.businesses == 0)
    return core::fail(core::ErrorKind::invalid, "swarm: batches, contacts and businesses must be at least 1");
  if (scenario->swarm.contacts > 1'000 || scenario->swarm.batches > 20)
    return core::fail(core::ErrorKind::invalid, "swarm: at most 20 batches of 1,000 contacts");
  return scenario;
}

} // namespace legwork::sim
