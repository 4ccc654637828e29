// What persons do about a contact that needs one, or that may or may not have been sent: facts, or a clear refusal.
#pragma once

#include "core/base/error.hpp"
#include "core/contact/browser_results.hpp"

namespace legwork::core {

Result<void> decide_command(Proposal& p, ClaimContact const& c);
Result<void> decide_command(Proposal& p, ReleaseClaim const& c);
Result<void> decide_command(Proposal& p, TakeOverPage const& c);
Result<void> decide_command(Proposal& p, GiveBackPage const& c);
Result<void> decide_command(Proposal& p, ResolveHold const& c);
Result<void> decide_command(Proposal& p, FinishContact const& c);
Result<void> decide_command(Proposal& p, ReconcileContact const& c);

// Whether `who` acts on the live page of `c` now: the one place that says so.
inline bool acts_on_page(Contact const& c, std::string_view who) {
  return c.phase == Phase::held && c.taken_over && !who.empty() && c.claimed_by == who;
}

// Another contact is at the same business now, and may not be joined there.
bool business_is_visited(State const& s, Contact const& c);

// A person's name and words as they are recorded; refused where there is no name, or more than is kept.
inline constexpr std::size_t name_limit_bytes = 100;
inline constexpr std::size_t note_limit_bytes = 500;
Result<std::string> name_of_person(std::string const& who);
Result<std::string> words_of_person(std::string const& note);

} // namespace legwork::core
