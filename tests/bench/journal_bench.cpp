// Durable facts per second: the whole way (engine, host, codec, hash chain, storage thread) with 64 contacts
// waiting for each other's commits, against bare SQLite that writes the same rows with the same settings.
#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>

#include "core/engine/host.hpp"
#include "core/page/page_analysis.hpp"
#include "storage/event_store.hpp"
#include "tests/support/child.hpp"

using namespace legwork;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::uint32_t waiting = 64;
constexpr std::uint32_t in_batch = 16; // the most one batch runs at a time

double seconds_since(Clock::time_point began) { return std::chrono::duration<double>(Clock::now() - began).count(); }

// Answers every step at once with a page that has no form, so that each contact walks through its whole search.
class Answers final : public core::BrowserPort {
 public:
  std::deque<core::Input> due;
  Answers() {
    auto page = std::make_shared<core::Snapshot>();
    page->url = "https://dealer.test/";
    page->text = "Opening hours";
    page->links.push_back(
        {.href = "https://dealer.test/contact", .text = "Contact", .title = "", .landmark = "nav", .visible = true});
    page_ = std::make_shared<core::PageAnalysis const>(*page);
  }
  void perform(core::Effect effect) override {
    std::visit([this](auto const& e) { answer(e); }, effect);
  }

 private:
  std::shared_ptr<core::PageAnalysis const> page_;
  void answer(core::OpenPage const& e) { due.push_back(core::PageOpened{e.step, 1}); }
  void answer(core::Navigate const& e) { due.push_back(core::PageReached{e.step, e.url, 200}); }
  void answer(core::Observe const& e) { due.push_back(core::PageObserved{e.step, "", {}, page_}); }
  void answer(core::ClosePage const& e) { due.push_back(core::PageClosed{e.page, e.contact, ""}); }
  void answer(auto const&) {}
};

struct Measured {
  double rows_per_second;
  std::uint64_t rows;
  double rows_per_commit;
};

class Whole {
 public:
  explicit Whole(std::filesystem::path const& journal) : store_(journal) {}

  Measured run(std::uint64_t rows_wanted) {
    core::Host host(core::Engine(), {},
                    {store_, browser_, [](core::DurableFact const&) {},
                     [](core::Error const& e) { throw std::runtime_error(e.detail); }});
    store_.start([this](std::optional<core::Error> problem) {
      std::lock_guard const lock(mutex_);
      if (problem) failed_ = true;
      ++durable_;
      wake_.notify_one();
    });
    std::int64_t now = 1'700'000'000'000;
    auto const submit = [&](core::Input input) { static_cast<void>(host.submit(std::move(input), {now += 1})); };
    core::Limits limits;
    limits.daily_cap = 0; // thousands for one customer
    submit(core::Booted{limits, "bench", {}});
    for (std::uint32_t b = 1; b <= waiting / in_batch; ++b) {
      submit(batch(b, rows_wanted));
      submit(core::StartBatch{core::BatchId{b}});
    }
    settle(host, submit);
    auto const began = Clock::now();
    std::uint64_t const first = host.last_seq().value();
    commits_ = 0;
    while (host.last_seq().value() - first < rows_wanted && (!browser_.due.empty() || !host.at_rest()))
      step(host, submit);
    std::uint64_t const rows = host.last_seq().value() - first;
    settle(host, submit);
    return {static_cast<double>(rows) / seconds_since(began), rows, static_cast<double>(rows) / std::max(commits_, 1)};
  }

 private:
  storage::EventStore store_;
  Answers browser_;
  std::mutex mutex_;
  std::condition_variable wake_;
  int durable_ = 0;
  int commits_ = 0;
  bool failed_ = false;

  static core::CreateBatch batch(std::uint32_t number, std::uint64_t rows_wanted) {
    core::CreateBatch out{.mode = core::Mode::simulation,
                          .request = "bench",
                          .customer = "customer" + std::to_string(number),
                          .parallel = in_batch,
                          .gap = core::Duration{0},
                          .rules = {},
                          .contacts = {}};
    auto const contacts = rows_wanted / 12 / (waiting / in_batch) + in_batch;
    for (std::uint64_t i = 0; i < contacts; ++i) {
      std::string const name = "dealer-" + std::to_string(number) + "-" + std::to_string(i) + ".test";
      out.contacts.push_back(
          {.dealer_name = "Dealer " + std::to_string(i), .website = "https://" + name + "/", .target = name});
    }
    return out;
  }

  // Takes the answers that are due, then waits for one commit.
  template <class Submit>
  void step(core::Host& host, Submit& submit) {
    while (!browser_.due.empty()) {
      core::Input input = std::move(browser_.due.front());
      browser_.due.pop_front();
      submit(std::move(input));
    }
    if (host.at_rest()) return;
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [this] { return durable_ > 0; });
    int const n = std::exchange(durable_, 0);
    lock.unlock();
    if (failed_) throw std::runtime_error("the journal failed");
    commits_ += n;
    for (int i = 0; i < n; ++i) host.on_commit_durable();
  }
  template <class Submit>
  void settle(core::Host& host, Submit& submit) {
    while (!host.at_rest()) {
      auto const due = std::exchange(browser_.due, {});
      step(host, submit);
      browser_.due.insert(browser_.due.begin(), due.begin(), due.end());
    }
  }
};

// The same rows into the same table, as many to a commit, by a plain loop.
double bare(std::filesystem::path const& journal, std::filesystem::path const& copy, std::uint64_t rows,
            std::size_t per_commit) {
  SQLite::Database from(journal.string(), SQLite::OPEN_READWRITE);
  SQLite::Database to(copy.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  for (char const* pragma : {"locking_mode=EXCLUSIVE", "journal_mode=WAL", "synchronous=FULL", "temp_store=MEMORY",
                             "mmap_size=0", "cell_size_check=ON"})
    to.exec(std::string("PRAGMA ") + pragma);
  for (char const* name : {"journal", "journal_stream"})
    to.exec(from.execAndGet(std::string("SELECT sql FROM sqlite_schema WHERE name='") + name + "'").getString());
  struct Row {
    std::int64_t seq, at, epoch, version, schema;
    std::string stream, kind, name, body, hash;
  };
  std::vector<Row> all;
  SQLite::Statement read(
      from, "SELECT seq,at_ms,epoch,version,schema,stream,kind,name,body,hash FROM journal ORDER BY seq DESC LIMIT " +
                std::to_string(rows));
  while (read.executeStep())
    all.push_back({.seq = read.getColumn(0),
                   .at = read.getColumn(1),
                   .epoch = read.getColumn(2),
                   .version = read.getColumn(3),
                   .schema = read.getColumn(4),
                   .stream = read.getColumn(5).getString(),
                   .kind = read.getColumn(6).getString(),
                   .name = read.getColumn(7).getString(),
                   .body = read.getColumn(8).getString(),
                   .hash = read.getColumn(9).getString()});
  SQLite::Statement insert(
      to, "INSERT INTO journal(seq,at_ms,epoch,stream,version,kind,name,schema,body,hash) VALUES(?,?,?,?,?,?,?,?,?,?)");
  auto const began = Clock::now();
  for (std::size_t i = 0; i < all.size();) {
    to.exec("BEGIN IMMEDIATE");
    for (std::size_t k = 0; k < per_commit && i < all.size(); ++k, ++i) {
      Row const& r = all[all.size() - 1 - i];
      insert.bind(1, r.seq), insert.bind(2, r.at), insert.bind(3, r.epoch), insert.bindNoCopy(4, r.stream),
          insert.bind(5, r.version);
      insert.bindNoCopy(6, r.kind), insert.bindNoCopy(7, r.name), insert.bind(8, r.schema),
          insert.bindNoCopy(9, r.body);
      insert.bindNoCopy(10, r.hash.data(), static_cast<int>(r.hash.size()));
      insert.exec();
      insert.reset();
    }
    to.exec("COMMIT");
  }
  return static_cast<double>(all.size()) / seconds_since(began);
}

} // namespace

int main(int argc, char** argv) {
  std::uint64_t const rows = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 100'000;
  std::vector<double> ratios;
  for (int round = 0; round < 3; ++round) {
    tests::TempFolder const folder("bench");
    Measured whole{};
    {
      Whole run(folder / "journal.db");
      whole = run.run(rows);
    }
    double const floor = bare(folder / "journal.db", folder / "bare.db", whole.rows,
                              static_cast<std::size_t>(whole.rows_per_commit + 0.5));
    ratios.push_back(whole.rows_per_second / floor);
    fmt::print("legwork {:.0f} rows/s ({:.0f} rows a commit, {} rows), bare SQLite {:.0f} rows/s, ratio {:.2f}\n",
               whole.rows_per_second, whole.rows_per_commit, whole.rows, floor, ratios.back());
  }
  std::ranges::sort(ratios);
  fmt::print("median ratio {:.2f} (goal: at least 0.50)\n", ratios[ratios.size() / 2]);
}
