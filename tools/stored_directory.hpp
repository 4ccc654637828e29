// The directory wired to its file (on a thread of its own) and to the vault.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/thread_pool.hpp>
#include <filesystem>

#include "adapters/directory/dealer_directory.hpp"
#include "storage/directory_file.hpp"
#include "storage/vault.hpp"

namespace legwork::tools {

class StoredDirectory {
 public:
  // Opens `directory.db` in `folder`. Throws StorageFailure.
  StoredDirectory(boost::asio::any_io_executor executor, std::filesystem::path const& folder, storage::Vault& vault);
  ~StoredDirectory();

  // In practice a new directory begins with the businesses of `practice_csv`, spread over real places. Calls `ready`
  // when it can be searched.
  void begin(std::string const& practice_csv, std::function<void()> ready);
  void end();

  adapters::DealerDirectory& directory() { return directory_; }

 private:
  boost::asio::any_io_executor executor_;
  storage::DirectoryFile file_; // the thread's, once it works
  storage::Vault& vault_;
  boost::asio::thread_pool thread_;
  adapters::Directory directory_;

  adapters::Directory::Ports ports();
  // Runs `work` on the thread, then `then` with its result on the executor.
  template <class Work, class Then>
  void away(Work work, Then then);
};

} // namespace legwork::tools
