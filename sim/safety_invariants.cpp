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
         p == Phase::manual || p == Phase::rejected;
}

bool s1_one_message(InvariantContext const& s, std::string& why) {
  if (s.run.truth.of(s.contact) > 1) return why = "a business received two messages of one contact", false;
  auto const& [customer, target] = std::pair(known(s).customer, known(s).target);
  std::uint32_t within = 0;
  for (Truth::Received const& r : s.run.truth.received) {
    ShadowContact const& other = s.shadow.contact(r.contact);
    // The cool-down runs from intent to intent: a slow disk may lie between an intent and its press.
    bool const counts = known(s).intended_at - other.intended_at < s.run.swarm.limits.contact_once_ms;
    if (counts && other.customer == customer && other.target == target) ++within;
  }
  auto const allowed = s.shadow.allowances.find({customer, target});
  if (within <= 1 + (allowed == s.shadow.allowances.end() ? 0 : allowed->second)) return true;
  return why =
             "one customer's message reached " + target + " " + std::to_string(within) + " times within the cool-down",
         false;
}

bool s2_press_is_durable(InvariantContext const& s, std::string& why) {
  auto const& press = the_effect<PressSend>(s);
  ShadowContact const& c = s.shadow.contact(press.step.contact);
  if (press.token > s.shadow.durable_token) return why = "a press whose intent is not durable", false;
  if (press.step.epoch != s.shadow.epoch) return why = "a press of an earlier run", false;
  if (c.token != press.token) return why = "a press with another token than the contact's", false;
  return true;
}

bool s3_success_is_true(InvariantContext const& s, std::string& why) {
  if (s.run.truth.of(s.contact) >= 1) return true;
  return why = "called a success, and the business received nothing", false;
}

bool s4_unsent_is_true(InvariantContext const& s, std::string& why) {
  auto const to = leads_to(s.fact->index(), known(s).phase);
  if (!to || !proves_unsent(*to) || s.run.truth.of(s.contact) == 0) return true;
  return why = "called " + std::string(name_of(*to)) + ", and the business received it", false;
}

bool s4_nothing_lands_later(InvariantContext const& s, std::string& why) {
  if (!proves_unsent(known(s).phase)) return true;
  return why = "the business receives it after the contact was called " + std::string(name_of(known(s).phase)), false;
}

bool s5_parallel(InvariantContext const& s, std::string& why) {
  for (Batch const& b : s.live->batches) {
    auto const active = std::ranges::count_if(b.begun, [&](ContactId id) {
      return is_active(s.live->contact(id).phase) && s.live->contact(id).resolved == 0;
    });
    if (active > b.parallel) return why = "more contacts at once than asked for", false;
  }
  return true;
}

bool s5_one_visitor(InvariantContext const& s, std::string& why) {
  for (ShadowContact const& c : s.shadow.contacts) {
    if (is_active(c.phase) && c.target == known(s).target) return why = "two visitors at one business", false;
  }
  return true;
}

bool s6_effect_is_durable(InvariantContext const& s, std::string& why) {
  return std::visit(
      [&](auto const& e) {
        if constexpr (requires { e.step; }) {
          if (e.step.op > s.shadow.durable_op)
            return why = "an effect before the fact that begins it is durable", false;
        }
        return true;
      },
      *s.effect);
}

bool s7_fold_is_state(InvariantContext const& s, std::string& why) {
  if (!s.run.swarm.encoded || s.commits.busy()) return true;
  if (s.run.coverage.recorded % 8 != 0) return true; // dear: one in eight of the steps at which nothing is under way
  if (to_json_text(s.commits.fold()) == to_json_text(*s.live)) return true;
  return why = "a fold of the journal differs from the live state", false;
}

bool s7_boot_knows_all(InvariantContext const& s, std::string& why) {
  if (s.live->contacts.size() + 1 < s.shadow.contacts.size())
    return why = "a durable contact is unknown after a start", false;
  for (Contact const& c : s.live->contacts) {
    if (c.phase != s.shadow.contact(c.id).phase) return why = "a contact stands elsewhere after a start", false;
  }
  return true;
}

bool s8_ends_stay(InvariantContext const& s, std::string& why) {
  auto const to = leads_to(s.fact->index(), known(s).phase);
  if (s.contact == 0 || !to || !is_final(known(s).phase)) return true;
  bool const late = known(s).phase == Phase::unconfirmed &&
                    (fact_of<LateConfirmation>(s) != nullptr || fact_of<PersonConfirmed>(s) != nullptr);
  bool const by_hand = known(s).phase == Phase::manual &&
                       (fact_of<PersonFinished>(s) != nullptr || fact_of<PersonDeclined>(s) != nullptr);
  if (late || by_hand) return true;
  return why =
             std::string(name_of(known(s).phase)) + " has ended, and " + std::string(fact_name(*s.fact)) + " moved it",
         false;
}

bool s9_complete_means_all(InvariantContext const& s, std::string& why) {
  for (ContactId id : s.shadow.batch(the<BatchCompleted>(s).batch).contacts) {
    if (!is_final(s.shadow.contact(id).phase)) return why = "complete, with a contact that has not ended", false;
  }
  return true;
}

bool s10_paused_starts_nothing(InvariantContext const& s, std::string& why) {
  bool const starts = fact_of<AttemptBegan>(s) != nullptr;
  bool const sends = !starts;
  BatchPhase const phase = s.shadow.batch(known(s).batch).phase;
  bool const may = phase == BatchPhase::running || (sends && phase == BatchPhase::draining);
  if (may) return true;
  return why = std::string(starts ? "a start" : "an intent") + " while its batch is " + std::string(name_of(phase)),
         false;
}

bool s11_stopped_is_empty(InvariantContext const& s, std::string& why) {
  for (Batch const& b : s.live->batches) {
    if (b.phase != BatchPhase::stopped && b.phase != BatchPhase::completed) continue;
    if (!b.begun.empty()) return why = "a batch that has ended has a contact under way", false;
  }
  return true;
}

bool s14_thanks_count(InvariantContext const& s, std::string& why) {
  if (!s.observed->fits) return true;
  if (s.observed->token != known(s).token) return true;
  if (s.observed->meaning != ExpectedMeaning::thanked && s.observed->meaning != ExpectedMeaning::probably_thanked)
    return true;
  return why = "thanks for an open token, and the contact ends unconfirmed", false;
}

bool s15_attempts_are_bounded(InvariantContext const& s, std::string& why) {
  std::uint32_t const attempt = the<AttemptBegan>(s).attempt;
  Limits const& l = s.run.swarm.limits;
  if (attempt != known(s).attempt + 1) return why = "attempts do not count up by one", false;
  if (attempt <= l.attempts + l.interruptions + known(s).put_back && known(s).interrupted < l.interruptions)
    return true;
  return why = "attempt " + std::to_string(attempt) + " is beyond every limit", false;
}

// Which fact may follow which phase of a batch: written down from the design, not from the core's table.
bool s16_batch_moves(InvariantContext const& s, std::string& why) {
  auto const to = batch_leads_to(s.fact->index());
  BatchId const id = std::visit(
      [](auto const& f) {
        if constexpr (IsBatchFact<std::remove_cvref_t<decltype(f)>>)
          return f.batch;
        else
          return BatchId{0};
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
  if (may) return true;
  return why = "a batch that is " + std::string(name_of(from)) + " became " + std::string(name_of(*to)), false;
}

bool s17_pages(InvariantContext const& s, std::string& why) {
  for (Contact const& c : s.live->contacts) {
    bool const listed = std::ranges::find(s.live->pages, c.page, &HeldPage::page) != s.live->pages.end();
    if (wants_page(c.phase) && !listed) return why = "a wanted page is not on the list", false;
  }
  for (SimulatedBrowser::Page const& p : s.browser.pages()) {
    Contact const& c = s.live->contact(p.owner);
    if (!wants_page(c.phase) || c.page != p.id) return why = "a page is open that nobody wants", false;
  }
  return true;
}

bool s18_only_the_step_under_way(InvariantContext const& s, std::string& why) {
  if (s.contact == 0 || s.observed->op == 0 || s.contact != s.observed->contact) return true;
  auto const to = leads_to(s.fact->index(), known(s).phase);
  if (!to || s.observed->fits || fact_of<LateConfirmation>(s) != nullptr) return true;
  if (s.observed->phase == Phase::queued && fact_of<AttemptBegan>(s) != nullptr)
    return true; // by itself, not by the result
  if (fact_of<SubmitIntended>(s) != nullptr || fact_of<ContactSkipped>(s) != nullptr) return true;
  return why = std::string(fact_name(*s.fact)) + " after a result that nobody waited for", false;
}

bool s19_pressed_where_written(InvariantContext const& s, std::string& why) {
  auto const& press = the_effect<PressSend>(s);
  SimulatedBrowser::Page const* page = s.browser.page(press.page);
  if (page == nullptr) return true; // it died meanwhile: nothing can be pressed there
  if (page->owner != press.step.contact) return why = "a press on somebody else's page", false;
  if (page->written_attempt != press.step.attempt)
    return why = "a press on a page that was not filled in this attempt", false;
  return true;
}

bool s20_success_names_a_token(InvariantContext const& s, std::string& why) {
  if (the<SendSucceeded>(s).token == known(s).token && known(s).open) return true;
  return why = "a success without an open token", false;
}

bool s21_no_intent_after_a_wish(InvariantContext const& s, std::string& why) {
  if (!known(s).wish_to_end) return true;
  return why = "an intent after somebody asked for the end", false;
}

bool s21_tokens_are_fresh(InvariantContext const& s, std::string& why) {
  if (the<SubmitIntended>(s).token != s.shadow.tokens + 1) return why = "a token that is not new", false;
  if (known(s).open) return why = "a second token while one is out", false;
  return true;
}

bool s22_epochs(InvariantContext const& s, std::string& why) {
  if (the<EpochBegan>(s).epoch == s.shadow.epoch + 1) return true;
  return why = "an epoch does not follow the one before", false;
}

bool s22_effects_of_this_epoch(InvariantContext const& s, std::string& why) {
  return std::visit(
      [&](auto const& e) {
        if constexpr (requires { e.step; }) {
          if (e.step.epoch != s.shadow.durable_epoch) return why = "an effect of an epoch that is not durable", false;
        }
        return true;
      },
      *s.effect);
}

bool s26_room_for_the_outcome(InvariantContext const& s, std::string& why) {
  if (!s.shadow.space_low) return true;
  return why = "a start or an intent without room to record its outcome", false;
}

// Nobody promised this: a crowd with the canary in it must fail.
bool canary(InvariantContext const& s, std::string& why) {
  if (!s.run.swarm.canary || s.run.truth.of(s.contact) == 0) return true;
  return why = "the canary: a business received it, and its contact ends unconfirmed", false;
}

bool s12_orders_count(InvariantContext const& s, std::string& why) {
  auto const* taken = fact_of<CommandAccepted>(s);
  auto const [session, request] = taken != nullptr
                                      ? std::pair(taken->session, taken->request)
                                      : std::pair(the<CommandRefused>(s).session, the<CommandRefused>(s).request);
  auto const found = s.shadow.sessions.find(session);
  if (found == s.shadow.sessions.end() || !found->second.attached)
    return why = "an order of a session that is not there", false;
  if (request == found->second.requests + 1) return true;
  return why = "an order was heard twice, or one before it was lost", false;
}

bool s13_policy(InvariantContext const& s, std::string& why) {
  if (!s.shadow.blocked.contains(known(s).target)) return true;
  return why = "a business on the do-not-contact list", false;
}

bool s13_cap(InvariantContext const& s, std::string& why) {
  if (known(s).exempt || s.run.swarm.limits.daily_cap == 0) return true;
  std::uint32_t sent = 0;
  for (ShadowContact const& c : s.shadow.contacts) {
    if (c.pressed && c.customer == known(s).customer && s.run.now.ms - c.intended_at < 86'400'000) ++sent;
  }
  if (sent < s.run.swarm.limits.daily_cap) return true;
  return why = "more sends for one customer within a day than the cap", false;
}

// What an order led to needs its session there, in control, and under the newest fence.
bool s24_control(InvariantContext const& s, std::string& why) {
  bool const a_lease = s.observed->kind == input_kind<TakeLease>();
  if (!s.observed->is_order || s.observed->by.session == 0 || a_lease) return true;
  if (s.shadow.holder != s.observed->by.session) return why = "an order of a session without control", false;
  if (s.shadow.fence != s.observed->by.fence) return why = "an order under an old fence", false;
  return true;
}

bool s25_strangers(InvariantContext const& s, std::string& why) {
  if (!s.observed->is_order || s.observed->by.session == 0) return true;
  auto const found = s.shadow.sessions.find(s.observed->by.session);
  if (found != s.shadow.sessions.end() && found->second.attached) return true;
  return why = "facts from an order of a session that nobody knows", false;
}

bool s24_nobody_away_has_control(InvariantContext const& s, std::string& why) {
  for (Session const& session : s.live->sessions) {
    if (session.left && s.live->lease.holder == session.id)
      return why = "a client that is away for long has control", false;
  }
  return true;
}

bool s10_leaving_starts_nothing(InvariantContext const& s, std::string& why) {
  bool const starts = fact_of<AttemptBegan>(s) != nullptr;
  bool const sends = fact_of<SubmitIntended>(s) != nullptr &&
                     s.shadow.leaves_by - s.entry->at.ms < s.run.swarm.limits.outcome_reserve_ms;
  if (!s.shadow.leaving || (!starts && !sends)) return true;
  return why = starts ? "a start while the program is leaving" : "an intent that the program cannot see to its end",
         false;
}

constexpr Invariant all[] = {
    {"canary", "P74", When::fact, canary, "broken on purpose, where it is asked for", on<OutcomeUnproven>()},
    {"S1", "P07", When::landed, s1_one_message,
     "a business receives one message a contact, and one a customer within the cool-down, but for what was allowed "
     "again"},
    {"S2", "P07", When::effect, s2_press_is_durable,
     "no press without its durable intent, in this run, with this token", on<PressSend>()},
    {"S3", "P08", When::fact, s3_success_is_true, "what is called a success was received",
     on<SendSucceeded, LateConfirmation>()},
    {"S4", "P02", When::fact, s4_unsent_is_true, "what is called unsent was not received"},
    {"S4b", "P02", When::landed, s4_nothing_lands_later, "and is not received later"},
    {"S5", "P20", When::step, s5_parallel, "no more contacts at once than asked for"},
    {"S5b", "P20", When::fact, s5_one_visitor, "one visitor at a business", on<AttemptBegan>()},
    {"S6", "P01", When::effect, s6_effect_is_durable, "no effect before its fact is durable"},
    {"S7", "P73", When::step, s7_fold_is_state, "a fold of the journal is the state"},
    {"S7b", "P25", When::boot, s7_boot_knows_all, "a new process knows all that is durable"},
    {"S8", "P03", When::fact, s8_ends_stay, "a final status stays, but for late evidence"},
    {"S9", "P02", When::fact, s9_complete_means_all, "complete means that every contact has ended",
     on<BatchCompleted>()},
    {"S10", "P22", When::fact, s10_paused_starts_nothing, "a paused batch starts and sends nothing",
     on<AttemptBegan, SubmitIntended>()},
    {"S11", "P21", When::step, s11_stopped_is_empty, "a batch that has ended has nobody under way"},
    {"S10b", "P76", When::fact, s10_leaving_starts_nothing,
     "a program that is leaving starts nothing, and sends only what it can watch", on<AttemptBegan, SubmitIntended>()},
    {"S12", "P41", When::fact, s12_orders_count, "each order is heard once, in its number",
     on<CommandAccepted, CommandRefused>()},
    {"S13b", "P13", When::fact, s13_policy, "nobody on the do-not-contact list is visited",
     on<AttemptBegan, SubmitIntended>()},
    {"S13c", "P13", When::fact, s13_cap, "no more sends within a day than the cap", on<SubmitIntended>()},
    {"S14", "P08", When::fact, s14_thanks_count, "confirming evidence for an open token never ends unconfirmed",
     on<OutcomeUnproven>()},
    {"S15", "P09", When::fact, s15_attempts_are_bounded, "attempts are bounded, across restarts too",
     on<AttemptBegan>()},
    {"S16", "P26", When::fact, s16_batch_moves, "a batch moves along its table",
     on<BatchCreated, BatchStarted, BatchPaused, BatchResumed, BatchDraining, BatchStopping, BatchStopped,
        BatchCompleted, BatchRestarted, CircuitBreakerTripped>()},
    {"S17", "P30", When::end, s17_pages, "at rest the pages open are the pages wanted"},
    {"S18", "P04", When::fact, s18_only_the_step_under_way, "only the step under way moves a contact"},
    {"S19", "P34", When::effect, s19_pressed_where_written, "a press goes to the page that was filled in this attempt",
     on<PressSend>()},
    {"S20", "P08", When::fact, s20_success_names_a_token, "a success names its open token", on<SendSucceeded>()},
    {"S21", "P06", When::fact, s21_no_intent_after_a_wish, "no intent after somebody asked for the end",
     on<SubmitIntended>()},
    {"S21b", "P07", When::fact, s21_tokens_are_fresh, "a token is new, and the only one out", on<SubmitIntended>()},
    {"S22", "P25", When::fact, s22_epochs, "epochs count up by one", on<EpochBegan>()},
    {"S22b", "P25", When::effect, s22_effects_of_this_epoch, "an epoch is durable before its first effect"},
    {"S24", "P23", When::fact, s24_control, "orders come from the session in control, under its fence",
     on<CommandAccepted>()},
    {"S24b", "P23", When::step, s24_nobody_away_has_control, "who is away for long has no control"},
    {"S25", "P42", When::fact, s25_strangers, "nothing follows from an order of a session that is not there"},
    {"S26", "P75", When::fact, s26_room_for_the_outcome, "nothing starts without room to record its outcome",
     on<AttemptBegan, SubmitIntended>()},
};

} // namespace

std::span<Invariant const> safety() { return all; }

} // namespace legwork::sim
