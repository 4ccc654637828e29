// The mode is set when the file is created: changing it afterwards would leave a moment for others to open it.
#include "storage/private_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace legwork::storage {

std::expected<void, WriteFailure> create_private_file(std::filesystem::path const& file, std::string_view bytes,
                                                      Durability durability) {
  int const fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0) return std::unexpected(WriteFailure{.was_created = false, .error_number = errno});
  ssize_t const written = ::write(fd, bytes.data(), bytes.size());
  bool const is_whole = written == static_cast<ssize_t>(bytes.size());
  bool const is_synced = is_whole && (durability == Durability::unsynced || ::fsync(fd) == 0);
  int const error_number = written < 0 || is_whole ? errno : 0;
  ::close(fd);
  if (is_synced) return {};
  ::unlink(file.c_str());
  return std::unexpected(WriteFailure{.was_created = true, .error_number = error_number});
}

core::Result<void> replace_private_file(std::filesystem::path const& file, std::string_view text) {
  std::filesystem::path const fresh = file.string() + ".new";
  ::unlink(fresh.c_str()); // left by a process that was killed
  if (create_private_file(fresh, text, Durability::synced)) {
    if (::rename(fresh.c_str(), file.c_str()) == 0) return {};
    ::unlink(fresh.c_str());
  }
  return core::fail(core::ErrorKind::unavailable,
                    "cannot write " + file.string() + "; check its folder and the free space");
}

} // namespace legwork::storage
