// Facts into state. Contacts and batches ask their tables; the rest is bookkeeping of pages, tokens and who was
// reached.
#include "core/engine/evolve.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/always.hpp"
#include "core/batch/batch_transitions.hpp"
#include "core/contact/contact_limits.hpp"
#include "core/contact/evolve.hpp"
#include "core/contact/site_recipes.hpp"
#include "core/session/evolve.hpp"

namespace legwork::core {

namespace {

// Facts that begin a browser step say so by their op; the counter never goes back.
template <class F>
void count_op(State& s, F const& f) {
  if constexpr (requires { f.op; }) s.ops = std::max(s.ops, f.op);
}

Contact& contact_of(State& s, ContactId id) { return s.contacts[id.value() - 1]; }
Batch& batch_of(State& s, BatchId id) { return s.batches[id.value() - 1]; }

// A slot that becomes free starts the gap (P20); the phase tells, nobody counts.
void note_slot(State& s, Contact const& c, bool was_active, Instant at) {
  if (!was_active || is_active(c.phase)) return;
  Batch& b = batch_of(s, c.batch);
  b.next_start = std::max(b.next_start, at + b.gap);
}

// Keeps the batch's two short lists, so that nobody has to look through thousands of ended contacts.
void place(Batch& b, Contact const& c, Phase before) {
  auto const list_of = [&](Phase p) -> std::vector<ContactId>* {
    if (p == Phase::unborn || is_final(p)) return nullptr;
    return p == Phase::queued ? &b.queue : &b.begun;
  };
  auto* const from = list_of(before);
  auto* const to = list_of(c.phase);
  if (from == to) return;
  if (from != nullptr) from->erase(std::ranges::lower_bound(*from, c.id));
  if (to != nullptr) to->insert(std::ranges::lower_bound(*to, c.id), c.id);
}

bool own_doing(Reason r) { return r == Reason::interrupted || r == Reason::shut_down || r == Reason::power_lost; }

// What this end says about the batch; nothing where it is the program's, a person's or the one form's own doing.
std::optional<Ending> ending_of(Contact const& c) {
  switch (c.phase) {
    case Phase::succeeded:
    case Phase::checked: return Ending::good;
    case Phase::timed_out:
    case Phase::refused: return Ending::bad;
    case Phase::unconfirmed: return own_doing(c.reason) ? std::nullopt : std::optional(Ending::bad);
    case Phase::failed: break;
    case Phase::unborn:
    case Phase::queued:
    case Phase::opening:
    case Phase::navigating:
    case Phase::locating:
    case Phase::screening:
    case Phase::filling:
    case Phase::held:
    case Phase::ready:
    case Phase::intended:
    case Phase::dispatched:
    case Phase::backoff:
    case Phase::cancelled:
    case Phase::manual:
    case Phase::skipped:
    case Phase::rejected: return {};
  }
  static constexpr std::array bad{Reason::site_unreachable, Reason::browser_lost, Reason::browser_trouble,
                                  Reason::step_timed_out,   Reason::nothing_sent, Reason::field_not_accepted};
  if (c.reason == Reason::no_form) return Ending::good; // the site was read to the end
  return std::ranges::find(bad, c.reason) == bad.end() ? std::nullopt : std::optional(Ending::bad);
}

void note_ending(Batch& b, Contact const& c, std::size_t window) {
  auto const ending = ending_of(c);
  if (!ending) return;
  b.recent.push_back(*ending);
  if (b.recent.size() > window) b.recent.erase(b.recent.begin(), b.recent.end() - static_cast<std::ptrdiff_t>(window));
}

struct Apply {
  State& s;
  Fact const& fact;
  Instant at;
  Instant last; // of the fact before this one

  template <IsContactFact F>
  void operator()(F const& f) {
    bool const birth = std::is_same_v<F, ContactQueued> || std::is_same_v<F, ContactRejected>;
    if (birth) {
      ALWAYS(f.contact == ContactId{s.contacts.size() + 1}, "contacts are numbered in order");
      s.contacts.emplace_back();
    }
    ALWAYS(s.has_contact(f.contact), "a fact about a contact that does not exist");
    count_op(s, f);
    Contact& c = contact_of(s, f.contact);
    Phase const before = c.phase;
    evolve_contact(c, {fact.index(), fact}, s.limits, at);
    beside(c, f);
    place(batch_of(s, c.batch), c, before);
    note_slot(s, c, is_active(before), at);
    if (is_final(c.phase) && !is_final(before)) note_ending(batch_of(s, c.batch), c, s.limits.circuit_breaker_window);
  }

  template <IsBatchFact F>
  void operator()(F const& f) {
    if constexpr (std::is_same_v<F, BatchCreated>) {
      ALWAYS(f.batch == BatchId{s.batches.size() + 1}, "batches are numbered in order");
      s.batches.push_back({.id = f.batch,
                           .mode = f.mode,
                           .request = f.request,
                           .customer = f.customer,
                           .parallel = f.parallel,
                           .gap = f.gap,
                           .rules = f.rules,
                           .session = f.session,
                           .when_left = f.when_left,
                           .purpose = f.purpose});
    } else {
      ALWAYS(s.has_batch(f.batch), "a fact about a batch that does not exist");
      Batch& b = batch_of(s, f.batch);
      if constexpr (std::is_same_v<F, ControlGranted>) return void(b.controller = f.client);
      if constexpr (std::is_same_v<F, ControlReleased>) return b.controller.clear();
      auto const to = next_batch_phase(b.phase, fact.index());
      ALWAYS(to.has_value(), fact_name(fact));
      b.phase = *to;
      if (std::is_same_v<F, CircuitBreakerTripped> || std::is_same_v<F, BatchRestarted>) b.recent.clear();
      if (std::is_same_v<F, BatchStarted> || std::is_same_v<F, BatchRestarted>) b.run += 1;
    }
  }

  void operator()(EpochBegan const& f) {
    ALWAYS(f.epoch == s.epoch.next(), "epochs count up by one");
    s.epoch = f.epoch;
    s.limits = *f.limits;
    s.rules = f.rules;
    s.pages.clear(); // their browsers were killed before this fact
    s.space_low = false;
    s.machine = f.machine;
    s.work = f.work;
    s.shutdown = {};
    s.closed = false;
    prune_contact_limits(s, at);
    prune_recipes(s, at);
    for (Batch const& b : s.batches) { // the program's absence is nobody's working time
      for (ContactId id : b.begun) contact_of(s, id).since.ms += (at - last).count();
    }
  }
  void operator()(PageReleased const& f) {
    for (HeldPage& page : s.pages) {
      if (page.page == f.page) page.releasing = true;
    }
  }
  void operator()(PageGone const& f) {
    std::erase_if(s.pages, [&](HeldPage const& page) { return page.page == f.page; });
  }
  void operator()(SpaceRanLow const&) { s.space_low = true; }
  void operator()(SpaceRecovered const&) { s.space_low = false; }
  void operator()(ShutdownBegan const& f) { s.shutdown = f.until; }
  void operator()(ShutdownDone const&) { s.closed = true; }
  template <IsSessionFact F>
  void operator()(F const& f) {
    evolve_session(s, f, at);
  }
  void operator()(AdministrationRecorded const&) {}
  void operator()(TargetBlocked const& f) { s.blocked[f.target] = {f.who, f.reason, at}; }
  void operator()(TargetUnblocked const& f) { s.blocked.erase(f.target); }

 private:
  void count_token(Contact const& c, Token token) {
    ALWAYS(token > s.tokens, "a token is never used again");
    s.tokens = token;
    remember_reached(s, c, at);
    count_send(s, c, at);
  }
  void uncount_token(Contact const& c) {
    forget_reached(s, c);
    uncount_send(s, c);
  }
  // What a contact's fact changes beside the contact.
  void beside(Contact const& c, ContactQueued const& f) {
    batch_of(s, f.batch).contacts.push_back(c.id);
    if (f.retry_of) contact_of(s, *f.retry_of).retried_by = c.id;
  }
  void beside(Contact const& c, ContactRejected const& f) { batch_of(s, f.batch).contacts.push_back(c.id); }
  void beside(Contact const& c, AttemptBegan const& f) { s.pages.push_back({page_opened_by(f.op), c.id, false}); }
  void beside(Contact const& c, HeldPageReopened const& f) { s.pages.push_back({page_opened_by(f.op), c.id, false}); }
  void beside(Contact const& c, FormFound const& f) { learn_recipe(s, c, f, at); }
  void beside(Contact const& c, GaveUp const& f) { drop_missed_recipe(c, f.reason); }
  void beside(Contact const& c, RetryScheduled const& f) { drop_missed_recipe(c, f.reason); }
  void beside(Contact const& c, ContactTimedOut const&) { drop_missed_recipe(c, c.reason); }
  void beside(Contact const& c, RecipeDropped const& f) { drop_recipe(s, c, f.page); }
  void beside(Contact const& c, SubmitIntended const& f) {
    count_token(c, f.token);
    count_recipe_sent(s, c);
  }
  void beside(Contact const& c, TokenVoided const&) {
    uncount_token(c);
    uncount_recipe_sent(s, c);
  }
  void beside(Contact const& c, PersonSendIntended const& f) { count_token(c, f.token); }
  void beside(Contact const& c, PersonSendVoided const&) { uncount_token(c); }
  void beside(Contact const& c, SendSucceeded const&) { count_recipe_taken(s, c); }
  void beside(Contact const& c, SendRefused const& f) {
    if (f.verdict.refusal_proven) forget_reached(s, c); // mere words of refusal prove nothing
  }
  void beside(Contact const& c, OutcomeDoubted const&) { remember_reached(s, c, at); } // it may have been
  void beside(Contact const& c, PersonFinished const&) { remember_reached(s, c, at); }
  void beside(Contact const& c, PersonConfirmed const&) {
    count_recipe_taken(s, c);
    if (c.denied) remember_reached(s, c, at); // somebody had said that it was not sent
  }
  void beside(Contact const& c, PersonDenied const&) { forget_reached(s, c); }
  void beside(Contact const& c, LateConfirmation const&) {
    count_recipe_taken(s, c);
    if (c.denied) remember_reached(s, c, at); // the person was wrong: whoever tries it again must learn of it
  }
  void beside(Contact const&, auto const&) {}

  // The attempt ended on the recipe's page without its form; unless that was the program's or the browser's doing.
  void drop_missed_recipe(Contact const& c, Reason reason) {
    bool const is_about_browser = reason == Reason::browser_lost || reason == Reason::browser_trouble;
    if (!c.recipe_page.empty() && !own_doing(reason) && !is_about_browser) drop_recipe(s, c, c.recipe_page);
  }
};

} // namespace

void evolve(State& s, Fact const& fact, Instant at) {
  ALWAYS(at >= s.now, "log time never goes back");
  Instant const before = s.now;
  s.now = at;
  std::visit(Apply{s, fact, at, before}, fact);
}

} // namespace legwork::core
