// The dealer directory: who there is to contact, and where. Nothing here decides about a contact.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/struct_fields.hpp"
#include "core/base/time.hpp"

namespace legwork::core {

// Degrees in millionths: whole numbers are the same everywhere.
struct Position {
  std::int64_t latitude_e6 = 0;
  std::int64_t longitude_e6 = 0;
  bool operator==(Position const&) const = default;
  LEGWORK_FIELDS(latitude_e6, longitude_e6);
};

struct DirectoryDealer {
  DealerId id; // 0 until the directory gives it one
  std::string dealer_name;
  std::string website;      // in its one spelling
  std::string contact_page; // where the form is, if somebody knows better than the program; empty otherwise
  std::vector<std::string> makes;
  std::string street, city, state, zip;
  std::string country; // two letters (ISO 3166); anything else is kept as it was written
  std::string phone;
  bool located = false; // somebody or a file said where it is; else its postal code tells (dealer_location.hpp)
  Position position;    // where `located`
  std::string source;   // practice, csv, geojson, overpass, hand
  LEGWORK_FIELDS(id, dealer_name, website, contact_page, makes, street, city, state, zip, country, phone, located,
                 position, source);
};

// A postal code and where its middle is.
struct Place {
  std::string zip;     // as its list writes it
  std::string country; // two letters
  std::string name;
  std::string state;
  Position position;
  LEGWORK_FIELDS(zip, country, name, state, position);
};

// What becomes of dealers whose distance is not known in a search within a radius.
enum class WithoutLocation {
  leave_out, // they are counted
  include,   // they come after the others
  only,      // and no others; also without a radius
};

// What a person keeps to search and contact again. The customer's values and the message are in the vault.
struct SavedSearch {
  SearchId id;
  std::string name;
  std::string zip;
  std::string country;        // of the postal code, two letters; empty: whichever has it
  std::int64_t radius_km = 0; // 0: everywhere
  WithoutLocation without_location = WithoutLocation::leave_out;
  std::string make, dealer_name, state;
  std::string customer; // whose values, as the vault names them
  bool may_consent = false;
  bool may_market = false;
  std::uint32_t parallel = 1;
  Duration gap = 2s;
  std::vector<DealerId> selected;
  std::vector<BatchId> batches;
  InstantAsNumber created;
  InstantAsNumber changed;
  std::uint32_t version = 1;
  LEGWORK_FIELDS(id, name, zip, country, radius_km, without_location, make, dealer_name, state, customer, may_consent,
                 may_market, parallel, (gap, gap_ms), selected, batches, (created, created_ms), (changed, changed_ms),
                 version);
};

struct DirectoryContent {
  std::vector<DirectoryDealer> dealers{};
  std::vector<Place> places{};
  std::vector<SavedSearch> searches{};
};

// What one change puts and removes; all of it or nothing.
struct DirectoryChange {
  DirectoryContent put{}; // by id (places by country and postal code), replacing what was there
  std::vector<DealerId> remove_dealers{};
  std::vector<SearchId> remove_searches{};
};

} // namespace legwork::core
