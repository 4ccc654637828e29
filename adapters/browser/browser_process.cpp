// Starts, watches and ends one browser process. Between fork and exec only calls that are safe there.
#include "adapters/browser/browser_process.hpp"

#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/asio/buffer.hpp>
#include <cstring>
#include <vector>

#include "adapters/browser/command_line.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;

namespace {

struct Ends {
  int read = -1;
  int write = -1;
};

// Above the numbers that the child needs for itself, so that moving them there cannot overwrite one.
Ends make_pipe() {
  int low[2];
  if (::pipe2(low, O_CLOEXEC) != 0) return {};
  Ends const ends{::fcntl(low[0], F_DUPFD_CLOEXEC, 10), ::fcntl(low[1], F_DUPFD_CLOEXEC, 10)};
  ::close(low[0]);
  ::close(low[1]);
  return ends;
}

struct Start {
  std::vector<std::string> line;
  std::vector<std::string> surroundings;
  std::string home;
  BrowserUser user;
  Ends commands; // Chromium reads 3 and writes 4
  Ends answers;
  Ends words;
  pid_t parent = 0;
};

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (auto& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

// Runs in the child. Exits with 126 or 127 where it cannot go on.
[[noreturn]] void become_browser(Start const& start, char* const* line, char* const* surroundings) {
  ::setsid();
  ::umask(077);
  rlimit const no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  int const nothing = ::open("/dev/null", O_RDONLY);
  ::dup2(nothing, 0);
  ::dup2(start.words.write, 1);
  ::dup2(start.words.write, 2);
  ::dup2(start.commands.read, 3);
  ::dup2(start.answers.write, 4);
  ::syscall(SYS_close_range, 5U, ~0U, 0U);
  if (start.user.switches) {
    gid_t const group = start.user.group;
    if (::setgroups(1, &group) != 0 || ::setgid(group) != 0 || ::setuid(start.user.user) != 0) ::_exit(126);
  }
  // After setuid, which clears it: a killed Legwork takes its browser along.
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != start.parent) ::_exit(126);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::signal(SIGPIPE, SIG_DFL);
  if (::chdir(start.home.c_str()) != 0) ::_exit(126);
  ::execve(line[0], line, surroundings);
  ::_exit(127);
}

pid_t launch(Start& start) {
  auto const line = pointers(start.line);
  auto const surroundings = pointers(start.surroundings);
  start.parent = ::getpid();
  pid_t const pid = ::fork();
  if (pid == 0) become_browser(start, line.data(), surroundings.data());
  ::close(start.commands.read);
  ::close(start.answers.write);
  ::close(start.words.write);
  return pid;
}

} // namespace

BrowserProcess::BrowserProcess(asio::any_io_executor executor, BrowserProfile profile)
    : profile_(std::move(profile)), words_(executor), exit_(executor), changed_(executor) {}

core::Result<std::shared_ptr<BrowserProcess>> BrowserProcess::start(asio::any_io_executor executor,
                                                                    BrowserOptions const& options) {
  auto const binary = find_browser(options);
  if (!binary) return std::unexpected(binary.error());
  auto const user = find_user(options);
  if (!user) return std::unexpected(user.error());
  auto profile = BrowserProfile::make(options.run_folder, user->user, user->group);
  if (!profile) return std::unexpected(profile.error());
  std::string const home = profile->home().string();
  std::shared_ptr<BrowserProcess> process(new BrowserProcess(executor, std::move(*profile)));
  Start start{.line = command_line(*binary, options, home),
              .surroundings = environment(home),
              .home = home,
              .user = *user,
              .commands = make_pipe(),
              .answers = make_pipe(),
              .words = make_pipe()};
  process->pid_ = launch(start);
  process->from_browser_ = start.answers.read;
  process->to_browser_ = start.commands.write;
  int const exit = process->pid_ > 0 ? static_cast<int>(::syscall(SYS_pidfd_open, process->pid_, 0U)) : -1;
  if (exit < 0)
    return core::fail(core::ErrorKind::unavailable,
                      std::string("the browser cannot be started: ") + std::strerror(errno));
  process->profile_.note_browser(process->pid_);
  process->words_.assign(start.words.read);
  process->exit_.assign(exit);
  process->listen();
  process->watch();
  return process;
}

BrowserProcess::~BrowserProcess() {
  kill();
  if (pid_ > 0 && !has_ended_) reap();
}

// Handlers hold a weak pointer: the process object, not its watching, decides how long it lives.
void BrowserProcess::listen() {
  words_.async_read_some(asio::buffer(chunk_), [weak = weak_from_this()](auto error, std::size_t size) {
    auto const self = weak.lock();
    if (error || !self) return;
    self->said_.append(self->chunk_.data(), size);
    if (self->said_.size() > 16384) self->said_.erase(0, self->said_.size() - 8192);
    self->listen();
  });
}

void BrowserProcess::watch() {
  exit_.async_wait(asio::posix::stream_descriptor::wait_read, [weak = weak_from_this()](auto error) {
    auto const self = weak.lock();
    if (error || !self) return;
    self->reap();
    self->changed_.notify();
  });
}

// Blocks for the moment that a killed process takes to be gone.
void BrowserProcess::reap() {
  ::kill(-pid_, SIGKILL); // what is left of its group; before waitpid, while the number cannot be another's
  int status = 0;
  ::waitpid(pid_, &status, 0);
  has_ended_ = true;
}

void BrowserProcess::kill() {
  if (pid_ <= 0 || has_ended_) return;
  ::kill(-pid_, SIGKILL);
  ::kill(pid_, SIGKILL);
}

asio::awaitable<bool> BrowserProcess::ended(std::chrono::milliseconds limit) {
  auto const self = shared_from_this();
  auto const until = std::chrono::steady_clock::now() + limit;
  while (!self->has_ended_ && std::chrono::steady_clock::now() < until) co_await self->changed_.wait_until(until);
  co_return self->has_ended_;
}

std::string BrowserProcess::complaint() const {
  if (core::contains(said_, "No usable sandbox") || core::contains(said_, "Failed to move to new namespace") ||
      core::contains(said_, "setuid sandbox") || core::contains(said_, "zygote_host_impl_linux"))
    return "Chromium's sandbox cannot start here: it needs unprivileged user namespaces (sysctl "
           "kernel.unprivileged_userns_clone=1, kernel.apparmor_restrict_unprivileged_userns=0, or a "
           "container that "
           "permits them)";
  auto const at = said_.find(":FATAL:");
  if (at == std::string::npos) return {};
  return core::presentable(said_.substr(at, said_.find('\n', at) - at), 300);
}

} // namespace legwork::adapters
