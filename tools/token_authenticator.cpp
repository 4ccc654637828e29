// A cookie names its token and its end, sealed with the token's own hash: it outlives a restart, and ends with the
// token.
#include "tools/token_authenticator.hpp"

#include <charconv>
#include <chrono>

#include "core/base/enum_names.hpp"
#include "core/base/text.hpp"

namespace legwork::tools {

namespace {

constexpr std::int64_t code_life_ms = 600'000;
constexpr std::int64_t cookie_life_ms = 30LL * 86'400'000;

std::int64_t wall_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

adapters::Identity identity_of(storage::TokenEntry const& entry) { return {entry.name, entry.version, entry.access}; }

bool is_expired(storage::TokenEntry const& entry) { return entry.is_expired(wall_ms()); }

} // namespace

std::optional<adapters::Identity> TokenAuthenticator::by_token(std::string const& token) {
  file_.refresh();
  storage::TokenEntry const* const found = file_.of(token, wall_ms());
  if (found == nullptr) return {};
  return identity_of(*found);
}

std::string TokenAuthenticator::code_for(std::string const& name) {
  std::erase_if(codes_, [now = wall_ms()](auto const& code) { return code.second.until_ms < now; });
  std::string code = storage::new_token();
  codes_[code] = {name, wall_ms() + code_life_ms};
  return code;
}

std::optional<adapters::Identity> TokenAuthenticator::by_code(std::string const& code) {
  auto const found = codes_.find(code);
  if (found == codes_.end()) return {};
  Code const used = found->second;
  codes_.erase(found);
  storage::TokenEntry const* const entry = file_.named(used.name);
  if (entry == nullptr || wall_ms() > used.until_ms || is_expired(*entry)) return {};
  return identity_of(*entry);
}

std::string TokenAuthenticator::cookie_for(adapters::Identity const& who) {
  storage::TokenEntry const* const entry = file_.named(who.name);
  if (entry == nullptr) return "";
  std::string const text = who.name + "." + std::to_string(wall_ms() + cookie_life_ms);
  return text + "." + storage::TokenFile::seal(*entry, text);
}

std::optional<adapters::Identity> TokenAuthenticator::by_cookie(std::string const& cookie) {
  file_.refresh();
  auto const pieces = core::split(cookie, '.');
  if (pieces.size() != 3) return {};
  storage::TokenEntry const* const entry = file_.named(pieces[0]);
  std::int64_t until = 0;
  std::from_chars(pieces[1].data(), pieces[1].data() + pieces[1].size(), until);
  if (entry == nullptr || until < wall_ms() || is_expired(*entry)) return {};
  std::string const text = std::string(pieces[0]) + "." + std::string(pieces[1]);
  if (!storage::TokenFile::same(pieces[2], storage::TokenFile::seal(*entry, text))) return {};
  return identity_of(*entry);
}

bool TokenAuthenticator::is_valid(adapters::Identity const& who) {
  file_.refresh();
  storage::TokenEntry const* const entry = file_.named(who.name);
  return entry != nullptr && entry->version == who.version && !is_expired(*entry);
}

core::Result<adapters::Json> TokenAuthenticator::tokens() {
  file_.refresh();
  adapters::Json out{{"tokens", adapters::Json::array()}};
  for (storage::TokenEntry const& e : file_.entries())
    out["tokens"].push_back({{"name", e.name},
                             {"made_at", adapters::iso_text(e.made_ms)},
                             {"expires_at", adapters::iso_time(core::Instant{e.expires_ms})},
                             {"role", core::name_of(e.access.role)},
                             {"customers", e.access.customers.size()}});
  return out;
}

core::Result<adapters::Json> TokenAuthenticator::add(std::string const& name, core::Access const& access) {
  file_.refresh();
  auto const token = file_.add(name, wall_ms(), 0, access);
  if (!token) return std::unexpected(token.error());
  return adapters::Json{{"name", name}, {"token", *token}};
}

core::Result<void> TokenAuthenticator::revoke(std::string const& name) {
  file_.refresh();
  return file_.revoke(name);
}

} // namespace legwork::tools
