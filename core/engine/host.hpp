// Take, record, durable, act: the loop that keeps the promise that nothing leaves before its facts are on disk.
// The same host runs in production and in the simulator; only its ports differ. Not thread-safe: one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/engine/engine.hpp"
#include "core/engine/ports.hpp"

namespace legwork::core {

// A fact that is on disk, as clients may see it.
struct DurableFact {
  SequenceNumber seq;
  Instant at;
  Fact const& fact;
};

class Host {
 public:
  struct Ports {
    Journal& journal;
    BrowserPort& browser;
    std::function<void(DurableFact const&)> publish;    // every durable fact, once, in order
    std::function<void(Error const&)> on_commit_failed; // a commit failed: memory is ahead of the disk (P75)
  };

  // Continues after `last_seq` of the journal whose fold is `engine`'s state.
  Host(Engine engine, SequenceNumber last_seq, Ports ports);

  // Takes an input at `now`. A refused command comes back as an error; everything else is on its way to disk.
  Result<void> submit(Input input, Instant now);

  // The group handed to the journal last is on disk: its effects leave, its facts are published.
  void on_commit_durable();

  // The group could not be stored. Nothing of it or after it ever leaves; the process has to stop.
  void on_commit_failed(Error why);

  std::optional<Instant> next_deadline() const { return engine_.next_deadline(); }
  State const& state() const { return engine_.state(); }
  bool at_rest() const { return !under_way_ && waiting_.empty() && !broken_; }
  SequenceNumber last_seq() const { return last_seq_; }
  // What the last input that changed something led to, durable or not; for observers. Null before the first.
  Entry const* newest() const;

 private:
  // At most this many entries in one commit: bounds its latency.
  static constexpr std::size_t group_limit = 512;

  struct Group {
    std::shared_ptr<std::vector<Entry>> entries;
    std::vector<Effect> effects; // of these, in order
  };

  Engine engine_;
  SequenceNumber last_seq_;
  Ports ports_;
  std::optional<Group> under_way_; // handed to the journal, not yet durable
  std::vector<Group> waiting_;     // taken meanwhile; all but the last are full
  bool broken_ = false;

  void commit_next();
};

} // namespace legwork::core
