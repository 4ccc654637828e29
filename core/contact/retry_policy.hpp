// What is tried again: another attempt by the program, with its wait, and another contact by a person's choice. Only
// what provably sent nothing, or what a named person says did not arrive (P07, P09).
#pragma once

#include <string>

#include "core/base/error.hpp"
#include "core/model/proposal.hpp"

namespace legwork::core {

// What left, for people: `120 bytes by socket to example.com`.
std::string summary_of(UnaccountedTraffic const& traffic);
std::string left_before(UnaccountedTraffic const& traffic); // the same, as a sentence's end

// Something left, or may have, that the site may have taken for the message.
bool may_have_left(Contact const& c);

// `end` says that nothing was sent. Where something left that cannot be accounted for, it is only a doubt (P09).
Fact unless_doubted(Contact const& c, Fact end);

// A failed attempt that provably sent nothing: another one after the back-off, or the end.
void give_up_attempt(Proposal& p, Contact const& c, Reason reason, std::string detail, bool may_retry);

// Whether a person may have this contact tried again, by a contact of its own.
bool may_be_retried(State const& s, Contact const& c);

// Whether a restart of its batch tries it again by itself: never what a person has in hand or decided against, nor what
// a person would have to correct.
bool is_retried_by_restart(State const& s, Contact const& c, bool failed_too);

// What a form, or a site by proof, said against the input of `c`, empty for nothing: the same would be refused again.
std::string refused_input(State const& s, Contact const& c);

// The contact that tries `old` again. Input that was refused is filled in and then held, for a person to correct and
// send.
ContactQueued retry_request(State const& s, Contact const& old, ContactId id);

// What must happen so that a contact of `batch` can be queued again: nothing, or a restart; refused while it stops.
Result<void> reopen_batch(Proposal& p, Batch const& batch);

} // namespace legwork::core
