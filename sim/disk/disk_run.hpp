// Level B for storage: the real journal on SQLite on a disk that loses power, space, sense and bytes.
#pragma once

#include "sim/disk/disk_report.hpp"

namespace legwork::sim::disk {

// Everything below, in one thread. Its report depends on the options only. REQUIRES: no SQLite connection is open in
// this process.
DiskReport run_disk(DiskOptions const& options);

// The parts of it, each into `report`.
class DiskVfs;
void run_crashes(DiskVfs& vfs, DiskOptions const& options, DiskReport& report); // power cuts, crashes in recovery
void run_faults(DiskVfs& vfs, DiskOptions const& options, DiskReport& report);  // full disks, errors, lies
void run_damage(DiskVfs& vfs, DiskOptions const& options, DiskReport& report);  // altered bytes and rows, old backups

} // namespace legwork::sim::disk
