// Lists of dealers as people save them, with what the one reader makes of each: command line and server must agree.
#pragma once

#include <string>
#include <vector>

namespace legwork::tests {

struct SavedDealer {
  std::string name;
  std::string website;
  bool operator==(SavedDealer const&) const = default;
};

struct SavedList {
  std::string what;  // how it was saved
  std::string bytes; // as they lie on disk
  std::vector<SavedDealer> dealers{};
  std::vector<std::size_t> problem_lines{}; // 0: the file as a whole
  std::vector<std::string> says{};          // in its problems or notes
};

// Their dealers are of the practice street.
std::vector<SavedList> saved_lists();

} // namespace legwork::tests
