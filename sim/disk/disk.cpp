// Two versions of every file, and which sectors lie between them.
#include "sim/disk/disk.hpp"

#include <algorithm>

#include "sim/disk/keyed_choice.hpp"

namespace legwork::sim::disk {

namespace {

bool can_hit(FaultKind kind, Op op) {
  switch (kind) {
    case FaultKind::none: return false;
    case FaultKind::no_space:
    case FaultKind::write_error: return op == Op::write;
    case FaultKind::read_error:
    case FaultKind::short_read: return op == Op::read;
    case FaultKind::sync_error:
    case FaultKind::sync_lie: return op == Op::sync;
    case FaultKind::truncate_error: return op == Op::truncate;
    case FaultKind::open_error: return op == Op::open;
    case FaultKind::remove_error: return op == Op::remove;
  }
  return false;
}

// The part of sector `index` that a file of `size` bytes has, from `from` within the sector on.
std::size_t end_of(std::uint64_t index, std::size_t size) {
  return std::min(size, (static_cast<std::size_t>(index) + 1) * Disk::sector);
}

void mark(Disk::File& file, std::size_t from, std::size_t to) {
  if (from >= to) return;
  for (std::uint64_t s = from / Disk::sector; s <= (to - 1) / Disk::sector; ++s) file.dirty.insert(s);
}

void copy_part(std::string& to, std::string const& from, std::size_t begin, std::size_t end) {
  if (to.size() < end) to.resize(end, '\0');
  std::copy(from.begin() + static_cast<std::ptrdiff_t>(begin), from.begin() + static_cast<std::ptrdiff_t>(end),
            to.begin() + static_cast<std::ptrdiff_t>(begin));
}

// How one file may look after the power came back.
std::string survived(Disk::File const& file, Survival survival, std::uint64_t seed, std::uint64_t key) {
  if (survival == Survival::nothing) return file.kept;
  bool const all = survival == Survival::everything;
  std::string out = file.kept;
  bool const size_survives = all || choose(seed, "size", key, 2) == 0;
  if (file.now.size() < out.size() && size_survives) out.resize(file.now.size());
  for (std::uint64_t s : file.dirty) {
    std::uint32_t const fate = all ? 0 : choose(seed, "sector", key * 4099 + s, survival == Survival::torn ? 3 : 2);
    std::size_t const begin = static_cast<std::size_t>(s) * Disk::sector;
    std::size_t const end = end_of(s, file.now.size());
    if (fate == 0) copy_part(out, file.now, begin, end);
    if (fate == 2) copy_part(out, file.now, begin, std::min(end, begin + Disk::sector / 2));
  }
  if (out.size() < file.now.size() && size_survives) out.resize(file.now.size(), '\0');
  return out;
}

} // namespace

void Disk::plan(Fault fault) {
  fault_ = fault;
  visits_ = hits_ = 0;
}

bool Disk::fails(Op op) {
  if (!can_hit(fault_.kind, op)) return false;
  ++visits_;
  bool const hit = fault_.lasts == Lasts::once ? visits_ == fault_.nth : visits_ >= fault_.nth;
  hits_ += hit ? 1 : 0;
  return hit;
}

void Disk::note_operation(Operation const& operation, std::string_view bytes) {
  if (before) before(operation);
  ++operations_;
  trace_ = mixed(trace_ ^ digest_of(operation.file, static_cast<std::uint64_t>(operation.op)) ^
                 mixed(operation.offset * 2 + 1) ^ digest_of(bytes, operation.size));
}

Answer Disk::open(std::string const& name, bool create, FilePtr& out) {
  note_operation({Op::open, name}, {});
  if (fails(Op::open)) return Answer::failed;
  auto const found = names_.find(name);
  if (found != names_.end())
    out = found->second;
  else if (create)
    out = names_[name] = std::make_shared<File>();
  return Answer::ok;
}

Answer Disk::read(File const& file, char* to, std::size_t size, std::uint64_t offset, std::size_t& got) {
  std::size_t const begin = std::min(file.now.size(), static_cast<std::size_t>(offset));
  got = std::min(size, file.now.size() - begin);
  if (fails(Op::read)) {
    if (fault_.kind == FaultKind::read_error) return Answer::failed;
    got /= 2;
  }
  std::copy_n(file.now.data() + begin, got, to);
  return got < size ? Answer::short_read : Answer::ok;
}

Answer Disk::write(std::string_view name, File& file, std::string_view bytes, std::uint64_t offset) {
  note_operation({Op::write, name, offset, bytes.size()}, bytes);
  bool const fault = fails(Op::write);
  if (fault && fault_.kind == FaultKind::write_error) return Answer::failed;
  if (fault) bytes = bytes.substr(0, bytes.size() / 2);
  auto const begin = static_cast<std::size_t>(offset);
  std::size_t const end = begin + bytes.size();
  mark(file, std::min(begin, file.now.size()), end);
  if (file.now.size() < end) file.now.resize(end, '\0');
  file.now.replace(begin, bytes.size(), bytes);
  return fault ? Answer::full : Answer::ok;
}

Answer Disk::truncate(std::string_view name, File& file, std::uint64_t size) {
  note_operation({Op::truncate, name, size}, {});
  if (fails(Op::truncate)) return Answer::failed;
  auto const to = static_cast<std::size_t>(size);
  if (to > file.now.size()) mark(file, file.now.size(), to);
  file.now.resize(to, '\0');
  file.dirty.erase(file.dirty.lower_bound((to + sector - 1) / sector), file.dirty.end());
  return Answer::ok;
}

Answer Disk::sync(std::string_view name, File& file, Also also) {
  note_operation({Op::sync, name}, {});
  if (fails(Op::sync)) {
    if (fault_.kind == FaultKind::sync_lie) return Answer::ok;
    file.dirty.clear(); // what the cache holds looks clean from here on, and is lost with the power
    return Answer::failed;
  }
  file.kept.resize(file.now.size(), '\0');
  for (std::uint64_t s : file.dirty)
    copy_part(file.kept, file.now, static_cast<std::size_t>(s) * sector, end_of(s, file.now.size()));
  file.dirty.clear();
  if (also == Also::folder) kept_names_ = names_;
  return Answer::ok;
}

Answer Disk::remove(std::string const& name, Also also) {
  note_operation({Op::remove, name}, {});
  if (fails(Op::remove)) return Answer::failed;
  names_.erase(name);
  if (also == Also::folder) kept_names_ = names_;
  return Answer::ok;
}

std::string* Disk::bytes_of(std::string const& name) {
  auto const found = names_.find(name);
  return found == names_.end() ? nullptr : &found->second->now;
}

void Disk::replace_file(std::string const& name, std::string bytes) {
  FilePtr& file = names_[name];
  file = std::make_shared<File>();
  file->now = std::move(bytes);
  settle();
}

void Disk::settle() {
  kept_names_ = names_;
  for (auto& [name, file] : names_) {
    file->kept = file->now;
    file->dirty.clear();
  }
}

std::uint64_t Disk::digest() const {
  std::uint64_t out = 0;
  for (auto const& [name, file] : names_) out = digest_of(file->now, digest_of(name, out));
  return out;
}

Disk Disk::after_power_cut(Survival survival, std::uint64_t seed, std::uint64_t occurrence) const {
  Disk out;
  std::map<std::string, FilePtr> all = kept_names_;
  all.insert(names_.begin(), names_.end());
  for (auto const& [name, unused] : all) {
    std::uint64_t const key = digest_of(name, occurrence);
    auto const now = names_.find(name);
    auto const kept = kept_names_.find(name);
    FilePtr const new_one = now == names_.end() ? nullptr : now->second;
    FilePtr const old_one = kept == kept_names_.end() ? nullptr : kept->second;
    bool const name_survives =
        survival == Survival::everything || (survival != Survival::nothing && choose(seed, "name", key, 2) == 0);
    FilePtr const file = name_survives ? new_one : old_one;
    if (file == nullptr) continue;
    auto& left = out.names_[name] = std::make_shared<File>();
    left->now = left->kept = survived(*file, survival, seed, key);
  }
  out.kept_names_ = out.names_;
  return out;
}

Disk Disk::after_kill() const {
  Disk out;
  std::map<FilePtr, FilePtr> copies; // a file may have its name in both folders
  auto const copy = [&](FilePtr const& file) {
    FilePtr& made = copies[file];
    if (made == nullptr) {
      made = std::make_shared<File>(*file);
      made->readers = 0;
      made->reserved = made->pending = made->exclusive = false;
    }
    return made;
  };
  for (auto const& [name, file] : names_) out.names_[name] = copy(file);
  for (auto const& [name, file] : kept_names_) out.kept_names_[name] = copy(file);
  return out;
}

void Disk::become(Disk&& other) {
  names_ = std::move(other.names_);
  kept_names_ = std::move(other.kept_names_);
}

} // namespace legwork::sim::disk
