// Written to standard error, so that standard output stays clean for the table.
#include "tools/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "core/base/text.hpp"
#include "core/report/explain.hpp"
#include "tools/outcome_table.hpp"

namespace legwork::tools {

Progress::Progress(std::FILE* out) : out_(out), terminal_(::isatty(::fileno(out)) == 1) {}
Progress::~Progress() { clear(); }

// What cannot be written any more (a closed pipe) ends no run.
void Progress::write(std::string const& text) {
  static_cast<void>(std::fwrite(text.data(), 1, text.size(), out_));
  std::fflush(out_);
}

void Progress::clear() {
  if (live_) write("\r\x1b[2K");
  live_ = false;
}

void Progress::print_line(std::string const& line) {
  clear();
  write(line + "\n");
}

void Progress::known(core::Batch const& batch, core::State const& state) {
  for (core::ContactId id : batch.contacts) seen_[id] = {state.contact(id).dealer_name, state.contact(id).phase};
}

void Progress::status() {
  std::size_t ended = 0;
  std::string now;
  for (auto const& [id, seen] : seen_) {
    if (core::is_final(seen.phase)) ++ended;
    if (core::is_active(seen.phase))
      now += (now.empty() ? "" : ", ") + seen.dealer_name + " " + std::string(core::name_of(seen.phase));
  }
  clear();
  write(fmt::format("[{}/{}] {}", ended, seen_.size(), core::clip(now, 100)));
  live_ = true;
}

void Progress::event(core::ClientEvent const& event, core::State const& state, core::Instant now) {
  std::string const mode = event.mode == core::Mode::live ? "" : "[" + std::string(core::name_of(event.mode)) + "] ";
  if (event.type == "contact_complete") {
    core::ContactReport const r = core::report_on(state, state.contact(*event.contact_id), now);
    print_line(
        fmt::format("{}{}: {}{}", mode, event.dealer_name, outcome_words(r), r.reason.empty() ? "" : " - " + r.reason));
  } else if (event.type == "contact_retry_scheduled" || event.type == "contact_cancel_requested" ||
             event.type == "screenshot_missed") {
    print_line(fmt::format("{}{}: {} {}", mode, event.dealer_name, event.type, event.detail));
  } else if (!terminal_ && event.type == "contact_started") {
    print_line(fmt::format("{}{}: started {}", mode, event.dealer_name, event.detail));
  }
  if (event.contact_id) seen_[*event.contact_id] = {event.dealer_name, event.phase};
  if (terminal_ && event.batch_id) status();
}

} // namespace legwork::tools
