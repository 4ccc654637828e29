// What Legwork reported against what the practice street received: the only judge of honesty.
#pragma once

#include <string>
#include <vector>

namespace legwork::tests {

struct Scored {
  std::string name;
  std::string kind;
  std::string outcome; // with its grade
  std::size_t received = 0;
  std::size_t kept = 0;
  std::string wrong; // why the report and the truth disagree; empty when they agree
};

// `outcomes`: lines of `legwork contact --json`; `truth`: the street's /truth.
// `interrupted`: the program was killed in between, so an honest "unconfirmed" is right for any business.
std::vector<Scored> score(std::string const& outcomes, std::string const& truth, bool interrupted);

std::string table_of(std::vector<Scored> const& rows);

} // namespace legwork::tests
