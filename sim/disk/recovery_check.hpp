// A disk opened as the next process opens it, and compared with the expected rows.
#pragma once

#include <string>

#include "sim/disk/disk.hpp"
#include "sim/disk/expected_rows.hpp"
#include "sim/disk/vfs.hpp"
#include "storage/journal_writer.hpp"
#include "storage/storage_failure.hpp"

namespace legwork::sim::disk {

struct Found {
  enum class How {
    prefix,  // the rows, states and evidence of the expected rows's first commits, byte for byte
    half,    // a prefix as well, byte for byte, and it ends in the middle of a commit
    refused, // a StorageFailure
    wrong,   // opened, and not what was written
  };
  How how = How::prefix;
  std::size_t place = 0;                                // of the expected rows, for a prefix
  storage::FailureKind kind = storage::FailureKind::io; // of the failure
  std::string what;                                     // its message, or what is wrong
};

// Opens `disk` twice: as the writer (folding, from a snapshot where there is one) and to read every row. The disk is
// changed by it as by any opening and closing.
Found reopen(DiskVfs& vfs, Disk& disk, ExpectedRows const& expected);

} // namespace legwork::sim::disk
