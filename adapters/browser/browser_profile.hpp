// The folder a browser process lives in, and the note beside it that says whose it is, so that a later start
// can remove what a killed one left behind. Never holds anything worth keeping.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "core/base/error.hpp"

namespace legwork::adapters {

// A process by number and start time (clock ticks since boot): numbers are reused, pairs are not.
struct ProcessIdentity {
  pid_t pid = 0;
  std::uint64_t started = 0;

  bool operator==(ProcessIdentity const&) const = default;
};

std::optional<ProcessIdentity> identify(pid_t pid); // nothing when there is no such process
bool is_alive(ProcessIdentity const& process);

// `<run_folder>/legwork-browser-XXXXXX` with `owner` (ours alone) and `profile` (the browser user's, 0700).
class BrowserProfile {
 public:
  // Errors: `unavailable`, with the folder that cannot be made and why.
  static core::Result<BrowserProfile> make(std::filesystem::path const& run_folder, uid_t user, gid_t group);

  BrowserProfile(BrowserProfile&& other) noexcept;
  BrowserProfile& operator=(BrowserProfile&&) = delete;
  ~BrowserProfile(); // removes the folder; a failure is logged and left to the next sweep

  std::filesystem::path home() const { return folder_ / "profile"; }
  void note_browser(pid_t browser) const;

 private:
  explicit BrowserProfile(std::filesystem::path folder) : folder_(std::move(folder)) {}
  std::filesystem::path folder_;
};

// Kills browsers whose owner is dead and removes their folders. Returns how many folders it removed.
std::size_t sweep_leftovers(std::filesystem::path const& run_folder);

} // namespace legwork::adapters
