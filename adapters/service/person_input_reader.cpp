// One reader for each type of message.
#include "adapters/service/person_input_reader.hpp"

#include <map>

#include "adapters/service/page_keys.hpp"
#include "core/base/enum_names.hpp"
#include "core/model/customer_field.hpp"

namespace legwork::adapters {

namespace {

using Need = FieldReader::Need;

constexpr int most_delta = 10'000; // pixels of one turn of a wheel
constexpr int all_modifiers = alt_down | control_down | meta_down | shift_down;
constexpr int all_buttons = 31;
constexpr int most_clicks = 3;
constexpr int most_touch_id = 1'000'000;

int whole(FieldReader& fields, char const* name, Need need, int least, int most) {
  return static_cast<int>(fields.number(name, need, least, most));
}

unsigned bits(FieldReader& fields, char const* name, int most) {
  return static_cast<unsigned>(whole(fields, name, Need::optional, 0, most));
}

PagePoint point(FieldReader& fields) {
  int const x = whole(fields, "x", Need::required, 0, page_edge);
  return {x, whole(fields, "y", Need::required, 0, page_edge)};
}

template <class E>
E choice(FieldReader& fields, char const* name, Need need) {
  std::string const given = fields.text(name, need);
  auto const known = core::value_named<E>(given);
  if (!known && !given.empty()) fields.wrong(name, "is not one of the words that docs/live-view.md lists");
  return known.value_or(E{});
}

PersonInput read_mouse(FieldReader& fields) {
  MouseInput out;
  out.action = choice<MouseAction>(fields, "action", Need::required);
  out.at = point(fields);
  out.button = choice<MouseButton>(fields, "button", Need::optional);
  out.buttons = bits(fields, "buttons", all_buttons);
  out.clicks = whole(fields, "clicks", Need::optional, 0, most_clicks);
  out.modifiers = bits(fields, "modifiers", all_modifiers);
  if (out.action != MouseAction::move && out.button == MouseButton::none)
    fields.wrong("button", "is needed: left, middle or right");
  return out;
}

PersonInput read_wheel(FieldReader& fields) {
  WheelInput out;
  out.at = point(fields);
  out.delta_x = whole(fields, "delta_x", Need::optional, -most_delta, most_delta);
  out.delta_y = whole(fields, "delta_y", Need::optional, -most_delta, most_delta);
  out.modifiers = bits(fields, "modifiers", all_modifiers);
  return out;
}

TouchPoint read_finger(Json const& given, std::string path, FieldReader& fields) {
  std::vector<core::FieldProblem> problems;
  FieldReader of(given, path, problems);
  TouchPoint const out{whole(of, "id", Need::required, 0, most_touch_id), point(of)};
  of.no_others();
  for (core::FieldProblem const& problem : problems) fields.wrong(problem.field, problem.reason);
  return out;
}

PersonInput read_touch(FieldReader& fields) {
  TouchInput out;
  out.action = choice<TouchAction>(fields, "action", Need::required);
  if (Json const* const points = fields.list("points", Need::optional, most_fingers)) {
    for (std::size_t i = 0; i < points->size(); ++i) {
      std::string const path = "points[" + std::to_string(i) + "].";
      if ((*points)[i].is_object())
        out.points.push_back(read_finger((*points)[i], path, fields));
      else
        fields.wrong(path.substr(0, path.size() - 1), "must be an object");
    }
  }
  bool const presses = out.action == TouchAction::start || out.action == TouchAction::move;
  if (presses && out.points.empty()) fields.wrong("points", "must name every finger on the page");
  if (out.action == TouchAction::cancel && !out.points.empty()) fields.wrong("points", "must be empty");
  out.modifiers = bits(fields, "modifiers", all_modifiers);
  return out;
}

PersonInput read_key(FieldReader& fields) {
  KeyInput out;
  out.action = choice<KeyAction>(fields, "action", Need::required);
  out.key = fields.text("key", Need::optional, 40); // a space is a key, too
  out.code = fields.text("code", Need::optional, 40);
  out.is_repeat = fields.flag("repeat");
  out.modifiers = bits(fields, "modifiers", all_modifiers);
  auto key = page_key(out.key, out.code, out.modifiers);
  if (!key) fields.wrong("key", "does not reach pages; docs/live-view.md lists those that do");
  if (key) out.text = std::move(key->text), out.key_code = key->key_code;
  return out;
}

PersonInput read_text(FieldReader& fields) {
  TextInput out{fields.text("text", Need::optional, input_text_bytes)};
  if (out.text.empty()) fields.wrong("text", "is missing or empty");
  return out;
}

PersonInput read_composition(FieldReader& fields) {
  CompositionInput out{.text = fields.text("text", Need::optional, input_text_bytes)};
  auto const longest = static_cast<int>(out.text.size()); // in UTF-16 it is no longer
  out.selection_start = whole(fields, "selection_start", Need::optional, 0, longest);
  out.selection_end = whole(fields, "selection_end", Need::optional, 0, longest);
  return out;
}

PersonInput read_insert(FieldReader& fields) {
  InsertValueInput out{fields.text("key", Need::required, 40)};
  bool const known = std::ranges::count(core::customer_fields, out.key, &core::CustomerFieldInfo::key) > 0 ||
                     core::value_named<core::DerivedValue>(out.key).has_value();
  if (!known && !out.key.empty()) fields.wrong("key", "names none of the customer's values");
  return out;
}

using Reader = PersonInput (*)(FieldReader&);
std::map<std::string_view, Reader> const readers{{"mouse", read_mouse},  {"wheel", read_wheel},
                                                 {"touch", read_touch},  {"key", read_key},
                                                 {"text", read_text},    {"composition", read_composition},
                                                 {"insert", read_insert}};

} // namespace

bool is_person_input(std::string_view type) { return readers.contains(type); }

ContactInput read_person_input(std::string_view type, Json const& message, std::vector<core::FieldProblem>& problems) {
  FieldReader fields(message, "", problems);
  static_cast<void>(fields.text("type", Need::required));
  auto const contact = static_cast<std::uint32_t>(fields.number("contact_id", Need::required, 1, UINT32_MAX));
  ContactInput out{core::ContactId{contact}, readers.at(type)(fields)};
  fields.no_others();
  return out;
}

} // namespace legwork::adapters
