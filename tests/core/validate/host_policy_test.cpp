// core/validate/host: which names and ports may be visited, by their spelling alone.
#include <catch2/catch.hpp>

#include "core/base/enum_names.hpp"
#include "core/validate/host_policy.hpp"

using namespace legwork::core;

namespace {

std::string checked(std::string const& host, HostPolicy const& policy = {}) {
  auto const name = check_host(host, policy);
  return name ? *name : std::string(name_of(name.error().kind));
}

} // namespace

TEST_CASE("a name is letters, digits and hyphens between dots, each part and the whole of a length", "[P12]") {
  std::string const label(63, 'a');
  CHECK(checked("Acme.COM") == "acme.com");
  CHECK(checked("acme.com.") == "acme.com");
  CHECK(checked("a-b_c.acme9.com") == "a-b_c.acme9.com");
  CHECK(checked("xn--a.com") == "xn--a.com");
  CHECK(checked(label + ".com") == label + ".com");
  CHECK(checked(label + "." + label + "." + label + "." + std::string(61, 'a')) != "invalid"); // 253 in all
  for (std::string const& host :
       {std::string("."), std::string(""), std::string("acme"), std::string("acme..com"), std::string(".acme.com"),
        std::string("-a.com"), std::string("a-.com"), std::string("a b.com"), std::string("a!.com"),
        std::string("xn--.com"), std::string("acme.com.."), label + "a.com",
        label + "." + label + "." + label + "." + std::string(62, 'a'), std::string("caf\xc3\xa9.com")}) {
    INFO(host);
    CHECK(checked(host) == "invalid");
  }
}

TEST_CASE("names that only private networks answer are refused, and names that only look like them are not", "[P12]") {
  for (char const* host : {"localhost", "a.localhost", "printer.local", "x.internal", "acme.test", "a.example",
                           "b.invalid", "c.onion", "router.home.arpa", "x.alt", "x.localdomain", "x.lan", "x.home",
                           "x.corp", "x.intranet", "x.private", "1.arpa", "x.workgroup"}) {
    INFO(host);
    CHECK(checked(host) == "refused");
  }
  for (char const* host : {"mylocal.com", "notlocal.co", "local.com", "test.com", "x.notlan"}) {
    INFO(host);
    CHECK(checked(host) == host);
  }
}

TEST_CASE("a number that passes for a name is read as an address or refused", "[P12]") {
  CHECK(checked("8.8.8.8") == "8.8.8.8");
  CHECK(checked("[2606:4700::1111]") == "[2606:4700::1111]");
  CHECK(checked("127.0.0.1") == "refused");
  CHECK(checked("[::1]") == "refused");
  for (char const* host :
       {"1", "8.8.8", "acme.1", "a.0x7f", "a.0x", "0x7f000001", "[8.8.8.8]", "[::1", "2606:4700::1111", "[]"}) {
    INFO(host);
    CHECK(checked(host) == "invalid");
  }
  CHECK(checked("a.0x7g") == "a.0x7g"); // no number
  CHECK(checked("a.0xff.com") == "a.0xff.com");
}

TEST_CASE("what the configuration allows by name passes, in practice the practice street alone", "[P12][P49]") {
  HostPolicy allowed;
  allowed.allowed_hosts = {"intranet.local", "[::1]", "127.0.0.1"};
  CHECK(checked("Intranet.local.", allowed) == "intranet.local");
  CHECK(checked("[::1]", allowed) == "[::1]");
  CHECK(checked("127.0.0.1", allowed) == "127.0.0.1");
  CHECK(checked("127.0.0.2", allowed) == "refused");
  HostPolicy practice = allowed;
  practice.practice = true;
  CHECK(checked("dealer.test", practice) == "dealer.test");
  CHECK(checked("dealer..test", practice) == "refused");
  CHECK(checked("acme.com", practice) == "refused");
  CHECK(checked("intranet.local", practice) == "refused");
}

TEST_CASE("only the ports of the web are used, unless the host is allowed", "[P12]") {
  HostPolicy policy;
  policy.allowed_hosts = {"intranet.local"};
  CHECK(check_port("acme.com", 80, policy));
  CHECK(check_port("acme.com", 443, policy));
  for (int port : {0, 1, 79, 81, 442, 444, 8080})
    CHECK(check_port("acme.com", static_cast<std::uint16_t>(port), policy).error().kind == ErrorKind::refused);
  CHECK(check_port("intranet.local", 8080, policy));
  CHECK_FALSE(check_port("intranet.local", 0, policy));
  policy.practice = true;
  CHECK(check_port("dealer.test", 8080, policy));
  CHECK_FALSE(check_port("dealer.test", 0, policy));
}
