// The state as JSON, by its own field lists. The tag holds a digest of an empty state's text, so that a changed
// field list alone makes older snapshots useless.
#include "storage/snapshots.hpp"

#include <nlohmann/json.hpp>

#include "core/base/json_fields.hpp"
#include "core/base/json_text.hpp"
#include "storage/digest.hpp"

namespace legwork::storage {

std::string const& code_tag() {
  static std::string const tag = [] {
    core::State sample;
    core::Contact& contact = sample.contacts.emplace_back();
    contact.plan.entries.emplace_back(); // one of each, or a change inside them would not show
    contact.shots.emplace_back();
    sample.ledger["x"] = {};
    sample.batches.emplace_back();
    sample.pages.emplace_back();
    return std::string("1-") + content_hash(core::to_json_text(sample)).substr(0, 16);
  }();
  return tag;
}

void write_snapshot(Database& db, core::State const& state, std::uint64_t seq) {
  std::string const text = core::to_json_text(state);
  db.exec("DELETE FROM snapshots");
  Statement insert(db, "INSERT INTO snapshots(seq, code, state) VALUES(?,?,?)");
  insert.bind(1, static_cast<std::int64_t>(seq)).bind(2, code_tag()).bind_blob(3, text);
  insert.run();
}

std::optional<Snapshot> read_snapshot(Database& db, std::uint64_t last) {
  Statement find(db, "SELECT seq, state FROM snapshots WHERE code = ? AND seq <= ? ORDER BY seq DESC LIMIT 1");
  std::string const& tag = code_tag();
  find.bind(1, tag).bind(2, static_cast<std::int64_t>(last < INT64_MAX ? last : INT64_MAX));
  if (!find.step()) return {};
  auto const parsed = nlohmann::json::parse(find.blob(1), nullptr, false);
  if (parsed.is_discarded()) return {};
  auto state = core::from_json<core::State>(parsed);
  if (!state) return {};
  return Snapshot{std::move(*state), static_cast<std::uint64_t>(find.number(0))};
}

} // namespace legwork::storage
