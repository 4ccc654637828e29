// Two readers into one list. Nothing here reads a file: texts come whole.
#include "core/directory/dealer_import.hpp"

#include <array>
#include <charconv>
#include <map>
#include <optional>

#include "core/base/text.hpp"
#include "core/validate/request.hpp"
#include "core/validate/website.hpp"

namespace legwork::core {

namespace {

constexpr std::size_t text_limit = 200;
constexpr std::size_t most_told = 1'000; // nobody reads more

// The columns by what they may be called.
constexpr std::array<std::pair<std::string_view, std::string_view>, 35> titles{{
    {"dealer_name", "name"},
    {"name", "name"},
    {"dealer", "name"},
    {"dealership", "name"},
    {"business", "name"},
    {"website", "website"},
    {"url", "website"},
    {"web", "website"},
    {"homepage", "website"},
    {"site", "website"},
    {"contact_page", "contact_page"},
    {"contact_url", "contact_page"},
    {"contact", "contact_page"},
    {"makes", "makes"},
    {"make", "makes"},
    {"brand", "makes"},
    {"brands", "makes"},
    {"street", "street"},
    {"address", "street"},
    {"city", "city"},
    {"town", "city"},
    {"state", "state"},
    {"province", "state"},
    {"region", "state"},
    {"zip", "zip"},
    {"zipcode", "zip"},
    {"zip_code", "zip"},
    {"postal_code", "zip"},
    {"postcode", "zip"},
    {"country", "country"},
    {"phone", "phone"},
    {"latitude", "latitude"},
    {"lat", "latitude"},
    {"longitude", "longitude"},
    {"lon", "longitude"},
}};

std::string_view column_of(std::string_view heading) {
  std::string const title = replace_all(replace_all(lower(trim(heading)), " ", "_"), "-", "_");
  for (auto const& [known, column] : titles) {
    if (title == known) return column;
  }
  return title == "lng" ? "longitude" : "";
}

std::string tidy(std::string_view text) {
  return std::string(clip(collapse(presentable(text, text.size())), text_limit));
}

} // namespace

std::optional<std::int64_t> degrees_e6(std::string_view text, int most) {
  text = trim(text);
  double value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !(value >= -most && value <= most)) return {};
  return static_cast<std::int64_t>(value * 1e6 + (value < 0 ? -0.5 : 0.5));
}

void add_problem(ImportedFile& file, std::size_t line, std::string text) {
  if (file.problems.size() < most_told)
    file.problems.push_back({line, std::move(text)});
  else
    ++file.more_problems;
}

void add_note(ImportedFile& file, std::size_t line, std::string text) {
  if (file.notes.size() < most_told)
    file.notes.push_back({line, std::move(text)});
  else
    ++file.more_notes;
}

Result<std::string> website_of(std::string_view text, WebsiteRules const& rules) {
  auto const ascii = rules.to_ascii(std::string(trim(text)));
  auto const parsed = ascii ? parse_website(*ascii, rules.policy) : std::unexpected(ascii.error());
  if (!parsed) return std::unexpected(parsed.error());
  return parsed->url;
}

void DealerReader::add_problem(std::size_t line, std::string text) { core::add_problem(file_, line, std::move(text)); }

void DealerReader::add_note(std::size_t line, std::string text) { core::add_note(file_, line, std::move(text)); }

void DealerReader::read(std::size_t line, std::string_view source, Columns const& columns) {
  std::size_t const before = file_.problems.size();
  DirectoryDealer d;
  d.dealer_name = tidy(columns("name"));
  for (FieldProblem const& p : check_dealer_name(d.dealer_name)) add_problem(line, p.field + " " + p.reason);
  d.website = website(line, "website", columns("website"));
  if (d.website.empty() && file_.problems.size() == before) add_problem(line, "website is empty");
  d.contact_page = website(line, "contact page", columns("contact_page"));
  std::string const makes = replace_all(std::string(columns("makes")), "|", ";");
  for (std::string_view make : split(makes, ';')) {
    if (!tidy(make).empty() && d.makes.size() < 40) d.makes.push_back(tidy(make));
  }
  d.street = tidy(columns("street")), d.city = tidy(columns("city")), d.state = tidy(columns("state"));
  d.zip = tidy(columns("zip")), d.country = tidy(columns("country")), d.phone = tidy(columns("phone"));
  locate(line, d, columns("latitude"), columns("longitude"));
  d.source = source;
  if (file_.problems.size() == before) file_.dealers.push_back(std::move(d));
}

std::string DealerReader::website(std::size_t line, std::string const& name, std::string_view text) {
  if (trim(text).empty()) return {};
  auto const found = website_of(text, rules_);
  if (!found) return add_problem(line, name + ": " + found.error().detail), std::string();
  return *found;
}

void DealerReader::locate(std::size_t line, DirectoryDealer& d, std::string_view latitude, std::string_view longitude) {
  if (trim(latitude).empty() && trim(longitude).empty()) return;
  auto const north = degrees_e6(latitude, 90);
  auto const east = degrees_e6(longitude, 180);
  if (!north) add_problem(line, "latitude must be a number from -90 to 90");
  if (!east) add_problem(line, "longitude must be a number from -180 to 180");
  if (!north || !east) return;
  d.located = true;
  d.position = {*north, *east};
}

ImportedFile import_csv(std::string_view text, WebsiteRules const& rules) {
  DealerReader reader(rules);
  auto const records = parse_csv(text, {16U << 20U, most_imported});
  if (!records) return reader.add_problem(0, records.error().detail), reader.file();
  if (records->empty())
    return reader.add_problem(0, "is empty; the first line must name the columns: name,website"), reader.file();
  std::map<std::string_view, std::size_t> columns;
  for (std::size_t i = 0; i < records->front().cells.size(); ++i) {
    std::string_view const column = column_of(records->front().cells[i]);
    if (!column.empty()) columns.emplace(column, i);
  }
  for (std::string_view needed : {"name", "website"}) {
    if (!columns.contains(needed))
      reader.add_problem(records->front().line,
                         "no column " + std::string(needed) + "; the first line must name at least: name,website");
  }
  if (!reader.file().problems.empty()) return reader.file();
  for (std::size_t i = 1; i < records->size(); ++i) {
    CsvRecord const& r = (*records)[i];
    reader.read(r.line, "csv", [&](std::string_view column) -> std::string_view {
      auto const found = columns.find(column);
      return found == columns.end() || found->second >= r.cells.size() ? std::string_view()
                                                                       : std::string_view(r.cells[found->second]);
    });
  }
  return reader.file();
}

} // namespace legwork::core
