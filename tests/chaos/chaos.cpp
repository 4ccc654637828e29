// chaos N [SEED]: kills legwork (-9) at N seeded moments and Chromium at N/4, runs the same command again, and
// checks that no business received two, that every contact has a defined outcome that agrees with the street, that
// the journal replays identically, and that no process or folder is left. Ends by itself; loopback only.
#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/street/score.hpp"
#include "tests/street/street_run.hpp"

using namespace legwork::tests;
using namespace std::chrono_literals;

namespace {

// Small and the same everywhere: moments are what matters, not their distribution.
struct Random {
  std::uint64_t state;
  std::uint64_t below(std::uint64_t n) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return (state >> 33U) % n;
  }
};

struct Tally {
  int rounds = 0;
  int killed_at_work = 0;
  int unconfirmed = 0;
  int contacts = 0;
  std::vector<std::string> wrong;
};

// The Chromium main process that `parent` started, 0 for none yet.
pid_t browser_of(pid_t parent) {
  std::string const children = read_text(fmt::format("/proc/{0}/task/{0}/children", parent));
  return children.empty() ? 0 : static_cast<pid_t>(std::atoi(children.c_str()));
}

class Round {
 public:
  Round(PracticeStreet const& street, Random& random, int number)
      : street_(street), random_(random), number_(number), folder_("chaos") {}

  void run(bool kill_browser, Tally& tally) {
    street_.reset();
    write_request(folder_.path());
    write_text(folder_ / "dealers.csv", street_.dealers({"plain_post", "fetch_inline", "iframe_cross_site",
                                                         "reset_after_post", "double_submit", "open_shadow"}));
    auto const words =
        contact_words(folder_.path(), {"--parallel", "6", "--json", (folder_ / "outcomes.jsonl").string()});
    // A run over these six takes about 3.3 s: nearly every moment finds it at work.
    auto const moment = std::chrono::milliseconds(random_.below(3'500));
    {
      Child first(words, folder_.path(), "first");
      if (kill_browser)
        harass_browser(first, moment);
      else if (!first.wait(moment))
        ++tally.killed_at_work, first.signal(SIGKILL);
      if (!first.wait(180s)) wrong(tally, "the first run did not end");
    }
    Child second(words, folder_.path(), "second");
    auto const code = second.wait(180s);
    if (!code || *code > 1)
      wrong(tally, fmt::format("the second run ended with {}: {}", code.value_or(-1), second.err()));
    judge(moment, tally);
  }

 private:
  PracticeStreet const& street_;
  Random& random_;
  int number_;
  TempFolder folder_;

  void wrong(Tally& tally, std::string const& what) {
    tally.wrong.push_back(fmt::format("round {}: {}", number_, what));
    fmt::print("WRONG {}\n", tally.wrong.back());
    std::fflush(stdout);
  }

  void harass_browser(Child& legwork, std::chrono::milliseconds moment) {
    if (legwork.wait(moment)) return;
    if (pid_t const browser = browser_of(legwork.pid()); browser > 0) ::kill(browser, SIGKILL);
  }

  void judge(std::chrono::milliseconds moment, Tally& tally) {
    ++tally.rounds;
    for (Scored const& row : score(read_text(folder_ / "outcomes.jsonl"), street_.truth(), true)) {
      ++tally.contacts;
      if (row.outcome == "unconfirmed") ++tally.unconfirmed;
      if (!row.wrong.empty())
        wrong(tally, fmt::format("(killed after {} ms) {}: {} - {}", moment.count(), row.name, row.outcome, row.wrong));
    }
    Child replay({legwork_binary(), "replay", (folder_ / "journal.db").string(), "--verify"}, folder_.path(), "replay");
    if (replay.wait(60s) != 0) wrong(tally, "replay: " + replay.out() + replay.err());
    if (auto const left = leftovers(); !left.empty()) wrong(tally, "left behind: " + left.front());
  }
};

} // namespace

int main(int argc, char** argv) {
  int const rounds = argc > 1 ? std::atoi(argv[1]) : 4;
  Random random{argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1};
  if (rounds < 1 || rounds > 1000) return std::fprintf(stderr, "usage: chaos ROUNDS(1..1000) [SEED]\n"), 2;
  TempFolder const folder("chaos-street");
  PracticeStreet const street(folder.path());
  Tally tally;
  int const browser_rounds = (rounds + 3) / 4;
  for (int i = 0; i < rounds + browser_rounds; ++i) {
    Round(street, random, i).run(i >= rounds, tally);
    std::fprintf(stderr, "\rround %d of %d, %zu wrong", i + 1, rounds + browser_rounds, tally.wrong.size());
  }
  fmt::print("\n{} rounds ({} killed at work, {} with Chromium killed): {} contacts, {} unconfirmed, {} wrong\n",
             tally.rounds, tally.killed_at_work, browser_rounds, tally.contacts, tally.unconfirmed, tally.wrong.size());
  fmt::print("{} passed, {} failed\n", tally.wrong.empty() ? tally.rounds : 0, tally.wrong.size());
  return tally.wrong.empty() ? 0 : 1;
}
