// storage/vault: personal data under a key of its own, and what is left of it when the key is destroyed.
#include <catch2/catch.hpp>

#include <cstdlib>

#include "storage/digest.hpp"
#include "storage/open_to_read.hpp"
#include "storage/replay/replay.hpp"
#include "storage/screenshots.hpp"
#include "storage/vault.hpp"
#include "tests/support/child.hpp"
#include "tests/support/journal_file.hpp"

using namespace legwork;
using namespace legwork::tests;
using storage::FailureKind;
using storage::MasterKey;
using storage::Vault;
namespace fs = std::filesystem;

namespace {

MasterKey key_of(char c) { return {std::string(32, c)}; }

std::string const secret = "jane.secret@example.com";

// True where any file of the folder holds `bytes`.
bool is_on_disk(fs::path const& folder, std::string const& bytes) {
  for (auto const& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && read_text(entry.path()).find(bytes) != std::string::npos) return true;
    if (entry.path().string().find(bytes) != std::string::npos) return true;
  }
  return false;
}

// Sets an environment variable for one test.
struct Environment {
  explicit Environment(char const* value) {
    value == nullptr ? ::unsetenv("LEGWORK_MASTER_KEY") : ::setenv("LEGWORK_MASTER_KEY", value, 1);
  }
  ~Environment() { ::unsetenv("LEGWORK_MASTER_KEY"); }
};

} // namespace

TEST_CASE("what is put comes back, also after the program ended, and is nowhere in the clear", "[P72]") {
  TempFolder folder("vault");
  {
    Vault vault(folder / "vault.db", key_of('k'));
    std::string const jane = vault.customer_for(secret);
    vault.store(jane, "values", "{\"email\":\"" + secret + "\"}");
    vault.store(jane, "message", "first");
    vault.store(jane, "message", "second");
  }
  Vault vault(folder / "vault.db", key_of('k'));
  std::string const jane = vault.customer_for(secret);
  CHECK(vault.get(jane, "values") == "{\"email\":\"" + secret + "\"}");
  CHECK(vault.get(jane, "message") == "second");
  CHECK_FALSE(vault.get(jane, "nothing"));
  CHECK_FALSE(vault.get("somebody else", "values"));
  CHECK_FALSE(is_on_disk(folder.path(), secret));
  CHECK_FALSE(is_on_disk(folder.path(), "jane"));
}

TEST_CASE("a customer is the same for the same address in any case, and means nothing without the key", "[P72]") {
  TempFolder folder("vault");
  Vault one(folder / "one.db", key_of('1'));
  Vault two(folder / "two.db", key_of('2'));
  CHECK(one.customer_for("Jane@Example.com") == one.customer_for("jane@example.COM"));
  CHECK(one.customer_for("jane@example.com") != one.customer_for("john@example.com"));
  CHECK(one.customer_for("jane@example.com") != two.customer_for("jane@example.com"));
  CHECK(one.digest("a") != two.digest("a"));
  CHECK(one.digest("a") == one.digest("a"));
}

TEST_CASE("another master key is noticed at opening", "[P72]") {
  TempFolder folder("vault");
  {
    Vault const vault(folder / "vault.db", key_of('k'));
  }
  Failed const failed = failure_of([&] { Vault const vault(folder / "vault.db", key_of('x')); });
  REQUIRE(failed.any);
  CHECK(failed.kind == FailureKind::damaged);
  CHECK(failed.message.find("another master key") != std::string::npos);
}

TEST_CASE("sealed bytes open for their customer only, and not when altered", "[P72]") {
  TempFolder folder("vault");
  Vault vault(folder / "vault.db", key_of('k'));
  vault.store("jane", "values", "x");
  vault.store("john", "values", "x");
  auto const sealed = vault.seal("jane", "a picture");
  REQUIRE(sealed);
  CHECK(sealed->find("picture") == std::string::npos);
  CHECK(vault.seal("jane", "a picture").value() != *sealed);
  CHECK(vault.open("jane", *sealed).value() == "a picture");
  CHECK(vault.open("john", *sealed).error().kind == core::ErrorKind::broken);
  for (std::size_t i = 0; i < sealed->size(); i += 7) {
    std::string altered = *sealed;
    altered[i] = static_cast<char>(altered[i] ^ 1);
    CHECK_FALSE(vault.open("jane", altered));
  }
  CHECK_FALSE(vault.open("jane", ""));
  CHECK(vault.seal("nobody", "x").error().kind == core::ErrorKind::not_found);
}

TEST_CASE("forgetting destroys the key: nothing can be read any more, by anybody, and no copy is left in a file",
          "[P72]") {
  TempFolder folder("vault");
  std::string boxed;
  std::string sealed;
  {
    Vault vault(folder / "vault.db", key_of('k'));
    vault.store("jane", "values", secret);
    vault.store("john", "values", "john stays");
    sealed = vault.seal("jane", "a picture").value();
  }
  {
    storage::Database db(folder / "vault.db", storage::Database::Access::own);
    storage::Statement find(db, "SELECT boxed FROM keys WHERE customer = 'jane'");
    REQUIRE(find.step());
    boxed = find.blob(0);
  }
  REQUIRE(is_on_disk(folder.path(), boxed));
  {
    Vault vault(folder / "vault.db", key_of('k'));
    CHECK(vault.forget("jane"));
    CHECK_FALSE(vault.forget("jane"));
    CHECK_FALSE(vault.get("jane", "values"));
    CHECK(vault.open("jane", sealed).error().kind == core::ErrorKind::not_found);
    CHECK_FALSE(is_on_disk(folder.path(), boxed));
  }
  CHECK_FALSE(is_on_disk(folder.path(), boxed));
  Vault vault(folder / "vault.db", key_of('k'));
  CHECK(vault.open("jane", sealed).error().kind == core::ErrorKind::not_found);
  CHECK(vault.get("john", "values") == "john stays");
  vault.store("jane", "values", "a new start");
  CHECK(vault.get("jane", "values") == "a new start");
  CHECK_FALSE(vault.open("jane", sealed));
}

TEST_CASE("a master key file is made once, for its owner alone", "[P72]") {
  Environment const none(nullptr);
  TempFolder folder("key");
  fs::path const file = folder / "deep" / "master.key";
  auto const missing = MasterKey::find(file, false);
  REQUIRE_FALSE(missing);
  CHECK(missing.error().kind == core::ErrorKind::not_found);
  CHECK(missing.error().detail.find("is missing; restore it or set LEGWORK_MASTER_KEY") != std::string::npos);
  auto const made = MasterKey::find(file, true);
  REQUIRE(made);
  CHECK(made->bytes.size() == 32);
  CHECK((fs::status(file).permissions() & fs::perms::all) == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(MasterKey::find(file, true).value().bytes == made->bytes);
  CHECK(MasterKey::find(file, false).value().bytes == made->bytes);
}

TEST_CASE("a key file that others can read, or that holds no key, is refused", "[P72]") {
  Environment const none(nullptr);
  TempFolder folder("key");
  fs::path const file = folder / "master.key";
  REQUIRE(MasterKey::find(file, true));
  fs::permissions(file,
                  fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read | fs::perms::others_read);
  auto const open = MasterKey::find(file, false);
  REQUIRE_FALSE(open);
  CHECK(open.error().detail.find("chmod 600") != std::string::npos);
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  for (std::string const& text : {std::string("short\n"), std::string(64, 'z') + "\n", std::string(66, 'a') + "\n"}) {
    write_text(file, text);
    auto const bad = MasterKey::find(file, true);
    REQUIRE_FALSE(bad);
    CHECK(bad.error().detail.find("64 hexadecimal digits") != std::string::npos);
    CHECK(bad.error().detail.find("short") == std::string::npos);
  }
  write_text(file, "");
  CHECK_FALSE(MasterKey::find(file, true));
}

TEST_CASE("the environment's key comes first, and a wrong one is never ignored", "[P72]") {
  TempFolder folder("key");
  {
    Environment const given(std::string(64, 'a').c_str());
    CHECK(MasterKey::find(folder / "none.key", false).value().bytes == std::string(32, '\xaa'));
  }
  Environment const wrong("not a key");
  auto const refused = MasterKey::find(folder / "none.key", true);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().detail.find("not a key") == std::string::npos);
  CHECK_FALSE(fs::exists(folder / "none.key"));
}

TEST_CASE("a session is replayed as it was after its customer was forgotten", "[P72][P73]") {
  TempFolder folder("forget");
  static_cast<void>(record_session(folder / "journal.db"));
  Vault vault(folder / "vault.db", key_of('k'));
  std::string const jane = vault.customer_for(secret);
  vault.store(jane, "values", secret);
  CHECK(vault.forget(jane));
  auto const db = storage::open_to_read(folder / "journal.db");
  storage::ReplayReport const report = storage::replay(*db);
  CHECK_FALSE(report.first);
  CHECK(report.undecided == 0);
}
