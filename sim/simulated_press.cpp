// The press and what follows it: how the invented site sends, what the business receives, and what is seen.
#include <utility>

#include "core/base/always.hpp"
#include "core/base/enum_names.hpp"
#include "sim/press_traffic.hpp"
#include "sim/simulated_browser.hpp"

namespace legwork::sim {

using core::StepProblem;

namespace {

// What a page shows after a press that brought no recognized request; what `says` names happens with a socket only.
Seen seen_of(SendWay way, std::uint32_t says) {
  using enum SendWay;
  switch (way) {
    case socket: return says == 0 ? Seen::socket : says == 1 ? Seen::socket_thanks : Seen::socket_refused;
    case pieces: return Seen::pieces;
    case prefetch: return Seen::prefetch;
    case tunnel: return Seen::tunnel;
    case beacon: return Seen::beacon;
    case picture: return Seen::picture;
    case third_party: return Seen::third_party;
    case early_call: return Seen::early_call;
    case encoded_call:
    case checked_then_sent:
    case copied: break;
  }
  ALWAYS(false, "a way to send that brings no recognized request");
}

ExpectedMeaning meaning_of_way(SendWay way, std::uint32_t says) {
  if (way == SendWay::socket && says == 1) return ExpectedMeaning::unaccounted_thanked;
  if (way == SendWay::socket && says == 2) return ExpectedMeaning::unaccounted_refused;
  if (way == SendWay::beacon || way == SendWay::picture) return ExpectedMeaning::unsent;
  bool const held = way == SendWay::third_party || way == SendWay::early_call;
  return held ? ExpectedMeaning::held_back : ExpectedMeaning::unaccounted;
}

} // namespace

void SimulatedBrowser::press(Asked const& a, core::PressSend const& e) {
  Page* const page = find(a.page);
  bool const landed_before = detail(a, 2) == 1; // where the step breaks: had the click taken effect by then?
  auto const lands = [&](bool orphan) {
    scene_.queue.add({.at = scene_.now.ms + 60,
                      .what = EventKind::press_lands,
                      .meaning = ExpectedMeaning::none,
                      .contact = a.step.contact,
                      .page = a.page,
                      .number = a.number,
                      .token = e.token,
                      .orphan = orphan});
  };
  if (page != nullptr && !page->dead) {
    if (injects(a, Fault::press_disabled)) return fail(a, StepProblem::disabled);
    if (injects(a, Fault::press_changed)) return fail(a, StepProblem::field_changed);
    if (page->shows == Shows::form && injects(a, Fault::cover_comes)) {
      page->shows = Shows::cookie_wall;
      return fail(a, StepProblem::covered);
    }
    bool const covered = injects(a, Fault::press_covered);
    if (covered || injects(a, Fault::stale_control))
      return fail(a, covered ? StepProblem::not_clickable : StepProblem::control_gone);
    auto const unsent = [&](Seen seen, ExpectedMeaning meaning) {
      Record const& r = scene_.library.record(page->business, seen);
      answer(a, meaning,
             core::SendPressed{.step = a.step, .token = e.token, .evidence = r.evidence, .record = r.record});
    };
    if (injects(a, Fault::press_nothing)) return unsent(Seen::nothing, ExpectedMeaning::unsent);
    if (injects(a, Fault::press_complaint)) return unsent(Seen::complaint, ExpectedMeaning::complained);
    if (injects(a, Fault::late_captcha)) return unsent(Seen::challenge, ExpectedMeaning::challenged);
    if (injects(a, Fault::press_thanks)) return unsent(Seen::lie, ExpectedMeaning::thanked_unseen);
    if (injects(a, Fault::press_unreadable)) {
      auto const way = static_cast<SendWay>(detail(a, core::count_of<SendWay>()));
      PlayedPress const played = play_press(way);
      if (played.arrives && !played.is_recognized) lands(false);
      // A business that asks for more thanks nobody yet.
      std::uint32_t const says = asks_more(answer_of(page->business)) ? 0 : detail(a, 3);
      if (!played.is_recognized) return unsent(seen_of(way, says), meaning_of_way(way, says));
    }
    if (injects(a, Fault::press_unproven)) {
      if (landed_before) lands(false);
      return unsent(Seen::open_latch, ExpectedMeaning::unproven);
    }
  }
  if (page == nullptr || page->dead) return fail(a, StepProblem::page_gone);
  // A broken step may have sent: the click is on its way when the page dies under it.
  bool const may_land = landed_before || scene_.healed;
  if (may_land) lands(injects(a, Fault::orphan));
  bool const over = breaks(a);
  if (over && landed_before) page->dead = true;
  if (over) return;
  if (!may_land) lands(injects(a, Fault::orphan));
  if (injects(a, Fault::press_double)) scene_.coverage.meet(RareSituation::double_send_stopped);
  answer(a, ExpectedMeaning::sent,
         core::SendPressed{.step = a.step,
                           .token = e.token,
                           .sent = true,
                           .method = "POST",
                           .url = scene_.library.business(page->business).contact + "/send"});
}

// Whoever takes a page over presses "Send" at some moment, or twice, or long after their claim has run out.
void SimulatedBrowser::allow(core::AllowPersonInput const& e) {
  Page* const page = find(e.page);
  if (page == nullptr || page->dead) return;
  page->has_person = true;
  static constexpr std::int64_t moments[] = {30, 90, 700, 4'000, 60'000, 901'000};
  std::uint32_t const number = number_of(e.contact);
  std::uint32_t const presses = 1 + scene_.choices.below(ChoicePoint::order_detail, about(e.contact, number, 71), 3);
  for (std::uint32_t i = 0; i < presses; ++i) {
    std::uint32_t const moment =
        scene_.choices.below(ChoicePoint::order_wait, about(e.contact, number, 72 + i), std::size(moments));
    core::PersonSendPaused send{.page = e.page, .contact = e.contact, .method = "POST", .url = "", .evidence = ""};
    send.url = scene_.library.business(page->business).contact + "/send";
    scene_.queue.add({.at = scene_.now.ms + moments[moment] + i,
                      .meaning = ExpectedMeaning::person_pressed,
                      .contact = e.contact,
                      .page = e.page,
                      .input = std::move(send)});
  }
}

bool SimulatedBrowser::pauses(core::PersonSendPaused const& send) {
  Page* const page = find(send.page);
  if (page == nullptr || page->dead || !page->has_person || page->waits) return false;
  page->waits = true;
  return true;
}

// The request that waited leaves, unless it is gone, or the page with it.
void SimulatedBrowser::release(Asked const& a, core::ReleasePersonSend const& e) {
  Page* const page = find(a.page);
  if (page == nullptr || page->dead) return fail(a, StepProblem::page_gone);
  page->has_person = false;
  bool const waited = std::exchange(page->waits, false);
  bool const has_left = !scene_.healed && detail(a, 6) == 5; // the person went to another page while it waited
  if (!waited || has_left) {
    Record const& r = scene_.library.record(page->business, Seen::nothing);
    return answer(a, ExpectedMeaning::person_send_gone,
                  core::SendPressed{.step = a.step, .token = e.token, .evidence = r.evidence, .record = r.record});
  }
  bool const landed_before = detail(a, 2) == 1 || scene_.healed;
  auto const lands = [&](bool orphan) {
    scene_.queue.add({.at = scene_.now.ms + 60,
                      .what = EventKind::press_lands,
                      .contact = a.step.contact,
                      .page = a.page,
                      .number = a.number,
                      .token = e.token,
                      .orphan = orphan});
  };
  if (landed_before) lands(injects(a, Fault::orphan));
  bool const over = breaks(a);
  if (over && landed_before) page->dead = true;
  if (over) return;
  if (!landed_before) lands(injects(a, Fault::orphan));
  answer(a, ExpectedMeaning::sent,
         core::SendPressed{.step = a.step,
                           .token = e.token,
                           .sent = true,
                           .method = "POST",
                           .url = scene_.library.business(page->business).contact + "/send"});
}

bool SimulatedBrowser::land(QueuedEvent const& press) {
  Page const* const there = page(press.page);
  if (there == nullptr && !press.orphan) return false; // closed before the click took effect
  if (there == nullptr) scene_.coverage.meet(RareSituation::orphan_landed_a_press);
  Seen const answer = answer_of(business_of(state_().contact(press.contact)));
  if (asks_more(answer)) return true; // the browser sent it, and the business has nothing yet
  Truth& truth = scene_.truth;
  if (truth.times.size() <= press.contact.value()) truth.times.resize(press.contact.value() + 1);
  ++truth.times[press.contact.value()];
  bool const refuses = answer == Seen::refused || answer == Seen::refused_by_form || answer == Seen::spam;
  truth.received.push_back({press.contact, press.token, scene_.now.ms, !refuses});
  scene_.trace.line(scene_.now.ms, "truth", [&] {
    return "the business of contact " + to_string(press.contact) + " receives a message, by token " +
           to_string(press.token);
  });
  return true;
}

void SimulatedBrowser::watch(Asked const& a, core::WatchAfter const& e) {
  if (breaks(a)) return;
  Page const& page = *find(a.page);
  Seen seen = answer_of(page.business);
  if (injects(a, Fault::answer_silent))
    seen = Seen::silent;
  else if (injects(a, Fault::answer_broken))
    seen = Seen::broken;
  Record const& r = scene_.library.record(page.business, seen);
  ExpectedMeaning const meaning = seen == Seen::thanks            ? ExpectedMeaning::thanked
                                  : seen == Seen::probable        ? ExpectedMeaning::probably_thanked
                                  : seen == Seen::refused         ? ExpectedMeaning::said_no
                                  : seen == Seen::refused_by_form ? ExpectedMeaning::said_no
                                  : seen == Seen::spam            ? ExpectedMeaning::called_spam
                                  : asks_more(seen)               ? ExpectedMeaning::asked_more
                                                                  : ExpectedMeaning::silent;
  answer(a, meaning,
         core::OutcomeWatched{.step = a.step, .token = e.token, .evidence = r.evidence, .record = r.record});
}

} // namespace legwork::sim
