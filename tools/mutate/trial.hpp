// One program run to its end, within limits of CPU time and memory, with one mutant on.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace legwork::mutate {

struct Ended {
  bool failed = false;
  std::string how; // "M1", "abort", "endless loop"…: why it counts as killed; the last line that was printed otherwise
  double cpu_s = 0;
};

class Trial {
 public:
  // `mutant` 0 runs the program unchanged. Output goes to a file of its own in `folder`.
  Trial(std::vector<std::string> command, int mutant, std::string const& folder, unsigned cpu_limit_s);

  pid_t process() const { return process_; }
  // REQUIRES: the process has ended with `status`, as waitpid says.
  Ended ended(int status, double cpu_s) const;

 private:
  std::string output_;
  pid_t process_ = 0;
};

} // namespace legwork::mutate
