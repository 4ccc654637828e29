// One text with every change of a file in it, each behind a switch that is read while the program runs. Only one is
// ever on, so a changed place holds what was written there originally, and the text grows with depth and not with its
// power.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "tools/mutate/sites.hpp"

namespace legwork::mutate {

struct Mutant {
  int id = 0;
  std::string file;
  std::size_t line = 0;
  std::string kind;
  std::string was;
  std::string becomes;
};

class Schemata {
 public:
  // Numbers the changes from `first_id` on.
  Schemata(std::string file, std::string text, std::vector<MutationSite> sites, int first_id);

  // The text, without the changes in `left_out`. A place that belongs to no change is text as it was.
  std::string write(std::set<int> const& left_out) const;

  std::vector<Mutant> const& mutants() const { return mutants_; }

 private:
  struct Numbered {
    MutationSite site;
    int first_id = 0;
  };
  std::string render(Range range, std::size_t& next, std::set<int> const& left_out) const;
  std::string around(Numbered const& site, std::string original, std::set<int> const& left_out) const;

  std::string text_;
  std::vector<Numbered> sites_;
  std::vector<Mutant> mutants_;
};

// The change whose switch stands last before `offset` in a written text; 0 for none.
int mutant_before(std::string const& written, std::size_t offset);

} // namespace legwork::mutate
