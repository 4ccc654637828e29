// The callbacks that SQLite asks for, in its own C. Sector size and promises are those of SQLite's VFS for Unix, so
// that the log has the same shape as on a real disk. No shared memory: the journal is locked exclusively.
#include "sim/disk/vfs.hpp"

#include <sqlite3.h>

#include <cstring>
#include <memory>

#include "core/base/always.hpp"
#include "sim/disk/keyed_choice.hpp"

namespace legwork::sim::disk {

namespace {

DiskVfs* active = nullptr; // one at a time

struct Opened {
  Disk* disk = nullptr;
  std::string name;
  Disk::FilePtr file;
  bool syncs_folder = false; // a journal or log: SQLite for Unix syncs its folder at the first sync
  int level = SQLITE_LOCK_NONE;
};

struct Handle {
  sqlite3_file base;
  Opened* opened;
};

Opened& of(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file)->opened; }

int close_file(sqlite3_file* file);

int read_file(sqlite3_file* file, void* to, int size, sqlite3_int64 offset) {
  std::size_t got = 0;
  auto const wanted = static_cast<std::size_t>(size);
  Answer const answer =
      of(file).disk->read(*of(file).file, static_cast<char*>(to), wanted, static_cast<std::uint64_t>(offset), got);
  if (answer == Answer::failed) return SQLITE_IOERR_READ;
  if (answer == Answer::ok) return SQLITE_OK;
  std::memset(static_cast<char*>(to) + got, 0, wanted - got);
  return SQLITE_IOERR_SHORT_READ;
}

int write_file(sqlite3_file* file, void const* from, int size, sqlite3_int64 offset) {
  Opened& o = of(file);
  std::string_view const bytes(static_cast<char const*>(from), static_cast<std::size_t>(size));
  switch (o.disk->write(o.name, *o.file, bytes, static_cast<std::uint64_t>(offset))) {
    case Answer::ok: return SQLITE_OK;
    case Answer::full: return SQLITE_FULL;
    case Answer::failed:
    case Answer::short_read: break;
  }
  return SQLITE_IOERR_WRITE;
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  Opened& o = of(file);
  return o.disk->truncate(o.name, *o.file, static_cast<std::uint64_t>(size)) == Answer::ok ? SQLITE_OK
                                                                                           : SQLITE_IOERR_TRUNCATE;
}

int sync_file(sqlite3_file* file, int) {
  Opened& o = of(file);
  auto const also = o.syncs_folder ? Disk::Also::folder : Disk::Also::nothing;
  if (o.disk->sync(o.name, *o.file, also) != Answer::ok) return SQLITE_IOERR_FSYNC;
  o.syncs_folder = false;
  return SQLITE_OK;
}

int size_of_file(sqlite3_file* file, sqlite3_int64* size) {
  *size = static_cast<sqlite3_int64>(of(file).file->now.size());
  return SQLITE_OK;
}

// SQLite's five levels: many readers, one who intends to write, who then waits for the readers to leave.
int lock_file(sqlite3_file* file, int level) {
  Opened& o = of(file);
  Disk::File& f = *o.file;
  if (o.level >= level) return SQLITE_OK;
  if (level == SQLITE_LOCK_SHARED) {
    if (f.pending || f.exclusive) return SQLITE_BUSY;
    ++f.readers;
  } else if (level == SQLITE_LOCK_RESERVED) {
    if (f.reserved) return SQLITE_BUSY;
    f.reserved = true;
  } else {
    bool const others_reserve = f.reserved && o.level < SQLITE_LOCK_RESERVED;
    if (others_reserve || (f.pending && o.level < SQLITE_LOCK_PENDING)) return SQLITE_BUSY;
    f.reserved = f.pending = true;
    o.level = SQLITE_LOCK_PENDING;
    if (f.readers > 1) return SQLITE_BUSY;
    f.exclusive = true;
  }
  o.level = level;
  return SQLITE_OK;
}

int unlock_file(sqlite3_file* file, int level) {
  Opened& o = of(file);
  Disk::File& f = *o.file;
  if (o.level <= level) return SQLITE_OK;
  if (o.level >= SQLITE_LOCK_RESERVED) f.reserved = false;
  if (o.level >= SQLITE_LOCK_PENDING) f.pending = f.exclusive = false;
  if (level == SQLITE_LOCK_NONE) --f.readers;
  o.level = level;
  return SQLITE_OK;
}

int is_reserved(sqlite3_file* file, int* out) {
  *out = of(file).file->reserved ? 1 : 0;
  return SQLITE_OK;
}

int control_file(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sector_size(sqlite3_file*) { return 4096; }
int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

sqlite3_io_methods const methods = {
    1,         close_file,  read_file,   write_file,   truncate_file, sync_file,       size_of_file,
    lock_file, unlock_file, is_reserved, control_file, sector_size,   characteristics, nullptr,
    nullptr,   nullptr,     nullptr,     nullptr,      nullptr};

int close_file(sqlite3_file* file) {
  unlock_file(file, SQLITE_LOCK_NONE);
  auto* handle = reinterpret_cast<Handle*>(file);
  delete handle->opened;
  handle->opened = nullptr;
  return SQLITE_OK;
}

std::string name_in(std::string const& path) { return path.substr(path.rfind('/') + 1); }

int open_file(sqlite3_vfs*, char const* path, sqlite3_file* file, int flags, int* out_flags) {
  file->pMethods = nullptr;                    // so that SQLite does not close what was never opened
  if (path == nullptr) return SQLITE_CANTOPEN; // a temporary file: storage keeps those in memory
  Disk* const disk = active->disk_of(path);
  if (disk == nullptr) return SQLITE_CANTOPEN;
  auto opened = std::make_unique<Opened>(
      Opened{.disk = disk, .name = name_in(path), .file = nullptr, .syncs_folder = false, .level = SQLITE_LOCK_NONE});
  bool const creates = (flags & SQLITE_OPEN_CREATE) != 0;
  if (disk->open(opened->name, creates, opened->file) != Answer::ok || opened->file == nullptr) return SQLITE_CANTOPEN;
  opened->syncs_folder =
      creates && (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL)) != 0;
  reinterpret_cast<Handle*>(file)->opened = opened.release();
  file->pMethods = &methods;
  if (out_flags != nullptr) *out_flags = flags;
  return SQLITE_OK;
}

int delete_file(sqlite3_vfs*, char const* path, int sync_folder) {
  Disk* const disk = active->disk_of(path);
  if (disk == nullptr || !disk->exists(name_in(path))) return SQLITE_IOERR_DELETE_NOENT;
  auto const also = sync_folder != 0 ? Disk::Also::folder : Disk::Also::nothing;
  return disk->remove(name_in(path), also) == Answer::ok ? SQLITE_OK : SQLITE_IOERR_DELETE;
}

int access_file(sqlite3_vfs*, char const* path, int, int* out) {
  Disk* const disk = active->disk_of(path);
  std::string const* const bytes = disk == nullptr ? nullptr : disk->bytes_of(name_in(path));
  *out = bytes != nullptr && !bytes->empty() ? 1 : 0; // an empty file counts as none, as in SQLite for Unix
  return SQLITE_OK;
}

int full_path(sqlite3_vfs*, char const* path, int room, char* out) {
  sqlite3_snprintf(room, out, "%s", path);
  return SQLITE_OK;
}

int random_bytes(sqlite3_vfs*, int size, char* out) {
  for (int i = 0; i < size; ++i) out[i] = static_cast<char>(active->draw());
  return size;
}

int wait(sqlite3_vfs*, int us) {
  active->waited_us += us;
  return us;
}

constexpr sqlite3_int64 invented_day_ms = 212'600'000'000'000; // Julian, in the year 2024; it stands still

int time_ms(sqlite3_vfs*, sqlite3_int64* out) {
  *out = invented_day_ms;
  return SQLITE_OK;
}
int time_days(sqlite3_vfs*, double* out) {
  *out = static_cast<double>(invented_day_ms) / 86'400'000.0;
  return SQLITE_OK;
}
int last_error(sqlite3_vfs*, int, char*) { return 0; }

sqlite3_vfs* the_vfs() {
  static sqlite3_vfs vfs = [] {
    sqlite3_vfs v{};
    v.iVersion = 2;
    v.szOsFile = sizeof(Handle);
    v.mxPathname = 512;
    v.zName = "legwork-sim";
    v.xOpen = open_file;
    v.xDelete = delete_file;
    v.xAccess = access_file;
    v.xFullPathname = full_path;
    v.xRandomness = random_bytes;
    v.xSleep = wait;
    v.xCurrentTime = time_days;
    v.xGetLastError = last_error;
    v.xCurrentTimeInt64 = time_ms;
    return v;
  }();
  return &vfs;
}

} // namespace

DiskVfs::DiskVfs() {
  ALWAYS(active == nullptr, "one simulated file system at a time");
  sqlite3_initialize();
  before_ = sqlite3_vfs_find(nullptr);
  active = this;
  sqlite3_vfs_register(the_vfs(), 1);
  reseed(0);
}

DiskVfs::~DiskVfs() {
  sqlite3_vfs_unregister(the_vfs());
  sqlite3_vfs_register(before_, 1);
  sqlite3_randomness(0, nullptr); // what comes after draws real chance again
  active = nullptr;
}

void DiskVfs::reseed(std::uint64_t seed) {
  seed_ = seed;
  drawn_ = 0;
  sqlite3_randomness(0, nullptr); // SQLite draws its own seed at the next use
}

void DiskVfs::set_chance_aside() {
  if (asides_++ > 0) return; // SQLite remembers one
  drawn_before_ = drawn_;
  sqlite3_test_control(SQLITE_TESTCTRL_PRNG_SAVE);
}
void DiskVfs::take_chance_back() {
  if (--asides_ > 0) return;
  drawn_ = drawn_before_;
  sqlite3_test_control(SQLITE_TESTCTRL_PRNG_RESTORE);
}

std::uint64_t DiskVfs::draw() { return keyed(seed_, "chance", ++drawn_); }

Disk* DiskVfs::disk_of(std::string const& path) const {
  auto const found = mounts_.find(path.substr(0, path.rfind('/')));
  return found == mounts_.end() ? nullptr : found->second;
}

Mount::Mount(DiskVfs& vfs, Disk& disk)
    : vfs_(vfs), folder_("/simulated/" + std::to_string(vfs.next_mount_++)), journal_(folder_ + "/journal.db") {
  vfs_.mounts_[folder_] = &disk;
}
Mount::~Mount() { vfs_.mounts_.erase(folder_); }

} // namespace legwork::sim::disk
