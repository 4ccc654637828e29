// Finding the page with the contact form: the home page first, then its ranked links, each looked at once
// (twice where the page was still an empty shell).
#include "core/contact/decide.hpp"
#include "core/engine/fact.hpp"

namespace legwork::core {

namespace {

std::string without_query(std::string const& url) { return url.substr(0, url.find_first_of("?#")); }

std::string what_was_tried(Contact const& c) {
  std::string out;
  for (std::string const& url : c.tried) {
    if (out.size() > 200) return out + " …";
    out += (out.empty() ? "" : ", ") + without_query(url);
  }
  return out;
}

bool empty_shell(Snapshot const& page) { return page.links.empty() && page.forms.empty(); }

} // namespace

void ask_person(Proposal& p, Contact const& c, Planned const& planned, std::string const& evidence) {
  Reason const reason = planned.person_for == PersonFor::consent ? Reason::consent : Reason::unclear_field;
  p.add(PersonNeeded{c.id, reason, planned.detail, evidence});
}

void try_next_page(Proposal& p, Contact const& c, std::string why, std::string const& evidence) {
  if (c.candidates.empty())
    return p.add(GaveUp{c.id, Reason::no_form, "no contact form on " + what_was_tried(c), evidence});
  p.add(CandidateChosen{c.id, c.candidates.front(), {c.candidates.begin() + 1, c.candidates.end()}, std::move(why),
                        p.next_op()});
}

void decide_located(Proposal& p, Contact const& c, PageSeen const& r, FillRules const& rules) {
  Snapshot const& page = *r.snapshot;
  Captcha const captcha = find_captcha(page);
  if (captcha.kind == CaptchaKind::interstitial)
    return p.add(PersonNeeded{c.id, Reason::captcha, "the site asks for a check before it shows its page: " +
                                  captcha.evidence, r.evidence});
  if (auto const why = not_a_page(page)) {
    if (!c.at_home) return try_next_page(p, c, *why, r.evidence);
    return give_up_attempt(p, c, Reason::site_unreachable, *why, true);
  }
  Reading const reading = read_page(page);
  if (reading.contact_form >= 0) {
    ReadForm const& form = reading.forms[static_cast<std::size_t>(reading.contact_form)];
    Planned const planned = plan_form(page, form, rules);
    if (planned.plan) return p.add(FormFound{c.id, r.evidence, form.score, *planned.plan, p.next_op()});
    if (captcha.kind == CaptchaKind::interactive)
      return p.add(PersonNeeded{c.id, Reason::captcha, captcha.vendor + " CAPTCHA: " + captcha.evidence, r.evidence});
    return ask_person(p, c, planned, r.evidence);
  }
  if (c.looks < 2 && (empty_shell(page) || !page.settled)) return p.add(LookedInVain{c.id, r.evidence, p.next_op()});
  if (!c.at_home) return try_next_page(p, c, "no contact form there", r.evidence);
  auto const ranked = rank_contact_links(page, p.state.limits.candidates);
  if (ranked.empty())
    return p.add(GaveUp{c.id, Reason::no_form, "no contact form on " + what_was_tried(c), r.evidence});
  p.add(CandidateChosen{c.id, ranked.front(), {ranked.begin() + 1, ranked.end()}, "", p.next_op()});
}

} // namespace legwork::core
