// The directory and the saved searches in memory. Keeps nothing itself: a change is given to `store`, and counts when
// that says that it is on disk.
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "adapters/service/backend.hpp"
#include "core/directory/dealer_changes.hpp"

namespace legwork::adapters {

class Directory final : public DealerDirectory {
 public:
  struct Ports {
    // Writes the change; calls back on this thread, with an error where it could not.
    std::function<void(core::DirectoryChange, std::function<void(core::Result<void>)>)> store;
    // Reads a file away from this thread, then calls back on it.
    std::function<void(std::function<core::ImportedFile()>, std::function<void(core::ImportedFile)>)> read;
    std::function<core::Result<void>(std::string const& customer, core::SearchId search,
                                     core::CustomerRequest const& values)>
        seal;
    std::function<core::CustomerRequest(std::string const& customer, core::SearchId search)> open;
  };

  explicit Directory(Ports ports) : ports_(std::move(ports)) {}

  // What the disk held, once.
  void load(core::DirectoryContent content);

  core::DirectoryState const& state() const override { return state_; }
  void change(Decide decide, Answer answer) override;
  void import(std::function<core::ImportedFile()> file, Answer answer) override;
  core::Result<void> seal(std::string const& customer, core::SearchId search,
                          core::CustomerRequest const& values) override {
    return ports_.seal(customer, search, values);
  }
  core::CustomerRequest open(std::string const& customer, core::SearchId search) const override {
    return ports_.open(customer, search);
  }
  void note_batch(core::SearchId search, core::BatchId batch) override;

 private:
  Ports ports_;
  core::DirectoryState state_;
  std::deque<std::pair<Decide, Answer>> waiting_; // one change at a time
  bool busy_ = false;

  void next();
  Answered<ChangeAndAnswer> imported(core::ImportedFile const& file, std::vector<core::DealerId>& taken) const;
  Json missing_of(std::vector<core::DealerId> const& dealers) const;
};

} // namespace legwork::adapters
