// What is written may be read in several ways; the best match of any counts, and two countries with an equally good one
// are a question for whoever asked.
#include "core/directory/postal_codes.hpp"

#include <algorithm>
#include <optional>

#include "core/base/text.hpp"
#include "core/directory/us_zip_codes.hpp"

namespace legwork::core {

namespace {

bool is_of_us(std::string_view country) { return is_same_system(country, "US"); }

std::optional<Place> us_place(PostalCodeForm const& form) {
  if (form.match != PlaceMatch::same_first_three) return us_zip_code(form.code);
  if (form.code.size() != 5 || is_military_zip(form.code)) return {};
  return us_zip_area(std::string_view(form.code).substr(0, 3));
}

// One place for countries of one system: the better match.
void add_best(std::vector<FoundPlace>& out, FoundPlace found) {
  auto const same = std::ranges::find_if(
      out, [&](FoundPlace const& other) { return is_same_system(other.place.country, found.place.country); });
  if (same == out.end())
    out.push_back(std::move(found));
  else if (found.match < same->match)
    *same = std::move(found);
}

} // namespace

void PostalCodes::add(Place place) {
  WrittenPostalCode const read = read_postal_code(place.zip);
  bool const of_country = is_same_system(country_of_letters(read.letters), place.country);
  std::string const code = of_country ? read.code : read.letters + read.code;
  places_[place.country].insert_or_assign(code, std::move(place));
}

std::map<std::string, std::size_t> PostalCodes::imported() const {
  std::map<std::string, std::size_t> out;
  for (auto const& [country, places] : places_) out[country] = places.size();
  return out;
}

bool PostalCodes::has_codes_of(std::string_view country) const {
  return is_of_us(country) || std::ranges::any_of(countries_of_system(country), [&](std::string_view one) {
           return places_.find(one) != places_.end();
         });
}

// Lists differ in whether a country's letters belong to its codes.
Place const* PostalCodes::imported_place(std::string_view country, std::string_view code) const {
  auto const places = places_.find(country);
  if (places == places_.end()) return nullptr;
  auto found = places->second.find(code);
  if (found == places->second.end()) found = places->second.find(std::string(country) + std::string(code));
  return found == places->second.end() ? nullptr : &found->second;
}

std::vector<PostalCodes::Reading> PostalCodes::readings_of(WrittenPostalCode const& written, std::string_view country) {
  std::string const named = country_of_letters(written.letters);
  auto const us = us_zip_code(std::string_view(written.code).substr(0, 5));
  bool const of_state = !written.letters.empty() && us && us->state == written.letters; // TX 78701
  std::string const whole = written.letters + written.code;
  if (!country.empty()) {
    bool const drop = is_same_system(country, named) || (of_state && is_of_us(country));
    return {{drop ? written.code : whole, std::string(country)}};
  }
  std::vector<Reading> out;
  bool const of_digits = written.code.size() >= 4 && std::ranges::all_of(written.code, is_digit);
  if (!written.hyphen || named.empty()) out.push_back({whole, ""});
  if (!named.empty() && (written.hyphen || of_digits)) out.push_back({written.code, named});
  if (of_state) out.push_back({written.code, "US"});
  return out;
}

// The best match in one country's list.
std::optional<FoundPlace> PostalCodes::find_in(std::string_view country, std::string_view code) const {
  std::vector<PostalCodeForm> forms = postal_code_forms(country, code);
  if (country == "US") forms.push_back({forms.front().code, PlaceMatch::same_first_three});
  for (PostalCodeForm const& form : forms) {
    if (Place const* const place = imported_place(country, form.code)) return FoundPlace{*place, form.match};
    if (country != "US") continue;
    if (auto known = us_place(form)) return FoundPlace{std::move(*known), form.match};
  }
  return {};
}

// The best match in each country that the reading may be of; one for countries of one system.
std::vector<FoundPlace> PostalCodes::find_all(Reading const& reading) const {
  std::vector<std::string_view> countries;
  if (!reading.country.empty()) {
    countries = countries_of_system(reading.country);
  } else {
    for (auto const& [country, places] : places_) countries.push_back(country);
    if (!places_.contains("US")) countries.push_back("US");
  }
  std::vector<FoundPlace> out;
  for (std::string_view country : countries) {
    auto found = find_in(country, reading.code);
    if (!found) continue;
    bool const decided = !reading.country.empty() && found->match == PlaceMatch::exact;
    add_best(out, std::move(*found));
    if (decided) break;
  }
  return out;
}

PostalCodes::Lookup PostalCodes::find(std::string_view written, std::string_view country) const {
  if (written.find_first_not_of(" \t") == std::string_view::npos)
    return std::unexpected(PlaceProblem{NoPlace::no_postal_code, std::string(country), {}});
  WrittenPostalCode const read = read_postal_code(written);
  if (read.code.empty()) return std::unexpected(PlaceProblem{NoPlace::not_a_postal_code, std::string(country), {}});
  std::vector<Reading> const readings = readings_of(read, country);
  std::vector<FoundPlace> all;
  for (Reading const& reading : readings) {
    for (FoundPlace& found : find_all(reading)) add_best(all, std::move(found));
  }
  if (!all.empty()) {
    PlaceMatch const best = std::ranges::min(all, {}, &FoundPlace::match).match;
    std::erase_if(all, [&](FoundPlace const& one) { return one.match != best; });
    if (all.size() == 1) return std::move(all.front());
    return std::unexpected(PlaceProblem{NoPlace::several_countries, "", std::move(all)});
  }
  std::string const of(readings.front().country);
  if (!of.empty() && !has_codes_of(of)) return std::unexpected(PlaceProblem{NoPlace::no_codes_of_country, of, {}});
  bool const military = (of.empty() || is_of_us(of)) && is_military_zip(readings.front().code.substr(0, 5));
  return std::unexpected(PlaceProblem{military ? NoPlace::military_mail : NoPlace::postal_code_not_known, of, {}});
}

} // namespace legwork::core
