// XSalsa20-Poly1305 (libsodium secretbox) with a random nonce before each box. The file is kept without a
// write-ahead log and with secure_delete, so that a destroyed key leaves no copy behind in it.
#include "storage/vault.hpp"

#include <sodium.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>

#include "storage/database.hpp"
#include "storage/digest.hpp"
#include "storage/private_file.hpp"
#include "storage/storage_failure.hpp"

namespace legwork::storage {

namespace {

using core::ErrorKind;
using core::fail;

constexpr std::size_t nonce_bytes = crypto_secretbox_NONCEBYTES;
constexpr std::size_t key_bytes = crypto_secretbox_KEYBYTES;

unsigned char* raw(std::string& s) { return reinterpret_cast<unsigned char*>(s.data()); }
unsigned char const* raw(std::string_view s) { return reinterpret_cast<unsigned char const*>(s.data()); }

std::string random_bytes(std::size_t n) {
  std::string out(n, '\0');
  randombytes_buf(out.data(), n);
  return out;
}

std::string box(std::string_view key, std::string_view bytes) {
  std::string const nonce = random_bytes(nonce_bytes);
  std::string out(bytes.size() + crypto_secretbox_MACBYTES, '\0');
  crypto_secretbox_easy(raw(out), raw(bytes), bytes.size(), raw(nonce), raw(key));
  return nonce + out;
}

std::optional<std::string> unbox(std::string_view key, std::string_view boxed) {
  if (boxed.size() < nonce_bytes + crypto_secretbox_MACBYTES) return {};
  std::string out(boxed.size() - nonce_bytes - crypto_secretbox_MACBYTES, '\0');
  std::string_view const sealed = boxed.substr(nonce_bytes);
  if (crypto_secretbox_open_easy(raw(out), raw(sealed), sealed.size(), raw(boxed), raw(key)) != 0) return {};
  return out;
}

core::Result<MasterKey> from_text(std::string_view text, std::string const& where) {
  std::string bytes = from_hex(text);
  if (bytes.size() != key_bytes)
    return fail(ErrorKind::invalid, where + " must hold 64 hexadecimal digits and nothing else");
  return MasterKey{std::move(bytes)};
}

core::Result<MasterKey> make_key_file(std::filesystem::path const& file) {
  std::error_code none;
  std::filesystem::create_directories(file.parent_path(), none);
  std::string const text = to_hex(random_bytes(key_bytes)) + "\n";
  if (!create_private_file(file, text, Durability::synced))
    return fail(ErrorKind::unavailable, "cannot write a new master key to " + file.string() +
                                            "; make its folder writable or set LEGWORK_MASTER_KEY");
  return from_text(std::string_view(text).substr(0, text.size() - 1), file.string());
}

} // namespace

core::Result<MasterKey> MasterKey::find(std::filesystem::path const& file, bool make) {
  start_sodium();
  if (char const* text = std::getenv("LEGWORK_MASTER_KEY"); text != nullptr && *text != '\0')
    return from_text(text, "LEGWORK_MASTER_KEY");
  std::ifstream in(file);
  std::string text;
  if (in && std::getline(in, text)) {
    struct stat about{};
    if (::stat(file.c_str(), &about) == 0 && (about.st_mode & 077) != 0)
      return fail(ErrorKind::invalid, file.string() + " can be read by others; run: chmod 600 " + file.string());
    return from_text(text, file.string());
  }
  if (make && !std::filesystem::exists(file)) return make_key_file(file);
  return fail(ErrorKind::not_found, "the master key " + file.string() +
                                        " is missing; restore it or set LEGWORK_MASTER_KEY: what was sealed under "
                                        "it cannot be read without it");
}

Vault::Vault(std::filesystem::path const& path, MasterKey key) : master_(std::move(key)) {
  start_sodium();
  db_ = std::make_unique<Database>(path, Database::Access::own);
  db_->exec("PRAGMA locking_mode = EXCLUSIVE");
  db_->exec("PRAGMA journal_mode = TRUNCATE");
  db_->exec("PRAGMA synchronous = FULL");
  db_->exec("PRAGMA secure_delete = ON");
  db_->exec("CREATE TABLE IF NOT EXISTS keys(customer TEXT PRIMARY KEY, boxed BLOB NOT NULL) STRICT");
  db_->exec(
      "CREATE TABLE IF NOT EXISTS sealed(customer TEXT NOT NULL, name TEXT NOT NULL, boxed BLOB NOT NULL, "
      "PRIMARY KEY(customer, name)) STRICT");
  check_master();
}

Vault::~Vault() {
  for (auto& [customer, key] : keys_) sodium_memzero(key.data(), key.size());
  sodium_memzero(master_.bytes.data(), master_.bytes.size());
}

// A box under the master key itself tells at once whether the right one was given.
void Vault::check_master() {
  Statement find(*db_, "SELECT boxed FROM keys WHERE customer = ''");
  if (!find.step()) {
    Statement insert(*db_, "INSERT INTO keys(customer, boxed) VALUES('', ?)");
    std::string const boxed = box(master_.bytes, "legwork vault 1");
    insert.bind_blob(1, boxed).run();
    return;
  }
  if (!unbox(master_.bytes, find.blob(0)))
    throw StorageFailure(FailureKind::damaged, db_->path() + " was made with another master key; use that one");
}

std::string MasterKey::customer_for(std::string_view email) const {
  std::string lowered(email);
  for (char& c : lowered) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return keyed_hash("customer " + lowered, bytes).substr(0, 16);
}

std::string Vault::customer_for(std::string_view email) const { return master_.customer_for(email); }

std::string Vault::digest(std::string_view bytes) const { return keyed_hash(bytes, master_.bytes).substr(0, 32); }

std::optional<std::string> Vault::key_of(std::string const& customer) {
  if (auto const known = keys_.find(customer); known != keys_.end()) return known->second;
  Statement find(*db_, "SELECT boxed FROM keys WHERE customer = ?");
  find.bind(1, customer);
  if (customer.empty() || !find.step()) return {};
  auto key = unbox(master_.bytes, find.blob(0));
  if (!key) throw StorageFailure(FailureKind::damaged, db_->path() + ": the key of a customer is damaged");
  return keys_[customer] = *key;
}

std::string Vault::make_key(std::string const& customer) {
  if (auto key = key_of(customer)) return *key;
  std::string const key = random_bytes(key_bytes);
  std::string const boxed = box(master_.bytes, key);
  Statement insert(*db_, "INSERT INTO keys(customer, boxed) VALUES(?, ?)");
  insert.bind(1, customer).bind_blob(2, boxed).run();
  return keys_[customer] = key;
}

void Vault::store(std::string const& customer, std::string const& name, std::string_view text) {
  std::string const boxed = box(make_key(customer), text);
  Statement insert(*db_, "INSERT OR REPLACE INTO sealed(customer, name, boxed) VALUES(?, ?, ?)");
  insert.bind(1, customer).bind(2, name).bind_blob(3, boxed).run();
}

std::optional<std::string> Vault::get(std::string const& customer, std::string const& name) {
  auto const key = key_of(customer);
  if (!key) return {};
  Statement find(*db_, "SELECT boxed FROM sealed WHERE customer = ? AND name = ?");
  find.bind(1, customer).bind(2, name);
  if (!find.step()) return {};
  return unbox(*key, find.blob(0));
}

core::Result<std::string> Vault::seal(std::string const& customer, std::string_view bytes) {
  auto const key = key_of(customer);
  if (!key) return fail(ErrorKind::not_found, "this customer was forgotten");
  return box(*key, bytes);
}

core::Result<std::string> Vault::open(std::string const& customer, std::string_view sealed) {
  auto const key = key_of(customer);
  if (!key) return fail(ErrorKind::not_found, "this customer was forgotten; what was sealed cannot be read any more");
  auto bytes = unbox(*key, sealed);
  if (!bytes) return fail(ErrorKind::broken, "the sealed bytes are damaged");
  return std::move(*bytes);
}

bool Vault::forget(std::string const& customer) {
  bool const known = key_of(customer).has_value();
  Transaction transaction(*db_);
  for (char const* sql : {"DELETE FROM keys WHERE customer = ?", "DELETE FROM sealed WHERE customer = ?"}) {
    Statement remove(*db_, sql);
    remove.bind(1, customer).run();
  }
  transaction.commit();
  keys_.erase(customer);
  return known;
}

} // namespace legwork::storage
