// SQLite on simulated disks. While one of these lives it is SQLite's default VFS, so that nothing of the real
// machine (files, clock, chance) reaches SQLite, and the same run writes the same bytes. One thread only.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "sim/disk/disk.hpp"

struct sqlite3_vfs; // sqlite3.h stays out of our headers

namespace legwork::sim::disk {

class DiskVfs {
 public:
  DiskVfs();
  ~DiskVfs(); // REQUIRES: no connection is open
  DiskVfs(DiskVfs const&) = delete;
  DiskVfs& operator=(DiskVfs const&) = delete;

  // Chance starts over from `seed`: SQLite draws the salts of its write-ahead log from it.
  void reseed(std::uint64_t seed);
  // What is drawn between the two changes nothing for the run: looking at a disk must not. May be nested.
  void set_chance_aside();
  void take_chance_back();

  Disk* disk_of(std::string const& path) const;
  std::uint64_t draw();
  std::int64_t waited_us = 0; // SQLite's waits for a lock; nobody really waits

 private:
  friend class Mount;
  std::map<std::string, Disk*> mounts_; // by folder
  std::uint64_t next_mount_ = 0;
  std::uint64_t seed_ = 0;
  std::uint64_t drawn_ = 0;
  std::uint64_t drawn_before_ = 0;
  int asides_ = 0;
  sqlite3_vfs* before_ = nullptr; // the default one until now
};

// A disk that SQLite can reach by path, as long as this lives.
class Mount {
 public:
  Mount(DiskVfs& vfs, Disk& disk);
  ~Mount();
  Mount(Mount const&) = delete;
  Mount& operator=(Mount const&) = delete;

  std::string const& journal() const { return journal_; } // the path of the journal's file

 private:
  DiskVfs& vfs_;
  std::string folder_;
  std::string journal_;
};

} // namespace legwork::sim::disk
