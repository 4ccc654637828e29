// `legwork replay`: a logged session decided again, or shown at any moment of it.
#include <fmt/format.h>

#include "core/report/contact_report.hpp"
#include "core/report/explain.hpp"
#include "storage/open_to_read.hpp"
#include "storage/replay/replay.hpp"
#include "tools/commands.hpp"
#include "tools/format_numbers.hpp"
#include "tools/outcome_table.hpp"
#include "tools/replay_questions.hpp"
#include "tools/runtime.hpp"

namespace legwork::tools {

namespace {

void print_state(core::State const& state) {
  for (core::Batch const& b : state.batches) {
    fmt::print("batch {} ({}, {}), run {}, {} contacts\n", b.id, core::name_of(b.mode), core::name_of(b.phase), b.run,
               b.contacts.size());
    for (core::ContactId id : b.contacts) {
      core::Contact const& c = state.contact(id);
      fmt::print("  {:>4}  {:<28}  {}\n", id, c.dealer_name, core::one_line(core::standing_of(state, c), state.now));
    }
  }
}

} // namespace

int run_replay(ReplayCommand const& command) {
  int const questions =
      !command.decisions.empty() + !command.diff.empty() + !command.what_if.empty() + !command.to_scenario.empty();
  if (questions > 1) throw UsageError("--decisions, --diff, --what-if and --to-scenario are asked one at a time");
  bool const whole = !command.diff.empty() || !command.what_if.empty() || !command.to_scenario.empty();
  if (whole && command.at)
    throw UsageError("--at means nothing to --diff, --what-if and --to-scenario: they read the whole journal");
  if (!command.diff.empty()) return tell_diff(command);
  if (!command.decisions.empty()) return tell_decisions(command);
  if (!command.what_if.empty()) return tell_what_if(command);
  if (!command.to_scenario.empty()) return tell_scenario(command);
  auto const db = storage::open_to_read(command.journal);
  core::SequenceNumber const until = until_row(command);
  storage::ReplayReport const report = storage::replay(*db, until);
  if (command.at && command.at->value() > report.rows)
    throw UsageError(fmt::format("{} ends at row {}: there is no row {}", command.journal, report.rows, *command.at));
  if (command.contact) {
    core::ContactId const id = *command.contact;
    if (!report.state.has_contact(id))
      throw UsageError(fmt::format("there is no contact {} in {}{}", id, command.journal,
                                   command.at ? fmt::format(" at row {}", *command.at) : ""));
    core::Contact const& c = report.state.contact(id);
    fmt::print("contact {}: {} {}\n{}\n", c.id, c.dealer_name, c.website,
               core::one_line(core::standing_of(report.state, c), report.state.now));
    for (std::string const& line : storage::story(*db, id, until)) fmt::print("{}\n", line);
  } else if (!command.verify) {
    print_state(report.state);
  }
  if (report.first) {
    fmt::print("different at row {}\n  recorded: {}\n  replayed: {}\n", report.first->seq, report.first->recorded,
               report.first->replayed);
    return exit_not_all;
  }
  fmt::print("identical: {} rows, {} inputs, {} facts; the hash chain is whole\n", report.rows, report.inputs,
             report.facts);
  if (report.undecided > 0)
    fmt::print("{} inputs could not be decided again: their evidence was cleaned up\n", report.undecided);
  return exit_good;
}

} // namespace legwork::tools
