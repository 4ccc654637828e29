// What a person sees while contacts run: one line for each that ends, and on a terminal a status line below.
#pragma once

#include <cstdio>
#include <map>
#include <string>

#include "core/report/client_events.hpp"
#include "core/report/contact_report.hpp"

namespace legwork::tools {

class Progress {
 public:
  // Writes to `out`; the live line only where that is a terminal.
  explicit Progress(std::FILE* out);
  ~Progress();

  // Contacts of an earlier run, so that they are counted.
  void known(core::Batch const& batch, core::State const& state);
  void event(core::ClientEvent const& event, core::State const& state, core::Instant now);
  void print_line(std::string const& line); // a line that stays
  void clear();                             // takes the live line away

 private:
  std::FILE* out_;
  bool terminal_;
  bool live_ = false; // a status line stands there

  struct Seen {
    std::string dealer_name;
    core::Phase phase = core::Phase::unborn;
  };
  std::map<core::ContactId, Seen> seen_; // as far as events told: nothing that a crash could still undo

  void status();
  void write(std::string const& text);
};

} // namespace legwork::tools
