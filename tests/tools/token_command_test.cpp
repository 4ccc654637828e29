// `legwork token` as a person types it.
#include <catch2/catch.hpp>

#include <chrono>

#include "storage/tokens.hpp"
#include "tests/street/street_run.hpp"
#include "tests/support/child.hpp"

using namespace legwork::tests;
using namespace std::chrono_literals;
using legwork::storage::TokenFile;

namespace {

constexpr std::int64_t day_ms = 86'400'000;

std::int64_t wall_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

// Its output without the line's end.
Said token(TempFolder const& folder, std::vector<std::string> words) {
  words.insert(words.begin(), {legwork_binary(), "token"});
  words.insert(words.end(), {"--journal", (folder / "journal.db").string()});
  Child child(words, folder.path(), "said");
  int const code = child.wait(60s).value_or(-1);
  std::string const out = child.out();
  return {code, out.substr(0, out.find('\n')), child.err()};
}

} // namespace

TEST_CASE("legwork token rotate gives a new secret, and with --days a new end", "[P42]") {
  TempFolder const folder("tokens");
  std::string const first = token(folder, {"add", "robot", "--days", "2"}).out;
  Said const kept = token(folder, {"rotate", "robot"});
  REQUIRE(kept.code == 0);
  CHECK(kept.out != first);
  std::int64_t const now_ms = wall_ms();
  TokenFile file(folder / "tokens.json");
  CHECK(file.of(first, now_ms) == nullptr);
  CHECK(file.of(kept.out, now_ms + day_ms) != nullptr);
  CHECK(file.of(kept.out, now_ms + 3 * day_ms) == nullptr);

  Said const longer = token(folder, {"rotate", "robot", "--days", "30"});
  REQUIRE(longer.code == 0);
  file = TokenFile(folder / "tokens.json");
  CHECK(file.of(longer.out, now_ms + 29 * day_ms) != nullptr);
  CHECK(file.of(longer.out, now_ms + 31 * day_ms) == nullptr);
}

TEST_CASE("legwork token rotate refuses an expired token and names the option that mends it", "[P42]") {
  TempFolder const folder("tokens");
  std::int64_t const now_ms = wall_ms();
  static_cast<void>(TokenFile(folder / "tokens.json").add("owner", now_ms - 2 * day_ms, now_ms - day_ms));
  write_text(folder / "token", "as it was\n");
  Said const refused = token(folder, {"rotate", "owner"});
  CHECK(refused.code == 2);
  CHECK(refused.out.empty());
  CHECK(refused.err.find("--days") != std::string::npos);
  CHECK(read_text(folder / "token") == "as it was\n");

  Said const rotated = token(folder, {"rotate", "owner", "--days", "1"});
  REQUIRE(rotated.code == 0);
  CHECK(TokenFile(folder / "tokens.json").of(rotated.out, wall_ms()) != nullptr);
  CHECK(read_text(folder / "token") == rotated.out + "\n");
  CHECK(token(folder, {"revoke", "owner", "--days", "1"}).code == 2); // it would mean nothing
}
