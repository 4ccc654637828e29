// The fields of a customer, in one table: the key in the vault, the fill plan and the message's placeholders, and the
// name in a request (docs/protocol.md).
#pragma once

#include <array>
#include <string_view>

#include "core/base/enum_names.hpp"

namespace legwork::core {

enum class CustomerField {
  first_name,
  last_name, // empty for people who have one name only
  email,
  phone,
  zip, // empty for addresses in countries without postal codes
  street,
  city,
  state,
  country,
  company,
  vehicle,
  salutation,
  phone_extension,
};

struct CustomerFieldInfo {
  CustomerField field;
  std::string_view key;
  std::string_view wire_name;
  bool required;
};

inline constexpr std::array<CustomerFieldInfo, count_of<CustomerField>()> customer_fields{{
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
    {CustomerField::salutation, "salutation", "salutation", false},
    {CustomerField::phone_extension, "phone_extension", "phoneExtension", false},
}};

// What else is written into forms, under keys of their own: what follows from the fields (core/validate/request.cpp)
// and the rendered message. Nobody gives a `subject` yet.
enum class DerivedValue {
  full_name,
  phone_area,
  phone_prefix,
  phone_suffix,
  phone_local,
  phone_country_code,
  message,
  subject,
};

constexpr std::string_view key_of(DerivedValue value) { return name_of(value); }
constexpr std::string_view key_of(CustomerField field) { return customer_fields[static_cast<std::size_t>(field)].key; }

// A whole number says who somebody is; a part of one says little.
constexpr bool is_part_of_phone(std::string_view key) {
  return key == key_of(DerivedValue::phone_area) || key == key_of(DerivedValue::phone_prefix) ||
         key == key_of(DerivedValue::phone_suffix) || key == key_of(DerivedValue::phone_local) ||
         key == key_of(DerivedValue::phone_country_code);
}

// Without one of these a message is of no use to the customer: it is never sent with such a field emptied.
constexpr bool is_essential(std::string_view key) {
  return key == key_of(CustomerField::email) || key == key_of(DerivedValue::message) ||
         key == key_of(DerivedValue::full_name) || key == key_of(CustomerField::first_name) ||
         key == key_of(CustomerField::last_name);
}

// Null where no field has that key.
constexpr CustomerFieldInfo const* customer_field(std::string_view key) {
  for (CustomerFieldInfo const& row : customer_fields) {
    if (row.key == key) return &row;
  }
  return nullptr;
}

static_assert(
    [] {
      for (std::size_t i = 0; i < customer_fields.size(); ++i) {
        CustomerFieldInfo const& row = customer_fields[i];
        if (static_cast<std::size_t>(row.field) != i || row.key.empty() || row.wire_name.empty()) return false;
      }
      return true;
    }(),
    "every field of a customer has its row, in the order of CustomerField");

} // namespace legwork::core
