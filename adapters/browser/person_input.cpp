// Everything goes to the page's own session: the browser finds the frame under a point and the one with the focus
// itself, frames of other sites included.
#include "adapters/browser/person_input.hpp"

#include "adapters/browser/page_screencast.hpp"
#include "core/base/enum_names.hpp"

namespace legwork::adapters {

namespace {

// An event of the DevTools protocol.
struct InputEvent {
  char const* method;
  Json parameters;
};

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

core::Result<InputEvent> event_of(LivePage const& page, InsertValueInput const& input) {
  auto const values = page.ports.values.values_for(page.contact);
  if (!values) return std::unexpected(values.error());
  auto const value = values->find(input.key);
  if (value == values->end() || value->second.empty())
    return core::fail(core::ErrorKind::invalid, "the customer has no value for this field");
  return EventOf{}(TextInput{value->second});
}

} // namespace

core::Result<void> give_input(LivePage& page, PersonInput const& input) {
  if (page.is_gone() || page.root_session().empty())
    return core::fail(core::ErrorKind::not_found, "the page is not open");
  if (!page.may_person_act())
    return core::fail(core::ErrorKind::refused, "nobody may act on this page now; the program has it");
  auto event = std::visit(
      [&page](auto const& one) -> core::Result<InputEvent> {
        if constexpr (requires { EventOf{}(one); })
          return EventOf{}(one);
        else
          return event_of(page, one);
      },
      input);
  if (!event) return std::unexpected(event.error());
  page.send(page.root_session(), event->method, std::move(event->parameters));
  page.screencast().expect_change();
  return {};
}

} // namespace legwork::adapters
