// One entry a line, as Prettier would not: the file is never edited.
#include "core/report/console_tables.hpp"

#include <set>

#include "core/base/enum_names.hpp"
#include "core/base/json_text.hpp"
#include "core/model/customer_field.hpp"
#include "core/model/phase.hpp"
#include "core/report/client_events.hpp"
#include "core/report/explain.hpp"
#include "core/validate/salutation.hpp"

namespace legwork::core {

namespace {

std::string quoted(std::string_view text) {
  std::string out;
  write_json_string(out, text);
  return out;
}

std::string phase_row(Phase phase) {
  return "  " + std::string(name_of(phase)) + ": { words: " + quoted(phase_text(phase)) +
         ", progress: " + std::to_string(progress_of(phase)) + ", status: " + quoted(name_of(client_status(phase))) +
         ", ended: " + (is_final(phase) ? "true" : "false") + " },\n";
}

} // namespace

std::string console_tables() {
  std::string out =
      "// Written by \"legwork map --console\" from the core's tables; a test fails when it is stale. Do not "
      "edit.\n\nexport const statuses = [\n";
  for (std::size_t i = 0; i < count_of<ClientStatus>(); ++i)
    out += "  " + quoted(name_of(static_cast<ClientStatus>(i))) + ",\n";
  out += "] as const;\n\nexport const phases = {\n";
  for (std::size_t i = 1; i < count_of<Phase>(); ++i) out += phase_row(static_cast<Phase>(i));
  out += "} as const;\n\nexport const customerFields = {\n";
  for (CustomerFieldInfo const& row : customer_fields)
    out += "  " + std::string(row.key) + ": { wire: " + quoted(row.wire_name) +
           ", required: " + (row.required ? "true" : "false") + " },\n";
  out += "} as const;\n\n// Small letters, without dots.\nexport const salutations: readonly string[] = [\n";
  std::set<std::string> words; // languages share some
  for (std::size_t i = 0; i < count_of<Salutation>(); ++i) {
    for (std::string_view word : words_for(static_cast<Salutation>(i))) words.insert(plain_salutation(word));
  }
  for (std::string const& word : words) out += "  " + quoted(word) + ",\n";
  out += "];\n\nexport const eventWords = {\n";
  for (std::size_t i = 0; i < count_of<ClientEventType>(); ++i) {
    auto const type = static_cast<ClientEventType>(i);
    if (!event_text(type).empty()) out += "  " + std::string(name_of(type)) + ": " + quoted(event_text(type)) + ",\n";
  }
  out += "} as const;\n\nexport const batchPhasesOfEvents = {\n";
  for (BatchPhaseOfEvent const& row : batch_phases_of_events())
    out += "  " + std::string(name_of(row.event)) + ": " + quoted(name_of(row.phase)) + ",\n";
  return out + "} as const;\n";
}

} // namespace legwork::core
