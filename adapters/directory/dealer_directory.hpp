// The directory and the saved searches in memory, and what each request about them changes. Keeps nothing itself: a
// change is given to `Keep`, and counts when that says that it is on disk.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "adapters/directory/dealer_import.hpp"
#include "adapters/service/backend.hpp"
#include "core/directory/dealer_changes.hpp"

namespace legwork::adapters {

class Directory final : public DealerDirectory {
 public:
  struct Ports {
    // Writes the change; calls back on this thread, with an error where it could not.
    std::function<void(core::DirectoryChange, std::function<void(core::Result<void>)>)> store;
    // Reads a file away from this thread, then calls back on it.
    std::function<void(std::function<Imported()>, std::function<void(Imported)>)> read;
    // Customer values of a saved search, sealed: `customer` owns them.
    std::function<core::Result<void>(std::string const& customer, std::uint32_t search,
                                     core::CustomerRequest const& info)>
        seal;
    std::function<core::CustomerRequest(std::string const& customer, std::uint32_t search)> open;
  };

  Directory(Backend& backend, Ports ports) : backend_(backend), ports_(std::move(ports)) {}

  // What the disk held, once.
  void load(core::DirectoryContent content);
  bool has_dealers() const { return !dealers_.empty(); }

  core::Result<Json> get(std::string const& path, Query const& query) override;
  void change(std::string const& method, std::string const& path, Query const& query, std::string body,
              Answer answer) override;
  std::optional<core::ContactRequest> dealer(std::uint32_t id) const override;
  void note_batch(std::uint32_t search, core::BatchId batch) override;
  std::uint32_t search_of(core::BatchId batch) const override;

  // Dealers of a file, as if a person had imported it.
  void import(std::function<Imported()> file, Answer answer);

 private:
  // What one request leads to: an answer at once, or a change and the answer once it is kept.
  struct Step {
    core::DirectoryChange change{};
    Json answer;
  };
  using Work = std::function<Answered<Step>()>;

  Backend& backend_;
  Ports ports_;
  core::DealersById dealers_;
  core::PlacesByZip places_;
  std::map<std::uint32_t, core::SavedSearch> searches_;
  std::deque<std::pair<Work, Answer>> waiting_; // one change at a time
  bool busy_ = false;

  void begin(Work work, Answer answer);
  void next();
  void apply(core::DirectoryChange const& change);

  core::Result<Json> search(Query const& query) const;
  Json dealer_json(core::DirectoryDealer const& dealer, double km,
                   std::map<std::string, std::int64_t> const& contacted) const;
  std::map<std::string, std::int64_t> last_contacts() const;
  Answered<Step> put_dealer(std::uint32_t id, std::string const& method, std::string const& body);
  Answered<Step> merge(std::string const& body);
  Answered<Step> remove_dealer(std::uint32_t id);
  Answered<Step> imported(Imported file);

  Json search_json(core::SavedSearch const& search, bool with_customer) const;
  core::Result<Json> searches(std::string const& rest) const;
  Answered<Step> put_search(std::uint32_t id, std::string const& body);
  Answered<Step> copy_search(std::uint32_t id);
};

} // namespace legwork::adapters
