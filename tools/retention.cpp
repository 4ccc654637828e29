// The age of a picture is its file's.
#include "tools/retention.hpp"

#include <spdlog/spdlog.h>

#include <chrono>
#include <set>

namespace legwork::tools {

namespace fs = std::filesystem;

std::size_t Retention::clean(fs::path const& screenshots, std::int64_t hours, core::State const& state) {
  std::set<std::string> needed;
  for (core::Contact const& c : state.contacts) {
    bool const open = !core::is_final(c.phase) || (core::may_be_ruled_on(c.phase) && !c.retried_by);
    if (!open) continue;
    for (core::Screenshot const& screenshot : c.screenshots) needed.insert(screenshot.file);
  }
  std::size_t removed = 0;
  std::error_code none;
  auto const oldest = fs::file_time_type::clock::now() - std::chrono::hours(hours);
  for (auto entry = fs::directory_iterator(screenshots, none); !none && entry != fs::directory_iterator();
       entry.increment(none)) {
    std::error_code gone;
    bool const old = entry->is_regular_file(gone) && entry->last_write_time(gone) < oldest;
    if (old && !needed.contains(entry->path().filename().string()) && fs::remove(entry->path(), gone)) ++removed;
  }
  return removed;
}

void Retention::begin() {
  std::size_t const removed = clean(shots_, hours_, state_());
  if (removed > 0) spdlog::info("removed {} screenshots older than {} h", removed, hours_);
  timer_.expires_after(std::chrono::minutes(10));
  timer_.async_wait([this](boost::system::error_code error) {
    if (!error) begin();
  });
}

} // namespace legwork::tools
