// Group commit: while one commit is under way, further turns collect, and the next commit takes them all.
#include "core/engine/host.hpp"

#include <algorithm>
#include <utility>

#include "core/base/always.hpp"

namespace legwork::core {

Host::Host(Engine engine, std::uint64_t last_seq, Doors doors)
    : engine_(std::move(engine)), last_seq_(last_seq), doors_(std::move(doors)) {}

Result<void> Host::give(Input input, Instant now) {
  if (broken_) return fail(ErrorKind::unavailable, "the journal cannot be written; Legwork is stopping");
  now = std::max(now, engine_.state().now);
  auto turn = engine_.take(input, now);
  if (!turn) return std::unexpected(turn.error());
  if (turn->record.empty()) return {}; // changed nothing: needs no place in the journal
  Entry entry{now, engine_.state().epoch, last_seq_ + 1, std::move(input), std::move(turn->record)};
  last_seq_ += 1 + entry.facts.size();
  waiting_.push_back({std::move(entry), std::move(turn->then)});
  std::optional<Error> const refused = std::move(turn->refused);
  if (!committing_) commit_next();
  if (refused) return std::unexpected(*refused);
  return {};
}

Entry const* Host::newest() const {
  if (!waiting_.empty()) return &waiting_.back().entry;
  return held_entries_ == nullptr ? nullptr : &held_entries_->back();
}

void Host::commit_next() {
  if (waiting_.empty()) return;
  std::size_t const n = std::min(waiting_.size(), group_limit);
  auto group = std::make_shared<std::vector<Entry>>();
  group->reserve(n);
  for (std::size_t i = 0; i < n; ++i) {
    held_effects_.push_back(std::move(waiting_[i].effects));
    group->push_back(std::move(waiting_[i].entry));
  }
  waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(n));
  committing_ = true;
  held_entries_ = group;
  doors_.journal.append(std::move(group));
}

void Host::durable() {
  ALWAYS(committing_ && !broken_, "durable without a commit");
  EntryGroup const entries = std::exchange(held_entries_, nullptr);
  auto effects = std::exchange(held_effects_, {});
  committing_ = false;
  commit_next(); // the disk works while we act
  for (Entry const& entry : *entries) {
    std::uint64_t seq = entry.first_seq;
    for (Fact const& fact : entry.facts) doors_.tell({++seq, entry.at, fact});
  }
  for (auto& of_turn : effects) {
    for (Effect& effect : of_turn) doors_.hands.perform(std::move(effect));
  }
}

void Host::failed(Error why) {
  broken_ = true;
  waiting_.clear();
  held_effects_.clear();
  held_entries_.reset();
  doors_.stop_the_world(why);
}

} // namespace legwork::core
