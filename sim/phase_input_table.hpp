// Every (phase, input) cell, said once at compile time: is it handled, ignored and why, or impossible? A run that
// reaches an impossible cell is broken; a crowd that misses a handled one says so.
#pragma once

#include <string_view>
#include <variant>

#include "core/model/inputs.hpp"
#include "core/model/phase.hpp"

namespace legwork::sim {

enum class Cell { handled, ignored, impossible };

struct Classified {
  Cell cell;
  std::string_view reason; // of what is ignored or impossible
};

inline constexpr std::string_view unclassified = "the table does not say";

// What an input means to a contact in `phase` that it names.
constexpr Classified classify(core::Phase phase, std::size_t input) {
  using namespace core;
  auto const is = [input](auto... kinds) { return ((input == kinds) || ...); };
  bool const names_nobody =
      is(input_kind<Booted>(), input_kind<Tick>(), input_kind<SpaceReported>(), input_kind<CreateBatch>(),
         input_kind<StartBatch>(), input_kind<PauseBatch>(), input_kind<ResumeBatch>(), input_kind<StopBatch>(),
         input_kind<RestartBatch>(), input_kind<BrowserLost>(), input_kind<ShutDown>(), input_kind<RetryContacts>(),
         input_kind<BlockTarget>(), input_kind<UnblockTarget>(), input_kind<OpenSession>(), input_kind<DetachSession>(),
         input_kind<ReturnSession>(), input_kind<TakeLease>(), input_kind<ReleaseLease>(), input_kind<TakeControl>(),
         input_kind<ReleaseControl>(), input_kind<RecordAdministration>());
  if (names_nobody)
    return phase == Phase::unborn ? Classified{Cell::handled, ""} : Classified{Cell::impossible, "it names no contact"};
  if (input == input_kind<CancelContact>()) {
    if (is_final(phase)) return {Cell::ignored, "it has ended: refused"};
    return {Cell::handled, ""};
  }
  bool const of_a_hold = is(input_kind<ClaimContact>(), input_kind<ReleaseClaim>(), input_kind<ResolveHold>(),
                            input_kind<TakeOverPage>(), input_kind<GiveBackPage>());
  bool const of_a_person =
      of_a_hold || is(input_kind<FinishContact>(), input_kind<ReconcileContact>(), input_kind<OverrideRule>());
  if (of_a_person) {
    bool const may = (of_a_hold && phase == Phase::held) ||
                     (is(input_kind<FinishContact>()) && (phase == Phase::held || phase == Phase::manual)) ||
                     (is(input_kind<ReconcileContact>()) && phase == Phase::unconfirmed) ||
                     (is(input_kind<OverrideRule>()) && phase == Phase::skipped);
    return may ? Classified{Cell::handled, ""} : Classified{Cell::ignored, "not for a person to say: refused"};
  }
  if (input == input_kind<PageClosed>()) {
    if (phase == Phase::unborn) return {Cell::impossible, "no page without a contact"};
    return phase == Phase::rejected || !is_final(phase)
               ? Classified{Cell::ignored, "the page of an attempt before: its contact has another"}
               : Classified{Cell::handled, ""};
  }
  if (phase == Phase::unborn || phase == Phase::rejected) return {Cell::impossible, "no step is ever asked for"};
  if (input == input_kind<PageLost>())
    return is_active(phase) || phase == Phase::held ? Classified{Cell::handled, ""}
                                                    : Classified{Cell::ignored, "nobody works there: suppressed"};
  if (input == input_kind<UnaccountedTrafficSeen>())
    return is_active(phase) || phase == Phase::held ? Classified{Cell::handled, ""}
                                                    : Classified{Cell::ignored, "its page is gone: suppressed"};
  if (input == input_kind<PersonSendPaused>())
    return phase == Phase::held ? Classified{Cell::handled, ""}
                                : Classified{Cell::ignored, "the page is nobody's any more: suppressed"};
  bool const of_a_step =
      is(input_kind<PageOpened>(), input_kind<PageReached>(), input_kind<PageObserved>(), input_kind<FormWritten>(),
         input_kind<SendPressed>(), input_kind<OutcomeWatched>(), input_kind<StepFailed>());
  if (!of_a_step) return {Cell::impossible, unclassified};
  bool const awaited =
      (is(input_kind<PageOpened>()) && phase == Phase::opening) ||
      (is(input_kind<PageReached>()) && phase == Phase::navigating) ||
      (is(input_kind<PageObserved>()) &&
       (phase == Phase::locating || phase == Phase::screening || phase == Phase::filling)) ||
      (is(input_kind<FormWritten>()) && phase == Phase::filling) ||
      (is(input_kind<SendPressed>()) && phase == Phase::intended) ||
      (is(input_kind<OutcomeWatched>()) && (phase == Phase::dispatched || phase == Phase::unconfirmed)) ||
      (is(input_kind<StepFailed>()) && is_active(phase) && phase != Phase::ready);
  if (awaited) return {Cell::handled, ""};
  return {Cell::ignored, "not what it waits for: suppressed"};
}

static_assert(
    [] {
      for (std::size_t input = 0; input < std::variant_size_v<core::Input>; ++input) {
        if (classify(core::Phase::opening, input).reason == unclassified) return false;
      }
      return true;
    }(),
    "every input is classified");

} // namespace legwork::sim
