// Bookkeeping around the invariants: when each is asked, and what it may look at.
#include "sim/oracle.hpp"

#include <algorithm>
#include <array>

#include "core/base/always.hpp"
#include "sim/invariants.hpp"

namespace legwork::sim {

using namespace core;

namespace {

constexpr std::size_t most_kinds = std::tuple_size_v<decltype(Kinds::named)>;
static_assert(most_kinds >= facts && most_kinds >= inputs);

// The invariants of one moment that are about this kind of fact, effect or input, gathered once.
std::vector<Invariant const*> const& to_ask(When when, std::size_t kind) {
  static auto const all = [] {
    std::array<std::array<std::vector<Invariant const*>, most_kinds>, core::count_of<When>()> out;
    for (auto const& list : all_invariants()) {
      for (Invariant const& i : list) {
        ALWAYS(i.about.fit(i.when), i.statement.name);
        for (std::size_t k = 0; k < most_kinds; ++k) {
          if (i.about.has(k)) out[index(i.when)][k].push_back(&i);
        }
      }
    }
    return out;
  }();
  return all[index(when)][kind];
}

// Everything about the moment at which a step's result arrives that the core will base its answer on.
void look_at_contact(ObservedInput& g, State const& live, std::int64_t now) {
  if (!live.has_contact(g.contact)) return;
  Contact const& c = live.contact(g.contact);
  g.phase = c.phase;
  g.version = c.version;
  g.on_that_page = g.page != PageId{} && c.page == g.page && (is_active(c.phase) || c.phase == Phase::held);
  g.attempt = c.attempt;
  g.presses = c.presses;
  g.relooks = c.relooks;
  g.candidates = c.candidates.size();
  g.at_home = c.at_home;
  g.by_recipe = !c.recipe_page.empty();
  g.covers = c.overlays.size();
  g.wish_to_end = c.cancel_wanted;
  Duration const worked = c.worked + Duration{is_working(c.phase) ? now - c.since.ms : 0};
  g.time_left = live.limits.contact - worked >= live.limits.outcome_reserve;
}

} // namespace

InvariantContext Oracle::sight(State const* live) const {
  InvariantContext out{scene_, browser_, commits_, memory_};
  out.live = live;
  out.observed = &given_;
  out.lost_incarnation = lost_incarnation_;
  out.in_doubt = in_doubt_;
  return out;
}

void Oracle::broken(std::string invariant, std::string text, ContactId contact) {
  if (violation_) return;
  scene_.trace.line(scene_.now.ms, "BROKEN", invariant + ": " + text);
  violation_ = Violation{std::move(invariant), std::move(text), memory_.contact(contact).phase};
}

namespace {

// Asks every invariant of this moment; reports the first that does not hold.
template <class Report>
void ask(When when, std::size_t kind, InvariantContext const& sight, Report report) {
  for (Invariant const* i : to_ask(when, kind)) {
    if (Finding const found = i->check(sight)) return report(*i, *found);
  }
}

} // namespace

void Oracle::note_doubts(State const& live, Booted const& booted) {
  in_doubt_.clear();
  bool const power_went = !live.closed && !live.machine.empty() && live.machine != booted.machine;
  for (Contact const& c : live.contacts) {
    bool const near =
        (c.phase == Phase::filling || c.phase == Phase::ready) && live.now - c.since <= booted.limits->power_doubt;
    if (power_went && near && booted.limits->power_doubt > Duration{0}) in_doubt_.push_back(c.id);
  }
}

void Oracle::before(State const& live, Input const& input, ExpectedMeaning meaning) {
  given_ = {};
  given_.kind = input.index();
  given_.meaning = meaning;
  given_.at = scene_.now.ms;
  std::visit(
      [&](auto const& i) {
        if constexpr (requires { i.step; }) {
          given_.contact = i.step.contact;
          given_.op = i.step.op;
          given_.of_this_run = i.step.epoch == live.epoch;
        }
        if constexpr (requires { i.contact; }) given_.contact = i.contact;
        if constexpr (requires { i.batch; }) given_.batch = i.batch;
        if constexpr (requires { i.token; }) given_.token = i.token;
        if constexpr (IsOneOf<std::remove_cvref_t<decltype(i)>, std::variant<PageLost, UnaccountedTrafficSeen>>)
          given_.page = i.page;
        if constexpr (requires { i.seen; }) given_.seen = i.seen;
        if constexpr (requires { i.by; }) {
          given_.by = i.by;
          given_.is_order = true;
        }
      },
      input);
  if (auto const* lost = std::get_if<BrowserLost>(&input)) lost_incarnation_ = lost->incarnation;
  if (auto const* booted = std::get_if<Booted>(&input)) note_doubts(live, *booted);
  look_at_contact(given_, live, scene_.now.ms);
  if (live.has_batch(given_.batch)) given_.batch_phase = live.batch(given_.batch).phase;
  bool const token_fits = given_.token == Token{} || !live.has_contact(given_.contact) ||
                          given_.token == live.contact(given_.contact).token;
  bool const fits_phase = meaning != ExpectedMeaning::mixed_up;
  given_.fits = given_.op != StepNumber{} && given_.of_this_run && fits_phase && token_fits &&
                live.has_contact(given_.contact) && !is_final(given_.phase) &&
                live.contact(given_.contact).op == given_.op;
  ++scene_.coverage.taken[index(given_.phase)][given_.kind];
  if (given_.batch != BatchId{}) ++scene_.coverage.asked[index(given_.batch_phase)][given_.kind];
}

void Oracle::after(State const& live, Entry const* recorded, bool accepted, std::optional<Instant> wakes) {
  given_.accepted = accepted;
  if (given_.is_order && given_.by.session.has_value() && recorded == nullptr)
    scene_.coverage.meet(accepted ? RareSituation::order_repeated : RareSituation::order_with_a_gap);
  if (given_.kind >= input_kind<ClaimContact>() && given_.kind <= input_kind<ReconcileContact>() && !accepted)
    scene_.coverage.meet(RareSituation::stale_view_refused);
  auto const report = [this](Invariant const& i, std::string const& why) {
    broken(std::string(i.statement.name), why, given_.contact);
  };
  if (recorded != nullptr) {
    learn(*recorded, live);
  } else if (given_.op != StepNumber{} && accepted && !live.closed) {
    broken("M1", "the result of a step was taken and nothing was recorded", given_.contact);
  }
  if (violation_) return;
  bool const two = recorded != nullptr && given_.kind == input_kind<Tick>() && recorded->facts.size() > 1 &&
                   contact_of(recorded->facts[0]) != contact_of(recorded->facts[1]);
  if (two && contact_of(recorded->facts[1]) != ContactId{} && recorded->facts[1].index() != kind_of<AttemptBegan>())
    scene_.coverage.meet(RareSituation::two_deadlines_at_once);
  InvariantContext s = sight(&live);
  s.entry = recorded;
  s.wakes = wakes;
  if (recorded != nullptr) ask(When::entry, given_.kind, s, report);
  if (!violation_) ask(When::step, given_.kind, s, report);
}

void Oracle::learn(Entry const& entry, State const& live) {
  for (Fact const& fact : entry.facts) {
    InvariantContext s = sight(&live);
    s.entry = &entry;
    s.fact = &fact;
    s.contact = contact_of(fact);
    ++scene_.coverage.became[fact.index()];
    scene_.trace.mix(fact);
    scene_.trace.line(scene_.now.ms, "fact", [&] { return brief(fact); });
    ask(When::fact, fact.index(), s,
        [&](Invariant const& i, std::string const& why) { broken(std::string(i.statement.name), why, s.contact); });
    if (violation_) return;
    note_probes(fact, given_);
    memory_.learn(fact, entry.at);
  }
}

void Oracle::durable(std::vector<Entry> const& group) {
  for (Entry const& entry : group) {
    for (Fact const& fact : entry.facts) {
      std::visit(
          [&](auto const& f) {
            if constexpr (requires { f.op; }) memory_.durable_op = std::max(memory_.durable_op, f.op);
            if constexpr (requires { f.token; }) memory_.durable_token = std::max(memory_.durable_token, f.token);
            if constexpr (requires { f.epoch; }) memory_.durable_epoch = f.epoch;
          },
          fact);
    }
  }
}

void Oracle::on_event(DurableFact const& recorded, std::vector<ClientEvent> const& events) {
  if (recorded.seq <= memory_.told_seq) broken("S13", "clients were told row " + to_string(recorded.seq) + " twice");
  if (recorded.seq > commits_.last_seq()) broken("S6", "clients were told what is not durable");
  memory_.told_seq = recorded.seq;
  for (ClientEvent const& e : events) {
    if (!e.contact_id) continue;
    std::size_t const at = e.contact_id->value();
    if (memory_.completes.size() <= at) memory_.completes.resize(at + 1);
    std::uint8_t& completes = memory_.completes[at];
    check_view(e);
    if (completes > 0 && e.type != "contact_reconciled")
      broken("S13", std::string(e.type) + " was told after contact_complete", *e.contact_id);
    if (e.type == "contact_complete") ++completes;
  }
}

// What a client is shown: the phase that the facts it was told of lead to, in words that never fall back.
void Oracle::check_view(ClientEvent const& e) {
  std::size_t const at = e.contact_id->value();
  Phase const before = shown_.size() > at ? shown_[at] : Phase::unborn;
  if (shown_.size() <= at) shown_.resize(at + 1);
  shown_[at] = e.phase;
  if (e.status != client_status(e.phase))
    broken("S13g", "a client was shown " + std::string(name_of(e.status)) + " for " + std::string(name_of(e.phase)),
           *e.contact_id);
  bool const fell = status_order(e.phase) < status_order(before);
  if (fell && e.type != "contact_retry_scheduled")
    broken("S13h", "what a client was shown fell back with " + std::string(e.type), *e.contact_id);
}

void Oracle::performs(State const& live, Effect const& effect) {
  InvariantContext s = sight(&live);
  s.effect = &effect;
  scene_.trace.mix(effect.index() + 0x2000U);
  ask(When::effect, effect.index(), s, [&](Invariant const& i, std::string const& why) {
    ContactId const id = std::visit(
        [](auto const& e) {
          if constexpr (requires { e.step; })
            return e.step.contact;
          else
            return e.contact;
        },
        effect);
    broken(std::string(i.statement.name), why, id);
  });
  std::visit(
      [this](auto const& e) {
        if constexpr (requires { e.step; }) {
          if (e.step.op.value() < memory_.begun.size()) memory_.begun[e.step.op.value()].done = true;
        }
      },
      effect);
}

void Oracle::released() {
  for (StepNumber op = first_op_; op <= memory_.durable_op && op.value() < memory_.begun.size(); ++op) {
    Begun const& begun = memory_.begun[op.value()];
    if (begun.contact != ContactId{} && !begun.done)
      return broken("M7g", "a step was decided, is durable, and was never asked for", begun.contact);
  }
  first_op_ = std::max(first_op_, memory_.durable_op.next());
}

void Oracle::landed(ContactId contact) {
  InvariantContext s = sight();
  s.contact = contact;
  ask(When::landed, 0, s,
      [&](Invariant const& i, std::string const& why) { broken(std::string(i.statement.name), why, contact); });
}

void Oracle::starts() {
  ShadowState fresh;
  fresh.told_seq = memory_.told_seq;
  fresh.completes = std::move(memory_.completes);
  fresh.durable_op = memory_.durable_op;
  fresh.durable_token = memory_.durable_token;
  fresh.durable_epoch = memory_.durable_epoch;
  memory_ = std::move(fresh);
  seen_seq_ = memory_.told_seq;
  returning_.reset();
}

// A client that comes back with the last row it saw gets what it missed, once each, in order. Its stream begins with
// the state at that row, or, dear and therefore only where rows are encoded, with the first row of all.
void Oracle::reads(DurableFact const& recorded, State const& before) {
  memory_.learn(recorded.fact, recorded.at);
  bool const missed = recorded.seq > seen_seq_;
  if (!returning_ && (missed || scene_.swarm.encoded)) returning_.emplace(before);
  if (!returning_) return;
  auto const events = returning_->events_of(recorded);
  if (missed) on_event(recorded, events);
}

void Oracle::boots(State const& folded, core::SequenceNumber last_seq) {
  first_op_ = memory_.ops.next(); // what the process before did not ask for is never asked for
  if (last_seq < memory_.told_seq) broken("S27", "a row that clients were told of is gone");
  InvariantContext const s = sight(&folded);
  ask(When::boot, 0, s,
      [&](Invariant const& i, std::string const& why) { broken(std::string(i.statement.name), why); });
}

void Oracle::at_end(State const& live) {
  for (Contact const& c : live.contacts) ++scene_.coverage.ended[index(c.phase)];
  ask(When::end, 0, sight(&live),
      [&](Invariant const& i, std::string const& why) { broken(std::string(i.statement.name), why); });
}

Phase Oracle::phase_under_way() const {
  core::EntryGroup const& group = commits_.under_way();
  if (group == nullptr) return Phase::unborn;
  for (Entry const& entry : *group) {
    for (Fact const& fact : entry.facts) {
      if (ContactId const id = contact_of(fact); id != ContactId{}) return memory_.contact(id).phase;
    }
  }
  return Phase::unborn;
}

} // namespace legwork::sim
