// Pairs and rows of boxes, in the order of the document.
#include "core/page/fields/field_sequence.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "core/page/fields/field_reader.hpp"
#include "core/page/fields/field_subject.hpp"

namespace legwork::core {

namespace {

using Fields = std::vector<ClassifiedField>;
using enum FieldType;

// Text boxes that stand one after another and share their label, or have none.
struct Boxes {
  Snapshot const& page;
  Fields& fields;

  Control const* box(std::size_t i) const {
    Control const* const c = i < fields.size() ? find_control(page, fields[i].ref) : nullptr;
    return c != nullptr && c->tag == "input" && c->type != "checkbox" && c->type != "radio" ? c : nullptr;
  }
  int length(std::size_t i) const {
    Control const* const c = box(i);
    return c == nullptr ? 0 : c->maxlength;
  }
  FieldType type(std::size_t i) const { return i < fields.size() ? fields[i].type : honeypot; }
  bool is_about_phone(std::size_t i) const { return type(i) == phone || type(i) == phone_area; }
  bool may_be_part(std::size_t i) const {
    return box(i) != nullptr && (is_about_phone(i) || type(i) == other || type(i) == phone_extension);
  }
  void set(std::size_t i, std::initializer_list<FieldType> types) {
    for (FieldType const type : types) fields[i++].type = type;
  }
};

// A number in several boxes, by how much each takes; the number of boxes, 0 where it is none.
std::size_t split_phone(Boxes& b, std::size_t i) {
  auto const is = [&](std::size_t at, int size) { return b.length(at) == size && b.may_be_part(at); };
  bool const begins = b.is_about_phone(i);
  bool const is_fax = !begins && !b.is_about_phone(i + 1) && !b.is_about_phone(i + 2);
  if (is_fax) return 0;
  if (is(i, 3) && is(i + 1, 3) && is(i + 2, 4)) return b.set(i, {phone_area, phone_prefix, phone_suffix}), 3;
  bool const rest_is_whole = is(i + 1, 7) || is(i + 1, 8);
  if (begins && is(i, 3) && rest_is_whole) return b.set(i, {phone_area, phone_local}), 2;
  bool const says_area = b.type(i) == phone_area && b.may_be_part(i + 1);
  if (says_area && b.is_about_phone(i + 1) && b.is_about_phone(i + 2) && b.may_be_part(i + 2))
    return b.set(i, {phone_area, phone_prefix, phone_suffix}), 3;
  if (says_area && b.type(i + 1) == phone) return b.set(i, {phone_area, phone_local}), 2;
  return 0;
}

bool is_wordless(Control const& c) { return c.label.empty() && c.placeholder.empty() && c.aria_label.empty(); }

// Two boxes beside one another that ask for a name.
void repair_pair(Boxes& b, std::size_t i) {
  Control const* const here = b.box(i);
  if (here == nullptr || i == 0 || b.box(i - 1) == nullptr) return;
  FieldType& before = b.fields[i - 1].type;
  FieldType& now = b.fields[i].type;
  if (before == first_name && now == full_name) now = last_name;
  if (before == full_name && now == last_name) before = first_name;
  if (before == full_name && (now == other || now == full_name) && is_wordless(*here))
    before = first_name, now = last_name;
  if (before == first_name && now == first_name && is_wordless(*here)) now = last_name;
}

// "Name" and "Vorname" in one form, in either order: the name that stands beside a first name is the last name. Beside
// both there is a last name already, and a third box is for something else.
void repair_names(Fields& fields) {
  auto const count = [&](FieldType type) { return std::ranges::count(fields, type, &ClassifiedField::type); };
  auto const find = [&](FieldType type) { return std::ranges::find(fields, type, &ClassifiedField::type); };
  if (count(last_name) == 0 && count(first_name) == 1 && count(full_name) == 1) find(full_name)->type = last_name;
  if (count(last_name) == 1 && count(first_name) == 0 && count(full_name) == 1) find(full_name)->type = first_name;
}

// "Alternate phone" beside "Phone": the customer has one. Alone it is the phone.
void leave_additional(Boxes const& b) {
  auto const is_another = [&](ClassifiedField const& f) {
    Control const* const c = find_control(b.page, f.ref);
    return c != nullptr && is_an_additional_one(*c) && !is_a_repetition(*c);
  };
  for (FieldType const type : {phone, email}) {
    bool const has_first =
        std::ranges::any_of(b.fields, [&](ClassifiedField const& f) { return f.type == type && !is_another(f); });
    if (!has_first) continue;
    for (ClassifiedField& f : b.fields) {
      if (f.type == type && is_another(f)) f.type = other;
    }
  }
}

// Of an address the second box of the same is its next line, or the last digits of a ZIP+4.
void leave_second_lines(Boxes& b) {
  for (std::size_t i = 1; i < b.fields.size(); ++i) {
    bool const is_same = b.type(i) == b.type(i - 1) && b.box(i) != nullptr;
    if (is_same && b.type(i) == street) b.fields[i].type = other;
    if (is_same && b.type(i) == zip && b.length(i) == 4) b.fields[i].type = other;
  }
}

// The message is written once, where it is surest to be meant; so is what it is about.
void keep_one(Boxes const& b, FieldType type) {
  auto const value = [&](ClassifiedField const& f) {
    Control const* const c = f.type == type ? find_control(b.page, f.ref) : nullptr;
    if (c == nullptr) return -1;
    int const words = static_cast<int>(std::min<std::size_t>(c->label.size(), 200)); // a plain "Message" says it best
    bool const fits = type == message ? c->tag == "textarea" : true;
    return (fits ? 20'000 : 0) + (f.required ? 10'000 : 0) + f.confidence * 50 - words + 1'000;
  };
  auto const best = std::ranges::max_element(b.fields, {}, value);
  Control const* const kept = best == b.fields.end() ? nullptr : find_control(b.page, best->ref);
  for (auto field = b.fields.begin(); field != b.fields.end(); ++field) {
    if (field == best || field->type != type) continue;
    Control const* const c = find_control(b.page, field->ref);
    bool const is_same_group = c != nullptr && kept != nullptr && c->type == "radio" && c->name == kept->name;
    if (!is_same_group) field->type = other;
  }
}

} // namespace

void repair_sequence(Snapshot const& page, Fields& fields) {
  Boxes b{page, fields};
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (std::size_t const parts = split_phone(b, i); parts > 0)
      i += parts - 1;
    else
      repair_pair(b, i);
  }
  leave_additional(b);
  leave_second_lines(b);
  repair_names(fields);
  keep_one(b, message);
  keep_one(b, subject);
}

} // namespace legwork::core
