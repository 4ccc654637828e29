// Tokens, one-time codes and cookies, over the token file.
#pragma once

#include <map>
#include <memory>

#include "adapters/service/backend.hpp"
#include "storage/tokens.hpp"

namespace legwork::tools {

class TokenAuthenticator final : public adapters::Authenticator {
 public:
  explicit TokenAuthenticator(storage::TokenFile& file) : file_(file) {}

  std::optional<adapters::Identity> by_token(std::string const& token) override;
  std::optional<adapters::Identity> by_code(std::string const& code) override;
  std::optional<adapters::Identity> by_cookie(std::string const& cookie) override;
  std::string cookie_for(adapters::Identity const& who) override;
  bool is_valid(adapters::Identity const& who) override;
  core::Result<adapters::Json> tokens() override;
  core::Result<adapters::Json> add(std::string const& name, core::Access const& access) override;
  core::Result<void> revoke(std::string const& name) override;

  // A code for one log-in as `name` within ten minutes.
  std::string code_for(std::string const& name);

 private:
  struct Code {
    std::string name;
    std::int64_t until_ms;
  };
  storage::TokenFile& file_;
  std::map<std::string, Code> codes_;
};

} // namespace legwork::tools
