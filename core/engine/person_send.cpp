// Whatever stands against the send is said to the person, who may mend it and press again.
#include "core/engine/person_send.hpp"

#include <optional>
#include <utility>

#include "core/base/text.hpp"
#include "core/batch/batch_transitions.hpp"
#include "core/contact/contact_limits.hpp"
#include "core/contact/filled_form.hpp"
#include "core/contact/person_commands.hpp"
#include "core/engine/send_gate.hpp"

namespace legwork::core {

namespace {

std::string explain_skip(State const& s, Contact const& c, ContactSkipped const& skip) {
  if (skip.reason == Reason::do_not_contact) return c.target + " is on the do-not-contact list; take it off first";
  if (skip.reason == Reason::daily_cap)
    return "this customer's limit of " + std::to_string(s.limits.daily_cap) + " messages a day is reached";
  return "contact " + (skip.other ? to_string(*skip.other) : std::string("another")) + " reached this business already";
}

// What stands against a send now; nothing where it may leave.
std::optional<PersonSendRefused> refusal_of(State const& s, Contact const& c, Instant now) {
  PersonSendRefused out{.contact = c.id, .who = c.claimed_by, .detail = "", .other = {}};
  BatchPhase const batch = s.batch(c.batch).phase;
  if (!may_send(batch)) {
    bool const is_paused = batch == BatchPhase::paused;
    out.reason = is_paused ? Reason::none : Reason::stopped;
    out.detail = is_paused ? "the batch is paused; resume it, then press again"
                           : "the batch is " + std::string(name_of(batch)) + "; nothing of it is sent any more";
    return out;
  }
  if (!may_press(s, now)) {
    out.detail = s.space_low ? "the disk is nearly full, and the outcome could not be recorded; free some space first"
                             : "Legwork is shutting down; press again when it is back";
    return out;
  }
  if (auto const skip = reason_to_skip(s, c, now)) {
    out.reason = skip->reason;
    out.other = skip->other;
    out.detail = explain_skip(s, c, *skip);
    return out;
  }
  if (c.pressed_over_form && c.unaccounted) {
    out.detail = "a box over the filled-in form was closed, and that may have sent it already";
    return out;
  }
  if (business_is_visited(s, c)) {
    out.detail = "another contact is at " + c.target + " now; press again in a moment";
    return out;
  }
  return {};
}

} // namespace

void decide_result(Proposal& p, PersonSendPaused const& r) {
  if (!p.state.has_contact(r.contact)) return;
  Contact const& c = p.state.contact(r.contact);
  if (c.page != r.page || !acts_on_page(c, c.claimed_by)) // the door was shut meanwhile, and what waits fails
    return p.add(ResultSuppressed{c.id, "PersonSendPaused", "nobody acts on this page"});
  for (Screenshot const& screenshot : r.screenshots) p.add(ScreenshotTaken{c.id, screenshot});
  if (auto refused = refusal_of(p.state, c, p.now)) return p.add(*std::move(refused));
  p.add(PersonSendIntended{.contact = c.id,
                           .who = c.claimed_by,
                           .token = p.state.tokens.next(),
                           .target = c.target,
                           .method = presentable(r.method, 16),
                           .url = presentable(r.url, 500),
                           .op = p.next_op(),
                           .evidence = r.evidence,
                           .boxes = r.snapshot ? boxes_of(*r.snapshot, c.plan.submit) : std::vector<std::string>{}});
}

} // namespace legwork::core
