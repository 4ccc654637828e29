// The one reader of lists of dealers, for the command line and the server alike: from a table to the dealers that can
// be contacted, and every problem with its line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/directory/dealer_import.hpp"
#include "core/directory/table.hpp"
#include "core/validate/website.hpp"

namespace legwork::core {

struct ListedDealer {
  std::size_t line = 0;
  std::string dealer_ref{}; // column `id`
  Website website{};        // where the contact begins: the contact page, where the list has one
  DirectoryDealer entry{};
};

// A list can be used as it is where there are no problems; with some, the dealers are those of the other lines.
struct DealerList {
  std::vector<ListedDealer> dealers{};
  std::vector<LineProblem> problems{}; // by line; at most 1,000
  std::size_t more_problems = 0;       // that are not listed
  std::vector<std::string> notes{};
};

// A heading names the columns (core/directory/dealer_headings); name and website are needed. Without a heading the
// columns are read where only one reading is possible. The same website twice is a problem of the second line.
DealerList read_dealers(Table const& table, WebsiteRules const& rules);

// A list that could not become a table.
DealerList unreadable_list(Error const& error);

// What the directory imports of it.
ImportedFile imported_file(DealerList list);

// Whether a cell names a business of the practice street.
bool mentions_practice(Table const& table);

} // namespace legwork::core
