// The shares of calm, long and stormy seeds, and how a seed's troubles are drawn.
#include "sim/swarm_config.hpp"

#include "sim/choices.hpp"

namespace legwork::sim {

namespace {

// Draws in the order of calling; used for the configuration only, which a scenario file holds whole.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : choices_(Choices::drawn(seed ^ 0x5157a3b1c2d4e6f8U)) {}

  std::uint32_t below(std::uint32_t n) { return choices_.below(ChoicePoint::order_kind, ++count_, n); }
  bool one_in(std::uint32_t n) { return below(n) == 0; }
  std::uint32_t between(std::uint32_t low, std::uint32_t high) { return low + below(high - low + 1); }

 private:
  Choices choices_;
  std::uint64_t count_ = 0;
};

// The most that a fault's rate may be. Faults with many occasions a contact are rarer, so that contacts also arrive.
std::uint32_t class_maximum(Fault fault) {
  using enum Fault;
  static constexpr std::pair<Fault, std::uint32_t> others[] = {
      {press_nothing, 4'000},  {press_complaint, 4'000},  {press_double, 4'000},    {press_covered, 4'000},
      {press_unproven, 4'000}, {press_thanks, 4'000},     {answer_silent, 4'000},   {answer_broken, 4'000},
      {orphan, 8'000},         {kill_before_commit, 400}, {kill_after_commit, 400}, {kill_between, 400},
      {kill_at_rest, 400},     {ack_lost, 400},           {disk_full, 400},         {kill_in_boot, 2'500},
      {browser_crash, 500},    {clock_leaps, 500},        {low_space, 500},         {wire_drops, 3'000},
      {order_twice, 3'000},    {order_gap, 3'000},        {half_open, 3'000},       {without_control, 3'000},
      {whole_customer, 3'000}, {press_unreadable, 4'000}, {press_disabled, 4'000},  {press_changed, 4'000}};
  for (auto const& [other, most] : others) {
    if (other == fault) return most;
  }
  return 1'000;
}

std::vector<std::uint32_t> draw_rates(Draw& draw, Shape shape) {
  std::vector<std::uint32_t> rates(faults, 0);
  for (std::size_t f = 0; f < faults; ++f) {
    std::uint32_t const most = class_maximum(static_cast<Fault>(f));
    bool const on = shape == Shape::storm ? !draw.one_in(4) : draw.one_in(shape == Shape::long_run ? 8 : 3);
    if (!on) continue;
    rates[f] = draw.one_in(8) ? most : draw.below(shape == Shape::long_run ? most / 8 + 1 : most / 2 + 1);
  }
  return rates;
}

// Short limits make the paths beyond them common.
core::Limits draw_limits(Draw& draw) {
  core::Limits l;
  if (draw.one_in(2)) return l;
  if (draw.one_in(3)) l.contact = core::Duration{40'000};
  if (draw.one_in(4)) l.ready = core::Duration{20'000};
  if (draw.one_in(4)) l.held = core::Duration{draw.one_in(2) ? 0 : 20'000};
  if (draw.one_in(4)) l.attempts = draw.between(1, 2);
  if (draw.one_in(4)) l.interruptions = draw.between(1, 3);
  if (draw.one_in(4)) l.presses = draw.between(1, 3);
  if (draw.one_in(4)) l.candidates = draw.between(1, 2);
  if (draw.one_in(4)) l.relooks = draw.below(2);
  if (draw.one_in(4)) l.stages = draw.between(1, 3);
  if (draw.one_in(4)) l.contact_once = core::Duration{60'000};
  if (draw.one_in(6)) l.outcome_reserve = core::Duration{60'000};
  if (draw.one_in(4)) l.backoff = core::Duration{500};
  if (draw.one_in(6)) l.dispatched = core::Duration{3'000};
  if (draw.one_in(4)) l.claim = core::Duration{5'000};
  if (draw.one_in(3)) l.circuit_breaker_window = draw.between(0, 3);
  if (draw.one_in(3)) l.circuit_breaker_failures = draw.between(1, 3);
  if (draw.one_in(4)) l.daily_cap = draw.between(1, 2);
  if (draw.one_in(4)) l.shutdown = core::Duration{3'000};
  if (draw.one_in(4)) l.power_doubt = core::Duration{draw.one_in(2) ? 0 : 20'000};
  if (draw.one_in(3)) l.lease_grace = core::Duration{2'000};
  if (draw.one_in(3)) l.session_kept = core::Duration{30'000};
  if (draw.one_in(3)) l.pace = core::Duration{draw.one_in(2) ? 0 : 15'000};
  return l;
}

Shape draw_shape(Draw& draw) {
  std::uint32_t const of_64 = draw.below(64);
  if (of_64 < 8) return Shape::calm;
  if (of_64 < 9) return Shape::long_run;
  if (of_64 < 13) return Shape::storm;
  if (of_64 < 25) return Shape::quick;
  return Shape::ordinary;
}

} // namespace

SwarmConfig swarm_of(std::uint64_t seed) {
  Draw draw(seed);
  SwarmConfig out;
  out.shape = draw_shape(draw);
  out.rates.assign(faults, 0);
  out.contacts = out.shape == Shape::quick      ? 1
                 : out.shape == Shape::long_run ? draw.between(40, 100)
                                                : draw.between(1, 4);
  out.parallel = draw.one_in(2) ? 1 : draw.between(2, 4);
  out.gap = core::Duration{500 * draw.below(5)};
  out.businesses = out.contacts + (draw.one_in(2) ? 2 : 0);
  out.encoded = draw.one_in(64);
  if (out.shape == Shape::calm) return out;
  out.batches = draw.one_in(4) ? 2 : 1;
  out.customers = draw.one_in(4) ? 2 : 1;
  out.businesses = draw.one_in(3) ? (out.contacts + 1) / 2 : out.contacts + 1;
  out.odd_sites = draw.one_in(2);
  out.commands = draw.one_in(3) ? 0 : draw.between(1, out.shape == Shape::storm ? 16 : 8);
  out.clients = draw.below(3);
  out.limits = draw_limits(draw);
  out.rates = draw_rates(draw, out.shape);
  out.lasting = draw.one_in(4) ? static_cast<Lasting>(draw.below(core::count_of<Lasting>())) : Lasting::nothing;
  return out;
}

} // namespace legwork::sim
