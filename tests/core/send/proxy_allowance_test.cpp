// How many bytes the proxy may have seen.
#include <catch2/catch.hpp>

#include "core/send/proxy_allowance.hpp"

using namespace legwork::core;

TEST_CASE("bytes beyond what was let go are told with their host", "[P81]") {
  ProxyAllowance allowance;
  allowance.start({{"a.test", {10'000, 2}}});
  CHECK(allowance.excess({{"a.test", {10'500, 2}}}).bytes == 0); // two idle connections may say a little
  CHECK(allowance.excess({{"a.test", {10'513, 2}}}).bytes == 1);
  allowance.add_request("a.test", 300);
  CHECK(allowance.excess({{"a.test", {11'324, 2}}}).bytes == 0);
  CHECK(allowance.excess({{"a.test", {11'325, 2}}}).bytes == 1);
  CHECK(allowance.excess({{"a.test", {11'325 + 3'072, 3}}}).bytes == 1); // a new connection has its handshake
  auto const worst = allowance.excess({{"a.test", {11'330, 2}}, {"b.test", {40, 1}}});
  CHECK(worst.host == "b.test"); // nothing was let go to this one, not even a handshake
  CHECK(worst.bytes == 40);
}

TEST_CASE("a socket's frames are allowed where they were counted", "[P81]") {
  ProxyAllowance allowance;
  allowance.start({});
  allowance.add_unpaused("chat.test", 500);
  CHECK(allowance.excess({{"chat.test", {564 + 3'072, 1}}}).bytes == 0);
  CHECK(allowance.excess({{"chat.test", {565 + 3'072, 1}}}).bytes == 1);
}
