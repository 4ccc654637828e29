// Written to standard error, so that standard output stays clean for the table.
#include "tools/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "core/base/text.hpp"
#include "core/contact/explain.hpp"
#include "tools/table.hpp"

namespace legwork::tools {

Progress::Progress(std::FILE* out) : out_(out), terminal_(::isatty(::fileno(out)) == 1) {}
Progress::~Progress() { clear(); }

void Progress::clear() {
  if (live_) fmt::print(out_, "\r\x1b[2K");
  live_ = false;
}

void Progress::say(std::string const& line) {
  clear();
  fmt::print(out_, "{}\n", line);
  std::fflush(out_);
}

void Progress::status(core::State const& state, core::BatchId id) {
  core::Batch const& batch = state.batch(id);
  std::size_t ended = 0;
  std::string now;
  for (core::ContactId contact : batch.contacts) {
    core::Contact const& c = state.contact(contact);
    if (core::is_final(c.phase)) ++ended;
    if (core::is_active(c.phase)) now += (now.empty() ? "" : ", ") + c.dealer_name + " " + std::string(core::name_of(c.phase));
  }
  clear();
  fmt::print(out_, "[{}/{}] {}", ended, batch.contacts.size(), core::clip(now, 100));
  std::fflush(out_);
  live_ = true;
}

void Progress::event(core::ClientEvent const& event, core::State const& state, core::Instant now) {
  std::string const mode = event.mode == core::Mode::live ? "" : "[" + std::string(core::name_of(event.mode)) + "] ";
  if (event.type == "contact_complete") {
    core::ContactReport const r = core::report_on(state, state.contact(event.contact_id), now);
    say(fmt::format("{}{}: {}{}", mode, event.dealer_name, outcome_words(r), r.reason.empty() ? "" : " - " + r.reason));
  } else if (event.type == "contact_retry_scheduled" || event.type == "contact_cancel_requested" || event.type == "screenshot_missed") {
    say(fmt::format("{}{}: {} {}", mode, event.dealer_name, event.type, event.detail));
  } else if (!terminal_ && event.type == "contact_started") {
    say(fmt::format("{}{}: started {}", mode, event.dealer_name, event.detail));
  }
  if (terminal_ && event.batch_id != 0) status(state, event.batch_id);
}

} // namespace legwork::tools
