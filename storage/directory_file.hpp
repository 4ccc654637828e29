// The directory on disk: a file of its own, which can be lost without harm to any contact.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "core/directory/dealer.hpp"

namespace legwork::storage {

class Database;

struct DirectoryContent {
  std::vector<core::DirectoryDealer> dealers;
  std::vector<core::Place> places;
  std::vector<core::SavedSearch> searches;
};

// What one change puts and removes; all of it or nothing.
struct DirectoryChange {
  DirectoryContent put; // by id (places by country and zip), replacing what was there
  std::vector<std::uint32_t> remove_dealers;
  std::vector<std::uint32_t> remove_searches;
};

class DirectoryFile {
 public:
  // Opens or creates. Throws StorageFailure.
  explicit DirectoryFile(std::filesystem::path const& path);
  ~DirectoryFile();

  DirectoryContent load();
  void write(DirectoryChange const& change); // durable when it returns

 private:
  std::unique_ptr<Database> db_;
};

} // namespace legwork::storage
