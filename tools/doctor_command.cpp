// `legwork doctor`: is everything here that a contact needs, and if not, what mends it.
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <ctime>
#include <filesystem>

#include "adapters/browser/browser_check.hpp"
#include "storage/journal_anchor.hpp"
#include "storage/open_to_read.hpp"
#include "storage/vault.hpp"
#include "tools/commands.hpp"
#include "tools/paths.hpp"

namespace legwork::tools {

namespace {

namespace fs = std::filesystem;

struct Finding {
  bool good;
  std::string about;
  std::string says; // what is found, or what is wrong and how to mend it
};

Finding check_chromium(DoctorCommand const& command) {
  adapters::BrowserOptions options;
  options.binary = command.browser;
  options.user = command.browser_user;
  auto const usable = adapters::check_browser(options);
  return {usable.has_value(), "Chromium", usable ? *usable : usable.error().detail};
}

Finding check_sandbox(DoctorCommand const& command) {
  adapters::BrowserOptions options;
  options.binary = command.browser;
  options.user = command.browser_user;
  auto const started = adapters::try_browser(options);
  return {started.has_value(), "Sandbox", started ? *started : started.error().detail};
}

Finding check_fonts() {
  for (char const* folder : {"/usr/share/fonts/truetype", "/usr/share/fonts/opentype", "/usr/local/share/fonts"}) {
    std::error_code none;
    if (fs::is_directory(folder, none) && !fs::is_empty(folder, none))
      return {true, "Fonts", std::string("found in ") + folder};
  }
  return {false, "Fonts", "none: pages render as boxes; install the Debian package fonts-dejavu-core"};
}

Finding check_disk(fs::path const& journal) {
  fs::path folder = fs::absolute(journal).parent_path();
  while (!fs::exists(folder)) folder = folder.parent_path();
  struct statvfs about{};
  if (::statvfs(folder.c_str(), &about) != 0) return {false, "Disk", "cannot look at " + folder.string()};
  auto const mebibytes = static_cast<std::uint64_t>(about.f_bavail) * about.f_frsize >> 20U;
  if (::access(folder.c_str(), W_OK) != 0)
    return {false, "Disk", folder.string() + " cannot be written; choose another with --journal"};
  if (mebibytes < 64)
    return {false, "Disk",
            fmt::format("only {} MiB free in {}; a batch of twenty needs about 20", mebibytes, folder.string())};
  return {true, "Disk", fmt::format("{} MiB free in {}", mebibytes, folder.string())};
}

Finding check_clock() {
  std::time_t const now = std::time(nullptr);
  constexpr std::time_t built_after = 1'760'000'000; // October 2025
  if (now < built_after)
    return {false, "Clock", "it says a time before this program was written; set it, e.g. with timedatectl"};
  return {true, "Clock", "plausible"};
}

Finding check_sqlite() {
  bool const good = sqlite3_libversion_number() >= 3'037'000;
  return {
      good, "SQLite",
      std::string(sqlite3_libversion()) + (good ? "" : " is too old: STRICT tables need 3.37; update libsqlite3-0")};
}

// Who accepted that rows are missing, when and why.
std::string accepted_losses(fs::path const& journal) {
  std::string out;
  auto const anchor = storage::read_anchor(journal);
  for (storage::AcceptedLoss const& loss : anchor ? anchor->losses : std::vector<storage::AcceptedLoss>{})
    out += fmt::format("; {} accepted on {:%Y-%m-%d} that rows are missing ({})", loss.who,
                       fmt::gmtime(static_cast<std::time_t>(loss.at.ms / 1000)), loss.reason);
  return out;
}

Finding check_journal(fs::path const& journal) try {
  storage::check_before_open(journal, storage::read_anchor(journal));
  if (!fs::exists(journal))
    return {true, "Journal", journal.string() + " does not exist yet; it is made by the first batch"};
  auto const db = storage::open_to_read(journal);
  std::string const said = db->ask_text("PRAGMA quick_check(1)");
  return {said == "ok", "Journal",
          said == "ok" ? journal.string() + " is whole" + accepted_losses(journal)
                       : journal.string() + " is damaged (" + said + "); restore a backup"};
} catch (std::exception const& e) {
  return {false, "Journal", e.what()};
}

Finding check_key(DoctorCommand const& command, fs::path const& journal) {
  fs::path const file = command.key_file.empty() ? default_key_file() : fs::path(command.key_file);
  bool const needed = fs::exists(vault_of(journal));
  if (!needed && !fs::exists(file))
    return {true, "Master key", file.string() + " does not exist yet; it is made by the first batch"};
  auto const key = storage::MasterKey::find(file, false);
  return {key.has_value(), "Master key", key ? "found" : key.error().detail};
}

} // namespace

int run_doctor(DoctorCommand const& command) {
  fs::path const journal = command.journal.empty() ? default_journal() : fs::path(command.journal);
  int bad = 0;
  auto const print_finding = [&](Finding const& f) {
    fmt::print("{}  {:<11} {}\n", f.good ? "good" : "BAD ", f.about, f.says);
    bad += f.good ? 0 : 1;
  };
  Finding const chromium = check_chromium(command);
  print_finding(chromium);
  if (chromium.good) print_finding(check_sandbox(command));
  print_finding(check_fonts());
  print_finding(check_disk(journal));
  print_finding(check_clock());
  print_finding(check_sqlite());
  print_finding(check_journal(journal));
  print_finding(check_key(command, journal));
  fmt::print("{}\n", bad == 0 ? "everything a contact needs is here" : fmt::format("{} to mend", bad));
  return bad == 0 ? exit_good : exit_not_all;
}

} // namespace legwork::tools
