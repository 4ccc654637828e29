// A child process of a test: its own process group, output kept in files, always ended and waited for.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace legwork::tests {

class Child {
 public:
  // Runs `words` (a path first) with standard output and error in `folder`/`name`.out and .err.
  Child(std::vector<std::string> const& words, std::filesystem::path const& folder, std::string const& name,
        std::vector<std::string> const& environment = {});
  ~Child(); // kills what still runs
  Child(Child const&) = delete;
  Child& operator=(Child const&) = delete;

  // The exit code (128 + signal where one ended it), or nothing when it still runs after `limit`.
  std::optional<int> wait(std::chrono::milliseconds limit);
  void signal(int number);
  bool running();
  pid_t pid() const { return pid_; }

  std::string out() const;
  std::string err() const;

 private:
  pid_t pid_ = -1;
  std::optional<int> code_;
  std::filesystem::path out_;
  std::filesystem::path err_;
};

// What a program that has ended said.
struct Said {
  int code = -1;
  std::string out;
  std::string err;
};

// A fresh folder under /tmp, removed with everything in it.
class TempFolder {
 public:
  explicit TempFolder(std::string const& name);
  ~TempFolder();
  std::filesystem::path const& path() const { return path_; }
  std::filesystem::path operator/(std::string const& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

std::string read_text(std::filesystem::path const& file);
void write_text(std::filesystem::path const& file, std::string const& text);

// One HTTP request to 127.0.0.1; the body of the answer, or nothing.
std::optional<std::string> http(std::string const& method, int port, std::string const& path);

} // namespace legwork::tests
