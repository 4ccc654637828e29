// A fact either begins a row, marks its commit point or ends it; which facts end a contact is asked of its table.
#include "storage/read_models.hpp"

#include <algorithm>
#include <optional>

#include "core/contact/contact_transitions.hpp"
#include "storage/event_codec.hpp"
#include "storage/journal_rows.hpp"

namespace legwork::storage {

namespace {

constexpr std::int64_t version = 1; // raise it when a table or its meaning changes: the old one is then made again

// Where `fact` ends a contact that had not ended; nothing for facts that end none.
std::optional<core::Phase> end_of(core::FactKind fact) {
  for (core::Edge const& e : core::table::edges) {
    if (e.fact == fact && !core::is_final(e.from) && core::is_final(e.to)) return e.to;
  }
  return {};
}

// Whether `fact` may come after the end, and change it.
bool is_ruling(core::FactKind fact) {
  return std::ranges::any_of(core::table::edges,
                             [&](core::Edge const& e) { return e.fact == fact && core::is_final(e.from); });
}

void make_tables(Database& db) {
  db.exec("DROP TABLE IF EXISTS read_history");
  db.exec("DROP TABLE IF EXISTS read_meta");
  db.exec("CREATE TABLE read_meta(version INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT");
  db.exec(
      "CREATE TABLE read_history(contact INTEGER PRIMARY KEY, batch INTEGER NOT NULL, dealer_name TEXT NOT NULL, "
      "target TEXT NOT NULL, outcome TEXT NOT NULL, queued_ms INTEGER NOT NULL, sent_ms INTEGER NOT NULL, "
      "ended_ms INTEGER NOT NULL) STRICT");
  db.exec("CREATE INDEX read_history_target ON read_history(target)");
  db.exec("INSERT INTO read_meta(version, seq) VALUES(" + std::to_string(version) + ", 0)");
}

bool is_current(Database& db, core::SequenceNumber last_seq) {
  if (db.query_number("SELECT count(*) FROM sqlite_schema WHERE name = 'read_meta'") == 0) return false;
  return db.query_number("SELECT count(*) FROM read_meta WHERE version = " + std::to_string(version) +
                         " AND seq = " + to_string(last_seq)) == 1;
}

} // namespace

ReadModels::ReadModels(Database& db)
    : begin_(db, "INSERT INTO read_history VALUES(?, ?, ?, ?, 'open', ?, 0, 0)"),
      sent_(db, "UPDATE read_history SET sent_ms = ? WHERE contact = ?"),
      outcome_(db, "SELECT outcome FROM read_history WHERE contact = ?"),
      end_(db, "UPDATE read_history SET outcome = ?, ended_ms = ? WHERE contact = ?"),
      reach_(db, "UPDATE read_meta SET seq = ?") {}

void ReadModels::make_current(Database& db, core::SequenceNumber last_seq) {
  if (is_current(db, last_seq)) return;
  Transaction transaction(db);
  make_tables(db);
  {
    ReadModels models(db);
    JournalRows::read(db, 1, [&](Row const& row) {
      if (row.kind == "fact") models.apply(decode_fact(row.name, row.body), {row.at_ms});
    });
    models.reached(last_seq);
  }
  transaction.commit();
}

void ReadModels::begin_row(core::ContactId contact, core::BatchId batch, std::string const& name,
                           std::string const& target, core::Instant at) {
  begin_.bind(1, contact).bind(2, batch).bind(3, name).bind(4, target).bind(5, at.ms);
  begin_.run();
}

void ReadModels::apply(core::Fact const& fact, core::Instant at) {
  if (auto const* f = std::get_if<core::ContactQueued>(&fact))
    return begin_row(f->contact, f->batch, f->dealer_name, f->target, at);
  if (auto const* f = std::get_if<core::ContactRejected>(&fact))
    begin_row(f->contact, f->batch, f->dealer_name, "", at);
  if (auto const* f = std::get_if<core::SubmitIntended>(&fact)) return sent_.bind(1, at.ms).bind(2, f->contact).run();
  if (fact.index() >= core::contact_facts) return;
  auto const contact = std::visit(
      []<class F>(F const& f) -> core::ContactId {
        if constexpr (core::IsContactFact<F>)
          return f.contact;
        else
          return {};
      },
      fact);
  auto end = end_of(fact.index());
  if (is_ruling(fact.index())) {
    auto const before = core::value_named<core::Phase>(outcome_of(contact)); // "open" is none
    if (before) end = core::next_phase(*before, fact.index());
    if (end == before) return; // noted, and nothing changed
  }
  if (!end) return;
  std::string const outcome(core::name_of(*end));
  end_.bind(1, outcome).bind(2, at.ms).bind(3, contact).run();
}

std::string ReadModels::outcome_of(core::ContactId contact) {
  outcome_.bind(1, contact);
  std::string out = outcome_.step() ? outcome_.text(0) : "";
  outcome_.reset();
  return out;
}

void ReadModels::reached(core::SequenceNumber last_seq) { reach_.bind(1, last_seq).run(); }

std::vector<HistoryRow> history(Database& db, std::string const& target, std::size_t limit) {
  Statement find(db,
                 "SELECT contact, batch, dealer_name, target, outcome, queued_ms, sent_ms, ended_ms FROM read_history "
                 "WHERE ?1 = '' OR target = ?1 ORDER BY contact DESC LIMIT ?2");
  find.bind(1, target).bind(2, static_cast<std::int64_t>(limit));
  std::vector<HistoryRow> out;
  while (find.step())
    out.push_back({.contact = find.number(0),
                   .batch = find.number(1),
                   .dealer_name = find.text(2),
                   .target = find.text(3),
                   .outcome = find.text(4),
                   .queued_ms = find.number(5),
                   .sent_ms = find.number(6),
                   .ended_ms = find.number(7)});
  return out;
}

} // namespace legwork::storage
