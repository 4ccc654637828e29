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

struct Said {
  int code;
  std::string out;
  std::string err;
};

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
