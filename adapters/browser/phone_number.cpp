// libphonenumber knows how the numbers of each country are written.
#include "adapters/browser/phone_number.hpp"

#include <phonenumbers/phonenumberutil.h>

#include <algorithm>

#include "adapters/wire/country_names.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

using core::PhoneFormat;
using i18n::phonenumbers::PhoneNumberUtil;

namespace {

std::string digits_of(std::string_view text) {
  std::string out;
  std::ranges::copy_if(text, std::back_inserter(out), core::is_digit);
  return out;
}

bool begins_with_code(std::string_view text) {
  return core::trim(text).starts_with("+") || core::trim(text).starts_with("00");
}

std::string formatted(i18n::phonenumbers::PhoneNumber const& number, PhoneNumberUtil::PhoneNumberFormat format) {
  std::string out;
  PhoneNumberUtil::GetInstance()->Format(number, format, &out);
  return out;
}

} // namespace

std::optional<PhoneNumber> PhoneNumber::parse(std::string_view text, std::string_view country) {
  auto const& util = *PhoneNumberUtil::GetInstance();
  std::string const region = adapters::country_code(country);
  i18n::phonenumbers::PhoneNumber number;
  if (util.Parse(std::string(text), region.empty() ? "US" : region, &number) != PhoneNumberUtil::NO_PARSING_ERROR)
    return {};
  PhoneNumber out;
  out.given_ = text;
  out.code_ = std::to_string(number.country_code());
  util.GetNationalSignificantNumber(number, &out.significant_);
  out.national_ = formatted(number, PhoneNumberUtil::NATIONAL);
  out.international_ = formatted(number, PhoneNumberUtil::INTERNATIONAL);
  util.GetRegionCodeForNumber(number, &out.region_);
  if (!adapters::country_code(out.region_).empty()) return out;
  out.region_.clear(); // libphonenumber says ZZ for no country
  return out;
}

bool PhoneNumber::is_home(std::string_view page_region) const {
  if (page_region.empty()) return code_ == "1";
  return std::to_string(PhoneNumberUtil::GetInstance()->GetCountryCodeForRegion(std::string(page_region))) == code_;
}

// As the customer gave it, it is a whole number there: with its country's code, or on a page of its own country.
bool PhoneNumber::is_complete_on(std::string_view page_region) const {
  return begins_with_code(given_) || is_home(page_region);
}

std::string PhoneNumber::written(PhoneFormat format, std::string_view page_region) const {
  switch (format) {
    case PhoneFormat::as_given: return is_complete_on(page_region) ? given_ : international_;
    case PhoneFormat::national_digits: return is_home(page_region) ? digits_of(national_) : "+" + code_ + significant_;
    case PhoneFormat::after_country_code: return significant_;
    case PhoneFormat::international: return "+" + code_ + significant_;
  }
  return given_;
}

std::vector<std::string> PhoneNumber::ways(PhoneFormat format, std::string_view page_region) const {
  std::vector<std::string> out{written(format, page_region)};
  auto const add = [&](std::string way) {
    if (std::ranges::find(out, way) == out.end()) out.push_back(std::move(way));
  };
  if (format == PhoneFormat::after_country_code) return add(digits_of(national_)), out;
  if (is_home(page_region)) {
    add(digits_of(national_));
    add(national_);
    if (code_ == "1" && significant_.size() == 10)
      add(significant_.substr(0, 3) + "-" + significant_.substr(3, 3) + "-" + significant_.substr(6));
  }
  add("+" + code_ + significant_);
  add(international_);
  return out;
}

bool PhoneNumber::is_same(std::string_view text, std::string_view country_code, std::string_view page_region) const {
  std::string const now = digits_of(text);
  std::string const in_full = code_ + significant_;
  bool const is_national = now == significant_ || now == digits_of(national_);
  if (!country_code.empty()) // without its sign, a code in the box would stand behind the one beside it
    return (is_national && digits_of(country_code) == code_) || (now == in_full && begins_with_code(text));
  if (begins_with_code(text)) return now == in_full || now == "00" + in_full;
  if (now == in_full || (now == digits_of(given_) && is_complete_on(page_region))) return true;
  return is_national && is_home(page_region);
}

} // namespace legwork::adapters
