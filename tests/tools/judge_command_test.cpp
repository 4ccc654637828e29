// `legwork judge`: what it prints, and what it says of input that it cannot judge.
#include <catch2/catch.hpp>

#include "tests/street/street_run.hpp"
#include "tests/support/child.hpp"

using namespace legwork::tests;
using namespace std::chrono_literals;

namespace {

struct Judged {
  int code;
  std::string out;
  std::string err;
};

// Of a file with `text`, by `legwork judge OPTIONS FILE`.
Judged judge(std::string const& text, std::vector<std::string> const& options = {}) {
  TempFolder const folder("judge");
  write_text(folder / "answer.txt", text);
  std::vector<std::string> words{legwork_binary(), "judge"};
  words.insert(words.end(), options.begin(), options.end());
  words.push_back((folder / "answer.txt").string());
  Child child(words, folder.path(), "judged");
  int const code = child.wait(60s).value_or(-1);
  return {code, child.out(), child.err()};
}

bool says(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("judge says in words what a text is taken for, and why", "[P83]") {
  Judged const one = judge("Your message could not be sent.");
  CHECK(one.code == 0);
  CHECK(one.out == "failed: it says that something went wrong: \"Your message could not be sent.\"\n");
  Judged const more = judge("Merci de corriger les champs.\nVotre message a été envoyé.");
  CHECK(says(more.out, "invalid: "));
  CHECK(says(more.out, "sent             Votre message a été envoyé."));
}

TEST_CASE("judge answers one line for each line of JSON", "[P83]") {
  Judged const said =
      judge("{\"text\": \"Tak!\", \"lang\": \"da\"}\n\n{\"text\": \"Tak!\", \"lang\": \"pl\"}\n", {"--json"});
  CHECK(said.code == 0);
  CHECK(said.out ==
        "{\"means\":\"sent\",\"why\":\"it says that the message was taken: \\\"Tak!\\\"\"}\n"
        "{\"means\":\"unknown\",\"why\":\"nothing in it says what became of the message\"}\n");
}

TEST_CASE("judge names what is wrong with its input, with its line", "[P12][P83]") {
  for (auto const& [text, problem] : {std::pair{"{\"text\": \"ok\"", "answer.txt:1: not JSON, or not UTF-8"},
                                      {"{\"text\": \"Thanks\"}\n[]", "answer.txt:2: must be an object with \"text\""},
                                      {"{\"lang\": \"en\"}", "answer.txt:1: must be an object with \"text\""},
                                      {"{\"text\": 5}", "answer.txt:1: \"text\" must be a text"},
                                      {"{\"text\": \" \"}", "answer.txt:1: there is no text to judge"},
                                      {"{\"text\": \"Hi\", \"lang\": 1}", "answer.txt:1: \"lang\" must be a text"}}) {
    Judged const said = judge(text, {"--json"});
    INFO(text << " -> " << said.err);
    CHECK(said.code == 2);
    CHECK(says(said.err, problem));
  }
  CHECK(says(judge("\xff\xfe").err, "answer.txt: not UTF-8 (byte 1)"));
  CHECK(says(judge("").err, "cannot be read, or is empty"));
  CHECK(judge("\n \n").code == 2);
}
