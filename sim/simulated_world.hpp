// One run: the real host between an invented browser, disk, clock and people, on one thread, from a seed or a
// scenario. First everything may go wrong; then it heals, and every contact must come to an end.
#pragma once

#include <optional>

#include "core/engine/host.hpp"
#include "core/report/client_events.hpp"
#include "sim/oracle.hpp"
#include "sim/run_context.hpp"
#include "sim/simulated_browser.hpp"
#include "sim/simulated_journal.hpp"
#include "sim/simulated_people.hpp"

namespace legwork::sim {

class SimulatedWorld final : core::BrowserPort {
 public:
  SimulatedWorld(SwarmConfig swarm, Choices choices, PageLibrary& library, Coverage& coverage);

  // Runs to the end, or to the first broken invariant.
  void run();

  std::optional<Violation> const& violation() const { return oracle_.violation(); }
  RunContext& scene() { return scene_; }
  SimulatedJournal& commits() { return commits_; }

 private:
  RunContext scene_;
  SimulatedBrowser browser_;
  SimulatedJournal commits_;
  SimulatedPeople people_;
  std::optional<core::EventStream> events_;
  std::optional<core::Host> host_;
  Oracle oracle_;
  bool alive_ = false;
  bool failed_ = false;  // a commit could not be stored: the process is about to end
  bool booting_ = false; // the boot itself is not yet durable
  std::uint32_t boots_ = 0;
  std::uint32_t machine_ = 1; // counts the machine's own starts
  std::uint32_t steps_ = 0;
  std::uint32_t effects_left_ = 0; // until the process dies between two of them, 0 for never
  std::uint32_t ticks_in_vain_ = 0;

  core::State const& state() const { return host_->state(); }
  void perform(core::Effect effect) override;

  void boot();
  void kill(Fault why);
  void leave();
  void end_process();
  void loop(std::int64_t until, std::uint32_t most_steps);
  void arrive(QueuedEvent& arrival);
  void commit_ends(std::uint32_t number);
  void release();
  void tick();
  void submit(core::Input&& input, ExpectedMeaning meaning);
  void ask(core::Input&& input) { submit(std::move(input), ExpectedMeaning::none); }
  void run_low();
  void heal();
  bool dies(Fault fault, std::uint64_t about, core::Phase phase);
};

} // namespace legwork::sim
