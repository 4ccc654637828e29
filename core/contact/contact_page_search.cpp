// Finding the page with the contact form: the home page first, then its ranked links, each looked at once
// (twice where the page was still an empty shell).
#include <algorithm>
#include <span>

#include "core/contact/browser_results.hpp"
#include "core/contact/retry_policy.hpp"
#include "core/model/facts.hpp"

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

void give_up_search(Proposal& p, Contact const& c, std::string const& evidence) {
  std::string pressed;
  for (std::string const& words : c.openers) pressed += (pressed.empty() ? "\"" : ", \"") + words + "\"";
  p.add(unless_doubted(c, GaveUp{c.id, Reason::no_form,
                                 "no contact form on " + what_was_tried(c) +
                                     (pressed.empty() ? "" : "; pressing " + pressed + " opened none"),
                                 evidence}));
}

// A contact form that nothing opened is there all the same: a person may know how.
bool asks_about_closed_form(Proposal& p, Contact const& c, PageAnalysis const& page, std::string const& evidence) {
  bool const is_last = c.at_home || c.candidates.empty();
  if (!is_last || p.state.rules < DecisionRules::v6 || page.reading(p.state.rules).closed_form < 0) return false;
  p.add(PersonNeeded{c.id, Reason::unclear_field,
                     "there is a contact form on " + without_query(page.url) +
                         ", but none of its fields can be seen; open it and send the message there",
                     evidence});
  return true;
}

bool empty_shell(Snapshot const& page) { return page.links.empty() && page.forms.empty(); }

bool opens_forms(Proposal const& p) { return p.state.rules >= DecisionRules::v5; }

constexpr std::size_t most_openers = 3; // of a contact's attempt; those of the same words count once
constexpr std::size_t most_guesses = 3; // each costs the site a request

void choose(Proposal& p, Contact const& c, std::span<std::string const> pages) {
  p.add(CandidateChosen{.contact = c.id,
                        .url = pages.front(),
                        .remaining = {pages.begin() + 1, pages.end()},
                        .why = "",
                        .op = p.next_op()});
}

// No form yet. A glance is enough to follow a link that says "contact"; before a page is given up it has settled
// and had its time to build a form late.
void look_on(Proposal& p, Contact const& c, PageAnalysis const& page, std::string const& evidence) {
  if (c.at_home && p.state.limits.candidates > 0) {
    std::span const ranked = page.contact_links(c.target, p.state.rules);
    std::vector<std::string> pages;
    for (std::string const& url : ranked) {
      bool const is_another = !is_in_page(url, page.url); // this one was looked at
      if (is_another && pages.size() < p.state.limits.candidates) pages.push_back(url);
    }
    // A button of the home page is pressed when its links have led to no form.
    if (opens_forms(p) && !pages.empty() && find_form_opener(page, c.openers) != nullptr) pages.push_back(page.url);
    if (!pages.empty()) return choose(p, c, pages);
  }
  bool const may_still_come = !c.at_home || empty_shell(page) || !page.settled;
  if (c.looks == 1 || (c.looks == 2 && may_still_come)) return p.add(FormNotYetFound{c.id, evidence, p.next_op()});
  Button const* const opener = opens_forms(p) ? find_form_opener(page, c.openers) : nullptr;
  if (opener != nullptr && c.openers.size() < most_openers)
    return p.add(FormOpenerFound{.contact = c.id,
                                 .evidence = evidence,
                                 .button = opener->ref,
                                 .words = opener_words(*opener),
                                 .op = p.next_op()});
  if (asks_about_closed_form(p, c, page, evidence)) return;
  if (!c.at_home) return try_next_page(p, c, "no contact form there", evidence);
  auto const guessed = guess_contact_pages(page, most_guesses);
  if (guessed.empty()) return give_up_search(p, c, evidence);
  choose(p, c, guessed);
}

} // namespace

void ask_person(Proposal& p, Contact const& c, FillPlanResult const& planned, std::string const& evidence) {
  Reason const reason = planned.person_for == PersonFor::consent ? Reason::consent : Reason::unclear_field;
  p.add(PersonNeeded{.contact = c.id,
                     .reason = reason,
                     .detail = planned.detail,
                     .evidence = evidence,
                     .field = planned.asked.value_or(AskedField{})});
}

void try_next_page(Proposal& p, Contact const& c, std::string why, std::string const& evidence) {
  if (c.candidates.empty()) return give_up_search(p, c, evidence);
  p.add(CandidateChosen{.contact = c.id,
                        .url = c.candidates.front(),
                        .remaining = {c.candidates.begin() + 1, c.candidates.end()},
                        .why = std::move(why),
                        .op = p.next_op()});
}

void decide_located(Proposal& p, Contact const& c, PageObserved const& r, FillRules const& rules) {
  PageAnalysis const& page = *r.snapshot;
  bool const has_left = !c.openers.empty() && !is_own_page(page.url, c.page_url, c.target);
  if (has_left) return try_next_page(p, c, "its button leads to another site", r.evidence);
  Captcha const& captcha = page.challenge(p.state.rules);
  if (captcha.kind == CaptchaKind::interstitial)
    return p.add(PersonNeeded{c.id, Reason::captcha,
                              "the site asks for a check before it shows its page: " + captcha.evidence, r.evidence});
  if (auto const& why = page.why_no_page()) {
    if (!c.at_home) return try_next_page(p, c, *why, r.evidence);
    return give_up_attempt(p, c, Reason::site_unreachable, *why, true);
  }
  PageReading const& reading = page.reading(rules.decided_by);
  if (reading.contact_form >= 0) {
    auto const form = static_cast<std::size_t>(reading.contact_form);
    FillPlanResult const& planned = page.planned(form, rules);
    if (planned.plan)
      return p.add(FormFound{.contact = c.id,
                             .evidence = r.evidence,
                             .score = reading.forms[form].score,
                             .plan = *planned.plan,
                             .op = p.next_op()});
    if (captcha.kind == CaptchaKind::interactive && !answered_by_word(p, c))
      return p.add(PersonNeeded{c.id, Reason::captcha, captcha.vendor + " CAPTCHA: " + captcha.evidence, r.evidence});
    return ask_person(p, c, planned, r.evidence);
  }
  look_on(p, c, page, r.evidence);
}

} // namespace legwork::core
