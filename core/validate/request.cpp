// The rules of a request. No regular expressions: these run on what strangers send.
#include "core/validate/request.hpp"

#include <algorithm>
#include <ranges>

#include "core/base/text.hpp"
#include "core/model/customer_field.hpp"
#include "core/validate/postal_code_countries.hpp"
#include "core/validate/salutation.hpp"

namespace legwork::core {

namespace {

std::string digits(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (is_digit(c)) out += c;
  }
  return out;
}

bool is_printable(std::string_view text) { return presentable(text, text.size()) == text; }

// Dashes as word processors make them, to the one that forms take.
std::string plain_dashes(std::string text) {
  for (std::string_view dash : {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"})
    text = replace_all(std::move(text), dash, "-");
  return text;
}

bool is_extension(std::string_view text) {
  return !text.empty() && text.size() <= 7 && std::ranges::all_of(text, is_digit);
}

struct PhoneParts {
  std::string number;
  std::string extension; // empty for none
};

// "512-555-0100 x12" into its two parts; what comes after the number is left to it where it is no extension.
PhoneParts split_phone(std::string_view text) {
  std::string const plain = plain_dashes(std::string(trim(text)));
  std::string const small = lower(plain);
  for (std::string_view word : {"extension", "ext.", "ext", "x", "#"}) {
    std::size_t const at = small.find(word);
    if (at == std::string::npos) continue;
    std::string_view const extension = trim(std::string_view(plain).substr(at + word.size()));
    std::string_view number = trim(std::string_view(plain).substr(0, at));
    while (number.ends_with(',') || number.ends_with(';')) number = trim(number.substr(0, number.size() - 1));
    if (is_extension(extension)) return {std::string(number), std::string(extension)};
  }
  return {plain, ""};
}

bool is_zip(std::string const& given) {
  std::string const text = plain_dashes(given);
  if (text.size() < 3 || text.size() > 10) return false;
  return std::ranges::all_of(text, [](char c) { return is_alnum(c) || c == ' ' || c == '-'; }) && !digits(text).empty();
}

std::string what_is_wrong(std::string_view key, std::string const& value) {
  if (trim(value).empty()) return key == key_of(CustomerField::last_name) ? "" : "is empty"; // some have one name only
  if (!is_printable(value)) return "contains control characters or is not valid UTF-8";
  if (value.size() > 200) return "is longer than 200 bytes";
  if (key == key_of(CustomerField::email) && !is_email_address(value))
    return "is not an e-mail address such as jane@example.com";
  if (key == key_of(CustomerField::phone) && !is_phone_number(split_phone(value).number))
    return "is not a phone number of 7 to 15 digits such as (512) 555-0100";
  if (key == key_of(CustomerField::phone_extension) && !is_extension(value))
    return "is not a phone extension of at most 7 digits such as 12";
  if (key == key_of(CustomerField::salutation) && !parse_salutation(value))
    return "is not a form of address such as Mr., Ms., Mx., Herr or Frau";
  if (key == key_of(CustomerField::zip) && !is_zip(value)) return "is not a postal code such as 78701";
  return {};
}

// Calls `each` with every `{name}` of a template; false for a brace that is not closed.
template <class F>
bool each_placeholder(std::string_view text, F each) {
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    std::size_t const end = text.find('}', at);
    if (end == std::string_view::npos || end - at > 40) return false;
    each(text.substr(at + 1, end - at - 1));
  }
  return true;
}

std::string value_of(std::map<std::string, std::string> const& values, CustomerField field) {
  auto const found = values.find(std::string(key_of(field)));
  return found == values.end() ? std::string() : found->second;
}

// Some countries have no postal codes: what is wrong where none is given, or nothing.
std::string why_without_zip(std::map<std::string, std::string> const& values) {
  bool const fits =
      has_no_postal_codes(value_of(values, CustomerField::country), value_of(values, CustomerField::phone));
  return fits ? ""
              : "is empty; only an address in a country without postal codes has none, and then `country` must name it";
}

// Ten digits as the United States and Canada number them: neither the area nor the exchange begins with 0 or 1.
bool is_north_american(std::string_view given, std::string_view number) {
  bool const names_another_country = trim(given).starts_with('+') && !trim(given).starts_with("+1");
  return number.size() == 10 && !names_another_country && number[0] >= '2' && number[3] >= '2';
}

bool is_known_placeholder(std::string_view name) {
  return name == "dealer_name" || name == key_of(DerivedValue::full_name) || customer_field(name) != nullptr;
}

} // namespace

bool is_email_address(std::string_view text) {
  std::size_t const at = text.find('@');
  if (at == 0 || at == std::string_view::npos || at > 64 || text.size() > 254) return false;
  std::string_view const host = text.substr(at + 1);
  if (host.find('@') != std::string_view::npos || host.find('.') == std::string_view::npos) return false;
  for (std::string_view label : split(host, '.')) {
    bool const fits = !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-';
    if (!fits || !std::ranges::all_of(label, [](char c) { return is_alnum(c) || c == '-' || (c & 0x80) != 0; }))
      return false;
  }
  std::string_view const local = text.substr(0, at);
  if (local.front() == '.' || local.back() == '.') return false;
  return std::ranges::all_of(local, [](char c) {
    return is_alnum(c) || std::string_view(".!#$%&'*+/=?^_`{|}~-").contains(c) || (c & 0x80) != 0;
  });
}

bool is_phone_number(std::string_view text) {
  bool const shape =
      std::ranges::all_of(text, [](char c) { return is_digit(c) || std::string_view("+ ().-/").contains(c); });
  std::size_t const n = digits(text).size();
  return shape && n >= 7 && n <= 15;
}

std::vector<FieldProblem> check_customer(std::map<std::string, std::string> const& values) {
  std::vector<FieldProblem> out;
  for (CustomerFieldInfo const& row : customer_fields) {
    if (row.required && !values.contains(std::string(row.key))) out.push_back({std::string(row.key), "is missing"});
  }
  for (auto const& [key, value] : values) {
    std::string reason = customer_field(key) != nullptr ? what_is_wrong(key, value) : "is not a known field";
    if (key == key_of(CustomerField::zip) && reason == "is empty") reason = why_without_zip(values);
    if (!reason.empty()) out.push_back({key, std::move(reason)});
  }
  bool const has_two_extensions = values.contains(std::string(key_of(CustomerField::phone_extension))) &&
                                  !split_phone(value_of(values, CustomerField::phone)).extension.empty();
  if (has_two_extensions)
    out.push_back({std::string(key_of(CustomerField::phone)),
                   "has an extension, and phone_extension gives one, too; give one of the two"});
  return out;
}

std::vector<FieldProblem> check_message(std::string_view text) {
  std::vector<FieldProblem> out;
  if (trim(text).empty()) out.push_back({"message", "is empty"});
  if (text.size() > 4000) out.push_back({"message", "is longer than 4,000 bytes"});
  std::string const flat = replace_all(replace_all(std::string(text), "\r", ""), "\n", "");
  if (!is_printable(replace_all(flat, "\t", "")))
    out.push_back({"message", "contains control characters or is not valid UTF-8"});
  bool const closed = each_placeholder(text, [&](std::string_view name) {
    if (!is_known_placeholder(name))
      out.push_back({"message", "has the unknown placeholder {" + presentable(name, 40) +
                                    "}; known are {dealer_name}, {full_name} and the customer's fields"});
  });
  if (!closed) out.push_back({"message", "has a { without its }"});
  return out;
}

std::vector<FieldProblem> check_dealer_name(std::string_view name) {
  if (trim(name).empty()) return {{"dealer_name", "is empty"}};
  if (name.size() > 200) return {{"dealer_name", "is longer than 200 bytes"}};
  if (!is_printable(name)) return {{"dealer_name", "contains control characters or is not valid UTF-8"}};
  return {};
}

std::string render_message(std::string_view text, std::map<std::string, std::string> const& values,
                           std::string_view dealer_name) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t const open = text.find('{', at);
    std::size_t const end = open == std::string_view::npos ? open : text.find('}', open);
    if (end == std::string_view::npos) break;
    out += text.substr(at, open - at);
    std::string const name(text.substr(open + 1, end - open - 1));
    auto const found = values.find(name);
    if (name == "dealer_name")
      out += dealer_name;
    else if (found != values.end())
      out += found->second;
    at = end + 1;
  }
  return out + std::string(text.substr(at));
}

void complete_values(std::map<std::string, std::string>& values) {
  auto const value = [&](CustomerField field) { return value_of(values, field); };
  auto const add = [&](DerivedValue which, std::string text) { values[std::string(key_of(which))] = std::move(text); };
  std::string const full = value(CustomerField::first_name) + " " + value(CustomerField::last_name);
  if (!trim(full).empty()) add(DerivedValue::full_name, std::string(trim(full)));
  if (auto const zip = values.find(std::string(key_of(CustomerField::zip))); zip != values.end())
    zip->second = plain_dashes(zip->second);
  auto const phone = values.find(std::string(key_of(CustomerField::phone)));
  if (phone != values.end()) {
    PhoneParts const parts = split_phone(phone->second);
    phone->second = parts.number;
    if (!parts.extension.empty()) values[std::string(key_of(CustomerField::phone_extension))] = parts.extension;
  }
  std::string number = digits(value(CustomerField::phone));
  if (number.size() == 11 && number.front() == '1') number.erase(0, 1);
  if (is_north_american(value(CustomerField::phone), number)) {
    add(DerivedValue::phone_area, number.substr(0, 3));
    add(DerivedValue::phone_prefix, number.substr(3, 3));
    add(DerivedValue::phone_suffix, number.substr(6));
    add(DerivedValue::phone_local, number.substr(3));
  }
}

std::vector<std::string> known_keys(std::map<std::string, std::string> values) {
  complete_values(values);
  std::erase_if(values, [](auto const& value) { return trim(value.second).empty(); });
  values.try_emplace(std::string(key_of(DerivedValue::message)));
  auto const keys = std::views::keys(values);
  return {keys.begin(), keys.end()};
}

} // namespace legwork::core
