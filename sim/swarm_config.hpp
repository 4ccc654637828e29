// One run's configuration: how much work, which kinds of trouble and how often. Every seed leaves most kinds out, so
// that what one kind of trouble would hide behind another is seen too (Groce et al. 2012).
#pragma once

#include <vector>

#include "core/base/added_field.hpp"
#include "core/base/decision_rules.hpp"
#include "core/base/limits.hpp"
#include "sim/fault.hpp"

namespace legwork::sim {

enum class Shape {
  ordinary,
  calm,     // nothing goes wrong, nobody interferes: every contact must succeed, with one request each
  quick,    // a single contact, many faults
  long_run, // many contacts, few faults
  storm,    // everything at once
};

// What stays broken in the second half, when everything else is well again; every contact must end all the same.
enum class Lasting { nothing, hang, not_reached, page_gone, launch_fails, lost_answer, press_nothing, nobody_there };

struct SwarmConfig {
  Shape shape = Shape::ordinary;
  std::uint32_t batches = 1;
  std::uint32_t contacts = 1;   // in each batch
  std::uint32_t businesses = 1; // distinct ones that they are drawn from
  std::uint32_t parallel = 1;
  core::Duration gap = std::chrono::seconds{2};
  std::uint32_t customers = 1;
  std::uint32_t commands = 0; // occasions at which a person may ask for something
  std::uint32_t clients = 0;  // that ask over a connection
  bool odd_sites = false;     // businesses may have other pages than a plain form
  bool encoded = false;       // the journal holds encoded rows, as a disk does, and they are read back
  core::Limits limits;
  core::AddedField<core::DecisionRules> rules{core::newest_rules};
  std::vector<std::uint32_t> rates; // by fault, in basis points
  Lasting lasting = Lasting::nothing;
  Aim aim;
  bool canary = false; // break a promise of our own, to see that it is found, shrunk and told
  LEGWORK_FIELDS(shape, batches, contacts, businesses, parallel, (gap, gap_ms), customers, (commands, orders), clients,
                 odd_sites, encoded, limits, rules, rates, lasting, aim, canary);
};

SwarmConfig swarm_of(std::uint64_t seed);

} // namespace legwork::sim
