// Where Chromium's sandbox cannot run, nothing is begun that would fail: one line before the start.
#include <catch2/catch.hpp>

#include "tests/street/street_run.hpp"
#include "tests/support/child.hpp"
#include "tests/support/skip.hpp"

using namespace legwork::tests;
using namespace std::chrono_literals;

namespace {

// `words` as root of a container that has no other user.
std::vector<std::string> as_lone_root(std::vector<std::string> words) {
  words.insert(words.begin(), {"/usr/bin/unshare", "--user", "--map-root-user"});
  return words;
}

bool can_make_namespaces(TempFolder const& folder) {
  Child child(as_lone_root({"/bin/true"}), folder.path(), "namespaces");
  return child.wait(10s) == 0;
}

} // namespace

TEST_CASE("a container whose root is alone is told before anything is started, and how to mend it", "[P30][P75]") {
  TempFolder const folder("sandbox");
  if (!can_make_namespaces(folder)) return skip("user namespaces cannot be made here");
  PracticeStreet const street(folder.path());
  write_request(folder.path());
  write_text(folder / "dealers.csv", street.dealers({"plain_post"}));
  std::string const journal = (folder / "journal.db").string();
  for (auto const& words :
       {contact_words(folder.path()),
        std::vector<std::string>{legwork_binary(), "serve", "--practice", "--port", "0", "--journal", journal,
                                 "--key-file", (folder / "master.key").string()}}) {
    Child child(as_lone_root(words), folder.path(), "said");
    CHECK(child.wait(60s) == 2);
    INFO(child.out() << child.err());
    CHECK(child.err().find("sandbox cannot start here") != std::string::npos);
    CHECK(child.err().find("start legwork as an ordinary user") != std::string::npos);
    CHECK(child.out().find("ready") == std::string::npos);
  }
  Child history({legwork_binary(), "history", "--journal", journal}, folder.path(), "history");
  CHECK(history.wait(20s) == 0);
  CHECK(history.out().find("Bluebird") == std::string::npos); // no contact was begun
}
