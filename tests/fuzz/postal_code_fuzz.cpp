// Postal codes as anybody may write them, and files of them: what is read is made of capital letters and digits,
// reading it again changes nothing, and every look-up ends in a place of a known country or a reason.
#include <cstdlib>

#include "core/base/text.hpp"
#include "core/directory/dealer_location.hpp"
#include "core/directory/postal_code_file.hpp"
#include "core/directory/us_zip_codes.hpp"

using namespace legwork;

namespace {

void require(bool good) {
  if (!good) std::abort();
}

void check_code(std::string_view written) {
  std::string const code = core::compact_postal_code(written);
  require(code.size() <= 16);
  for (char c : code) require(core::is_digit(c) || (c >= 'A' && c <= 'Z'));
  for (char const* country : {"US", "GB", "CA", "NL", "DE", "LV", "JE"}) {
    for (core::PostalCodeForm const& form : core::postal_code_forms(country, code)) require(form.code.size() <= 16);
  }
}

void check_lookup(core::PostalCodes const& codes, std::string_view written, std::string_view country) {
  auto const found = codes.find(written, country);
  if (found) {
    require(found->place.country.size() == 2);
    require(found->place.position.latitude_e6 >= -90'000'000 && found->place.position.latitude_e6 <= 90'000'000);
    require(found->place.position.longitude_e6 >= -180'000'000 && found->place.position.longitude_e6 <= 180'000'000);
  } else if (found.error().why == core::NoPlace::several_countries) {
    require(country.empty() && found.error().choices.size() > 1);
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  std::size_t lines = 1;
  for (char c : text) lines += c == '\n' ? 1U : 0U;
  core::ImportedFile const file = core::import_postal_codes(text);
  for (core::LineProblem const& p : file.problems) require(!p.text.empty() && p.line <= lines);
  core::PostalCodes codes;
  for (core::Place const& place : file.places) {
    require(place.country.size() == 2 && !core::compact_postal_code(place.zip).empty());
    codes.add(place);
  }
  // Each place is found by its own code.
  for (core::Place const& place : file.places) {
    auto const found = codes.find(place.zip, place.country);
    require(found && core::is_same_system(found->place.country, place.country));
  }
  std::string_view const line = text.substr(0, text.find('\n'));
  check_code(line);
  for (char const* country : {"", "US", "DE", "GB"}) check_lookup(codes, line, country);
  core::DirectoryDealer dealer;
  dealer.zip = std::string(line);
  dealer.website = "https://a.example.de/";
  static_cast<void>(core::locate(dealer, codes));
  return 0;
}
