// Names are 24 random hexadecimal digits: nothing a website says is ever part of a path.
#include "storage/screenshots.hpp"

#include <sodium.h>

#include <cstring>
#include <fstream>
#include <iterator>

#include "storage/digest.hpp"
#include "storage/private_file.hpp"

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

// Not synced: a picture that a power cut takes away costs nobody a contact.
core::Result<void> write_picture(fs::path const& path, std::string_view bytes) {
  auto const written = create_private_file(path, bytes, Durability::unsynced);
  if (written) return {};
  auto const [was_created, error_number] = written.error();
  std::string const what =
      was_created ? "a screenshot could not be written" : "the screenshot folder cannot be written";
  return fail(ErrorKind::unavailable,
              what + ": " + (error_number == 0 ? "the disk is full" : std::strerror(error_number)));
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
  if (auto const ok = write_picture(folder_ / name, *sealed); !ok) return std::unexpected(ok.error());
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
