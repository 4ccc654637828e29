// A session of the real host and engine, invented from a seed: a few businesses, sites that behave well and badly,
// commands of a person, restarts. It is here to give the journal real facts of real turns to lose.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>

#include "core/engine/host.hpp"
#include "sim/disk/journal_under_test.hpp"

namespace legwork::sim::disk {

class EngineWorkload final : public core::BrowserPort {
 public:
  EngineWorkload(std::uint64_t seed, JournalUnderTest& journal) : seed_(seed), journal_(journal) {}

  // A process begins: from what the journal holds.
  void boot(storage::Loaded const& loaded);

  // Does the next thing: a commit, an answer of the browser, a command, time; false where nothing is left to do or
  // the world was stopped.
  bool step();
  // Writes what waits, with a snapshot of where it stands.
  void finish_with_snapshot();

  // Why the world was stopped, or nothing.
  std::optional<storage::StorageFailure> const& failure() const { return failure_; }
  // What clients were sent or the browser was asked after the failure, and inputs that were still taken: each a broken
  // promise (P75).
  std::uint64_t late() const { return late_; }
  std::uint64_t done() const { return done_; }
  core::Host const& host() const { return *host_; }

  void perform(core::Effect effect) override;

 private:
  std::uint64_t seed_;
  JournalUnderTest& journal_;
  std::optional<core::Host> host_;
  core::Instant now_{1'700'000'000'000};
  std::deque<core::Effect> asked_;
  std::optional<storage::StorageFailure> failure_;
  std::uint64_t asks_ = 0; // occurrences of this session's choices
  std::uint64_t late_ = 0;
  std::uint64_t done_ = 0;
  bool showing_form_ = false;

  std::uint32_t pick(char const* site, std::uint32_t n);
  void submit(core::Input input);
  void commit();
  void create();
  void command();
  void tick();
  core::Input answer(core::Effect const& effect);
  std::string page_of(core::ContactId id);
  core::PageObserved seen(core::Step step, core::FillPlan const* written);
};

} // namespace legwork::sim::disk
