// The broken world: a disk that is full, a file that is damaged, a journal from the future. Thrown by storage,
// caught once per edge: at opening (a clear line, exit 2) and on the storage thread (stop releasing effects).
#pragma once

#include <stdexcept>
#include <string>

namespace legwork::storage {

enum class FailureKind {
  full,    // no space left
  io,      // the disk or file system answered with an error
  busy,    // another process has the file
  damaged, // not a database, or its hash chain is broken
  newer,   // written by a newer version of Legwork
  missing, // expected and not there
  lost,    // rows that were on disk are not there any more
};

class StorageFailure : public std::runtime_error {
 public:
  StorageFailure(FailureKind kind, std::string const& what) : std::runtime_error(what), kind_(kind) {}
  FailureKind kind() const { return kind_; }

 private:
  FailureKind kind_;
};

} // namespace legwork::storage
