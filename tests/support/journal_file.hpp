// A recorded session on disk, and ways to damage it as a disk or a person could.
#pragma once

#include <filesystem>
#include <string>

#include "core/model/state.hpp"
#include "storage/storage_failure.hpp"

namespace legwork::tests {

// What a session left behind, to compare with what comes back.
struct RecordedState {
  std::string state; // as JSON text
  core::SequenceNumber last_seq;
};

enum class Ending { plain, with_snapshot };

// Runs a session into `file`: contacts that succeed, are held, are skipped, are rejected, find no form, are
// interrupted by a restart. The same bytes every time.
RecordedState record_session(std::filesystem::path const& file, Ending ending = Ending::plain);

// Runs SQL on the file of a session that has ended.
void damage(std::filesystem::path const& file, std::string const& sql);

// Computes the hash chain anew over the rows as they are: a forger's work, or another version's.
void rechain(std::filesystem::path const& file);

// The kind and message with which `body` fails; `none` where it does not.
struct Failed {
  bool any = false;
  storage::FailureKind kind = storage::FailureKind::io;
  std::string message;
};

template <class F>
Failed failure_of(F body) {
  try {
    body();
    return {};
  } catch (storage::StorageFailure const& failure) {
    return {true, failure.kind(), failure.what()};
  }
}

} // namespace legwork::tests
