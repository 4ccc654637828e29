// What the parts of one run share: its configuration, its choices, the time, what is still to come, and the truth
// that only the world knows.
#pragma once

#include <array>
#include <vector>

#include "core/base/time.hpp"
#include "sim/choices.hpp"
#include "sim/coverage.hpp"
#include "sim/event_queue.hpp"
#include "sim/page_library.hpp"
#include "sim/swarm_config.hpp"
#include "sim/trace.hpp"

namespace legwork::sim {

// What the businesses received: no part of the program can see this.
struct Truth {
  struct Received {
    core::ContactId contact;
    core::Token token;
    std::int64_t at = 0;
    bool accepted = false;
  };
  std::vector<Received> received;
  std::vector<std::uint32_t> times; // by contact id
  std::uint32_t of(core::ContactId id) const { return id.value() < times.size() ? times[id.value()] : 0; }
};

struct RunContext {
  RunContext(SwarmConfig s, Choices c, PageLibrary& l, Coverage& covered, core::Instant begins)
      : swarm(std::move(s)), choices(std::move(c)), library(l), coverage(covered), now(begins) {}

  SwarmConfig swarm;
  Choices choices;
  PageLibrary& library;
  Coverage& coverage;
  Trace trace;
  EventQueue queue;
  core::Instant now;
  Truth truth;
  bool healed = false; // second half: nothing goes wrong but what lasts

  // Whether this fault strikes here, where the contact concerned is in `phase`; if so a number from 1 to `ways`.
  std::uint32_t injects(Fault fault, ChoicePoint site, std::uint64_t about, core::Phase phase, std::uint32_t ways = 1) {
    bool const off = healed ? swarm.lasting == Lasting::nothing
                            : swarm.rates[index(fault)] == 0 && swarm.aim.nth == 0 && !choices.forces();
    return off ? 0 : draw_strike(fault, site, about, phase, ways);
  }

 private:
  std::uint32_t aimed_at_ = 0; // occasions of the aimed fault so far

  std::uint32_t draw_strike(Fault fault, ChoicePoint site, std::uint64_t about, core::Phase phase, std::uint32_t ways);
};

// The fault that lasts in the second half, if it is one of a step.
bool lasts(Lasting lasting, Fault fault);

} // namespace legwork::sim
