// What a person does reaches a real page, also inside a frame of another site; and nothing does while nobody may act.
#include "adapters/browser/person_input.hpp"

#include <catch2/catch.hpp>

#include "adapters/browser/browser_live_pages.hpp"
#include "adapters/service/page_keys.hpp"
#include "core/base/text.hpp"
#include "tests/support/browser_rig.hpp"

using namespace legwork;
using namespace legwork::tests;
using namespace std::chrono_literals;
using namespace adapters;

namespace {

// Tells in its title, or to the page around it, what was done to it.
std::string const form =
    "<!doctype "
    "html><title>Untouched</title><style>*{margin:0}input{position:absolute;left:20px;width:300px;height:30px}"
    "</style><input id=one style='top:20px'><input id=two style='top:70px'>"
    "<div style='height:4000px'></div><script>"
    "let clicks=0,taps=0,composed='';const say=()=>{const text=`one=${one.value} two=${two.value} clicks=${clicks} "
    "taps=${taps} composed=${composed} scroll=${scrollY>0} focus=${document.activeElement.id}`;"
    "if(parent===self)document.title=text;else parent.postMessage(text,'*')};"
    "addEventListener('click',()=>{++clicks;say()});addEventListener('touchend',()=>{++taps;say()});"
    "addEventListener('compositionupdate',e=>{composed=e.data;say()});"
    "for(const name of ['input','scroll','focusin','keyup','compositionend'])addEventListener(name,say)</script>";

// The same form in a frame of another site, whose process is another one.
std::string const around =
    "<!doctype html><title>Untouched</title><style>*{margin:0}</style><script>"
    "addEventListener('message',e=>document.title=e.data);addEventListener('load',()=>{const f=document."
    "createElement('iframe');f.src=`http://elsewhere.test:${location.port}/form`;"
    "f.style.cssText='position:absolute;left:100px;top:200px;width:600px;height:400px;border:0';"
    "document.body.append(f)})</script><body>";

struct Used {
  BrowserRig rig{{{"/form", form}, {"/around", around}}};
  BrowserLivePages pages{rig.browser()};
  core::PageId page = rig.open(1);
  PagePoint origin; // of the form in the window

  explicit Used(bool in_frame) : origin(in_frame ? PagePoint{100, 200} : PagePoint{}) {
    rig.go(page, rig.page(in_frame ? "/around" : "/form"));
    rig.set_person_may_act(page, true);
    auto const seen = rig.look(page, core::ObserveUntil::page);
    if (in_frame) REQUIRE(seen.snapshot->frames.size() == 2);
  }

  PagePoint at(int x, int y) const { return {origin.x + x, origin.y + y}; }
  void act(PersonInput const& input) { REQUIRE(pages.act(page, input)); }
  void click(PagePoint point) {
    for (MouseAction const action : {MouseAction::move, MouseAction::down, MouseAction::up}) {
      MouseInput input{.action = action, .at = point};
      if (action != MouseAction::move) input.button = MouseButton::left, input.clicks = 1;
      act(input);
    }
  }
  void press(std::string const& key, std::string const& code, unsigned modifiers = 0) {
    auto const known = page_key(key, code, modifiers);
    REQUIRE(known);
    KeyInput input{.action = KeyAction::down, .key = key, .code = code};
    input.text = known->text, input.key_code = known->key_code, input.modifiers = modifiers;
    act(input);
    input.action = KeyAction::up;
    act(input);
  }
  void type(std::string_view letters) {
    for (char const c : letters) press({c}, std::string("Key") + static_cast<char>(c - 32));
  }
  std::string said() { return rig.look(page, core::ObserveUntil::document_ready).snapshot->title; }
  // What the page says once it says this, else what it said last.
  std::string says(std::string_view wanted) {
    std::string text = said();
    for (int looks = 0; !core::contains(text, wanted) && looks < 60; ++looks) {
      rig.run_for(50ms);
      text = said();
    }
    return text;
  }
};

} // namespace

TEST_CASE("a mouse, keys, a wheel, a finger, an input method and a paste reach a page, and a frame of another site",
          "[P66]") {
  bool const in_frame = GENERATE(false, true);
  CAPTURE(in_frame);
  Used used(in_frame);
  used.click(used.at(50, 30));
  CHECK(core::contains(used.says("clicks=1"), "focus=one"));
  used.type("abc");
  CHECK(core::contains(used.says("one=abc "), "one=abc "));
  used.press("Backspace", "Backspace");
  used.press("Tab", "Tab");
  used.act(TextInput{"pasted text, \xe4\xbd\xa0\xe5\xa5\xbd"});
  CHECK(core::contains(used.says("two=pasted"), "one=ab two=pasted text, \xe4\xbd\xa0\xe5\xa5\xbd clicks=1"));
  used.act(CompositionInput{.text = "ni", .selection_start = 2, .selection_end = 2});
  CHECK(core::contains(used.says("composed=ni"), "composed=ni"));
  used.act(TextInput{"\xe4\xbd\xa0"}); // what the composition became
  CHECK(core::contains(used.says("\xe5\xa5\xbd\xe4\xbd\xa0"), "\xe5\xa5\xbd\xe4\xbd\xa0 clicks=1"));
  used.press("a", "KeyA", control_down);
  used.press("Delete", "Delete");
  CHECK(core::contains(used.says("two= clicks"), "two= clicks=1"));
  used.act(TouchInput{.action = TouchAction::start, .points = {{1, used.at(60, 80)}}});
  used.act(TouchInput{.action = TouchAction::end, .points = {}});
  CHECK(core::contains(used.says("taps=1"), "taps=1"));
  used.act(WheelInput{.at = used.at(200, 200), .delta_x = 0, .delta_y = 240});
  CHECK(core::contains(used.says("scroll=true"), "scroll=true"));
}

TEST_CASE("the customer's value is typed by its key, and only the page gets it", "[P66]") {
  bool const in_frame = GENERATE(false, true);
  CAPTURE(in_frame);
  Used used(in_frame);
  used.click(used.at(50, 30));
  used.act(InsertValueInput{"email"});
  CHECK(core::contains(used.says("one={email}"), "one={email} ")); // a snapshot has the value's placeholder
  auto const unknown = used.pages.act(used.page, InsertValueInput{"company"});
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().kind == core::ErrorKind::invalid);
}

TEST_CASE("nothing that a person does reaches a page on which nobody may act", "[P77]") {
  Used used(false);
  used.rig.set_person_may_act(used.page, false);
  MouseInput press{.action = MouseAction::down, .at = {50, 30}};
  press.button = MouseButton::left;
  for (PersonInput const& input :
       {PersonInput{press}, PersonInput{WheelInput{.at = {50, 30}, .delta_x = 0, .delta_y = 240}},
        PersonInput{TouchInput{.action = TouchAction::start, .points = {{1, {50, 30}}}}},
        PersonInput{KeyInput{.action = KeyAction::down, .key = "a", .code = "KeyA", .text = "a"}},
        PersonInput{TextInput{"text"}}, PersonInput{CompositionInput{.text = "ni"}},
        PersonInput{InsertValueInput{"email"}}}) {
    CAPTURE(input.index());
    auto const refused = used.pages.act(used.page, input);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == core::ErrorKind::refused);
  }
  used.rig.run_for(500ms);
  CHECK(used.said() == "Untouched");
  used.rig.set_person_may_act(used.page, true);
  used.click({50, 30}); // or the page would say nothing at all
  CHECK(core::contains(used.says("clicks=1"), "clicks=1"));
  auto const elsewhere = used.pages.act(core::PageId{99}, TextInput{"text"});
  REQUIRE_FALSE(elsewhere);
  CHECK(elsewhere.error().kind == core::ErrorKind::not_found);
}
