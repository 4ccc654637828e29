// A ZIP file in memory, read with limits: what it unpacks to is counted while it is unpacked, whatever it says itself.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.hpp"

struct zip;

namespace legwork::adapters {

struct ZipLimits {
  std::size_t entries = 10'000;
  std::size_t entry_bytes = 32U << 20U; // unpacked
  std::size_t all_bytes = 96U << 20U;   // of all entries that are read
  std::size_t ratio = 400;              // unpacked to packed, of an entry over 1 MiB: XML reaches 100, bombs 1,000
};

class ZipArchive {
 public:
  // `bytes` must outlive the archive.
  static core::Result<ZipArchive> open(std::string_view bytes, ZipLimits const& limits);

  std::vector<std::string> names() const;
  bool has(std::string const& name) const;

  // Case of names does not count. Errors: `not_found`; `invalid` where it is encrypted, damaged or over a limit.
  core::Result<std::string> read(std::string const& name);

 private:
  struct Close {
    void operator()(zip* archive) const;
  };

  std::unique_ptr<zip, Close> archive_;
  ZipLimits limits_;
  std::size_t read_bytes_ = 0;

  ZipArchive(zip* archive, ZipLimits const& limits) : archive_(archive), limits_(limits) {}
};

} // namespace legwork::adapters
