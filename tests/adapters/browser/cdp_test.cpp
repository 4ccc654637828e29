// The DevTools client against an invented browser at the other end of its pipes: messages cut and joined anywhere,
// answers in any order, twice or never, sessions that close in the middle of a call, a pipe that ends in the middle of
// a message.
#include <catch2/catch.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "adapters/browser/cdp.hpp"
#include "tests/support/chance.hpp"

using namespace legwork;
using namespace legwork::adapters;
namespace asio = boost::asio;

namespace {

enum class Reply { result, error, session_gone, never };

struct Call {
  std::string session;
  Reply reply = Reply::result;
  int outcomes = 0;
  std::optional<core::Result<Json>> outcome;
};

class Wire {
 public:
  explicit Wire(std::uint64_t seed) : chance(seed), cdp(std::make_shared<Cdp>(io.get_executor())) {
    int down[2];
    int up[2];
    REQUIRE(::pipe(down) == 0);
    REQUIRE(::pipe(up) == 0);
    to_client_ = down[1];
    from_client_ = up[0];
    ::fcntl(from_client_, F_SETFL, O_NONBLOCK);
    cdp->attach(std::make_shared<Pipe>(
        io.get_executor(), down[0], up[1], [this](std::string_view text) { cdp->on_message(text); },
        [this](std::string why) { cdp->close(std::move(why)); }));
    cdp->begin();
    for (std::uint32_t s = 0; s < 3; ++s) listen(name(s));
  }
  ~Wire() {
    cdp->close("the test is over");
    end_pipe();
    ::close(from_client_);
    io.restart();
    io.poll();
  }

  tests::Chance chance;
  asio::io_context io;
  std::shared_ptr<Cdp> cdp;
  std::vector<Call> calls;
  std::map<std::string, std::vector<int>> received; // numbers of events, by session
  std::set<std::string> forgotten;
  bool ended = false;

  static std::string name(std::uint32_t s) { return "session-" + std::to_string(s); }

  void call() {
    std::size_t const at = calls.size();
    calls.push_back({name(chance.below(3)), static_cast<Reply>(chance.below(12) < 9 ? 0 : 1 + chance.below(3)), 0, {}});
    auto const ask = [this, at]() -> asio::awaitable<void> { return asked(at); };
    asio::co_spawn(io, ask, [](std::exception_ptr e) { CHECK(e == nullptr); });
    run();
  }

  // The browser reads what it was asked and prepares its answers.
  void read_questions() {
    char bytes[4096];
    ssize_t n = 0;
    while ((n = ::read(from_client_, bytes, sizeof bytes)) > 0) inbox_.append(bytes, static_cast<std::size_t>(n));
    for (std::size_t end = 0; (end = inbox_.find('\0')) != std::string::npos; inbox_.erase(0, end + 1)) {
      Json const question = Json::parse(inbox_.substr(0, end));
      answers_.push_back(question);
    }
  }

  // Some answer, not the oldest; perhaps twice; perhaps an event before it.
  void answer_some() {
    read_questions();
    if (answers_.empty()) return;
    std::size_t const i = chance.below(static_cast<std::uint32_t>(answers_.size()));
    Json const question = answers_[i];
    answers_.erase(answers_.begin() + static_cast<std::ptrdiff_t>(i));
    auto const at = question["params"]["call"].get<std::size_t>();
    if (chance.one_in(3)) event(name(chance.below(3)));
    Json answer{{"id", question["id"]}};
    switch (calls[at].reply) {
      case Reply::result: answer["result"] = {{"call", at}}; break;
      case Reply::error: answer["error"] = {{"code", -32000}, {"message", "invented"}}; break;
      case Reply::session_gone:
        answer["error"] = {{"code", -32001}, {"message", "Session with given id not found."}};
        break;
      case Reply::never: return;
    }
    write_message(answer.dump());
    if (chance.one_in(6)) write_message(answer.dump());
  }

  void event(std::string const& session) {
    write_message(Json{{"method", "Page.x"}, {"sessionId", session}, {"params", {{"n", ++sent_[session]}}}}.dump());
  }
  void nonsense() { write_message(chance.one_in(2) ? "{not json" : "[1,2]"); }

  void forget() {
    std::string const session = name(chance.below(3));
    cdp->unsubscribe(session);
    forgotten.insert(session);
    run();
  }

  // Bytes go out in pieces that know nothing of messages.
  void flush(bool all) {
    while (!outbox_.empty() && !ended) {
      std::size_t const n = std::min<std::size_t>(outbox_.size(), 1 + chance.below(all ? 4'000 : 60));
      REQUIRE(::write(to_client_, outbox_.data(), n) == static_cast<ssize_t>(n));
      outbox_.erase(0, n);
      run();
      if (!all && chance.one_in(3)) return;
    }
  }

  void end_pipe() {
    if (ended) return;
    ended = true;
    ::close(to_client_);
    run();
  }

  void run() {
    io.restart();
    io.poll();
  }

  // Past every limit.
  void wait_for_limits() {
    for (int i = 0; i < 40 && !all_done(); ++i) {
      io.restart();
      io.run_for(std::chrono::milliseconds(5));
    }
  }
  bool all_done() const {
    return std::ranges::all_of(calls, [](Call const& c) { return c.outcomes > 0; });
  }

 private:
  int to_client_ = -1;
  int from_client_ = -1;
  std::string inbox_;
  std::string outbox_;
  std::vector<Json> answers_;
  std::map<std::string, int> sent_;

  void write_message(std::string text) {
    outbox_ += text;
    outbox_ += '\0';
  }

  void listen(std::string const& session) {
    cdp->subscribe(session, [this, session](std::string const&, Json const& parameters) {
      received[session].push_back(parameters["n"].get<int>());
    });
  }

  asio::awaitable<void> asked(std::size_t at) {
    auto outcome = co_await cdp->call(calls[at].session, "Page.ask", Json{{"call", at}}, std::chrono::milliseconds(60));
    ++calls[at].outcomes;
    calls[at].outcome = std::move(outcome);
  }
};

void check(Wire const& wire) {
  for (std::size_t at = 0; at < wire.calls.size(); ++at) {
    Call const& c = wire.calls[at];
    INFO("call " << at << " in " << c.session);
    REQUIRE(c.outcomes == 1);
    if (*c.outcome)
      CHECK((**c.outcome)["call"].get<std::size_t>() == at);
    else if (c.reply == Reply::session_gone && c.outcome->error().kind != core::ErrorKind::timeout)
      CHECK(c.outcome->error().kind == core::ErrorKind::closed);
    bool const cut = wire.ended || wire.forgotten.contains(c.session);
    if (c.reply == Reply::result && !cut) CHECK(c.outcome->has_value());
    if (c.reply == Reply::never) CHECK_FALSE(c.outcome->has_value());
  }
  for (auto const& [session, numbers] : wire.received) {
    INFO(session);
    CHECK(std::ranges::is_sorted(numbers));
    CHECK(std::ranges::adjacent_find(numbers) == numbers.end());
  }
}

} // namespace

TEST_CASE("each call gets one outcome, its own, however the pipe cuts, shuffles, repeats and ends", "[P31][P36]") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    INFO("seed " << seed);
    Wire wire(seed);
    for (int step = 0; step < 80; ++step) {
      std::uint32_t const what = wire.chance.below(100);
      if (what < 30)
        wire.call();
      else if (what < 65)
        wire.answer_some();
      else if (what < 90)
        wire.flush(false);
      else if (what < 94)
        wire.nonsense();
      else if (what < 97)
        wire.event(Wire::name(wire.chance.below(3)));
      else if (what < 98)
        wire.forget();
      else if (seed % 4 == 0)
        wire.end_pipe();
    }
    for (int i = 0; i < 200; ++i) wire.answer_some();
    wire.flush(true);
    wire.wait_for_limits();
    check(wire);
  }
}

TEST_CASE("a session that was forgotten hears nothing more, and its calls end as closed", "[P31]") {
  Wire wire(7);
  for (int i = 0; i < 6; ++i) wire.call();
  wire.read_questions();
  wire.cdp->unsubscribe(Wire::name(0));
  wire.event(Wire::name(0));
  wire.event(Wire::name(1));
  wire.flush(true);
  CHECK_FALSE(wire.received.contains(Wire::name(0)));
  CHECK(wire.received[Wire::name(1)].size() == 1);
  for (Call const& c : wire.calls) {
    if (c.session != Wire::name(0)) continue;
    REQUIRE(c.outcomes == 1);
    CHECK(c.outcome->error().kind == core::ErrorKind::closed);
  }
  wire.wait_for_limits();
}

TEST_CASE("after the pipe ended, open and later calls end as closed at once", "[P36]") {
  Wire wire(9);
  wire.call();
  wire.end_pipe();
  wire.call();
  for (Call const& c : wire.calls) {
    REQUIRE(c.outcomes == 1);
    CHECK(c.outcome->error().kind == core::ErrorKind::closed);
  }
}
