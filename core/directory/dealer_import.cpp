// One reader for dealers, and what imports have in common. Nothing here reads a file: texts come whole.
#include "core/directory/dealer_import.hpp"

#include <charconv>
#include <optional>

#include "core/base/text.hpp"
#include "core/validate/request.hpp"

namespace legwork::core {

namespace {

constexpr std::size_t text_limit = 200;

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
  if (file.problems.size() < most_problems)
    file.problems.push_back({line, std::move(text)});
  else
    ++file.more_problems;
}

void add_note(ImportedFile& file, std::size_t line, std::string text) {
  if (file.notes.size() < most_problems)
    file.notes.push_back({line, std::move(text)});
  else
    ++file.more_notes;
}

Result<std::string> website_of(std::string_view text, WebsiteRules const& rules) {
  auto const website = read_website(text, rules);
  if (!website) return std::unexpected(website.error());
  return website->url;
}

void DealerReader::add_problem(std::size_t line, std::string text) { core::add_problem(file_, line, std::move(text)); }

void DealerReader::add_note(std::size_t line, std::string text) { core::add_note(file_, line, std::move(text)); }

void DealerReader::read(std::size_t line, std::string_view source, Columns const& columns) {
  std::vector<LineProblem> problems;
  if (auto dealer = read_one(line, source, columns, problems)) file_.dealers.push_back(std::move(*dealer));
  for (LineProblem& p : problems) add_problem(p.line, std::move(p.text));
}

std::optional<DirectoryDealer> DealerReader::read_one(std::size_t line, std::string_view source, Columns const& columns,
                                                      std::vector<LineProblem>& problems) const {
  std::size_t const before = problems.size();
  DirectoryDealer d;
  d.dealer_name = tidy(columns("name"));
  for (FieldProblem const& p : check_dealer_name(d.dealer_name)) problems.push_back({line, p.field + " " + p.reason});
  auto const website = [&](std::string const& name, std::string_view text) -> std::string {
    if (trim(text).empty()) return {};
    auto const found = website_of(text, rules_);
    if (!found) problems.push_back({line, name + ": " + found.error().detail});
    return found.value_or("");
  };
  d.website = website("website", columns("website"));
  if (d.website.empty() && problems.size() == before) problems.push_back({line, "website is empty"});
  d.contact_page = website("contact page", columns("contact_page"));
  std::string const makes = replace_all(std::string(columns("makes")), "|", ";");
  for (std::string_view make : split(makes, ';')) {
    if (!tidy(make).empty() && d.makes.size() < 40) d.makes.push_back(tidy(make));
  }
  d.street = tidy(columns("street")), d.city = tidy(columns("city")), d.state = tidy(columns("state"));
  d.zip = tidy(columns("zip")), d.country = tidy(columns("country")), d.phone = tidy(columns("phone"));
  locate(d, columns("latitude"), columns("longitude"), line, problems);
  d.source = source;
  if (problems.size() > before) return {};
  return d;
}

void DealerReader::locate(DirectoryDealer& d, std::string_view latitude, std::string_view longitude, std::size_t line,
                          std::vector<LineProblem>& problems) {
  if (trim(latitude).empty() && trim(longitude).empty()) return;
  auto const north = degrees_e6(latitude, 90);
  auto const east = degrees_e6(longitude, 180);
  if (!north) problems.push_back({line, "latitude must be a number from -90 to 90"});
  if (!east) problems.push_back({line, "longitude must be a number from -180 to 180"});
  if (!north || !east) return;
  d.located = true;
  d.position = {*north, *east};
}

} // namespace legwork::core
