// The directory wired to its file (on a thread of its own) and to the vault.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/thread_pool.hpp>
#include <filesystem>

#include "adapters/directory/dealer_directory.hpp"
#include "storage/directory_file.hpp"
#include "storage/vault.hpp"

namespace legwork::tools {

class StoredDirectory final : public adapters::DealerDirectory {
 public:
  // Opens `directory.db` in `folder`. Throws StorageFailure.
  StoredDirectory(boost::asio::any_io_executor executor, std::filesystem::path const& folder,
                  adapters::Backend& backend, storage::Vault& vault);
  ~StoredDirectory() override;

  // A new directory knows a few dozen postal codes, and in practice the businesses of `practice_csv` spread over them.
  // Calls `ready` when it can be searched.
  void begin(std::string const& practice_csv, std::function<void()> ready);
  void end();

  core::Result<adapters::Json> get(std::string const& path, adapters::Query const& query) override {
    return directory_.get(path, query);
  }
  void change(std::string const& method, std::string const& path, adapters::Query const& query, std::string body,
              Answer answer) override {
    directory_.change(method, path, query, std::move(body), std::move(answer));
  }
  std::optional<core::ContactRequest> dealer(std::uint32_t id) const override { return directory_.dealer(id); }
  void note_batch(std::uint32_t search, core::BatchId batch) override { directory_.note_batch(search, batch); }
  std::uint32_t search_of(core::BatchId batch) const override { return directory_.search_of(batch); }

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
