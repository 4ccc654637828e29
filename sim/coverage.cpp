// Sums.
#include "sim/coverage.hpp"

namespace legwork::sim {

namespace {

template <class Counts>
void sum(Counts& into, Counts const& from) {
  for (std::size_t i = 0; i < into.size(); ++i) {
    if constexpr (requires { into[i].size(); })
      sum(into[i], from[i]);
    else
      into[i] += from[i];
  }
}

} // namespace

void Coverage::add(Coverage const& other) {
  seeds += other.seeds;
  steps += other.steps;
  recorded += other.recorded;
  commits += other.commits;
  kills += other.kills;
  simulated_ms += other.simulated_ms;
  sum(taken, other.taken);
  sum(asked, other.asked);
  sum(struck, other.struck);
  sum(became, other.became);
  sum(ended, other.ended);
  sum(met, other.met);
}

std::vector<RareSituation> unmet(Coverage const& coverage) {
  std::vector<RareSituation> out;
  for (std::size_t i = 0; i < probes; ++i) {
    if (coverage.met[i] == 0) out.push_back(static_cast<RareSituation>(i));
  }
  return out;
}

} // namespace legwork::sim
