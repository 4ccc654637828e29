// Where every fault is asked for, drawn, aimed and counted.
#include "sim/run_context.hpp"

namespace legwork::sim {

bool lasts(Lasting lasting, Fault fault) {
  switch (lasting) {
    case Lasting::hang: return fault == Fault::hang;
    case Lasting::not_reached: return fault == Fault::not_reached;
    case Lasting::page_gone: return fault == Fault::page_gone;
    case Lasting::launch_fails: return fault == Fault::launch_fails;
    case Lasting::lost_answer: return fault == Fault::lost_answer;
    case Lasting::press_nothing: return fault == Fault::press_nothing;
    case Lasting::nothing:
    case Lasting::nobody_there: return false;
  }
  return false;
}

std::uint32_t RunContext::draw_strike(Fault fault, ChoicePoint site, std::uint64_t where, core::Phase phase,
                                      std::uint32_t ways) {
  std::uint32_t struck = 0;
  if (healed) {
    struck = lasts(swarm.lasting, fault) ? 1 : 0;
  } else {
    bool const aimed = swarm.aim.nth != 0 && swarm.aim.fault == fault &&
                       (swarm.aim.phase == core::Phase::unborn || swarm.aim.phase == phase);
    if (aimed && ++aimed_at_ == swarm.aim.nth) choices.force({site, where, 1});
    struck = choices.rarely(site, where, swarm.rates[index(fault)], ways);
  }
  if (struck != 0) ++coverage.struck[index(fault)][index(phase)];
  return struck;
}

} // namespace legwork::sim
