// The folder of pictures: sealed under the customer's key, under names that Legwork makes (P32). The folder is
// checked before each write; what is wrong with it is said, and never harms a contact.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "core/engine/ports.hpp"
#include "storage/vault.hpp"

namespace legwork::storage {

class ScreenshotFolder final : public core::ScreenshotStore {
 public:
  using CustomerOf = std::function<std::string(core::ContactId)>;

  ScreenshotFolder(std::filesystem::path folder, Vault& vault, CustomerOf customer_of);

  core::Result<std::string> store_screenshot(core::ContactId contact, std::string_view what,
                                             std::string bytes) override;

  // The picture named `file` of this contact. Errors: not_found, broken.
  core::Result<std::string> read_screenshot(core::ContactId contact, std::string const& file);

 private:
  std::filesystem::path folder_;
  Vault& vault_;
  CustomerOf customer_of_;

  core::Result<void> check_folder() const;
};

} // namespace legwork::storage
