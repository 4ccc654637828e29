// The dealer directory from the command line: through the server while one runs, else in its file. Both answer alike
// (docs/protocol.md).
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "adapters/wire/error.hpp"

namespace legwork::tools {

class DirectoryAccess {
 public:
  virtual ~DirectoryAccess() = default;
  // `path` with its query: /api/places?zip=10115
  virtual adapters::Answered<adapters::Json> get(std::string const& path) = 0;
  virtual adapters::Answered<adapters::Json> import(std::string const& format, std::string const& bytes) = 0;
};

enum class DirectoryOf { live, practice };

// The directory in this folder; it is made where there is none. Throws StorageFailure, and UsageError where a server
// has it that cannot be reached.
std::unique_ptr<DirectoryAccess> open_directory(std::filesystem::path const& folder, DirectoryOf mode);

} // namespace legwork::tools
