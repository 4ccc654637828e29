// storage/screenshots: the folder of pictures, and everything that can be wrong with it.
#include <catch2/catch.hpp>

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

#include "storage/screenshots.hpp"
#include "tests/support/child.hpp"

using namespace legwork;
using namespace legwork::tests;
using storage::ScreenshotFolder;
using storage::Vault;
namespace fs = std::filesystem;

namespace {

struct Studio {
  TempFolder folder{"shots"};
  Vault vault{folder / "vault.db", {std::string(32, 'k')}};
  fs::path where = folder / "shots";
  ScreenshotFolder screenshots{where, vault,
                               [](core::ContactId id) { return id == 1 ? std::string("jane") : std::string("john"); }};

  Studio() {
    vault.store("jane", "values", "x");
    vault.store("john", "values", "x");
  }
};

} // namespace

TEST_CASE("a picture is kept sealed, under a name made here, in a folder made here", "[P32][P72]") {
  Studio studio;
  auto const name = studio.screenshots.store_screenshot(1, "../../form of Acme Motors", "PNG of jane@example.com");
  REQUIRE(name);
  CHECK(fs::exists(studio.where / *name));
  CHECK(read_text(studio.where / *name).find("PNG") == std::string::npos);
  CHECK((fs::status(studio.where / *name).permissions() & fs::perms::all) ==
        (fs::perms::owner_read | fs::perms::owner_write));
  CHECK((fs::status(studio.where).permissions() & fs::perms::all) == fs::perms::owner_all);
  CHECK(studio.screenshots.read_screenshot(1, *name).value() == "PNG of jane@example.com");
  CHECK_FALSE(studio.screenshots.read_screenshot(2, *name));
}

TEST_CASE("nothing from outside is ever part of a name, and no two names are the same", "[P32]") {
  Studio studio;
  std::vector<std::string> names;
  for (char const* what : {"form", "../evil", "a/b", "", "Acme"})
    names.push_back(studio.screenshots.store_screenshot(1, what, "bytes").value());
  for (std::string const& name : names) {
    CHECK(name.size() == 29);
    CHECK(name.ends_with(".shot"));
    CHECK(std::ranges::all_of(name.substr(0, 24),
                              [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }));
  }
  std::ranges::sort(names);
  CHECK(std::ranges::adjacent_find(names) == names.end());
}

TEST_CASE("only names made here are read", "[P32]") {
  Studio studio;
  REQUIRE(studio.screenshots.store_screenshot(1, "form", "bytes"));
  for (char const* name : {"../vault.db", "/etc/passwd", "", "aaaaaaaaaaaaaaaaaaaaaaaa.screenshot/",
                           "zzzzzzzzzzzzzzzzzzzzzzzz.shot", "../../aaaaaaaaaaaaaaaaaa.shot"}) {
    auto const read = studio.screenshots.read_screenshot(1, name);
    REQUIRE_FALSE(read);
    CHECK(read.error().kind == core::ErrorKind::invalid);
  }
  CHECK(studio.screenshots.read_screenshot(1, "aaaaaaaaaaaaaaaaaaaaaaaa.shot").error().kind ==
        core::ErrorKind::not_found);
}

TEST_CASE("a folder that was removed is made again at the next picture", "[P32]") {
  Studio studio;
  REQUIRE(studio.screenshots.store_screenshot(1, "form", "one"));
  fs::remove_all(studio.where);
  CHECK(studio.screenshots.store_screenshot(1, "form", "two"));
}

TEST_CASE("a file in the folder's place is reported", "[P32]") {
  Studio studio;
  write_text(studio.where, "I am a file");
  auto const kept = studio.screenshots.store_screenshot(1, "form", "bytes");
  REQUIRE_FALSE(kept);
  CHECK(kept.error().kind == core::ErrorKind::unavailable);
  CHECK(kept.error().detail.find("is a file; move it away") != std::string::npos);
  CHECK(read_text(studio.where) == "I am a file");
}

TEST_CASE("a folder that cannot be made is reported", "[P32]") {
  Studio studio;
  write_text(studio.folder / "file", "x");
  ScreenshotFolder screenshots(studio.folder / "file" / "screenshots", studio.vault,
                               [](core::ContactId) { return "jane"; });
  auto const kept = screenshots.store_screenshot(1, "form", "bytes");
  REQUIRE_FALSE(kept);
  CHECK(kept.error().kind == core::ErrorKind::unavailable);
  CHECK(kept.error().detail.find("cannot be made") != std::string::npos);
}

TEST_CASE("a folder without permission and a full disk are reported, and leave no half picture", "[P32]") {
  Studio studio;
  REQUIRE(studio.screenshots.store_screenshot(1, "form", "bytes"));
  auto const in_a_child = [](auto body) {
    pid_t const child = ::fork();
    if (child == 0) ::_exit(body() ? 0 : 1);
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
  };
  CHECK(in_a_child([&] {
          ::signal(SIGXFSZ, SIG_IGN);
          rlimit const limit{1'000, 1'000};
          ::setrlimit(RLIMIT_FSIZE, &limit);
          auto const kept = studio.screenshots.store_screenshot(1, "form", std::string(5'000, 'x'));
          auto const left = std::distance(fs::directory_iterator(studio.where), fs::directory_iterator{});
          return !kept && kept.error().kind == core::ErrorKind::unavailable && left == 1;
        }) == 0);
  fs::permissions(studio.where, fs::perms::owner_read | fs::perms::owner_exec);
  CHECK(in_a_child([&] {
          if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) return false;
          auto const kept = studio.screenshots.store_screenshot(1, "form", "bytes");
          return !kept && kept.error().kind == core::ErrorKind::unavailable;
        }) == 0);
  fs::permissions(studio.where, fs::perms::owner_all);
}

TEST_CASE("pictures of a forgotten customer cannot be read, and no new ones are kept", "[P72]") {
  Studio studio;
  auto const name = studio.screenshots.store_screenshot(1, "form", "bytes");
  REQUIRE(name);
  CHECK(studio.vault.forget("jane"));
  CHECK(studio.screenshots.read_screenshot(1, *name).error().kind == core::ErrorKind::not_found);
  CHECK_FALSE(studio.screenshots.store_screenshot(1, "form", "bytes"));
}
