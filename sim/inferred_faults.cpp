// One function for each kind of result.
#include "sim/inferred_faults.hpp"

#include <algorithm>

#include "core/page/page_analysis.hpp"

namespace legwork::sim {

namespace {

template <class E>
bool is(PathStep const& step) {
  return step.kind == core::effect_kind<E>();
}

template <class F>
F const* fact_of(PathStep const& step) {
  for (core::Fact const& fact : step.facts) {
    if (auto const* f = std::get_if<F>(&fact)) return f;
  }
  return nullptr;
}

bool needs_person(PathStep const& step, core::Reason reason) {
  auto const* needed = fact_of<core::PersonNeeded>(step);
  return needed != nullptr && needed->reason == reason;
}

bool found_before(ContactPath const& path, PathStep const& step) {
  return std::ranges::any_of(
      path.steps, [&](PathStep const& s) { return s.number < step.number && fact_of<core::FormFound>(s) != nullptr; });
}

bool looked_in_vain(PathStep const& step) {
  auto const* end = fact_of<core::GaveUp>(step);
  auto const* again = fact_of<core::RetryScheduled>(step);
  auto const no_form = [](core::Reason reason) {
    return reason == core::Reason::no_form || reason == core::Reason::form_lost;
  };
  return (end != nullptr && no_form(end->reason)) || (again != nullptr && no_form(again->reason));
}

void failed(PathStep const& step, core::StepFailed const& result, InferredFaults& out) {
  using enum core::StepProblem;
  if (is<core::OpenPage>(step)) return out.faults.push_back(Fault::launch_fails);
  switch (result.problem) {
    case timed_out: return out.faults.push_back(Fault::step_times_out);
    case not_reached: return out.faults.push_back(is<core::Navigate>(step) ? Fault::not_reached : Fault::page_gone);
    case blocked: return out.faults.push_back(is<core::Navigate>(step) ? Fault::blocked : Fault::page_gone);
    case not_a_page: return out.faults.push_back(is<core::Navigate>(step) ? Fault::not_a_page : Fault::page_gone);
    case page_gone: return out.faults.push_back(Fault::page_gone);
    case control_gone: return out.faults.push_back(Fault::stale_control);
    case not_clickable:
    case covered: return out.faults.push_back(is<core::FillForm>(step) ? Fault::stale_control : Fault::press_covered);
    case disabled: return out.faults.push_back(Fault::press_disabled);
    case field_changed: return out.faults.push_back(Fault::press_changed);
    case none:
    case browser_trouble: return out.faults.push_back(Fault::wrong_answer);
  }
}

void looked(PathStep const& step, ContactPath const& path, InferredFaults& out) {
  if (fact_of<core::FormNotYetFound>(step))
    out.faults.push_back(Fault::late_shell);
  else if (fact_of<core::FormLost>(step) || (looked_in_vain(step) && found_before(path, step)))
    out.faults.push_back(Fault::rerendered);
  else if (needs_person(step, core::Reason::captcha) && found_before(path, step))
    out.faults.push_back(Fault::late_captcha);
}

void written(PathStep const& step, core::FormWritten const& result, InferredFaults& out) {
  bool const kept = std::ranges::all_of(
      result.readings, [](core::FillReading const& r) { return r.outcome == core::FillOutcome::accepted; });
  if (fact_of<core::FormLost>(step))
    out.faults.push_back(Fault::rerendered);
  else if (needs_person(step, core::Reason::captcha))
    out.faults.push_back(Fault::late_captcha);
  else if (!kept && !fact_of<core::FormFilled>(step) && !fact_of<core::StageWritten>(step))
    out.faults.push_back(Fault::field_rejected);
}

void pressed(core::SendPressed const& result, core::DecisionRules rules, InferredFaults& out) {
  if (result.sent) return;
  if (!result.record) return out.faults.push_back(Fault::press_unproven);
  core::Verdict const& verdict = result.record->verdict(rules);
  using enum core::Grade;
  if (*result.record->account && !(**result.record->account).unaccounted.empty())
    out.faults.push_back(Fault::press_unreadable);
  else if (!verdict.nothing_left)
    out.faults.push_back(Fault::press_unproven);
  else if (verdict.grade == captcha)
    out.faults.push_back(Fault::late_captcha);
  else if (verdict.grade == refused_validation)
    out.faults.push_back(Fault::press_complaint);
  else if (verdict.grade == confirmed || verdict.grade == probable)
    out.faults.push_back(Fault::press_thanks);
  else
    out.faults.push_back(Fault::press_nothing);
}

void watched(PathStep const& step, core::OutcomeWatched const& result, InferredFaults& out) {
  bool const decided = fact_of<core::SendSucceeded>(step) || fact_of<core::SendRefused>(step) ||
                       fact_of<core::LateConfirmation>(step) || fact_of<core::HandedOver>(step);
  if (decided || !result.record) return;
  bool const broken =
      std::ranges::any_of(result.record->requests, [](core::ObservedRequest const& r) { return r.status >= 500; });
  out.faults.push_back(broken ? Fault::answer_broken : Fault::answer_silent);
}

// A result of another kind than the step can have.
bool mixed_up(PathStep const& step) {
  core::Input const& r = *step.result;
  if (std::holds_alternative<core::StepFailed>(r)) return false;
  if (is<core::OpenPage>(step)) return !std::holds_alternative<core::PageOpened>(r);
  if (is<core::Navigate>(step)) return !std::holds_alternative<core::PageReached>(r);
  if (is<core::Observe>(step) || is<core::PressNext>(step)) return !std::holds_alternative<core::PageObserved>(r);
  if (is<core::FillForm>(step)) return !std::holds_alternative<core::FormWritten>(r);
  if (is<core::PressSend>(step)) return !std::holds_alternative<core::SendPressed>(r);
  return !std::holds_alternative<core::OutcomeWatched>(r);
}

// Results that are read as what they are, or by the path itself (`page_lost`, `browser_lost`).
using SaysNoFault = std::variant<core::PageOpened, core::PageClosed, core::PageLost, core::UnaccountedTrafficSeen,
                                 core::BrowserLost, core::PersonSendPaused>;

} // namespace

InferredFaults inferred_faults_of(PathStep const& step, ContactPath const& path) {
  InferredFaults out;
  if (step.browser_lost)
    out.faults.push_back(Fault::browser_crash);
  else if (step.page_lost)
    out.faults.push_back(Fault::renderer_crash);
  if (step.unaccounted && is<core::FillForm>(step)) out.faults.push_back(Fault::fill_unreadable);
  if (step.browser_lost || step.page_lost || step.killed) return out;
  if (!step.result) {
    bool const last = step.number == path.steps.size();
    bool const ended_by_order = std::ranges::any_of(path.commands, [&](PathCommand const& o) {
      PathStay const& stay = path.stays[o.stay];
      return o.steps == step.number && stay.from + o.after == stay.until && !core::is_final(stay.phase);
    });
    if (!last || !ended_by_order) out.faults.push_back(Fault::hang);
    return out;
  }
  if (mixed_up(step)) {
    out.faults.push_back(Fault::wrong_answer);
    return out;
  }
  if (step.late && step.ended_at - step.asked_at > 15'000) {
    out.faults.push_back(Fault::late_answer);
    if (step.ended_at - step.asked_at > 60'000) out.detail = 1;
  }
  std::visit(
      [&]<class T>(T const& r) {
        if constexpr (std::is_same_v<T, core::StepFailed>)
          failed(step, r, out);
        else if constexpr (std::is_same_v<T, core::PageReached>) {
          if (r.status >= 400) out.faults.push_back(Fault::missing_page);
        } else if constexpr (std::is_same_v<T, core::PageObserved>)
          looked(step, path, out);
        else if constexpr (std::is_same_v<T, core::FormWritten>)
          written(step, r, out);
        else if constexpr (std::is_same_v<T, core::SendPressed>)
          pressed(r, path.rules, out);
        else if constexpr (std::is_same_v<T, core::OutcomeWatched>)
          watched(step, r, out);
        else
          static_assert(!core::IsOneOf<T, core::BrowserResult> || core::IsOneOf<T, SaysNoFault>);
      },
      *step.result);
  return out;
}

} // namespace legwork::sim
