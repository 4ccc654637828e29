// One function for each kind of effect: what is seen, when it comes back, and what goes wrong instead.
#include "sim/simulated_browser.hpp"

#include <algorithm>

#include "core/model/customer_field.hpp"

namespace legwork::sim {

using core::StepProblem;

namespace {

std::uint64_t at(core::ContactId contact, std::uint32_t step, Fault fault) {
  return about(contact, step, index(fault) + 1);
}

ExpectedMeaning meaning_of(StepProblem problem) {
  switch (problem) {
    case StepProblem::timed_out: return ExpectedMeaning::failed_timed_out;
    case StepProblem::not_reached: return ExpectedMeaning::failed_not_reached;
    case StepProblem::blocked: return ExpectedMeaning::failed_blocked;
    case StepProblem::not_a_page: return ExpectedMeaning::failed_not_a_page;
    case StepProblem::page_gone: return ExpectedMeaning::failed_page_gone;
    case StepProblem::control_gone: return ExpectedMeaning::failed_control_gone;
    case StepProblem::not_clickable: return ExpectedMeaning::failed_not_clickable;
    case StepProblem::covered: return ExpectedMeaning::failed_covered;
    case StepProblem::disabled: return ExpectedMeaning::failed_disabled;
    case StepProblem::field_changed: return ExpectedMeaning::failed_field_changed;
    case StepProblem::none:
    case StepProblem::browser_trouble: return ExpectedMeaning::failed_trouble;
  }
  return ExpectedMeaning::failed_trouble;
}

} // namespace

std::uint32_t SimulatedBrowser::business_of(core::Contact const& c) {
  std::uint32_t number = 0;
  for (char d : std::string_view(c.target).substr(1)) {
    if (d < '0' || d > '9') break;
    number = number * 10 + static_cast<std::uint32_t>(d - '0');
  }
  return number;
}

Shows SimulatedBrowser::contact_page_of(std::uint32_t business) const {
  static constexpr Shows kinds[] = {Shows::form,          Shows::form,    Shows::form,          Shows::marketing,
                                    Shows::stage1,        Shows::captcha, Shows::consent,       Shows::unclear,
                                    Shows::no_form,       Shows::check,   Shows::behind_button, Shows::cookie_wall,
                                    Shows::cookie_notice, Shows::age_gate};
  return scene_.swarm.odd_sites ? kinds[scene_.choices.below(ChoicePoint::page_kind, about(business), std::size(kinds))]
                                : Shows::form;
}

Shows SimulatedBrowser::front_of(std::uint32_t business) const {
  static constexpr Shows kinds[] = {Shows::front, Shows::front,   Shows::front,       Shows::form,     Shows::shell,
                                    Shows::check, Shows::missing, Shows::front_plain, Shows::two_doors};
  return scene_.swarm.odd_sites
             ? kinds[scene_.choices.below(ChoicePoint::front_kind, about(business), std::size(kinds))]
             : Shows::front;
}

Seen SimulatedBrowser::answer_of(std::uint32_t business) const {
  static constexpr Seen kinds[] = {Seen::thanks,  Seen::thanks,    Seen::thanks,         Seen::probable,
                                   Seen::refused, Seen::spam,      Seen::silent,         Seen::broken,
                                   Seen::review,  Seen::mail_link, Seen::refused_by_form};
  return scene_.swarm.odd_sites
             ? kinds[scene_.choices.below(ChoicePoint::answer_kind, about(business), std::size(kinds))]
             : Seen::thanks;
}

ExpectedMeaning SimulatedBrowser::meaning_of(core::Contact const& c, Shows shows) const {
  switch (shows) {
    case Shows::front:
    case Shows::two_doors: return ExpectedMeaning::saw_front;
    case Shows::front_plain: return ExpectedMeaning::saw_front_plain;
    case Shows::form:
    case Shows::marketing:
    case Shows::stage1:
    case Shows::stage2: return ExpectedMeaning::saw_form;
    case Shows::captcha: return answered_by_word(c) ? ExpectedMeaning::saw_form : ExpectedMeaning::saw_captcha;
    case Shows::captcha_answered: return ExpectedMeaning::saw_form;
    case Shows::consent:
      return state_().batch(c.batch).rules.may_consent || c.person_consented ? ExpectedMeaning::saw_form
                                                                             : ExpectedMeaning::saw_consent;
    case Shows::unclear: return ExpectedMeaning::saw_unclear;
    case Shows::no_form:
    case Shows::behind_button: return ExpectedMeaning::saw_no_form;
    case Shows::shell: return ExpectedMeaning::saw_shell;
    case Shows::missing: return ExpectedMeaning::saw_missing;
    case Shows::check: return ExpectedMeaning::saw_check;
    case Shows::cookie_wall:
    case Shows::cookie_notice: return ExpectedMeaning::saw_cover;
    case Shows::age_gate: return ExpectedMeaning::saw_age_check;
  }
  return ExpectedMeaning::saw_nothing;
}

bool SimulatedBrowser::answered_by_word(core::Contact const& c) const {
  return c.person_answered && state_().rules == core::DecisionRules::v1;
}

// What a page under a challenge shows once somebody has said that it is answered: it is, or they are mistaken.
Shows SimulatedBrowser::captcha_of(core::Contact const& c) {
  if (!c.person_answered || answered_by_word(c)) return Shows::captcha;
  bool const mistaken = !scene_.healed && scene_.choices.rarely(ChoicePoint::captcha_answer,
                                                                about(c.id, c.attempt, c.resolved), 3'000) != 0;
  return mistaken ? Shows::captcha : Shows::captcha_answered;
}

SimulatedBrowser::Page const* SimulatedBrowser::page(core::PageId id) const {
  auto const found = std::ranges::find(pages_, id, &Page::id);
  return found == pages_.end() ? nullptr : &*found;
}
SimulatedBrowser::Page* SimulatedBrowser::find(core::PageId id) { return const_cast<Page*>(page(id)); }

std::uint32_t SimulatedBrowser::number_of(core::ContactId id) {
  if (steps_.size() <= id.value()) steps_.resize(id.value() + 1);
  return ++steps_[id.value()];
}

bool SimulatedBrowser::injects(Asked const& a, Fault fault) {
  return scene_.injects(fault, ChoicePoint::step_fault, at(a.step.contact, a.number, fault), a.phase) != 0;
}

std::uint32_t SimulatedBrowser::detail(Asked const& a, std::uint32_t n) {
  return scene_.choices.below(ChoicePoint::step_detail, about(a.step.contact, a.number, n), n);
}

std::int64_t SimulatedBrowser::ready_at(Asked const& a, Page* page) {
  static constexpr std::int64_t delays[] = {100, 100, 300, 1'000, 3'000};
  std::int64_t ready =
      scene_.now.ms +
      delays[scene_.choices.below(ChoicePoint::step_delay, about(a.step.contact, a.number), std::size(delays))];
  if (page == nullptr) return ready;
  ready = std::max(ready, page->busy_until);
  page->busy_until = ready;
  return ready;
}

// Sends the result on its way, unless it is lost, late, doubled or mixed up.
void SimulatedBrowser::answer(Asked const& a, ExpectedMeaning meaning, core::Input&& input) {
  Page* const page = find(a.page);
  std::int64_t ready = ready_at(a, page);
  if (injects(a, Fault::hang) || injects(a, Fault::lost_answer)) return;
  if (injects(a, Fault::late_answer)) ready = scene_.now.ms + a.limit.count() + 1'000 + 40'000 * detail(a, 2);
  QueuedEvent arrival{.at = ready,
                      .meaning = meaning,
                      .contact = a.step.contact,
                      .page = a.page,
                      .number = a.number,
                      .input = std::move(input)};
  if (injects(a, Fault::wrong_answer)) {
    arrival.meaning = ExpectedMeaning::mixed_up;
    arrival.input = a.phase == core::Phase::opening
                        ? core::Input(core::PageReached{a.step, "https://elsewhere.example/", 200})
                        : core::Input(core::PageOpened{a.step, incarnation_});
  }
  if (page != nullptr && injects(a, Fault::page_dies_later)) {
    std::int64_t const later = ready + 200 + 4'000 * detail(a, 3);
    scene_.queue.add({.at = later,
                      .meaning = ExpectedMeaning::page_died,
                      .contact = a.step.contact,
                      .page = a.page,
                      .input = core::PageLost{a.page, a.step.contact, "crashed while idle"}});
  }
  if (injects(a, Fault::echo)) {
    QueuedEvent again = arrival;
    again.at += detail(a, 2) == 0 ? 20 : 45'000;
    again.orphan = true; // may even outlive the process that asked
    scene_.queue.add(std::move(again));
  }
  scene_.queue.add(std::move(arrival));
}

void SimulatedBrowser::fail(Asked const& a, StepProblem problem) {
  answer(a, sim::meaning_of(problem), core::StepFailed{a.step, problem, "invented", {}});
}

// What can go wrong at any step of a page; true where the step is over.
bool SimulatedBrowser::breaks(Asked const& a) {
  Page* const page = find(a.page);
  if (page == nullptr || page->dead) {
    fail(a, StepProblem::page_gone);
    return true;
  }
  if (injects(a, Fault::page_gone)) {
    page->dead = true;
    fail(a, StepProblem::page_gone);
    return true;
  }
  if (injects(a, Fault::renderer_crash)) {
    page->dead = true;
    scene_.queue.add({.at = ready_at(a, page),
                      .meaning = ExpectedMeaning::page_died,
                      .contact = a.step.contact,
                      .number = a.number,
                      .input = core::PageLost{a.page, a.step.contact, "crashed"}});
    return true;
  }
  if (injects(a, Fault::browser_crash)) {
    for (Page& p : pages_) p.dead = true;
    scene_.queue.add({.at = ready_at(a, page),
                      .meaning = ExpectedMeaning::browser_died,
                      .contact = a.step.contact,
                      .number = a.number,
                      .input = core::BrowserLost{incarnation_, "died"}});
    ++incarnation_;
    return true;
  }
  if (injects(a, Fault::step_times_out)) {
    fail(a, StepProblem::timed_out);
    return true;
  }
  return false;
}

void SimulatedBrowser::brings(Asked const& a, Look const& look, ExpectedMeaning meaning) {
  core::PageObserved seen{a.step, look.evidence, {}, look.page};
  std::uint32_t const screenshot =
      scene_.choices.rarely(ChoicePoint::step_shot, about(a.step.contact, a.number), 1'000, 2);
  if (screenshot == 1) seen.screenshots.push_back({"form", "shot.jpg", ""});
  if (screenshot == 2) seen.screenshots.push_back({"form", "", "the folder is missing"});
  answer(a, meaning, std::move(seen));
}

void SimulatedBrowser::perform(core::Effect effect) {
  if (auto const* e = std::get_if<core::ClosePage>(&effect)) return close(*e);
  if (auto const* e = std::get_if<core::AllowPersonInput>(&effect)) return allow(*e);
  std::visit(
      [&]<class E>(E const& e) {
        if constexpr (std::is_same_v<E, core::StopPersonInput> || std::is_same_v<E, core::RefusePersonSend>) {
          Page* const there = find(e.page);
          if (there == nullptr) return;
          there->waits = false;
          if (std::is_same_v<E, core::StopPersonInput>) there->has_person = false;
        } else if constexpr (requires { e.step; }) {
          Asked a{e.step, {}, number_of(e.step.contact), state_().contact(e.step.contact).phase};
          if constexpr (requires { e.page; }) a.page = e.page;
          if constexpr (requires { e.limit; }) a.limit = e.limit;
          if constexpr (std::is_same_v<E, core::OpenPage>)
            open(a);
          else if constexpr (std::is_same_v<E, core::Navigate>)
            go(a, e);
          else if constexpr (std::is_same_v<E, core::Observe>)
            look(a, false);
          else if constexpr (std::is_same_v<E, core::PressNext>)
            look(a, true);
          else if constexpr (std::is_same_v<E, core::FillForm>)
            fill(a, e);
          else if constexpr (std::is_same_v<E, core::PressSend>)
            press(a, e);
          else if constexpr (std::is_same_v<E, core::ReleasePersonSend>)
            release(a, e);
          else
            watch(a, e);
        }
      },
      effect);
}

void SimulatedBrowser::open(Asked const& a) {
  Asked asked = a;
  asked.page = core::page_opened_by(a.step.op);
  asked.limit = scene_.swarm.limits.opening;
  if (injects(a, Fault::launch_fails)) return fail(a, StepProblem::browser_trouble);
  core::Contact const& c = state_().contact(a.step.contact);
  pages_.push_back({asked.page, c.id, incarnation_, business_of(c)});
  answer(asked, ExpectedMeaning::opened, core::PageOpened{a.step, incarnation_});
}

void SimulatedBrowser::go(Asked const& a, core::Navigate const& e) {
  if (breaks(a)) return;
  if (injects(a, Fault::not_reached)) return fail(a, StepProblem::not_reached);
  if (injects(a, Fault::blocked)) return fail(a, StepProblem::blocked);
  if (injects(a, Fault::not_a_page)) return fail(a, StepProblem::not_a_page);
  Page& page = *find(a.page);
  PageLibrary::Business const& there = scene_.library.business(page.business);
  page.home = e.url == there.front;
  page.looks = 0;
  page.written_attempt = 0;
  if (page.home)
    page.shows = front_of(page.business);
  else if (front_of(page.business) == Shows::two_doors)
    page.shows = e.url == there.other ? contact_page_of(page.business) : Shows::no_form;
  else
    page.shows = e.url == there.contact ? contact_page_of(page.business) : Shows::missing;
  page.wrong_door =
      page.shows == Shows::no_form && e.url == there.contact && front_of(page.business) == Shows::two_doors;
  if (injects(a, Fault::missing_page)) page.shows = Shows::missing;
  answer(a, ExpectedMeaning::reached, core::PageReached{a.step, e.url, page.shows == Shows::missing ? 404 : 200});
}

// A look at the page as it stands, or after "Next".
void SimulatedBrowser::look(Asked const& a, bool pressed_next) {
  if (breaks(a)) return;
  if (pressed_next && injects(a, Fault::stale_control)) return fail(a, StepProblem::control_gone);
  if (pressed_next && injects(a, Fault::press_covered)) return fail(a, StepProblem::not_clickable);
  Page& page = *find(a.page);
  core::Contact const& c = state_().contact(a.step.contact);
  ++page.looks;
  bool const goes_on = page.business % 4 != 2; // else "Next" sends what is not let out, and the form waits for it
  if (pressed_next && page.shows == Shows::stage1 && !goes_on) {
    Look const& same = scene_.library.look(page.business, page.home, page.shows);
    core::PageObserved out{a.step, same.evidence, {}, same.page};
    out.held_back_host = std::string("forms.example");
    return answer(a, ExpectedMeaning::held_back, std::move(out));
  }
  if (pressed_next && page.shows == Shows::stage1) {
    page.shows = Shows::stage2;
    if (page.business % 2 == 1) step_leaves(a); // its steps are pages of the server's
  }
  if (pressed_next && (page.shows == Shows::behind_button || is_covered(page.shows))) page.shows = Shows::form;
  if (page.shows == Shows::form && injects(a, Fault::cover_comes)) page.shows = Shows::cookie_wall;
  Shows shows = page.shows;
  if (shows == Shows::shell && page.home && page.looks > 1) shows = page.shows = Shows::front; // it has rendered
  if (injects(a, Fault::late_shell))
    shows = Shows::shell;
  else if (has_form(shows) && injects(a, Fault::rerendered))
    shows = Shows::no_form;
  else if (shows == Shows::form && injects(a, Fault::late_captcha))
    shows = Shows::captcha;
  if (shows == Shows::captcha) shows = captcha_of(c);
  Look const& seen = scene_.library.look(page.business, page.home, shows);
  bool const wrong_door = shows == Shows::no_form && page.wrong_door && scene_.swarm.limits.candidates > 1;
  brings(a, seen, wrong_door ? ExpectedMeaning::saw_wrong_door : meaning_of(c, shows));
}

void SimulatedBrowser::step_leaves(Asked const& a) {
  scene_.queue.add({.at = scene_.now.ms + 1,
                    .meaning = ExpectedMeaning::left_unaccounted,
                    .contact = a.step.contact,
                    .page = a.page,
                    .number = a.number,
                    .input = core::UnaccountedTrafficSeen{
                        a.page, a.step.contact, {std::string(core::form_step), "b.example", 120}}});
}

void SimulatedBrowser::fill(Asked const& a, core::FillForm const& e) {
  if (breaks(a)) return;
  if (injects(a, Fault::stale_control)) return fail(a, StepProblem::control_gone);
  Page& page = *find(a.page);
  if (injects(a, Fault::fill_unreadable))
    scene_.queue.add({.at = scene_.now.ms + 1,
                      .meaning = ExpectedMeaning::left_unaccounted,
                      .contact = a.step.contact,
                      .page = a.page,
                      .number = a.number,
                      .input = core::UnaccountedTrafficSeen{a.page, a.step.contact, {"socket", "b.example", 120}}});
  core::FormWritten out{.step = a.step};
  bool const rejects = injects(a, Fault::field_rejected);
  std::string_view const email = core::key_of(core::CustomerField::email);
  for (core::FillEntry const& entry : e.plan.entries) {
    bool const rejected = rejects && entry.key == email;
    out.readings.push_back({.ref = entry.ref,
                            .key = entry.key,
                            .outcome = rejected ? core::FillOutcome::different : core::FillOutcome::accepted});
  }
  bool const writes_email = std::ranges::find(e.plan.entries, email, &core::FillEntry::key) != e.plan.entries.end();
  page.written_attempt = a.step.attempt;
  Written written = Written::as_planned;
  Shows shows = page.shows;
  ExpectedMeaning meaning = e.plan.advances ? ExpectedMeaning::wrote_stage : ExpectedMeaning::wrote;
  if (page.shows == Shows::marketing && injects(a, Fault::box_ticks_itself)) {
    written = Written::box_ticked_again;
    meaning = ExpectedMeaning::wrote_box_ticked;
  }
  if (injects(a, Fault::rerendered)) {
    shows = Shows::no_form;
    meaning = ExpectedMeaning::wrote_gone;
  } else if (is_covered(shows) || (shows == Shows::form && injects(a, Fault::cover_comes))) {
    shows = page.shows = is_covered(shows) ? shows : Shows::cookie_wall;
    meaning = ExpectedMeaning::wrote_covered;
  } else if (shows == Shows::captcha || (shows == Shows::form && injects(a, Fault::late_captcha))) {
    core::Contact const& c = state_().contact(a.step.contact);
    shows = captcha_of(c);
    if (shows == Shows::captcha && !answered_by_word(c)) meaning = ExpectedMeaning::wrote_captcha;
  }
  bool const is_told_first = meaning == ExpectedMeaning::wrote_captcha || meaning == ExpectedMeaning::wrote_covered;
  if (rejects && writes_email && !is_told_first) meaning = ExpectedMeaning::wrote_rejected;
  Look const& seen = scene_.library.look(page.business, page.home, shows, written, e.plan);
  out.evidence = seen.evidence;
  out.snapshot = seen.page;
  answer(a, meaning, std::move(out));
}

void SimulatedBrowser::close(core::ClosePage const& e) {
  std::int64_t const wait = 50 + 1'000 * scene_.choices.below(ChoicePoint::close_delay, about(e.contact, e.page), 3);
  scene_.queue.add({.at = scene_.now.ms + wait,
                    .contact = e.contact,
                    .page = e.page,
                    .input = core::PageClosed{e.page, e.contact, ""}});
}

bool SimulatedBrowser::still_comes(QueuedEvent const& result) const {
  if (result.page == core::PageId{} || std::holds_alternative<core::StepFailed>(result.input) ||
      std::holds_alternative<core::PageClosed>(result.input))
    return true;
  Page const* const there = page(result.page);
  return there != nullptr && !there->dead;
}

void SimulatedBrowser::dies(core::PageId id) {
  if (Page* const there = find(id)) there->dead = true;
}

void SimulatedBrowser::closed(core::PageId id) {
  std::erase_if(pages_, [&](Page const& p) { return p.id == id; });
}

void SimulatedBrowser::killed() {
  pages_.clear();
  ++incarnation_;
}

} // namespace legwork::sim
