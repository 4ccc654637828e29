// The state as JSON, by its own field lists, behind a seal and the hash of the row it was folded up to. SQLite does
// not notice a bit that fell over inside a text, and a state that was altered may stop the program at every start.
// The tag holds a digest of an empty state's text, so that a changed field list alone makes older snapshots useless.
#include "storage/snapshots.hpp"

#include <nlohmann/json.hpp>

#include "core/base/json_fields.hpp"
#include "core/base/json_text.hpp"
#include "storage/digest.hpp"

namespace legwork::storage {

namespace {

constexpr std::size_t digits = 64; // of a hash

std::string row_hash_at(Database& db, core::SequenceNumber seq) {
  Statement find(db, "SELECT hash FROM journal WHERE seq = ?");
  find.bind(1, seq);
  return find.step() ? to_hex(find.blob(0)) : std::string();
}

// `rest`: the row's hash and the text.
std::string seal_of(core::SequenceNumber seq, std::string_view rest) {
  return content_hash(code_tag() + ' ' + to_string(seq) + ' ' + std::string(rest));
}

} // namespace

std::string const& code_tag() {
  static std::string const tag = [] {
    core::State sample;
    core::Contact& contact = sample.contacts.emplace_back();
    contact.plan.entries.emplace_back(); // one of each, or a change inside them would not show
    contact.screenshots.emplace_back();
    sample.reached["x"] = {};
    sample.batches.emplace_back();
    sample.pages.emplace_back();
    return std::string("2-") + content_hash(core::to_json_text(sample)).substr(0, 16);
  }();
  return tag;
}

void write_snapshot(Database& db, core::State const& state, core::SequenceNumber seq) {
  std::string const rest = row_hash_at(db, seq) + core::to_json_text(state);
  std::string const sealed = seal_of(seq, rest) + rest;
  db.exec("DELETE FROM snapshots");
  Statement insert(db, "INSERT INTO snapshots(seq, code, state) VALUES(?,?,?)");
  insert.bind(1, seq).bind(2, code_tag()).bind_blob(3, sealed);
  insert.run();
}

std::optional<Snapshot> read_snapshot(Database& db, core::SequenceNumber last) {
  Statement find(db, "SELECT seq, state FROM snapshots WHERE code = ? AND seq <= ? ORDER BY seq DESC LIMIT 1");
  std::string const& tag = code_tag();
  find.bind(1, tag).bind(2, static_cast<std::int64_t>(std::min<std::uint64_t>(last.value(), INT64_MAX)));
  if (!find.step()) return {};
  core::SequenceNumber const seq{find.number(0)};
  std::string const sealed = find.blob(1);
  std::string_view const bytes = sealed;
  if (bytes.size() < 2 * digits || seal_of(seq, bytes.substr(digits)) != bytes.substr(0, digits)) return {};
  auto const parsed = nlohmann::json::parse(bytes.substr(2 * digits), nullptr, false);
  if (parsed.is_discarded()) return {};
  auto state = core::from_json<core::State>(parsed);
  if (!state) return {};
  return Snapshot{std::move(*state), seq, row_hash_at(db, seq) == bytes.substr(digits, digits)};
}

} // namespace legwork::storage
