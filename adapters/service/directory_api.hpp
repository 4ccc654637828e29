// What clients read and change of the dealer directory and the saved searches, by path (docs/protocol.md). Keeps
// nothing: a change counts when `DealerDirectory` says that it is on disk.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "adapters/service/backend.hpp"

namespace legwork::adapters {

class DirectoryApi {
 public:
  DirectoryApi(Backend& backend, DealerDirectory& directory) : backend_(backend), directory_(directory) {}

  // Paths without /api/: dealers, dealers/12, searches/4, places.
  Answered<Json> get(std::string const& path, Query const& query) const;
  void change(std::string const& method, std::string const& path, Query const& query, std::string body,
              DealerDirectory::Answer answer);

 private:
  using ChangeAndAnswer = DealerDirectory::ChangeAndAnswer;
  using Answer = DealerDirectory::Answer;

  Backend& backend_;
  DealerDirectory& directory_;

  // By the owner of the website: when a contact with it last succeeded.
  std::map<std::string, core::Instant> last_contacts() const;
  Json dealer_json(core::DirectoryDealer const& dealer, double km,
                   std::map<std::string, core::Instant> const& contacted) const;
  Answered<Json> find_dealers(Query const& query) const;
  std::vector<core::DirectoryDealer const*> sharing_a_website() const;
  Answered<Json> find_places(Query const& query) const;
  Json search_json(core::SavedSearch const& search) const; // with its customer
  core::Result<Json> searches(std::string const& rest) const;

  // Each is called when its turn has come.
  Answered<ChangeAndAnswer> create_dealer(std::string const& text);
  Answered<ChangeAndAnswer> change_dealer(core::DealerId id, std::string const& text);
  Answered<ChangeAndAnswer> put_dealer(core::DirectoryDealer dealer);
  Answered<ChangeAndAnswer> remove_dealer(core::DealerId id);
  Answered<ChangeAndAnswer> merge_dealers(std::string const& text);
  Answered<ChangeAndAnswer> create_search(std::string const& text);
  Answered<ChangeAndAnswer> change_search(core::SearchId id, std::string const& text);
  Answered<ChangeAndAnswer> copy_search(core::SearchId id);
  Answered<ChangeAndAnswer> remove_search(core::SearchId id);
  // Seals the customer of a search that is about to be kept, if there is a new one.
  core::Result<void> seal(core::SavedSearch& search, std::optional<core::CustomerRequest> const& customer);

  void change_dealers(std::string const& method, std::string const& path, Query const& query, std::string body,
                      Answer answer);
  void change_searches(std::string const& method, std::string const& path, std::string body, Answer answer);
  void import(std::string const& format, std::string body, Answer answer);
};

} // namespace legwork::adapters
