// core/validate/csv: records and cells, with their lines.
#include <catch2/catch.hpp>

#include "core/base/json_text.hpp"
#include "core/validate/csv.hpp"

using namespace legwork::core;

namespace {

using Cells = std::vector<std::string>;

// "1: a|b; 2: c": each record with its line, or the error.
std::string read(std::string_view text, char separator = ',') {
  auto const records = parse_csv(text, {.separator = separator});
  if (!records) return std::string(name_of(records.error().kind)) + ": " + records.error().detail;
  std::string out;
  for (CsvRecord const& r : records->records) {
    out += (out.empty() ? "" : "; ") + std::to_string(r.line) + ": ";
    for (std::size_t i = 0; i < r.cells.size(); ++i) out += (i == 0 ? "" : "|") + r.cells[i];
  }
  for (LineProblem const& p : records->problems)
    out += (out.empty() ? "" : "; ") + std::to_string(p.line) + "! " + p.text;
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
  CHECK(read("\"a\rb\"\rd") == "1: a\rb; 3: d");
  CHECK(read("a, \"b, c\" ,d") == "1: a|b, c|d"); // spaces around quotes
  CHECK(read("a;\"b;c\";d,e", ';') == "1: a|b;c|d,e");
  CHECK(read("a\t \"b\tc\"", '\t') == "1: a|b\tc");
}

TEST_CASE("a record that is not whole is told and left out, and the next line is read", "[csv][P11]") {
  CHECK(read("\"a") == "1! a quote is opened and never closed");
  CHECK(read("x\n\"a\n\nb") == "1: x; 4: b; 2! a quote is opened and never closed");
  CHECK(read("x\n\"a\"b\ny") ==
        "1: x; 3: y; 2! text after a closing quote; put the whole cell into quotes and double "
        "the quotes inside it");
  CHECK(read("\"a,b\nc,\"d\"\ne\n") == "2: c|d; 3: e; 1! a quote is opened and not closed before line 2");
  CHECK(read("\"a\"\"") == "1! a quote is opened and never closed");
}

TEST_CASE("a list has a size", "[P43]") {
  std::string most;
  for (int i = 0; i < 10'000; ++i) most += "x\n";
  CHECK(parse_csv(most).value().records.size() == 10'000);
  CHECK(parse_csv(most + "x").error().kind == ErrorKind::invalid);
  CHECK(parse_csv(most + "x").error().detail.ends_with(" lines; split the list into several files"));
  CHECK(parse_csv(std::string(1U << 20U, 'x')).has_value());
  CHECK(parse_csv(std::string((1U << 20U) + 1, 'x')).error().detail ==
        "larger than 1 MiB; split the list into several files");
  CHECK(parse_csv("a,b\nc,d", {.cells = 3}).error().detail.starts_with("more than 3 cells"));
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
