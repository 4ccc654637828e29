// First whole pieces of the configuration, then the choices by halves, then one by one, then smaller values.
#include "sim/shrink.hpp"

#include <algorithm>
#include <functional>
#include <map>

namespace legwork::sim {

namespace {

class Shrinker {
 public:
  // Whether a run is still about the same thing.
  using Same = std::function<bool(Outcome const&, Coverage const&)>;

  Shrinker(Scenario scenario, Same same, PageLibrary& library, std::size_t most)
      : best_(std::move(scenario)), same_(std::move(same)), library_(library), most_(most) {}

  Shrunk run() {
    Shrunk out;
    out.choices_before = best_.choices.size();
    std::size_t before = 0;
    do {
      before = size();
      smaller_configuration();
      fewer_choices();
      smaller_values();
    } while (size() < before && tries_ < most_);
    out.scenario = std::move(best_);
    out.tries = tries_;
    out.met = std::move(met_);
    return out;
  }

 private:
  Scenario best_;
  Same same_;
  PageLibrary& library_;
  std::size_t most_;
  std::size_t tries_ = 0;
  std::vector<Violation> met_;

  std::size_t size() const {
    SwarmConfig const& s = best_.swarm;
    std::size_t values = 0;
    for (Choice const& c : best_.choices) values += c.value;
    return best_.choices.size() * 1'000 + values + s.contacts * 10 + s.batches * 10 + s.commands;
  }

  // Takes `candidate` where it fails in the same way.
  bool adopt_if_same(Scenario candidate) {
    if (tries_ >= most_) return false;
    ++tries_;
    Coverage coverage;
    Outcome const outcome = run_scenario(candidate, library_, coverage);
    bool const same = same_(outcome, coverage);
    if (same)
      best_ = std::move(candidate);
    else if (outcome.violation &&
             std::ranges::find(met_, outcome.violation->invariant, &Violation::invariant) == met_.end())
      met_.push_back(*outcome.violation);
    return same;
  }

  void change(std::function<void(SwarmConfig&)> const& how) {
    Scenario candidate = best_;
    how(candidate.swarm);
    adopt_if_same(std::move(candidate));
  }

  void smaller_configuration() {
    change([](SwarmConfig& s) { s.limits = {}; });
    change([](SwarmConfig& s) { s.lasting = Lasting::nothing; });
    change([](SwarmConfig& s) { s.odd_sites = false; });
    change([](SwarmConfig& s) { s.encoded = false; });
    change([](SwarmConfig& s) { s.customers = 1; });
    change([](SwarmConfig& s) { s.gap = {}; });
    change([](SwarmConfig& s) { s.shape = Shape::quick; });
    for (std::uint32_t SwarmConfig::* count : {&SwarmConfig::batches, &SwarmConfig::contacts, &SwarmConfig::parallel,
                                               &SwarmConfig::commands, &SwarmConfig::businesses}) {
      std::uint32_t const least = count == &SwarmConfig::commands ? 0 : 1;
      change([&](SwarmConfig& s) { s.*count = least; });
      while (best_.swarm.*count > least) {
        std::uint32_t const before = best_.swarm.*count;
        change([&](SwarmConfig& s) { --(s.*count); });
        if (best_.swarm.*count == before) break;
      }
    }
  }

  void fewer_choices() {
    for (std::size_t piece = std::max<std::size_t>(best_.choices.size() / 2, 1); piece >= 1; piece /= 2) {
      for (std::size_t from = 0; from < best_.choices.size();) {
        Scenario candidate = best_;
        auto const begin = candidate.choices.begin() + static_cast<std::ptrdiff_t>(from);
        auto const left = candidate.choices.size() - from;
        candidate.choices.erase(begin, begin + static_cast<std::ptrdiff_t>(std::min(piece, left)));
        if (!adopt_if_same(std::move(candidate))) from += piece;
        if (tries_ >= most_) return;
      }
      if (piece == 1) return;
    }
  }

  void smaller_values() {
    for (std::size_t i = 0; i < best_.choices.size(); ++i) {
      for (std::uint32_t value = 1; value < best_.choices[i].value; ++value) {
        Scenario candidate = best_;
        candidate.choices[i].value = value;
        if (adopt_if_same(std::move(candidate))) break;
      }
    }
  }
};

} // namespace

Shrunk shrink(Scenario scenario, Violation const& same, PageLibrary& library, std::size_t most_tries) {
  auto const breaks_the_same = [&same](Outcome const& outcome, Coverage const&) {
    return outcome.violation && outcome.violation->invariant == same.invariant &&
           outcome.violation->phase == same.phase;
  };
  return Shrinker(std::move(scenario), breaks_the_same, library, most_tries).run();
}

namespace {

// A seed's run, as a scenario that needs no seed.
Scenario scenario_of(SwarmConfig swarm, std::vector<Choice> const& made) {
  Scenario out;
  out.swarm = std::move(swarm);
  out.swarm.rates.clear();
  std::map<std::pair<ChoicePoint, std::uint64_t>, std::uint32_t> distinct; // a decision may be asked for more than once
  for (Choice const& c : made) distinct[{c.site, c.about}] = c.value;
  for (auto const& [address, value] : distinct) out.choices.push_back({address.first, address.second, value});
  return out;
}

} // namespace

std::optional<Shrunk> find_probe(RareSituation probe, std::uint64_t first, std::uint64_t seeds, PageLibrary& library) {
  auto const meets = [probe](Outcome const& outcome, Coverage const& coverage) {
    return !outcome.violation && coverage.met[index(probe)] > 0;
  };
  for (std::uint64_t seed = first; seed < first + seeds; ++seed) {
    Coverage coverage;
    if (!meets(run_seed(seed, library, coverage), coverage)) continue;
    Scenario scenario = scenario_of(swarm_of(seed), run_seed(seed, library, coverage, Keep::everything).choices);
    scenario.about = "meets " + std::string(core::name_of(probe));
    scenario.meets = {std::string(core::name_of(probe))};
    Coverage again;
    if (meets(run_scenario(scenario, library, again), again))
      return Shrinker(std::move(scenario), meets, library, 4'000).run();
  }
  return {};
}

std::optional<Shrunk> shrink_seed(std::uint64_t seed, SwarmConfig const& swarm, PageLibrary& library,
                                  std::size_t most_tries) {
  Coverage ignored;
  Outcome const found = run_swarm(swarm, seed, library, ignored, Keep::everything);
  if (!found.violation) return {};
  Scenario scenario = scenario_of(swarm, found.choices);
  scenario.about = found.violation->text;
  scenario.breaks = found.violation->invariant;
  scenario.phase = core::name_of(found.violation->phase);
  Outcome const again = run_scenario(scenario, library, ignored);
  if (!again.violation || again.violation->invariant != scenario.breaks) return {};
  return shrink(std::move(scenario), *found.violation, library, most_tries);
}

} // namespace legwork::sim
