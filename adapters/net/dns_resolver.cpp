// The pool's threads ask; the answer travels back to the executor.
#include "adapters/net/dns_resolver.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <memory>
#include <optional>

namespace legwork::adapters {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr std::size_t lookup_threads = 4;

core::Address address_of(asio::ip::address const& from) {
  core::Address out;
  out.v6 = from.is_v6();
  if (from.is_v6()) {
    out.bytes = from.to_v6().to_bytes();
  } else {
    auto const bytes = from.to_v4().to_bytes();
    std::copy(bytes.begin(), bytes.end(), out.bytes.begin());
  }
  return out;
}

struct Answer {
  explicit Answer(asio::any_io_executor const& executor) : arrived(executor) {}

  asio::steady_timer arrived;
  std::optional<std::vector<core::Address>> addresses;
};

} // namespace

std::vector<core::Address> system_lookup(std::string const& host) {
  std::vector<core::Address> out;
  asio::io_context context;
  tcp::resolver resolver(context);
  boost::system::error_code error;
  for (auto const& entry : resolver.resolve(host, "", error)) out.push_back(address_of(entry.endpoint().address()));
  return out;
}

Resolver::Resolver(asio::any_io_executor executor, Lookup lookup)
    : executor_(std::move(executor)), lookup_(std::move(lookup)), pool_(lookup_threads) {}

Resolver::~Resolver() {
  pool_.stop();
  pool_.join();
}

asio::awaitable<core::Result<std::vector<core::Address>>> Resolver::resolve(std::string host,
                                                                            std::chrono::steady_clock::duration limit) {
  auto const answer = std::make_shared<Answer>(executor_);
  answer->arrived.expires_after(limit);
  // The timer belongs to the executor's thread: the pool only hands the addresses over.
  asio::post(pool_, [answer, host, lookup = lookup_, executor = executor_] {
    asio::post(executor, [answer, addresses = lookup(host)] {
      answer->addresses = addresses;
      answer->arrived.cancel();
    });
  });
  co_await answer->arrived.async_wait(asio::as_tuple(asio::use_awaitable));
  if (!answer->addresses) co_return core::fail(core::ErrorKind::timeout, "The name server did not answer in time.");
  if (answer->addresses->empty()) co_return core::fail(core::ErrorKind::not_found, "There is no such name.");
  co_return std::move(*answer->addresses);
}

} // namespace legwork::adapters
