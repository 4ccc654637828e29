// Where a file can be changed in one small way, and how. What does not compile is found out later, by compiling it.
#pragma once

#include <string>
#include <vector>

#include "tools/mutate/unit.hpp"

namespace legwork::mutate {

struct Range { // offsets in the file, the end one past
  std::size_t begin = 0;
  std::size_t end = 0;

  auto operator<=>(Range const&) const = default;
  bool within(Range const& outer) const { return outer.begin <= begin && end <= outer.end; }
};

enum class Place { statement, expression };

struct Change {
  std::string kind; // "== to !=", "deleted", "condition"…
  std::string text; // of the expression, as it becomes; nothing for a statement that is left out
};

struct MutationSite {
  Range range;
  Place place = Place::expression;
  std::vector<Change> changes;
  bool condition = false; // asked as yes or no, whatever its type: an optional, a pointer
};

// In the order of the file, an outer one before those inside it. Left alone: what is computed while compiling
// (constexpr, consteval, static_assert, case labels, if constexpr), default arguments, macros.
std::vector<MutationSite> find_sites(Unit const& unit);

} // namespace legwork::mutate
