// Strangers' pages that are kept beside the repository (docs/page-scores.md): each is read, whatever it holds.
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/base/text.hpp"
#include "tests/street/street_run.hpp"
#include "tests/support/child.hpp"
#include "tests/support/skip.hpp"

using namespace legwork::tests;
using namespace std::chrono_literals;

namespace {

std::filesystem::path corpora() { return std::filesystem::path(LEGWORK_SOURCE_DIR) / "../shared/corpora"; }

// Every `every`th of a folder's files, by name: all of them take minutes, and ./dev score reads them all.
std::vector<std::string> files_in(std::filesystem::path const& folder, std::string const& extension,
                                  std::size_t every = 1) {
  std::vector<std::string> out;
  std::error_code none;
  for (auto const& entry : std::filesystem::directory_iterator(folder, none)) {
    if (entry.path().extension() == extension) out.push_back(entry.path().string());
  }
  std::ranges::sort(out);
  std::vector<std::string> kept;
  for (std::size_t i = 0; i < out.size(); i += every) kept.push_back(out[i]);
  return kept;
}

// How many of `files` have their own line with an answer, in order.
std::size_t answered(std::string const& out, std::vector<std::string> const& files, char const* answer) {
  std::size_t count = 0;
  for (std::string_view line : legwork::core::split(out, '\n')) {
    auto const object = nlohmann::json::parse(line, nullptr, false);
    if (count < files.size() && object.is_object() && object.contains(answer) &&
        object.value("file", "") == files[count])
      ++count;
  }
  return count;
}

std::vector<std::string> words(std::vector<std::string> first, std::vector<std::string> const& files) {
  first.insert(first.begin(), legwork_binary());
  first.insert(first.end(), files.begin(), files.end());
  return first;
}

} // namespace

TEST_CASE("stored pages of strangers are all answered", "[P88]") {
  if (!std::filesystem::exists(corpora() / "contact")) return skip("../shared/corpora is not there");
  TempFolder const folder("corpora");
  auto const contact = files_in(corpora() / "contact/pages", ".html", 8);
  auto const autofill = files_in(corpora() / "autofill/pages", ".html", 8);
  Child first(words({"read", "--json"}, contact), folder.path(), "contact");
  Child second(words({"read", "--json"}, autofill), folder.path(), "autofill");
  CHECK(first.wait(400s) == 0);
  CHECK(second.wait(400s) == 0);
  CHECK(answered(first.out(), contact, "forms") == contact.size());
  CHECK(answered(second.out(), autofill, "forms") == autofill.size());
}

TEST_CASE("every list of strangers' links is answered", "[P10]") {
  if (!std::filesystem::exists(corpora() / "links")) return skip("../shared/corpora is not there");
  TempFolder const folder("corpora");
  auto const lists = files_in(corpora() / "links", ".json");
  Child child(words({"rank", "--json"}, lists), folder.path(), "links");
  CHECK(child.wait(60s) == 0);
  CHECK(answered(child.out(), lists, "ranked") == lists.size());
}
