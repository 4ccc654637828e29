// What follows from a browser result, a deadline or a wish, for one contact: facts, proposed and not applied.
// Pure; everything it looks at is state, input or recorded snapshot.
#pragma once

#include <vector>

#include "core/engine/fact.hpp"
#include "core/engine/input.hpp"
#include "core/engine/state.hpp"

namespace legwork::core {

// Collects the facts of one turn and numbers the steps they begin.
class Proposal {
 public:
  explicit Proposal(State const& s, Instant now) : state(s), now(now), op_(s.ops) { facts.reserve(usual); }

  State const& state;
  Instant const now;
  std::vector<Fact> facts;

  void add(Fact fact) { facts.push_back(std::move(fact)); }
  std::uint32_t next_op() { return ++op_; }

 private:
  static constexpr std::size_t usual = 2; // facts of a turn, with those that follow by themselves
  std::uint32_t op_;
};

// Results of the browser's steps. Late, repeated and foreign ones become ResultSuppressed (P03, P04).
void decide_result(Proposal& p, PageOpened const& r);
void decide_result(Proposal& p, PageReached const& r);
void decide_result(Proposal& p, PageSeen const& r);
void decide_result(Proposal& p, FormWritten const& r);
void decide_result(Proposal& p, SendPressed const& r);
void decide_result(Proposal& p, OutcomeWatched const& r);
void decide_result(Proposal& p, StepFailed const& r);
void decide_result(Proposal& p, PageLost const& r);
void decide_result(Proposal& p, BrowserLost const& r);

// The phase's or the contact's own deadline has passed.
void decide_deadline(Proposal& p, Contact const& c);

// The program stopped while this contact was at work; its browser is dead (P25).
void decide_interrupted(Proposal& p, Contact const& c);

// Somebody wants it to end (P06).
void decide_cancel(Proposal& p, Contact const& c, Reason why);

// Looks at a page that was looked at, in `locating`.
void decide_located(Proposal& p, Contact const& c, PageSeen const& r, FillRules const& rules);

// Where a person's word is enough that a CAPTCHA is answered, its box on the page does not count.
bool answered_by_word(Proposal const& p, Contact const& c);

// The form is understood and cannot be filled without a person.
void ask_person(Proposal& p, Contact const& c, Planned const& planned, std::string const& evidence);

// The next candidate for the contact page, or the end of the search.
void try_next_page(Proposal& p, Contact const& c, std::string why, std::string const& evidence);

} // namespace legwork::core
