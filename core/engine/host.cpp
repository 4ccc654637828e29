// Group commit: while one commit is under way, further turns collect, and the next commit takes them all.
#include "core/engine/host.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/base/always.hpp"

namespace legwork::core {

Host::Host(Engine engine, SequenceNumber last_seq, Ports ports)
    : engine_(std::move(engine)), last_seq_(last_seq), ports_(std::move(ports)) {}

Result<void> Host::submit(Input input, Instant now) {
  if (broken_) return fail(ErrorKind::unavailable, "the journal cannot be written; Legwork is stopping");
  now = std::max(now, engine_.state().now);
  auto turn = engine_.take(input, now);
  if (!turn) return std::unexpected(turn.error());
  if (turn->record.empty()) return {}; // changed nothing: needs no place in the journal
  bool const full = waiting_.empty() || waiting_.back().entries->size() >= group_limit;
  if (full) waiting_.push_back({std::make_shared<std::vector<Entry>>(), {}});
  Group& group = waiting_.back();
  SequenceNumber const seq = last_seq_.next();
  last_seq_ = seq + turn->record.size();
  group.entries->push_back({.at = now,
                            .epoch = engine_.state().epoch,
                            .first_seq = seq,
                            .input = std::move(input),
                            .facts = std::move(turn->record)});
  if (group.effects.empty())
    group.effects = std::move(turn->then);
  else
    std::ranges::move(turn->then, std::back_inserter(group.effects));
  if (!under_way_) commit_next();
  if (turn->refused) return std::unexpected(std::move(*turn->refused));
  return {};
}

Entry const* Host::newest() const {
  if (!waiting_.empty()) return &waiting_.back().entries->back();
  return under_way_ ? &under_way_->entries->back() : nullptr;
}

void Host::commit_next() {
  if (waiting_.empty()) return;
  under_way_ = std::move(waiting_.front());
  waiting_.erase(waiting_.begin());
  ports_.journal.append(under_way_->entries);
}

void Host::on_commit_durable() {
  ALWAYS(under_way_ && !broken_, "durable without a commit");
  Group group = std::move(*under_way_);
  under_way_.reset();
  commit_next(); // the disk works while we act
  for (Entry const& entry : *group.entries) {
    SequenceNumber seq = entry.first_seq;
    for (Fact const& fact : entry.facts) ports_.publish({++seq, entry.at, fact});
  }
  for (Effect& effect : group.effects) ports_.browser.perform(std::move(effect));
}

void Host::on_commit_failed(Error why) {
  broken_ = true;
  waiting_.clear();
  under_way_.reset();
  ports_.on_commit_failed(why);
}

} // namespace legwork::core
