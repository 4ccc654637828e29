// core/directory/table: from the bytes of a text file to rows of cells.
#include <catch2/catch.hpp>

#include "core/directory/table.hpp"

using namespace legwork::core;

namespace {

// "1: a|b[link]; 2: c; 3! problem", or the error.
std::string read(std::string_view bytes, TableLimits const& limits = {}) {
  auto const table = read_text_table(bytes, limits);
  if (!table) return "! " + table.error().detail;
  std::string out;
  for (TableRow const& row : table->rows) {
    out += (out.empty() ? "" : "; ") + std::to_string(row.line) + ": ";
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      out += (i == 0 ? "" : "|") + row.cells[i].text + (row.cells[i].link.empty() ? "" : "[" + row.cells[i].link + "]");
  }
  for (LineProblem const& p : table->problems) out += "; " + std::to_string(p.line) + "! " + p.text;
  return out;
}

std::string cell(std::string_view text) {
  TableCell const read = read_cell(text);
  return read.text + (read.link.empty() ? "" : " -> " + read.link);
}

} // namespace

TEST_CASE("the separator is the one that makes headings, addresses or columns", "[P11]") {
  CHECK(read("name,website\nA,a.com\n") == "1: name|website; 2: A|a.com");
  CHECK(read("name;website\nA, B;a.com\n") == "1: name|website; 2: A, B|a.com");
  CHECK(read("name\twebsite\nA;B\ta.com\n") == "1: name|website; 2: A;B|a.com");
  CHECK(read("name|website\nA|a.com\n") == "1: name|website; 2: A|a.com");
  CHECK(read("List, of dealers\nname;website\nA;a.com\n") == "1: List, of dealers; 2: name|website; 3: A|a.com");
  CHECK(read("M, A;a.com\n") == "1: M, A|a.com");
  CHECK(read("x;y\n1;2\n") == "1: x|y; 2: 1|2");
  CHECK(read("a.com\nb.com\n") == "1: a.com; 2: b.com");
  CHECK(read("sep=|\nname|web,site\n") == "2: name|web,site");
  CHECK(read("\"sep=;\"\r\nname;website\r\n") == "2: name|website");
  CHECK(read("sep=,,\r\nname,website\r\n") == "2: name|website");
  CHECK(read("sep=;") == "");
}

TEST_CASE("blank rows are none, and broken ones are told", "[P11]") {
  CHECK(read("name,website\n,\n\u00a0,\u200b\nA,a.com\n,,,\n") == "1: name|website; 4: A|a.com");
  CHECK(read("name,website\n\"A\"x,a.com\nB,b.com\n") ==
        "1: name|website; 3: B|b.com; 2! text after a closing quote; put the whole cell into quotes and double the "
        "quotes inside it");
}

TEST_CASE("links are read from what spreadsheets, Markdown and web pages make of them", "[P12]") {
  CHECK(cell("=HYPERLINK(\"https://a.com/\",\"A\")") == "A -> https://a.com/");
  CHECK(cell("=hyperlink( \"https://a.com/\" ; \"say \"\"A\"\"\" )") == "say \"A\" -> https://a.com/");
  CHECK(cell("=HYPERLINK(\"https://a.com/\")") == "https://a.com/ -> https://a.com/");
  CHECK(cell("=HYPERLINK(\"https://a.com/\",B2)") == "https://a.com/ -> https://a.com/");
  CHECK(cell("=HYPERLINK(B2,\"A\")") == "=HYPERLINK(B2,\"A\")");
  CHECK(cell("=HYPERLINK(\"https://\"&B2,\"A\")") == "=HYPERLINK(\"https://\"&B2,\"A\")");
  CHECK(cell("[A](https://a.com/)") == "A -> https://a.com/");
  CHECK(cell("[A](https://a.com/ \"title\")") == "A -> https://a.com/");
  CHECK(cell("[A](https://a.com/) [B](https://b.com/)") == "[A](https://a.com/) [B](https://b.com/)");
  CHECK(cell("<https://a.com/>") == "https://a.com/");
  CHECK(cell("<a href='https://a.com/?x&amp;y' target=_blank>the <b>A</b></a>") ==
        "the <b>A</b> -> https://a.com/?x&y");
  CHECK(cell("<a href=https://a.com/>A</a>") == "A -> https://a.com/");
  for (char const* text : {"<a href=", "<a href=\">x</a>", "<a >x</a>", "<a href=x", "=HYPERLINK(\"a", "[]", "[](", "<",
                           "=HYPERLINK(\"a\"x)"})
    CHECK(cell(text) == text);
}

TEST_CASE("a table has a size", "[P43]") {
  CHECK(read("a\nb\n", {.rows = 1}) == "! more than 1 lines; split the list into several files");
  CHECK(read("a,b\nc,d\n", {.cells = 3}) ==
        "! more than 3 cells; leave out the columns that are not needed, or split the list");
  CHECK(read("abc", {.bytes = 2}) == "! larger than 0 MiB; split the list into several files");
}
