// `legwork regrade` over real journals: nothing differs where nothing changed, and what differs is named.
#include <catch2/catch.hpp>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/street/street_run.hpp"
#include "tests/support/child.hpp"
#include "tests/support/journal_file.hpp"
#include "tests/support/read_file.hpp"

using namespace legwork::tests;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

struct Recorded {
  TempFolder folder{"regrade"};
  fs::path journal = folder / "journal.db";
  Recorded() { static_cast<void>(record_session(journal)); }

  Said regrade(std::vector<std::string> words) const {
    words.insert(words.begin(), {legwork_binary(), "regrade"});
    Child child(words, folder.path(), "said");
    int const code = child.wait(60s).value_or(-1);
    return {code, child.out(), child.err()};
  }
  // As another build would have recorded it.
  void forge(std::string const& fact, std::string const& text, std::string const& instead) const {
    damage(journal,
           "UPDATE journal SET body = replace(body, '" + text + "', '" + instead + "') WHERE name = '" + fact + "'");
    rechain(journal);
  }
};

bool says(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

std::vector<nlohmann::json> lines_of(std::string const& text) {
  std::vector<nlohmann::json> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(nlohmann::json::parse(line));
  return out;
}

} // namespace

TEST_CASE("a session that was just recorded is graded as it was", "[P73]") {
  Recorded const recorded;
  std::string const before = read_file(recorded.journal);
  Said const said = recorded.regrade({recorded.journal.string()});
  INFO(said.out << said.err);
  CHECK(said.code == 0);
  CHECK(says(said.out, " contacts of 1 session: "));
  CHECK(says(said.out, " as before; 0 differ\n"));
  CHECK(read_file(recorded.journal) == before);
  Said const twice = recorded.regrade({recorded.journal.string(), recorded.journal.string()});
  CHECK(says(twice.out, " contacts of 2 sessions: "));
}

TEST_CASE("what the recorded plan and verdict say otherwise is named, contact by contact", "[P73]") {
  Recorded const recorded;
  recorded.forge("FormFound", "\"field\":\"email\"", "\"field\":\"phone\"");
  recorded.forge("SendSucceeded", "\"grade\":\"confirmed\"", "\"grade\":\"probable\"");
  Said const said = recorded.regrade({recorded.journal.string()});
  INFO(said.out << said.err);
  CHECK(said.code == 1);
  CHECK(says(said.out, ": contact 1, "));
  CHECK(says(said.out, ": phone then, email today\n"));
  CHECK(says(said.out, ": verdict: probable then, confirmed today\n"));
  CHECK_FALSE(says(said.out, "; 0 differ\n"));
}

TEST_CASE("another form than the recorded one, and another CAPTCHA, are named", "[P73]") {
  Recorded const recorded;
  recorded.forge("FormFound", "\"fingerprint\":", "\"fingerprint\":7,\"was\":");
  recorded.forge("ScreeningPassed", "\"passive_captcha\":\"\"", "\"passive_captcha\":\"turnstile\"");
  Said const said = recorded.regrade({recorded.journal.string()});
  INFO(said.out << said.err);
  CHECK(said.code == 1);
  CHECK(says(said.out, ": form: contact then, another one today\n"));
  CHECK(says(said.out, ": captcha: passive then, none today\n"));
}

TEST_CASE("with --json there is one line for each contact", "[P73]") {
  Recorded const recorded;
  recorded.forge("SendSucceeded", "\"grade\":\"confirmed\"", "\"grade\":\"probable\"");
  Said const said = recorded.regrade({"--json", recorded.journal.string()});
  CHECK(said.code == 1);
  CHECK(says(said.err, " of 1 session: "));
  auto const lines = lines_of(said.out);
  REQUIRE(lines.size() > 2);
  std::size_t different = 0;
  for (auto const& line : lines) {
    CHECK(line.at("file") == recorded.journal.string());
    CHECK(line.at("same") == line.at("differences").empty());
    if (line.at("same").get<bool>()) continue;
    ++different;
    auto const& first = line.at("differences").at(0);
    CHECK(first.at("what") == "verdict");
    CHECK(first.at("recorded") == "probable");
    CHECK(first.at("today") == "confirmed");
    CHECK(first.at("row").get<int>() > 0);
  }
  CHECK(different > 0);
}

TEST_CASE("pages that were cleaned up are counted, and a file that is no journal is told while the others are read",
          "[P73]") {
  Recorded const recorded;
  damage(recorded.journal, "DELETE FROM evidence");
  Said const said = recorded.regrade({recorded.journal.string(), (recorded.folder / "none.db").string()});
  INFO(said.out << said.err);
  CHECK(said.code == 1);
  CHECK(says(said.out, "could not be read again: their evidence was cleaned up\n"));
  CHECK(says(said.err, "none.db"));
  CHECK(recorded.regrade({(recorded.folder / "none.db").string()}).code == 2);
  CHECK(recorded.regrade({}).code == 2);
}
