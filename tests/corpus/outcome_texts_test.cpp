// What sites say after a send, from many form plugins in 24 languages. The texts are other people's and are kept
// beside the repository; without them there is nothing to measure.
#include <catch2/catch.hpp>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/enum_names.hpp"
#include "core/page/outcome_sentences.hpp"
#include "tests/support/skip.hpp"

namespace {

using namespace legwork;

struct Share {
  int of = 0;
  int hit = 0;
  double value() const { return of == 0 ? 1.0 : static_cast<double>(hit) / of; }
};

} // namespace

TEST_CASE("texts of many sites are understood, and next to none is taken for a success that is none", "[P08][P83]") {
  std::ifstream in(std::string(LEGWORK_SOURCE_DIR) + "/../shared/corpora/outcomes/outcomes.jsonl");
  if (!in) return tests::skip("../shared/corpora/outcomes is not there");
  std::map<std::string, Share> recognized;
  std::map<std::string, Share> outside_english;
  Share false_success;
  Share english;
  for (std::string line; std::getline(in, line);) {
    auto const row = nlohmann::json::parse(line);
    std::string const wanted = row["means"];
    std::string const language = row["lang"];
    core::OutcomeReading const reading = core::read_outcome(row["text"].get<std::string>(), language);
    std::string const said(core::name_of(reading.means));
    auto const count = [&](Share& share, bool hit) { share.of += 1, share.hit += hit ? 1 : 0; };
    count(recognized[wanted], said == wanted);
    if (language != "en") count(outside_english[wanted], said == wanted);
    if (wanted != "sent") count(false_success, said == "sent");
    if (wanted == "sent" && language == "en") count(english, said == "sent");
  }
  REQUIRE(false_success.of > 1'000);
  CHECK(false_success.value() <= 0.002);
  CHECK(english.value() >= 0.97);
  CHECK(recognized["sent"].value() >= 0.97);
  for (auto const& [means, floor] : std::map<std::string, double>{
           {"failed", 0.87}, {"invalid", 0.93}, {"spam", 0.93}, {"confirm_by_mail", 0.87}, {"unfinished", 0.72}}) {
    INFO(means);
    CHECK(recognized[means].value() >= floor);
    CHECK(outside_english[means].value() >= floor);
  }
}
