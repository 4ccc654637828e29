// `legwork regrade`: what today's page code would decide otherwise about logged sessions. The journals stay as they
// are.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/base/text.hpp"
#include "storage/open_to_read.hpp"
#include "storage/replay/regrade.hpp"
#include "storage/storage_failure.hpp"
#include "tools/commands.hpp"
#include "tools/format_numbers.hpp"
#include "tools/input_file.hpp"

namespace legwork::tools {

namespace {

struct Counts {
  std::size_t sessions = 0;
  std::size_t contacts = 0;
  std::size_t different = 0;
  std::uint64_t unread = 0;
};

void print_line(std::string const& file, storage::RegradedContact const& c) {
  nlohmann::ordered_json line{{"file", file},
                              {"contact", c.contact.value()},
                              {"dealer_name", c.dealer_name},
                              {"looks", c.looks},
                              {"outcomes", c.outcomes},
                              {"same", c.differences.empty()},
                              {"differences", nlohmann::ordered_json::array()}};
  for (storage::RegradeDifference const& d : c.differences) {
    nlohmann::ordered_json one{{"row", d.row.value()}, {"what", d.what}};
    if (d.what == "field") one["label"] = d.label;
    one["recorded"] = d.recorded;
    one["today"] = d.today;
    line["differences"].push_back(std::move(one));
  }
  fmt::print("{}\n", line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

void print_differences(std::string const& file, storage::RegradedContact const& c) {
  if (c.differences.empty()) return;
  fmt::print("{}: contact {}, {}\n", file, c.contact, core::presentable(c.dealer_name, 80));
  for (storage::RegradeDifference const& d : c.differences) {
    std::string const label = d.label.empty() ? "" : fmt::format(" \"{}\"", core::presentable(d.label, 60));
    fmt::print("  row {}: {}{}: {} then, {} today\n", d.row, d.what, label, d.recorded, d.today);
  }
}

std::string counted(std::size_t number, char const* one, char const* more) {
  return fmt::format("{} {}", number, number == 1 ? one : more);
}

} // namespace

int run_regrade(RegradeCommand const& command) {
  Counts counts;
  std::size_t unopened = 0;
  for (std::string const& file : command.journals) {
    try {
      auto const db = storage::open_to_read(file);
      storage::RecordedJournal recording(*db);
      storage::RegradedSession const session = storage::regrade(recording);
      ++counts.sessions;
      counts.unread += session.unread;
      counts.contacts += session.contacts.size();
      for (storage::RegradedContact const& c : session.contacts) {
        if (!c.differences.empty()) ++counts.different;
        command.json ? print_line(file, c) : print_differences(file, c);
      }
    } catch (storage::StorageFailure const& failure) {
      ++unopened;
      fmt::print(stderr, "legwork: {}\n", failure.what());
    }
  }
  std::FILE* const out = command.json ? stderr : stdout;
  if (counts.sessions > 0)
    fmt::print(out, "{} of {}: {} as before; {}\n", counted(counts.contacts, "contact", "contacts"),
               counted(counts.sessions, "session", "sessions"), counts.contacts - counts.different,
               counted(counts.different, "differs", "differ"));
  if (counts.unread > 0)
    fmt::print(out, "{} could not be read again: their evidence was cleaned up\n",
               counted(counts.unread, "look or outcome", "looks or outcomes"));
  if (unopened > 0) return exit_code_of(unopened, command.journals.size());
  return counts.different == 0 ? exit_good : exit_not_all;
}

} // namespace legwork::tools
