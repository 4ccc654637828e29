// The questions of `legwork replay`, asked as a person asks them: of real journals, with other builds that are scripts.
#include <catch2/catch.hpp>

#include <filesystem>

#include "storage/open_to_read.hpp"
#include "tests/street/street_run.hpp"
#include "tests/support/child.hpp"
#include "tests/support/journal_file.hpp"

using namespace legwork::tests;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

struct Asked {
  TempFolder folder{"replay"};
  fs::path journal = folder / "journal.db";
  Asked() { static_cast<void>(record_session(journal)); }

  Said replay(std::vector<std::string> words) const {
    words.insert(words.begin(), {legwork_binary(), "replay", journal.string()});
    Child child(words, folder.path(), "said");
    int const code = child.wait(60s).value_or(-1);
    return {code, child.out(), child.err()};
  }

  // Another build: ours, with what it decides put through sed.
  std::string build(std::string const& edit, std::string const& end = "") const {
    fs::path const file = folder / "other";
    write_text(file, "#!/bin/sh\n" + legwork_binary() + " \"$@\" | sed '" + edit + "'\n" + end);
    fs::permissions(file, fs::perms::owner_all);
    return file.string();
  }

  std::int64_t row(std::string const& name) const {
    return legwork::storage::open_to_read(journal)->query_number("SELECT min(seq) FROM journal WHERE name = '" + name +
                                                                 "'");
  }
  // Of the input that led to the first such fact.
  std::int64_t input_before(std::string const& fact) const {
    std::string const of = std::to_string(row(fact)); // the journal is open once at a time
    return legwork::storage::open_to_read(journal)->query_number(
        "SELECT max(seq) FROM journal WHERE kind = 'input' AND seq < " + of);
  }
};

bool says(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("contact 0 and row 0 are what they say, and not everything", "[P73]") {
  Asked const asked;
  Said const contact = asked.replay({"--contact", "0"});
  CHECK(contact.code == 2);
  CHECK(says(contact.err, "there is no contact 0"));
  Said const row = asked.replay({"--verify", "--at", "0"});
  INFO(row.out << row.err);
  CHECK(row.code == 0);
  CHECK(says(row.out, "identical: 0 rows"));
  CHECK(asked.replay({"--contact", "1"}).code == 0);
}

TEST_CASE("the same build decides nothing differently", "[P73]") {
  Asked const asked;
  Said const said = asked.replay({"--diff", legwork_binary()});
  INFO(said.out << said.err);
  CHECK(said.code == 0);
  CHECK(says(said.out, " 0 decided differently"));
  CHECK(says(said.out, "no difference"));
}

TEST_CASE("what another build decides differently is named: the first, field by field, and how many of which kind",
          "[P73]") {
  Asked const asked;
  Said const said = asked.replay(
      {"--diff", asked.build("s/\"score\":/\"score\":9/; s/\"grade\":\"confirmed\"/\"grade\":\"probable\"/; "
                             "s/\"verdict\":\"confirmed\"/\"verdict\":\"probable\"/; "
                             "s/:\"succeeded\"/:\"unconfirmed\"/; s/\"form\":\"contact\"/\"form\":\"search\"/")});
  INFO(said.out << said.err);
  CHECK(said.code == 1);
  CHECK(says(said.out, "first at row " + std::to_string(asked.input_before("FormFound")) + ", PageSeen"));
  CHECK(says(said.out, "FormFound /score: "));
  CHECK(says(said.out, "by kind of fact"));
  CHECK(says(said.out, "  succeeded -> unconfirmed: "));
  CHECK(says(said.out, "  confirmed -> probable: "));
  CHECK(says(said.out, "  form contact -> search: "));
}

TEST_CASE("a fact of one build only is counted on its side", "[P73]") {
  Asked const asked;
  Said const said = asked.replay({"--diff", asked.build("s/{\"name\":\"FormFound\",/{\"name\":\"FormGuessed\",/")});
  INFO(said.out << said.err);
  CHECK(said.code == 1);
  CHECK(says(said.out, "  theirs: FormGuessed"));
  CHECK(says(said.out, "  FormGuessed: 0, 0, "));
}

TEST_CASE("another build that cannot answer is one line that says what to do", "[P73]") {
  Asked const asked;
  auto const one_line = [&](std::string const& binary, std::string const& part) {
    Said const said = asked.replay({"--diff", binary});
    INFO(said.err);
    CHECK(said.code == 2);
    CHECK(says(said.err, part));
    CHECK(std::ranges::count(said.err, '\n') == 1);
  };
  one_line("/nowhere/legwork", "cannot be started");
  write_text(asked.folder / "plain", "not a program");
  one_line((asked.folder / "plain").string(), "cannot be started");
  one_line("/bin/true", "does not tell decisions");
  one_line(asked.build("", "echo 'The following arguments were not expected: --decisions' >&2; exit 2"), "is too old");
  one_line(asked.build("", "echo 'the disk burns' >&2; exit 3"), "the disk burns");
  one_line(asked.build("", "kill -ABRT $$"), "died of signal 6");
  one_line(asked.build("20,$d"), "break off after");
  one_line(asked.build("1s/\"decisions\":1/\"decisions\":7/"), "in form 7");
  one_line(asked.build("s/\"seq\":1,/\"seq\":2,/"), "another session");
}

TEST_CASE("decisions are JSON lines with a head and an end", "[P73]") {
  Asked const asked;
  Said const said = asked.replay({"--decisions", "-"});
  CHECK(said.code == 0);
  CHECK(said.out.starts_with("{\"decisions\":1,\"version\":\""));
  CHECK(says(said.out, "\"as_recorded\":true"));
  CHECK_FALSE(says(said.out, "\"as_recorded\":false"));
  CHECK(says(said.out, "{\"end\":true,\"inputs\":"));
  CHECK(asked.replay({"--decisions", (asked.folder / "d.jsonl").string()}).code == 0);
  CHECK(read_text(asked.folder / "d.jsonl") == said.out);
  CHECK(asked.replay({"--decisions", "/nowhere/d"}).code == 2);
}

TEST_CASE("one recorded input left out: what would have followed, and where every contact would have ended", "[P73]") {
  Asked const asked;
  std::string const watched = std::to_string(asked.input_before("SendSucceeded"));
  Said const said = asked.replay({"--what-if", watched + "=drop"});
  INFO(said.out << said.err);
  CHECK(said.code == 0);
  CHECK(says(said.out, "row " + watched + ", OutcomeWatched"));
  CHECK(says(said.out, "followed: nothing"));
  CHECK(says(said.out, "succeeded   -> unconfirmed"));
}

TEST_CASE("an input put in the place of itself changes nothing", "[P73]") {
  Asked const asked;
  for (char const* fact : {"FormFound", "SendObserved", "SendSucceeded", "BatchCreated"}) {
    std::string const seq = std::to_string(asked.input_before(fact));
    write_text(asked.folder / "same.json",
               legwork::storage::open_to_read(asked.journal)->ask_text("SELECT body FROM journal WHERE seq = " + seq));
    Said const said = asked.replay({"--what-if", seq, "--with", (asked.folder / "same.json").string()});
    INFO(fact << "\n" << said.out << said.err);
    CHECK(said.code == 0);
    CHECK(says(said.out, " 0 differ; 0 recorded results answer"));
  }
}

TEST_CASE("an input can be exchanged for one of another kind, from the line or from a file", "[P73]") {
  Asked const asked;
  std::string const opened = std::to_string(asked.input_before("BrowserReady"));
  std::string const failed =
      "{\"name\":\"StepFailed\",\"body\":{\"step\":{\"epoch\":1,\"contact\":1,\"attempt\":1,\"op\":1},\"problem\":"
      "\"browser_trouble\",\"detail\":\"\"}}";
  Said const said = asked.replay({"--what-if", opened + "=" + failed});
  INFO(said.out << said.err);
  CHECK(said.code == 0);
  CHECK(says(said.out, "followed: RetryScheduled"));
  write_text(asked.folder / "input.json", failed);
  CHECK(asked.replay({"--what-if", opened, "--with", (asked.folder / "input.json").string()}).out == said.out);
}

TEST_CASE("a change that cannot be made is one line that says why", "[P73]") {
  Asked const asked;
  auto const one_line = [&](std::vector<std::string> const& words, std::string const& part) {
    Said const said = asked.replay(words);
    INFO(said.err);
    CHECK(said.code == 2);
    CHECK(says(said.err, part));
    CHECK(std::ranges::count(said.err, '\n') == 1);
  };
  one_line({"--what-if", "99999=drop"}, "row 99999 is not an input");
  one_line({"--what-if", std::to_string(asked.row("FormFound")) + "=drop"}, "is not an input");
  one_line({"--what-if", "drop"}, "write SEQ=drop");
  one_line({"--what-if", "1={x"}, "neither drop nor a JSON object");
  one_line({"--what-if", "1={\"name\":\"Nonsense\",\"body\":{}}"}, "no input called Nonsense");
  one_line({"--what-if", "1={\"limits\":5}"}, "limits");
  one_line({"--what-if", "1", "--with", "/nowhere/input.json"}, "cannot be read");
  one_line({"--what-if", "1=drop", "--diff", "/bin/true"}, "one at a time");
}

TEST_CASE("a logged contact becomes a scenario that the simulator runs", "[P73]") {
  Asked const asked;
  std::string const file = (asked.folder / "contact.json").string();
  Said const said = asked.replay({"--contact", "1", "--to-scenario", file});
  INFO(said.err);
  CHECK(said.code == 0);
  CHECK(says(said.err, "contact 1 ended succeeded; contact 1 of the scenario ends succeeded"));
  std::string const text = read_text(file);
  CHECK_FALSE(says(text, "acme"));
  Child run({legwork_binary(), "sim", "--scenario", file}, asked.folder.path(), "sim");
  CHECK(run.wait(60s) == 0);
  CHECK(says(run.out(), "SendSucceeded"));
  Said const nobody = asked.replay({"--contact", "99", "--to-scenario", "-"});
  CHECK(nobody.code == 2);
  CHECK(says(nobody.err, "there is no contact 99"));
}

TEST_CASE("any moment is shown, also of one contact, and a row that is not there is told", "[P73]") {
  Asked const asked;
  std::string const found = std::to_string(asked.row("FormFound"));
  Said const then = asked.replay({"--at", found});
  CHECK(then.code == 0);
  CHECK(says(then.out, "identical: " + found + " rows"));
  Said const story = asked.replay({"--at", found, "--contact", "1"});
  CHECK(says(story.out, "#" + found + "  FormFound"));
  CHECK_FALSE(says(story.out, "FormFilled"));
  for (auto const& [words, part] :
       {std::pair<std::vector<std::string>, std::string>{{"--at", "99999"}, "there is no row 99999"},
        {{"--at", "1", "--contact", "1"}, "there is no contact 1"},
        {{"--at", "9", "--what-if", "1=drop"}, "--at means nothing"}}) {
    Said const said = asked.replay(words);
    INFO(said.err);
    CHECK(said.code == 2);
    CHECK(says(said.err, part));
  }
}
