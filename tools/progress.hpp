// What a person sees while contacts run: one line for each that ends, and on a terminal a status line below.
#pragma once

#include <cstdio>
#include <map>
#include <string>

#include "core/session/event.hpp"
#include "core/session/report.hpp"

namespace legwork::tools {

class Progress {
 public:
  // Writes to `out`; the live line only where that is a terminal.
  explicit Progress(std::FILE* out);
  ~Progress(); // takes the live line away

  void event(core::ClientEvent const& event, core::State const& state, core::Instant now);
  void say(std::string const& line); // a line that stays

 private:
  std::FILE* out_;
  bool terminal_;
  bool live_ = false; // a status line stands there

  void clear();
  void status(core::State const& state, core::BatchId batch);
};

} // namespace legwork::tools
