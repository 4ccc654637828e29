// Every kept session, decided again: a change that decides one of them differently is found here, before it is made.
#include <catch2/catch.hpp>

#include <set>

#include "core/model/facts.hpp"
#include "storage/replay/decider.hpp"
#include "storage/replay/replay.hpp"
#include "tests/support/corpus.hpp"

using namespace legwork;
using namespace legwork::tests;

namespace {

std::filesystem::path const folder = std::filesystem::path(LEGWORK_SOURCE_DIR) / "tests" / "old_data" / "corpus";

std::vector<CorpusSession>& sessions() {
  static std::vector<CorpusSession> all = [] {
    std::vector<CorpusSession> out;
    for (char const* file :
         {"simulated.zst", "simulated_rules_v1.zst", "simulated_rules_v3.zst", "simulated_rules_v4.zst",
          "simulated_rules_v5.zst", "simulated_rules_v6.zst", "simulated_rules_v7.zst", "street.zst"}) {
      for (CorpusSession& session : read_corpus(folder / file)) out.push_back(std::move(session));
    }
    return out;
  }();
  return all;
}

} // namespace

TEST_CASE("every kept session is decided again as it was, byte for byte", "[corpus][P73]") {
  CHECK(sessions().size() >= 200);
  std::size_t different = 0;
  for (CorpusSession& session : sessions()) {
    storage::ReplayReport const report = storage::replay(session);
    CHECK(report.undecided == 0);
    if (!report.first) continue;
    if (++different > 5) continue; // the first few say enough
    FAIL_CHECK(session.name << ": row " << report.first->seq << ", after the " << report.first->input << " of row "
                            << report.first->input_seq << "\n  recorded: " << report.first->recorded
                            << "\n  replayed: " << report.first->replayed
                            << "\nWhere that is meant: say so in CHANGELOG.md and run ./dev corpus");
  }
  INFO(different << " of " << sessions().size() << " sessions");
  CHECK(different == 0);
}

TEST_CASE("the kept sessions hold every kind of fact, calm ones, stormy ones and long ones", "[corpus][P73]") {
  std::set<std::string> met;
  std::map<std::string, std::size_t> kinds;
  std::size_t longest = 0;
  for (CorpusSession const& session : sessions()) {
    ++kinds[session.name.substr(session.name.find(", ") + 2)];
    std::size_t rows = 0;
    for (storage::RecordedTurn const& turn : session.turns) {
      rows += 1 + turn.facts.size();
      for (storage::RecordedFact const& fact : turn.facts) met.insert(fact.name);
    }
    longest = std::max(longest, rows);
  }
  for (core::FactKind kind = 0; kind < std::variant_size_v<core::Fact>; ++kind) {
    INFO(core::fact_name(kind));
    CHECK(met.contains(std::string(core::fact_name(kind))));
  }
  CHECK(kinds["calm"] >= 20);
  CHECK(kinds["storm"] >= 20);
  CHECK(longest > 1'000);
}

TEST_CASE("the kept corpus stays small enough to be kept", "[corpus]") {
  std::uintmax_t sum = 0;
  for (auto const& entry : std::filesystem::directory_iterator(folder)) sum += entry.file_size();
  CHECK(sum <= 1'500'000);
}
