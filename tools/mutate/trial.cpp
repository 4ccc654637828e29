// One program run to its end, within limits of CPU time and memory, with one mutant on.
#include "tools/mutate/trial.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <stdexcept>

#include "tools/mutate/text.hpp"

namespace legwork::mutate {

namespace {

constexpr rlim_t most_memory = 4ULL << 30U; // a mutant that never stops collecting

[[noreturn]] void become(std::vector<std::string>& command, int mutant, std::string const& output,
                         unsigned cpu_limit_s) {
  int const out = open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  dup2(out, 1);
  dup2(out, 2);
  rlimit const cpu{cpu_limit_s, cpu_limit_s + 1};
  rlimit const memory{most_memory, most_memory};
  rlimit const core{0, 0};
  setrlimit(RLIMIT_CPU, &cpu);
  setrlimit(RLIMIT_AS, &memory);
  setrlimit(RLIMIT_CORE, &core);
  setenv("LEGWORK_MUTANT_ID", std::to_string(mutant).c_str(), 1);
  std::vector<char*> arguments;
  for (std::string& word : command) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  execv(arguments.front(), arguments.data());
  _exit(127);
}

} // namespace

Trial::Trial(std::vector<std::string> command, int mutant, std::string const& folder, unsigned cpu_limit_s)
    : output_(folder + "/trial_" + std::to_string(mutant) + ".txt") {
  process_ = fork();
  if (process_ < 0) throw std::runtime_error("cannot start " + command.front());
  if (process_ == 0) become(command, mutant, output_, cpu_limit_s);
}

Ended Trial::ended(int status, double cpu_s) const {
  std::string const text = read_file(output_);
  unlink(output_.c_str());
  if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
    throw std::runtime_error("a program could not be run: " + output_);
  Ended out{!WIFEXITED(status) || WEXITSTATUS(status) != 0, {}, cpu_s};
  if (WIFSIGNALED(status)) {
    int const signal = WTERMSIG(status);
    out.how = signal == SIGXCPU || signal == SIGKILL ? "endless loop"
              : signal == SIGABRT                    ? "abort"
                                                     : "signal " + std::to_string(signal);
    return out;
  }
  std::size_t const by = text.find("killed by ");
  if (by != std::string::npos)
    out.how = text.substr(by + 10, text.find_first_of(" \n", by + 10) - by - 10);
  else if (out.failed)
    out.how = "a test";
  else
    out.how = one_line(text);
  return out;
}

} // namespace legwork::mutate
