// Replay performs no effect: it only asks the engine what it would have recorded.
#include "storage/replay.hpp"

#include <deque>

#include "core/base/text.hpp"
#include "core/engine/engine.hpp"
#include "core/engine/evolve.hpp"
#include "storage/event_codec.hpp"
#include "storage/evidence.hpp"
#include "storage/failure.hpp"
#include "storage/journal_rows.hpp"
#include "storage/load.hpp"

namespace legwork::storage {

namespace {

std::string shown(std::string_view name, std::string_view body) {
  return std::string(name) + " " + std::string(core::clip(body, 400));
}

class Replayer {
 public:
  explicit Replayer(Database& db) : db_(db) {}

  void row(Row const& row) {
    ++report_.rows;
    if (report_.first) return;
    if (row.kind == "input") input(row);
    else fact(row);
  }

  // `cut`: rows follow that were not read, so the facts of the last input may be incomplete.
  ReplayReport finish(bool cut) {
    bool const in_the_middle = cut && !expected_.empty();
    if (!in_the_middle) expect_no_more(report_.rows + 1);
    report_.state = in_the_middle ? load(db_, report_.rows).state : engine_.state();
    return std::move(report_);
  }

 private:
  Database& db_;
  core::Engine engine_;
  ReplayReport report_;
  std::deque<core::Fact> expected_; // of the input under way
  bool adopting_ = false;           // its evidence is gone: take the recorded facts

  void differ(std::uint64_t seq, std::string recorded, std::string replayed) {
    if (!report_.first) report_.first = Difference{seq, std::move(recorded), std::move(replayed)};
  }

  void expect_no_more(std::uint64_t seq) {
    if (!expected_.empty() && !report_.first)
      differ(seq, "nothing", shown(core::fact_name(expected_.front()), encode(expected_.front())));
    expected_.clear();
  }

  void input(Row const& row) {
    expect_no_more(row.seq);
    ++report_.inputs;
    adopting_ = false;
    try {
      auto const find = [&](std::string const& hash) { return EvidenceTable::get(db_, hash); };
      auto turn = engine_.take(decode_input(row.name, row.body, find), {row.at_ms});
      if (!turn) return differ(row.seq, shown(row.name, row.body), "refused: " + turn.error().detail);
      expected_.assign(turn->record.begin(), turn->record.end());
    } catch (StorageFailure const& failure) {
      if (failure.kind() != FailureKind::missing) throw;
      ++report_.undecided;
      adopting_ = true;
    }
  }

  void fact(Row const& row) {
    ++report_.facts;
    if (adopting_) {
      core::State state = engine_.state();
      core::evolve(state, decode_fact(row.name, row.body), {row.at_ms});
      engine_ = core::Engine(std::move(state));
      return;
    }
    if (expected_.empty()) return differ(row.seq, shown(row.name, row.body), "nothing");
    core::Fact const fact = std::move(expected_.front());
    expected_.pop_front();
    std::string const body = encode(fact);
    if (core::fact_name(fact) != row.name || body != row.body)
      differ(row.seq, shown(row.name, row.body), shown(core::fact_name(fact), body));
  }
};

std::string seconds(std::int64_t ms) {
  std::string const rest = std::to_string(ms % 1000);
  return std::to_string(ms / 1000) + "." + std::string(3 - rest.size(), '0') + rest;
}

} // namespace

ReplayReport replay(Database& db, std::uint64_t until) {
  Replayer replayer(db);
  bool cut = false;
  JournalRows::read(db, 1, [&](Row const& row) {
    if (row.seq <= until) replayer.row(row);
    else cut = true;
  });
  return replayer.finish(cut);
}

std::vector<std::string> story(Database& db, core::ContactId contact, std::uint64_t until) {
  std::vector<std::string> out;
  std::optional<std::int64_t> began;
  std::string const stream = "contact/" + std::to_string(contact);
  JournalRows::read(db, 1, [&](Row const& row) {
    if (row.stream != stream || row.kind != "fact" || row.seq > until) return;
    if (!began) began = row.at_ms;
    out.push_back("+" + seconds(row.at_ms - *began) + " s  #" + std::to_string(row.seq) + "  " + row.name + "  " +
                  std::string(core::clip(row.body, 600)));
  });
  return out;
}

} // namespace legwork::storage
