// `legwork backup` as a person uses it: beside a run, and restored on another machine.
#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>
#include <thread>

#include "tests/street/street_run.hpp"
#include "tests/support/child.hpp"

using namespace legwork::tests;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

Said run(std::vector<std::string> words, fs::path const& folder, std::vector<std::string> const& environment = {}) {
  Child child(words, folder, "said", environment);
  int const code = child.wait(90s).value_or(-1);
  return {code, child.out(), child.err()};
}

bool says(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

std::size_t received(PracticeStreet const& street) {
  std::size_t out = 0;
  for (nlohmann::json const& business : nlohmann::json::parse(street.truth())) out += business["submissions"].size();
  return out;
}

} // namespace

TEST_CASE("a backup made beside a run is restored elsewhere, and contact-once still holds there", "[P13][P25]") {
  TempFolder const folder("backup");
  PracticeStreet const street(folder.path());
  write_request(folder.path());
  write_text(folder / "dealers.csv", street.dealers({"plain_post", "fetch_inline"}));
  fs::path const backup = folder / "backup";
  {
    Child contact(contact_words(folder.path()), folder.path(), "contact");
    for (int i = 0; i < 1200 && received(street) == 0 && contact.running(); ++i) std::this_thread::sleep_for(50ms);
    std::this_thread::sleep_for(3s); // its answer is judged; the other one's form stands for 5 s before it is sent
    REQUIRE(contact.running());
    Said const made = run({legwork_binary(), "backup", backup.string(), "--journal", (folder / "journal.db").string(),
                           "--key-file", (folder / "master.key").string(), "--with-key"},
                          folder.path());
    INFO(made.err);
    REQUIRE(made.code == 0);
    CHECK(says(made.out, "rows"));
    CHECK(says(made.out, "the master key is in it"));
    CHECK(contact.wait(90s) == 0);
  }
  TempFolder const other("restored");
  fs::copy(backup, other.path(), fs::copy_options::recursive);
  write_request(other.path());
  write_text(other / "dealers.csv", street.dealers({"plain_post"}));
  write_text(other / "message.txt", "Another question altogether, about a van.\n");
  Said const again = run(contact_words(other.path()), other.path());
  INFO(again.out << again.err);
  CHECK(again.code == 0); // reached, and not again
  CHECK(says(again.out, "this business was contacted already"));
  CHECK(received(street) == 2);
}

TEST_CASE("a backup without the key says so, and what cannot be backed up is one line", "[P72][P75]") {
  TempFolder const folder("backup");
  Said const none =
      run({legwork_binary(), "backup", (folder / "b").string(), "--journal", (folder / "journal.db").string()},
          folder.path());
  CHECK(none.code == 2);
  CHECK(says(none.err, "there is no journal"));
  CHECK_FALSE(fs::exists(folder / "b"));
}

TEST_CASE("a journal that was deleted stops every start until a person accepts it by name", "[P13][P75][P80]") {
  TempFolder const folder("lost");
  PracticeStreet const street(folder.path());
  write_request(folder.path());
  write_text(folder / "dealers.csv", street.dealers({"plain_post"}));
  REQUIRE(run(contact_words(folder.path()), folder.path()).code == 0);
  std::vector<std::string> const journal{"--journal", (folder / "journal.db").string()};
  auto const legwork = [&](std::vector<std::string> words) {
    words.insert(words.begin(), legwork_binary());
    words.insert(words.end(), journal.begin(), journal.end());
    return run(words, folder.path());
  };
  fs::remove(folder / "journal.db");
  std::vector<Said> starts;
  starts.push_back(run(contact_words(folder.path()), folder.path()));
  std::vector<std::string> serve{"serve", "--practice", "--key-file"};
  serve.push_back((folder / "master.key").string());
  starts.push_back(legwork(serve));
  starts.push_back(legwork({"history"}));
  starts.push_back(legwork({"backup", (folder / "backup").string()}));
  for (Said const& said : starts) {
    INFO(said.err);
    CHECK(said.code == 2);
    CHECK(says(said.err, "the journal is gone"));
  }
  CHECK(received(street) == 1);
  CHECK(says(legwork({"doctor", "--key-file", (folder / "master.key").string()}).out, "the journal is gone"));
  CHECK(legwork({"accept-loss", "--reason", "a mistake"}).code == 2); // by nobody
  Said const accepted = legwork({"accept-loss", "--who", "Ann", "--reason", "a mistake"});
  INFO(accepted.err);
  CHECK(accepted.code == 0);
  CHECK(legwork({"accept-loss", "--who", "Ann", "--reason", "again"}).code == 2);
  CHECK(run(contact_words(folder.path()), folder.path()).code == 0);
  CHECK(says(legwork({"doctor", "--key-file", (folder / "master.key").string()}).out, "Ann accepted on "));
}
