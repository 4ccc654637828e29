// Output and errors go to nameless files: nothing can block, however much it says.
#include "tools/other_build.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

#include "core/base/text.hpp"
#include "tools/runtime.hpp"

namespace legwork::tools {

namespace {

struct SpawnActions {
  posix_spawn_file_actions_t actions;
  SpawnActions() { posix_spawn_file_actions_init(&actions); }
  ~SpawnActions() { posix_spawn_file_actions_destroy(&actions); }
  SpawnActions(SpawnActions const&) = delete;
  SpawnActions& operator=(SpawnActions const&) = delete;
};

// Starts it and waits. Returns the state that waitpid gives.
int run(std::string const& binary, std::string const& journal, std::FILE* out, std::FILE* err) {
  std::string words[] = {binary, "replay", journal, "--decisions", "-"};
  char* arguments[] = {words[0].data(), words[1].data(), words[2].data(), words[3].data(), words[4].data(), nullptr};
  SpawnActions of;
  posix_spawn_file_actions_addopen(&of.actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&of.actions, fileno(out), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&of.actions, fileno(err), STDERR_FILENO);
  pid_t pid = 0;
  int const problem = posix_spawn(&pid, binary.c_str(), &of.actions, nullptr, arguments, environ);
  if (problem != 0)
    throw UsageError(fmt::format("{} cannot be started: {}; name another build of legwork, with its path", binary,
                                 std::strerror(problem)));
  int state = 0;
  while (waitpid(pid, &state, 0) < 0) {
    if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "waiting for " + binary);
  }
  return state;
}

} // namespace

OpenFile nameless_file() {
  OpenFile file(std::tmpfile());
  if (!file) throw std::system_error(errno, std::generic_category(), "a temporary file");
  ::fcntl(fileno(file.get()), F_SETFD, FD_CLOEXEC);
  return file;
}

bool next_line(std::FILE* file, std::string& line) {
  line.clear();
  for (int c = std::getc(file); c != EOF; c = std::getc(file)) {
    if (c == '\n') return true;
    line += static_cast<char>(c);
  }
  return !line.empty();
}

OpenFile decisions_of(std::string const& binary, std::string const& journal) {
  OpenFile out = nameless_file();
  OpenFile const err = nameless_file();
  int const state = run(binary, journal, out.get(), err.get());
  std::rewind(out.get());
  std::rewind(err.get());
  std::string complaint;
  next_line(err.get(), complaint);
  complaint = core::clip(complaint, 300);
  bool const too_old =
      complaint.find("--decisions") != std::string::npos || complaint.find("not expected") != std::string::npos;
  if (WIFSIGNALED(state))
    throw UsageError(fmt::format("{} died of signal {} over {}: {}", binary, WTERMSIG(state), journal, complaint));
  int const code = WEXITSTATUS(state);
  if (code != 0 && too_old)
    throw UsageError(
        fmt::format("{} is too old to tell its decisions: name a build that knows legwork replay --decisions", binary));
  if (code != 0)
    throw UsageError(fmt::format("{} could not replay {} (exit code {}): {}", binary, journal, code,
                                 complaint.empty() ? "it did not say why" : complaint));
  return out;
}

} // namespace legwork::tools
