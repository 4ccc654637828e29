// core/validate/csv: lists as people keep them, and everything that is wrong with one.
#include <catch2/catch.hpp>

#include "core/base/json_text.hpp"
#include "core/validate/csv.hpp"

using namespace legwork::core;

namespace {

using Cells = std::vector<std::string>;

// "1: a|b; 2: c": each record with its line, or the error.
std::string read(std::string_view text) {
  auto const records = parse_csv(text);
  if (!records) return std::string(name_of(records.error().kind)) + ": " + records.error().detail;
  std::string out;
  for (CsvRecord const& r : *records) {
    out += (out.empty() ? "" : "; ") + std::to_string(r.line) + ": ";
    for (std::size_t i = 0; i < r.cells.size(); ++i) out += (i == 0 ? "" : "|") + r.cells[i];
  }
  return out;
}

Result<std::string> as_it_is(std::string_view website) {
  if (website == "bad.example") return fail(ErrorKind::invalid, "no such letters");
  return std::string(website);
}

// "dealers: A https://a.com/; problems: 2 …"
std::string list(std::string const& text) {
  DealerList const list = read_dealers(text, {}, as_it_is);
  std::string out;
  for (Dealer const& d : list.dealers)
    out += std::to_string(d.line) + " " + d.dealer_name + " (" + d.dealer_ref + ") " + d.website.url + "\n";
  for (LineProblem const& p : list.problems) out += std::to_string(p.line) + "! " + p.text + "\n";
  return out;
}

} // namespace

TEST_CASE("cells, records and lines are read as people write them", "[csv]") {
  CHECK(read("") == "");
  CHECK(read("a") == "1: a");
  CHECK(read("a,b") == "1: a|b");
  CHECK(read("a,b\n") == "1: a|b");
  CHECK(read("a\nb") == "1: a; 2: b");
  CHECK(read("a\r\nb\r\n") == "1: a; 2: b");
  CHECK(read("a\rb\r") == "1: a; 2: b");
  CHECK(read("a,,b,") == "1: a||b|");
  CHECK(read(",") == "1: |");
  CHECK(read("\xEF\xBB\xBF"
             "a") == "1: a");
  CHECK(read("a\xEF\xBB\xBF") == "1: a\xEF\xBB\xBF");
  CHECK(read("a\n\n  \nb") == "1: a; 4: b"); // blank lines are none
  CHECK(read("a\n,\nb") == "1: a; 2: |; 3: b");
  CHECK(read(" a , b ") == "1:  a | b ");
}

TEST_CASE("a quoted cell holds what an unquoted one cannot", "[csv]") {
  CHECK(read("\"a,b\",c") == "1: a,b|c");
  CHECK(read("\"a\"\"b\"") == "1: a\"b");
  CHECK(read("\"\"") == "");
  CHECK(read("\"\",x") == "1: |x");
  CHECK(read("\"a\nb\",c\nd") == "1: a\nb|c; 3: d");
  CHECK(read("\"a\r\nb\"\r\nd") == "1: a\r\nb; 3: d");
  CHECK(read("a\"b,c") == "1: a\"b|c"); // a quote inside is a letter like another
  CHECK(read("\"a\"\r\n\"b\"") == "1: a; 2: b");
  CHECK(read("\"a") == "invalid: line 1: a quote is opened and never closed");
  CHECK(read("x\n\"a\n\nb") == "invalid: line 2: a quote is opened and never closed");
  CHECK(read("x\n\"a\"b") ==
        "invalid: line 2: text after a closing quote; put the whole cell into quotes and double the quotes inside it");
  CHECK(read("\"a\"\"") == "invalid: line 1: a quote is opened and never closed");
}

TEST_CASE("a list has a size", "[P43]") {
  std::string most;
  for (int i = 0; i < 10'000; ++i) most += "x\n";
  CHECK(parse_csv(most).value().size() == 10'000);
  CHECK(parse_csv(most + "x").error().kind == ErrorKind::invalid);
  CHECK(parse_csv(most + "x").error().detail.ends_with(" lines; split the list into several files"));
  CHECK(parse_csv(std::string(1U << 20U, 'x')).has_value());
  CHECK(parse_csv(std::string((1U << 20U) + 1, 'x')).error().detail ==
        "larger than 1 MiB; split the list into several files");
  CHECK(parse_csv(std::string_view("a\0b", 3)).error().detail == "not a text file; save it as CSV (UTF-8)");
}

TEST_CASE("a cell is quoted where it must be, and is never a formula", "[P68]") {
  CHECK(csv_cell("") == "");
  CHECK(csv_cell("plain text") == "plain text");
  CHECK(csv_cell("a,b") == "\"a,b\"");
  CHECK(csv_cell("a\"b") == "\"a\"\"b\"");
  CHECK(csv_cell("a\nb") == "\"a\nb\"");
  CHECK(csv_cell("a\rb") == "\"a\rb\"");
  for (char const c : std::string("=+-@\t")) CHECK(csv_cell(std::string(1, c) + "1") == "'" + std::string(1, c) + "1");
  CHECK(csv_cell("\r1") == "\"'\r1\"");
  CHECK(csv_cell("1=1") == "1=1");
  CHECK(read(csv_cell("a,\"b\"\n c") + "," + csv_cell("d")) == "1: a,\"b\"\n c|d");
}

TEST_CASE("a list of businesses is read by the names of its columns", "[P11][P12]") {
  CHECK(list("dealer_name,website\nA,a.com\n") == "2 A () https://a.com/\n");
  CHECK(list("url,x,Dealer Name,ID\nb.com,?, B ,17\n") == "2 B (17) https://b.com/\n");
  CHECK(list("web,name\na.com,A\n") == "2 A () https://a.com/\n");
  CHECK(list("website,dealer,dealer_id\na.com,A,x\n") == "2 A (x) https://a.com/\n");
  CHECK(list("name,website,id\nA,a.com," + std::string(120, 'i') + "\n") ==
        "2 A (" + std::string(100, 'i') + ") https://a.com/\n");
  CHECK(list("name,website,id\nA,a.com\n") == "2 A () https://a.com/\n"); // a short line
}

TEST_CASE("everything that is wrong with a list is told at once, with its line", "[P11]") {
  CHECK(list("") == "0! is empty; the first line must be: dealer_name,website\n");
  CHECK(list("\n\n") == "0! is empty; the first line must be: dealer_name,website\n");
  CHECK(list("\"") == "0! line 1: a quote is opened and never closed\n");
  CHECK(list("\nx\n") ==
        "2! no column dealer_name; the first line must be: dealer_name,website\n"
        "2! no column website; the first line must be: dealer_name,website\n");
  CHECK(list("website\na.com\n") == "1! no column dealer_name; the first line must be: dealer_name,website\n");
  CHECK(list("name\nA\n") == "1! no column website; the first line must be: dealer_name,website\n");
  CHECK(list("name,website\n") == "0! lists no business; add one line for each: name,website\n");
  CHECK(list("name,website\n,a.com\nB\nC,bad.example\nD,d.com\n") ==
        "5 D () https://d.com/\n"
        "2! dealer_name is empty\n"
        "3! website is empty\n"
        "4! website: no such letters\n");
  CHECK(list("name,website\nA,a.com\nB,https://A.com\nC,c.com\n,a.com\n") ==
        "2 A () https://a.com/\n3 B () https://a.com/\n4 C () https://c.com/\n"
        "3! website is the same as on line 2; remove one of the two\n"
        "5! dealer_name is empty\n");
}
