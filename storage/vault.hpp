// Personal data: a random key per customer, sealed under the master key; the data sealed under the customer's
// key; pictures too. In a file of its own. To forget a customer is to destroy that one key (P72).
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/error.hpp"

namespace legwork::storage {

class Database;

// 32 bytes. From LEGWORK_MASTER_KEY (64 hexadecimal digits) or a key file of mode 0600.
struct MasterKey {
  std::string bytes;

  // Reads the environment, else `file`. `make` creates a missing key file; without it a missing key is an error,
  // because what was sealed under the lost one could never be read.
  static core::Result<MasterKey> find(std::filesystem::path const& file, bool make);

  // The name under which a customer is known: the same for the same e-mail address, and meaningless without the key.
  std::string customer_for(std::string_view email) const;
};

class Vault {
 public:
  // Opens or creates `path`. Throws StorageFailure; damaged where the master key is not the one it was made with.
  Vault(std::filesystem::path const& path, MasterKey key);
  ~Vault();

  std::string customer_for(std::string_view email) const; // by the vault's key
  // A digest that only this vault can make or compare.
  std::string digest(std::string_view bytes) const;

  // Seals `values` (JSON text) under `name` of this customer, replacing what was there.
  void store(std::string const& customer, std::string const& name, std::string_view text);
  // Nothing where there is none, or where the customer was forgotten.
  std::optional<std::string> get(std::string const& customer, std::string const& name);

  // Seals and opens bytes that are kept elsewhere (pictures). Errors not_found after `forget`.
  core::Result<std::string> seal(std::string const& customer, std::string_view bytes);
  core::Result<std::string> open(std::string const& customer, std::string_view sealed);

  // Destroys the customer's key and everything sealed here. False where there was none.
  bool forget(std::string const& customer);

 private:
  MasterKey master_;
  std::unique_ptr<Database> db_;
  std::map<std::string, std::string> keys_; // opened ones, wiped with the vault

  std::optional<std::string> key_of(std::string const& customer);
  std::string make_key(std::string const& customer);
  void check_master();
};

} // namespace legwork::storage
