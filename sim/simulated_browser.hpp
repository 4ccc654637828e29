// An invented browser: pages, clicks and everything that goes wrong with them. It keeps the latch's promises, because
// the real one does; what it does not keep is time, order, or its life.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "core/engine/ports.hpp"
#include "core/model/state.hpp"
#include "sim/run_context.hpp"

namespace legwork::sim {

class SimulatedBrowser final : public core::BrowserPort {
 public:
  struct Page {
    core::PageId id;
    core::ContactId owner;
    core::Incarnation incarnation;
    std::uint32_t business = 0;
    bool home = true;
    Shows shows = Shows::front;
    std::uint32_t looks = 0;
    bool wrong_door = false;           // another link of the front page leads to the form
    bool dead = false;                 // crashed; still to be closed
    std::uint32_t written_attempt = 0; // the attempt that filled it, 0 for none
    std::int64_t busy_until = 0;       // results of one page come in order
    bool has_person = false;           // who took it over may act on it
    bool waits = false;                // what they sent, for a decision
  };

  SimulatedBrowser(RunContext& scene, std::function<core::State const&()> state)
      : scene_(scene), state_(std::move(state)) {}

  void perform(core::Effect effect) override;

  // A click takes effect: what the business receives is the truth from here on.
  // False where the page was closed before.
  bool land(QueuedEvent const& press);

  // Whether the result can still come: its page may have died meanwhile.
  bool still_comes(QueuedEvent const& result) const;

  // A person presses "Send" on the page that they took over: what the browser makes of it. False where it makes
  // nothing.
  bool pauses(core::PersonSendPaused const& send);

  // A page is closed, or all of them are: the process that owned them died.
  void dies(core::PageId id);
  void closed(core::PageId id);
  void killed(); // the master died: all pages go, except what an orphan still does

  std::vector<Page> const& pages() const { return pages_; }
  Page const* page(core::PageId id) const;
  core::Incarnation incarnation() const { return incarnation_; }

  // What the business `contact` is about shows as its contact page, and answers.
  Shows contact_page_of(std::uint32_t business) const;

  static std::uint32_t business_of(core::Contact const& c);

 private:
  RunContext& scene_;
  std::function<core::State const&()> state_;
  std::vector<Page> pages_;
  std::vector<std::uint32_t> steps_; // by contact: how many were asked for
  core::Incarnation incarnation_ = 1;

  struct Asked { // one step with everything that decides about its result
    core::Step step;
    core::PageId page;
    std::uint32_t number = 0;
    core::Phase phase = core::Phase::unborn;
    core::Duration limit = std::chrono::seconds{30};
  };

  Page* find(core::PageId id);
  std::uint32_t number_of(core::ContactId id);
  bool injects(Asked const& a, Fault fault);
  std::uint32_t detail(Asked const& a, std::uint32_t n);
  std::int64_t ready_at(Asked const& a, Page* page);
  void answer(Asked const& a, ExpectedMeaning meaning, core::Input&& input);
  void fail(Asked const& a, core::StepProblem problem);
  bool breaks(Asked const& a);
  void brings(Asked const& a, Look const& look, ExpectedMeaning meaning);

  void open(Asked const& a);
  void go(Asked const& a, core::Navigate const& e);
  void look(Asked const& a, bool pressed_next);
  void step_leaves(Asked const& a);
  void fill(Asked const& a, core::FillForm const& e);
  void press(Asked const& a, core::PressSend const& e);
  void watch(Asked const& a, core::WatchAfter const& e);
  void close(core::ClosePage const& e);
  void allow(core::AllowPersonInput const& e);
  void release(Asked const& a, core::ReleasePersonSend const& e);
  ExpectedMeaning meaning_of(core::Contact const& c, Shows shows) const;
  bool answered_by_word(core::Contact const& c) const;
  Shows captcha_of(core::Contact const& c);
  Shows front_of(std::uint32_t business) const;
  Seen answer_of(std::uint32_t business) const;
};

} // namespace legwork::sim
