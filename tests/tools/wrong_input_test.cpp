// The program with wrong input and in a wrong environment: one clear line each, exit code 2, nothing lost.
#include <catch2/catch.hpp>

#include <algorithm>

#include "tests/street/street_run.hpp"
#include "tests/support/child.hpp"
#include "tests/support/saved_lists.hpp"
#include "tests/support/workbook_file.hpp"

using namespace legwork::tests;
using namespace std::chrono_literals;

namespace {

Said run(std::vector<std::string> words, std::filesystem::path const& folder,
         std::vector<std::string> const& environment = {}) {
  words.insert(words.begin(), legwork_binary());
  Child child(words, folder, "said", environment);
  int const code = child.wait(60s).value_or(-1);
  return {code, child.out(), child.err()};
}

std::vector<std::string> contact(std::filesystem::path const& folder, std::vector<std::string> const& more = {}) {
  auto words = contact_words(folder, more);
  words.erase(words.begin());
  return words;
}

bool says(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }
auto lines(std::string const& text) { return std::ranges::count(text, '\n'); }

} // namespace

TEST_CASE("every problem of every file is told at once, with its line, and nothing is started", "[P11][P12]") {
  TempFolder const folder("mistakes");
  write_text(folder / "dealers.csv",
             "dealer_name,website\nGood,good-dealer.com\n,javascript:alert(1)\nInside,http://127.0.0.1/\nUser,https://"
             "a:b@c.com/\nAgain,https://good-dealer.com/\n");
  write_text(folder / "me.toml",
             "first_name = 5\nemail = \"not an address\"\nphone = \"12\"\nzip = \"78701\"\nshoe_size = "
             "\"44\"\n[allow]\nmarketing = \"yes\"\n");
  write_text(folder / "message.txt", "Dear {nobody}, hello {\n");
  Said const said = run(contact(folder.path()), folder.path());
  INFO(said.err);
  CHECK(said.code == 2);
  for (char const* part : {"dealers.csv:3: dealer_name is empty", "dealers.csv:3: website:", "dealers.csv:4: website:",
                           "dealers.csv:5: website:", "dealers.csv:6: website is the same as on line 2",
                           "me.toml:1: first_name must be text", "me.toml:2: email", "me.toml:3: phone",
                           "last_name is missing", "me.toml:5: shoe_size is not a known field",
                           "allow.marketing must be true or false", "{nobody}", "a { without its }"}) {
    INFO(part);
    CHECK(says(said.err, part));
  }
  CHECK_FALSE(std::filesystem::exists(folder / "journal.db"));
}

TEST_CASE("a malformed list is one line that names the line", "[P11]") {
  TempFolder const folder("mistakes");
  write_request(folder.path());
  for (std::string const text : {"dealer_name,website\n\"Open,acme.com\n", "name;website\nA;b\n", "",
                                 "dealer_name,website\n", "\xff\xfe\x00\x01"}) {
    write_text(folder / "dealers.csv", text);
    Said const said = run(contact(folder.path()), folder.path());
    INFO(said.err);
    CHECK(said.code == 2);
    CHECK(lines(said.err) >= 1);
    CHECK(says(said.err, "dealers.csv"));
  }
  Said const missing = run({"contact", "--dealers", "/nowhere/d.csv", "--customer", (folder / "me.toml").string(),
                            "--message", (folder / "message.txt").string()},
                           folder.path());
  CHECK(missing.code == 2);
  CHECK(says(missing.err, "there is no such file"));
}

TEST_CASE("the command line reads every list as the server does, and starts nothing while a line is wrong",
          "[P11][P12]") {
  TempFolder const folder("lists");
  write_request(folder.path());
  for (SavedList const& list : saved_lists()) {
    write_text(folder / "dealers.csv", list.bytes); // whatever it is called
    Said const said = run(contact(folder.path(), {"--json", (folder / "out.jsonl").string()}), folder.path());
    INFO(list.what << "\n" << said.err);
    CHECK(said.code == 2); // at the latest because no street answers at port 9
    for (std::string const& part : list.says) {
      INFO(part);
      CHECK(says(said.err, part));
    }
    for (std::size_t line : list.problem_lines)
      CHECK(says(said.err, "dealers.csv:" + (line == 0 ? " " : std::to_string(line) + ": ")));
    CHECK(says(said.err, "no practice street answers") == list.problem_lines.empty());
    bool const others = !list.problem_lines.empty() && !list.dealers.empty();
    CHECK(says(said.err, "contact the other " + std::to_string(list.dealers.size()) + " with --skip-bad-lines") ==
          others);
    std::string const json = list.problem_lines.empty() ? "" : read_text(folder / "out.jsonl");
    std::size_t reported = 0;
    for (std::size_t at = json.find("\"problem\":"); at != std::string::npos; at = json.find("\"problem\":", at + 1))
      ++reported;
    CHECK(reported == list.problem_lines.size());
  }
}

TEST_CASE("bad lines are skipped when asked: the good ones of a workbook are contacted, the others are told",
          "[P11][P12]") {
  TempFolder const folder("skips");
  PracticeStreet const street(folder.path());
  write_request(folder.path());
  std::string const port = ":" + std::to_string(street.port()) + "/";
  std::string const good = street.dealers({"plain_post"});
  std::size_t const at = good.find("http://");
  std::string const website = good.substr(at, good.find_first_of(",\n", at) - at);
  write_text(folder / "dealers.csv",
             workbook_file({{.name = "List",
                             .rows = text_row(1, {"Company", "Web site"}) + text_row(2, {"Good", website}) +
                                     text_row(3, {"Mail", "info@mail.test"}) + text_row(4, {"Again", website}) +
                                     text_row(5, {"Two", "http://a.test" + port + " http://b.test" + port})}}));
  Said const said = run(contact(folder.path(), {"--skip-bad-lines", "--json", "-"}), folder.path());
  INFO(said.out << said.err);
  CHECK(said.code == 1); // not everything was reached
  CHECK(says(said.out, R"("outcome":"succeeded")"));
  CHECK(lines(said.out) == 4);
  CHECK(says(said.out, R"("line":3,"problem":"website: This is an e-mail address)"));
  CHECK(says(said.out, R"("line":4,"problem":"website is the same as on line 2)"));
  CHECK(says(said.out, R"("line":5,"problem":"website: This has two addresses)"));
  CHECK(says(said.err, "skipped: " + (folder / "dealers.csv").string() + ":3: "));
  CHECK(says(said.err, "3 problems"));
}

TEST_CASE("a list of nothing but bad lines starts nothing, skipped or not", "[P11]") {
  TempFolder const folder("none");
  write_request(folder.path());
  write_text(folder / "dealers.csv", "name,website\nA,n/a\n");
  Said const said = run(contact(folder.path(), {"--skip-bad-lines"}), folder.path());
  INFO(said.err);
  CHECK(said.code == 2);
  CHECK(says(said.err, "dealers.csv:2: website:"));
  CHECK_FALSE(says(said.err, "skipped"));
  CHECK_FALSE(std::filesystem::exists(folder / "journal.db"));
}

TEST_CASE("practice names without their street, and lists that mix both, are refused", "[P12][P49]") {
  TempFolder const folder("mistakes");
  write_request(folder.path());
  write_text(folder / "dealers.csv", "dealer_name,website\nA,http://a-motors.test:1/\n");
  Said said = run(contact(folder.path()), folder.path());
  INFO(said.err);
  CHECK(said.code == 2);
  CHECK(says(said.err, "no practice street answers at 127.0.0.1:1"));
  write_text(folder / "dealers.csv", "dealer_name,website\nA,http://a-motors.test:1/\nB,https://real-dealer.com/\n");
  said = run(contact(folder.path()), folder.path());
  CHECK(said.code == 2);
  CHECK(says(said.err, "dealers.csv:3: website:"));
}

TEST_CASE("an environment that cannot work is one line that says how to mend it", "[P72][P75]") {
  TempFolder const folder("mistakes");
  PracticeStreet const street(folder.path());
  write_request(folder.path());
  write_text(folder / "dealers.csv", street.dealers({"plain_post"}));
  auto const expect = [&](Said const& said, char const* part) {
    INFO(said.err);
    CHECK(said.code == 2);
    CHECK(lines(said.err) == 1);
    CHECK(says(said.err, part));
  };
  expect(run(contact(folder.path(), {"--browser", "/nowhere/chromium"}), folder.path()), "/nowhere/chromium");
  expect(run(contact(folder.path()), folder.path(), {"LEGWORK_MASTER_KEY=short"}), "64 hexadecimal digits");
  expect(run({"practice", "--port", std::to_string(street.port())}, folder.path()),
         std::to_string(street.port()).c_str());

  std::filesystem::remove(folder / "master.key");
  expect(run(contact(folder.path()), folder.path()), "master.key");
  std::filesystem::remove(folder / "journal.db");

  write_text(folder / "journal.db",
             "this is no database, only text that is long enough to be looked at as one, and then some more of it\n");
  write_text(folder / "master.key", std::string(64, 'a') + "\n");
  std::filesystem::permissions(folder / "master.key", std::filesystem::perms::owner_read);
  expect(run(contact(folder.path()), folder.path()), "journal.db");
  CHECK(says(read_text(folder / "journal.db"), "this is no database"));
}

TEST_CASE("a journal of a newer version, a folder that cannot be written and a journal in use are refused", "[P75]") {
  TempFolder const folder("mistakes");
  PracticeStreet const street(folder.path());
  write_request(folder.path());
  write_text(folder / "dealers.csv", street.dealers({"plain_post"}));
  REQUIRE(run(contact(folder.path()), folder.path()).code == 0);
  // The schema version stands at byte 60 of a SQLite file, big-endian.
  std::string bytes = read_text(folder / "journal.db");
  REQUIRE(bytes.size() > 100);
  bytes[63] = 99;
  TempFolder const newer("newer");
  write_text(newer / "journal.db", bytes);
  Said const said = run({"replay", (newer / "journal.db").string(), "--verify"}, folder.path());
  INFO(said.err);
  CHECK(said.code == 2);
  CHECK(says(said.err, "newer Legwork"));

  Said const nowhere =
      run({"contact", "--dealers", (folder / "dealers.csv").string(), "--customer", (folder / "me.toml").string(),
           "--message", (folder / "message.txt").string(), "--journal", "/proc/nowhere/journal.db"},
          folder.path());
  INFO(nowhere.err);
  CHECK(nowhere.code == 2);
  CHECK(says(nowhere.err, "/proc/nowhere"));
}

TEST_CASE("help, manual and completion come from the same commands", "[cli]") {
  TempFolder const folder("mistakes");
  Said const help = run({"--help"}, folder.path());
  Said const man = run({"man"}, folder.path());
  Said const completion = run({"completion"}, folder.path());
  Said const wrong = run({"contcat"}, folder.path());
  CHECK(help.code == 0);
  CHECK(wrong.code == 2);
  for (char const* command : {"contact", "replay", "practice", "doctor", "export", "forget", "map", "reconcile",
                              "finish", "override", "block", "unblock", "blocked", "backup", "accept-loss"}) {
    INFO(command);
    CHECK(says(help.out, command));
    CHECK(says(man.out, std::string(".SS ") + command));
    CHECK(says(completion.out, command));
  }
  CHECK(says(completion.out, "--retry-failed"));
}

TEST_CASE("the doctor finds a usable machine usable", "[doctor]") {
  TempFolder const folder("mistakes");
  Said const said =
      run({"doctor", "--journal", (folder / "journal.db").string(), "--key-file", (folder / "master.key").string()},
          folder.path());
  INFO(said.out << said.err);
  CHECK(said.code == 0);
  CHECK(says(said.out, "Sandbox"));
  Said const without =
      run({"doctor", "--browser", "/nowhere/chromium", "--journal", (folder / "journal.db").string()}, folder.path());
  CHECK(without.code == 1);
  CHECK(says(without.out, "BAD"));
}
