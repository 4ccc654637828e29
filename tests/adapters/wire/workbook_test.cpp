// adapters/wire/workbook: what Excel and others write, and everything that only looks like it.
#include <catch2/catch.hpp>

#include "adapters/wire/workbook.hpp"
#include "core/base/text.hpp"
#include "tests/support/workbook_file.hpp"

using namespace legwork;
using namespace legwork::adapters;
using namespace legwork::tests;

namespace {

// "1: a|b[link]; 2: c", or the error.
std::string read(std::string const& bytes, core::TableLimits const& limits = {}) {
  auto const table = read_workbook(bytes, limits);
  if (!table) return "! " + table.error().detail;
  std::string out;
  for (core::TableRow const& row : table->rows) {
    out += (out.empty() ? "" : "; ") + std::to_string(row.line) + ": ";
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      out += (i == 0 ? "" : "|") + row.cells[i].text + (row.cells[i].link.empty() ? "" : "[" + row.cells[i].link + "]");
  }
  return out;
}

std::string sheet(std::string const& rows, std::vector<std::string> const& texts = {}) {
  return workbook_file({{.name = "S", .rows = rows}}, texts);
}

bool says(std::string const& text, char const* part) { return core::contains(text, part); }

std::vector<ZipPart> replaced(std::vector<ZipPart> parts, std::string const& name, std::string const& text) {
  for (ZipPart& part : parts) {
    if (part.name == name) part.text = text;
  }
  return parts;
}

} // namespace

TEST_CASE("cells of every kind are read as a person sees them", "[P11]") {
  CHECK(read(sheet(R"(<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1"><v>78701</v></c></row>)")) ==
        "1: a|78701");
  CHECK(read(sheet(R"(<row r="1"><c r="A1"><v>7.8701E4</v></c><c r="B1"><v>0.10000000000000001</v></c></row>)")) ==
        "1: 78701|0.1");
  CHECK(read(sheet(R"(<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c></row>)")) ==
        "1: TRUE|#N/A");
  CHECK(read(sheet(R"(<row r="1"><c r="A1" t="str"><f>B1&amp;"x"</f><v>ax</v></c></row>)")) == "1: ax");
  CHECK(read(sheet(R"(<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>9</v></c></row>)",
                   {"<t>no</t>", "<r><t>two </t></r><r><t>runs</t></r><rPh sb=\"0\" eb=\"1\"><t>aloud</t></rPh>"})) ==
        "1: two runs");
  CHECK(
      read(sheet(R"(<row><c t="inlineStr"><is><t>no</t></is></c><c t="inlineStr"><is><t>places</t></is></c></row>)")) ==
      "1: no|places");
  CHECK(read(sheet(R"(<row r="2"><c r="C2" t="inlineStr"><is><t>a_x000D_b &amp; c</t></is></c></row>)")) ==
        "2: ||a b & c");
  CHECK(read(sheet(R"(<row r="1"><c r="A1"><f>HYPERLINK("http://a.com/","t")</f><v>t</v></c></row>)")) ==
        "1: t[http://a.com/]");
  CHECK(read(sheet(R"(<row r="1"><c r="A1" t="str"><f>HYPERLINK("http://"&amp;B1,"t")</f><v>t</v></c></row>)")) ==
        "1: t");
  CHECK(read(sheet("<row r=\"1\"/><row r=\"2\"><c r=\"A2\"/></row>")) == "");
}

TEST_CASE("links of cells and of ranges lead where a click does", "[P12]") {
  std::string const link =
      R"(<Relationship Id="rId7" Type="x/hyperlink" Target="https://a.com/?a=1&amp;b=2" TargetMode="External"/>)";
  CHECK(read(workbook_file({{.name = "S",
                             .rows = text_row(1, {"x", "site"}) + text_row(2, {"y", "site"}),
                             .after = R"(<hyperlinks><hyperlink ref="B1:B2" r:id="rId7"/>)"
                                      R"(<hyperlink ref="A1" location="S!A1"/></hyperlinks>)",
                             .rels = link}})) ==
        "1: x|site[https://a.com/?a=1&b=2]; 2: y|site[https://a.com/?a=1&b=2]");
}

TEST_CASE("names with prefixes, absolute targets and other letters' case are the same workbook", "[P11]") {
  auto parts = workbook_parts({{.name = "S", .rows = text_row(1, {"a"})}});
  for (ZipPart& part : parts) {
    if (part.name == "xl/worksheets/sheet1.xml")
      part.text = R"(<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t>)"
                  R"(</x:is></x:c></x:row></x:sheetData></x:worksheet>)";
    if (part.name == "xl/_rels/workbook.xml.rels")
      part.text = core::replace_all(part.text, "worksheets/sheet1.xml", "/XL/worksheets/../worksheets/Sheet1.xml");
  }
  CHECK(read(zip_file(parts)) == "1: a");
}

TEST_CASE("what is no workbook of this kind is told as what it is", "[P11]") {
  CHECK(says(read(zip_file({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}})), "(.ods)"));
  CHECK(says(read(zip_file({{"mimetype", "application/vnd.oasis.opendocument.text"}})), "not a spreadsheet"));
  CHECK(says(read(zip_file({{"xl/workbook.bin", "x"}, {"[Content_Types].xml", "<x/>"}})), "(.xlsb)"));
  CHECK(says(read(zip_file({{"Index/Document.iwa", "x"}})), "Numbers"));
  CHECK(says(read(zip_file({{"word/document.xml", "x"}, {"_rels/.rels", "<x/>"}})), "Word document"));
  CHECK(says(read(zip_file({{"ppt/presentation.xml", "x"}})), "presentation"));
  CHECK(says(read(zip_file({{"dealers.csv", "name,website\n"}})), "unpack it first"));
  CHECK(says(read(std::string("PK\x03\x04", 4) + std::string(100, 'x')), "damaged or was cut off"));
  std::string const whole = sheet(text_row(1, {"a"}));
  CHECK(says(read(whole.substr(0, whole.size() / 2)), "damaged or was cut off"));
  auto const parts = workbook_parts({{.name = "S", .rows = ""}});
  CHECK(says(read(zip_file(replaced(parts, "xl/workbook.xml", "<open"))), "is not XML"));
  CHECK(says(read(zip_file(replaced(parts, "xl/workbook.xml", "<workbook><sheets/></workbook>"))), "without sheets"));
  auto without = parts;
  std::erase_if(without, [](ZipPart const& part) { return part.name == "xl/worksheets/sheet1.xml"; });
  CHECK(says(read(zip_file(without)), "xl/worksheets/sheet1.xml is missing"));
  CHECK(says(read(sheet(text_row(2, {"a"}) + text_row(1, {"b"}))), "out of order"));
}

TEST_CASE("visible sheets count, and hidden ones are named", "[P11]") {
  CHECK(read(workbook_file({{.name = "A", .rows = ""}, {.name = "B", .rows = text_row(1, {"b"})}})) == "1: b");
  CHECK(says(read(workbook_file({{.name = "A", .rows = ""},
                                 {.name = "B", .rows = text_row(1, {"b"}), .attributes = "state=\"veryHidden\""}})),
             "show the sheet with the list: \"B\""));
  CHECK(read(workbook_file({{.name = "A", .rows = ""}})) == "");
}

TEST_CASE("a workbook has a size: packed, unpacked, rows, cells and depth", "[P43]") {
  std::string rows;
  for (std::size_t i = 1; i <= 20; ++i) rows += text_row(i, {"x"});
  CHECK(says(read(sheet(rows), {.rows = 19}), "more than 19 lines"));
  CHECK(says(read(sheet(rows), {.cells = 19}), "more than 19 cells"));
  CHECK(says(read(sheet(rows), {.bytes = 100}), "larger than 0 MiB"));
  CHECK(says(read(sheet(R"(<row r="1"><c r="XFD1" t="b"><v>1</v></c></row>)"), {.cells = 16'383}), "cells"));
  CHECK(says(read(sheet(std::string(3U << 20U, ' '))), "more than 400 times its size"));
  std::string large;
  for (std::size_t i = 1; large.size() < (33U << 20U); ++i)
    large += "<row r=\"" + std::to_string(i) + "\"><c><v>" + std::to_string(i * 7919) + "</v></c></row>";
  CHECK(says(read(sheet(large)), "unpacks to more than 32 MiB"));
  std::string deep;
  for (int i = 0; i < 200; ++i) deep += "<a>";
  for (int i = 0; i < 200; ++i) deep += "</a>";
  CHECK(says(read(sheet(deep)), "nested deeper"));
  std::vector<ZipPart> many;
  for (int i = 0; i < 10'001; ++i) many.push_back({"x" + std::to_string(i), ""});
  CHECK(says(read(zip_file(many)), "holds more than 10000 files"));
}
