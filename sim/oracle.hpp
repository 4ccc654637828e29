// Watches one run and says which promise it broke first. It keeps its own memory of the facts, compares the core's
// decisions with an independent table, and what the program says with what the businesses received.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "core/engine/host.hpp"
#include "core/report/client_events.hpp"
#include "sim/run_context.hpp"
#include "sim/shadow_state.hpp"
#include "sim/simulated_browser.hpp"
#include "sim/simulated_journal.hpp"

namespace legwork::sim {

struct Violation {
  std::string invariant; // its name, e.g. "S1"
  std::string text;
  core::Phase phase = core::Phase::unborn; // of the contact concerned: part of what "the same failure" means
};

// What an invariant may look at. Pointers are set where the moment has such a thing.
struct InvariantContext {
  RunContext const& run;
  SimulatedBrowser const& browser;
  SimulatedJournal const& commits;
  ShadowState const& shadow; // before the fact, where there is one
  core::State const* live = nullptr;
  core::Entry const* entry = nullptr;
  ObservedInput const* observed = nullptr;
  core::Fact const* fact = nullptr;
  core::Effect const* effect = nullptr;
  core::ContactId contact{};
  std::optional<core::Instant> wakes{};        // when the host asks to be woken
  core::Incarnation lost_incarnation{};        // of a browser that died
  std::span<core::ContactId const> in_doubt{}; // were about to be sent when the power went
};

class Oracle {
 public:
  Oracle(RunContext& scene, SimulatedBrowser const& browser, SimulatedJournal const& commits)
      : scene_(scene), browser_(browser), commits_(commits) {}

  // Around each input.
  void before(core::State const& live, core::Input const& input, ExpectedMeaning meaning);
  void after(core::State const& live, core::Entry const* recorded, bool accepted,
             std::optional<core::Instant> wakes); // `recorded`: null for nothing
  // As things happen.
  void durable(std::vector<core::Entry> const& group);
  void on_event(core::DurableFact const& recorded, std::vector<core::ClientEvent> const& events);
  void performs(core::State const& live, core::Effect const& effect);
  void released(); // all that a commit was to begin has been begun
  void landed(core::ContactId contact);
  void died(core::State const& live, Fault how);
  // A process starts: it reads every durable fact, `before` being what it folded so far, and then knows what it is
  // about.
  void starts();
  void reads(core::DurableFact const& recorded, core::State const& before);
  void boots(core::State const& folded, core::SequenceNumber last_seq);
  void at_end(core::State const& live);

  void broken(std::string invariant, std::string text, core::ContactId contact = {});
  std::optional<Violation> const& violation() const { return violation_; }

  // The phase of the contact whose facts are being committed, for aiming kills.
  core::Phase phase_under_way() const;

 private:
  RunContext& scene_;
  SimulatedBrowser const& browser_;
  SimulatedJournal const& commits_;
  ShadowState memory_;
  std::optional<Violation> violation_;
  ObservedInput given_;
  core::Incarnation lost_incarnation_;
  std::vector<core::ContactId> in_doubt_;
  core::StepNumber first_op_ = 1;              // of the steps that this process has to ask for
  std::vector<core::Phase> shown_;             // to clients, by contact
  core::SequenceNumber seen_seq_;              // by a client that comes back once the process has started again
  std::optional<core::EventStream> returning_; // what it is told

  InvariantContext sight(core::State const* live = nullptr) const;
  void learn(core::Entry const& entry, core::State const& live);
  void note_doubts(core::State const& live, core::Booted const& booted);
  void check_view(core::ClientEvent const& e);
  void note_probes(core::Fact const& fact, ObservedInput const& given);
};

} // namespace legwork::sim
