// Dealers and postal codes of files, read whole: what can be used, and every problem with its line. Knows no JSON:
// who reads such files hands each dealer's columns to DealerReader.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.hpp"
#include "core/directory/dealer.hpp"
#include "core/validate/csv.hpp"
#include "core/validate/website.hpp"

namespace legwork::core {

inline constexpr std::size_t most_imported = 200'000; // dealers or places of one file
inline constexpr std::size_t most_problems = 1'000;   // nobody reads more

struct ImportedFile {
  std::vector<DirectoryDealer> dealers{}; // without ids
  std::vector<Place> places{};
  std::vector<LineProblem> problems{}; // of what was not taken, at most 1,000
  std::size_t more_problems = 0;       // that are not listed
  std::vector<LineProblem> notes{};    // what was taken otherwise than it stands there, or is nothing to take; likewise
  std::size_t more_notes = 0;
};

void add_problem(ImportedFile& file, std::size_t line, std::string text);
void add_note(ImportedFile& file, std::size_t line, std::string text);

// Decimal degrees in millionths; nothing for what is none, or more than `most` from zero.
std::optional<std::int64_t> degrees_e6(std::string_view text, int most);

// The website in its one spelling.
Result<std::string> website_of(std::string_view text, WebsiteRules const& rules);

// Collects dealers one by one.
class DealerReader {
 public:
  // The text of a column: name, website, contact_page, makes (separated by ; or |), street, city, state, zip, country,
  // phone, latitude, longitude; empty where there is none.
  using Columns = std::function<std::string_view(std::string_view column)>;

  explicit DealerReader(WebsiteRules rules) : rules_(std::move(rules)) {}

  void read(std::size_t line, std::string_view source, Columns const& columns);
  // One dealer alone; nothing where something is wrong with it, which is added to `problems`.
  std::optional<DirectoryDealer> read_one(std::size_t line, std::string_view source, Columns const& columns,
                                          std::vector<LineProblem>& problems) const;
  void add_problem(std::size_t line, std::string text);
  void add_note(std::size_t line, std::string text);
  ImportedFile const& file() const { return file_; }

 private:
  WebsiteRules rules_;
  ImportedFile file_;

  static void locate(DirectoryDealer& dealer, std::string_view latitude, std::string_view longitude, std::size_t line,
                     std::vector<LineProblem>& problems);
};

} // namespace legwork::core
