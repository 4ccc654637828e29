// What clients may send about a page, and what is wrong with the rest.
#include "adapters/service/person_input_reader.hpp"

#include <catch2/catch.hpp>

using namespace legwork;
using namespace legwork::adapters;

namespace {

struct Read {
  ContactInput asked;
  std::vector<core::FieldProblem> problems;
};

Read read(std::string const& text) {
  Json const message = Json::parse(text);
  std::string const type = message["type"];
  REQUIRE(is_person_input(type));
  Read out;
  out.asked = read_person_input(type, message, out.problems);
  return out;
}

template <class T>
T good(std::string const& text) {
  Read const known = read(text);
  for (auto const& problem : known.problems) FAIL(problem.field + " " + problem.reason);
  CHECK(known.asked.contact == core::ContactId{7});
  return std::get<T>(known.asked.input);
}

// The fields that are wrong, in order.
std::string wrong(std::string const& text) {
  std::string out;
  for (auto const& problem : read(text).problems) out += (out.empty() ? "" : ", ") + problem.field;
  return out;
}

} // namespace

TEST_CASE("each kind of input is read with its fields", "[P66]") {
  auto const mouse = good<MouseInput>(
      R"({"type":"mouse","contact_id":7,"action":"down","x":12,"y":34,"button":"left","buttons":1,"clicks":2,"modifiers":8})");
  CHECK(mouse.action == MouseAction::down);
  CHECK((mouse.at.x == 12 && mouse.at.y == 34 && mouse.clicks == 2 && mouse.buttons == 1));
  CHECK(mouse.button == MouseButton::left);
  CHECK(mouse.modifiers == shift_down);
  auto const wheel = good<WheelInput>(R"({"type":"wheel","contact_id":7,"x":1,"y":2,"delta_x":-3,"delta_y":120})");
  CHECK((wheel.delta_x == -3 && wheel.delta_y == 120));
  auto const touch = good<TouchInput>(
      R"({"type":"touch","contact_id":7,"action":"start","points":[{"id":0,"x":1,"y":2},{"id":4,"x":5,"y":6}]})");
  REQUIRE(touch.points.size() == 2);
  CHECK((touch.points[1].id == 4 && touch.points[1].at.y == 6));
  CHECK(good<TouchInput>(R"({"type":"touch","contact_id":7,"action":"end"})").action == TouchAction::end);
  auto const key = good<KeyInput>(R"({"type":"key","contact_id":7,"action":"down","key":" ","code":"Space"})");
  CHECK((key.text == " " && key.key_code == 32 && key.action == KeyAction::down));
  CHECK(good<TextInput>(R"({"type":"text","contact_id":7,"text":" a\nb "})").text == " a\nb ");
  auto const composed = good<CompositionInput>(
      R"({"type":"composition","contact_id":7,"text":"ni","selection_start":1,"selection_end":2})");
  CHECK((composed.text == "ni" && composed.selection_start == 1 && composed.selection_end == 2));
  CHECK(good<CompositionInput>(R"({"type":"composition","contact_id":7,"text":""})").text.empty());
  CHECK(good<InsertValueInput>(R"({"type":"insert","contact_id":7,"key":"full_name"})").key == "full_name");
}

TEST_CASE("whatever is wrong with an input is named, all of it", "[P66]") {
  CHECK(wrong(R"({"type":"mouse"})") == "contact_id, action, x, y");
  CHECK(wrong(R"({"type":"mouse","contact_id":7,"action":"jump","x":-1,"y":1.5,"button":"fourth","more":1})") ==
        "action, x, y, button, more");
  CHECK(wrong(R"({"type":"mouse","contact_id":7,"action":"down","x":1,"y":1})") == "button");
  CHECK(wrong(R"({"type":"mouse","contact_id":0,"action":"move","x":20000,"y":1,"modifiers":16})") ==
        "contact_id, x, modifiers");
  CHECK(wrong(R"({"type":"wheel","contact_id":7,"x":1,"y":1,"delta_y":1000000})") == "delta_y");
  CHECK(wrong(R"({"type":"touch","contact_id":7,"action":"start"})") == "points");
  CHECK(wrong(R"({"type":"touch","contact_id":7,"action":"move","points":[3,{"id":1,"x":1}]})") ==
        "points[0], points[1].y");
  CHECK(wrong(R"({"type":"touch","contact_id":7,"action":"cancel","points":[{"id":1,"x":1,"y":1}]})") == "points");
  CHECK(wrong(R"({"type":"touch","contact_id":7,"action":"start","points":[1,1,1,1,1,1,1,1,1,1,1]})") ==
        "points, points");
  CHECK(wrong(R"({"type":"key","contact_id":7,"action":"down","key":"F12"})") == "key");
  CHECK(wrong(R"({"type":"key","contact_id":7,"action":"down","key":"v","code":"KeyV","modifiers":2})") == "key");
  CHECK(wrong(R"({"type":"text","contact_id":7})") == "text");
  CHECK(wrong(R"({"type":"text","contact_id":7,"text":")" + std::string(input_text_bytes + 1, 'a') + "\"}") ==
        "text, text");
  CHECK(wrong(R"({"type":"composition","contact_id":7,"text":"ni","selection_end":3})") == "selection_end");
  CHECK(wrong(R"({"type":"insert","contact_id":7,"key":"password"})") == "key");
  CHECK_FALSE(is_person_input("watch"));
}
