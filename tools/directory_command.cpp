// `legwork directory`: postal codes and dealers, imported and looked up.
#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "adapters/wire/country_names.hpp"
#include "adapters/wire/location_json.hpp"
#include "adapters/wire/packed_file.hpp"
#include "core/base/text.hpp"
#include "core/directory/postal_code_file.hpp"
#include "core/directory/us_zip_codes.hpp"
#include "tools/commands.hpp"
#include "tools/directory_access.hpp"
#include "tools/paths.hpp"
#include "tools/runtime.hpp"

namespace legwork::tools {

namespace {

namespace fs = std::filesystem;
using adapters::Answered;
using adapters::Json;

constexpr std::uintmax_t largest_bytes = 16U << 20U; // as the server takes

std::unique_ptr<DirectoryAccess> opened(DirectoryCommand const& command) {
  fs::path const usual = default_journal().parent_path();
  fs::path const folder = !command.journal.empty() ? fs::absolute(command.journal).parent_path()
                          : command.practice       ? usual / "practice"
                                                   : usual;
  return open_directory(folder, command.practice ? DirectoryOf::practice : DirectoryOf::live);
}

std::string bytes_of(std::string const& file) {
  std::error_code none;
  if (!fs::is_regular_file(file, none)) throw UsageError(file + ": there is no such file");
  if (fs::file_size(file, none) > largest_bytes)
    throw UsageError(file + ": is larger than 16 MiB; give the .zip as it was downloaded, or split it");
  std::ifstream in(file, std::ios::binary);
  if (!in) throw UsageError(file + ": cannot be read; check its permissions");
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// What is in the file, out of its archive.
std::string text_in(std::string const& file, std::string const& bytes) {
  if (!adapters::is_packed_file(bytes)) return bytes;
  auto unpacked = adapters::unpack_only_file(bytes);
  if (!unpacked) throw UsageError(file + ": " + unpacked.error());
  return std::move(unpacked->text);
}

// By what it begins with.
std::string format_of(std::string_view text) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  std::string_view const head = core::trim(text.substr(0, 4'096));
  if (head.starts_with('{') || head.starts_with('['))
    return core::contains(head, "\"elements\"") ? "overpass" : "geojson";
  bool const letters = head.size() > 3 && core::is_alpha(head[0]) && core::is_alpha(head[1]) && head[2] == '\t';
  return letters ? "geonames" : "csv";
}

Json must(Answered<Json> answer) {
  if (!answer) throw UsageError(answer.error().message);
  return std::move(*answer);
}

void print_lines(Json const& lines, std::uint64_t more, char const* what) {
  for (Json const& one : lines) {
    auto const line = one["line"].get<std::uint64_t>();
    fmt::print("{}{}: {}\n", what, line == 0 ? "" : fmt::format(" {}", line), one["text"].get<std::string>());
  }
  if (more > 0) fmt::print("and {} more\n", more);
}

// True where everything was taken.
bool print_import(std::string const& file, Json const& answer) {
  fmt::print("{}: {} added, {} changed, {} not taken\n", file, answer["added"].get<std::uint64_t>(),
             answer["changed"].get<std::uint64_t>(),
             answer["problems"].size() + answer["more_problems"].get<std::uint64_t>());
  print_lines(answer["problems"], answer["more_problems"].get<std::uint64_t>(), "line");
  print_lines(answer["notes"], answer["more_notes"].get<std::uint64_t>(), "note");
  std::string const missing = answer["without_location"]["text"];
  if (!missing.empty()) fmt::print("{}\nlegwork directory dealers --without-location lists them\n", missing);
  return answer["problems"].empty();
}

int import_file(DirectoryCommand const& command) {
  std::string const bytes = bytes_of(command.file);
  std::string const format = command.format.empty() ? format_of(text_in(command.file, bytes)) : command.format;
  return print_import(command.file, must(opened(command)->import(format, bytes))) ? exit_good : exit_not_all;
}

std::string in_query(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (core::is_alnum(c))
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string country_of(std::string const& given) {
  std::string code = adapters::country_letters(given);
  if (adapters::country_code(code).empty())
    throw UsageError(given + " is not known as a country; give its two letters, such as DE, or its name");
  return code;
}

void print_countries(Json const& answer) {
  fmt::print("{:<8}  {:<24}  {:>9}  {:>9}\n", "Country", "Name", "Imported", "Built in");
  for (Json const& one : answer["countries"])
    fmt::print("{:<8}  {:<24}  {:>9}  {:>9}\n", one["country"].get<std::string>(),
               one["country_name"].get<std::string>(), one["imported"].get<std::uint64_t>(),
               one["built_in"].get<std::uint64_t>());
  fmt::print("Built in: positions by the US Census Bureau (2021), names by GeoNames (www.geonames.org, CC BY 4.0).\n");
}

int print_places(DirectoryCommand const& command) {
  std::string query = command.code.empty() ? "" : "?zip=" + in_query(command.code);
  if (!command.country.empty()) {
    if (command.code.empty()) throw UsageError("--country says where a postal code is; give a postal code");
    query += "&country=" + country_of(command.country);
  }
  Json const answer = must(opened(command)->get("/api/places" + query));
  if (answer.contains("countries")) return print_countries(answer), exit_good;
  for (Json const& one : answer["places"]) {
    std::string const place = one["place"], state = one["state"], note = one["note"];
    fmt::print("{} {}: {}{}{}, {:.4f} {:.4f}{}\n", one["country"].get<std::string>(), one["zip"].get<std::string>(),
               place, place.empty() || state.empty() ? "" : ", ", state, one["latitude"].get<double>(),
               one["longitude"].get<double>(), note.empty() ? "" : " (" + note + ")");
  }
  return exit_good;
}

int print_dealers(DirectoryCommand const& command) {
  auto const directory = opened(command);
  constexpr std::uint64_t page = 500;
  std::string const query = command.without_location ? "&without_location=only" : "";
  for (std::uint64_t from = 0;; from += page) {
    Json const answer =
        must(directory->get(fmt::format("/api/dealers?sort=name&limit={}&from={}{}", page, from, query)));
    for (Json const& d : answer["dealers"]) {
      std::string const note = d["location_note"];
      fmt::print("{}  {}  {}  {} {}{}\n", d["dealer_id"].get<std::uint64_t>(), d["dealer_name"].get<std::string>(),
                 d["website"].get<std::string>(), d["zip"].get<std::string>(), d["country"].get<std::string>(),
                 note.empty() ? "" : ": " + note);
    }
    if (from + page < answer["total"].get<std::uint64_t>()) continue;
    std::string const missing = answer["without_location"]["text"];
    fmt::print("{} dealers{}\n", answer["total"].get<std::uint64_t>(), missing.empty() ? "" : "; " + missing);
    return exit_good;
  }
}

void print_source(std::string const& country) {
  fmt::print(
      "The postal codes of {0} are in a file of GeoNames (www.geonames.org), under CC BY 4.0: name GeoNames where you "
      "show "
      "them.\n"
      "Legwork downloads nothing. Download\n"
      "    https://download.geonames.org/export/zip/{1}.zip\n"
      "and import it with\n"
      "    legwork directory fetch {1} {1}.zip\n",
      adapters::country_name(country), country);
  if (country == "US")
    fmt::print("{} ZIP codes are built in; most searches need no file. An imported one counts before them.\n",
               core::us_zip_code_count());
  if (country == "GB" || country == "CA" || country == "NL")
    fmt::print("It has the first part of each code, which is enough: whole codes are found by it.\n");
}

// The file must hold what was asked for: another country's list would be noticed by nobody.
int fetch(DirectoryCommand const& command) {
  std::string const country = country_of(command.country);
  if (command.file.empty()) return print_source(country), exit_good;
  std::string const bytes = bytes_of(command.file);
  core::ImportedFile const file = core::import_postal_codes(text_in(command.file, bytes));
  std::map<std::string, std::size_t> countries;
  for (core::Place const& place : file.places) ++countries[place.country];
  if (!countries.contains(country)) {
    std::string const other = countries.empty() ? "no postal codes as GeoNames lists them"
                                                : "postal codes of " + adapters::country_name(countries.begin()->first);
    throw UsageError(command.file + " holds " + other + ", not of " + adapters::country_name(country) +
                     "; nothing was imported");
  }
  return print_import(command.file, must(opened(command)->import("geonames", bytes))) ? exit_good : exit_not_all;
}

} // namespace

int run_directory(DirectoryCommand const& command) {
  if (command.deed == "import") return import_file(command);
  if (command.deed == "fetch") return fetch(command);
  return command.deed == "places" ? print_places(command) : print_dealers(command);
}

} // namespace legwork::tools
