// The live channel without sockets, from seeds: clients that are slow, cut off, killed with the server or answered too
// late. Everybody sees every event once and in order, and every order happens once (P44, P45, P23, P26).
#include <catch2/catch.hpp>

#include <map>
#include <memory>
#include <random>

#include "adapters/service/client_connection.hpp"
#include "core/engine/evolve.hpp"
#include "tests/support/memory_backend.hpp"

using namespace legwork;
using adapters::Json;

namespace {

struct Durable {
  core::SequenceNumber seq;
  core::Instant at;
  core::Fact fact;
};

// The engine over a disk that takes its time, and loses what it has not taken when the process is killed.
class SlowBackend final : public tests::MemoryBackend {
 public:
  std::function<void(std::vector<core::ClientEvent> const&)> publish;
  std::vector<Durable> disk;

  core::Result<void> submit(core::Input input) override {
    auto const turn = engine_.take(input, now_);
    if (!turn) return std::unexpected(turn.error());
    if (!turn->record.empty()) ++taken_; // the input's own number
    for (core::Fact const& fact : turn->record) waiting_.push_back({++taken_, now_, fact});
    if (turn->refused) return std::unexpected(*turn->refused);
    return {};
  }
  core::State const& state() const override { return engine_.state(); }
  core::Instant now() const override { return now_; }
  core::SequenceNumber submitted_seq() const override { return taken_; }
  core::SequenceNumber durable_seq() const override {
    return disk.empty() ? core::SequenceNumber{} : std::max(disk.back().seq, settled_);
  }

  void commit() {
    auto const now = std::exchange(waiting_, {});
    for (Durable const& d : now) {
      disk.push_back(d);
      publish(events_->events_of({d.seq, d.at, d.fact}));
    }
    settled_ = taken_;
  }
  // A new process: what the disk holds, and nothing else. Publishes what the history holds then.
  void boot() {
    waiting_.clear();
    core::State state;
    for (Durable const& d : disk) core::evolve(state, d.fact, d.at);
    engine_ = core::Engine(std::move(state));
    taken_ = settled_ = disk.empty() ? core::SequenceNumber{} : disk.back().seq;
    events_ = std::make_unique<core::EventStream>(core::State{});
    for (Durable const& d : disk) publish(events_->events_of({d.seq, d.at, d.fact}));
    static_cast<void>(submit(core::Booted{}));
  }
  void pass(std::int64_t ms) {
    now_.ms += ms;
    auto const due = engine_.next_deadline();
    if (due && *due <= now_) static_cast<void>(submit(core::Tick{}));
  }

 private:
  core::Engine engine_;
  core::Instant now_{1'000};
  std::vector<Durable> waiting_;
  core::SequenceNumber taken_;
  core::SequenceNumber settled_;
  std::unique_ptr<core::EventStream> events_ = std::make_unique<core::EventStream>(core::State{});
};

// One client and its wire. What is on the wire is lost with it.
class Client final : public adapters::Channel {
 public:
  void send(adapters::Text text) override {
    if (closed) return;
    waiting += text->size();
    wire.push_back(std::move(text));
  }
  void send_binary(adapters::Bytes) override { FAIL("the live channel sends texts only"); }
  std::size_t waiting_bytes() const override { return waiting * 1'000; } // so that a few messages are much
  void close(std::uint16_t, std::string) override { closed = true; }

  void connect(adapters::Hub& hub) {
    cut();
    connection = std::make_unique<adapters::ClientConnection>(hub, *this, adapters::Identity{"test", 1});
    Json hello{{"type", "hello"}, {"protocol", 1}, {"resume_after", last}};
    if (session != core::SessionId{}) hello["session"] = {{"id", session}, {"key", key}};
    connection->on_message(adapters::text_of(hello));
  }
  void cut() {
    connection.reset();
    wire.clear();
    waiting = 0;
    closed = welcomed = false;
  }
  void hear(std::size_t most) {
    for (; most > 0 && !wire.empty(); --most) {
      auto const text = wire.front();
      wire.pop_front();
      waiting -= text->size();
      hear_one(Json::parse(*text));
    }
    if (connection && !closed) connection->on_writable();
  }
  // Its next order, or the one that was not answered, again under the same number.
  void order() {
    if (!connection || !welcomed) return;
    if (!asked) asked = {{"type", "batch_create"}, {"request_id", next}};
    (*asked)["customer_info"] = {{"firstName", "Jane"},       {"lastName", "Example"}, {"email", "jane@example.com"},
                                 {"phone", "(512) 555-0100"}, {"zipcode", "78701"},    {"message", "Hello"}};
    (*asked)["dealers"] = Json::array({Json{{"dealer_name", "A"}, {"website", "https://acme.com"}}});
    connection->on_message(adapters::text_of(*asked));
  }

  std::unique_ptr<adapters::ClientConnection> connection;
  std::deque<adapters::Text> wire;
  std::size_t waiting = 0;
  bool closed = false;
  bool welcomed = false;
  std::uint64_t last = 0;
  core::SessionId session;
  std::string key;
  std::uint64_t next = 1;
  std::optional<Json> asked;
  std::vector<std::uint64_t> seen;
  std::map<std::uint64_t, int> batches; // by number of the order: what was answered

 private:
  void hear_one(Json const& message) {
    std::string const type = message["type"];
    if (type == "welcome") {
      welcomed = true;
      REQUIRE(message["resumed"] == "tail"); // the history holds everything here
      session = message["session_id"];
      key = message["session_key"];
      if (!asked) next = message["next_request"];
    } else if (type == "accepted" || type == "error") {
      answered(message);
    } else if (message.contains("seq")) {
      std::uint64_t const seq = message["seq"];
      REQUIRE(seq > last);
      last = seq;
      seen.push_back(seq);
    }
  }
  void answered(Json const& message) {
    if (message.value("code", "") == "not_found" &&
        !message.contains("request_id")) { // the session was never durable, or has expired
      session = {};
      asked.reset();
      return;
    }
    if (!asked || message.value("request_id", Json()) != (*asked)["request_id"]) return;
    if (message.contains("batch_id")) {
      auto const [at, fresh] =
          batches.emplace((*asked)["request_id"].get<std::uint64_t>(), message["batch_id"].get<int>());
      REQUIRE(at->second == message["batch_id"].get<int>());
    }
    next = message["next_request"];
    asked.reset();
  }
};

struct Run {
  SlowBackend backend;
  tests::NoDirectory directory;
  tests::OneToken authenticator;
  std::unique_ptr<adapters::Hub> hub;
  std::vector<std::unique_ptr<Client>> clients;
  std::vector<std::uint64_t> events; // every event that became durable, in this process or another

  Run() {
    for (int i = 0; i < 3; ++i) clients.push_back(std::make_unique<Client>());
    boot();
  }
  void boot() {
    for (auto& client : clients) client->cut();
    hub = std::make_unique<adapters::Hub>(backend, directory, authenticator, adapters::HubLimits{1e6, 1e6, 1e6, 100});
    events.clear();
    backend.publish = [this](std::vector<core::ClientEvent> const& batch) {
      for (std::size_t i = 0; i < batch.size(); ++i) events.push_back(batch[i].seq.value() * 2 + i);
      hub->publish(batch);
    };
    backend.boot();
  }
  void commit() {
    backend.commit();
    hub->on_commit_durable();
  }
};

} // namespace

TEST_CASE("whatever becomes of connections and processes, everybody sees every event once and every order happens once",
          "[P23][P26][P44][P45][P48]") {
  for (unsigned seed = 1; seed <= 3000; ++seed) {
    CAPTURE(seed);
    std::mt19937 chance(seed);
    Run run;
    auto const any = [&](unsigned n) { return static_cast<unsigned>(chance() % n); };
    for (int step = 0; step < 150; ++step) {
      Client& client = *run.clients[any(3)];
      switch (any(12)) {
        case 0: client.connect(*run.hub); break;
        case 1: client.cut(); break;
        case 2:
        case 3: client.order(); break;
        case 4:
          if (any(8) == 0) run.boot();
          break;
        case 5:
        case 6:
        case 7: client.hear(1 + any(4)); break;
        case 8: run.backend.pass(any(20) == 0 ? 70'000 : any(2'000)); break;
        default: run.commit();
      }
    }
    // The world heals: all are connected, answered and caught up.
    for (int round = 0; round < 12; ++round) {
      for (auto& client : run.clients) {
        if (!client->connection || client->closed || !client->welcomed) client->connect(*run.hub);
        run.commit();
        client->hear(100'000);
        if (client->asked) client->order();
        run.commit();
        client->hear(100'000);
      }
    }
    std::size_t made = 0;
    for (auto& client : run.clients) {
      CHECK(client->seen == run.events);
      CHECK_FALSE(client->asked);
      made += client->batches.size();
    }
    CHECK(made == run.backend.state().batches.size());
  }
}
