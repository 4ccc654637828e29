// Whether a browser result is the one that a contact waits for; the same question for every kind of result.
#pragma once

#include <string>
#include <type_traits>
#include <vector>

#include "core/model/facts.hpp"
#include "core/model/proposal.hpp"
#include "core/model/step_results.hpp"

namespace legwork::core {

// Whether the step under way in `phase` can end with an R. Nothing else may reach the table: an adapter that
// mixes up its answers must not stop the program.
template <class R>
constexpr bool may_bring(Phase phase) {
  if constexpr (std::is_same_v<R, PageOpened>)
    return phase == Phase::opening;
  else if constexpr (std::is_same_v<R, PageReached>)
    return phase == Phase::navigating;
  else if constexpr (std::is_same_v<R, PageObserved>)
    return phase == Phase::locating || phase == Phase::screening || phase == Phase::filling;
  else if constexpr (std::is_same_v<R, FormWritten>)
    return phase == Phase::filling;
  else if constexpr (std::is_same_v<R, SendPressed>)
    return phase == Phase::intended;
  else if constexpr (std::is_same_v<R, OutcomeWatched>)
    return phase == Phase::dispatched;
  else {
    static_assert(std::is_same_v<R, StepFailed>, "every result of a step says in which phases it is awaited");
    return true;
  }
}

// The contact that waits for `step`, or nothing (the result is then recorded as suppressed).
template <class R>
Contact const* waiting_for(Proposal& p, R const& r) {
  ContactId const id = r.step.contact;
  if (!p.state.has_contact(id)) return nullptr;
  Contact const& c = p.state.contact(id);
  char const* why = nullptr;
  if (r.step.epoch != p.state.epoch)
    why = "of an earlier run";
  else if (is_final(c.phase))
    why = "the contact had ended";
  else if (r.step.op != c.op)
    why = "not the step under way";
  else if (!may_bring<R>(c.phase))
    why = "not what this step brings";
  if (why == nullptr) return &c;
  p.add(ResultSuppressed{id, std::string(type_name<R>()), why});
  return nullptr;
}

inline void note_screenshots(Proposal& p, ContactId id, std::vector<Screenshot> const& screenshots) {
  for (Screenshot const& screenshot : screenshots) p.add(ScreenshotTaken{id, screenshot});
}

} // namespace legwork::core
