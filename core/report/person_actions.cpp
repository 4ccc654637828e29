// An action is allowed where the fact it leads to is, with the few conditions that no table has.
#include "core/report/person_actions.hpp"

#include "core/contact/contact_transitions.hpp"
#include "core/contact/retry_policy.hpp"

namespace legwork::core {

namespace {

struct Row {
  FactKind fact;
  PersonAction action;
};

constexpr Row rows[] = {
    {kind_of<ContactClaimed>(), {"claim", "claim it"}},
    {kind_of<ClaimReleased>(), {"release", ""}},
    {kind_of<PageTakenOver>(), {"take_over", "take over the page"}},
    {kind_of<PageGivenBack>(), {"give_back", ""}},
    {kind_of<PersonResolved>(), {"resolve", "do what is needed and let it go on"}},
    {kind_of<PersonFinished>(), {"finish", "finish it by hand"}},
    {kind_of<PersonDeclined>(), {"skip", "decide against it"}},
    {kind_of<PersonConfirmed>(), {"reconcile", "say whether it was sent"}},
    {kind_of<RuleOverridden>(), {"override", "set the rule aside"}},
    {kind_of<ContactCancelled>(), {"cancel", ""}},
    {kind_of<CancelRequested>(), {"wish", ""}},
};

bool is_ruled_out(FactKind fact, Contact const& c) {
  bool const listed = c.reason == Reason::do_not_contact;         // then only taking it off the list helps
  bool const is_without_page = c.phase == Phase::held && !c.page; // until somebody claims it
  bool const is_not_pressed_again =
      c.reason == Reason::request_held_back || (c.phase == Phase::held && c.reason == Reason::form_refused_input);
  return (fact == kind_of<RuleOverridden>() && listed) || (fact == kind_of<ClaimReleased>() && c.claimed_by.empty()) ||
         (fact == kind_of<PersonResolved>() && (is_not_pressed_again || is_without_page)) ||
         (fact == kind_of<PageTakenOver>() && (c.claimed_by.empty() || c.taken_over)) ||
         (fact == kind_of<PageGivenBack>() && !c.taken_over);
}

} // namespace

std::vector<PersonAction> allowed_actions(State const& s, Contact const& c) {
  std::vector<PersonAction> out;
  for (Row const& row : rows) {
    bool const allowed = next_phase(c.phase, row.fact).has_value() && !c.retried_by;
    if (allowed && !is_ruled_out(row.fact, c)) out.push_back(row.action);
  }
  BatchPhase const batch = s.has_batch(c.batch) ? s.batch(c.batch).phase : BatchPhase::idle;
  bool const settled = batch != BatchPhase::stopping && batch != BatchPhase::draining;
  if (may_be_retried(s, c) && settled) out.push_back({"retry", ""});
  return out;
}

} // namespace legwork::core
