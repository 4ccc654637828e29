// Everything goes to the page's own session: the browser finds the frame under a point and the one with the focus
// itself, frames of other sites included. It asks another process for a point, though, and text goes at once to where
// the focus is: what is behind a press waits for it.
#include "adapters/browser/person_input.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "adapters/browser/page_screencast.hpp"
#include "core/base/enum_names.hpp"

namespace legwork::adapters {

namespace {

constexpr auto arrival_limit = 1s; // a page whose script runs longer gets the rest at once
constexpr auto after_press = 50ms; // a press may send: what it sends is paused before the next press reaches the page
constexpr auto preparing_poll = 20ms;       // while a page that was taken over is made ready
constexpr std::size_t most_waiting = 1'000; // events of one page

struct InputEvent {
  char const* method;
  Json parameters;
};

// What a page sends at.
bool ends_press(PersonInput const& input) {
  if (auto const* const mouse = std::get_if<MouseInput>(&input)) return mouse->action == MouseAction::up;
  if (auto const* const touch = std::get_if<TouchInput>(&input)) return touch->points.empty();
  auto const* const key = std::get_if<KeyInput>(&input);
  return key != nullptr && key->action == KeyAction::down && (key->key == "Enter" || key->key == " ");
}

bool may_move_focus(PersonInput const& input) {
  if (auto const* const mouse = std::get_if<MouseInput>(&input)) return mouse->action != MouseAction::move;
  if (auto const* const touch = std::get_if<TouchInput>(&input)) return touch->action != TouchAction::move;
  auto const* const key = std::get_if<KeyInput>(&input);
  return key != nullptr && key->action == KeyAction::down;
}

char const* type_of(MouseAction action) {
  if (action == MouseAction::move) return "mouseMoved";
  return action == MouseAction::down ? "mousePressed" : "mouseReleased";
}

char const* type_of(TouchInput const& input) {
  if (input.action == TouchAction::cancel) return "touchCancel";
  if (input.points.empty()) return "touchEnd";
  return input.action == TouchAction::start ? "touchStart" : "touchMove"; // a finger that is missing has left
}

struct EventOf {
  InputEvent operator()(MouseInput const& input) const {
    return {"Input.dispatchMouseEvent",
            {{"type", type_of(input.action)},
             {"x", input.at.x},
             {"y", input.at.y},
             {"button", core::name_of(input.button)},
             {"buttons", input.buttons},
             {"clickCount", input.clicks},
             {"modifiers", input.modifiers}}};
  }
  InputEvent operator()(WheelInput const& input) const {
    return {"Input.dispatchMouseEvent",
            {{"type", "mouseWheel"},
             {"x", input.at.x},
             {"y", input.at.y},
             {"deltaX", input.delta_x},
             {"deltaY", input.delta_y},
             {"modifiers", input.modifiers}}};
  }
  InputEvent operator()(TouchInput const& input) const {
    Json points = Json::array();
    for (TouchPoint const& point : input.points)
      points.push_back({{"x", point.at.x}, {"y", point.at.y}, {"id", point.id}});
    return {"Input.dispatchTouchEvent",
            {{"type", type_of(input)}, {"touchPoints", std::move(points)}, {"modifiers", input.modifiers}}};
  }
  InputEvent operator()(KeyInput const& input) const {
    bool const types = input.action == KeyAction::down && !input.text.empty();
    Json event{{"type", input.action == KeyAction::up ? "keyUp"
                        : types                       ? "keyDown"
                                                      : "rawKeyDown"},
               {"key", input.key},
               {"code", input.code},
               {"windowsVirtualKeyCode", input.key_code},
               {"modifiers", input.modifiers},
               {"autoRepeat", input.is_repeat}};
    if (types) event["text"] = input.text;
    return {"Input.dispatchKeyEvent", std::move(event)};
  }
  InputEvent operator()(TextInput const& input) const { return {"Input.insertText", {{"text", input.text}}}; }
  InputEvent operator()(CompositionInput const& input) const {
    return {"Input.imeSetComposition",
            {{"text", input.text}, {"selectionStart", input.selection_start}, {"selectionEnd", input.selection_end}}};
  }
};

core::Result<InputEvent> insertion(LivePage const& page, InsertValueInput const& input) {
  auto const values = page.ports.values.values_for(page.contact);
  if (!values) return std::unexpected(values.error());
  auto const value = values->find(input.key);
  if (value == values->end() || value->second.empty())
    return core::fail(core::ErrorKind::invalid, "the customer has no value for this field");
  return EventOf{}(TextInput{value->second});
}

} // namespace

core::Result<PersonInputQueue::Event> PersonInputQueue::event_of(LivePage const& page, PersonInput const& input) {
  auto event = std::visit(
      [&page](auto const& one) -> core::Result<InputEvent> {
        if constexpr (requires { EventOf{}(one); })
          return EventOf{}(one);
        else
          return insertion(page, one);
      },
      input);
  if (!event) return std::unexpected(event.error());
  return Event{.input = input,
               .method = event->method,
               .parameters = std::move(event->parameters),
               .moves_focus = may_move_focus(input),
               .ends_press = ends_press(input)};
}

namespace {

// What the send policy must know of it before it arrives (P77).
struct NoteInput {
  LivePage& page;

  void operator()(MouseInput const& input) const {
    if (input.action != MouseAction::move) page.note_person_pressed();
  }
  void operator()(TouchInput const& input) const {
    if (input.action != TouchAction::move) page.note_person_pressed();
  }
  void operator()(KeyInput const& input) const {
    if (input.action != KeyAction::down) return;
    if (input.key == "Enter" || input.key == " ") page.note_person_pressed();
    if (!input.text.empty() && input.key != "Enter") page.note_person_typed("");
  }
  void operator()(TextInput const&) const { page.note_person_typed(""); }
  void operator()(CompositionInput const&) const { page.note_person_typed(""); }
  void operator()(InsertValueInput const& input) const { page.note_person_typed(input.key); }
  void operator()(WheelInput const&) const {}
};

// Taken over, and its requests are not paused yet: what comes meanwhile waits.
bool is_being_prepared(LivePage const& page) {
  return page.person_access().is_wanted && !page.person_access().may_act && !page.is_gone();
}

void note(LivePage& page, PersonInput const& input) { std::visit(NoteInput{page}, input); }

boost::asio::awaitable<void> wait_until(SteadyTime moment) {
  if (std::chrono::steady_clock::now() >= moment) co_return;
  boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor);
  timer.expires_at(moment);
  co_await timer.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
}

} // namespace

core::Result<void> PersonInputQueue::add(PersonInput const& input) {
  auto const page = page_.lock();
  if (!page || page->is_gone() || page->root_session().empty())
    return core::fail(core::ErrorKind::not_found, "the page is not open");
  if (!page->may_person_act() && !is_being_prepared(*page))
    return core::fail(core::ErrorKind::refused, "nobody may act on this page now; the program has it");
  if (page->interceptor().has_person_send())
    return core::fail(core::ErrorKind::refused, "what you pressed is being sent; the page takes nothing until then");
  if (waiting_.size() >= most_waiting)
    return core::fail(core::ErrorKind::unavailable, "the page does not take input as fast as it comes");
  auto event = event_of(*page, input);
  if (!event) return std::unexpected(event.error());
  waiting_.push_back(*std::move(event));
  if (!std::exchange(is_working_, true)) page->tasks.start(work(page));
  page->screencast().expect_change();
  return {};
}

boost::asio::awaitable<void> PersonInputQueue::work(std::shared_ptr<LivePage> page) {
  auto const self = shared_from_this();
  while (is_being_prepared(*page)) co_await wait_until(std::chrono::steady_clock::now() + preparing_poll);
  while (!waiting_.empty()) {
    if (!waiting_.empty() && waiting_.front().moves_focus) co_await wait_until(next_press_);
    bool const is_shut = !page->may_person_act() || page->is_gone() || page->interceptor().has_person_send();
    if (is_shut) waiting_.clear(); // since it came
    if (waiting_.empty()) break;
    Event event = std::move(waiting_.front());
    waiting_.pop_front();
    note(*page, event.input);
    if (event.moves_focus)
      (void)co_await page->call_beside_steps(page->root_session(), event.method, std::move(event.parameters),
                                             arrival_limit);
    else
      page->send(page->root_session(), event.method, std::move(event.parameters));
    if (event.ends_press) next_press_ = std::chrono::steady_clock::now() + after_press;
  }
  is_working_ = false;
}

} // namespace legwork::adapters
