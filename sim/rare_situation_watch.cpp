// Which rare situation a fact is a sign of.
#include "sim/oracle.hpp"

namespace legwork::sim {

using namespace core;

namespace {

RareSituation killed_in(Phase in) {
  static constexpr std::pair<Phase, RareSituation> all[] = {{Phase::opening, RareSituation::killed_while_opening},
                                                            {Phase::navigating, RareSituation::killed_while_navigating},
                                                            {Phase::locating, RareSituation::killed_while_locating},
                                                            {Phase::screening, RareSituation::killed_while_screening},
                                                            {Phase::filling, RareSituation::killed_while_filling},
                                                            {Phase::held, RareSituation::killed_while_held},
                                                            {Phase::ready, RareSituation::killed_while_ready},
                                                            {Phase::intended, RareSituation::killed_while_intended},
                                                            {Phase::dispatched, RareSituation::killed_while_dispatched},
                                                            {Phase::backoff, RareSituation::killed_while_backing_off}};
  for (auto const& [phase, probe] : all) {
    if (phase == in) return probe;
  }
  return RareSituation::killed_while_queued;
}

// One fact, seen with what was known before it.
struct RareSituationWatch {
  Coverage& cover;
  ShadowState const& shadow;
  ObservedInput const& observed;
  Truth const& truth;

  void meet(RareSituation probe) const { cover.meet(probe); }
  ShadowContact const& contact(ContactId id) const { return shadow.contact(id); }
  BatchPhase batch_of(ContactId id) const { return shadow.batch(contact(id).batch).phase; }

  void operator()(SendSucceeded const& f) const {
    if (contact(f.contact).attempt == 1) meet(RareSituation::calm_success);
    if (contact(f.contact).by_person) meet(RareSituation::taken_by_the_site_from_a_person);
    if (contact(f.contact).wish_to_end) meet(RareSituation::cancelled_after_the_press);
    if (batch_of(f.contact) == BatchPhase::draining) meet(RareSituation::drained_through_a_send);
  }
  void operator()(OutcomeUnproven const& f) const {
    if (truth.of(f.contact) > 0) meet(RareSituation::sent_and_never_heard);
    if (f.reason == Reason::shut_down) meet(RareSituation::shut_down_with_a_send_open);
    if (observed.meaning == ExpectedMeaning::browser_died) meet(RareSituation::browser_died_under_an_intent);
    if (observed.meaning == ExpectedMeaning::page_died && contact(f.contact).phase == Phase::dispatched)
      meet(RareSituation::page_died_after_the_send);
  }
  void operator()(LateConfirmation const&) const {
    meet(RareSituation::late_confirmation);
    meet(RareSituation::thanks_after_its_limit);
  }
  void operator()(TokenVoided const&) const {
    if (observed.meaning == ExpectedMeaning::challenged) meet(RareSituation::captcha_after_the_press);
  }
  void operator()(SubmitIntended const& f) const {
    if (contact(f.contact).voids > 0) meet(RareSituation::void_then_pressed_again);
    if (observed.kind == input_kind<ResumeBatch>()) meet(RareSituation::resumed_with_a_filled_form);
  }
  void operator()(ContactCancelled const& f) const {
    Phase const phase = contact(f.contact).phase;
    if (contact(f.contact).wish_to_end)
      meet(RareSituation::void_then_cancelled);
    else if (phase == Phase::backoff)
      meet(RareSituation::cancelled_while_backing_off);
    else if (phase == Phase::held)
      meet(RareSituation::cancelled_while_held);
    else if (phase == Phase::ready)
      meet(RareSituation::cancelled_while_ready);
  }
  void operator()(CancelRequested const& f) const {
    if (f.reason == Reason::stopped)
      meet(contact(f.contact).phase == Phase::intended ? RareSituation::stopped_while_intended
                                                       : RareSituation::stopped_while_dispatched);
  }
  void operator()(BatchStopping const& f) const {
    if (shadow.batch(f.batch).phase == BatchPhase::paused) meet(RareSituation::stopped_while_paused);
    if (shadow.batch(f.batch).phase == BatchPhase::draining) meet(RareSituation::stop_cuts_a_drain);
  }
  void operator()(BatchRestarted const& f) const {
    meet(shadow.batch(f.batch).phase == BatchPhase::stopped ? RareSituation::restarted_after_stop
                                                            : RareSituation::restarted_after_completion);
  }
  void operator()(BatchCompleted const& f) const {
    bool all = true;
    for (ContactId id : shadow.batch(f.batch).contacts) all = all && contact(id).phase == Phase::rejected;
    if (all) meet(RareSituation::batch_of_rejected_ones);
  }
  void operator()(ContactQueued const& f) const {
    if (f.retry_of.has_value()) meet(RareSituation::tried_anew);
    if (f.retry_of.has_value() && observed.kind == input_kind<RetryContacts>())
      meet(RareSituation::chosen_ones_tried_anew);
  }
  void operator()(ContactSkipped const& f) const {
    if (f.reason == Reason::do_not_contact) return meet(RareSituation::blocked_at_admission);
    if (f.reason == Reason::daily_cap) return meet(RareSituation::capped);
    bool const at_the_gate = contact(f.contact).phase == Phase::ready;
    meet(at_the_gate ? RareSituation::contacted_already_at_the_gate : RareSituation::contacted_already_at_admission);
    if (contact(f.contact).batch != contact(*f.other).batch) meet(RareSituation::two_batches_one_business);
  }
  void operator()(FormFilled const& f) const {
    if (batch_of(f.contact) == BatchPhase::paused) meet(RareSituation::paused_at_the_gate);
    if (shadow.space_low) meet(RareSituation::space_low_with_a_filled_form);
  }
  void operator()(ContactTimedOut const& f) const {
    meet(f.during == Phase::ready ? RareSituation::ready_until_its_limit : RareSituation::whole_contact_out_of_time);
  }
  void operator()(HandedOver const& f) const {
    meet(f.reason == Reason::poison ? RareSituation::poison : RareSituation::hold_unclaimed);
  }
  void operator()(PersonNeeded const& f) const {
    if (f.reason == Reason::form_refused_input) meet(RareSituation::correction_handed_over);
    if (f.reason != Reason::captcha) return;
    meet(contact(f.contact).phase == Phase::filling ? RareSituation::captcha_after_filling
                                                    : RareSituation::captcha_at_once);
  }
  void operator()(GaveUp const& f) const {
    if (f.reason == Reason::no_form && observed.phase == Phase::locating) meet(RareSituation::all_candidates_tried);
    if (contact(f.contact).attempt > 1) meet(RareSituation::gave_up_after_retries);
  }
  void operator()(OutcomeDoubted const&) const { meet(RareSituation::power_lost_before_a_send); }
  void operator()(ContactClaimed const&) const {
    meet(RareSituation::claimed);
    if (observed.kind != input_kind<ClaimContact>()) meet(RareSituation::claimed_again_after_reopening);
  }
  void operator()(ClaimExpired const&) const { meet(RareSituation::claim_ran_out); }
  void operator()(PersonResolved const&) const { meet(RareSituation::resolved_by_a_person); }
  void operator()(PersonFinished const&) const { meet(RareSituation::finished_by_hand); }
  void operator()(PersonDeclined const&) const { meet(RareSituation::declined_by_a_person); }
  void operator()(PersonConfirmed const&) const { meet(RareSituation::ruled_that_it_went_through); }
  void operator()(PersonDenied const&) const { meet(RareSituation::ruled_that_it_did_not); }
  void operator()(RuleOverridden const&) const { meet(RareSituation::rule_set_aside); }
  void operator()(CircuitBreakerTripped const&) const { meet(RareSituation::braked); }
  void operator()(SessionExpired const&) const { meet(RareSituation::session_expired); }
  void operator()(ControlGranted const& f) const {
    if (f.taken_from.empty()) return;
    meet(observed.kind == input_kind<TakeControl>() ? RareSituation::control_taken_over
                                                    : RareSituation::control_of_somebody_away);
    if (observed.kind == input_kind<TakeControl>() && f.batch != observed.batch)
      meet(RareSituation::control_taken_of_a_customer);
  }
  void operator()(PageTakenOver const&) const { meet(RareSituation::page_taken_over); }
  void operator()(PageGivenBack const&) const { meet(RareSituation::page_given_back); }
  void operator()(HeldPageLost const&) const {
    meet(RareSituation::hold_outlived_its_page);
    if (observed.meaning == ExpectedMeaning::browser_died) meet(RareSituation::browser_died_while_held);
  }
  void operator()(HeldPageReopened const&) const { meet(RareSituation::held_page_reopened); }
  void operator()(PersonSendIntended const&) const { meet(RareSituation::sent_by_a_person); }
  void operator()(PersonSendRefused const&) const { meet(RareSituation::person_send_refused); }
  void operator()(PersonSendVoided const&) const { meet(RareSituation::person_send_void); }
  void operator()(BatchPaused const&) const {
    if (observed.kind == input_kind<Tick>()) meet(RareSituation::batch_paused_by_absence);
  }
  void operator()(FormFound const&) const {
    if (observed.phase == Phase::locating && observed.relooks > 0) meet(RareSituation::form_lost_and_found);
  }
  void operator()(OverlayFound const&) const { meet(RareSituation::overlay_closed); }
  void operator()(FormLost const&) const {
    if (observed.meaning == ExpectedMeaning::failed_covered) meet(RareSituation::overlay_came_before_the_press);
  }
  void operator()(BrowserReady const& f) const {
    if (!f.page->empty()) meet(RareSituation::recipe_tried);
  }
  void operator()(RecipeDropped const&) const { meet(RareSituation::recipe_dropped); }
  void operator()(PreflightEnded const& f) const {
    meet(f.reason == Reason::none ? RareSituation::preflight_ready : RareSituation::preflight_needs_a_person);
  }
  void operator()(StageReached const&) const { meet(RareSituation::several_stages); }
  void operator()(ResultSuppressed const& f) const {
    if (observed.meaning == ExpectedMeaning::person_pressed) return meet(RareSituation::person_pressed_too_late);
    if (observed.meaning == ExpectedMeaning::mixed_up) return meet(RareSituation::mixed_up_answer_suppressed);
    if (!observed.of_this_run) return meet(RareSituation::result_of_an_earlier_run);
    meet(f.why == "the contact had ended" ? RareSituation::late_result_suppressed : RareSituation::echo_suppressed);
  }
  void operator()(RetryScheduled const& f) const {
    if (f.reason == Reason::shut_down) meet(RareSituation::put_back_by_a_shutdown);
  }
  void operator()(auto const&) const {}
};

} // namespace

void Oracle::note_probes(Fact const& fact, ObservedInput const& given) {
  std::visit(RareSituationWatch{scene_.coverage, memory_, given, scene_.truth}, fact);
}

void Oracle::died(State const& live, Fault how) {
  Coverage& cover = scene_.coverage;
  for (Contact const& c : live.contacts) {
    if (!is_final(c.phase)) cover.meet(killed_in(c.phase));
    if (c.phase == Phase::intended && !c.sent_by.empty()) cover.meet(RareSituation::killed_while_a_person_sends);
    if (c.phase == Phase::intended && c.token > memory_.durable_token)
      cover.meet(RareSituation::intent_lost_with_its_commit);
    if (how == Fault::disk_full && c.phase == Phase::intended) cover.meet(RareSituation::disk_full_with_an_intent_open);
  }
  if (how == Fault::kill_in_boot) cover.meet(RareSituation::killed_in_boot);
  if (how == Fault::kill_between) cover.meet(RareSituation::killed_between_effects);
  if (how == Fault::ack_lost) cover.meet(RareSituation::acknowledgement_lost);
  if (live.space_low) cover.meet(RareSituation::space_low_at_boot);
}

} // namespace legwork::sim
