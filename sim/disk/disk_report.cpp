// The report as lines of text.
#include "sim/disk/disk_report.hpp"

namespace legwork::sim::disk {

namespace {
constexpr std::size_t most_findings = 20;
}

std::string_view name_of(FaultKind kind) {
  switch (kind) {
    case FaultKind::none: return "none";
    case FaultKind::no_space: return "no space";
    case FaultKind::write_error: return "write error";
    case FaultKind::read_error: return "read error";
    case FaultKind::short_read: return "short read";
    case FaultKind::sync_error: return "sync error";
    case FaultKind::truncate_error: return "truncate error";
    case FaultKind::open_error: return "open error";
    case FaultKind::remove_error: return "remove error";
    case FaultKind::sync_lie: return "sync lie";
  }
  return "";
}

std::string_view name_of(Survival survival) {
  switch (survival) {
    case Survival::nothing: return "nothing";
    case Survival::everything: return "everything";
    case Survival::some: return "some";
    case Survival::torn: return "torn";
  }
  return "";
}

std::string_view name_of(Op op) {
  switch (op) {
    case Op::open: return "open";
    case Op::read: return "read";
    case Op::write: return "write";
    case Op::sync: return "sync";
    case Op::truncate: return "truncate";
    case Op::remove: return "remove";
  }
  return "";
}

void DiskReport::find(std::uint64_t& count, std::string what) {
  ++count;
  if (findings.size() < most_findings) findings.push_back(std::move(what));
}

std::string DiskReport::text() const {
  std::string out;
  auto const line = [&](std::string_view name, std::uint64_t count) {
    out += std::string(name) + ": " + std::to_string(count) + "\n";
  };
  line("crash points", crash_points);
  line("variants", variants);
  line("different disks opened", disks);
  line("crash points in recovery", recovery_points);
  line("written further", written_further);
  line("commits", commits);
  line("commits under way that survived", tails_kept);
  line("commits under way that were lost", tails_lost);
  line("acknowledged and lost", acked_lost);
  line("believed though wrong", believed);
  line("refused though sound", refused);
  line("failures of the wrong kind", wrong_kind);
  line("touched after a failure", retried);
  line("told, done or taken after a failure", late);
  line("runs that were not the same twice", diverged);
  out += "damage: " + std::to_string(damaged) + " tried, " + std::to_string(damage_refused) + " refused, " +
         std::to_string(damage_harmless) + " harmless, " + std::to_string(damage_shortened) + " cut short\n";
  for (auto const& [kind, c] : faults)
    out += std::string(name_of(kind)) + ": " + std::to_string(c.runs) + " runs, " + std::to_string(c.hit) + " hit, " +
           std::to_string(c.stopped) + " stopped, " + std::to_string(c.refused) + " refused, " +
           std::to_string(c.lost) + " lost\n";
  for (auto const& [name, count] : boundaries) out += name + ": " + std::to_string(count) + "\n";
  for (std::string const& finding : findings) out += "FOUND " + finding + "\n";
  return out;
}

} // namespace legwork::sim::disk
