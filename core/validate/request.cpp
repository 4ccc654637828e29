// The rules of a request. No regular expressions: these run on what strangers send.
#include "core/validate/request.hpp"

#include <algorithm>
#include <ranges>

#include "core/base/text.hpp"
#include "core/model/customer_field.hpp"

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

bool is_zip(std::string_view text) {
  if (text.size() < 3 || text.size() > 10) return false;
  return std::ranges::all_of(text, [](char c) { return is_alnum(c) || c == ' ' || c == '-'; }) && !digits(text).empty();
}

std::string what_is_wrong(std::string_view key, std::string_view value) {
  if (trim(value).empty()) return "is empty";
  if (!is_printable(value)) return "contains control characters or is not valid UTF-8";
  if (value.size() > 200) return "is longer than 200 bytes";
  if (key == key_of(CustomerField::email) && !is_email_address(value))
    return "is not an e-mail address such as jane@example.com";
  if (key == key_of(CustomerField::phone) && !is_phone_number(value))
    return "is not a phone number of 7 to 15 digits such as (512) 555-0100";
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
    if (!reason.empty()) out.push_back({key, std::move(reason)});
  }
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
  auto const value = [&](CustomerField field) {
    auto const found = values.find(std::string(key_of(field)));
    return found == values.end() ? std::string() : found->second;
  };
  auto const add = [&](DerivedValue which, std::string text) { values[std::string(key_of(which))] = std::move(text); };
  std::string const full = value(CustomerField::first_name) + " " + value(CustomerField::last_name);
  if (!trim(full).empty()) add(DerivedValue::full_name, std::string(trim(full)));
  std::string number = digits(value(CustomerField::phone));
  if (number.size() == 11 && number.front() == '1') number.erase(0, 1);
  if (number.size() == 10) {
    add(DerivedValue::phone_area, number.substr(0, 3));
    add(DerivedValue::phone_prefix, number.substr(3, 3));
    add(DerivedValue::phone_suffix, number.substr(6));
    add(DerivedValue::phone_local, number.substr(3));
  }
}

std::vector<std::string> known_keys(std::map<std::string, std::string> values) {
  complete_values(values);
  values.try_emplace(std::string(key_of(DerivedValue::message)));
  auto const keys = std::views::keys(values);
  return {keys.begin(), keys.end()};
}

} // namespace legwork::core
