// What fields mean beside their neighbours.
#include <algorithm>
#include <array>

#include "core/page/reader_v5/field_subject.hpp"
#include "core/page/reader_v5/reader.hpp"

namespace legwork::core::reader_v5 {

namespace {

bool empty_of_words(Control const& c) { return c.label.empty() && c.placeholder.empty() && c.aria_label.empty(); }

// Three text boxes of at most 3, 3 and 4 characters, the first of them (or their label) about a phone.
bool is_split_phone(Snapshot const& page, std::vector<ClassifiedField> const& fields, std::size_t at) {
  static constexpr std::array sizes{3, 3, 4};
  if (at + 3 > fields.size()) return false;
  for (std::size_t i = 0; i < 3; ++i) {
    Control const* c = find_control(page, fields[at + i].ref);
    if (c == nullptr || c->maxlength != sizes[i]) return false;
  }
  FieldType const first = fields[at].type;
  return first == FieldType::phone || first == FieldType::phone_area || first == FieldType::other;
}

// "Name" and "Vorname" in one form, in either order: the name that stands beside a first name is the last name. Beside
// both there is a last name already, and a third box is for something else.
void repair_names(std::vector<ClassifiedField>& fields) {
  auto const count = [&](FieldType type) { return std::ranges::count(fields, type, &ClassifiedField::type); };
  if (count(FieldType::first_name) != 1 || count(FieldType::last_name) != 0 || count(FieldType::full_name) != 1) return;
  std::ranges::find(fields, FieldType::full_name, &ClassifiedField::type)->type = FieldType::last_name;
}

// "Alternate phone" beside "Phone": the customer has one. Alone it is the phone.
void leave_additional(Snapshot const& page, std::vector<ClassifiedField>& fields) {
  auto const is_another = [&](ClassifiedField const& f) {
    Control const* const c = find_control(page, f.ref);
    return c != nullptr && is_an_additional_one(*c) && !is_a_repetition(*c);
  };
  for (FieldType const type : {FieldType::phone, FieldType::email}) {
    bool const has_first =
        std::ranges::any_of(fields, [&](ClassifiedField const& f) { return f.type == type && !is_another(f); });
    if (!has_first) continue;
    for (ClassifiedField& f : fields) {
      if (f.type == type && is_another(f)) f.type = FieldType::other;
    }
  }
}

// The message is written once, where it is surest to be meant.
void keep_one_message(Snapshot const& page, std::vector<ClassifiedField>& fields) {
  auto const best = std::ranges::max_element(fields, {}, [&](ClassifiedField const& f) {
    Control const* const c = f.type == FieldType::message ? find_control(page, f.ref) : nullptr;
    int const words = c == nullptr ? 0 : static_cast<int>(std::min<std::size_t>(c->label.size(), 200));
    return c == nullptr ? -1 : (f.required ? 10'000 : 0) + f.confidence * 50 - words; // a plain "Message" says it best
  });
  for (auto field = fields.begin(); field != fields.end(); ++field) {
    if (field != best && field->type == FieldType::message) field->type = FieldType::other;
  }
}

} // namespace

void repair_sequence(Snapshot const& page, std::vector<ClassifiedField>& fields, DecisionRules rules) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (is_split_phone(page, fields, i)) {
      fields[i].type = FieldType::phone_area;
      fields[i + 1].type = FieldType::phone_prefix;
      fields[i + 2].type = FieldType::phone_suffix;
      i += 2;
      continue;
    }
    if (i == 0) continue;
    ClassifiedField& here = fields[i];
    ClassifiedField& before = fields[i - 1];
    Control const* control = find_control(page, here.ref);
    bool const wordless = control != nullptr && control->tag == "input" && empty_of_words(*control);
    if (before.type == FieldType::first_name && here.type == FieldType::full_name) here.type = FieldType::last_name;
    if (before.type == FieldType::full_name && here.type == FieldType::last_name) before.type = FieldType::first_name;
    if (before.type == FieldType::full_name && here.type == FieldType::other && wordless) {
      before.type = FieldType::first_name;
      here.type = FieldType::last_name;
    }
  }
  if (rules < DecisionRules::v5) return;
  leave_additional(page, fields);
  repair_names(fields);
  keep_one_message(page, fields);
}

} // namespace legwork::core::reader_v5
