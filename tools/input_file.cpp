// Read whole: what is larger than a page or a list ever is, is something else.
#include "tools/input_file.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tools/commands.hpp"

namespace legwork::tools {

namespace {

constexpr std::uintmax_t file_limit = 20'000'000; // bytes: the largest stored page seen has 1.1 MB

}

core::Result<std::string> read_input_file(std::string const& file) {
  std::error_code why;
  if (!std::filesystem::exists(file, why)) return core::fail(core::ErrorKind::not_found, "there is no such file");
  if (!std::filesystem::is_regular_file(file, why)) return core::fail(core::ErrorKind::invalid, "this is no file");
  if (std::filesystem::file_size(file, why) > file_limit)
    return core::fail(core::ErrorKind::invalid, "it has more than 20 MB");
  std::ifstream in(file, std::ios::binary);
  if (!in) return core::fail(core::ErrorKind::unavailable, "it may not be read");
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (text.empty()) return core::fail(core::ErrorKind::invalid, "it is empty");
  return text;
}

int exit_code_of(std::size_t unread, std::size_t all) {
  if (unread == 0) return exit_good;
  return unread < all ? exit_not_all : exit_usage;
}

} // namespace legwork::tools
