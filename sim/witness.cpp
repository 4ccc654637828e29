// Which rare situation a fact is a sign of.
#include "sim/oracle.hpp"

namespace legwork::sim {

using namespace core;

namespace {

Probe killed_in(Phase in) {
  static constexpr std::pair<Phase, Probe> all[] = {
      {Phase::opening, Probe::killed_while_opening},     {Phase::navigating, Probe::killed_while_navigating}, {Phase::locating, Probe::killed_while_locating},
      {Phase::screening, Probe::killed_while_screening}, {Phase::filling, Probe::killed_while_filling},       {Phase::held, Probe::killed_while_held},
      {Phase::ready, Probe::killed_while_ready},         {Phase::intended, Probe::killed_while_intended},     {Phase::dispatched, Probe::killed_while_dispatched},
      {Phase::backoff, Probe::killed_while_backing_off}};
  for (auto const& [phase, probe] : all) {
    if (phase == in) return probe;
  }
  return Probe::killed_while_queued;
}

// One fact, seen with what was known before it.
struct Witness {
  Coverage& cover;
  Memory const& memory;
  Given const& given;
  Truth const& truth;

  void meet(Probe probe) const { cover.meet(probe); }
  KnownContact const& contact(ContactId id) const { return memory.contact(id); }
  BatchPhase batch_of(ContactId id) const { return memory.batch(contact(id).batch).phase; }

  void operator()(SendSucceeded const& f) const {
    if (contact(f.contact).attempt == 1) meet(Probe::calm_success);
    if (contact(f.contact).wish_to_end) meet(Probe::cancelled_after_the_press);
    if (batch_of(f.contact) == BatchPhase::draining) meet(Probe::drained_through_a_send);
  }
  void operator()(OutcomeUnproven const& f) const {
    if (truth.of(f.contact) > 0) meet(Probe::sent_and_never_heard);
    if (f.reason == Reason::shut_down) meet(Probe::shut_down_with_a_send_open);
    if (given.meaning == Meaning::browser_died) meet(Probe::browser_died_under_an_intent);
    if (given.meaning == Meaning::page_died && contact(f.contact).phase == Phase::dispatched) meet(Probe::page_died_after_the_send);
  }
  void operator()(LateConfirmation const&) const {
    meet(Probe::late_confirmation);
    meet(Probe::thanks_after_its_limit);
  }
  void operator()(TokenVoided const&) const {
    if (given.meaning == Meaning::challenged) meet(Probe::captcha_after_the_press);
  }
  void operator()(SubmitIntended const& f) const {
    if (contact(f.contact).voids > 0) meet(Probe::void_then_pressed_again);
    if (given.kind == input_kind<ResumeBatch>()) meet(Probe::resumed_with_a_filled_form);
  }
  void operator()(ContactCancelled const& f) const {
    Phase const phase = contact(f.contact).phase;
    if (contact(f.contact).wish_to_end) meet(Probe::void_then_cancelled);
    else if (phase == Phase::backoff) meet(Probe::cancelled_while_backing_off);
    else if (phase == Phase::held) meet(Probe::cancelled_while_held);
    else if (phase == Phase::ready) meet(Probe::cancelled_while_ready);
  }
  void operator()(CancelRequested const& f) const {
    if (f.reason == Reason::stopped) meet(contact(f.contact).phase == Phase::intended ? Probe::stopped_while_intended : Probe::stopped_while_dispatched);
  }
  void operator()(BatchStopping const& f) const {
    if (memory.batch(f.batch).phase == BatchPhase::paused) meet(Probe::stopped_while_paused);
    if (memory.batch(f.batch).phase == BatchPhase::draining) meet(Probe::stop_cuts_a_drain);
  }
  void operator()(BatchRestarted const& f) const {
    meet(memory.batch(f.batch).phase == BatchPhase::stopped ? Probe::restarted_after_stop : Probe::restarted_after_completion);
  }
  void operator()(BatchCompleted const& f) const {
    bool all = true;
    for (ContactId id : memory.batch(f.batch).contacts) all = all && contact(id).phase == Phase::rejected;
    if (all) meet(Probe::batch_of_rejected_ones);
  }
  void operator()(ContactQueued const& f) const {
    if (f.again != 0) meet(Probe::tried_anew);
    if (f.again != 0 && given.kind == input_kind<RetryContacts>()) meet(Probe::chosen_ones_tried_anew);
  }
  void operator()(ContactSkipped const& f) const {
    if (f.reason == Reason::do_not_contact) return meet(Probe::blocked_at_admission);
    if (f.reason == Reason::daily_cap) return meet(Probe::capped);
    bool const at_the_gate = contact(f.contact).phase == Phase::ready;
    meet(at_the_gate ? Probe::contacted_already_at_the_gate : Probe::contacted_already_at_admission);
    if (contact(f.contact).batch != contact(f.other).batch) meet(Probe::two_batches_one_business);
  }
  void operator()(FormFilled const& f) const {
    if (batch_of(f.contact) == BatchPhase::paused) meet(Probe::paused_at_the_gate);
    if (memory.space_low) meet(Probe::space_low_with_a_filled_form);
  }
  void operator()(ContactTimedOut const& f) const {
    meet(f.during == Phase::ready ? Probe::ready_until_its_limit : Probe::whole_contact_out_of_time);
  }
  void operator()(HandedOver const& f) const {
    if (given.meaning == Meaning::browser_died) meet(Probe::browser_died_while_held);
    meet(f.reason == Reason::poison ? Probe::poison : Probe::hold_unclaimed);
  }
  void operator()(PersonNeeded const& f) const {
    if (f.reason != Reason::captcha) return;
    meet(contact(f.contact).phase == Phase::filling ? Probe::captcha_after_filling : Probe::captcha_at_once);
  }
  void operator()(GaveUp const& f) const {
    if (f.reason == Reason::no_form && given.phase == Phase::locating) meet(Probe::all_candidates_tried);
    if (contact(f.contact).attempt > 1) meet(Probe::gave_up_after_retries);
  }
  void operator()(OutcomeDoubted const&) const { meet(Probe::power_lost_before_a_send); }
  void operator()(ContactClaimed const&) const { meet(Probe::claimed); }
  void operator()(ClaimExpired const&) const { meet(Probe::claim_ran_out); }
  void operator()(PersonResolved const&) const { meet(Probe::resolved_by_a_person); }
  void operator()(PersonFinished const&) const { meet(Probe::finished_by_hand); }
  void operator()(PersonDeclined const&) const { meet(Probe::declined_by_a_person); }
  void operator()(PersonConfirmed const&) const { meet(Probe::ruled_that_it_went_through); }
  void operator()(PersonDenied const&) const { meet(Probe::ruled_that_it_did_not); }
  void operator()(RuleOverridden const&) const { meet(Probe::rule_set_aside); }
  void operator()(BatchBraked const&) const { meet(Probe::braked); }
  void operator()(SessionExpired const&) const { meet(Probe::session_expired); }
  void operator()(LeaseLost const&) const { meet(given.kind == input_kind<TakeLease>() ? Probe::lease_taken_over : Probe::lease_lost_by_absence); }
  void operator()(OrderRefused const&) const {
    if (given.by.fence != memory.fence && given.by.session == memory.holder) meet(Probe::order_under_an_old_fence);
  }
  void operator()(BatchPaused const&) const {
    if (given.kind == input_kind<Tick>()) meet(Probe::batch_paused_by_absence);
  }
  void operator()(FormFound const&) const {
    if (given.phase == Phase::locating && given.relooks > 0) meet(Probe::form_lost_and_found);
  }
  void operator()(StageReached const&) const { meet(Probe::several_stages); }
  void operator()(ResultSuppressed const& f) const {
    if (given.meaning == Meaning::mixed_up) return meet(Probe::mixed_up_answer_suppressed);
    if (!given.of_this_run) return meet(Probe::result_of_an_earlier_run);
    meet(f.why == "the contact had ended" ? Probe::late_result_suppressed : Probe::echo_suppressed);
  }
  void operator()(RetryScheduled const& f) const {
    if (f.reason == Reason::shut_down) meet(Probe::put_back_by_a_shutdown);
  }
  void operator()(auto const&) const {}
};

} // namespace

void Oracle::note_probes(Fact const& fact, Given const& given) {
  std::visit(Witness{scene_.coverage, memory_, given, scene_.truth}, fact);
}

void Oracle::died(State const& live, Fault how) {
  Coverage& cover = scene_.coverage;
  for (Contact const& c : live.contacts) {
    if (!is_final(c.phase)) cover.meet(killed_in(c.phase));
    if (c.phase == Phase::intended && c.token > memory_.durable_token) cover.meet(Probe::intent_lost_with_its_commit);
    if (how == Fault::disk_full && c.phase == Phase::intended) cover.meet(Probe::disk_full_with_an_intent_open);
  }
  if (how == Fault::kill_in_boot) cover.meet(Probe::killed_in_boot);
  if (how == Fault::kill_between) cover.meet(Probe::killed_between_effects);
  if (how == Fault::ack_lost) cover.meet(Probe::acknowledgement_lost);
  if (live.space_low) cover.meet(Probe::space_low_at_boot);
}

} // namespace legwork::sim
