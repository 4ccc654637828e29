// Equal disks are opened once: between two syncs many crash points leave the same one.
#include "sim/disk/crash_watch.hpp"

#include <utility>

#include "sim/disk/engine_workload.hpp"
#include "sim/disk/keyed_choice.hpp"

namespace legwork::sim::disk {

namespace {
constexpr std::uint32_t steps_further = 12;
}

CrashWatch::CrashWatch(DiskVfs& vfs, Disk& disk, JournalUnderTest& journal, DiskOptions const& options,
                       DiskReport& report, std::uint64_t seed, Depth depth)
    : vfs_(vfs), disk_(disk), journal_(journal), options_(options), report_(report), seed_(seed), depth_(depth) {
  disk_.before = [this](Disk::Operation const& step) { collect(step); };
}

CrashWatch::~CrashWatch() { disk_.before = nullptr; }

void CrashWatch::collect(Disk::Operation const& step) {
  std::string const where =
      std::string(name_of(journal_.doing)) + " / " + std::string(name_of(step.op)) + " " + std::string(step.file);
  (depth_ == Depth::session ? report_.crash_points : report_.recovery_points) += 1;
  if (depth_ == Depth::session) ++report_.boundaries[where];
  for (Survival survival : {Survival::nothing, Survival::everything, Survival::some, Survival::torn}) {
    Disk left = disk_.after_power_cut(survival, seed_, disk_.operations());
    std::uint64_t const digest = left.digest();
    points_.push_back({.disk = digest,
                       .acked = journal_.expected.last_acknowledged(),
                       .handed_over = journal_.expected.places().size() - 1,
                       .survival = survival,
                       .where = where,
                       .operation = disk_.operations()});
    if (!known_.contains(digest)) unknown_.try_emplace(digest, std::move(left));
  }
}

void CrashWatch::judge() {
  vfs_.set_chance_aside();
  for (auto& [digest, disk] : std::exchange(unknown_, {})) {
    ++opened_;
    bool const again = depth_ == Depth::session && choose(seed_, "again", opened_, options_.again_one_in) == 1;
    std::optional<Disk> copy;
    if (again) copy = disk.after_kill();
    Found const found = known_[digest] = reopen(vfs_, disk, journal_.expected);
    ++report_.disks;
    if (copy && found.how == Found::How::prefix) go_on(std::move(*copy), found.place, opened_);
  }
  vfs_.take_chance_back();
  for (Point const& point : std::exchange(points_, {})) judge(point);
}

void CrashWatch::judge(Point const& point) {
  ++report_.variants;
  Found const& found = known_.at(point.disk);
  auto const reported = [&](std::string const& what) {
    return "seed " + std::to_string(seed_) + (depth_ == Depth::recovery ? " in recovery" : "") +
           ", power cut at operation " + std::to_string(point.operation) + " (" + point.where + "), " +
           std::string(name_of(point.survival)) + " survives: " + what;
  };
  if (found.how == Found::How::refused) return report_.find(report_.refused, reported(found.what));
  if (found.how != Found::How::prefix) return report_.find(report_.believed, reported(found.what));
  if (found.place < point.acked)
    return report_.find(report_.acked_lost, reported("commit " + std::to_string(point.acked) + " was acknowledged, " +
                                                     std::to_string(found.place) + " is there"));
  if (found.place > point.handed_over)
    return report_.find(report_.believed, reported("more is there than was handed over"));
  if (point.handed_over > point.acked) ++(found.place == point.handed_over ? report_.tails_kept : report_.tails_lost);
}

// On the very disk that a crash left: the next process works, and is crashed at each of its operations as well.
void CrashWatch::go_on(Disk disk, std::size_t place, std::uint64_t key) {
  JournalUnderTest journal({8, 4});
  journal.expected = journal_.expected;
  journal.expected.go_back_to(place);
  std::uint64_t const seed = keyed(seed_, "go on", key);
  std::string wrong;
  {
    CrashWatch watch(vfs_, disk, journal, options_, report_, seed, Depth::recovery);
    wrong = written_further(vfs_, disk, journal, seed, &watch);
  }
  ++report_.written_further;
  if (!wrong.empty())
    report_.find(report_.believed, "seed " + std::to_string(seed_) + ", written further after disk " +
                                       std::to_string(key) + ": " + wrong);
}

std::string written_further(DiskVfs& vfs, Disk& disk, JournalUnderTest& journal, std::uint64_t seed,
                            CrashWatch* watch) {
  auto const look = [&] {
    if (watch != nullptr) watch->judge();
  };
  Mount const mount(vfs, disk);
  try {
    EngineWorkload session(seed, journal);
    session.boot(journal.open(mount.journal()));
    look();
    for (std::uint32_t i = 0; i < steps_further && session.step(); ++i) look();
    session.finish_with_snapshot();
    look();
    if (session.failure()) return session.failure()->what();
    journal.close();
    look();
  } catch (storage::StorageFailure const& failure) {
    return failure.what();
  }
  disk.before = nullptr;
  Found const found = reopen(vfs, disk, journal.expected);
  if (found.how != Found::How::prefix) return found.what;
  return found.place == journal.expected.last_acknowledged() ? "" : "commits are missing after an orderly end";
}

} // namespace legwork::sim::disk
