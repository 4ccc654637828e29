// Seeds and core steps per second of one core, every oracle on, against the core alone on the inputs of a calm contact:
// the ratio says what world, disk and oracles cost. Goals: 10,000 seeds and 1,000,000 steps a second
// (docs/simulator.md).
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <vector>

#include "core/engine/engine.hpp"
#include "sim/page_library.hpp"
#include "sim/run.hpp"

using namespace legwork;

namespace {

double cpu_seconds() {
  struct timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

// One contact from its request to its thanks, with nothing around the core; returns how many inputs that took.
std::uint64_t calm_contact(sim::PageLibrary& library) {
  using namespace core;
  Engine engine;
  Instant now{1'000};
  std::uint64_t inputs = 0;
  auto const submit = [&](Input const& input) {
    auto const turn = engine.take(input, now);
    ++inputs;
    now.ms += 100;
    return turn.has_value();
  };
  sim::PageLibrary::Business const& there = library.business(0);
  CreateBatch batch;
  batch.customer = "c";
  batch.rules.known = {"email", "first_name", "full_name", "last_name", "message", "phone", "zip"};
  batch.contacts.push_back({.dealer_name = "Business", .website = there.front, .target = there.host});
  Booted booted;
  booted.limits->pace = Duration{0}; // every input of this contact follows the one before
  submit(booted);
  submit(batch);
  submit(StartBatch{1});
  auto const step = [&] {
    Contact const& c = engine.state().contact(1);
    return Step{1, 1, c.attempt, *c.op};
  };
  auto const look = [&](bool home, sim::Shows shows) {
    sim::Look const& seen = library.look(0, home, shows);
    submit(PageObserved{step(), seen.evidence, {}, seen.page});
  };
  submit(PageOpened{step(), 1});
  submit(PageReached{step(), there.front, 200});
  look(true, sim::Shows::front);
  submit(PageReached{step(), there.contact, 200});
  look(false, sim::Shows::form);
  look(false, sim::Shows::form);
  sim::Look const& written =
      library.look(0, false, sim::Shows::form, sim::Written::as_planned, engine.state().contact(1).plan);
  submit(FormWritten{.step = step(), .evidence = written.evidence, .snapshot = written.page});
  submit(SendPressed{.step = step(), .token = 1, .sent = true, .method = "POST", .url = there.contact, .evidence = ""});
  sim::Record const& thanks = library.record(0, sim::Seen::thanks);
  submit(OutcomeWatched{.step = step(), .token = 1, .evidence = thanks.evidence, .record = thanks.record});
  submit(PageClosed{1, 1, ""});
  return engine.state().contact(1).phase == Phase::succeeded ? inputs : 0;
}

} // namespace

int main() {
  constexpr int rounds = 5;
  std::vector<double> seeds_a_second, steps_a_second, core_a_second;
  std::uint64_t first = 1;
  for (int round = 0; round < rounds; ++round) {
    sim::PageLibrary library;
    std::uint64_t inputs = 0;
    double began = cpu_seconds();
    for (int i = 0; i < 20'000; ++i) inputs += calm_contact(library);
    core_a_second.push_back(static_cast<double>(inputs) / (cpu_seconds() - began));
    sim::CrowdOptions options;
    options.first = first;
    options.seeds = 20'000;
    options.twice_every = 0;
    began = cpu_seconds();
    sim::CrowdReport const report = sim::run_crowd(options);
    double const took = cpu_seconds() - began;
    first += options.seeds;
    if (!report.failures.empty()) return 1;
    seeds_a_second.push_back(static_cast<double>(report.coverage.seeds) / took);
    steps_a_second.push_back(static_cast<double>(report.coverage.steps) / took);
  }
  auto const median = [](std::vector<double> v) {
    std::ranges::sort(v);
    return v[v.size() / 2];
  };
  fmt::print("core alone          {:>12.0f} inputs a CPU second (median of {})\n", median(core_a_second), rounds);
  fmt::print("simulated, oracles  {:>12.0f} inputs a CPU second: {:.2f} of the core alone\n", median(steps_a_second),
             median(steps_a_second) / median(core_a_second));
  fmt::print("simulated, oracles  {:>12.0f} seeds a CPU second (goal 10000: {:.2f})\n", median(seeds_a_second),
             median(seeds_a_second) / 10'000);
  return 0;
}
