// storage/tokens: what rotating a token gives, and when its end counts.
#include <catch2/catch.hpp>

#include "storage/tokens.hpp"
#include "tests/support/child.hpp"

using namespace legwork::storage;
using namespace legwork::tests;
using legwork::core::ErrorKind;

TEST_CASE("a rotated token is another secret with the same end, or with the new one that was asked for", "[P42]") {
  TempFolder const folder("tokens");
  TokenFile file(folder / "tokens.json");
  std::string const first = file.add("robot", 1'000, 5'000).value();
  std::string const second = file.rotate("robot", 2'000).value();
  CHECK(second != first);
  CHECK(file.of(first, 2'000) == nullptr);
  REQUIRE(file.of(second, 4'999) != nullptr);
  CHECK(file.of(second, 5'000) == nullptr);
  std::string const third = file.rotate("robot", 3'000, 9'000).value();
  CHECK(file.of(second, 3'000) == nullptr);
  REQUIRE(file.of(third, 8'999) != nullptr);
  CHECK(file.of(third, 9'000) == nullptr);
  CHECK(TokenFile(folder / "tokens.json").named("robot")->expires_ms == 9'000); // kept
  CHECK(file.named("robot")->version == 3);
  CHECK(file.rotate("nobody", 3'000, 9'000).error().kind == ErrorKind::not_found);
}

TEST_CASE("an expired token is rotated only with a new end", "[P42]") {
  TempFolder const folder("tokens");
  TokenFile file(folder / "tokens.json");
  std::string const first = file.add("robot", 1'000, 5'000).value();
  auto const refused = file.rotate("robot", 5'000);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::conflict);
  CHECK(refused.error().detail.find("--days") != std::string::npos);
  CHECK(file.named("robot")->version == 1); // nothing has changed
  std::string const second = file.rotate("robot", 5'000, 6'000).value();
  CHECK(second != first);
  CHECK(file.of(second, 5'999) != nullptr);
  CHECK(file.of(first, 5'999) == nullptr);
}
