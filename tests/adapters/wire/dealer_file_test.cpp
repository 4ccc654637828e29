// adapters/wire/dealer_file: every list that people save goes through one reader.
#include <catch2/catch.hpp>

#include "adapters/wire/dealer_file.hpp"
#include "adapters/wire/directory_json.hpp"
#include "core/base/text.hpp"
#include "tests/support/saved_lists.hpp"

using namespace legwork;
using namespace legwork::adapters;
using namespace legwork::tests;

TEST_CASE("lists as people save them are read, and what is wrong with one is told line by line", "[P11][P12]") {
  auto const lists = saved_lists();
  CHECK(lists.size() > 20);
  for (SavedList const& list : lists) {
    auto const table = read_table(list.bytes, {});
    core::DealerList const read =
        table ? core::read_dealers(*table, website_rules({true, {}})) : core::unreadable_list(table.error());
    std::vector<SavedDealer> dealers;
    for (core::ListedDealer const& d : read.dealers) dealers.push_back({d.entry.dealer_name, d.website.url});
    std::vector<std::size_t> lines;
    std::string said;
    for (core::LineProblem const& p : read.problems) {
      lines.push_back(p.line);
      said += std::to_string(p.line) + ": " + p.text + "\n";
    }
    for (std::string const& note : read.notes) said += "note: " + note + "\n";
    INFO(list.what << "\n" << said);
    CHECK(dealers == list.dealers);
    CHECK(lines == list.problem_lines);
    for (std::string const& part : list.says) {
      INFO(part);
      CHECK(core::contains(said, part));
    }
    CHECK((said.empty() == list.says.empty()));

    core::ImportedFile const file = import_dealer_list(list.bytes, website_rules({true, {}}));
    CHECK(file.dealers.size() == list.dealers.size());
    CHECK(file.problems.size() == list.problem_lines.size());
    std::vector<std::string> notes;
    for (core::LineProblem const& note : file.notes) notes.push_back(note.text);
    CHECK(notes == read.notes);
  }
}

TEST_CASE("an import may have many dealers, and a request has fewer", "[P43]") {
  std::string text = "name,website\n";
  for (int i = 0; i < 10'001; ++i) text += "A,a" + std::to_string(i) + ".com\n";
  CHECK(import_dealer_list(text, website_rules({})).dealers.size() == 10'001);
  CHECK(read_table(text, {}).error().detail == "more than 10000 lines; split the list into several files");
  CHECK(read_table(std::string((16U << 20U) + 1, 'x'), {}).error().detail ==
        "larger than 16 MiB; split the list into several files");
}
