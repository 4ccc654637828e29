// The three files of `legwork contact`: businesses, customer, message. Everything is read and checked before
// anything starts, and all problems are told at once.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/page/page.hpp"
#include "core/validate/csv.hpp"
#include "tools/customer_values.hpp"

namespace legwork::tools {

struct RequestFiles {
  std::vector<core::Dealer> dealers;
  core::CustomerRequest customer;
  core::FillRules rules;
  bool practice = false;             // every business is one of the practice street
  std::vector<std::string> problems; // "dealers.csv:4: website: …", all of them
};

RequestFiles read_request(std::filesystem::path const& dealers, std::filesystem::path const& customer,
                          std::filesystem::path const& message, std::set<std::string> const& allowed_hosts);

} // namespace legwork::tools
