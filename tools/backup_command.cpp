// `legwork backup`: a copy of everything that belongs to a journal, while it is in use or at rest. `legwork
// accept-loss`: what to do without one.
#include <fmt/chrono.h>
#include <fmt/format.h>

#include "storage/backup.hpp"
#include "storage/journal_anchor.hpp"
#include "storage/vault.hpp"
#include "tools/clock_file.hpp"
#include "tools/commands.hpp"
#include "tools/format_numbers.hpp"
#include "tools/paths.hpp"
#include "tools/runtime.hpp"

namespace legwork::tools {

int run_backup(BackupCommand const& command) {
  std::filesystem::path const journal = journal_or_default(command.journal);
  std::filesystem::path const key_file = key_file_or_default(command.key_file);
  std::optional<storage::MasterKey> key;
  if (command.with_key) {
    auto found = storage::MasterKey::find(key_file, false);
    if (!found) throw UsageError(found.error().detail);
    key = std::move(*found);
  }
  storage::Backup const made = storage::make_backup(journal, command.folder, key);
  fmt::print("{}: journal ({} rows, until {:%Y-%m-%d %H:%M:%S} UTC){}, {} screenshots{}{}; {:.1f} MiB, checked\n",
             command.folder, made.last_seq,
             fmt::gmtime(static_cast<std::time_t>(read_clock_record(journal).times.wall_of(made.last).ms / 1000)),
             made.has_vault ? ", vault" : "", made.screenshots, made.has_directory ? ", directory" : "",
             made.has_tokens ? ", tokens" : "", static_cast<double>(made.size_bytes) / (1U << 20U));
  if (command.with_key)
    fmt::print("the master key is in it: who has this folder can read everything\n");
  else if (made.has_vault)
    fmt::print(
        "the master key is not in it: keep a copy of it apart ({}, or LEGWORK_MASTER_KEY); without it nobody can "
        "read this vault\n",
        key_file.string());
  return exit_good;
}

int run_accept_loss(AcceptLossCommand const& command) {
  std::filesystem::path const journal = journal_or_default(command.journal);
  std::string const what = storage::accept_lost_journal(journal, command.who, command.reason);
  fmt::print("accepted, by {}: {}\n", command.who, what);
  fmt::print("{}\n",
             std::filesystem::exists(journal)
                 ? "the journal goes on from what is in it; put who was contacted since on the do-not-contact list "
                   "(legwork block)"
                 : "the next start begins a new journal; it knows of nobody who was contacted (legwork block)");
  return exit_good;
}

} // namespace legwork::tools
