// Columns: country, code, place, state, its letters, county, its code, community, its code, latitude, longitude,
// accuracy.
#include "core/directory/postal_code_file.hpp"

#include <map>

#include "core/base/text.hpp"
#include "core/directory/written_postal_code.hpp"

namespace legwork::core {

namespace {

constexpr std::size_t text_limit = 200;

std::string tidy(std::string_view text) {
  return std::string(clip(collapse(presentable(text, text.size())), text_limit));
}

// What is wrong with a line; empty where it is right.
std::string read_line(std::string_view row, Place& out) {
  auto const cells = split(row, '\t');
  if (cells.size() < 11)
    return "has " + std::to_string(cells.size()) +
           " columns, and a GeoNames postal-code file has 12 with tabs between: country, postal code, place, …";
  out.country = tidy(cells[0]);
  if (out.country.size() != 2 || !is_alpha(out.country[0]) || !is_alpha(out.country[1]))
    return "must begin with the two letters of a country, such as DE";
  for (char& c : out.country) c = static_cast<char>(c & ~0x20);
  out.zip = tidy(cells[1]);
  if (compact_postal_code(out.zip).empty()) return "has no postal code in column 2";
  auto const north = degrees_e6(cells[9], 90);
  auto const east = degrees_e6(cells[10], 180);
  if (!north || !east)
    return "has no latitude and longitude in columns 10 and 11 (" + tidy(cells[1]) + " " + tidy(cells[2]) + ")";
  out.name = tidy(cells[2]);
  out.state = tidy(cells[4]);
  out.position = {*north, *east};
  return "";
}

struct Middle {
  std::size_t index; // among the places
  Position sum;
  std::int64_t lines = 0;
};

} // namespace

ImportedFile import_postal_codes(std::string_view text) {
  ImportedFile out;
  std::map<std::pair<std::string, std::string>, Middle> middles; // by country and code
  std::size_t line = 0;
  std::size_t beyond = 0;
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  for (std::string_view row : split(text, '\n')) {
    ++line;
    if (trim(row).empty()) continue;
    Place place;
    if (std::string problem = read_line(row, place); !problem.empty()) {
      add_problem(out, line, std::move(problem));
      continue;
    }
    std::pair key{place.country, compact_postal_code(place.zip)};
    if (out.places.size() >= most_places && !middles.contains(key)) {
      ++beyond;
      continue;
    }
    Middle& middle = middles.try_emplace(std::move(key), Middle{.index = out.places.size(), .sum = {}}).first->second;
    middle.sum.latitude_e6 += place.position.latitude_e6;
    middle.sum.longitude_e6 += place.position.longitude_e6;
    if (++middle.lines == 1) out.places.push_back(std::move(place));
  }
  for (auto const& [key, middle] : middles)
    out.places[middle.index].position = {middle.sum.latitude_e6 / middle.lines, middle.sum.longitude_e6 / middle.lines};
  if (beyond > 0)
    add_problem(out, 0,
                "has more than " + std::to_string(most_places) + " postal codes; the last " + std::to_string(beyond) +
                    " lines were not taken: split the file and import the parts one after another");
  return out;
}

} // namespace legwork::core
