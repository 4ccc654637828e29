// The simulator itself: that it finds what is broken, says the same every time, and tells a short story of it.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "sim/coverage_report.hpp"
#include "sim/invariants.hpp"
#include "sim/phase_input_table.hpp"
#include "sim/shrink.hpp"
#include "sim/sweep.hpp"

using namespace legwork::sim;
namespace core = legwork::core;

namespace {

std::string text_of(std::filesystem::path const& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

CrowdReport crowd(std::uint64_t first, std::uint64_t seeds, Aim aim = {}) {
  CrowdOptions options;
  options.first = first;
  options.seeds = seeds;
  options.aim = aim;
  return run_crowd(options);
}

void no_failures(CrowdReport const& report) {
  for (Failure const& f : report.failures)
    FAIL_CHECK("seed " << f.seed << ": " << f.violation.invariant << ": " << f.violation.text);
  for (Divergence const& d : report.divergences)
    FAIL_CHECK("seed " << d.seed << " differs from itself: " << d.first << " | " << d.second);
}

} // namespace

TEST_CASE("a crowd of seeds keeps every promise, and each seed says the same twice",
          "[P74][P01][P02][P03][P04][P05][P06][P07][P08][P09][P13][P20][P21][P22][P24][P25][P26]") {
  CrowdReport const report = crowd(1, 6'000);
  no_failures(report);
  CHECK(report.coverage.seeds == 6'000);
  CHECK(report.ran_twice == 6'000);
  CHECK(report.coverage.kills > 1'000);
  CHECK(unmet(report.coverage).size() < probes / 4); // the nightly size must meet them all
}

TEST_CASE("every fault can be aimed at a state, and nothing breaks", "[P74][P25]") {
  for (core::Phase phase :
       {core::Phase::opening, core::Phase::navigating, core::Phase::locating, core::Phase::screening,
        core::Phase::filling, core::Phase::intended, core::Phase::dispatched}) {
    for (Fault fault : {Fault::hang, Fault::lost_answer, Fault::late_answer, Fault::echo, Fault::wrong_answer,
                        Fault::kill_before_commit, Fault::kill_after_commit, Fault::kill_between, Fault::ack_lost,
                        Fault::disk_full, Fault::kill_at_rest}) {
      CrowdReport const report = crowd(50, 40, {fault, phase, 1});
      INFO(core::name_of(fault) << " at " << core::name_of(phase));
      no_failures(report);
      CHECK(report.coverage.struck[index(fault)][index(phase)] > 10);
    }
  }
}

TEST_CASE("a process that is cut at any commit and any result recovers", "[P25][P07][P02]") {
  SweepReport const report = run_sweep(1, 20);
  for (Scenario const& s : report.failures) FAIL_CHECK(s.breaks << ": " << s.about << " (" << s.phase << ")");
  CHECK(report.scenarios == 20);
  CHECK(report.runs > 2'000);
  CHECK(report.coverage.kills > 1'000);
}

TEST_CASE("a promise broken on purpose is found, shrunk to a few choices, and told", "[P74]") {
  CrowdOptions options;
  options.seeds = 4'000;
  options.twice_every = 0;
  options.stop_after = 15;
  options.canary = true;
  CrowdReport const report = run_crowd(options);
  REQUIRE(report.failures.size() == 15);
  PageLibrary library;
  std::vector<std::size_t> sizes;
  for (Failure const& f : report.failures) {
    auto const shrunk = shrink_seed(f.seed, f.swarm, library);
    REQUIRE(shrunk.has_value());
    sizes.push_back(shrunk->scenario.choices.size());
    auto const again = scenario_from(to_text(shrunk->scenario)); // as a person would run it from its file
    REQUIRE(again.has_value());
    Coverage ignored;
    Outcome const outcome = run_scenario(*again, library, ignored, Keep::everything);
    REQUIRE(outcome.violation.has_value());
    CHECK(outcome.violation->invariant == "canary");
    CHECK(outcome.lines.back().find("BROKEN") != std::string::npos);
  }
  std::ranges::sort(sizes);
  CHECK(sizes[sizes.size() / 2] <= 10);
}

TEST_CASE("a seed's choices alone, without the seed, give the same run", "[P74]") {
  PageLibrary library;
  for (std::uint64_t seed = 1; seed <= 1'500; ++seed) {
    Coverage ignored;
    Outcome const drawn = run_seed(seed, library, ignored, Keep::everything);
    Scenario scenario;
    scenario.swarm = swarm_of(seed);
    scenario.swarm.rates.clear();
    scenario.choices = drawn.choices;
    INFO("seed " << seed);
    REQUIRE(run_scenario(scenario, library, ignored).trace == drawn.trace);
  }
}

TEST_CASE("a scenario without any choice is a calm run", "[P74][P07]") {
  Scenario scenario;
  scenario.swarm.shape = Shape::calm;
  scenario.swarm.contacts = 3;
  scenario.swarm.businesses = 3;
  PageLibrary library;
  Coverage coverage;
  Outcome const outcome = run_scenario(scenario, library, coverage, Keep::everything);
  CHECK_FALSE(outcome.violation.has_value());
  CHECK(coverage.met[index(RareSituation::calm_success)] == 3);
  CHECK(outcome.choices.empty());
}

TEST_CASE("a scenario that cannot be read says what is wrong with it", "[P74]") {
  CHECK_FALSE(scenario_from("{").has_value());
  auto const wrong = scenario_from(R"({"swarm":{"batches":0}})");
  REQUIRE_FALSE(wrong.has_value());
  CHECK(wrong.error().detail.find("at least 1") != std::string::npos);
  auto const unknown = scenario_from(R"({"choices":[{"site":"nowhere","about":1,"value":1}]})");
  REQUIRE_FALSE(unknown.has_value());
  CHECK(unknown.error().detail.find("choices[0].site") != std::string::npos);
}

TEST_CASE("the kept scenarios still mean what they meant", "[P74]") {
  PageLibrary library;
  std::size_t kept = 0;
  for (auto const& entry :
       std::filesystem::directory_iterator(std::filesystem::path(LEGWORK_SOURCE_DIR) / "tests/seeds")) {
    if (entry.path().extension() != ".json") continue;
    ++kept;
    auto const scenario = scenario_from(text_of(entry.path()));
    INFO(entry.path().filename().string());
    REQUIRE(scenario.has_value());
    Coverage coverage;
    Outcome const outcome = run_scenario(*scenario, library, coverage);
    if (outcome.violation) FAIL_CHECK(outcome.violation->invariant << ": " << outcome.violation->text);
    for (std::string const& probe : scenario->meets) {
      auto const known = core::value_named<RareSituation>(probe);
      REQUIRE(known.has_value());
      INFO("stale: it no longer meets " << probe);
      CHECK(coverage.met[index(*known)] > 0);
    }
  }
  CHECK(kept > 0);
}

TEST_CASE("every invariant has a name of its own, a promise and words", "[P74]") {
  std::set<std::string_view> names;
  for (auto const& list : all_invariants()) {
    for (Invariant const& i : list) {
      CHECK(names.insert(i.statement.name).second);
      CHECK(i.statement.promise.starts_with("P"));
      CHECK_FALSE(i.statement.words.empty());
    }
  }
  CHECK(names.size() > 40);
}

TEST_CASE("what is called impossible never happens, and what is handled is reached", "[P74]") {
  CrowdReport const report = crowd(20'000, 4'000);
  for (std::size_t p = 0; p < phases; ++p) {
    for (std::size_t i = 0; i < inputs; ++i) {
      INFO(core::name_of(static_cast<core::Phase>(p)) << ", input " << i);
      if (classify(static_cast<core::Phase>(p), i).cell == Cell::impossible) CHECK(report.coverage.taken[p][i] == 0);
    }
  }
  CHECK(unreached(report.coverage).size() < 20); // likewise
}
