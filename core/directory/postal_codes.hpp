// The postal codes that are known, by country and code: those of imported files, and the ZIP codes of the United
// States, which are always known. The same code exists in several countries, so no look-up mixes them.
#pragma once

#include <cstddef>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/directory/dealer.hpp"
#include "core/directory/written_postal_code.hpp"

namespace legwork::core {

struct FoundPlace {
  Place place;
  PlaceMatch match = PlaceMatch::exact;
};

// Why there is no place.
enum class NoPlace {
  no_postal_code,        // none is given
  not_a_postal_code,     // something is, which is none
  country_not_known,     // what is given as the country is none
  no_codes_of_country,   // its postal codes are not imported
  postal_code_not_known, // its codes are known, and this is not among them
  several_countries,     // no country is given, and several have the code
  country_not_given,     // no country is given, and only a guess would tell
  military_mail,         // APO, FPO and DPO have no place
};

struct PlaceProblem {
  NoPlace why = NoPlace::no_postal_code;
  std::string country;             // two letters; empty where none is known
  std::vector<FoundPlace> choices; // of several_countries
};

class PostalCodes {
 public:
  using Lookup = std::expected<FoundPlace, PlaceProblem>;

  // Replaces the place with the same country and code.
  void add(Place place);

  // `country`: two letters, or empty where nobody said; then letters before the code may name it (D-10115).
  Lookup find(std::string_view written, std::string_view country) const;

  // How many codes of each country were imported.
  std::map<std::string, std::size_t> imported() const;

 private:
  using PlacesByCode = std::map<std::string, Place, std::less<>>;
  std::map<std::string, PlacesByCode, std::less<>> places_; // by country

  struct Reading {
    std::string code;
    std::string country; // empty: of whichever has it
  };
  static std::vector<Reading> readings_of(WrittenPostalCode const& written, std::string_view country);
  std::vector<FoundPlace> find_all(Reading const& reading) const;
  std::optional<FoundPlace> find_in(std::string_view country, std::string_view code) const;
  bool has_codes_of(std::string_view country) const;
  Place const* imported_place(std::string_view country, std::string_view code) const;
};

} // namespace legwork::core
