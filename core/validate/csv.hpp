// Comma-separated values as RFC 4180 has them, with the line each record begins on, and the list of businesses.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.hpp"
#include "core/validate/website.hpp"

namespace legwork::core {

struct CsvRecord {
  std::size_t line = 0; // where it begins, from 1
  std::vector<std::string> cells;
};

struct CsvLimits {
  std::size_t bytes = 1U << 20U;
  std::size_t records = 10'000;
};

// Errors name the line: an open quote, bytes after a closing quote; or say that a limit is passed.
Result<std::vector<CsvRecord>> parse_csv(std::string_view text, CsvLimits limits = {});

// One cell of a CSV file: quoted where needed, and never a formula for the program that opens it.
std::string csv_cell(std::string_view text);

struct LineProblem {
  std::size_t line = 0; // 0: the file as a whole
  std::string text;     // field and reason
};

struct Dealer {
  std::size_t line = 0;
  std::string dealer_name;
  std::string dealer_ref; // column `id`
  Website website;
};

struct DealerList {
  std::vector<Dealer> dealers;
  std::vector<LineProblem> problems; // all of them; empty when the list can be used
};

// Columns dealer_name and website (also: name, dealer, url), `id` optional, others ignored. `to_ascii` turns an
// international website into its ASCII form.
DealerList read_dealers(std::string_view text, HostPolicy const& policy,
                        Result<std::string> (*to_ascii)(std::string_view));

} // namespace legwork::core
