// The note is kept outside the browser user's reach: a compromised browser must not choose whom a later
// start, perhaps as root, will kill.
#include "adapters/browser/browser_profile.hpp"

#include <signal.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <thread>
#include <utility>

namespace legwork::adapters {

namespace fs = std::filesystem;

namespace {

constexpr char const* prefix = "legwork-browser-";

struct Owners {
  ProcessIdentity legwork;
  ProcessIdentity browser;
};

std::optional<Owners> read_note(fs::path const& folder) {
  std::ifstream in(folder / "owner");
  Owners owners;
  if (!(in >> owners.legwork.pid >> owners.legwork.started)) return std::nullopt;
  if (!(in >> owners.browser.pid >> owners.browser.started)) owners.browser = {};
  return owners;
}

// A folder is made a moment before its note: one without a note is left alone while it is young.
bool is_abandoned(fs::path const& folder, std::optional<Owners> const& owners) {
  if (owners) return !is_alive(owners->legwork);
  std::error_code error;
  auto const changed = fs::last_write_time(folder, error);
  return !error && fs::file_time_type::clock::now() - changed > std::chrono::minutes(1);
}

bool is_ours(fs::path const& folder) {
  struct stat found{};
  return ::lstat(folder.c_str(), &found) == 0 && S_ISDIR(found.st_mode) && found.st_uid == ::geteuid();
}

void remove_folder(fs::path const& folder) {
  std::error_code error;
  // A browser that was killed a moment ago may still write: try a few times.
  for (int attempt = 0; attempt < 20; ++attempt) {
    fs::remove_all(folder, error);
    if (!error) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(25));
  }
  spdlog::warn("the browser folder {} could not be removed: {}", folder.string(), error.message());
}

} // namespace

std::optional<ProcessIdentity> identify(pid_t pid) {
  std::ifstream in("/proc/" + std::to_string(pid) + "/stat");
  std::string line;
  if (pid <= 0 || !std::getline(in, line)) return std::nullopt;
  // `pid (name) state …`: the name may hold anything, the start time is the 22nd field, 20 after the bracket.
  std::istringstream fields(line.substr(std::min(line.rfind(')') + 1, line.size())));
  std::string skipped;
  ProcessIdentity found{pid, 0};
  for (int i = 0; i < 19; ++i) fields >> skipped;
  if (!(fields >> found.started)) return std::nullopt;
  return found;
}

bool is_alive(ProcessIdentity const& process) { return process.pid > 0 && identify(process.pid) == process; }

core::Result<BrowserProfile> BrowserProfile::make(fs::path const& run_folder, uid_t user, gid_t group) {
  std::string name = (run_folder / (std::string(prefix) + "XXXXXX")).string();
  auto const refuse = [&](char const* what) {
    // In a user namespace that maps root alone, there is no other user to give anything to.
    if (errno == EINVAL)
      return core::fail(
          core::ErrorKind::unavailable,
          "Chromium's sandbox cannot start here: root has no other user to run it as (user " + std::to_string(user) +
              " is not mapped in this container); start legwork as an ordinary user, or give the container a "
              "range of users (/etc/subuid)");
    return core::fail(core::ErrorKind::unavailable, std::string("the browser's folder under ") + run_folder.string() +
                                                        " cannot be " + what + ": " + std::strerror(errno));
  };
  if (::mkdtemp(name.data()) == nullptr) return refuse("made");
  BrowserProfile profile{fs::path(name)};
  auto const home = profile.home();
  // 0711: the browser's user may pass through to its profile, but not look around.
  if (::chmod(name.c_str(), 0711) != 0 || ::mkdir(home.c_str(), 0700) != 0) return refuse("made");
  if (::mkdir((home / "tmp").c_str(), 0700) != 0) return refuse("made");
  if (::geteuid() == 0 &&
      (::chown(home.c_str(), user, group) != 0 || ::chown((home / "tmp").c_str(), user, group) != 0))
    return refuse("given to its user");
  profile.note_browser(0);
  return profile;
}

void BrowserProfile::note_browser(pid_t browser) const {
  auto const ours = identify(::getpid()).value_or(ProcessIdentity{});
  auto const its = identify(browser).value_or(ProcessIdentity{});
  auto const note = folder_ / "owner";
  auto const fresh = folder_ / "owner.new";
  {
    std::ofstream out(fresh);
    out << ours.pid << ' ' << ours.started << '\n' << its.pid << ' ' << its.started << '\n';
  }
  ::chmod(fresh.c_str(), 0600);
  std::error_code error;
  fs::rename(fresh, note, error);
  if (error) spdlog::warn("the note {} could not be written: {}", note.string(), error.message());
}

BrowserProfile::BrowserProfile(BrowserProfile&& other) noexcept : folder_(std::exchange(other.folder_, {})) {}

BrowserProfile::~BrowserProfile() {
  if (!folder_.empty()) remove_folder(folder_);
}

std::size_t sweep_leftovers(fs::path const& run_folder) {
  std::size_t removed = 0;
  std::error_code error;
  for (auto const& entry : fs::directory_iterator(run_folder, error)) {
    if (!entry.path().filename().string().starts_with(prefix) || !is_ours(entry.path())) continue;
    auto const owners = read_note(entry.path());
    if (!is_abandoned(entry.path(), owners)) continue;
    if (owners && is_alive(owners->browser)) {
      ::kill(-owners->browser.pid, SIGKILL);
      ::kill(owners->browser.pid, SIGKILL);
    }
    remove_folder(entry.path());
    ++removed;
  }
  return removed;
}

} // namespace legwork::adapters
