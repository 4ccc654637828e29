// A contact's open page as a person watches and uses it. The browser implements it, the live view's connections use it.
// It stands here and not in adapters/browser because adapters/service includes nothing that knows Boost, while the
// browser may include what is here.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "core/base/error.hpp"
#include "core/base/ids.hpp"

namespace legwork::adapters {

// --- what a person does. Points are CSS pixels of the page's window, from its top left corner.

// The modifier keys that are down, as the bits of the DevTools protocol.
enum KeyModifier : unsigned { alt_down = 1, control_down = 2, meta_down = 4, shift_down = 8 };

struct PagePoint {
  int x = 0;
  int y = 0;
};

enum class MouseAction { move, down, up };
enum class MouseButton { none, left, middle, right };
struct MouseInput {
  MouseAction action = MouseAction::move;
  PagePoint at;
  MouseButton button = MouseButton::none; // that went down or up
  unsigned buttons = 0;                   // that are down: 1 left, 2 right, 4 middle
  int clicks = 0;                         // 2 for the second press of a double click
  unsigned modifiers = 0;
};

struct WheelInput {
  PagePoint at;
  int delta_x = 0; // CSS pixels; positive shows what lies to the right
  int delta_y = 0; // positive shows what lies below
  unsigned modifiers = 0;
};

enum class TouchAction { start, move, end, cancel };
struct TouchPoint {
  int id = 0;
  PagePoint at;
};
struct TouchInput {
  TouchAction action = TouchAction::start;
  std::vector<TouchPoint> points; // every finger on the page; none where the last one left
  unsigned modifiers = 0;
};

enum class KeyAction { down, up };
struct KeyInput {
  KeyAction action = KeyAction::down;
  std::string key;  // as KeyboardEvent.key
  std::string code; // as KeyboardEvent.code
  std::string text; // what it types, empty for nothing
  int key_code = 0; // as KeyboardEvent.keyCode
  bool is_repeat = false;
  unsigned modifiers = 0;
};

// Typed as a whole: what was pasted, or what an input method made of a composition.
struct TextInput {
  std::string text;
};

// What an input method is at work on; empty where it gave up. The selection counts UTF-16 units.
struct CompositionInput {
  std::string text;
  int selection_start = 0;
  int selection_end = 0;
};

// Types the customer's own value. It never goes to the client.
struct InsertValueInput {
  std::string key; // a key of core/model/customer_field.hpp
};

using PersonInput =
    std::variant<MouseInput, WheelInput, TouchInput, KeyInput, TextInput, CompositionInput, InsertValueInput>;

// --- what a person sees

enum class PictureSize { small, full }; // small: about 400 pixels wide, at most 2 a second

using Picture = std::shared_ptr<std::string const>; // a JPEG, shared by all who are sent it

struct PageView {
  int width = 0; // of the page's window, CSS pixels; 0 before the first picture
  int height = 0;
  std::string host; // of the page's address
  bool operator==(PageView const&) const = default;
};

// Who watches pages. Called on the event loop's thread, also from within LivePages::watch.
class PageViewer {
 public:
  virtual ~PageViewer() = default;
  virtual void on_view(core::PageId page, PageView const& view) = 0; // before the first picture, and when it changes
  virtual void on_picture(core::PageId page, Picture const& picture) = 0;
  virtual void on_page_gone(core::PageId page) = 0; // no call follows for this page
};

class LivePages {
 public:
  virtual ~LivePages() = default;
  // Pictures from here on, beginning with one of the page as it is. Again: another size. Error not_found where the page
  // is not open. `viewer` calls `unwatch` before it goes.
  virtual core::Result<void> watch(core::PageId page, PictureSize size, PageViewer& viewer) = 0;
  virtual void unwatch(core::PageId page, PageViewer& viewer) = 0;
  // Given to the page in the order of the calls. Errors: not_found where the page is not open, refused where no person
  // may act on it now, invalid for a value that the customer does not have.
  virtual core::Result<void> act(core::PageId page, PersonInput const& input) = 0;
};

} // namespace legwork::adapters
