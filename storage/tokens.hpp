// Who may talk to the server: named tokens in a small file beside the journal. Only their hashes are kept.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.hpp"
#include "core/model/session.hpp"

namespace legwork::storage {

struct TokenEntry {
  std::string name;          // letters, digits, - and _; at most 60
  std::string hash;          // of the token
  std::uint64_t version = 0; // counts up when it is rotated
  std::int64_t made_ms = 0;
  std::int64_t expires_ms = 0; // 0: never
  core::Access access{};       // what it allows

  bool is_expired(std::int64_t now_ms) const { return expires_ms != 0 && now_ms >= expires_ms; }
};

class TokenFile {
 public:
  // Reads `path` where it is there. Throws StorageFailure(damaged) where it is not what this wrote.
  explicit TokenFile(std::filesystem::path path);

  // Reads the file again where it has changed since: another process may have rotated or revoked.
  void refresh();

  std::vector<TokenEntry> const& entries() const { return entries_; }
  TokenEntry const* named(std::string_view name) const;
  // The entry of this token, where it is not expired. Takes the same time for every wrong one.
  TokenEntry const* of(std::string_view token, std::int64_t now_ms) const;

  // Gives the token itself, which is kept nowhere. Errors: conflict where the name is taken; invalid where it is none;
  // unavailable where there are too many.
  core::Result<std::string> add(std::string const& name, std::int64_t now_ms, std::int64_t expires_ms = 0,
                                core::Access access = {});
  // Another token under the same name, with the end that it had or a new one. Errors: not_found; conflict where it has
  // expired and gets no new end, since the new token would be refused at once.
  core::Result<std::string> rotate(std::string const& name, std::int64_t now_ms,
                                   std::optional<std::int64_t> expires_ms = {});
  core::Result<void> revoke(std::string const& name);

  // What only this server can say of an entry, for cookies; it ends with the token's rotation.
  static std::string seal(TokenEntry const& entry, std::string_view text);
  static bool same(std::string_view a, std::string_view b); // in constant time

 private:
  std::filesystem::path path_;
  std::filesystem::file_time_type read_at_{};
  std::vector<TokenEntry> entries_;

  void read();
  core::Result<void> write() const;
};

// 32 random bytes as 43 characters of base64url.
std::string new_token();

} // namespace legwork::storage
