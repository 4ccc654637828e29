// adapters/net/proxy over real sockets: what gets through, what is refused, and how a broken server looks.
#include <catch2/catch.hpp>

#include "adapters/net/deadline.hpp"
#include "adapters/net/proxy.hpp"
#include "core/base/text.hpp"
#include "tests/support/loopback.hpp"

using namespace legwork;
using namespace legwork::adapters;
using namespace legwork::tests;
using namespace std::chrono_literals;

namespace {

// Names of the test's own internet; every other name leads nowhere.
std::vector<core::Address> invented_lookup(std::string const& host) {
  auto const one = [](char const* text) { return std::vector{core::parse_address(text).value()}; };
  if (host == "shop.acme.com") return one("127.0.0.1");
  if (host == "rebound.acme.com") return {*core::parse_address("93.184.216.34"), *core::parse_address("10.0.0.7")};
  if (host == "mapped.acme.com") return one("::ffff:169.254.169.254");
  return {};
}

// A proxy that may reach the test's servers under shop.acme.com, and the world only by policy.
struct Rig {
  explicit Rig(ProxyPolicy policy = {.practice = false, .practice_ports = {}, .allowed_hosts = {"shop.acme.com"}},
               ProxyLimits limits = {})
      : proxy(
            io.get_executor(), std::move(policy),
            [this](std::string_view host, std::string_view why) {
              refusals.push_back(std::string(host) + ": " + std::string(why));
            },
            limits, invented_lookup) {
    REQUIRE(proxy.start());
  }
  ~Rig() {
    proxy.stop();
    run(io, proxy.finished(5s));
  }

  ReceivedBytes say(std::string words) { return run(io, talk(proxy.port(), std::move(words))); }
  ReceivedBytes get(std::string const& url) { return say("GET " + url + " HTTP/1.1\r\nHost: x\r\n\r\n"); }

  asio::io_context io;
  std::vector<std::string> refusals;
  Proxy proxy;
};

std::string shop(Server const& server, std::string path) {
  return "http://shop.acme.com:" + std::to_string(server.port()) + std::move(path);
}

asio::awaitable<void> answer_plainly(tcp::socket socket, std::shared_ptr<std::string> received) {
  std::string const head = co_await read_to(socket, "\r\n\r\n");
  *received += head;
  std::string const reply = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nKeep-Alive: timeout=5\r\nX-Own: yes\r\n\r\nhello";
  co_await asio::async_write(socket, asio::buffer(reply), waits);
  co_await hear(socket);
}

asio::awaitable<void> answer_chunked_after_body(tcp::socket socket, std::shared_ptr<std::string> received) {
  *received += co_await read_to(socket, "the end");
  std::string const reply =
      "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 201 Created\r\nTransfer-Encoding: "
      "chunked\r\n\r\n4\r\nthan\r\n2\r\nks\r\n0\r\n\r\n";
  co_await asio::async_write(socket, asio::buffer(reply), waits);
  co_await hear(socket);
}

asio::awaitable<void> reset_after_head(tcp::socket socket, std::shared_ptr<std::string> received) {
  *received += co_await read_to(socket, "\r\n\r\n");
  reset_socket(socket);
}

asio::awaitable<void> close_without_answer(tcp::socket socket, std::shared_ptr<std::string>) {
  co_await read_to(socket, "\r\n\r\n");
}

asio::awaitable<void> break_off_in_body(tcp::socket socket, std::shared_ptr<std::string>) {
  co_await read_to(socket, "\r\n\r\n");
  std::string const reply = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this";
  co_await asio::async_write(socket, asio::buffer(reply), waits);
}

asio::awaitable<void> answer_until_closed(tcp::socket socket, std::shared_ptr<std::string>) {
  co_await read_to(socket, "\r\n\r\n");
  std::string const reply = "HTTP/1.0 200 OK\r\n\r\n" + std::string(300'000, 'x') + "!";
  co_await asio::async_write(socket, asio::buffer(reply), waits);
}

asio::awaitable<void> echo(tcp::socket socket, std::shared_ptr<std::string>) {
  std::array<char, 1024> chunk;
  while (true) {
    auto const [error, size] = co_await socket.async_read_some(asio::buffer(chunk), waits);
    if (error) break;
    co_await asio::async_write(socket, asio::buffer(chunk.data(), size), waits);
  }
}

asio::awaitable<void> say_nothing(tcp::socket socket, std::shared_ptr<std::string>) { co_await hear(socket); }

} // namespace

TEST_CASE("a GET goes out in origin form, once, without the proxy's own headers", "[proxy][P12]") {
  Rig rig;
  Server server(rig.io, answer_plainly);
  auto const received = rig.say("GET " + shop(server, "/a?b=c#d") +
                                " HTTP/1.1\r\nHost: evil.com\r\nProxy-Connection: keep-alive\r\nConnection: "
                                "keep-alive, X-Hop\r\nX-Hop: 1\r\nAccept: */*\r\n\r\n");
  CHECK(received.text.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(received.text.ends_with("\r\n\r\nhello"));
  CHECK(core::contains(received.text, "X-Own: yes"));
  CHECK_FALSE(core::contains(received.text, "Keep-Alive"));
  CHECK(received.end == asio::error::eof);
  CHECK(server.received().starts_with("GET /a?b=c HTTP/1.1\r\n"));
  CHECK(core::contains(server.received(), "Host: shop.acme.com:" + std::to_string(server.port()) + "\r\n"));
  CHECK(core::contains(server.received(), "Connection: close\r\n"));
  CHECK(core::contains(server.received(), "Accept: */*\r\n"));
  for (char const* gone : {"evil.com", "Proxy-", "X-Hop", "keep-alive"})
    CHECK_FALSE(core::contains(server.received(), gone));
  CHECK(rig.proxy.counts().exchanges == 1);
  CHECK(rig.refusals.empty());
}

TEST_CASE("bodies pass in both directions, chunked ones too", "[proxy]") {
  Rig rig;
  Server server(rig.io, answer_chunked_after_body);
  std::string const body = std::string(200'000, 'b') + "the end";
  auto const received = rig.say("POST " + shop(server, "/send") + " HTTP/1.1\r\nHost: x\r\nContent-Length: " +
                                std::to_string(body.size()) + "\r\n\r\n" + body);
  CHECK(received.text.starts_with("HTTP/1.1 201 Created\r\n"));
  CHECK_FALSE(core::contains(received.text, "Early Hints"));
  CHECK(core::contains(received.text, "\r\n\r\n4\r\nthan\r\n2\r\nks\r\n0\r\n\r\n"));
  CHECK(server.received().ends_with(body));

  auto const chunked = rig.say("POST " + shop(server, "/send") +
                               " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n7\r\nthe "
                               "end\r\n0\r\n\r\n");
  CHECK(chunked.text.starts_with("HTTP/1.1 201 Created\r\n"));
}

TEST_CASE("an answer that ends with the connection arrives whole", "[proxy]") {
  Rig rig;
  Server server(rig.io, answer_until_closed);
  auto const received = rig.get(shop(server, "/"));
  CHECK(received.text.ends_with("x!"));
  CHECK(received.text.size() > 300'000);
  CHECK(received.end == asio::error::eof);
}

TEST_CASE("a request that ends without an answer looks aborted, never answered", "[proxy]") {
  Rig rig;
  for (auto script : {reset_after_head, close_without_answer}) {
    Server server(rig.io, script);
    auto const received = rig.say("POST " + shop(server, "/") + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
    CHECK(received.text.empty());
    CHECK(received.was_reset());
  }
  Server server(rig.io, break_off_in_body);
  CHECK(rig.get(shop(server, "/")).was_reset());
}

TEST_CASE("CONNECT makes a tunnel for bytes in both directions", "[proxy]") {
  Rig rig;
  Server server(rig.io, echo);
  auto const session = [](Rig& on, std::uint16_t port) -> asio::awaitable<ReceivedBytes> {
    tcp::socket socket(on.io);
    co_await socket.async_connect({asio::ip::address_v4::loopback(), on.proxy.port()}, asio::use_awaitable);
    std::string const words =
        "CONNECT shop.acme.com:" + std::to_string(port) + " HTTP/1.1\r\nHost: x\r\n\r\nearly bytes,";
    co_await asio::async_write(socket, asio::buffer(words), asio::use_awaitable);
    std::string const head = co_await read_to(socket, "\r\n\r\n");
    CHECK(head.starts_with("HTTP/1.1 200 "));
    std::string const more(100'000, 'm');
    co_await asio::async_write(socket, asio::buffer(more), asio::use_awaitable);
    socket.shutdown(tcp::socket::shutdown_send);
    ReceivedBytes received = co_await hear(socket);
    received.text = head.substr(head.find("\r\n\r\n") + 4) + received.text;
    co_return received;
  };
  auto const received = run(rig.io, session(rig, server.port()));
  CHECK(received.text == "early bytes," + std::string(100'000, 'm'));
  CHECK(received.end == asio::error::eof);
  CHECK(rig.proxy.counts().tunnels == 1);
}

TEST_CASE("a port counts what leaves through it by host, until it forwards nothing any more", "[P81]") {
  Rig rig;
  Server server(rig.io, echo);
  auto const port = rig.proxy.open_port();
  REQUIRE(port);
  auto const session = [](Rig& on, adapters::ProxyPort& through, std::uint16_t to) -> asio::awaitable<ReceivedBytes> {
    tcp::socket socket(on.io);
    co_await socket.async_connect({asio::ip::address_v4::loopback(), through.number()}, asio::use_awaitable);
    std::string const words = "CONNECT shop.acme.com:" + std::to_string(to) + " HTTP/1.1\r\nHost: x\r\n\r\n";
    co_await asio::async_write(socket, asio::buffer(words), asio::use_awaitable);
    static_cast<void>(co_await read_to(socket, "\r\n\r\n"));
    co_await asio::async_write(socket, asio::buffer(std::string(999, 'm') + "."), asio::use_awaitable);
    static_cast<void>(co_await read_to(socket, "."));
    through.stop_forwarding();
    co_await asio::async_write(socket, asio::buffer(std::string("more")), asio::use_awaitable);
    co_return co_await hear(socket);
  };
  auto const received = run(rig.io, session(rig, **port, server.port()));
  CHECK(received.text.empty());
  CHECK(received.was_reset());
  REQUIRE((*port)->traffic().contains("shop.acme.com"));
  CHECK((*port)->traffic().at("shop.acme.com").upstream_bytes == 1'000);
  CHECK((*port)->traffic().at("shop.acme.com").tunnels == 1);
  std::string const request = " HTTP/1.1\r\nHost: x\r\n\r\n";
  CHECK(run(rig.io, talk((*port)->number(), "GET " + shop(server, "/") + request)).was_reset());
}

TEST_CASE("a reset inside a tunnel reaches the browser as a reset", "[proxy]") {
  Rig rig;
  Server server(rig.io, reset_after_head);
  auto const received =
      rig.say("CONNECT shop.acme.com:" + std::to_string(server.port()) + " HTTP/1.1\r\n\r\nx\r\n\r\n");
  CHECK(received.text.starts_with("HTTP/1.1 200 "));
  CHECK(received.was_reset());
}

TEST_CASE("private hosts, names that lead to them and unusual ports are refused and reported", "[proxy][P12]") {
  Rig rig;
  std::size_t count = 0;
  for (char const* url :
       {"http://127.0.0.1/", "http://127.0.0.1:9222/json", "http://[::1]/", "http://169.254.169.254/latest/meta-data/",
        "http://2130706433/", "http://0x7f.1/", "http://localhost/", "http://a.localhost/", "http://bluebird.test/",
        "http://rebound.acme.com/", "http://mapped.acme.com/", "http://168.63.129.16/", "http://printer.local/",
        "http://acme.com:8080/", "http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://intranet/"}) {
    INFO(url);
    auto const received = rig.get(url);
    CHECK(received.text.starts_with("HTTP/1.1 403 "));
    CHECK(core::contains(received.text, "\r\nX-Legwork-Refused: "));
    CHECK(rig.refusals.size() == ++count);
    CHECK(rig.proxy.counts().refused == count);
  }
  for (char const* target :
       {"127.0.0.1:443", "[::1]:443", "rebound.acme.com:443", "acme.com:22", "metadata.google.internal:80"}) {
    INFO(target);
    auto const received = rig.say("CONNECT " + std::string(target) + " HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(received.text.starts_with("HTTP/1.1 403 "));
  }
  CHECK(rig.proxy.counts().exchanges == 0);
  CHECK(rig.proxy.counts().tunnels == 0);
}

TEST_CASE("practice reaches only the street's port, and asks no name server", "[proxy][P49]") {
  asio::io_context io;
  Server server(io, answer_plainly);
  bool asked = false;
  Proxy proxy(io.get_executor(), {.practice = true, .practice_ports = {server.port()}, .allowed_hosts = {"acme.com"}},
              nullptr, {}, [&asked](std::string const&) {
                asked = true;
                return std::vector<core::Address>{};
              });
  REQUIRE(proxy.start());
  auto const status = [&](std::string url) {
    return run(io, talk(proxy.port(), "GET " + url + " HTTP/1.1\r\nHost: x\r\n\r\n")).text.substr(9, 3);
  };
  std::string const port = ':' + std::to_string(server.port());
  CHECK(status("http://bluebird-motors.test" + port + "/") == "200");
  CHECK(core::contains(server.received(), "Host: bluebird-motors.test" + port));
  CHECK(status("http://bluebird-motors.test/") == "403");
  CHECK(status("http://bluebird-motors.test:" + std::to_string(proxy.port()) + "/") == "403");
  CHECK(status("http://127.0.0.1" + port + "/") == "403");
  CHECK(status("http://localhost" + port + "/") == "403");
  CHECK(status("http://acme.com/") == "403");
  CHECK(status("http://8.8.8.8/") == "403");
  CHECK_FALSE(asked);
  proxy.stop();
  CHECK(run(io, proxy.finished(5s)));
}

TEST_CASE("what cannot be reached is told apart from what is refused", "[proxy]") {
  Rig rig;
  auto const missing = rig.get("http://nowhere.acme.com/");
  CHECK(missing.text.starts_with("HTTP/1.1 502 "));
  CHECK(core::contains(missing.text, "\r\nX-Legwork-Unreachable: "));
  auto const closed = rig.get("http://shop.acme.com:1/");
  CHECK(closed.text.starts_with("HTTP/1.1 502 "));
  CHECK(rig.proxy.counts().unreachable == 2);
  CHECK(rig.refusals.empty());
}

TEST_CASE("requests that are none for a proxy are turned away", "[proxy]") {
  Rig rig;
  for (char const* words : {"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "GET https://shop.acme.com/ HTTP/1.1\r\n\r\n",
                            "CONNECT shop.acme.com HTTP/1.1\r\n\r\n", "GET ftp://shop.acme.com/ HTTP/1.1\r\n\r\n",
                            "POST http://shop.acme.com/ HTTP/1.1\r\nTransfer-Encoding: xchunked\r\n\r\n"}) {
    INFO(words);
    CHECK(rig.say(words).text.starts_with("HTTP/1.1 400 "));
  }
  auto const long_head = rig.say("GET http://shop.acme.com/ HTTP/1.1\r\nX: " + std::string(70'000, 'x') + "\r\n\r\n");
  CHECK((long_head.text.starts_with("HTTP/1.1 431 ") || long_head.was_reset()));
}

TEST_CASE("slow clients and silent servers are cut at their limits", "[proxy]") {
  Rig rig({.practice = false, .practice_ports = {}, .allowed_hosts = {"shop.acme.com"}},
          {.head = 100ms, .dial = 1s, .relay = 100ms, .connections = 2});
  Server server(rig.io, say_nothing);
  auto const begin = std::chrono::steady_clock::now();
  CHECK(rig.say("GET http://shop.acme.com/ HTT").was_reset());
  CHECK(rig.get(shop(server, "/")).was_reset());
  CHECK(rig.say("CONNECT shop.acme.com:" + std::to_string(server.port()) + " HTTP/1.1\r\n\r\n").was_reset());
  CHECK(std::chrono::steady_clock::now() - begin < 5s);
  CHECK(rig.proxy.counts().open == 0);
}

TEST_CASE("connections beyond the limit wait for a place instead of failing", "[proxy]") {
  Rig rig({.practice = false, .practice_ports = {}, .allowed_hosts = {"shop.acme.com"}},
          {.head = 200ms, .dial = 1s, .relay = 1s, .connections = 1});
  Server server(rig.io, answer_plainly);
  tcp::socket idle(rig.io);
  idle.connect({asio::ip::address_v4::loopback(), rig.proxy.port()});
  CHECK(rig.get(shop(server, "/")).text.starts_with("HTTP/1.1 200 "));
}
