// What a look at a page costs, over pages that grow: the page's half in a real Chromium, against counting the page's
// elements and laying out its text once; the core's half, against parsing the look's JSON. Both in the same run.
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <string>
#include <vector>

#include "adapters/browser/frame_snapshot.hpp"
#include "core/page/page_analysis.hpp"
#include "tests/bench/page_browser.hpp"
#include "tests/support/invented_pages.hpp"

using namespace legwork;

namespace {

constexpr int rounds = 5;

struct Page {
  std::string name;
  std::string html;
};

double median(std::vector<double> all) {
  std::ranges::sort(all);
  return all[all.size() / 2];
}

double cpu_ms() {
  struct timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

template <class Work>
double median_ms(Work const& work) {
  std::vector<double> all;
  for (int round = 0; round < rounds; ++round) {
    double const began = cpu_ms();
    work();
    all.push_back(cpu_ms() - began);
  }
  return median(std::move(all));
}

// By the page's own clock. Something is changed first, so that there is layout to do, as in a page that moves.
double ask_ms(tests::PageBrowser& browser, std::string const& expression) {
  std::vector<double> all;
  for (int round = 0; round < rounds; ++round)
    all.push_back(browser
                      .ask("(() => { document.body.style.paddingTop = Math.random() + 'px';"
                           "const began = performance.now(); " +
                           expression + "; return performance.now() - began; })()")
                      .get<double>());
  return median(std::move(all));
}

core::Snapshot snapshot_of(adapters::Json const& answer) {
  auto look = adapters::read_frame_look(answer);
  if (!look) throw std::runtime_error(look.error().detail);
  adapters::make_presentable(*look, {});
  core::Snapshot out;
  out.url = look->url;
  out.title = look->title;
  adapters::add_frame(out, *std::move(look), core::Frame{.visible = true}, [](int ref) { return ref; });
  return out;
}

void measure(tests::PageBrowser& browser, Page const& page) {
  browser.show(page.html);
  double const first = browser
                           .ask(
                               "(() => { const began = performance.now(); legwork.collect(); "
                               "return performance.now() - began; })()")
                           .get<double>();
  double const look = ask_ms(browser, "legwork.collect()");
  double const plain = ask_ms(browser, "document.querySelectorAll('*').length + document.body.innerText.length");
  auto const answer = browser.ask("legwork.collect()");
  std::string const text = answer.dump();
  core::Snapshot const seen = snapshot_of(answer);
  double const parse = median_ms([&] { (void)adapters::Json::parse(text); });
  double const receive = median_ms([&] { (void)snapshot_of(answer); });
  double const read = median_ms([&] { (void)core::PageAnalysis(seen).reading(); });
  fmt::print("{:<22} {:>7} {:>9.1f} {:>9.1f} {:>7.1f} {:>6} {:>9.2f} {:>9.2f} {:>7.1f}\n", page.name,
             browser.ask("document.querySelectorAll('*').length").dump(), first, look, look / plain, text.size() / 1024,
             receive, read, read / parse);
}

} // namespace

int main() {
  using namespace tests;
  fmt::print("                                 in the page                        in the program\n");
  fmt::print("{:<22} {:>7} {:>9} {:>9} {:>7} {:>6} {:>9} {:>9} {:>7}\n", "page", "nodes", "first ms", "look ms",
             "ratio", "KiB", "take ms", "read ms", "ratio");
  PageBrowser browser;
  for (Page const& page : std::vector<Page>{{"1,000 elements", page_of_elements(1'000)},
                                            {"10,000 elements", page_of_elements(10'000)},
                                            {"100,000 elements", page_of_elements(100'000)},
                                            {"a table of 10,000", page_of_rows(10'000)},
                                            {"a table of 100,000", page_of_rows(100'000)},
                                            {"500 levels", page_of_levels(500)},
                                            {"2,000 levels", page_of_levels(2'000)},
                                            {"300 boxes, no form", page_of_boxes(300)},
                                            {"3,000 boxes, no form", page_of_boxes(3'000)},
                                            {"5 MB of labels", page_of_labels(5'000'000)}})
    measure(browser, page);
  fmt::print(
      "page ratio: look / (counting all elements and laying out the text); program ratio: read / parsing the "
      "look's JSON. Medians of {}.\n",
      rounds);
  return 0;
}
