// Names are 24 random hexadecimal digits: nothing a website says is ever part of a path.
#include "storage/screenshots.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "storage/digest.hpp"

namespace legwork::storage {

namespace {

using core::ErrorKind;
using core::fail;
namespace fs = std::filesystem;

std::string fresh_name() {
  std::string bytes(12, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return to_hex(bytes) + ".shot";
}

bool is_our_name(std::string const& name) {
  return name.size() == 29 && name.ends_with(".shot") && from_hex(name.substr(0, 24)).size() == 12;
}

// Whole or not at all: a half-written picture is removed again.
core::Result<void> write_whole(fs::path const& path, std::string_view bytes) {
  int const fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    return fail(ErrorKind::unavailable,
                std::string("the screenshot folder cannot be written: ") + std::strerror(errno));
  ssize_t const n = ::write(fd, bytes.data(), bytes.size());
  int const why = errno;
  ::close(fd);
  if (n == static_cast<ssize_t>(bytes.size())) return {};
  ::unlink(path.c_str());
  return fail(ErrorKind::unavailable,
              std::string("a screenshot could not be written: ") + (n < 0 ? std::strerror(why) : "the disk is full"));
}

} // namespace

ScreenshotFolder::ScreenshotFolder(fs::path folder, Vault& vault, CustomerOf customer_of)
    : folder_(std::move(folder)), vault_(vault), customer_of_(std::move(customer_of)) {}

core::Result<void> ScreenshotFolder::check_folder() const {
  std::error_code why;
  auto const status = fs::status(folder_, why);
  if (fs::is_directory(status)) return {};
  if (fs::exists(status))
    return fail(ErrorKind::unavailable,
                folder_.string() + " should be the screenshot folder and is a file; move it away");
  if (fs::create_directories(folder_, why); why)
    return fail(ErrorKind::unavailable,
                "the screenshot folder " + folder_.string() + " cannot be made: " + why.message());
  fs::permissions(folder_, fs::perms::owner_all, why);
  return {};
}

core::Result<std::string> ScreenshotFolder::store_screenshot(core::ContactId contact, std::string_view,
                                                             std::string bytes) {
  if (auto const ok = check_folder(); !ok) return std::unexpected(ok.error());
  auto const sealed = vault_.seal(customer_of_(contact), bytes);
  if (!sealed) return std::unexpected(sealed.error());
  std::string name = fresh_name();
  if (auto const ok = write_whole(folder_ / name, *sealed); !ok) return std::unexpected(ok.error());
  return name;
}

core::Result<std::string> ScreenshotFolder::read_screenshot(core::ContactId contact, std::string const& file) {
  if (!is_our_name(file)) return fail(ErrorKind::invalid, "that is not the name of a screenshot");
  std::ifstream in(folder_ / file, std::ios::binary);
  if (!in) return fail(ErrorKind::not_found, "the screenshot " + file + " is not there any more");
  std::string const sealed{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  return vault_.open(customer_of_(contact), sealed);
}

} // namespace legwork::storage
