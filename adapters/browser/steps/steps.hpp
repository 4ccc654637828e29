// The steps a page can be asked to do: one coroutine for each effect, each giving exactly one result by its
// limit, whatever the page does. Small pieces that several of them use are below.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <memory>
#include <string>
#include <string_view>

#include "adapters/browser/live_page.hpp"
#include "core/model/effects.hpp"
#include "core/model/step_results.hpp"

namespace legwork::adapters {

using BrowserResult = core::BrowserResult;
using PageStep = boost::asio::awaitable<BrowserResult>;

PageStep navigate(std::shared_ptr<LivePage> page, core::Navigate effect);                     // navigate.cpp
PageStep observe(std::shared_ptr<LivePage> page, core::Observe effect);                       // observe.cpp
PageStep fill(std::shared_ptr<LivePage> page, core::FillForm effect);                         // fill.cpp
PageStep press_next(std::shared_ptr<LivePage> page, core::PressNext effect);                  // press.cpp
PageStep press_send(std::shared_ptr<LivePage> page, core::PressSend effect);                  // press.cpp
PageStep release_person_send(std::shared_ptr<LivePage> page, core::ReleasePersonSend effect); // press.cpp
PageStep watch(std::shared_ptr<LivePage> page, core::WatchAfter effect);                      // watch.cpp

// --- observe.cpp

// Down to the page's end and up again, as a visitor does: some parts come only when they are scrolled to.
boost::asio::awaitable<void> scroll_through(std::shared_ptr<LivePage> page);

// --- settle.cpp

// Until the document is loaded (or was ready 3 s ago), nothing changed for `still`, and at most two requests
// are under way; false where `cap` came first.
boost::asio::awaitable<bool> settle(std::shared_ptr<LivePage> page, Millis still, SteadyTime cap);

// --- screenshot.cpp

// A picture of what the window shows, handed to its keeper. Never fails a step, takes `limit` at most.
boost::asio::awaitable<core::Screenshot> take_screenshot(std::shared_ptr<LivePage> page, std::string what,
                                                         Millis limit = 3s);

// StepFailed with a picture, where the page is alive enough for one within a second.
PageStep failed(std::shared_ptr<LivePage> page, core::Step step, core::StepProblem problem, std::string detail);

// The problem behind an error of a call: the page is gone, or its time ran out, or else `otherwise`.
core::StepProblem problem_of(LivePage const& page, core::Error const& error,
                             core::StepProblem otherwise = core::StepProblem::browser_trouble);

// --- click.cpp

enum class Aim { itself, label };
enum class Clicked { yes, gone, covered, disabled, no_answer };

struct ClickPoint {
  Clicked problem = Clicked::yes; // yes: it can be clicked
  std::string session;
  double x = 0;
  double y = 0;
  std::string covered_by; // the words of what lies over it
};

// Scrolls the control into view and finds where a real click would hit it.
boost::asio::awaitable<ClickPoint> aim_at(std::shared_ptr<LivePage> page, int ref, Aim aim);
// The same; what lies over the control is given a moment to go, as spinners do.
boost::asio::awaitable<ClickPoint> aim_when_uncovered(std::shared_ptr<LivePage> page, int ref);

enum class Await { input_handled, nothing };

// A real mouse click; with `Await::nothing` it returns before the page has handled it.
// Moves the pointer there: what a page puts under it then is there before the last look.
boost::asio::awaitable<void> hover(std::shared_ptr<LivePage> page, ClickPoint at);
boost::asio::awaitable<void> click(std::shared_ptr<LivePage> page, ClickPoint at, Await await);

boost::asio::awaitable<void> press_key(std::shared_ptr<LivePage> page, std::string session, std::string key);

} // namespace legwork::adapters
