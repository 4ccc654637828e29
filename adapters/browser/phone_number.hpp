// A customer's phone number in each form that a box may take, and whether what a box holds is still the same number.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/fill_plan.hpp"

namespace legwork::adapters {

class PhoneNumber {
 public:
  // `country`: of the customer, as given; without one, a number without its country's code is taken for one of the USA.
  static std::optional<PhoneNumber> parse(std::string_view text, std::string_view country);

  // `page_region`: the country that the page speaks for, two letters or empty. A number of another country is never
  // written without its code.
  std::string written(core::PhoneFormat format, std::string_view page_region) const;
  // Every form worth trying where a box did not take `format`, `format` first.
  std::vector<std::string> ways(core::PhoneFormat format, std::string_view page_region) const;

  // `country_code`: what stands beside the box ("+49"), empty where nothing does.
  bool is_same(std::string_view text, std::string_view country_code, std::string_view page_region) const;

  std::string const& significant_digits() const { return significant_; } // without code and trunk prefix
  std::string country_code() const { return code_; }                     // "49"
  std::string const& region() const { return region_; }                  // "DE", empty where it is not known

 private:
  std::string given_;
  std::string code_;
  std::string significant_; // without code and trunk prefix, digits
  std::string national_;    // as people of that country write it
  std::string international_;
  std::string region_;

  bool is_home(std::string_view page_region) const;
  bool is_complete_on(std::string_view page_region) const;
};

} // namespace legwork::adapters
