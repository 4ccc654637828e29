// The fields of a customer, in one table: the key in the vault, the fill plan and the message's placeholders, and the
// name in a request (docs/protocol.md).
#pragma once

#include <array>
#include <string_view>

namespace legwork::core {

enum class CustomerField { first_name, last_name, email, phone, zip, street, city, state, country, company, vehicle };

struct CustomerFieldInfo {
  CustomerField field;
  std::string_view key;
  std::string_view wire_name;
  bool required;
};

inline constexpr std::array<CustomerFieldInfo, 11> customer_fields{{
    {CustomerField::first_name, "first_name", "firstName", true},
    {CustomerField::last_name, "last_name", "lastName", true},
    {CustomerField::email, "email", "email", true},
    {CustomerField::phone, "phone", "phone", true},
    {CustomerField::zip, "zip", "zipcode", true},
    {CustomerField::street, "street", "street", false},
    {CustomerField::city, "city", "city", false},
    {CustomerField::state, "state", "state", false},
    {CustomerField::country, "country", "country", false},
    {CustomerField::company, "company", "company", false},
    {CustomerField::vehicle, "vehicle", "vehicle", false},
}};

constexpr std::string_view key_of(CustomerField field) { return customer_fields[static_cast<std::size_t>(field)].key; }

// Null where no field has that key.
constexpr CustomerFieldInfo const* customer_field(std::string_view key) {
  for (CustomerFieldInfo const& row : customer_fields) {
    if (row.key == key) return &row;
  }
  return nullptr;
}

static_assert([] {
  for (std::size_t i = 0; i < customer_fields.size(); ++i) {
    if (static_cast<std::size_t>(customer_fields[i].field) != i) return false;
  }
  return true;
}());

} // namespace legwork::core
