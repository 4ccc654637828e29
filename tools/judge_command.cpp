// `legwork judge`: what a site's answer is taken for. The same code judges what pages show after a press.
#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "core/base/enum_names.hpp"
#include "core/base/text.hpp"
#include "core/page/outcome_sentences.hpp"
#include "tools/commands.hpp"
#include "tools/runtime.hpp"

namespace legwork::tools {

namespace {

constexpr std::size_t longest_text = 200'000; // bytes: ten times what a page's snapshot holds

void check_text(std::string const& text, std::string const& where) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const length = core::character_length(text, at);
    if (length == 0) throw UsageError(where + fmt::format("not UTF-8 (byte {})", at + 1));
    at += length;
  }
  if (core::trim(text).empty()) throw UsageError(where + "there is no text to judge");
  if (text.size() > longest_text) throw UsageError(where + fmt::format("longer than {} bytes", longest_text));
}

void judge_plain(std::istream& in, std::string const& name) {
  std::string const text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  check_text(text, name + ": ");
  core::OutcomeReading const reading = core::read_outcome(text, "");
  fmt::print("{}: {}\n", core::name_of(reading.means), reading.why);
  if (reading.sentences.size() < 2) return;
  for (core::OutcomeSentence const& sentence : reading.sentences)
    fmt::print("  {:<16} {}\n", core::name_of(sentence.means), core::clip(sentence.text, 200));
}

std::string text_of(nlohmann::json const& object, char const* key, std::string const& where) {
  auto const found = object.find(key);
  if (found == object.end()) return {};
  if (!found->is_string()) throw UsageError(where + fmt::format("\"{}\" must be a text", key));
  return found->get<std::string>();
}

void judge_lines(std::istream& in, std::string const& name) {
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (core::trim(line).empty()) continue;
    std::string const where = fmt::format("{}:{}: ", name, number);
    auto const object = nlohmann::json::parse(line, nullptr, false);
    if (object.is_discarded()) throw UsageError(where + "not JSON, or not UTF-8");
    if (!object.is_object() || !object.contains("text"))
      throw UsageError(where + "must be an object with \"text\", and optionally \"lang\"");
    std::string const text = text_of(object, "text", where);
    check_text(text, where);
    core::OutcomeReading const reading = core::read_outcome(text, text_of(object, "lang", where));
    nlohmann::ordered_json answer;
    answer["means"] = core::name_of(reading.means);
    answer["why"] = reading.why;
    fmt::print("{}\n", answer.dump());
  }
}

} // namespace

int run_judge(JudgeCommand const& command) {
  bool const from_standard_input = command.file == "-";
  std::ifstream file;
  if (!from_standard_input) {
    file.open(command.file, std::ios::binary);
    if (!file || file.peek() == std::ifstream::traits_type::eof())
      throw UsageError(command.file + ": cannot be read, or is empty; name a file with text, or - for standard input");
  }
  std::istream& in = from_standard_input ? std::cin : file;
  std::string const name = from_standard_input ? "standard input" : command.file;
  if (command.json)
    judge_lines(in, name);
  else
    judge_plain(in, name);
  return exit_good;
}

} // namespace legwork::tools
