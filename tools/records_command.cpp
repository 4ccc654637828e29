// `legwork export`, `history`, `forget` and `map`: what is recorded, given out, looked up, made unreadable, explained.
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <cstdio>
#include <fstream>

#include "adapters/wire/outcome_export.hpp"
#include "core/report/console_tables.hpp"
#include "core/report/contact_report.hpp"
#include "core/report/explain.hpp"
#include "storage/event_store.hpp"
#include "storage/evidence.hpp"
#include "storage/open_to_read.hpp"
#include "storage/read_models.hpp"
#include "storage/screenshots.hpp"
#include "tools/clock_file.hpp"
#include "tools/commands.hpp"
#include "tools/format_numbers.hpp"
#include "tools/outcome_table.hpp"
#include "tools/paths.hpp"
#include "tools/runtime.hpp"

namespace legwork::tools {

namespace {

namespace fs = std::filesystem;

storage::Vault open_vault(fs::path const& journal, std::string const& key_file) {
  if (!fs::exists(vault_of(journal)))
    throw UsageError("there is no vault beside " + journal.string() + "; name its journal with --journal");
  auto key = storage::MasterKey::find(key_file_or_default(key_file), false);
  if (!key) throw UsageError(key.error().detail);
  return storage::Vault(vault_of(journal), std::move(*key));
}

void write_file(fs::path const& file, std::string const& bytes) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out << bytes;
  out.flush();
  if (!out) throw UsageError("cannot write " + file.string() + "; check the folder and its free space");
}

// One contact's pictures and evidence, opened, as files a person can look at.
int export_contact(ExportCommand const& command, core::ContactId id, fs::path const& journal, storage::Database& db,
                   core::State const& state) {
  if (!state.has_contact(id)) throw UsageError(fmt::format("there is no contact {} in {}", id, journal.string()));
  core::Contact const& c = state.contact(id);
  std::error_code why;
  fs::create_directories(command.folder, why);
  if (why) throw UsageError("cannot make the folder " + command.folder + ": " + why.message());
  storage::Vault vault = open_vault(journal, command.key_file);
  storage::ScreenshotFolder screenshots(screenshot_folder_of(journal), vault,
                                        [&](core::ContactId) { return c.customer; });
  int problems = 0;
  int n = 0;
  for (core::Screenshot const& screenshot : c.screenshots) {
    if (screenshot.file.empty()) continue;
    auto const picture = screenshots.read_screenshot(c.id, screenshot.file);
    fs::path const file =
        fs::path(command.folder) / fmt::format("{:02}-{}.jpg", ++n, fs::path(screenshot.what).filename().string());
    if (picture)
      write_file(file, *picture);
    else
      ++problems, fmt::print(stderr, "legwork: {}: {}\n", screenshot.what, picture.error().detail);
  }
  if (!c.evidence.empty())
    write_file(fs::path(command.folder) / "evidence.json", storage::EvidenceTable::get(db, c.evidence));
  write_file(fs::path(command.folder) / "contact.json",
             adapters::json_line(core::report_on(state, c, state.now)) + "\n");
  return problems == 0 ? exit_good : exit_not_all;
}

} // namespace

int run_export(ExportCommand const& command) {
  fs::path const journal = journal_or_default(command.journal);
  auto const db = storage::open_to_read(journal);
  core::State const state = storage::load(*db).state;
  if (command.contact) return export_contact(command, *command.contact, journal, *db, state);
  std::vector<core::ContactReport> reports;
  for (core::Batch const& b : state.batches) {
    for (core::ContactReport& r : core::report_on_batch(state, b, state.now)) reports.push_back(std::move(r));
  }
  std::string text;
  if (command.format == "csv")
    text = adapters::csv_of(reports);
  else if (command.format == "table")
    text = table_of(reports, 140);
  else
    for (auto const& r : reports) text += adapters::json_line(r) + "\n";
  if (command.out == "-")
    std::fwrite(text.data(), 1, text.size(), stdout);
  else
    write_file(command.out, text);
  return exit_good;
}

int run_forget(ForgetCommand const& command) {
  fs::path const journal = journal_or_default(command.journal);
  storage::Vault vault = open_vault(journal, command.key_file);
  if (!vault.forget(vault.customer_for(command.email))) {
    fmt::print("nothing is known about this e-mail address\n");
    return exit_not_all;
  }
  fmt::print(
      "forgotten: the customer's key is destroyed, and with it their data and screenshots; replay still works\n");
  return exit_good;
}

int run_history(HistoryCommand const& command) {
  fs::path const journal = journal_or_default(command.journal);
  auto const db = storage::open_to_read(journal);
  storage::ReadModels::make_current(*db,
                                    core::SequenceNumber{db->query_number("SELECT ifnull(max(seq), 0) FROM journal")});
  adapters::WallTimes const times = read_clock_record(journal).times;
  auto const when = [&](std::int64_t ms) {
    return ms == 0 ? std::string("-")
                   : fmt::format("{:%Y-%m-%d %H:%M:%S}",
                                 fmt::gmtime(static_cast<std::time_t>(times.wall_of({ms}).ms / 1000)));
  };
  fmt::print("{:>7}  {:<19}  {:<12}  {:<28}  {}\n", "Contact", "Sent (UTC)", "Outcome", "Business", "Domain");
  for (storage::HistoryRow const& r : storage::history(*db, command.target, 10'000))
    fmt::print("{:>7}  {:<19}  {:<12}  {:<28}  {}\n", r.contact, when(r.sent_ms), r.outcome, r.dealer_name, r.target);
  return exit_good;
}

int run_map(MapFormat format) {
  fmt::print("{}", format == MapFormat::console ? core::console_tables() : core::state_map());
  return exit_good;
}

} // namespace legwork::tools
