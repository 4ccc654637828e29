// A disk in memory: one folder of files, where every write is volatile until it is synced. Gives the disks that a
// power cut at this moment may leave behind while the run goes on, and fails the n-th operation when told to.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace legwork::sim::disk {

enum class Op { open, read, write, sync, truncate, remove };

// What of the unsynced survives a power cut.
enum class Survival {
  nothing,
  everything,
  some, // each sector of 512 bytes, each change of size and each name on its own, by a keyed choice
  torn, // likewise, and a sector may be half new, half old
};

enum class FaultKind {
  none,
  no_space, // the write stores its first half and says that the disk is full
  write_error,
  read_error,
  short_read, // half of what was asked for, said to be the end of the file
  sync_error, // and the kernel forgets that the pages are not on disk, as Linux does
  truncate_error,
  open_error,
  remove_error,
  sync_lie, // said to be on disk, and is not
};
enum class Lasts { once, for_good };

struct Fault {
  FaultKind kind = FaultKind::none;
  std::uint64_t nth = 0; // of the operations it can hit, counted from 1 since it was planned
  Lasts lasts = Lasts::once;
};

// What an operation answers; the VFS makes SQLite's codes of it.
enum class Answer { ok, full, failed, short_read };

class Disk {
 public:
  static constexpr std::size_t sector = 512;

  struct File {
    std::string now;               // as programs see it
    std::string kept;              // as a power cut would leave it
    std::set<std::uint64_t> dirty; // sectors in which the two differ and which the next sync writes
    int readers = 0;               // SQLite's locks: SHARED,
    bool reserved = false;         // RESERVED,
    bool pending = false;          // PENDING,
    bool exclusive = false;        // EXCLUSIVE
  };
  using FilePtr = std::shared_ptr<File>;

  // An operation about to be done, as an observer sees it.
  struct Operation {
    Op op;
    std::string_view file;
    std::uint64_t offset = 0;
    std::size_t size = 0;
  };
  std::function<void(Operation const&)> before; // not called for reads

  Disk() = default;
  Disk(Disk const&) = delete; // a copy would share its files: say `after_kill` or `after_power_cut`
  Disk& operator=(Disk const&) = delete;
  Disk(Disk&&) = default;
  Disk& operator=(Disk&&) = default;

  // From now on; heals what was planned before.
  void plan(Fault fault);
  std::uint64_t hits() const { return hits_; }     // operations that the plan made fail
  std::uint64_t visits() const { return visits_; } // operations that it could have made fail

  // What may be left after a power cut now; `occurrence` keys the choices of `some` and `torn`.
  Disk after_power_cut(Survival survival, std::uint64_t seed, std::uint64_t occurrence) const;
  // What the next process finds when this one is killed: everything, but still not synced. Nobody holds a lock.
  Disk after_kill() const;
  // Takes the files of `other` for its own; plan, counts and observer stay. REQUIRES: no file is open.
  void become(Disk&& other);

  Answer open(std::string const& name, bool create, FilePtr& out); // `out` stays empty where there is none
  Answer read(File const& file, char* to, std::size_t size, std::uint64_t offset, std::size_t& got);
  Answer write(std::string_view name, File& file, std::string_view bytes, std::uint64_t offset);
  Answer truncate(std::string_view name, File& file, std::uint64_t size);
  enum class Also { nothing, folder };
  Answer sync(std::string_view name, File& file, Also also);
  Answer remove(std::string const& name, Also also);
  bool exists(std::string const& name) const { return names_.contains(name); }
  std::string* bytes_of(std::string const& name); // to damage them (then `settle`); nothing where there is no such file
  void replace_file(std::string const& name, std::string bytes);
  void settle(); // all of it is on disk

  std::uint64_t trace() const { return trace_; }           // digest of every operation so far, reads aside
  std::uint64_t operations() const { return operations_; } // likewise
  std::uint64_t digest() const;                            // of names and bytes

 private:
  std::map<std::string, FilePtr> names_;
  std::map<std::string, FilePtr> kept_names_;
  Fault fault_;
  std::uint64_t visits_ = 0;
  std::uint64_t hits_ = 0;
  std::uint64_t trace_ = 0;
  std::uint64_t operations_ = 0;

  bool fails(Op op);
  void note_operation(Operation const& operation, std::string_view bytes);
};

} // namespace legwork::sim::disk
