// The live view from the browser to a client's socket: pictures a second of a page that changes all the time, the time
// from a key to the picture that shows it, and the server's CPU; against a bare DevTools script in the same run.
#include <fmt/format.h>
#include <pthread.h>
#include <time.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <future>
#include <thread>

#include "adapters/browser/browser_live_pages.hpp"
#include "adapters/server/server.hpp"
#include "tests/bench/raw_screencast.hpp"
#include "tests/support/browser_rig.hpp"
#include "tests/support/live_client.hpp"
#include "tests/support/memory_backend.hpp"

using namespace legwork;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr auto watched_for = 5s;
constexpr int keys = 60;
constexpr int rounds = 3;
constexpr auto rest = 150ms; // between two keys: everything that one changed is shown

// Text and boxes that move with every frame that the browser draws, as a page's carousel or spinner does.
std::string const moving =
    "<!doctype html><title>Moving</title><body style='font:16px sans-serif'><h1 id=count>0</h1><div id=box "
    "style='position:absolute;width:300px;height:200px;background:#147'></div><p>" +
    std::string(3'000, 'x') +
    "</p><script>let n=0;(function next(){count.textContent=++n;box.style.left=n%900+'px';"
    "requestAnimationFrame(next)})()</script>";

std::string const typing =
    "<!doctype html><title>Typing</title><textarea id=t style='width:900px;height:500px;caret-color:transparent'>"
    "</textarea><script>t.focus()</script>";

double percentile(std::vector<double> values, std::size_t percent) {
  if (values.empty()) return 0;
  std::ranges::sort(values);
  return values[std::min(values.size() - 1, values.size() * percent / 100)];
}

double ms_since(Clock::time_point began) {
  return std::chrono::duration<double, std::milli>(Clock::now() - began).count();
}

struct Figures {
  double frames_per_second = 0, p50_ms = 0, p95_ms = 0, cpu_percent = 0;
};

class HeldContact final : public tests::MemoryBackend {
 public:
  core::State known;
  core::State const& state() const override { return known; }
};

// A server with one held contact, whose page is watched and used by a client over a real socket.
class Served {
 public:
  explicit Served(std::string const& html) : rig_({{"/page", html}}) {
    auto const page = rig_.open(1);
    rig_.go(page, rig_.page("/page"));
    core::Contact contact;
    contact.id = core::ContactId{1};
    contact.phase = core::Phase::held;
    contact.page = page;
    contact.claimed_by = "test";
    contact.taken_over = true;
    backend_.known.contacts.push_back(contact);
    rig_.set_person_may_act(page, true);
    hub_.live().set_pages(&pages_);
    if (auto const listening = server_.listen(); !listening) throw std::runtime_error(listening.error().detail);
    rig_.io.restart();
    thread_ = std::thread([this] { rig_.io.run(); });
    client_ = std::make_unique<tests::WsClient>(server_.port(), tests::Headers{}, "/live");
    client_->hello(tests::OneToken::token);
    client_->say({{"type", "watch"}, {"contact_id", 1}});
  }
  ~Served() {
    client_.reset();
    std::promise<void> ended; // its connections end before the hub that they know
    boost::asio::post(rig_.io, [this, &ended] {
      hub_.live().set_pages(nullptr);
      server_.stop();
      boost::asio::co_spawn(rig_.io, server_.finished(10s), [&ended](std::exception_ptr, bool) { ended.set_value(); });
    });
    ended.get_future().wait();
    rig_.io.stop();
    thread_.join();
  }

  // Whether a picture came; it is acknowledged.
  bool hear(std::chrono::milliseconds limit) {
    auto const frame = client_->hear_binary(limit);
    if (!frame) return false;
    client_->say({{"type", "drawn"}, {"contact_id", 1}, {"frame", ++frames_}});
    return true;
  }
  void type() {
    for (char const* const action : {"down", "up"})
      client_->say({{"type", "key"}, {"contact_id", 1}, {"action", action}, {"key", "a"}, {"code", "KeyA"}});
  }
  double cpu_seconds() {
    clockid_t clock{};
    timespec used{};
    ::pthread_getcpuclockid(thread_.native_handle(), &clock);
    ::clock_gettime(clock, &used);
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
  }

 private:
  static adapters::ServerOptions any_port() {
    adapters::ServerOptions out;
    out.port = 0;
    return out;
  }

  tests::BrowserRig rig_;
  HeldContact backend_;
  tests::NoDirectory directory_;
  tests::OneToken authenticator_;
  adapters::Hub hub_{backend_, directory_, authenticator_, {}};
  adapters::BrowserLivePages pages_{rig_.browser()};
  adapters::Server server_{rig_.io.get_executor(), any_port(), hub_, {[] { return ""; }, [] { return ""; }}};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_{rig_.io.get_executor()};
  std::thread thread_;
  std::unique_ptr<tests::WsClient> client_;
  std::uint32_t frames_ = 0;
};

Figures of_legwork() {
  Figures out;
  {
    Served served(moving);
    served.hear(5s);
    double const cpu = served.cpu_seconds();
    auto const began = Clock::now();
    int frames = 0;
    while (Clock::now() - began < watched_for) frames += served.hear(1s) ? 1 : 0;
    double const seconds = ms_since(began) / 1e3;
    out.frames_per_second = frames / seconds;
    out.cpu_percent = (served.cpu_seconds() - cpu) / seconds * 100;
  }
  Served served(typing);
  while (served.hear(700ms)) { // until the page rests
  }
  std::vector<double> delays;
  for (int i = 0; i < keys; ++i) {
    auto const began = Clock::now();
    served.type();
    if (served.hear(2s)) delays.push_back(ms_since(began));
    while (served.hear(rest)) {
    }
  }
  out.p50_ms = percentile(delays, 50);
  out.p95_ms = percentile(delays, 95);
  return out;
}

Figures of_script() {
  Figures out;
  {
    tests::RawScreencast raw(moving);
    raw.run_for(1s);
    std::size_t const before = raw.frames();
    timespec from{}, to{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &from);
    raw.run_for(watched_for);
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &to);
    double const seconds = std::chrono::duration<double>(watched_for).count();
    out.frames_per_second = static_cast<double>(raw.frames() - before) / seconds;
    out.cpu_percent =
        (static_cast<double>(to.tv_sec - from.tv_sec) + static_cast<double>(to.tv_nsec - from.tv_nsec) / 1e9) /
        seconds * 100;
  }
  tests::RawScreencast raw(typing);
  raw.run_for(1s);
  std::vector<double> delays;
  for (int i = 0; i < keys; ++i) {
    auto const began = Clock::now();
    if (raw.type_and_wait(2s)) delays.push_back(ms_since(began));
    raw.run_for(rest);
  }
  out.p50_ms = percentile(delays, 50);
  out.p95_ms = percentile(delays, 95);
  return out;
}

void report(char const* who, Figures const& f) {
  fmt::print(
      "  {:<8} {:5.1f} pictures a second, {:4.1f} % CPU of its thread; key to picture p50 {:6.1f} ms, p95 {:6.1f} ms\n",
      who, f.frames_per_second, f.cpu_percent, f.p50_ms, f.p95_ms);
  std::fflush(stdout);
}

} // namespace

int main() {
  fmt::print("a page of 1366 x 900 pixels; key to picture over {} keys; {} rounds in turn\n", keys, rounds);
  std::vector<double> ratios;
  for (int round = 0; round < rounds; ++round) {
    Figures const script = of_script();
    report("script", script);
    Figures const ours = of_legwork();
    report("legwork", ours);
    ratios.push_back(ours.p95_ms / script.p95_ms);
  }
  fmt::print("  median ratio of p95 {:.2f} (goal: at most 1.5)\n", percentile(ratios, 50));
  return 0;
}
