// A file that is replaced as a whole.
#include "storage/tokens.hpp"

#include <sodium.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/base/enum_names.hpp"
#include "core/base/text.hpp"
#include "storage/digest.hpp"
#include "storage/private_file.hpp"
#include "storage/storage_failure.hpp"

namespace legwork::storage {

namespace {

using core::ErrorKind;
using core::fail;
constexpr std::size_t token_bytes = 32;
constexpr std::size_t most_tokens = 1'000;

bool is_name(std::string_view name) {
  bool const plain = std::ranges::all_of(name, [](char c) { return core::is_alnum(c) || c == '-' || c == '_'; });
  return plain && !name.empty() && name.size() <= 60;
}

std::unexpected<core::Error> no_such(std::string const& name) {
  return fail(ErrorKind::not_found,
              "there is no token named " + core::presentable(name, 60) + "; legwork token list tells which there are");
}

// Files of before name neither: whoever was there may do everything. Nothing where it is not what this wrote.
std::optional<core::Access> read_access(nlohmann::json const& entry) {
  core::Access out;
  auto const role = core::value_named<core::Role>(entry.value("role", "owner"));
  auto const customers = entry.value("customers", nlohmann::json::array());
  if (!role || !customers.is_array()) return {};
  out.role = *role;
  for (auto const& customer : customers) {
    if (!customer.is_string()) return {};
    out.customers.push_back(customer);
  }
  std::ranges::sort(out.customers);
  return out;
}

} // namespace

std::string new_token() {
  start_sodium();
  unsigned char bytes[token_bytes];
  randombytes_buf(bytes, sizeof bytes);
  char text[sodium_base64_ENCODED_LEN(token_bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING)];
  sodium_bin2base64(text, sizeof text, bytes, sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  return text;
}

TokenFile::TokenFile(std::filesystem::path path) : path_(std::move(path)) {
  start_sodium();
  refresh();
}

void TokenFile::refresh() {
  std::error_code none;
  auto const changed = std::filesystem::last_write_time(path_, none);
  if (none || changed == read_at_) return;
  read();
  read_at_ = changed;
}

void TokenFile::read() {
  std::ifstream in(path_, std::ios::binary);
  std::string const text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  auto const parsed = nlohmann::json::parse(text, nullptr, false);
  std::vector<TokenEntry> found;
  bool good = parsed.is_object() && parsed.contains("tokens") && parsed["tokens"].is_array();
  for (std::size_t i = 0; good && i < parsed["tokens"].size(); ++i) {
    auto const& one = parsed["tokens"][i];
    good = one.is_object() && one.value("hash", nlohmann::json()).is_string() &&
           one.value("name", nlohmann::json()).is_string() &&
           one.value("version", nlohmann::json()).is_number_unsigned() &&
           one.value("made_ms", nlohmann::json()).is_number_integer() &&
           one.value("expires_ms", nlohmann::json()).is_number_integer();
    auto const access = good ? read_access(one) : std::nullopt;
    good = access.has_value();
    if (good)
      found.push_back({.name = one["name"],
                       .hash = one["hash"],
                       .version = one["version"],
                       .made_ms = one["made_ms"],
                       .expires_ms = one["expires_ms"],
                       .access = *access});
  }
  if (!good)
    throw StorageFailure(
        FailureKind::damaged,
        path_.string() + " is damaged; restore a backup, or remove it: a new token is then made at the next start");
  entries_ = std::move(found);
}

core::Result<void> TokenFile::write() const {
  nlohmann::json out{{"tokens", nlohmann::json::array()}};
  for (TokenEntry const& e : entries_)
    out["tokens"].push_back({{"name", e.name},
                             {"hash", e.hash},
                             {"version", e.version},
                             {"made_ms", e.made_ms},
                             {"expires_ms", e.expires_ms},
                             {"role", core::name_of(e.access.role)},
                             {"customers", e.access.customers}});
  return replace_private_file(path_, out.dump(2) + "\n");
}

TokenEntry const* TokenFile::named(std::string_view name) const {
  auto const found = std::ranges::find(entries_, name, &TokenEntry::name);
  return found == entries_.end() ? nullptr : &*found;
}

TokenEntry const* TokenFile::of(std::string_view token, std::int64_t now_ms) const {
  std::string const hash = content_hash(token);
  TokenEntry const* out = nullptr;
  for (TokenEntry const& e : entries_) {
    if (same(e.hash, hash) && !e.is_expired(now_ms)) out = &e;
  }
  return out;
}

core::Result<std::string> TokenFile::add(std::string const& name, std::int64_t now_ms, std::int64_t expires_ms,
                                         core::Access access) {
  if (!is_name(name)) return fail(ErrorKind::invalid, "a token's name is 1 to 60 letters, digits, - and _");
  if (named(name) != nullptr)
    return fail(ErrorKind::conflict, "there is a token named " + name + " already; rotate it, or choose another name");
  if (entries_.size() >= most_tokens) return fail(ErrorKind::unavailable, "there are 1,000 tokens; revoke some");
  std::string token = new_token();
  entries_.push_back({.name = name,
                      .hash = content_hash(token),
                      .version = 1,
                      .made_ms = now_ms,
                      .expires_ms = expires_ms,
                      .access = std::move(access)});
  if (auto const written = write(); !written) return entries_.pop_back(), std::unexpected(written.error());
  return token;
}

core::Result<std::string> TokenFile::rotate(std::string const& name, std::int64_t now_ms,
                                            std::optional<std::int64_t> expires_ms) {
  auto const found = std::ranges::find(entries_, name, &TokenEntry::name);
  if (found == entries_.end()) return no_such(name);
  TokenEntry const before = *found;
  if (before.is_expired(now_ms) && !expires_ms)
    return fail(ErrorKind::conflict,
                "the token " + name + " has expired; say with --days how long the new one is good");
  std::string token = new_token();
  *found = {.name = name,
            .hash = content_hash(token),
            .version = before.version + 1,
            .made_ms = now_ms,
            .expires_ms = expires_ms.value_or(before.expires_ms),
            .access = before.access};
  if (auto const written = write(); !written) return *found = before, std::unexpected(written.error());
  return token;
}

core::Result<void> TokenFile::revoke(std::string const& name) {
  auto const found = std::ranges::find(entries_, name, &TokenEntry::name);
  if (found == entries_.end()) return no_such(name);
  TokenEntry const before = *found;
  auto const place = found - entries_.begin();
  entries_.erase(found);
  if (auto const written = write(); !written)
    return entries_.insert(entries_.begin() + place, before), std::unexpected(written.error());
  return {};
}

std::string TokenFile::seal(TokenEntry const& entry, std::string_view text) {
  return keyed_hash(text, from_hex(entry.hash));
}

bool TokenFile::same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace legwork::storage
