// street_score OUTCOMES TRUTH: prints what was reported beside what the street received; exit 1 where they differ.
#include <cstdio>

#include "tests/street/score.hpp"
#include "tests/support/child.hpp"

int main(int argc, char** argv) {
  using namespace legwork::tests;
  if (argc != 3) return std::fprintf(stderr, "usage: street_score OUTCOMES.jsonl TRUTH.json\n"), 2;
  auto const rows = score(read_text(argv[1]), read_text(argv[2]), false);
  std::fputs(table_of(rows).c_str(), stdout);
  for (Scored const& row : rows) {
    if (!row.wrong.empty()) return 1;
  }
  return 0;
}
