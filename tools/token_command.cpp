// `legwork token`: who may talk to the server. A server that runs notices within a second or two.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "adapters/wire/json.hpp"
#include "core/base/enum_names.hpp"
#include "storage/private_file.hpp"
#include "storage/tokens.hpp"
#include "storage/vault.hpp"
#include "tools/commands.hpp"
#include "tools/paths.hpp"
#include "tools/runtime.hpp"

namespace legwork::tools {

namespace {

// The addresses are kept as the vault's keys only, which needs the vault's key and not the vault.
core::Access access_of(TokenCommand const& command) {
  core::Access out;
  auto const role = core::value_named<core::Role>(command.role);
  if (!role) throw UsageError("there is no role " + command.role + "; choose owner, operator or viewer");
  out.role = *role;
  if (out.role == core::Role::owner && !command.customers.empty())
    throw UsageError("an owner is for all customers; choose --role operator or --role viewer with --customer");
  if (command.customers.empty()) return out;
  auto const key = storage::MasterKey::find(key_file_or_default(command.key_file), false);
  if (!key) throw UsageError(key.error().detail);
  for (std::string const& email : command.customers) out.customers.push_back(key->customer_for(email));
  std::ranges::sort(out.customers);
  return out;
}

} // namespace

int run_token(TokenCommand const& command) {
  namespace fs = std::filesystem;
  fs::path const usual = default_journal();
  fs::path const folder = !command.journal.empty() ? fs::absolute(command.journal).parent_path()
                          : command.practice       ? usual.parent_path() / "practice"
                                                   : usual.parent_path();
  if (!fs::is_directory(folder))
    throw UsageError("there is no folder " + folder.string() + " yet; legwork serve makes it at its first start");
  storage::TokenFile file(folder / "tokens.json");
  auto const now =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
          .count();
  if (command.days && command.deed != "add" && command.deed != "rotate")
    throw UsageError("--days is for legwork token add and legwork token rotate");
  bool const limits = command.role != "owner" || !command.customers.empty();
  if (limits && command.deed != "add") throw UsageError("--role and --customer are for legwork token add");
  if (command.deed == "list") {
    fmt::print("{:<24}  {:<24}  {:<24}  {:<8}  {}\n", "Name", "Made (UTC)", "Expires (UTC)", "Role", "Customers");
    for (storage::TokenEntry const& e : file.entries())
      fmt::print("{:<24}  {:<24}  {:<24}  {:<8}  {}\n", e.name, adapters::iso_text(e.made_ms),
                 e.expires_ms == 0 ? "never" : adapters::iso_text(e.expires_ms), core::name_of(e.access.role),
                 e.access.customers.empty() ? "all" : std::to_string(e.access.customers.size()));
    return exit_good;
  }
  if (command.name.empty()) throw UsageError("which token? give its name");
  if (command.deed == "revoke") {
    if (auto const revoked = file.revoke(command.name); !revoked) throw UsageError(revoked.error().detail);
    fmt::print("revoked: {}\n", command.name);
    return exit_good;
  }
  std::optional<std::int64_t> expires;
  if (command.days) expires = now + std::int64_t{*command.days} * 86'400'000;
  auto const token = command.deed == "rotate" ? file.rotate(command.name, now, expires)
                                              : file.add(command.name, now, expires.value_or(0), access_of(command));
  if (!token) throw UsageError(token.error().detail);
  if (command.name == "owner") {
    if (auto const kept = storage::replace_private_file(folder / "token", *token + "\n"); !kept)
      throw UsageError(kept.error().detail);
  }
  fmt::print("{}\n", *token); // once; only its hash is kept
  return exit_good;
}

} // namespace legwork::tools
