// The directory on disk: a file of its own, which can be lost without harm to any contact.
#pragma once

#include <filesystem>
#include <memory>

#include "core/directory/dealer.hpp"

namespace legwork::storage {

class Database;

class DirectoryFile {
 public:
  // Opens or creates; a file of an earlier version becomes one of this. Throws StorageFailure.
  explicit DirectoryFile(std::filesystem::path const& path);
  ~DirectoryFile();

  core::DirectoryContent load();
  void write(core::DirectoryChange const& change); // all of it or nothing; durable when it returns

 private:
  std::unique_ptr<Database> db_;
};

} // namespace legwork::storage
