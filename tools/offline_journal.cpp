// One thread waits for the other: there is nothing else to do meanwhile.
#include "tools/offline_journal.hpp"

#include "storage/journal_anchor.hpp"
#include "tools/boot_id.hpp"
#include "tools/clock_file.hpp"
#include "tools/runtime.hpp"
#include "tools/version.hpp"

namespace legwork::tools {

OfflineJournal::OfflineJournal(std::filesystem::path const& journal) {
  storage::check_before_open(journal, storage::read_anchor(journal));
  if (!std::filesystem::exists(journal))
    throw UsageError("there is no journal " + journal.string() + "; name it with --journal");
  store_ = std::make_unique<storage::EventStore>(journal);
  storage::Loaded const& loaded = store_->loaded();
  clock_ = start_clock(journal, loaded.state.now);
  auto const stop = [this](core::Error const& why) { broken_ = why; };
  host_ = std::make_unique<core::Host>(core::Engine(loaded.state), loaded.last_seq,
                                       core::Host::Ports{*store_, browser_, [](core::DurableFact const&) {}, stop});
  store_->start([this](std::optional<core::Error> problem) {
    std::lock_guard const lock(mutex_);
    results_.push_back(std::move(problem));
    arrived_.notify_one();
  });
  if (auto const begun = submit(core::Booted{.limits = command_line_limits(),
                                             .version = version,
                                             .machine = boot_id(),
                                             .work = core::RunPurpose::records});
      !begun)
    throw UsageError(begun.error().detail);
}

OfflineJournal::~OfflineJournal() {
  if (!broken_) store_->keep_snapshot(host_->state(), host_->last_seq());
}

core::Result<void> OfflineJournal::submit(core::Input input) {
  auto const taken = host_->submit(std::move(input), clock_.now());
  while (!host_->at_rest() && !broken_) {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [&] { return !results_.empty(); });
    std::optional<core::Error> const problem = std::move(results_.front());
    results_.pop_front();
    lock.unlock();
    if (problem)
      host_->on_commit_failed(*problem);
    else
      host_->on_commit_durable();
  }
  if (broken_) return std::unexpected(*broken_);
  return taken;
}

} // namespace legwork::tools
