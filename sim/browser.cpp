// One function for each kind of effect: what is seen, when it comes back, and what goes wrong instead.
#include "sim/browser.hpp"

#include <algorithm>

#include "core/base/always.hpp"

namespace legwork::sim {

using core::StepProblem;

namespace {

std::uint64_t at(std::uint32_t contact, std::uint32_t step, Fault fault) {
  return about(contact, step, index(fault) + 1);
}

Meaning meaning_of(StepProblem problem) {
  switch (problem) {
    case StepProblem::timed_out: return Meaning::failed_timed_out;
    case StepProblem::not_reached: return Meaning::failed_not_reached;
    case StepProblem::blocked: return Meaning::failed_blocked;
    case StepProblem::not_a_page: return Meaning::failed_not_a_page;
    case StepProblem::page_gone: return Meaning::failed_page_gone;
    case StepProblem::control_gone: return Meaning::failed_control_gone;
    case StepProblem::not_clickable: return Meaning::failed_not_clickable;
    case StepProblem::none: case StepProblem::browser_trouble: return Meaning::failed_trouble;
  }
  return Meaning::failed_trouble;
}

} // namespace

std::uint32_t Browser::business_of(core::Contact const& c) {
  std::uint32_t number = 0;
  for (char d : std::string_view(c.target).substr(1)) {
    if (d < '0' || d > '9') break;
    number = number * 10 + static_cast<std::uint32_t>(d - '0');
  }
  return number;
}

Shows Browser::contact_page_of(std::uint32_t business) const {
  static constexpr Shows kinds[] = {Shows::form,    Shows::form,    Shows::form,    Shows::marketing, Shows::stage1,
                                    Shows::captcha, Shows::consent, Shows::unclear, Shows::no_form,   Shows::check};
  return scene_.swarm.odd_sites ? kinds[scene_.choices.below(Site::page_kind, about(business), std::size(kinds))] : Shows::form;
}

Shows Browser::front_of(std::uint32_t business) const {
  static constexpr Shows kinds[] = {Shows::front, Shows::front, Shows::front,   Shows::form,
                                    Shows::shell, Shows::check, Shows::missing, Shows::front_plain, Shows::two_doors};
  return scene_.swarm.odd_sites ? kinds[scene_.choices.below(Site::front_kind, about(business), std::size(kinds))] : Shows::front;
}

Seen Browser::answer_of(std::uint32_t business) const {
  static constexpr Seen kinds[] = {Seen::thanks, Seen::thanks, Seen::thanks, Seen::probable, Seen::refused, Seen::spam, Seen::silent, Seen::broken};
  return scene_.swarm.odd_sites ? kinds[scene_.choices.below(Site::answer_kind, about(business), std::size(kinds))] : Seen::thanks;
}

Meaning Browser::meaning_of(core::Contact const& c, Shows shows) const {
  switch (shows) {
    case Shows::front: case Shows::two_doors: return Meaning::saw_front;
    case Shows::front_plain: return Meaning::saw_front_plain;
    case Shows::form: case Shows::marketing: case Shows::stage1: case Shows::stage2: return Meaning::saw_form;
    case Shows::captcha: return answered_by_word(c) ? Meaning::saw_form : Meaning::saw_captcha;
    case Shows::captcha_answered: return Meaning::saw_form;
    case Shows::consent: return state_().batch(c.batch).rules.may_consent || c.person_consented ? Meaning::saw_form : Meaning::saw_consent;
    case Shows::unclear: return Meaning::saw_unclear;
    case Shows::no_form: return Meaning::saw_no_form;
    case Shows::shell: return Meaning::saw_shell;
    case Shows::missing: return Meaning::saw_missing;
    case Shows::check: return Meaning::saw_check;
  }
  return Meaning::saw_nothing;
}

bool Browser::answered_by_word(core::Contact const& c) const {
  return c.person_answered && state_().rules == core::DecisionRules::v1;
}

// What a page under a challenge shows once somebody has said that it is answered: it is, or they are mistaken.
Shows Browser::captcha_of(core::Contact const& c) {
  if (!c.person_answered || answered_by_word(c)) return Shows::captcha;
  bool const mistaken = !scene_.healed && scene_.choices.rarely(Site::captcha_answer, about(c.id, c.attempt, c.resolved), 3'000) != 0;
  return mistaken ? Shows::captcha : Shows::captcha_answered;
}

Browser::Page const* Browser::page(core::PageId id) const {
  auto const found = std::ranges::find(pages_, id, &Page::id);
  return found == pages_.end() ? nullptr : &*found;
}
Browser::Page* Browser::find(core::PageId id) { return const_cast<Page*>(page(id)); }

std::uint32_t Browser::number_of(core::ContactId id) {
  if (steps_.size() <= id) steps_.resize(id + 1);
  return ++steps_[id];
}

bool Browser::strikes(Asked const& a, Fault fault) {
  return scene_.strikes(fault, Site::step_fault, at(a.step.contact, a.number, fault), a.phase) != 0;
}

std::uint32_t Browser::detail(Asked const& a, std::uint32_t n) {
  return scene_.choices.below(Site::step_detail, about(a.step.contact, a.number, n), n);
}

std::int64_t Browser::ready_at(Asked const& a, Page* page) {
  static constexpr std::int64_t delays[] = {100, 100, 300, 1'000, 3'000};
  std::int64_t ready = scene_.now.ms + delays[scene_.choices.below(Site::step_delay, about(a.step.contact, a.number), std::size(delays))];
  if (page == nullptr) return ready;
  ready = std::max(ready, page->busy_until);
  page->busy_until = ready;
  return ready;
}

// Sends the result on its way, unless it is lost, late, doubled or mixed up.
void Browser::answer(Asked const& a, Meaning meaning, core::Input&& input) {
  Page* const page = find(a.page);
  std::int64_t ready = ready_at(a, page);
  if (strikes(a, Fault::hang) || strikes(a, Fault::lost_answer)) return;
  if (strikes(a, Fault::late_answer)) ready = scene_.now.ms + a.limit_ms + 1'000 + 40'000 * detail(a, 2);
  Arrival arrival{ready, Coming::result, meaning, a.step.contact, a.page, a.number, 0, false, std::move(input)};
  if (strikes(a, Fault::wrong_answer)) {
    arrival.meaning = Meaning::mixed_up;
    arrival.input = a.phase == core::Phase::opening ? core::Input(core::PageReached{a.step, "https://elsewhere.example/", 200})
                                                    : core::Input(core::PageOpened{a.step, incarnation_});
  }
  if (page != nullptr && strikes(a, Fault::page_dies_later)) {
    std::int64_t const later = ready + 200 + 4'000 * detail(a, 3);
    scene_.agenda.add({later, Coming::result, Meaning::page_died, a.step.contact, a.page, 0, 0, false, core::PageLost{a.page, a.step.contact, "crashed while idle"}});
  }
  if (strikes(a, Fault::echo)) {
    Arrival again = arrival;
    again.at += detail(a, 2) == 0 ? 20 : 45'000;
    again.orphan = true; // may even outlive the process that asked
    scene_.agenda.add(std::move(again));
  }
  scene_.agenda.add(std::move(arrival));
}

void Browser::fail(Asked const& a, StepProblem problem) {
  answer(a, sim::meaning_of(problem), core::StepFailed{a.step, problem, "invented", {}});
}

// What can go wrong at any step of a page; true where the step is over.
bool Browser::breaks(Asked const& a) {
  Page* const page = find(a.page);
  if (page == nullptr || page->dead) {
    fail(a, StepProblem::page_gone);
    return true;
  }
  if (strikes(a, Fault::page_gone)) {
    page->dead = true;
    fail(a, StepProblem::page_gone);
    return true;
  }
  if (strikes(a, Fault::renderer_crash)) {
    page->dead = true;
    scene_.agenda.add({ready_at(a, page), Coming::result, Meaning::page_died, a.step.contact, 0, a.number, 0, false,
                       core::PageLost{a.page, a.step.contact, "crashed"}});
    return true;
  }
  if (strikes(a, Fault::browser_crash)) {
    for (Page& p : pages_) p.dead = true;
    scene_.agenda.add({ready_at(a, page), Coming::result, Meaning::browser_died, a.step.contact, 0, a.number, 0, false,
                       core::BrowserLost{incarnation_, "died"}});
    ++incarnation_;
    return true;
  }
  if (strikes(a, Fault::step_times_out)) {
    fail(a, StepProblem::timed_out);
    return true;
  }
  return false;
}

void Browser::brings(Asked const& a, Look const& look, Meaning meaning) {
  core::PageSeen seen{a.step, look.evidence, {}, look.page};
  std::uint32_t const shot = scene_.choices.rarely(Site::step_shot, about(a.step.contact, a.number), 1'000, 2);
  if (shot == 1) seen.shots.push_back({"form", "shot.jpg", ""});
  if (shot == 2) seen.shots.push_back({"form", "", "the folder is missing"});
  answer(a, meaning, std::move(seen));
}

void Browser::perform(core::Effect effect) {
  if (auto const* e = std::get_if<core::ClosePage>(&effect)) return close(*e);
  std::visit(
      [&]<class E>(E const& e) {
        if constexpr (!std::is_same_v<E, core::ClosePage>) {
          Asked a{e.step, 0, number_of(e.step.contact), state_().contact(e.step.contact).phase};
          if constexpr (requires { e.page; }) a.page = e.page;
          if constexpr (requires { e.limit_ms; }) a.limit_ms = e.limit_ms;
          if constexpr (std::is_same_v<E, core::OpenPage>) open(a);
          else if constexpr (std::is_same_v<E, core::GoTo>) go(a, e);
          else if constexpr (std::is_same_v<E, core::LookAt>) look(a, false);
          else if constexpr (std::is_same_v<E, core::PressNext>) look(a, true);
          else if constexpr (std::is_same_v<E, core::FillForm>) fill(a, e);
          else if constexpr (std::is_same_v<E, core::PressSend>) press(a, e);
          else watch(a, e);
        }
      },
      effect);
}

void Browser::open(Asked const& a) {
  Asked asked = a;
  asked.page = a.step.op;
  asked.limit_ms = scene_.swarm.limits.opening_ms;
  if (strikes(a, Fault::launch_fails)) return fail(a, StepProblem::browser_trouble);
  core::Contact const& c = state_().contact(a.step.contact);
  pages_.push_back({asked.page, c.id, incarnation_, business_of(c)});
  answer(asked, Meaning::opened, core::PageOpened{a.step, incarnation_});
}

void Browser::go(Asked const& a, core::GoTo const& e) {
  if (breaks(a)) return;
  if (strikes(a, Fault::not_reached)) return fail(a, StepProblem::not_reached);
  if (strikes(a, Fault::blocked)) return fail(a, StepProblem::blocked);
  if (strikes(a, Fault::not_a_page)) return fail(a, StepProblem::not_a_page);
  Page& page = *find(a.page);
  Library::Business const& there = scene_.library.business(page.business);
  page.home = e.url == there.front;
  page.looks = 0;
  page.written_attempt = 0;
  if (page.home) page.shows = front_of(page.business);
  else if (front_of(page.business) == Shows::two_doors) page.shows = e.url == there.other ? contact_page_of(page.business) : Shows::no_form;
  else page.shows = e.url == there.contact ? contact_page_of(page.business) : Shows::missing;
  page.wrong_door = page.shows == Shows::no_form && e.url == there.contact && front_of(page.business) == Shows::two_doors;
  if (strikes(a, Fault::missing_page)) page.shows = Shows::missing;
  answer(a, Meaning::reached, core::PageReached{a.step, e.url, page.shows == Shows::missing ? 404 : 200});
}

// A look at the page as it stands, or after "Next".
void Browser::look(Asked const& a, bool pressed_next) {
  if (breaks(a)) return;
  if (pressed_next && strikes(a, Fault::stale_control)) return fail(a, StepProblem::control_gone);
  if (pressed_next && strikes(a, Fault::press_covered)) return fail(a, StepProblem::not_clickable);
  Page& page = *find(a.page);
  core::Contact const& c = state_().contact(a.step.contact);
  ++page.looks;
  if (pressed_next && page.shows == Shows::stage1) page.shows = Shows::stage2;
  Shows shows = page.shows;
  if (shows == Shows::shell && page.home && page.looks > 1) shows = page.shows = Shows::front; // it has rendered
  if (strikes(a, Fault::late_shell)) shows = Shows::shell;
  else if (has_form(shows) && strikes(a, Fault::rerendered)) shows = Shows::no_form;
  else if (shows == Shows::form && strikes(a, Fault::late_captcha)) shows = Shows::captcha;
  if (shows == Shows::captcha) shows = captcha_of(c);
  Look const& seen = scene_.library.look(page.business, page.home, shows);
  bool const wrong_door = shows == Shows::no_form && page.wrong_door && scene_.swarm.limits.candidates > 1;
  brings(a, seen, wrong_door ? Meaning::saw_wrong_door : meaning_of(c, shows));
}

void Browser::fill(Asked const& a, core::FillForm const& e) {
  if (breaks(a)) return;
  if (strikes(a, Fault::stale_control)) return fail(a, StepProblem::control_gone);
  Page& page = *find(a.page);
  core::FormWritten out{a.step, {}, "", {}, nullptr};
  bool const rejects = strikes(a, Fault::field_rejected);
  for (core::FillEntry const& entry : e.plan.entries) {
    bool const rejected = rejects && entry.key == "email";
    out.readings.push_back({entry.ref, entry.key, rejected ? core::FillOutcome::different : core::FillOutcome::accepted});
  }
  bool const writes_email = std::ranges::find(e.plan.entries, "email", &core::FillEntry::key) != e.plan.entries.end();
  page.written_attempt = a.step.attempt;
  Written written = Written::as_planned;
  Shows shows = page.shows;
  Meaning meaning = e.plan.advances ? Meaning::wrote_stage : Meaning::wrote;
  if (page.shows == Shows::marketing && strikes(a, Fault::box_ticks_itself)) {
    written = Written::box_ticked_again;
    meaning = Meaning::wrote_box_ticked;
  }
  if (strikes(a, Fault::rerendered)) {
    shows = Shows::no_form;
    meaning = Meaning::wrote_gone;
  } else if (shows == Shows::captcha || (shows == Shows::form && strikes(a, Fault::late_captcha))) {
    core::Contact const& c = state_().contact(a.step.contact);
    shows = captcha_of(c);
    if (shows == Shows::captcha && !answered_by_word(c)) meaning = Meaning::wrote_captcha;
  }
  if (rejects && writes_email && meaning != Meaning::wrote_captcha) meaning = Meaning::wrote_rejected;
  Look const& seen = scene_.library.look(page.business, page.home, shows, written, e.plan);
  out.evidence = seen.evidence;
  out.snapshot = seen.page;
  answer(a, meaning, std::move(out));
}

void Browser::press(Asked const& a, core::PressSend const& e) {
  Page* const page = find(a.page);
  bool const landed_before = detail(a, 2) == 1; // where the step breaks: had the click taken effect by then?
  auto const lands = [&](bool orphan) {
    scene_.agenda.add({scene_.now.ms + 60, Coming::press_lands, Meaning::none, a.step.contact, a.page, a.number, e.token, orphan, {}});
  };
  if (page != nullptr && !page->dead) {
    bool const covered = strikes(a, Fault::press_covered);
    if (covered || strikes(a, Fault::stale_control))
      return fail(a, covered ? StepProblem::not_clickable : StepProblem::control_gone);
    auto const unsent = [&](Seen seen, Meaning meaning) {
      Record const& r = scene_.library.record(page->business, seen);
      answer(a, meaning, core::SendPressed{a.step, e.token, false, "", "", r.evidence, {}, r.record});
    };
    if (strikes(a, Fault::press_nothing)) return unsent(Seen::nothing, Meaning::unsent);
    if (strikes(a, Fault::press_complaint)) return unsent(Seen::complaint, Meaning::complained);
    if (strikes(a, Fault::late_captcha)) return unsent(Seen::challenge, Meaning::challenged);
    if (strikes(a, Fault::press_thanks)) return unsent(Seen::lie, Meaning::thanked_unseen);
    if (strikes(a, Fault::press_unproven)) {
      if (landed_before) lands(false);
      return unsent(Seen::open_latch, Meaning::unproven);
    }
  }
  if (page == nullptr || page->dead) return fail(a, StepProblem::page_gone);
  // A broken step may have sent: the click is on its way when the page dies under it.
  bool const may_land = landed_before || scene_.healed;
  if (may_land) lands(strikes(a, Fault::orphan));
  bool const over = breaks(a);
  if (over && landed_before) page->dead = true;
  if (over) return;
  if (!may_land) lands(strikes(a, Fault::orphan));
  if (strikes(a, Fault::press_double)) scene_.coverage.meet(Probe::double_send_stopped);
  answer(a, Meaning::sent, core::SendPressed{a.step, e.token, true, "POST", scene_.library.business(page->business).contact + "/send", "", {}, nullptr});
}

bool Browser::land(Arrival const& press) {
  Page const* const there = page(press.page);
  if (there == nullptr && !press.orphan) return false; // closed before the click took effect
  if (there == nullptr) scene_.coverage.meet(Probe::orphan_landed_a_press);
  Truth& truth = scene_.truth;
  if (truth.times.size() <= press.contact) truth.times.resize(press.contact + 1);
  ++truth.times[press.contact];
  Seen const answer = answer_of(business_of(state_().contact(press.contact)));
  bool const refuses = answer == Seen::refused || answer == Seen::spam;
  truth.received.push_back({press.contact, press.token, scene_.now.ms, !refuses});
  scene_.trace.line(scene_.now.ms, "truth", [&] { return "the business of contact " + std::to_string(press.contact) + " receives a message, by token " + std::to_string(press.token); });
  return true;
}

void Browser::watch(Asked const& a, core::WatchAfter const& e) {
  if (breaks(a)) return;
  Page const& page = *find(a.page);
  Seen seen = answer_of(page.business);
  if (strikes(a, Fault::answer_silent)) seen = Seen::silent;
  else if (strikes(a, Fault::answer_broken)) seen = Seen::broken;
  Record const& r = scene_.library.record(page.business, seen);
  Meaning const meaning = seen == Seen::thanks     ? Meaning::thanked
                          : seen == Seen::probable ? Meaning::probably_thanked
                          : seen == Seen::refused  ? Meaning::said_no
                          : seen == Seen::spam     ? Meaning::called_spam
                                                   : Meaning::silent;
  answer(a, meaning, core::OutcomeWatched{a.step, e.token, r.evidence, {}, r.record});
}

void Browser::close(core::ClosePage const& e) {
  std::int64_t const wait = 50 + 1'000 * scene_.choices.below(Site::close_delay, about(e.contact, e.page), 3);
  scene_.agenda.add({scene_.now.ms + wait, Coming::result, Meaning::none, e.contact, e.page, 0, 0, false, core::PageClosed{e.page, e.contact, ""}});
}

bool Browser::still_comes(Arrival const& result) const {
  if (result.page == 0 || std::holds_alternative<core::StepFailed>(result.input) || std::holds_alternative<core::PageClosed>(result.input)) return true;
  Page const* const there = page(result.page);
  return there != nullptr && !there->dead;
}

void Browser::dies(core::PageId id) {
  if (Page* const there = find(id)) there->dead = true;
}

void Browser::closed(core::PageId id) {
  std::erase_if(pages_, [&](Page const& p) { return p.id == id; });
}

void Browser::killed() {
  pages_.clear();
  ++incarnation_;
}

} // namespace legwork::sim
