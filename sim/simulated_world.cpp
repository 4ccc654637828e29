// The loop: the next thing that comes, or the next deadline, whichever is first; then the oracles look.
#include "sim/simulated_world.hpp"

#include <algorithm>

#include "core/base/always.hpp"
#include "core/engine/evolve.hpp"

namespace legwork::sim {

namespace {

constexpr std::int64_t first_moment = 1'700'000'000'000;

// Thrown through the host when the process dies between two effects; nothing else may see it.
struct Died {
  Fault how;
};

core::Phase phase_of(core::State const& s, core::ContactId id) {
  return s.has_contact(id) ? s.contact(id).phase : core::Phase::unborn;
}

} // namespace

SimulatedWorld::SimulatedWorld(SwarmConfig swarm, Choices choices, PageLibrary& library, Coverage& coverage)
    : scene_(std::move(swarm), std::move(choices), library, coverage, {first_moment}),
      browser_(scene_, [this]() -> core::State const& { return state(); }),
      commits_(scene_),
      people_(scene_),
      oracle_(scene_, browser_, commits_) {
  scene_.swarm.rates.resize(faults);
  scene_.trace.began = first_moment;
}

bool SimulatedWorld::dies(Fault fault, std::uint64_t where, core::Phase phase) {
  return scene_.injects(fault, ChoicePoint::kill_point, where | (std::uint64_t{index(fault)} << 12U), phase) != 0;
}

void SimulatedWorld::run() {
  ++scene_.coverage.seeds;
  boot();
  for (core::CreateBatch& batch : people_.batches()) {
    if (alive_) ask(std::move(batch));
    if (alive_) ask(core::StartBatch{static_cast<core::BatchId>(state().batches.size())});
  }
  people_.plan();
  std::uint32_t const size = scene_.swarm.batches * scene_.swarm.contacts;
  loop(first_moment + 3'600'000, 150 + 60 * size);
  if (violation()) return;
  heal();
  std::int64_t const long_enough = scene_.now.ms + 3'600'000 + 600'000 * std::int64_t{size};
  loop(long_enough, steps_ + 1'500 + 400 * size);
  if (!violation()) oracle_.at_end(state());
  scene_.coverage.simulated_ms += static_cast<std::uint64_t>(scene_.now.ms - first_moment);
}

void SimulatedWorld::loop(std::int64_t until, std::uint32_t most_steps) {
  while (!violation()) {
    auto const due = alive_ && !failed_ ? host_->next_deadline() : std::nullopt;
    bool const tick_first = due && (scene_.queue.empty() || due->ms < scene_.queue.next_at());
    if (!tick_first && scene_.queue.empty()) return;
    std::int64_t const next = tick_first ? due->ms : scene_.queue.next_at();
    if (next > until) return;
    if (++steps_ > most_steps) {
      if (scene_.healed) oracle_.broken("L2", "the run does not come to rest");
      return;
    }
    scene_.now.ms = std::max(scene_.now.ms, next);
    if (tick_first)
      tick();
    else
      arrive(scene_.queue.pop());
    scene_.trace.step_done();
  }
}

void SimulatedWorld::tick() {
  core::Instant const due = *host_->next_deadline();
  if (scene_.injects(Fault::clock_leaps, ChoicePoint::clock_leap, about(steps_), core::Phase::unborn) != 0) {
    scene_.now.ms += 300'000;
    scene_.trace.line(scene_.now.ms, "clock", "the machine slept for five minutes");
  } else if (scene_.injects(Fault::late_tick, ChoicePoint::tick_late, about(steps_), core::Phase::unborn) != 0) {
    scene_.now.ms += 2'500;
  }
  core::SequenceNumber const before = host_->last_seq();
  ask(core::Tick{});
  if (!alive_ || failed_) return;
  bool const in_vain = host_->last_seq() == before && host_->next_deadline() && *host_->next_deadline() <= due;
  ticks_in_vain_ = in_vain ? ticks_in_vain_ + 1 : 0;
  if (ticks_in_vain_ > 1) oracle_.broken("L3", "a tick changes nothing and stays due");
}

void SimulatedWorld::submit(core::Input&& input, ExpectedMeaning meaning) {
  if (!alive_ || failed_) return;
  ++scene_.coverage.steps;
  scene_.trace.line(scene_.now.ms, "input", [&] { return brief(input); });
  scene_.trace.mix(input.index() + 0x1000U);
  scene_.trace.mix(static_cast<std::uint64_t>(scene_.now.ms));
  core::SequenceNumber const before = host_->last_seq();
  oracle_.before(state(), input, meaning);
  auto const taken = host_->submit(std::move(input), scene_.now);
  if (!taken) scene_.trace.line(scene_.now.ms, "refused", taken.error().detail);
  if (!taken) scene_.coverage.meet(RareSituation::order_refused);
  bool const recorded = host_->last_seq() != before;
  if (recorded) ++scene_.coverage.recorded;
  oracle_.after(state(), recorded ? host_->newest() : nullptr, taken.has_value(), host_->next_deadline());
}

void SimulatedWorld::arrive(QueuedEvent& arrival) {
  switch (arrival.what) {
    case EventKind::press_lands:
      if (browser_.land(arrival)) oracle_.landed(arrival.contact);
      return;
    case EventKind::commit_ends: return commit_ends(arrival.number);
    case EventKind::boot: return alive_ ? void() : boot();
    case EventKind::space: return ask(core::SpaceReported{false});
    case EventKind::command:
      if (!alive_) return;
      for (core::Input& input : people_.arrive(arrival.number, state())) ask(std::move(input));
      return;
    case EventKind::result: break;
  }
  if (!alive_ || failed_ || !browser_.still_comes(arrival)) return;
  if (auto const* send = std::get_if<core::PersonSendPaused>(&arrival.input);
      send != nullptr && !browser_.pauses(*send))
    return;
  core::Phase const phase = phase_of(state(), arrival.contact);
  if (auto const* lost = std::get_if<core::PageLost>(&arrival.input)) browser_.dies(lost->page);
  if (auto const* closed = std::get_if<core::PageClosed>(&arrival.input)) browser_.closed(closed->page);
  std::uint64_t const where = about(arrival.contact, arrival.number);
  if (arrival.number != 0 && dies(Fault::kill_at_rest, where, phase)) return kill(Fault::kill_at_rest);
  if (arrival.number != 0 && scene_.injects(Fault::low_space, ChoicePoint::space_flip, where, phase) != 0) run_low();
  submit(std::move(arrival.input), arrival.meaning);
}

void SimulatedWorld::run_low() {
  if (state().space_low) return;
  scene_.queue.add({.at = scene_.now.ms + 8'000, .what = EventKind::space});
  ask(core::SpaceReported{true});
}

void SimulatedWorld::commit_ends(std::uint32_t number) {
  if (!alive_ || failed_ || !commits_.busy() || number != commits_.count()) return; // of a process that died
  core::Phase const phase = oracle_.phase_under_way();
  if (booting_ && dies(Fault::kill_in_boot, about(number), phase)) return kill(Fault::kill_in_boot);
  if (dies(Fault::kill_before_commit, about(number), phase)) return kill(Fault::kill_before_commit);
  if (scene_.injects(Fault::disk_full, ChoicePoint::commit_fault, about(number), phase) != 0) {
    host_->on_commit_failed({core::ErrorKind::unavailable, "the disk is full"});
    return kill(Fault::disk_full);
  }
  core::EntryGroup const group = commits_.take_group();
  scene_.trace.line(scene_.now.ms, "commit", [&] { return "rows up to " + to_string(commits_.last_seq()); });
  oracle_.durable(*group);
  if (scene_.injects(Fault::ack_lost, ChoicePoint::commit_fault, about(number, 1), phase) != 0) {
    host_->on_commit_failed({core::ErrorKind::unavailable, "the disk does not answer"});
    return kill(Fault::ack_lost);
  }
  if (dies(Fault::kill_after_commit, about(number), phase)) return kill(Fault::kill_after_commit);
  effects_left_ = scene_.injects(Fault::kill_between, ChoicePoint::kill_point, about(number, 1), phase, 3);
  booting_ = false;
  release();
  bool const over = alive_ && state().closed && host_->at_rest();
  if (over) leave();
}

void SimulatedWorld::release() {
  try {
    host_->on_commit_durable();
    oracle_.released();
  } catch (Died const& died) {
    kill(died.how);
  }
}

void SimulatedWorld::perform(core::Effect effect) {
  oracle_.performs(state(), effect);
  scene_.trace.line(scene_.now.ms, "effect", [&] { return brief(effect); });
  browser_.perform(std::move(effect));
  if (effects_left_ != 0 && --effects_left_ == 0) throw Died{Fault::kill_between};
}

void SimulatedWorld::kill(Fault why) {
  ++scene_.coverage.kills;
  scene_.trace.line(scene_.now.ms, "kill", core::name_of(why));
  oracle_.died(state(), why);
  if (scene_.choices.below(ChoicePoint::kill_power, about(boots_), 4) == 1) {
    ++machine_;
    scene_.trace.line(scene_.now.ms, "power", "the machine lost its power with it");
  }
  end_process();
}

void SimulatedWorld::end_process() {
  alive_ = failed_ = false;
  effects_left_ = 0;
  commits_.drop_group();
  scene_.queue.drop([](QueuedEvent const& a) { return !a.orphan && a.what != EventKind::command; });
  browser_.killed();
  static constexpr std::int64_t away[] = {20, 500, 30'000, 4'000'000};
  std::int64_t const wait = away[scene_.choices.below(ChoicePoint::kill_downtime, about(boots_), std::size(away))];
  scene_.queue.add({.at = scene_.now.ms + wait, .what = EventKind::boot});
}

// Shut down as it should be: a supervisor starts it again a while later.
void SimulatedWorld::leave() {
  scene_.trace.line(scene_.now.ms, "leave", "the program has shut down");
  scene_.coverage.meet(RareSituation::shut_down);
  end_process();
}

void SimulatedWorld::boot() {
  ++boots_;
  // What earlier browsers would still do ends here: they are killed before anything else.
  scene_.queue.drop([](QueuedEvent const& a) { return a.what == EventKind::press_lands; });
  core::State folded;
  oracle_.starts();
  commits_.each_fact([&](core::DurableFact const& recorded) {
    oracle_.reads(recorded, folded);
    core::evolve(folded, recorded.fact, recorded.at);
  });
  oracle_.boots(folded, commits_.last_seq());
  scene_.trace.line(scene_.now.ms, "boot", [&] { return "from row " + to_string(commits_.last_seq()); });
  events_.emplace(folded);
  scene_.now.ms = std::max(scene_.now.ms, folded.now.ms);
  auto const publish = [this](core::DurableFact const& recorded) {
    oracle_.on_event(recorded, events_->events_of(recorded));
  };
  host_.emplace(core::Engine(std::move(folded)), commits_.last_seq(),
                core::Host::Ports{commits_, *this, publish, [this](core::Error const&) { failed_ = true; }});
  alive_ = booting_ = true;
  core::Booted booted{.limits = scene_.swarm.limits,
                      .version = "",
                      .hold = {},
                      .machine = "machine " + std::to_string(machine_),
                      .work = core::RunPurpose::contacts,
                      .rules = scene_.swarm.rules};
  bool const hold = boots_ > 1 && !scene_.healed && scene_.choices.below(ChoicePoint::boot_hold, about(boots_), 4) == 1;
  if (hold) booted.hold = {1};
  ask(std::move(booted));
}

void SimulatedWorld::heal() {
  scene_.healed = true;
  scene_.queue.drop([](QueuedEvent const& a) { return a.what == EventKind::command; });
  scene_.trace.line(scene_.now.ms, "heal", [&] {
    return "from here on nothing goes wrong but: " + std::string(core::name_of(scene_.swarm.lasting));
  });
  if (!alive_) {
    scene_.queue.drop([](QueuedEvent const& a) { return a.what == EventKind::boot; });
    boot();
  }
  for (core::Input& input : people_.help(state())) ask(std::move(input));
}

} // namespace legwork::sim
