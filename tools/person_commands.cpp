// `legwork reconcile`, `retry`, `finish`, `override`, `block`, `unblock`, `blocked`: what people say about contacts and
// businesses.
#include <fmt/chrono.h>
#include <fmt/format.h>

#include "adapters/net/domain_name.hpp"
#include "core/report/explain.hpp"
#include "core/validate/website.hpp"
#include "storage/event_store.hpp"
#include "storage/open_to_read.hpp"
#include "tools/clock_file.hpp"
#include "tools/commands.hpp"
#include "tools/format_numbers.hpp"
#include "tools/offline_journal.hpp"
#include "tools/paths.hpp"
#include "tools/runtime.hpp"

namespace legwork::tools {

namespace {

// Records the ruling and prints where the contact stands then.
int rule(std::string const& journal, core::ContactId id, core::Input input) {
  OfflineJournal offline(journal_or_default(journal));
  if (auto const taken = offline.submit(std::move(input)); !taken) throw UsageError(taken.error().detail);
  core::Contact const& c = offline.state().contact(id);
  fmt::print("contact {} ({}): {}\n", c.id, c.dealer_name,
             core::one_line(core::standing_of(offline.state(), c), offline.state().now));
  if (c.retried_by)
    fmt::print("contact {} is a retry of it: run the same legwork contact command again\n", *c.retried_by);
  return exit_good;
}

// `www.acme.com`, `https://acme.com/contact` and `acme.com` are one business.
std::string business_of(std::string const& given) {
  auto const website = core::read_website(given, {{}, adapters::ascii_website});
  return website ? adapters::registrable_domain(website->host)
                 : given; // what is no website the engine refuses, with the reason
}

} // namespace

int run_reconcile(RulingCommand const& command) {
  return rule(command.journal, command.contact,
              core::ReconcileContact{
                  .contact = command.contact, .who = command.who, .went_through = command.yes, .note = command.note});
}

int run_retry(RulingCommand const& command) {
  OfflineJournal offline(journal_or_default(command.journal));
  core::ContactId const id = command.contact;
  if (!offline.state().has_contact(id))
    throw UsageError(fmt::format("there is no contact {}; legwork history lists them", id));
  core::Contact const& c = offline.state().contact(id);
  fmt::print("contact {} ({}, {}) will be contacted again", c.id, c.dealer_name, c.website);
  if (!command.yes) {
    fmt::print(": say so with --yes. Nothing was changed.\n");
    return exit_usage;
  }
  core::BatchId const batch = c.batch;
  if (auto const taken = offline.submit(core::RetryContacts{batch, {id}}); !taken) {
    fmt::print("\n");
    throw UsageError(taken.error().detail);
  }
  core::Contact const& next = offline.state().contact(offline.state().contact(id).retried_by.value());
  fmt::print(" as contact {}: {}\n", next.id,
             next.refused_input.empty() ? "run the same legwork contact command again"
                                        : "a person has to correct the form, so go on with legwork serve");
  return exit_good;
}

int run_finish(RulingCommand const& command) {
  return rule(
      command.journal, command.contact,
      core::FinishContact{.contact = command.contact, .who = command.who, .sent = command.yes, .note = command.note});
}

int run_override(RulingCommand const& command) {
  return rule(command.journal, command.contact, core::OverrideRule{command.contact, command.who, command.note});
}

int run_block(BlockCommand const& command) {
  std::string const target = business_of(command.target);
  OfflineJournal offline(journal_or_default(command.journal));
  auto const taken = command.block ? offline.submit(core::BlockTarget{target, command.who, command.reason})
                                   : offline.submit(core::UnblockTarget{target, command.who, command.reason});
  if (!taken) throw UsageError(taken.error().detail);
  fmt::print("{} is {} the do-not-contact list\n", target, command.block ? "on" : "no longer on");
  return exit_good;
}

int run_blocked(std::string const& journal) {
  core::State const state = storage::load(*storage::open_to_read(journal_or_default(journal))).state;
  adapters::WallTimes const times = read_clock_record(journal_or_default(journal)).times;
  fmt::print("{:<30}  {:<19}  {:<16}  {}\n", "Domain", "Since (UTC)", "Who", "Reason");
  for (auto const& [target, block] : state.blocked)
    fmt::print("{:<30}  {:%Y-%m-%d %H:%M:%S}  {:<16}  {}\n", target,
               fmt::gmtime(static_cast<std::time_t>(times.wall_of(block.at).ms / 1000)), block.who, block.reason);
  return exit_good;
}

} // namespace legwork::tools
