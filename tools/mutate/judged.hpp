// Survivors that a person has looked at: survivors.txt, one per line, `file | line's text | was -> becomes | reason`.
// Line numbers move, so a survivor is known by the text of its line.
#pragma once

#include <map>
#include <string>

namespace legwork::mutate {

struct Listed { // a line of mutants.tsv
  int id = 0;
  std::string file;
  std::string line;
  std::string kind;
  std::string was;
  std::string becomes;
  std::string line_text;

  std::string key() const { return file + " | " + line_text + " | " + was + " -> " + becomes; }
};

class Judged {
 public:
  explicit Judged(std::string const& path); // throws std::runtime_error for a line that is not of the form

  // Why this one may survive; nullptr when nobody has said.
  std::string const* reason(Listed const& mutant) const;

 private:
  std::map<std::string, std::string> reasons_;
};

} // namespace legwork::mutate
