// Finding the page with the contact form: the home page first, then its ranked links, each looked at once
// (twice where the page was still an empty shell).
#include <algorithm>
#include <span>

#include "core/base/fingerprint.hpp"
#include "core/base/text.hpp"
#include "core/base/url.hpp"
#include "core/contact/browser_results.hpp"
#include "core/contact/overlay_closing.hpp"
#include "core/contact/preflight.hpp"
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

// The search begins anew, at the home page.
void drop_recipe(Proposal& p, Contact const& c, std::string why) {
  p.add(RecipeDropped{.contact = c.id, .page = c.recipe_page, .why = std::move(why), .op = p.next_op()});
}

void give_up_search(Proposal& p, Contact const& c, std::string const& evidence) {
  std::string pressed;
  for (std::string const& words : c.openers) pressed += (pressed.empty() ? "\"" : ", \"") + words + "\"";
  p.add(unless_doubted(c, GaveUp{c.id, Reason::no_form,
                                 "no contact form on " + what_was_tried(c) +
                                     (pressed.empty() ? "" : "; pressing " + pressed + " opened none"),
                                 evidence}));
}

// Whether the search has no page left to go to.
bool is_last_page(Contact const& c) { return (c.at_home || c.candidates.empty()) && c.recipe_page.empty(); }

// A contact form that nothing opened is there all the same: a person may know how.
bool asks_about_closed_form(Proposal& p, Contact const& c, PageAnalysis const& page, std::string const& evidence) {
  if (!is_last_page(c) || p.state.rules < DecisionRules::v6 || page.reading(p.state.rules).closed_form < 0)
    return false;
  need_person(p, c,
              PersonNeeded{c.id, Reason::unclear_field,
                           "there is a contact form on " + without_query(page.url) +
                               ", but none of its fields can be seen; open it and send the message there",
                           evidence});
  return true;
}

// A form that may be for messages and may be for something else (a job, a complaint): the worst mistake is a message in
// the wrong one.
bool asks_about_unsure_form(Proposal& p, Contact const& c, PageAnalysis const& page, std::string const& evidence) {
  PageReading const& reading = page.reading(p.state.rules);
  if (!is_last_page(c) || reading.unsure_form < 0) return false;
  Form const& form = page.forms[static_cast<std::size_t>(reading.unsure_form)];
  std::string const heading = form.heading.empty() ? "" : " under \"" + presentable(form.heading, 80) + "\"";
  need_person(
      p, c,
      PersonNeeded{c.id, Reason::unclear_form,
                   "the form on " + without_query(page.url) + heading + " may be for messages or for something else",
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
  if (closes_overlay(p, c, page, -1, -1, evidence)) return;
  Button const* const opener = opens_forms(p) ? find_form_opener(page, c.openers) : nullptr;
  if (opener != nullptr && c.openers.size() < most_openers)
    return p.add(FormOpenerFound{.contact = c.id,
                                 .evidence = evidence,
                                 .button = opener->ref,
                                 .words = opener_words(*opener),
                                 .op = p.next_op()});
  if (asks_about_closed_form(p, c, page, evidence) || asks_about_unsure_form(p, c, page, evidence)) return;
  if (!c.at_home) return try_next_page(p, c, "no contact form there", evidence);
  auto const guessed = guess_contact_pages(page, most_guesses);
  if (guessed.empty()) return give_up_search(p, c, evidence);
  choose(p, c, guessed);
}

// What the form is, whoever fills it in and however the page numbers its parts: another heading, title, place or kind
// of field makes it another form.
std::uint64_t form_fingerprint(Snapshot const& page, ClassifiedForm const& read) {
  Form const& form = page.forms[static_cast<std::size_t>(read.form)];
  auto const host_of = [](std::string const& url) {
    auto const parts = parse_url(url);
    return parts ? parts->host : std::string();
  };
  auto const frame = static_cast<std::size_t>(form.frame);
  Fingerprint out;
  out.add(page.title).add(form.heading).add(frame < page.frames.size() ? host_of(page.frames[frame].url) : "");
  out.add(form.real ? without_query(form.action) : std::string());
  for (ClassifiedField const& field : read.fields) out.add(name_of(field.type)).add(field.required ? "required" : "");
  return out.value();
}

FormFound form_found(Proposal& p, Contact const& c, ClassifiedForm const& form, std::uint64_t fingerprint,
                     FillPlan plan, std::string const& evidence) {
  FormFound out{.contact = c.id, .evidence = evidence, .score = form.score, .plan = std::move(plan), .op = p.next_op()};
  if (p.state.rules >= DecisionRules::v7) out.form_fingerprint = fingerprint;
  return out;
}

} // namespace

void ask_person(Proposal& p, Contact const& c, FillPlanResult const& planned, std::string const& evidence) {
  Reason const reason = planned.person_for == PersonFor::consent ? Reason::consent : Reason::unclear_field;
  need_person(p, c,
              PersonNeeded{.contact = c.id,
                           .reason = reason,
                           .detail = planned.detail,
                           .evidence = evidence,
                           .field = planned.asked.value_or(AskedField{})});
}

void try_next_page(Proposal& p, Contact const& c, std::string why, std::string const& evidence) {
  if (!c.recipe_page.empty()) return drop_recipe(p, c, std::move(why));
  if (c.candidates.empty()) return give_up_search(p, c, evidence);
  p.add(CandidateChosen{.contact = c.id,
                        .url = c.candidates.front(),
                        .remaining = {c.candidates.begin() + 1, c.candidates.end()},
                        .why = std::move(why),
                        .op = p.next_op()});
}

void decide_located(Proposal& p, Contact const& c, PageObserved const& r, FillRules const& rules) {
  PageAnalysis const& page = *r.snapshot;
  bool const was_pressed = !c.openers.empty() || !c.overlays.empty();
  bool const has_left = was_pressed && !is_own_page(page.url, c.page_url, c.target);
  if (has_left) return try_next_page(p, c, "its button leads to another site", r.evidence);
  bool const recipe_leads_away = !c.recipe_page.empty() && !is_own_page(page.url, c.website, c.target);
  if (recipe_leads_away) return drop_recipe(p, c, "it leads to another site");
  Captcha const& captcha = page.challenge(p.state.rules);
  bool const is_check = captcha.kind == CaptchaKind::interstitial;
  if (is_check && !c.recipe_page.empty()) return drop_recipe(p, c, "the site asks for a check there");
  if (is_check)
    return need_person(
        p, c,
        PersonNeeded{c.id, Reason::captcha, "the site asks for a check before it shows its page: " + captcha.evidence,
                     r.evidence});
  if (auto const& why = page.why_no_page()) {
    if (!c.at_home) return try_next_page(p, c, *why, r.evidence);
    return give_up_attempt(p, c, Reason::site_unreachable, *why, true);
  }
  PageReading const& reading = page.reading(rules.decided_by);
  if (reading.contact_form >= 0) {
    auto const form = static_cast<std::size_t>(reading.contact_form);
    ClassifiedForm const& found = reading.forms[form];
    std::uint64_t const fingerprint = form_fingerprint(page, found);
    if (!c.recipe_page.empty() && fingerprint != c.recipe_fingerprint)
      return drop_recipe(p, c, "the form there is another one than before");
    if (closes_overlay(p, c, page, found.form, found.submit, r.evidence)) return;
    FillPlanResult const& planned = page.planned(form, rules);
    if (planned.plan) return p.add(form_found(p, c, found, fingerprint, *planned.plan, r.evidence));
    if (captcha.kind == CaptchaKind::interactive && !answered_by_word(p, c))
      return need_person(
          p, c, PersonNeeded{c.id, Reason::captcha, captcha.vendor + " CAPTCHA: " + captcha.evidence, r.evidence});
    return ask_person(p, c, planned, r.evidence);
  }
  look_on(p, c, page, r.evidence);
}

} // namespace legwork::core
