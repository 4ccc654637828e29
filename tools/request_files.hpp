// The three files of `legwork contact`: businesses, customer, message. Everything is read and checked before
// anything starts, and all problems are told at once.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/directory/dealer_list.hpp"
#include "core/page/page.hpp"
#include "tools/customer_values.hpp"

namespace legwork::tools {

struct RequestFiles {
  std::vector<core::ListedDealer> dealers;
  core::CustomerRequest customer;
  core::FillRules rules;
  bool practice = false;                    // every business is one of the practice street
  std::vector<std::string> problems;        // "me.toml:4: email …", all of them but those of the list's lines
  std::vector<core::LineProblem> bad_lines; // of the list
  std::vector<std::string> notes;           // how the list was read
};

// "dealers.csv:4: ", and without the line where it is 0.
std::string at_line(std::filesystem::path const& path, std::size_t line);

// Without `message` nothing is said of one; without both, the customer is one who has what everybody has.
RequestFiles read_request(std::filesystem::path const& dealers, std::filesystem::path const& customer,
                          std::filesystem::path const& message, std::set<std::string> const& allowed_hosts);

} // namespace legwork::tools
