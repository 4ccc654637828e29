// `legwork rank`: which links of a page lead to its contact form, by the code that a contact goes by.
#include <fmt/format.h>

#include "adapters/wire/link_list.hpp"
#include "adapters/wire/page_reading_json.hpp"
#include "tools/commands.hpp"
#include "tools/input_file.hpp"

namespace legwork::tools {

namespace {

void print_ranking(std::string const& file, std::vector<std::string> const& ranked) {
  fmt::print("{}\n", file);
  for (std::size_t i = 0; i < ranked.size(); ++i) fmt::print("{:>4}. {}\n", i + 1, ranked[i]);
  if (ranked.empty()) fmt::print("      no link here says that it leads to a contact form\n");
}

} // namespace

int run_rank(RankCommand const& command) {
  std::size_t unread = 0;
  for (std::string const& file : command.files) {
    auto const text = read_input_file(file);
    auto const list = text ? adapters::read_link_list(*text) : std::unexpected(text.error());
    if (!list) {
      ++unread;
      fmt::print(stderr, "legwork: {}: {}\n", file, list.error().detail);
      if (command.json) fmt::print("{}\n", adapters::unread_page_json(file, list.error().detail));
      continue;
    }
    auto const ranked = adapters::rank_links(*list);
    if (command.json)
      fmt::print("{}\n", adapters::ranking_json(file, ranked));
    else
      print_ranking(file, ranked);
  }
  return exit_code_of(unread, command.files.size());
}

} // namespace legwork::tools
