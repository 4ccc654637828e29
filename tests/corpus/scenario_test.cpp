// A kept contact becomes a scenario, and the scenario leads it where it went.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

#include "core/base/enum_names.hpp"
#include "sim/scenario_from_journal.hpp"
#include "tests/support/corpus.hpp"

using namespace legwork;
using namespace legwork::tests;

namespace {

std::filesystem::path const folder = std::filesystem::path(LEGWORK_SOURCE_DIR) / "tests" / "old_data" / "corpus";

struct Tally {
  std::uint32_t ended = 0;
  std::uint32_t same = 0;
  std::map<std::string, std::uint32_t> others; // what could not be mapped, and how often
  std::uint32_t leaks = 0;                     // scenarios that hold a word of the journal
};

std::uint32_t contacts_of(CorpusSession const& session) {
  std::uint32_t out = 0;
  for (storage::RecordedTurn const& turn : session.turns) {
    for (storage::RecordedFact const& fact : turn.facts)
      out += fact.name == "ContactQueued" || fact.name == "ContactRejected" ? 1 : 0;
  }
  return out;
}

// At most three contacts of a session: a long one would be a hundred alike.
void count_scenarios(CorpusSession& session, Tally& tally) {
  std::uint32_t const n = std::min(contacts_of(session), session.name.starts_with("street") ? 30U : 3U);
  for (core::ContactId id = 1; id <= core::ContactId{n}; ++id) {
    auto const made = sim::scenario_of(session, id);
    if (!made) continue; // it had not ended
    ++tally.ended;
    std::string const text = sim::to_text(made->scenario);
    for (char const* word : {"example", ".test", "http", "Business", "Motors", "Ann", "Ben", "machine"})
      tally.leaks += text.find(word) == std::string::npos ? 0 : 1;
    if (made->reached == made->recorded)
      ++tally.same;
    else
      for (std::string const& what : made->unmapped) ++tally.others[session.name + ": " + what];
  }
}

} // namespace

TEST_CASE("a logged contact, as a scenario, ends as it did: at least nine in ten of the kept ones", "[corpus][P73]") {
  for (char const* file : {"simulated.zst", "simulated_rules_v1.zst", "street.zst"}) {
    Tally tally;
    for (CorpusSession& session : read_corpus(folder / file)) count_scenarios(session, tally);
    std::string list;
    for (auto const& [what, times] : tally.others) list += "\n  " + std::to_string(times) + "  " + what;
    INFO(file << ": " << tally.same << " of " << tally.ended << list);
    CHECK(tally.ended > 20);
    CHECK(tally.leaks == 0);
    CHECK(tally.same * 10 >= tally.ended * 9);
  }
}
