// The list is the postal service's.
#include "adapters/browser/us_states.hpp"

#include <array>

#include "core/base/text.hpp"

namespace legwork::adapters {

namespace {

struct State {
  std::string_view name;
  std::string_view letters;
};

// clang-format off
constexpr std::array<State, 52> states{{
    {"Alabama", "AL"}, {"Alaska", "AK"}, {"Arizona", "AZ"}, {"Arkansas", "AR"}, {"California", "CA"},
    {"Colorado", "CO"}, {"Connecticut", "CT"}, {"Delaware", "DE"}, {"District of Columbia", "DC"},
    {"Florida", "FL"}, {"Georgia", "GA"}, {"Hawaii", "HI"}, {"Idaho", "ID"}, {"Illinois", "IL"},
    {"Indiana", "IN"}, {"Iowa", "IA"}, {"Kansas", "KS"}, {"Kentucky", "KY"}, {"Louisiana", "LA"},
    {"Maine", "ME"}, {"Maryland", "MD"}, {"Massachusetts", "MA"}, {"Michigan", "MI"}, {"Minnesota", "MN"},
    {"Mississippi", "MS"}, {"Missouri", "MO"}, {"Montana", "MT"}, {"Nebraska", "NE"}, {"Nevada", "NV"},
    {"New Hampshire", "NH"}, {"New Jersey", "NJ"}, {"New Mexico", "NM"}, {"New York", "NY"},
    {"North Carolina", "NC"}, {"North Dakota", "ND"}, {"Ohio", "OH"}, {"Oklahoma", "OK"}, {"Oregon", "OR"},
    {"Pennsylvania", "PA"}, {"Puerto Rico", "PR"}, {"Rhode Island", "RI"}, {"South Carolina", "SC"},
    {"South Dakota", "SD"}, {"Tennessee", "TN"}, {"Texas", "TX"}, {"Utah", "UT"}, {"Vermont", "VT"},
    {"Virginia", "VA"}, {"Washington", "WA"}, {"West Virginia", "WV"}, {"Wisconsin", "WI"},
    {"Wyoming", "WY"},
}};
// clang-format on

} // namespace

std::vector<std::string> names_of_state(std::string_view value) {
  std::vector<std::string> names{std::string(value)};
  std::string const wanted = core::lower(core::trim(value));
  for (auto const& [name, letters] : states) {
    if (core::lower(name) == wanted) names.emplace_back(letters);
    if (core::lower(letters) == wanted) names.emplace_back(name);
  }
  return names;
}

} // namespace legwork::adapters
