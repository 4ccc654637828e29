// Nothing is written, and no token is ever asked for.
#include "core/contact/preflight.hpp"

namespace legwork::core {

bool is_preflight(State const& s, Contact const& c) { return s.batch(c.batch).purpose == BatchPurpose::preflight; }

void need_person(Proposal& p, Contact const& c, PersonNeeded why) {
  if (!is_preflight(p.state, c)) return p.add(std::move(why));
  p.add(PreflightEnded{.contact = c.id,
                       .reason = why.reason,
                       .detail = std::move(why.detail),
                       .evidence = std::move(why.evidence),
                       .passive_captcha = ""});
}

} // namespace legwork::core
