// Wishes are drawn by occasion; what they are about is drawn from what there is.
#include "sim/people.hpp"

namespace legwork::sim {

// Values of Site::order_kind, in the order in which a smaller one is the simpler story.
enum class Wish { nothing, pause, resume, stop, drain, cancel, restart, restart_failed, start, again, nonsense };
static constexpr std::uint32_t wishes = core::count_of<Wish>();
static_assert(wishes > 10, "an enum whose names cannot be read counts as empty");

std::vector<core::CreateBatch> People::batches() const {
  Swarm const& swarm = scene_.swarm;
  std::vector<core::CreateBatch> out;
  for (std::uint32_t b = 0; b < swarm.batches; ++b) {
    core::CreateBatch batch;
    batch.mode = core::Mode::simulation;
    batch.request = "r" + std::to_string(b);
    batch.customer = "c" + std::to_string(b % swarm.customers);
    batch.parallel = swarm.parallel;
    batch.gap_ms = swarm.gap_ms;
    batch.rules.known = {"email", "first_name", "full_name", "last_name", "message", "phone", "zip"};
    batch.rules.may_consent = scene_.choices.below(Site::order_detail, about(900 + b), 2) == 1;
    for (std::uint32_t i = 0; i < swarm.contacts; ++i) {
      bool const in_turn = swarm.shape == Shape::calm;
      std::uint32_t const business = in_turn ? i : scene_.choices.below(Site::order_target, about(900 + b, i), swarm.businesses);
      bool const invalid = swarm.odd_sites && scene_.choices.rarely(Site::order_detail, about(800 + b, i), 500) != 0;
      if (invalid) batch.contacts.push_back({"Broken", "", "", "", {"website: is empty"}});
      else batch.contacts.push_back({"Business " + std::to_string(business), "", Library::front_url(business), Library::host(business), {}});
    }
    out.push_back(std::move(batch));
  }
  return out;
}

void People::plan() {
  static constexpr std::int64_t waits[] = {100, 700, 3'000, 12'000, 60'000, 700'000};
  std::int64_t at = scene_.now.ms;
  for (std::uint32_t i = 0; i < scene_.swarm.orders; ++i) {
    at += waits[scene_.choices.below(Site::order_wait, about(i), std::size(waits))];
    scene_.agenda.add({at + i, Coming::order, Meaning::none, 0, 0, i, 0, false, {}});
  }
}

std::optional<core::Input> People::wish(std::uint32_t number, core::State const& state) const {
  auto const kind = static_cast<Wish>(scene_.choices.below(Site::order_kind, about(number), wishes));
  auto const any = [&](std::size_t n) {
    return 1 + scene_.choices.below(Site::order_target, about(number), static_cast<std::uint32_t>(std::max<std::size_t>(n, 1)));
  };
  core::BatchId const batch = any(state.batches.size());
  switch (kind) {
    case Wish::nothing: return {};
    case Wish::pause: return core::PauseBatch{batch};
    case Wish::resume: return core::ResumeBatch{batch};
    case Wish::stop: return core::StopBatch{batch, core::StopHow::now};
    case Wish::drain: return core::StopBatch{batch, core::StopHow::drain};
    case Wish::cancel: return core::CancelContact{any(state.contacts.size())};
    case Wish::restart: return core::RestartBatch{batch, false};
    case Wish::restart_failed: return core::RestartBatch{batch, true};
    case Wish::start: return core::StartBatch{batch};
    case Wish::again: {
      core::CreateBatch same = batches().front();
      return same;
    }
    case Wish::nonsense: return core::CancelContact{static_cast<core::ContactId>(state.contacts.size() + 7)};
  }
  return {};
}

std::vector<core::Input> People::help(core::State const& state) const {
  std::vector<core::Input> out;
  if (state.space_low) out.emplace_back(core::SpaceReported{false});
  if (scene_.swarm.lasting == Lasting::nobody_there) return out;
  for (core::Batch const& b : state.batches) {
    if (b.phase == core::BatchPhase::paused) out.emplace_back(core::ResumeBatch{b.id});
    if (b.phase == core::BatchPhase::idle) out.emplace_back(core::StartBatch{b.id});
  }
  return out;
}

} // namespace legwork::sim
