// Each kind of field is checked in one place.
#include "adapters/wire/field_reader.hpp"

#include "core/base/text.hpp"

namespace legwork::adapters {

Json const* FieldReader::find(char const* name, Need need) {
  read_.insert(name);
  auto const found = object_.find(name);
  bool const there = found != object_.end() && !found->is_null();
  if (!there && need == Need::required) wrong(name, "is missing");
  return there ? &*found : nullptr;
}

std::string FieldReader::text(char const* name, Need need, std::size_t limit) {
  Json const* const found = find(name, need);
  if (found == nullptr) return {};
  if (!found->is_string()) return wrong(name, "must be a text"), "";
  auto const& value = found->get_ref<std::string const&>();
  if (value.size() > limit) return wrong(name, "is longer than " + std::to_string(limit) + " bytes"), "";
  if (need == Need::required && core::trim(value).empty()) return wrong(name, "is empty"), "";
  return value;
}

std::int64_t FieldReader::number(char const* name, Need need, std::int64_t least, std::int64_t most,
                                 std::int64_t otherwise) {
  Json const* const found = find(name, need);
  if (found == nullptr) return otherwise;
  bool const fits = found->is_number_integer() &&
                    !(found->is_number_unsigned() && found->get<std::uint64_t>() > INT64_MAX) &&
                    found->get<std::int64_t>() >= least && found->get<std::int64_t>() <= most;
  if (fits) return found->get<std::int64_t>();
  wrong(name, "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  return otherwise;
}

bool FieldReader::flag(char const* name, Need need) {
  Json const* const found = find(name, need);
  if (found == nullptr) return false;
  if (!found->is_boolean()) return wrong(name, "must be true or false"), false;
  return found->get<bool>();
}

std::vector<std::uint32_t> FieldReader::whole_numbers(char const* name, Need need, std::size_t most) {
  std::vector<std::uint32_t> out;
  Json const* const found = list(name, need, most);
  if (found == nullptr) return out;
  for (Json const& item : *found) {
    bool const fits =
        item.is_number_unsigned() && item.get<std::uint64_t>() >= 1 && item.get<std::uint64_t>() <= UINT32_MAX;
    if (!fits) return wrong(name, "must list whole numbers from 1"), std::vector<std::uint32_t>{};
    out.push_back(item.get<std::uint32_t>());
  }
  return out;
}

Json const* FieldReader::object(char const* name, Need need) {
  Json const* const found = find(name, need);
  if (found != nullptr && !found->is_object()) return wrong(name, "must be an object"), nullptr;
  return found;
}

Json const* FieldReader::list(char const* name, Need need, std::size_t most) {
  Json const* const found = find(name, need);
  if (found == nullptr) return nullptr;
  if (!found->is_array()) return wrong(name, "must be a list"), nullptr;
  if (found->size() > most) return wrong(name, "lists more than " + std::to_string(most)), nullptr;
  if (need == Need::required && found->empty()) return wrong(name, "lists nothing"), nullptr;
  return found;
}

void FieldReader::no_others() {
  for (auto const& [name, value] : object_.items()) {
    if (!read_.contains(name)) wrong(core::presentable(name, 60), "is not a known field");
  }
}

} // namespace legwork::adapters
