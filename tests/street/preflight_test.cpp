// A preflight of the whole practice street by real Chromium, and the contacts that follow it.
#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/street/street_run.hpp"

using namespace legwork::tests;
using namespace std::chrono_literals;

namespace {

class PreflightOfTheStreet {
 public:
  PreflightOfTheStreet() : folder_("preflight"), street_(folder_.path()) {
    write_request(folder_.path());
    write_text(folder_ / "dealers.csv", street_.dealers());
  }

  // What is printed, once it has ended with code 1: the street has businesses that are not ready.
  std::string look(std::string const& outcomes) {
    Child preflight({legwork_binary(), "preflight", file("dealers.csv"), "--customer", file("me.toml"), "--journal",
                     journal(), "--key-file", file("master.key"), "--parallel", "4", "--gap", "0", "--json",
                     file(outcomes), "--ready", file("ready.csv")},
                    folder_.path(), "preflight");
    auto const code = preflight.wait(400s);
    INFO(preflight.err());
    REQUIRE(code == 1);
    return preflight.out();
  }
  void contact(std::string const& outcomes) {
    Child contact(contact_words(folder_.path(), {"--json", file(outcomes), "--parallel", "4"}), folder_.path(),
                  "contact");
    REQUIRE(contact.wait(600s) == 1);
  }
  bool replays() const {
    Child replay({legwork_binary(), "replay", journal(), "--verify"}, folder_.path(), "replay");
    return replay.wait(60s) == 0 && replay.out().starts_with("identical");
  }

  std::string journal() const { return file("journal.db"); }
  std::string file(std::string const& name) const { return (folder_ / name).string(); }
  nlohmann::json truth() const { return nlohmann::json::parse(street_.truth()); }

  // By business.
  std::map<std::string, nlohmann::json> read(std::string const& outcomes) const {
    std::map<std::string, nlohmann::json> out;
    std::istringstream lines(read_text(file(outcomes)));
    for (std::string line; std::getline(lines, line);) {
      auto one = nlohmann::json::parse(line);
      std::string const name = one["dealer_name"];
      out[name] = std::move(one);
    }
    return out;
  }

 private:
  TempFolder folder_;
  PracticeStreet street_;
};

bool says(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

// What was called ready was sent, or its form was; nobody else got a message.
std::size_t check_contacts(std::map<std::string, nlohmann::json> const& looked,
                           std::map<std::string, nlohmann::json> const& contacted) {
  std::size_t ready = 0;
  for (auto const& [name, outcome] : contacted) {
    nlohmann::json const& before = looked.at(name);
    std::string const reason = outcome["reason"];
    INFO(name << ": " << before["reason"] << "; then " << outcome["outcome"] << ": " << reason);
    CHECK(before["reason"] != "");
    if (outcome["outcome"] == "succeeded") CHECK(before["readiness"] == "ready");
    if (before["readiness"] == "no_form") CHECK(says(reason, "no contact form"));
    ready += before["readiness"] == "ready" ? 1 : 0;
  }
  return ready;
}

} // namespace

TEST_CASE("a preflight of the whole street sends nothing, and says what contacting would come to", "[P88][P34]") {
  PreflightOfTheStreet street;
  std::string const said = street.look("looked.jsonl");
  INFO(said);
  CHECK(says(said, " ready, "));
  CHECK(says(said, "need a person ("));
  CHECK(says(said, "nothing was written or sent"));
  for (auto const& business : street.truth()) {
    INFO(business["kind"]);
    CHECK(business["submissions"].empty());
  }
  auto const looked = street.read("looked.jsonl");
  std::string const list = read_text(street.file("ready.csv"));
  CHECK(list.starts_with("dealer_name,website,id\r\n"));
  for (auto const& [name, one] : looked) CHECK(says(list, name) == (one["readiness"] == "ready"));

  street.contact("outcomes.jsonl");
  auto const contacted = street.read("outcomes.jsonl");
  CHECK(check_contacts(looked, contacted) >= 30);

  street.look("again.jsonl"); // those that were sent are told so
  auto const again = street.read("again.jsonl");
  for (auto const& [name, outcome] : contacted) {
    INFO(name);
    if (outcome["outcome"] == "succeeded") CHECK(again.at(name)["readiness"] == "contacted_before");
  }
  CHECK(street.replays());
  CHECK(leftovers().empty());
}
