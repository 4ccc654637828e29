// Real input, in the coordinates of the session that the control's frame belongs to.
#include <utility>
#include "adapters/browser/snapshot_collector.hpp"

#include "adapters/browser/steps/drawn_lists.hpp"
#include "adapters/browser/steps/steps.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;

namespace {

constexpr auto cover_patience = 2s;

Clicked clicked_as(std::string const& problem) {
  if (problem == "gone") return Clicked::gone;
  return problem == "disabled" ? Clicked::disabled : Clicked::covered;
}

double real_at(Json const& object, char const* name) {
  Json const& value = part_at(object, name);
  return value.is_number() ? value.get<double>() : 0.0;
}

} // namespace

asio::awaitable<ClickPoint> aim_at(std::shared_ptr<LivePage> page, int ref, Aim aim) {
  ClickPoint out;
  Handle const* const known = page->controls.find(ref);
  auto const* const frame = known == nullptr ? nullptr : page->frames.find(known->frame);
  if (frame == nullptr || frame->world != known->world) {
    out.problem = Clicked::gone;
    co_return out;
  }
  Handle const handle = *known;
  out.session = frame->session;
  std::string const script = "legwork.aim(" + std::to_string(handle.local) + (aim == Aim::label ? ",true)" : ")");
  auto const found = co_await page->evaluate(handle.frame, script);
  if (!found) {
    out.problem = found.error().kind == core::ErrorKind::timeout ? Clicked::no_answer : Clicked::gone;
    co_return out;
  }
  std::string const problem = text_at(*found, "problem");
  if (!problem.empty()) {
    out.problem = clicked_as(problem);
    out.covered_by = core::presentable(core::collapse(page->redaction.clean(text_at(*found, "by"))), 160);
    co_return out;
  }
  FrameOrigin const origin = co_await origin_of(page, handle.frame);
  out.x = real_at(*found, "x") + origin.x;
  out.y = real_at(*found, "y") + origin.y;
  co_return out;
}

asio::awaitable<ClickPoint> aim_when_uncovered(std::shared_ptr<LivePage> page, int ref) {
  auto const last_moment = std::chrono::steady_clock::now() + cover_patience;
  bool has_focused = false;
  for (;;) {
    ClickPoint const at = co_await aim_at(page, ref, Aim::itself);
    bool const may_clear = at.problem == Clicked::covered && !page->is_over() && !page->is_gone();
    if (!may_clear || std::chrono::steady_clock::now() >= last_moment) co_return at;
    // A calendar that the field before left open closes once the focus is elsewhere.
    if (!std::exchange(has_focused, true)) (void)co_await ask_control(*page, ref, "take_focus");
    co_await page->wait(200ms);
  }
}

asio::awaitable<void> hover(std::shared_ptr<LivePage> page, ClickPoint at) {
  (void)co_await page->call(at.session, "Input.dispatchMouseEvent",
                            {{"type", "mouseMoved"}, {"x", at.x}, {"y", at.y}, {"button", "none"}, {"buttons", 0}});
}

asio::awaitable<void> click(std::shared_ptr<LivePage> page, ClickPoint at, Await await) {
  auto const event = [&](char const* type, int count) {
    return Json{{"type", type}, {"x", at.x},          {"y", at.y}, {"button", count > 0 ? "left" : "none"},
                {"buttons", 0}, {"clickCount", count}};
  };
  page->send(at.session, "Input.dispatchMouseEvent", event("mouseMoved", 0));
  page->send(at.session, "Input.dispatchMouseEvent", event("mousePressed", 1));
  if (await == Await::nothing)
    page->send(at.session, "Input.dispatchMouseEvent", event("mouseReleased", 1));
  else
    (void)co_await page->call(at.session, "Input.dispatchMouseEvent", event("mouseReleased", 1));
}

asio::awaitable<void> press_key(std::shared_ptr<LivePage> page, std::string session, std::string key) {
  int const code = key == "Tab" ? 9 : key == "Backspace" ? 8 : key == "Escape" ? 27 : key == "ArrowDown" ? 40 : 32;
  Json event{{"type", "keyDown"}, {"key", key}, {"code", key}, {"windowsVirtualKeyCode", code}};
  if (key == " ") event.update({{"code", "Space"}, {"text", " "}});
  page->send(session, "Input.dispatchKeyEvent", event);
  event["type"] = "keyUp";
  event.erase("text");
  (void)co_await page->call(session, "Input.dispatchKeyEvent", event);
}

} // namespace legwork::adapters
