// The rules of a request, over the cases that the console's own rules are tested with, too.
#include <catch2/catch.hpp>

#include <fstream>
#include <nlohmann/json.hpp>

#include "adapters/wire/directory_json.hpp"
#include "core/validate/request.hpp"

using namespace legwork;

TEST_CASE("server and console say the same about every kept value of a request", "[P67][P11]") {
  std::ifstream in(LEGWORK_SOURCE_DIR "/tests/rules/requests.json");
  auto const cases = nlohmann::json::parse(in);
  REQUIRE(cases.size() >= 60);
  std::map<std::string, std::string> const right{{"first_name", "Jane"},
                                                 {"last_name", "Example"},
                                                 {"email", "jane@example.com"},
                                                 {"phone", "(512) 555-0100"},
                                                 {"zip", "78701"}};
  for (auto const& one : cases) {
    std::string const field = one["field"];
    std::string const value = one["value"];
    CAPTURE(one.dump(-1, ' ', true));
    std::vector<core::FieldProblem> problems;
    if (field == "message")
      problems = core::check_message(value);
    else if (field == "dealer_name")
      problems = core::check_dealer_name(value);
    else {
      auto values = right;
      values[field] = value;
      problems = core::check_customer(values);
    }
    CHECK((problems.empty() ? "" : problems.front().reason) == one["reason"].get<std::string>());
  }
}

TEST_CASE("server and console say the same about every kept website", "[P67][P12]") {
  std::ifstream in(LEGWORK_SOURCE_DIR "/tests/rules/websites.json");
  auto const cases = nlohmann::json::parse(in);
  REQUIRE(cases.size() >= 50);
  for (auto const& one : cases) {
    CAPTURE(one.dump(-1, ' ', true));
    auto const website = core::read_website(one["value"].get<std::string>(), adapters::website_rules({}));
    CHECK((website ? "" : website.error().detail) == one["reason"].get<std::string>());
  }
}
