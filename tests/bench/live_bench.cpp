// The live channel under a crowd: how long an event takes to everybody, against a bare Beast server that does the same
// fan-out in the same run; and the whole program with 1,200 clients while a batch runs.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <fstream>

#include "adapters/server/server.hpp"
#include "adapters/wire/state_json.hpp"
#include "tests/bench/crowd.hpp"
#include "tests/bench/raw_fanout.hpp"
#include "tests/support/live_client.hpp"
#include "tests/support/memory_backend.hpp"

using namespace legwork;
using namespace legwork::tests;

namespace {

constexpr std::size_t idle = 1'000;
constexpr std::size_t active = 200;
constexpr std::size_t events = 300;
constexpr auto gap = std::chrono::milliseconds(40); // 25 events a second: a batch of sixteen at a time makes fewer
constexpr int rounds = 3;

core::ClientEvent sample_event(std::uint64_t number) {
  return {.type = "contact_page_found",
          .seq = core::SequenceNumber{number},
          .at = core::Instant{1'795'277'066'910},
          .mode = core::Mode::simulation,
          .batch_id = core::BatchId{1},
          .contact_id = core::ContactId{7},
          .dealer_name = "Fairview Motors",
          .status = core::ClientStatus::contacting,
          .phase = core::Phase::navigating,
          .version = 4,
          .detail = "https://fairview-motors.example/contact-us"};
}

std::string const hello = R"({"type":"hello","protocol":1,"token":")" + OneToken::token + "\"}";

struct Delays {
  double p50_ms = 0, p99_ms = 0;
};

// Sends `events` on the io thread and says how long each took to each client.
template <class Send>
Delays measure(boost::asio::io_context& io, Crowd& crowd, Send send) {
  std::vector<std::int64_t> sent(events);
  for (std::size_t i = 0; i < events; ++i) {
    boost::asio::post(io, [&, i] {
      sent[i] = std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now().time_since_epoch()).count();
      send(i);
    });
    std::this_thread::sleep_for(gap);
  }
  if (!crowd.wait_for_events(events, std::chrono::seconds(30)))
    fmt::print("  not everybody got every event: {} of {}\n", crowd.fewest(), events);
  if (crowd.out_of_order() != 0) fmt::print("  {} events out of order\n", crowd.out_of_order());
  std::vector<double> delays;
  for (auto const& one : crowd.arrivals()) {
    for (std::size_t i = 0; i < std::min(one.size(), events); ++i)
      delays.push_back(static_cast<double>(one[i] - sent[i]) / 1e6);
  }
  std::ranges::sort(delays);
  return {delays[delays.size() / 2], delays[delays.size() * 99 / 100]};
}

Delays bare_server() {
  boost::asio::io_context io;
  RawFanout server(io);
  std::thread thread([&] { io.run(); });
  Delays out;
  {
    Crowd crowd({.port = server.port(), .path = "/ws", .hello = "", .idle = idle, .active = active});
    if (!crowd.wait_until_ready(std::chrono::seconds(30))) fmt::print("  the crowd did not connect\n");
    out = measure(io, crowd, [&](std::size_t i) {
      server.broadcast(
          std::make_shared<std::string const>(adapters::text_of(adapters::to_json(sample_event(i + 1), 0))));
    });
  }
  boost::asio::post(io, [&] { server.stop(); });
  thread.join();
  return out;
}

Delays legwork_server() {
  boost::asio::io_context io;
  MemoryBackend backend;
  NoDirectory directory;
  OneToken authenticator;
  adapters::HubLimits limits;
  limits.connections_per_token = 60'000;
  adapters::Hub hub(backend, directory, authenticator, limits);
  adapters::ServerOptions options;
  options.port = 0;
  options.connections_per_address = 60'000;
  adapters::Server server(io.get_executor(), options, hub, {[] { return ""; }, [] { return ""; }});
  if (auto const listening = server.listen(); !listening) throw std::runtime_error(listening.error().detail);
  std::thread thread([&] { io.run(); });
  Delays out;
  {
    Crowd crowd({.port = server.port(), .path = "/ws", .hello = hello, .idle = idle, .active = active});
    if (!crowd.wait_until_ready(std::chrono::seconds(60))) fmt::print("  the crowd did not connect\n");
    out = measure(io, crowd, [&](std::size_t i) { hub.publish({sample_event(i + 1)}); });
  }
  boost::asio::post(io, [&] { server.stop(); });
  thread.join();
  return out;
}

long resident_kib(pid_t pid) {
  std::ifstream in("/proc/" + std::to_string(pid) + "/status");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("VmRSS:")) return std::stol(line.substr(6));
  }
  return 0;
}

void whole_program() {
  LiveServer server("bench", {"--connections-per-address", "5000", "--connections-per-token", "5000"});
  long const before = resident_kib(server.child().pid());
  auto const began = Clock::now();
  Crowd crowd({.port = server.port(),
               .path = "/ws",
               .hello = R"({"type":"hello","protocol":1,"token":")" + server.token() + "\"}",
               .idle = idle,
               .active = active});
  bool const ready = crowd.wait_until_ready(std::chrono::seconds(60));
  double const connect_s = std::chrono::duration<double>(Clock::now() - began).count();
  long const with_crowd = resident_kib(server.child().pid());
  WsClient client(server.port());
  client.hello(server.token());
  tests::Json order = batch_of(server.dealers({"plain_post", "fetch_inline", "spa_late", "no_form", "multi_step"}));
  order["parallel"] = 2;
  client.order(order);
  client.hear_type("batch_completed", std::chrono::minutes(3));
  std::size_t contact_events = 0;
  for (auto const& e : client.received) contact_events += e["type"].get<std::string>().starts_with("contact") ? 1 : 0;
  bool const all = crowd.wait_for_events(contact_events, std::chrono::seconds(20));
  fmt::print("\nthe program with {} clients ({} of them pinging) while a batch of five runs\n", idle + active, active);
  fmt::print("  connected and welcomed {} in {:.1f} s\n", ready ? "all" : "NOT all", connect_s);
  fmt::print("  {} events of contacts; everybody got each of them: {}; out of order: {}\n", contact_events,
             all ? "yes" : "NO", crowd.out_of_order());
  fmt::print("  memory: {} MiB before, {} MiB with the crowd ({:.1f} KiB a client), {} MiB after\n", before / 1024,
             with_crowd / 1024, static_cast<double>(with_crowd - before) / static_cast<double>(idle + active),
             resident_kib(server.child().pid()) / 1024);
}

} // namespace

int main() {
  rlimit const files{65'536, 65'536};
  ::setrlimit(RLIMIT_NOFILE, &files);
  fmt::print("an event of {} bytes to {} clients, {} events {} ms apart, {} rounds in turn\n",
             adapters::text_of(adapters::to_json(sample_event(1), 0)).size(), idle + active, events, gap.count(),
             rounds);
  std::vector<double> ratios;
  for (int round = 0; round < rounds; ++round) {
    Delays const bare = bare_server();
    Delays const ours = legwork_server();
    ratios.push_back(ours.p99_ms / bare.p99_ms);
    fmt::print(
        "  bare Beast p50 {:6.2f} ms, p99 {:6.2f} ms   legwork p50 {:6.2f} ms, p99 {:6.2f} ms   ratio of p99 {:.2f}\n",
        bare.p50_ms, bare.p99_ms, ours.p50_ms, ours.p99_ms, ratios.back());
  }
  std::ranges::sort(ratios);
  fmt::print("  median ratio {:.2f} (goal: at most 1.5)\n", ratios[ratios.size() / 2]);
  whole_program();
  return 0;
}
