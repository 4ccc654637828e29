// What a control of a form can be for, and which customer value it asks for. How a page says it: fields/.
#pragma once

#include <algorithm>
#include <string_view>

#include "core/base/enum_names.hpp"
#include "core/model/customer_field.hpp"

namespace legwork::core {

enum class FieldType {
  other,
  full_name,
  first_name,
  last_name,
  email,
  phone,
  phone_area,
  phone_prefix,
  phone_suffix,
  phone_local,
  zip,
  city,
  state,
  street,
  country,
  company,
  subject,
  message,
  department,
  contact_method,
  contact_time,
  vehicle,
  vehicle_year,
  vehicle_make,
  vehicle_model,
  consent_required,
  consent_marketing,
  newsletter,
  file,
  captcha_answer,
  honeypot,
  password,
  search,
  salutation,
  phone_extension,
};

// Key of the customer value that a control of this type asks for; empty for those that need a choice of their own.
constexpr std::string_view value_key_of(FieldType type) {
  switch (type) {
    case FieldType::full_name: return key_of(DerivedValue::full_name);
    case FieldType::first_name: return key_of(CustomerField::first_name);
    case FieldType::last_name: return key_of(CustomerField::last_name);
    case FieldType::email: return key_of(CustomerField::email);
    case FieldType::phone: return key_of(CustomerField::phone);
    case FieldType::phone_area: return key_of(DerivedValue::phone_area);
    case FieldType::phone_prefix: return key_of(DerivedValue::phone_prefix);
    case FieldType::phone_suffix: return key_of(DerivedValue::phone_suffix);
    case FieldType::phone_local: return key_of(DerivedValue::phone_local);
    case FieldType::zip: return key_of(CustomerField::zip);
    case FieldType::city: return key_of(CustomerField::city);
    case FieldType::state: return key_of(CustomerField::state);
    case FieldType::street: return key_of(CustomerField::street);
    case FieldType::country: return key_of(CustomerField::country);
    case FieldType::company: return key_of(CustomerField::company);
    case FieldType::subject: return key_of(DerivedValue::subject);
    case FieldType::message: return key_of(DerivedValue::message);
    case FieldType::vehicle: return key_of(CustomerField::vehicle);
    case FieldType::salutation: return key_of(CustomerField::salutation);
    case FieldType::phone_extension: return key_of(CustomerField::phone_extension);
    case FieldType::other:
    case FieldType::department:
    case FieldType::contact_method:
    case FieldType::contact_time:
    case FieldType::vehicle_year:
    case FieldType::vehicle_make:
    case FieldType::vehicle_model:
    case FieldType::consent_required:
    case FieldType::consent_marketing:
    case FieldType::newsletter:
    case FieldType::file:
    case FieldType::captcha_answer:
    case FieldType::honeypot:
    case FieldType::password:
    case FieldType::search: return "";
  }
  return "";
}

static_assert(std::ranges::all_of(customer_fields,
                                  [](CustomerFieldInfo const& row) {
                                    for (std::size_t i = 0; i < count_of<FieldType>(); ++i) {
                                      if (value_key_of(static_cast<FieldType>(i)) == row.key) return true;
                                    }
                                    return false;
                                  }),
              "every field of a customer has a control that asks for it");

} // namespace legwork::core
