// What must never happen, one function each. Facts are looked at before the memory learns them.
#include <algorithm>

#include "core/base/json_text.hpp"
#include "core/engine/evolve.hpp"
#include "sim/invariants.hpp"

namespace legwork::sim {

using namespace core;

namespace {

bool proves_unsent(Phase p) {
  return p == Phase::failed || p == Phase::cancelled || p == Phase::timed_out || p == Phase::skipped ||
         p == Phase::manual || p == Phase::rejected || p == Phase::checked;
}

Finding s1_one_message(InvariantContext const& s) {
  if (s.run.truth.of(s.contact) > 1) return "a business received two messages of one contact";
  auto const& [customer, target] = std::pair(known(s).customer, known(s).target);
  std::uint32_t within = 0;
  for (Truth::Received const& r : s.run.truth.received) {
    ShadowContact const& other = s.shadow.contact(r.contact);
    // The cool-down runs from intent to intent: a slow disk may lie between an intent and its press.
    bool const counts = Duration{known(s).intended_at - other.intended_at} < s.run.swarm.limits.contact_once;
    if (counts && other.customer == customer && other.target == target) ++within;
  }
  auto const allowed = s.shadow.allowances.find({customer, target});
  if (within <= 1 + (allowed == s.shadow.allowances.end() ? 0 : allowed->second)) return holds;
  return "one customer's message reached " + target + " " + std::to_string(within) + " times within the cool-down";
}

template <class Press>
Finding is_pressed_by_right(InvariantContext const& s, Press const& press) {
  ShadowContact const& c = s.shadow.contact(press.step.contact);
  if (press.token > s.shadow.durable_token) return "a press whose intent is not durable";
  if (press.step.epoch != s.shadow.epoch) return "a press of an earlier run";
  if (c.token != press.token) return "a press with another token than the contact's";
  if (c.by_person != std::is_same_v<Press, ReleasePersonSend>)
    return "a person's send pressed by the program, or the reverse";
  return holds;
}

Finding s2_press_is_durable(InvariantContext const& s) {
  if (auto const* release = std::get_if<ReleasePersonSend>(s.effect)) return is_pressed_by_right(s, *release);
  return is_pressed_by_right(s, the_effect<PressSend>(s));
}

Finding s3_success_is_true(InvariantContext const& s) {
  if (s.run.truth.of(s.contact) >= 1) return holds;
  return "called a success, and the business received nothing";
}

Finding s4_unsent_is_true(InvariantContext const& s) {
  auto const to = leads_to(s.fact->index(), known(s).phase);
  if (!to || !proves_unsent(*to) || s.run.truth.of(s.contact) == 0) return holds;
  return "called " + std::string(name_of(*to)) + ", and the business received it";
}

Finding s4_nothing_lands_later(InvariantContext const& s) {
  if (!proves_unsent(known(s).phase)) return holds;
  return "the business receives it after the contact was called " + std::string(name_of(known(s).phase));
}

Finding s5_parallel(InvariantContext const& s) {
  for (Batch const& b : s.live->batches) {
    auto const active = std::ranges::count_if(b.begun, [&](ContactId id) {
      Contact const& c = s.live->contact(id);
      bool const is_a_persons =
          c.resolved > 0 || c.reopenings > 0 || !c.sent_by.empty(); // a person has it go on at once
      return is_active(c.phase) && !is_a_persons;
    });
    if (active > b.parallel) return "more contacts at once than asked for";
  }
  return holds;
}

Finding s5_one_visit(InvariantContext const& s) {
  for (ShadowContact const& c : s.shadow.contacts) {
    if (&c != &known(s) && is_active(c.phase) && c.target == known(s).target) return "two visitors at one business";
  }
  return holds;
}

Finding s6_effect_is_durable(InvariantContext const& s) {
  return std::visit(
      [&](auto const& e) -> Finding {
        if constexpr (requires { e.step; }) {
          if (e.step.op > s.shadow.durable_op) return "an effect before the fact that begins it is durable";
        }
        return holds;
      },
      *s.effect);
}

Finding s7_fold_is_state(InvariantContext const& s) {
  if (!s.run.swarm.encoded || s.commits.busy()) return holds;
  if (s.run.coverage.recorded % 8 != 0) return holds; // dear: one in eight of the steps at which nothing is under way
  if (to_json_text(s.commits.fold()) == to_json_text(*s.live)) return holds;
  return "a fold of the journal differs from the live state";
}

Finding s7_boot_knows_all(InvariantContext const& s) {
  if (s.live->contacts.size() + 1 < s.shadow.contacts.size()) return "a durable contact is unknown after a start";
  for (Contact const& c : s.live->contacts) {
    if (c.phase != s.shadow.contact(c.id).phase) return "a contact stands elsewhere after a start";
  }
  return holds;
}

Finding s8_ends_stay(InvariantContext const& s) {
  auto const to = leads_to(s.fact->index(), known(s).phase);
  if (s.contact == ContactId{} || !to || !is_final(known(s).phase)) return holds;
  bool const late = known(s).phase == Phase::unconfirmed &&
                    (fact_of<LateConfirmation>(s) != nullptr || fact_of<PersonConfirmed>(s) != nullptr);
  bool const by_hand = known(s).phase == Phase::manual &&
                       (fact_of<PersonFinished>(s) != nullptr || fact_of<PersonDeclined>(s) != nullptr);
  if (late || by_hand) return holds;
  return std::string(name_of(known(s).phase)) + " has ended, and " + std::string(fact_name(*s.fact)) + " moved it";
}

Finding s9_complete_means_all(InvariantContext const& s) {
  for (ContactId id : s.shadow.batch(the<BatchCompleted>(s).batch).contacts) {
    if (!is_final(s.shadow.contact(id).phase)) return "complete, with a contact that has not ended";
  }
  return holds;
}

Finding s10_paused_starts_nothing(InvariantContext const& s) {
  bool const starts = fact_of<AttemptBegan>(s) != nullptr;
  bool const sends = !starts;
  BatchPhase const phase = s.shadow.batch(known(s).batch).phase;
  bool const may = phase == BatchPhase::running || (sends && phase == BatchPhase::draining);
  if (may) return holds;
  return std::string(starts ? "a start" : "an intent") + " while its batch is " + std::string(name_of(phase));
}

Finding s11_stopped_is_empty(InvariantContext const& s) {
  for (Batch const& b : s.live->batches) {
    if (b.phase != BatchPhase::stopped && b.phase != BatchPhase::completed) continue;
    if (!b.begun.empty()) return "a batch that has ended has a contact under way";
  }
  return holds;
}

Finding s14_thanks_count(InvariantContext const& s) {
  if (!s.observed->fits) return holds;
  if (s.observed->token != known(s).token) return holds;
  if (s.observed->meaning != ExpectedMeaning::thanked && s.observed->meaning != ExpectedMeaning::probably_thanked)
    return holds;
  return "thanks for an open token, and the contact ends unconfirmed";
}

Finding s15_attempts_are_bounded(InvariantContext const& s) {
  std::uint32_t const attempt = the<AttemptBegan>(s).attempt;
  Limits const& l = s.run.swarm.limits;
  if (attempt != known(s).attempt + 1) return "attempts do not count up by one";
  if (attempt <= l.attempts + l.interruptions + known(s).put_back + known(s).reopenings &&
      known(s).interrupted < l.interruptions)
    return holds;
  return "attempt " + std::to_string(attempt) + " is beyond every limit";
}

// Which fact may follow which phase of a batch: written down from the design, not from the core's table.
Finding s16_batch_moves(InvariantContext const& s) {
  auto const to = batch_leads_to(s.fact->index());
  BatchId const id = std::visit(
      [](auto const& f) {
        if constexpr (IsBatchFact<std::remove_cvref_t<decltype(f)>>)
          return f.batch;
        else
          return BatchId{};
      },
      *s.fact);
  using enum BatchPhase;
  BatchPhase const from = s.shadow.batch(id).phase;
  bool const is_new = std::holds_alternative<BatchCreated>(*s.fact);
  bool may = false;
  switch (*to) {
    case idle: may = is_new; break;
    case running:
      may = (std::holds_alternative<BatchStarted>(*s.fact) && from == idle) ||
            (std::holds_alternative<BatchResumed>(*s.fact) && from == paused) ||
            (std::holds_alternative<BatchRestarted>(*s.fact) && (from == stopped || from == completed));
      break;
    case paused: may = from == running; break; // by somebody, by the brake, or by a client's absence
    case draining: may = from == running; break;
    case stopping: may = from == running || from == paused || from == draining; break;
    case stopped: may = from == stopping || from == draining; break;
    case completed: may = from == running; break;
  }
  if (may) return holds;
  return "a batch that is " + std::string(name_of(from)) + " became " + std::string(name_of(*to));
}

Finding s17_pages(InvariantContext const& s) {
  for (Contact const& c : s.live->contacts) {
    bool const listed = std::ranges::find(s.live->pages, c.page, &HeldPage::page) != s.live->pages.end();
    if (wants_page(c.phase) && c.page && !listed) return "a wanted page is not on the list";
  }
  for (SimulatedBrowser::Page const& p : s.browser.pages()) {
    Contact const& c = s.live->contact(p.owner);
    if (!wants_page(c.phase) || c.page != p.id) return "a page is open that nobody wants";
  }
  return holds;
}

Finding s18_only_the_step_under_way(InvariantContext const& s) {
  if (s.contact == ContactId{} || s.observed->op == StepNumber{} || s.contact != s.observed->contact) return holds;
  auto const to = leads_to(s.fact->index(), known(s).phase);
  if (!to || s.observed->fits || fact_of<LateConfirmation>(s) != nullptr) return holds;
  if (s.observed->phase == Phase::queued && fact_of<AttemptBegan>(s) != nullptr)
    return holds; // by itself, not by the result
  if (fact_of<SubmitIntended>(s) != nullptr || fact_of<ContactSkipped>(s) != nullptr) return holds;
  if (fact_of<OutcomeDoubted>(s) != nullptr && known(s).unaccounted) return holds;
  return std::string(fact_name(*s.fact)) + " after a result that nobody waited for";
}

Finding s19_pressed_where_written(InvariantContext const& s) {
  auto const& press = the_effect<PressSend>(s);
  SimulatedBrowser::Page const* page = s.browser.page(press.page);
  if (page == nullptr) return holds; // it died meanwhile: nothing can be pressed there
  if (page->owner != press.step.contact) return "a press on somebody else's page";
  if (page->written_attempt != press.step.attempt) return "a press on a page that was not filled in this attempt";
  return holds;
}

Finding s20_success_names_a_token(InvariantContext const& s) {
  if (the<SendSucceeded>(s).token == known(s).token && known(s).open) return holds;
  return "a success without an open token";
}

Finding s21_no_intent_after_a_wish(InvariantContext const& s) {
  if (!known(s).wish_to_end) return holds;
  return "an intent after somebody asked for the end";
}

Finding s21_tokens_are_fresh(InvariantContext const& s) {
  auto const* person = fact_of<PersonSendIntended>(s);
  Token const token = person != nullptr ? person->token : the<SubmitIntended>(s).token;
  if (token != s.shadow.tokens.next()) return "a token that is not new";
  if (known(s).open) return "a second token while one is out";
  return holds;
}

Finding s22_epochs(InvariantContext const& s) {
  if (the<EpochBegan>(s).epoch == s.shadow.epoch.next()) return holds;
  return "an epoch does not follow the one before";
}

Finding s22_effects_of_this_epoch(InvariantContext const& s) {
  return std::visit(
      [&](auto const& e) -> Finding {
        if constexpr (requires { e.step; }) {
          if (e.step.epoch != s.shadow.durable_epoch) return "an effect of an epoch that is not durable";
        }
        return holds;
      },
      *s.effect);
}

Finding s26_room_for_the_outcome(InvariantContext const& s) {
  if (!s.shadow.space_low) return holds;
  return "a start or an intent without room to record its outcome";
}

Finding s29_preflights_only_look(InvariantContext const& s) {
  ContactId const id = std::visit(
      [](auto const& e) {
        if constexpr (requires { e.step; })
          return e.step.contact;
        else
          return ContactId{};
      },
      *s.effect);
  if (!s.shadow.batch(s.shadow.contact(id).batch).only_looks) return holds;
  return "a preflight wrote into a form, or pressed what sends it";
}

// Cookies are accepted only where nothing refuses them; the walls here say "Accept all" first, and "Reject all" second.
Finding s30_refuses_cookies(InvariantContext const& s) {
  auto const& f = the<OverlayFound>(s);
  bool const may_refuse = f.evidence.find("cookie_wall") != std::string::npos;
  if (f.choice == (may_refuse ? "refused" : "accepted") && f.button == (may_refuse ? 96 : 95)) return holds;
  return "what was chosen about cookies is \"" + f.words + "\", on record as \"" + f.choice + "\"";
}

Finding s31_not_sent_after_a_leak(InvariantContext const& s) {
  if (!known(s).pressed_over_form || !known(s).unaccounted) return holds;
  return "an intent although a box was closed over the form and something left unaccounted for";
}

// Nobody promised this: a crowd with the canary in it must fail.
Finding canary(InvariantContext const& s) {
  if (!s.run.swarm.canary || s.run.truth.of(s.contact) == 0) return holds;
  return "the canary: a business received it, and its contact ends unconfirmed";
}

Finding s12_orders_count(InvariantContext const& s) {
  auto const* taken = fact_of<CommandAccepted>(s);
  auto const [session, request] = taken != nullptr
                                      ? std::pair(taken->session, taken->request)
                                      : std::pair(the<CommandRefused>(s).session, the<CommandRefused>(s).request);
  auto const found = s.shadow.sessions.find(session);
  if (found == s.shadow.sessions.end() || !found->second.attached) return "an order of a session that is not there";
  if (request == found->second.requests.next()) return holds;
  return "an order was decided twice, or one before it was lost";
}

Finding s13_policy(InvariantContext const& s) {
  if (!s.shadow.blocked.contains(known(s).target)) return holds;
  return "a business on the do-not-contact list";
}

Finding s13_cap(InvariantContext const& s) {
  if (known(s).exempt || s.run.swarm.limits.daily_cap == 0) return holds;
  std::uint32_t sent = 0;
  for (ShadowContact const& c : s.shadow.contacts) {
    if (c.pressed && c.customer == known(s).customer && s.run.now.ms - c.intended_at < 86'400'000) ++sent;
  }
  if (sent < s.run.swarm.limits.daily_cap) return holds;
  return "more sends for one customer within a day than the cap";
}

Finding s25_strangers(InvariantContext const& s) {
  if (!s.observed->is_order || !s.observed->by.session) return holds;
  auto const found = s.shadow.sessions.find(*s.observed->by.session);
  if (found != s.shadow.sessions.end() && found->second.attached) return holds;
  return "facts from an order of a session that nobody knows";
}

Finding s10_leaving_starts_nothing(InvariantContext const& s) {
  bool const starts = fact_of<AttemptBegan>(s) != nullptr;
  bool const intends = fact_of<SubmitIntended>(s) != nullptr || fact_of<PersonSendIntended>(s) != nullptr;
  bool const sends = intends && Duration{s.shadow.leaves_by - s.entry->at.ms} < s.run.swarm.limits.outcome_reserve;
  if (!s.shadow.leaving || (!starts && !sends)) return holds;
  return starts ? "a start while the program is leaving" : "an intent that the program cannot see to its end";
}

constexpr Invariant all[] = {
    {{"canary", "P74", "broken on purpose, where it is asked for"}, When::fact, canary, on<OutcomeUnproven>()},
    {{"S1", "P07",
      "a business receives one message a contact, and one a customer within the cool-down, but for what was allowed "
      "again"},
     When::landed,
     s1_one_message},
    {{"S2", "P07", "no press without its durable intent, in this run, with this token"},
     When::effect,
     s2_press_is_durable,
     on<PressSend, ReleasePersonSend>()},
    {{"S3", "P08", "what is called a success was received"},
     When::fact,
     s3_success_is_true,
     on<SendSucceeded, LateConfirmation>()},
    {{"S4", "P02", "what is called unsent was not received"}, When::fact, s4_unsent_is_true},
    {{"S4b", "P02", "and is not received later"}, When::landed, s4_nothing_lands_later},
    {{"S5", "P20", "no more contacts at once than asked for"}, When::step, s5_parallel},
    {{"S5b", "P20", "one visit to a business at a time"},
     When::fact,
     s5_one_visit,
     on<AttemptBegan, HeldPageReopened, PersonSendIntended>()},
    {{"S6", "P01", "no effect before its fact is durable"}, When::effect, s6_effect_is_durable},
    {{"S7", "P73", "a fold of the journal is the state"}, When::step, s7_fold_is_state},
    {{"S7b", "P25", "a new process knows all that is durable"}, When::boot, s7_boot_knows_all},
    {{"S8", "P03", "a final status stays, but for late evidence"}, When::fact, s8_ends_stay},
    {{"S9", "P02", "complete means that every contact has ended"},
     When::fact,
     s9_complete_means_all,
     on<BatchCompleted>()},
    {{"S10", "P22", "a paused batch starts and sends nothing"},
     When::fact,
     s10_paused_starts_nothing,
     on<AttemptBegan, SubmitIntended, PersonSendIntended>()},
    {{"S11", "P21", "a batch that has ended has nobody under way"}, When::step, s11_stopped_is_empty},
    {{"S10b", "P76", "a program that is leaving starts nothing, and sends only what it can watch"},
     When::fact,
     s10_leaving_starts_nothing,
     on<AttemptBegan, SubmitIntended, PersonSendIntended>()},
    {{"S12", "P41", "each order is decided once, in its number"},
     When::fact,
     s12_orders_count,
     on<CommandAccepted, CommandRefused>()},
    {{"S13b", "P13", "nobody on the do-not-contact list is visited"},
     When::fact,
     s13_policy,
     on<AttemptBegan, SubmitIntended, PersonSendIntended>()},
    {{"S13c", "P13", "no more sends within a day than the cap"},
     When::fact,
     s13_cap,
     on<SubmitIntended, PersonSendIntended>()},
    {{"S14", "P08", "confirming evidence for an open token never ends unconfirmed"},
     When::fact,
     s14_thanks_count,
     on<OutcomeUnproven>()},
    {{"S15", "P09", "attempts are bounded, across restarts too"},
     When::fact,
     s15_attempts_are_bounded,
     on<AttemptBegan>()},
    {{"S16", "P26", "a batch moves along its table"},
     When::fact,
     s16_batch_moves,
     on<BatchCreated, BatchStarted, BatchPaused, BatchResumed, BatchDraining, BatchStopping, BatchStopped,
        BatchCompleted, BatchRestarted, CircuitBreakerTripped>()},
    {{"S17", "P30", "at rest the pages open are the pages wanted"}, When::end, s17_pages},
    {{"S18", "P04", "only the step under way moves a contact"}, When::fact, s18_only_the_step_under_way},
    {{"S19", "P34", "a press goes to the page that was filled in this attempt"},
     When::effect,
     s19_pressed_where_written,
     on<PressSend>()},
    {{"S20", "P08", "a success names its open token"}, When::fact, s20_success_names_a_token, on<SendSucceeded>()},
    {{"S21", "P06", "no intent after somebody asked for the end"},
     When::fact,
     s21_no_intent_after_a_wish,
     on<SubmitIntended, PersonSendIntended>()},
    {{"S21b", "P07", "a token is new, and the only one out"},
     When::fact,
     s21_tokens_are_fresh,
     on<SubmitIntended, PersonSendIntended>()},
    {{"S22", "P25", "epochs count up by one"}, When::fact, s22_epochs, on<EpochBegan>()},
    {{"S22b", "P25", "an epoch is durable before its first effect"}, When::effect, s22_effects_of_this_epoch},
    {{"S25", "P42", "nothing follows from an order of a session that is not there"}, When::fact, s25_strangers},
    {{"S29", "P88", "a preflight writes nothing and sends nothing"},
     When::effect,
     s29_preflights_only_look,
     on<FillForm, PressSend, ReleasePersonSend, WatchAfter>()},
    {{"S30", "P14", "cookies are refused where they can be, and the choice is on record"},
     When::fact,
     s30_refuses_cookies,
     on<OverlayFound>()},
    {{"S31", "P07", "a form is not sent once the closing of a box over it may have sent it"},
     When::fact,
     s31_not_sent_after_a_leak,
     on<SubmitIntended, PersonSendIntended>()},
    {{"S26", "P75", "nothing starts without room to record its outcome"},
     When::fact,
     s26_room_for_the_outcome,
     on<AttemptBegan, SubmitIntended, PersonSendIntended>()},
};

} // namespace

std::span<Invariant const> safety() { return all; }

} // namespace legwork::sim
