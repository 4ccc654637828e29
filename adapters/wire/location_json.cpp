// Numbers of dealers are told without a verb, so that one and several read alike: "3 without a postal code".
#include "adapters/wire/location_json.hpp"

#include <map>

#include "adapters/wire/country_names.hpp"
#include "adapters/wire/directory_json.hpp"
#include "core/base/enum_names.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

using core::NoPlace;
using core::PlaceMatch;

namespace {

constexpr std::size_t code_limit = 20; // bytes shown of what somebody wrote

std::string code_of(std::string_view written) { return core::presentable(core::trim(written), code_limit); }

// "New York, NY"
std::string place_name(core::Place const& place) {
  return place.name + (place.name.empty() || place.state.empty() ? "" : ", ") + place.state;
}

std::string how_to_import(std::string const& country) {
  return "legwork directory fetch " + (country.empty() ? "COUNTRY" : country) + " says how to import them";
}

// "Germany (Berlin) and of the United States (New York, NY)"
std::string countries_of(std::vector<core::FoundPlace> const& choices) {
  std::string out;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    core::Place const& place = choices[i].place;
    std::string const name = place_name(place);
    out += (i == 0 ? "" : i + 1 == choices.size() ? " and of " : ", of ") + country_name(place.country);
    if (!name.empty()) out += " (" + name + ")";
  }
  return out;
}

std::string letters_of(std::vector<core::FoundPlace> const& choices) {
  std::string out;
  for (core::FoundPlace const& one : choices) out += (out.empty() ? "" : " or ") + one.place.country;
  return out;
}

std::string problem_text(core::PlaceProblem const& problem, std::string_view written) {
  std::string const code = code_of(written);
  std::string const name = problem.country.empty() ? "" : country_name(problem.country);
  switch (problem.why) {
    case NoPlace::no_postal_code: return "no postal code is given";
    case NoPlace::not_a_postal_code: return code + " is not a postal code such as 78701 or SW1A 1AA";
    case NoPlace::country_not_known: return "the country is not known; give its two letters, such as US";
    case NoPlace::no_codes_of_country:
      return "no postal codes of " + name + " are imported; " + how_to_import(problem.country);
    case NoPlace::postal_code_not_known:
      if (name.empty())
        return "the postal code " + code +
               " is not known; check it, or import the postal codes of its country: " + how_to_import("");
      return code + " is not a known postal code of " + name +
             "; check it, or import a newer list: " + how_to_import(problem.country);
    case NoPlace::several_countries: return code + " is a postal code of " + countries_of(problem.choices);
    case NoPlace::country_not_given:
      return code + " is known only as a postal code of " + name + ", and nothing says that this country is meant";
    case NoPlace::military_mail: return code + " is an address of military mail (APO, FPO, DPO), which has no place";
  }
  return "";
}

// "5 in Germany, whose postal codes are not imported"
std::string text_of(core::MissingLocations const& missing) {
  std::string const name = missing.country.empty() ? "" : country_name(missing.country);
  std::string const n = std::to_string(missing.dealers) + " ";
  switch (missing.why) {
    case NoPlace::no_postal_code: return n + "without a postal code";
    case NoPlace::not_a_postal_code: return n + "with something else in place of a postal code";
    case NoPlace::country_not_known: return n + "with a country that is not known";
    case NoPlace::no_codes_of_country:
      return n + "in " + name + ", whose postal codes are not imported (" + how_to_import(missing.country) + ")";
    case NoPlace::postal_code_not_known:
      return n + "with a postal code that is not known" + (name.empty() ? "" : " in " + name);
    case NoPlace::several_countries: return n + "without a country, whose postal code several countries have";
    case NoPlace::country_not_given:
      return n + "without a country, whose postal code is known only in " + name + " and may be another country's";
    case NoPlace::military_mail: return n + "with an address of military mail (APO, FPO, DPO)";
  }
  return "";
}

} // namespace

std::string note_of(core::FoundPlace const& found, std::string_view written) {
  std::string const code = code_of(written);
  switch (found.match) {
    case PlaceMatch::exact: return "";
    case PlaceMatch::first_part: return "of " + code + " only the first part is known; " + found.place.zip + " is used";
    case PlaceMatch::zeros_added: return code + " was read as " + found.place.zip;
    case PlaceMatch::same_first_three:
      return code + " is not in the table of ZIP codes; the middle of " + found.place.zip + "… is used";
  }
  return "";
}

Json to_json(core::FoundPlace const& found, std::string_view written) {
  core::Place const& place = found.place;
  return {{"zip", place.zip},
          {"country", place.country},
          {"country_name", country_name(place.country)},
          {"place", place.name},
          {"state", place.state},
          {"latitude", degrees_json(place.position.latitude_e6)},
          {"longitude", degrees_json(place.position.longitude_e6)},
          {"match", core::name_of(found.match)},
          {"note", note_of(found, written)}};
}

WireError place_error(core::PlaceProblem const& problem, std::string_view written) {
  std::string text = problem_text(problem, written);
  switch (problem.why) {
    case NoPlace::several_countries: {
      WireError error("invalid", text + "; say which: country " + letters_of(problem.choices));
      error.problems.push_back({"country", "must say which: " + letters_of(problem.choices)});
      return error;
    }
    case NoPlace::no_codes_of_country:
    case NoPlace::postal_code_not_known:
    case NoPlace::military_mail: return WireError("not_found", std::move(text));
    case NoPlace::no_postal_code:
    case NoPlace::not_a_postal_code:
    case NoPlace::country_not_known:
    case NoPlace::country_not_given: break;
  }
  return WireError("invalid", std::move(text));
}

std::string location_note(core::DirectoryDealer const& d, core::DealerLocation const& location,
                          core::PostalCodes const& codes) {
  if (location.by == core::LocatedBy::position) return "";
  if (location.why == NoPlace::country_not_known && location.by == core::LocatedBy::nothing)
    return core::presentable(d.country, 60) + " is not a known country; give its two letters, such as US";
  auto const found = codes.find(d.zip, d.country);
  if (location.by == core::LocatedBy::postal_code) return found ? note_of(*found, d.zip) : "";
  if (found) return problem_text({location.why, location.country, {}}, d.zip);
  std::string const why = problem_text(found.error(), d.zip);
  return found.error().why == NoPlace::several_countries ? why + ", and the dealer names no country" : why;
}

Json missing_json(std::vector<core::DirectoryDealer const*> const& without_location, std::size_t of,
                  core::LocationsById const& locations) {
  Json out{{"dealers", without_location.size()}, {"of", of}, {"reasons", Json::array()}, {"text", ""}};
  if (without_location.empty()) return out;
  std::string text = std::to_string(without_location.size()) + " of " + std::to_string(of) +
                     (of == 1 ? " dealer" : " dealers") + (without_location.size() == 1 ? " has" : " have") +
                     " no known location: ";
  bool first = true;
  for (core::MissingLocations const& missing : core::missing_locations(without_location, locations)) {
    std::string const reason = text_of(missing);
    out["reasons"].push_back({{"reason", core::name_of(missing.why)},
                              {"country", missing.country},
                              {"dealers", missing.dealers},
                              {"text", reason}});
    text += (first ? "" : "; ") + reason;
    first = false;
  }
  out["text"] = text;
  return out;
}

std::string country_letters(std::string_view country) {
  std::string code = country_code(country);
  if (!code.empty() || core::trim(country).empty()) return code;
  std::string const letters(core::trim(country));
  std::string const by_sign = core::country_of_letters(letters);
  return by_sign.empty() || by_sign == letters ? letters : by_sign; // D for Germany
}

void name_countries(core::ImportedFile& file) {
  std::map<std::string, std::string> known; // ICU takes a millisecond each
  for (core::DirectoryDealer& d : file.dealers) {
    if (d.country.empty()) continue;
    auto const [at, fresh] = known.try_emplace(d.country);
    if (fresh) at->second = country_letters(d.country);
    d.country = at->second;
  }
}

} // namespace legwork::adapters
