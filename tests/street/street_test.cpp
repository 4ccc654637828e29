// Real Chromium against the whole practice street: what is reported must be what the street received.
#include <sys/mount.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/street/score.hpp"
#include "tests/street/street_run.hpp"
#include "tests/support/skip.hpp"

using namespace legwork::tests;
using namespace std::chrono_literals;

namespace {

// The list with each `every`-th of its businesses.
std::string thinned(std::string const& dealers, std::size_t every) {
  std::stringstream lines(dealers);
  std::string line;
  std::string out;
  std::getline(lines, line);
  out = line + "\n";
  for (std::size_t i = 0; std::getline(lines, line); ++i) {
    if (i % every == 0) out += line + "\n";
  }
  return out;
}

// That a site has no contact form is said within 20 s of looking, with the pages that were tried.
int check_search_times(std::string const& outcomes) {
  int without_form = 0;
  std::istringstream lines(outcomes);
  for (std::string line; std::getline(lines, line);) {
    auto const one = nlohmann::json::parse(line);
    std::string const reason = one.value("reason", "");
    if (reason.find("no contact form") == std::string::npos) continue;
    INFO(line);
    ++without_form;
    CHECK(one["phases"].value("locating", 0) <= 20'000);
    CHECK(reason.find("http://") != std::string::npos);
  }
  return without_form;
}

void check_run(std::vector<std::string> const& more, bool may_consent, std::size_t every = 1) {
  TempFolder const folder("street");
  PracticeStreet const street(folder.path());
  write_request(folder.path(), may_consent);
  write_text(folder / "dealers.csv", thinned(street.dealers(), every));
  auto words = contact_words(folder.path(), {"--json", (folder / "outcomes.jsonl").string()});
  words.insert(words.end(), more.begin(), more.end());
  Child contact(words, folder.path(), "contact");
  auto const code = contact.wait(600s);
  INFO(contact.err());
  REQUIRE(code.has_value());
  CHECK(*code == 1); // the street has businesses that cannot be reached

  auto const scored = [&] {
    auto rows = score(read_text(folder / "outcomes.jsonl"), street.truth(), false);
    if (every > 1) std::erase_if(rows, [](Scored const& row) { return row.outcome.empty(); }); // not on the list
    return rows;
  };
  auto const rows = scored();
  std::fputs(table_of(rows).c_str(), stdout);
  CHECK(rows.size() >= 45 / every);
  for (Scored const& row : rows) {
    INFO(row.name << " (" << row.kind << "): " << row.outcome);
    CHECK(row.wrong == "");
  }

  int const without_form = check_search_times(read_text(folder / "outcomes.jsonl"));
  if (every == 1) CHECK(without_form == 1);

  Child replay({legwork_binary(), "replay", (folder / "journal.db").string(), "--verify"}, folder.path(), "replay");
  CHECK(replay.wait(60s) == 0);
  INFO(replay.out());
  CHECK(replay.out().starts_with("identical"));

  Child again(words, folder.path(), "again");
  CHECK(again.wait(60s) == 1);
  for (Scored const& row : scored()) {
    INFO("after a second run: " << row.name);
    CHECK(row.wrong == "");
  }
  CHECK(leftovers().empty());
}

} // namespace

TEST_CASE("one at a time, every reported outcome agrees with what the street received",
          "[P01][P02][P07][P08][P13][P20][P73]") {
  check_run({}, false, 3); // each waits for the one before it, at a visitor's pace; all of them meet four at a time
}

TEST_CASE("four at a time and with a consent allowed, every outcome agrees as well", "[P07][P14][P20][P24][P35]") {
  check_run({"--parallel", "4"}, true);
}

TEST_CASE("a disk that fills up in the middle stops the run, and with space again nobody is contacted twice",
          "[P07][P25][P75]") {
  if (::geteuid() != 0) {
    skip("mounting a small disk needs root");
    return;
  }
  TempFolder const folder("full");
  PracticeStreet const street(folder.path());
  write_request(folder.path());
  write_text(folder / "dealers.csv", street.dealers({"plain_post", "fetch_inline", "iframe_same_site", "open_shadow",
                                                     "slow_pages", "honeypot_css"}));
  std::string const disk = (folder / "disk").string();
  std::filesystem::create_directory(disk);
  REQUIRE(::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=6m") == 0);
  auto words = contact_words(folder.path(), {"--json", (folder / "outcomes.jsonl").string()});
  std::ranges::replace(words, (folder / "journal.db").string(), disk + "/journal.db");
  int code = -1;
  {
    Child contact(words, folder.path(), "contact");
    contact.wait(6s); // some are done, the rest is not
    std::string filler(1 << 16, 'x');
    std::ofstream fill(disk + "/filler", std::ios::binary);
    while (fill.write(filler.data(), static_cast<std::streamsize>(filler.size())).flush()) continue;
    code = contact.wait(90s).value_or(-1);
    CHECK(code == 3);
    INFO(contact.err());
    CHECK(contact.err().find("disk is full") != std::string::npos);
  }
  std::filesystem::remove(disk + "/filler");
  Child again(words, folder.path(), "again");
  auto const second = again.wait(300s); // of a busy machine
  INFO(again.err());
  REQUIRE(second.has_value());
  CHECK(*second <= 1);
  auto const rows = score(read_text(folder / "outcomes.jsonl"), street.truth(), true);
  std::fputs(table_of(rows).c_str(), stdout);
  CHECK(rows.size() == 6);
  for (Scored const& row : rows) {
    INFO(row.name << ": " << row.outcome);
    CHECK(row.wrong == "");
  }
  Child replay({legwork_binary(), "replay", disk + "/journal.db", "--verify"}, folder.path(), "replay");
  CHECK(replay.wait(60s) == 0);
  ::umount2(disk.c_str(), MNT_DETACH);
}

TEST_CASE("Ctrl-C stops, a second process is kept out, and the same command goes on", "[P06][P20][P21][P26]") {
  TempFolder const folder("stop");
  PracticeStreet const street(folder.path());
  write_request(folder.path());
  write_text(folder / "dealers.csv", street.dealers({"plain_post", "fetch_inline", "iframe_same_site", "open_shadow"}));
  auto const words = contact_words(folder.path(), {"--json", (folder / "outcomes.jsonl").string()});
  Child first(words, folder.path(), "first");
  CHECK_FALSE(first.wait(1500ms).has_value()); // the first business is being contacted
  Child second(words, folder.path(), "second");
  CHECK(second.wait(20s) == 2);
  CHECK(second.err().find("is in use by another legwork") != std::string::npos);

  first.signal(SIGINT);
  CHECK(first.wait(60s) == 130);
  INFO(first.err());
  CHECK(first.err().find("stopping") != std::string::npos);
  std::size_t cancelled = 0;
  std::size_t pending = 0;
  std::istringstream lines(read_text(folder / "outcomes.jsonl"));
  for (std::string line; std::getline(lines, line);) {
    auto const outcome = nlohmann::json::parse(line)["outcome"];
    cancelled += outcome == "cancelled" ? 1 : 0;
    pending += outcome == "queued" ? 1 : 0;
  }
  CHECK(cancelled <= 1);
  CHECK(pending >= 2);

  Child again(words, folder.path(), "again");
  CHECK(again.wait(120s) == 0);
  for (Scored const& row : score(read_text(folder / "outcomes.jsonl"), street.truth(), true)) {
    INFO(row.name << ": " << row.outcome);
    CHECK(row.wrong == "");
    CHECK(row.received == 1);
  }
  CHECK(leftovers().empty());
}

TEST_CASE("SIGTERM finishes or safely leaves what is under way, and the same command goes on", "[P07][P76]") {
  TempFolder const folder("term");
  PracticeStreet const street(folder.path());
  write_request(folder.path());
  write_text(folder / "dealers.csv", street.dealers({"plain_post", "fetch_inline", "iframe_same_site", "open_shadow"}));
  auto const words = contact_words(folder.path(), {"--json", (folder / "outcomes.jsonl").string()});
  Child first(words, folder.path(), "first");
  CHECK_FALSE(first.wait(1500ms).has_value()); // the first business is being contacted
  first.signal(SIGTERM);
  CHECK(first.wait(60s) == 130);
  INFO(first.err());
  CHECK(first.err().find("shutting down") != std::string::npos);
  std::string const outcomes = read_text(folder / "outcomes.jsonl");
  CHECK(outcomes.find("\"cancelled\"") == std::string::npos);
  CHECK(outcomes.find("\"queued\"") != std::string::npos);

  Child again(words, folder.path(), "again");
  CHECK(again.wait(120s) == 0);
  for (Scored const& row : score(read_text(folder / "outcomes.jsonl"), street.truth(), true)) {
    INFO(row.name << ": " << row.outcome);
    CHECK(row.wrong == "");
    CHECK(row.received == 1);
  }
  Child replay({legwork_binary(), "replay", (folder / "journal.db").string(), "--verify"}, folder.path(), "replay");
  CHECK(replay.wait(60s) == 0);
  CHECK(leftovers().empty());
}

TEST_CASE("a list of which nothing can be reached stops itself with one clear line", "[P22]") {
  TempFolder const folder("brake");
  PracticeStreet const street(folder.path());
  write_request(folder.path());
  std::string list = "dealer_name,website\n";
  for (int i = 1; i <= 12; ++i)
    list += "Nobody " + std::to_string(i) + ",http://nobody" + std::to_string(i) +
            ".test:" + std::to_string(street.port()) + "/\n";
  write_text(folder / "dealers.csv", list);
  Child contact(contact_words(folder.path(), {"--parallel", "10"}), folder.path(), "contact");
  CHECK(contact.wait(120s) == 1);
  INFO(contact.err());
  CHECK(contact.err().find("of the last 10 ended badly") != std::string::npos);
  CHECK(contact.err().find("the same command again goes on") != std::string::npos);
  CHECK(leftovers().empty());
}

TEST_CASE("what a customer gave stands in no journal, evidence, log or screenshot name", "[P72]") {
  TempFolder const folder("pii");
  PracticeStreet const street(folder.path());
  write_request(folder.path());
  write_text(folder / "dealers.csv", street.dealers({"plain_post", "fetch_inline", "server_validation"}));
  Child contact(contact_words(folder.path(), {"--parallel", "3", "--json", (folder / "outcomes.jsonl").string()}),
                folder.path(), "contact");
  REQUIRE(contact.wait(120s).has_value());

  std::filesystem::remove(folder / "me.toml");
  std::filesystem::remove(folder / "message.txt");
  Child exported({legwork_binary(), "export", "--journal", (folder / "journal.db").string(), "--key-file",
                  (folder / "master.key").string(), "--contact", "1", "--to", (folder / "case").string()},
                 folder.path(), "export");
  INFO(exported.err());
  CHECK(exported.wait(30s) == 0);
  CHECK(std::filesystem::file_size(folder / "case/evidence.json") > 1000);
  std::size_t files = 0;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
    if (!entry.is_regular_file()) continue;
    ++files;
    std::string const bytes = read_text(entry.path());
    for (char const* mark : {"jane.practice", "555-0147", "5125550147", "mid-size SUV"}) {
      INFO(entry.path() << " holds " << mark);
      CHECK(bytes.find(mark) == std::string::npos);
    }
  }
  CHECK(files >= 8);

  Child forget({legwork_binary(), "forget", "jane.practice@example.com", "--journal", (folder / "journal.db").string(),
                "--key-file", (folder / "master.key").string()},
               folder.path(), "forget");
  CHECK(forget.wait(30s) == 0);
  Child unreadable({legwork_binary(), "export", "--journal", (folder / "journal.db").string(), "--key-file",
                    (folder / "master.key").string(), "--contact", "1", "--to", (folder / "case2").string()},
                   folder.path(), "unreadable");
  CHECK(unreadable.wait(30s) == 1);
  CHECK(unreadable.err().find("forgotten") != std::string::npos);
  Child replay({legwork_binary(), "replay", (folder / "journal.db").string(), "--verify"}, folder.path(), "replay");
  CHECK(replay.wait(60s) == 0);
}
