// What follows from a browser result, a deadline or a wish, for one contact: facts, proposed and not applied.
// Pure; everything it looks at is state, input or recorded snapshot.
#pragma once

#include "core/model/inputs.hpp"
#include "core/model/proposal.hpp"
#include "core/page/page_analysis.hpp"

namespace legwork::core {

// Results of the browser's steps. Late, repeated and foreign ones become ResultSuppressed (P03, P04).
void decide_result(Proposal& p, PageOpened const& r);
void decide_result(Proposal& p, PageReached const& r);
void decide_result(Proposal& p, PageObserved const& r);
void decide_result(Proposal& p, FormWritten const& r);
void decide_result(Proposal& p, SendPressed const& r);
void decide_result(Proposal& p, OutcomeWatched const& r);
void decide_result(Proposal& p, StepFailed const& r);
void decide_result(Proposal& p, PageLost const& r);
void decide_result(Proposal& p, UnaccountedTrafficSeen const& r);
void decide_result(Proposal& p, BrowserLost const& r);

// The phase's or the contact's own deadline has passed.
void decide_deadline(Proposal& p, Contact const& c);

// The program stopped while this contact was at work; its browser is dead (P25).
void decide_interrupted(Proposal& p, Contact const& c);

// Somebody wants it to end (P06).
void decide_cancel(Proposal& p, Contact const& c, Reason why);

// The press may have sent something, and nobody can say.
void decide_unproven(Proposal& p, Contact const& c, Reason reason, std::string detail, std::string const& evidence,
                     Verdict const& verdict = {});

// A person's own press sent nothing, and that is proven: the page is theirs again.
void decide_void_of_person(Proposal& p, Contact const& c, std::string proof, std::string const& evidence);

// Looks at a page that was looked at, in `locating`.
void decide_located(Proposal& p, Contact const& c, PageObserved const& r, FillRules const& rules);

// Where a person's word is enough that a CAPTCHA is answered, its box on the page does not count.
bool answered_by_word(Proposal const& p, Contact const& c);

// The form is understood and cannot be filled without a person.
void ask_person(Proposal& p, Contact const& c, FillPlanResult const& planned, std::string const& evidence);

// The next candidate for the contact page, or the end of the search.
void try_next_page(Proposal& p, Contact const& c, std::string why, std::string const& evidence);

} // namespace legwork::core
