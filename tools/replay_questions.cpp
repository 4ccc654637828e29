// Each opens the journal for itself: another build can only read it while we do not.
#include "tools/replay_questions.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "sim/scenario_from_journal.hpp"
#include "storage/open_to_read.hpp"
#include "storage/replay/decision_diff.hpp"
#include "storage/replay/decisions.hpp"
#include "storage/replay/what_if.hpp"
#include "tools/format_numbers.hpp"
#include "tools/other_build.hpp"
#include "tools/runtime.hpp"
#include "tools/version.hpp"

namespace legwork::tools {

namespace {

// Calls `write` with a function that writes lines into `name`. Throws UsageError where the file cannot be written.
template <class F>
void with_lines(std::string const& name, F write) {
  OpenFile const opened(name == "-" ? nullptr : std::fopen(name.c_str(), "we"));
  std::FILE* const file = name == "-" ? stdout : opened.get();
  if (file == nullptr) throw UsageError(fmt::format("{} cannot be written", name));
  write([&](std::string const& line) { fmt::print(file, "{}\n", line); });
  if (std::fflush(file) != 0 || std::ferror(file) != 0)
    throw UsageError(fmt::format("{} could not be written in full", name));
}

std::string read_file(std::string const& name) {
  std::ifstream in(name, std::ios::binary);
  if (!in) throw UsageError(fmt::format("{} cannot be read", name));
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

OpenFile own_decisions(std::string const& journal) {
  OpenFile file = nameless_file();
  auto const db = storage::open_to_read(journal);
  storage::RecordedJournal recording(*db);
  storage::write_decisions(recording, version, [&](std::string const& line) { fmt::print(file.get(), "{}\n", line); });
  if (std::fflush(file.get()) != 0) throw UsageError("the temporary files have no room: free some disk space");
  std::rewind(file.get());
  return file;
}

storage::NextLine lines_of(std::FILE* file) {
  return [file]() -> std::optional<std::string> {
    std::string line;
    return next_line(file, line) ? std::optional(std::move(line)) : std::nullopt;
  };
}

void print_facts(char const* name, std::vector<std::string> const& facts) {
  for (std::string const& fact : facts) fmt::print("  {} {}\n", name, fact.substr(0, 400));
  if (facts.empty()) fmt::print("  {} nothing\n", name);
}

} // namespace

int tell_decisions(ReplayCommand const& command) {
  auto const db = storage::open_to_read(command.journal);
  storage::RecordedJournal recording(*db, until_row(command));
  with_lines(command.decisions, [&](auto const& write) { storage::write_decisions(recording, version, write); });
  return exit_good;
}

int tell_diff(ReplayCommand const& command) {
  OpenFile const ours = own_decisions(command.journal);
  OpenFile const theirs = decisions_of(command.diff, command.journal);
  storage::DecisionDiff diff;
  auto const problem = storage::compare_decisions(lines_of(ours.get()), lines_of(theirs.get()), diff);
  if (problem) throw UsageError(fmt::format("{}: {}", command.diff, problem->what));
  for (std::string const& line : storage::lines_of(diff)) fmt::print("{}\n", line);
  bool const same = diff.different == 0 && diff.verdicts_changed.empty() && diff.readings_changed.empty();
  if (same) fmt::print("no difference\n");
  return same ? exit_good : exit_not_all;
}

int tell_what_if(ReplayCommand const& command) {
  std::string const text = command.with.empty() ? command.what_if : command.what_if + "=" + read_file(command.with);
  auto const change = storage::change_from(text);
  if (!change) throw UsageError("--what-if: " + change.error().detail);
  auto const db = storage::open_to_read(command.journal);
  storage::RecordedJournal recording(*db);
  auto const answer = storage::what_if(recording, *change);
  if (!answer) throw UsageError("--what-if: " + answer.error().detail);
  for (storage::WhatIf::Line const& line : answer->lines) {
    if (!line.seq)
      fmt::print("its own deadline\n");
    else
      fmt::print("row {}, {}\n", *line.seq, line.input);
    if (line.seq) print_facts("recorded:", line.recorded);
    print_facts("followed:", line.followed);
  }
  fmt::print(
      "after the change {} turns are the same, {} differ; {} recorded results answer what was never asked and were "
      "left out, {} orders are refused, {} own deadlines passed\n",
      answer->same, answer->lines.size(), answer->unasked, answer->refused, answer->own_ticks);
  for (storage::WhatIf::Outcome const& o : answer->outcomes) {
    std::string const unknown =
        o.unknown_from ? fmt::format("  (its recorded results no longer fit from row {} on)", *o.unknown_from) : "";
    fmt::print("  contact {:>4}  {:<11} -> {}{}\n", o.contact, core::name_of(o.before), core::name_of(o.after),
               unknown);
  }
  return exit_good;
}

int tell_scenario(ReplayCommand const& command) {
  auto const db = storage::open_to_read(command.journal);
  storage::RecordedJournal recording(*db);
  auto const made = sim::scenario_of(recording, command.contact.value());
  if (!made) throw UsageError(made.error().detail);
  with_lines(command.to_scenario, [&](auto const& write) {
    std::string text = sim::to_text(made->scenario);
    text.pop_back(); // the line's end is written with it
    write(text);
  });
  for (std::string const& what : made->unmapped) fmt::print(stderr, "not mapped: {}\n", what);
  fmt::print(stderr, "contact {} ended {}; contact {} of the scenario ends {}\n", *command.contact,
             core::name_of(made->recorded), made->contact, core::name_of(made->reached));
  return made->reached == made->recorded ? exit_good : exit_not_all;
}

} // namespace legwork::tools
