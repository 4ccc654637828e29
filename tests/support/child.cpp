// Plain fork and exec: what is tested here is the program as a user runs it.
#include "tests/support/child.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace legwork::tests {

namespace fs = std::filesystem;

Child::Child(std::vector<std::string> const& words, fs::path const& folder, std::string const& name,
             std::vector<std::string> const& environment)
    : out_(folder / (name + ".out")), err_(folder / (name + ".err")) {
  std::vector<char*> argv;
  for (std::string const& word : words) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  pid_ = ::fork();
  if (pid_ < 0) throw std::runtime_error("fork failed");
  if (pid_ > 0) return;
  ::setpgid(0, 0);
  int const in = ::open("/dev/null", O_RDONLY);
  int const out = ::open(out_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  int const err = ::open(err_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  ::dup2(in, 0);
  ::dup2(out, 1);
  ::dup2(err, 2);
  for (std::string const& pair : environment) ::putenv(const_cast<char*>(pair.c_str()));
  ::execv(argv[0], argv.data());
  ::_exit(127);
}

Child::~Child() {
  if (!running()) return;
  ::kill(-pid_, SIGKILL);
  ::kill(pid_, SIGKILL);
  wait(std::chrono::seconds(5));
}

std::optional<int> Child::wait(std::chrono::milliseconds limit) {
  auto const until = std::chrono::steady_clock::now() + limit;
  while (!code_) {
    int status = 0;
    if (::waitpid(pid_, &status, WNOHANG) == pid_)
      code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    else if (std::chrono::steady_clock::now() > until)
      break;
    else
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return code_;
}

bool Child::running() { return !wait(std::chrono::milliseconds(0)); }
void Child::signal(int number) {
  if (running()) ::kill(pid_, number);
}
std::string Child::out() const { return read_text(out_); }
std::string Child::err() const { return read_text(err_); }

TempFolder::TempFolder(std::string const& name) {
  std::string pattern = "/tmp/legwork-" + name + "-XXXXXX";
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("mkdtemp failed");
  path_ = pattern;
}
TempFolder::~TempFolder() {
  std::error_code none;
  fs::remove_all(path_, none);
}

// Plain reads: a file of /proc whose process ends meanwhile is an end of file here, where a stream throws.
std::string read_text(fs::path const& file) {
  std::string out;
  int const fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return out;
  char buffer[65536];
  ssize_t n = 0;
  while ((n = ::read(fd, buffer, sizeof buffer)) > 0) out.append(buffer, static_cast<std::size_t>(n));
  ::close(fd);
  return out;
}
void write_text(fs::path const& file, std::string const& text) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
}

std::optional<std::string> http(std::string const& method, int port, std::string const& path) {
  int const fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  struct timeval const limit{5, 0};
  ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  struct sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<std::uint16_t>(port));
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string answer;
  if (::connect(fd, reinterpret_cast<struct sockaddr*>(&to), sizeof to) == 0) {
    std::string const request = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
                                "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    static_cast<void>(::send(fd, request.data(), request.size(), MSG_NOSIGNAL));
    char buffer[16384];
    ssize_t n = 0;
    while ((n = ::recv(fd, buffer, sizeof buffer, 0)) > 0) answer.append(buffer, static_cast<std::size_t>(n));
  }
  ::close(fd);
  std::size_t const body = answer.find("\r\n\r\n");
  if (body == std::string::npos) return {};
  return answer.substr(body + 4);
}

} // namespace legwork::tests
