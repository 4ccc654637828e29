// What became of a press: nothing left, the page said what it did, or nobody can say. The account of what left the
// browser decides what may be claimed (docs/adr/0023).
#include <utility>

#include "core/base/text.hpp"
#include "core/contact/awaited_result.hpp"
#include "core/contact/browser_results.hpp"
#include "core/contact/filled_form.hpp"
#include "core/contact/retry_policy.hpp"

namespace legwork::core {

namespace {

bool is_good(Verdict const& verdict) { return verdict.grade == Grade::confirmed || verdict.grade == Grade::probable; }

bool is_refusal(Verdict const& verdict) {
  return verdict.grade == Grade::refused_validation || verdict.grade == Grade::refused_spam;
}

Verdict verdict_on(Proposal const& p, std::shared_ptr<SendRecord const> const& record) {
  return record ? record->verdict(p.state.rules) : Verdict{};
}

// The site has more to ask before it takes what it got. The page is released, so a person does it by hand; nothing
// leads from here to another press of the program.
void hand_over_unfinished(Proposal& p, Contact const& c, Verdict const& verdict, std::string const& evidence) {
  bool const by_mail = verdict.grade == Grade::confirm_by_mail;
  p.add(HandedOver{.contact = c.id,
                   .reason = by_mail ? Reason::confirm_by_mail : Reason::review_page,
                   .detail = verdict.reason,
                   .evidence = evidence,
                   .verdict = verdict});
}

std::string held_back_by_us(SendAccount const& account) {
  std::string const& host = account.held_back > 0 ? account.held_back_host : account.calls_held_host;
  return "Legwork held back a request to " + (host.empty() ? "the site" : host) + " that it cannot read";
}

// Nothing left, and that is proven: the token is void. What the press came to decides the rest.
void decide_void(Proposal& p, Contact const& c, VoidOutcome outcome, std::string proof, SendPressed const& r) {
  Verdict const verdict = verdict_on(p, r.record);
  p.add(TokenVoided{c.id, *c.token, std::move(proof), r.evidence});
  if (c.cancel_wanted) return p.add(ContactCancelled{c.id, c.reason});
  switch (outcome) {
    case VoidOutcome::challenge: return p.add(PersonNeeded{c.id, Reason::captcha, verdict.reason, r.evidence});
    case VoidOutcome::held_back:
      return p.add(PersonNeeded{c.id, Reason::request_held_back, held_back_by_us(**r.record->account), r.evidence});
    case VoidOutcome::refused: return p.add(GaveUp{c.id, Reason::form_refused_input, verdict.reason, r.evidence});
    case VoidOutcome::nothing_sent: break;
  }
  if (c.presses >= p.state.limits.presses)
    p.add(GaveUp{c.id, Reason::nothing_sent, "the button was pressed and nothing left the browser", r.evidence});
}

// What left without having been recognized as the send, for a person.
std::string what_left(SendAccount const& account) {
  std::string out;
  for (UnaccountedTraffic const& traffic : account.unaccounted) out += (out.empty() ? "" : ", ") + summary_of(traffic);
  if (out.empty() && account.small_bytes + account.unpaused_bytes > 0)
    out = std::to_string(account.small_bytes + account.unpaused_bytes) + " bytes in requests too small to be a form";
  return out.empty() ? "something may have left the browser" : out + " left the browser and cannot be read";
}

// Something left, and nobody knows what: the page itself may still say what became of the press.
void decide_by_page(Proposal& p, Contact const& c, SendAccount const& account, SendPressed const& r) {
  Verdict verdict = verdict_on(p, r.record);
  verdict.nothing_left = false;
  verdict.signs.push_back("0 no send was recognized: " + what_left(account));
  if (p.state.rules >= DecisionRules::v8) verdict.refusal_proven = false; // of something that nobody saw
  if (is_good(verdict)) {
    verdict.grade = Grade::probable; // thanks for a send that nobody saw
    return p.add(SendSucceeded{c.id, *c.token, std::move(verdict), r.evidence});
  }
  if (is_refusal(verdict)) return p.add(SendRefused{c.id, *c.token, std::move(verdict), r.evidence});
  std::string const said = verdict.grade == Grade::unknown ? "" : "; what the page shows: " + verdict.reason;
  decide_unproven(p, c, Reason::no_answer, "no send was recognized, and " + what_left(account) + said, r.evidence,
                  verdict);
}

// The page thanks for what nobody saw leave: one of the two is wrong, and a person must say which.
void decide_contradiction(Proposal& p, Contact const& c, Verdict verdict, std::string const& evidence) {
  verdict.grade = Grade::unknown;
  verdict.reason =
      "the page says thanks, but nothing that could have carried the message was seen to leave the browser";
  decide_unproven(p, c, Reason::no_answer, verdict.reason, evidence, verdict);
}

void decide_by_account(Proposal& p, Contact const& c, SendAccount const& account, SendPressed const& r) {
  Verdict const verdict = verdict_on(p, r.record);
  if (!is_void(account)) return decide_by_page(p, c, account, r);
  if (c.unaccounted) // before the press: the account of a page that has gone on since does not take that back
    return decide_unproven(p, c, Reason::no_answer, "no send was recognized, and " + left_before(*c.unaccounted),
                           r.evidence, verdict);
  if (is_good(verdict)) return decide_contradiction(p, c, verdict, r.evidence);
  std::string const until = account.is_context_gone ? "the end of the page" : "the end of the press";
  std::string const witness = account.is_proxy_watched ? " and the proxy's" : "";
  std::string proof = "no request that could have carried the message left between the first written field and " +
                      until + ", by the browser's account" + witness;
  if (!c.sent_by.empty()) return decide_void_of_person(p, c, std::move(proof), r.evidence); // it goes on on this page
  VoidOutcome const outcome = outcome_of_void(account, verdict);
  bool const is_last = c.presses >= p.state.limits.presses;
  bool const ends =
      c.cancel_wanted || outcome == VoidOutcome::refused || (outcome == VoidOutcome::nothing_sent && is_last);
  if (ends && !account.is_context_gone)
    return decide_unproven(p, c, Reason::no_answer, "the page could not be closed, and may still send", r.evidence,
                           verdict);
  decide_void(p, c, outcome, std::move(proof), r);
}

// --- rules of earlier versions, for their journals

// Whether a press without a recognized request counts as one that sent nothing.
bool believes_void(State const& s) { return s.rules == DecisionRules::v1 || s.limits.presses > 1; }

// Why nobody can say that such a press sent nothing, with what the page said about it.
std::string unseen_send(Verdict const& verdict) {
  std::string const said = verdict.grade == Grade::unknown ? "" : "; what the page shows: " + verdict.reason;
  return "the press brought no request that was recognized, and a script of the page may have sent it unseen" + said;
}

void decide_by_latch(Proposal& p, Contact const& c, SendPressed const& r) {
  Verdict const verdict = verdict_on(p, r.record);
  bool const is_void = verdict.nothing_left && !is_good(verdict);
  if (is_void && believes_void(p.state))
    return decide_void(p, c, outcome_of_void({}, verdict),
                       "the latch was closed by the browser that armed it, and no request had passed", r);
  decide_unproven(p, c, Reason::no_answer,
                  is_good(verdict) ? "the page says thanks, but no send was seen"
                  : is_void        ? unseen_send(verdict)
                                   : "it is not known whether the press sent anything",
                  r.evidence, verdict);
}

} // namespace

void decide_unproven(Proposal& p, Contact const& c, Reason reason, std::string detail, std::string const& evidence,
                     Verdict const& verdict) {
  bool const kept = p.state.rules >= DecisionRules::v3; // runs of before kept it to themselves
  p.add(OutcomeUnproven{.contact = c.id,
                        .token = *c.token,
                        .reason = reason,
                        .detail = std::move(detail),
                        .evidence = evidence,
                        .verdict = kept ? verdict : Verdict{}});
}

void decide_void_of_person(Proposal& p, Contact const& c, std::string proof, std::string const& evidence) {
  p.add(PersonSendVoided{.contact = c.id,
                         .who = c.sent_by,
                         .token = *c.token,
                         .proof = std::move(proof),
                         .evidence = evidence,
                         .until = p.now + p.state.limits.claim});
  if (c.cancel_wanted) p.add(ContactCancelled{c.id, c.reason});
}

void decide_result(Proposal& p, SendPressed const& r) {
  Contact const* c = waiting_for(p, r);
  if (c == nullptr) return;
  note_screenshots(p, c->id, r.screenshots);
  if (r.token != c->token) return p.add(ResultSuppressed{c->id, "SendPressed", "another token"});
  if (r.sent)
    return p.add(SendObserved{.contact = c->id,
                              .token = *c->token,
                              .method = presentable(r.method, 16),
                              .url = presentable(r.url, 500),
                              .op = p.next_op(),
                              .cleared = contents_of(c->plan, r.cleared)});
  if (p.state.rules < DecisionRules::v3) return decide_by_latch(p, *c, r);
  if (r.record && *r.record->account) return decide_by_account(p, *c, **r.record->account, r);
  decide_unproven(p, *c, Reason::no_answer, "it is not known whether the press sent anything", r.evidence);
}

void decide_result(Proposal& p, OutcomeWatched const& r) {
  ContactId const id = r.step.contact;
  bool const late = p.state.has_contact(id) && p.state.contact(id).phase == Phase::unconfirmed &&
                    p.state.contact(id).token == r.token && r.step.epoch == p.state.epoch;
  Contact const* c = late ? &p.state.contact(id) : waiting_for(p, r);
  if (c == nullptr) return;
  Verdict const verdict = verdict_on(p, r.record);
  bool const good = is_good(verdict);
  if (late) {
    if (good)
      p.add(LateConfirmation{id, r.token, verdict, r.evidence});
    else
      p.add(ResultSuppressed{id, "OutcomeWatched", "late, and no proof that it was taken"});
    return;
  }
  note_screenshots(p, id, r.screenshots);
  if (r.token != c->token) return p.add(ResultSuppressed{id, "OutcomeWatched", "another token"});
  if (good)
    p.add(SendSucceeded{id, *c->token, verdict, r.evidence});
  else if (is_refusal(verdict))
    p.add(SendRefused{id, *c->token, verdict, r.evidence});
  else if (verdict.grade == Grade::unfinished || verdict.grade == Grade::confirm_by_mail)
    hand_over_unfinished(p, *c, verdict, r.evidence);
  else
    decide_unproven(p, *c, Reason::answer_unclear, verdict.reason, r.evidence, verdict);
}

} // namespace legwork::core
