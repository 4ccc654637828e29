// Whose values may be typed where: read from the vault once per request, rendered per business.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "core/engine/ports.hpp"
#include "core/model/state.hpp"
#include "core/validate/request.hpp"
#include "storage/vault.hpp"

namespace legwork::tools {

class CustomerValueCache final : public core::CustomerValueSource {
 public:
  CustomerValueCache(storage::Vault& vault, std::function<core::State const&()> state);

  // Seals what was given under the request's digest; the same request again changes nothing.
  void store_request(std::string const& customer, std::string const& request, core::CustomerRequest const& given);

  // The same for what was given with the request of `batch`; not_found after it was forgotten.
  core::Result<void> copy_request(core::BatchId batch, std::string const& request);

  // Seals what a person gave for one field of the form of one contact.
  void store_answer(core::ContactId contact, std::string const& key, std::string const& value);

  // What was read before is asked of the vault again.
  void drop() { read_.clear(); }

  core::Result<std::map<std::string, std::string>> values_for(core::ContactId contact) override;

 private:
  storage::Vault& vault_;
  std::function<core::State const&()> state_;
  std::map<std::string, core::CustomerRequest> read_; // by request

  core::Result<core::CustomerRequest const*> find(core::Batch const& batch);
};

} // namespace legwork::tools
