// Writes the kept corpus again: sessions of the simulator chosen so that every kind of fact occurs, and the journals
// given. `corpus_record FOLDER [JOURNAL.db…]`; without journals the street's sessions stay as they are.
#include <cstdio>
#include <exception>
#include <set>

#include "core/engine/engine.hpp"
#include "sim/recorded_run.hpp"
#include "storage/event_codec.hpp"
#include "storage/open_to_read.hpp"
#include "tests/support/corpus.hpp"

using namespace legwork;

namespace {

struct Share {
  sim::Shape shape;
  std::uint32_t sessions;
};
constexpr Share shares[] = {{sim::Shape::calm, 24},
                            {sim::Shape::quick, 56},
                            {sim::Shape::ordinary, 100},
                            {sim::Shape::storm, 40},
                            {sim::Shape::long_run, 6}};
constexpr std::uint64_t most_seeds = 40'000;

// The kinds of facts and inputs that a run has and no chosen one had.
bool brings_new(sim::RecordedRun const& run, std::set<std::string>& met) {
  std::size_t const before = met.size();
  for (storage::RecordedTurn const& turn : run.turns()) {
    met.insert(turn.name);
    for (storage::RecordedFact const& fact : turn.facts) met.insert(fact.name);
  }
  return met.size() != before;
}

// What nobody does in the simulator: tokens come and go.
void record_by_hand(tests::CorpusWriter& writer) {
  tests::CorpusSession session("by hand, orders", nullptr);
  core::Engine engine;
  std::int64_t at_ms = 1'700'000'000'000;
  std::uint64_t seq = 1;
  core::Input const inputs[] = {core::Booted{{}, "", {}, "machine 1"},
                                core::OpenSession{"client"},
                                core::RecordAdministration{"client", core::Administration::token_added, "robot"},
                                core::DetachSession{1},
                                core::ReturnSession{1},
                                core::ShutDown{}};
  for (core::Input const& input : inputs) {
    auto const turn = engine.take(input, {at_ms += 700});
    if (!turn) throw std::runtime_error("by hand: " + turn.error().detail);
    storage::RecordedTurn row{.seq = core::SequenceNumber{seq},
                              .at_ms = at_ms,
                              .name = std::string(storage::name_of_input(input)),
                              .body = storage::encode(input),
                              .facts = {},
                              .cut = false};
    for (core::Fact const& fact : turn->record)
      row.facts.push_back({std::string(core::fact_name(fact)), storage::encode(fact)});
    seq += 1 + row.facts.size();
    session.turns.push_back(std::move(row));
  }
  writer.add(session.name, session);
}

std::size_t record_simulated(std::filesystem::path const& file) {
  sim::PageLibrary library; // one for all: a name means one text in the whole file
  tests::CorpusWriter writer;
  std::set<std::string> met;
  std::size_t sessions = 0;
  std::map<sim::Shape, std::uint32_t> taken;
  for (std::uint64_t seed = 1; seed <= most_seeds; ++seed) {
    sim::SwarmConfig const swarm = sim::swarm_of(seed);
    std::uint32_t share = 0;
    for (Share const& s : shares) share = s.shape == swarm.shape ? s.sessions : share;
    bool const wanted = taken[swarm.shape] < share;
    if (!wanted && swarm.shape == sim::Shape::long_run) continue; // a megabyte each
    sim::RecordedRun run(swarm, sim::Choices::drawn(seed), library);
    if (run.violation()) continue;
    bool const is_new = brings_new(run, met);
    if (!wanted && !is_new) continue;
    ++taken[swarm.shape];
    ++sessions;
    writer.add("seed " + std::to_string(seed) + ", " + std::string(core::name_of(swarm.shape)), run);
  }
  record_by_hand(writer);
  writer.write(file);
  std::printf("%zu simulated sessions, %zu kinds of inputs and facts, %zu kB of text, %ju kB packed\n", sessions,
              met.size(), writer.text().size() / 1000,
              static_cast<std::uintmax_t>(std::filesystem::file_size(file) / 1000));
  return sessions;
}

void record_street(std::filesystem::path const& file, int n, char** journals) {
  tests::CorpusWriter writer;
  for (int i = 0; i < n; ++i) {
    auto const db = storage::open_to_read(journals[i]);
    storage::RecordedJournal recording(*db);
    writer.add("street, " + std::filesystem::path(journals[i]).stem().string(), recording);
  }
  writer.write(file);
  std::printf("%d sessions of the street, %zu kB of text, %ju kB packed\n", n, writer.text().size() / 1000,
              static_cast<std::uintmax_t>(std::filesystem::file_size(file) / 1000));
}

} // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::fprintf(stderr, "corpus_record FOLDER [JOURNAL.db...]\n"), 2;
  try {
    std::filesystem::path const folder = argv[1];
    std::filesystem::create_directories(folder);
    record_simulated(folder / "simulated.zst");
    if (argc > 2) record_street(folder / "street.zst", argc - 2, argv + 2);
    return 0;
  } catch (std::exception const& e) {
    return std::fprintf(stderr, "corpus_record: %s\n", e.what()), 1;
  }
}
