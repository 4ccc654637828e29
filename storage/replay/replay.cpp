// Replay performs no effect: it only asks the engine what it would have recorded.
#include "storage/replay/replay.hpp"

#include "core/base/text.hpp"
#include "storage/event_codec.hpp"
#include "storage/journal_rows.hpp"
#include "storage/replay/decider.hpp"

namespace legwork::storage {

namespace {

std::string shown(std::string_view name, std::string_view body) {
  return std::string(name) + " " + std::string(core::clip(body, 400));
}

std::string shown(core::Fact const& fact) { return shown(core::fact_name(fact), encode(fact)); }
std::string shown(RecordedFact const& fact) { return shown(fact.name, fact.body); }

std::optional<Difference> difference(RecordedTurn const& turn, Decided const& decided) {
  if (decided.undecided()) return std::nullopt;
  if (!decided.refused.empty())
    return Difference{.seq = turn.seq,
                      .input_seq = turn.seq,
                      .input = turn.name,
                      .recorded = shown(turn.name, turn.body),
                      .replayed = "refused: " + decided.refused};
  auto const at = first_difference(turn, decided);
  if (!at) return std::nullopt;
  return Difference{.seq = turn.seq + 1 + *at,
                    .input_seq = turn.seq,
                    .input = turn.name,
                    .recorded = *at < turn.facts.size() ? shown(turn.facts[*at]) : "nothing",
                    .replayed = *at < decided.facts.size() ? shown(decided.facts[*at]) : "nothing"};
}

std::string seconds(std::int64_t ms) {
  std::string const rest = std::to_string(ms % 1000);
  return std::to_string(ms / 1000) + "." + std::string(3 - rest.size(), '0') + rest;
}

} // namespace

ReplayReport replay(RecordedSession& recording) {
  ReplayReport report;
  Decider decider(recording);
  recording.each_turn([&](RecordedTurn const& turn) {
    report.rows += 1 + turn.facts.size();
    if (report.first) return;
    ++report.inputs;
    report.facts += turn.facts.size();
    Decided const decided = decider.decide(turn);
    if (decided.undecided()) ++report.undecided;
    report.first = difference(turn, decided);
    if (!report.first) decider.adopt(turn, decided);
  });
  report.state = decider.state();
  return report;
}

ReplayReport replay(Database& db, core::SequenceNumber until) {
  RecordedJournal recording(db, until);
  return replay(recording);
}

std::vector<std::string> story(Database& db, core::ContactId contact, core::SequenceNumber until) {
  std::vector<std::string> out;
  std::optional<std::int64_t> began;
  std::string const stream = "contact/" + to_string(contact);
  JournalRows::read(db, 1, [&](Row const& row) {
    if (row.stream != stream || row.kind != "fact" || row.seq > until) return;
    if (!began) began = row.at_ms;
    out.push_back("+" + seconds(row.at_ms - *began) + " s  #" + to_string(row.seq) + "  " + row.name + "  " +
                  std::string(core::clip(row.body, 600)));
  });
  return out;
}

} // namespace legwork::storage
