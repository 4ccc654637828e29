// By what is peculiar about each: separator, encoding, headings, cells, broken lines, workbooks, other files.
#include "tests/support/saved_lists.hpp"

#include "tests/support/workbook_file.hpp"

namespace legwork::tests {

namespace {

SavedDealer const alpenblick{"Alpenblick Wagen", "http://alpenblick.test:9/"};
SavedDealer const bergsee{"Bergsee Mobile", "http://bergsee.test:9/"};
SavedDealer const mueller{"M\u00fcller & S\u00f6hne", "http://mueller.test:9/"};
std::vector<SavedDealer> const both{alpenblick, bergsee};

enum class ByteOrder { little, big };

// Of characters below U+0100.
std::string utf16(std::string_view latin1, ByteOrder order) {
  std::string out;
  for (char c : latin1) {
    if (order == ByteOrder::big) out += '\0';
    out += c;
    if (order == ByteOrder::little) out += '\0';
  }
  return out;
}

std::vector<SavedList> separators() {
  return {
      {.what = "semicolons, as Excel in most of Europe writes",
       .bytes = "dealer_name;website\r\nAlpenblick Wagen;http://alpenblick.test:9/\r\n"
                "Bergsee Mobile;http://bergsee.test:9/\r\n",
       .dealers = both},
      {.what = "semicolons, with commas in the names",
       .bytes = "Name;Ort;Website\nWagen, Alpen, Blick;Ulm;alpenblick.test:9\n",
       .dealers = {{"Wagen, Alpen, Blick", "http://alpenblick.test:9/"}}},
      {.what = "Excel's first line sep=, a byte order mark",
       .bytes = "\xEF\xBB\xBFsep=;\r\nCompany;URL\r\nAlpenblick Wagen;http://alpenblick.test:9\r\n;\r\n"
                "Bergsee Mobile;http://bergsee.test:9\r\n",
       .dealers = both},
      {.what = "tabs",
       .bytes = "Dealer\tCity\tWeb\nAlpenblick Wagen\tUlm\talpenblick.test:9\n",
       .dealers = {alpenblick}},
      {.what = "bars", .bytes = "id|name|web site\n1|Alpenblick Wagen|alpenblick.test:9\n", .dealers = {alpenblick}},
      {.what = "line ends of old Macs",
       .bytes = "name,website\rAlpenblick Wagen,alpenblick.test:9\rBergsee Mobile,bergsee.test:9\r",
       .dealers = both},
      {.what = "line breaks and quotes within quotes",
       .bytes =
           "name,notes,website\n\"Alpenblick\nWagen\",\"said \"\"no\"\"\nonce, twice\", \"alpenblick.test:9\" \nX,,\n",
       .dealers = {alpenblick},
       .problem_lines = {5},
       .says = {"website is empty"}},
  };
}

std::vector<SavedList> encodings() {
  std::string const tabs = "Firma\tWebseite\r\nM\xFCller & S\xF6hne\thttp://mueller.test:9/\r\n";
  return {
      {.what = "Unicode text of Excel", .bytes = "\xFF\xFE" + utf16(tabs, ByteOrder::little), .dealers = {mueller}},
      {.what = "UTF-16 big-endian without a mark", .bytes = utf16(tabs, ByteOrder::big), .dealers = {mueller}},
      {.what = "Windows-1252",
       .bytes = "Firma;Webseite\r\nM\xFCller & S\xF6hne;mueller.test:9\r\n",
       .dealers = {mueller},
       .says = {"read as Windows-1252"}},
      {.what = "Cyrillic of Windows",
       .bytes = "name;website\n\xC0\xE2\xF2\xEE\xEC\xEE\xE1\xE8\xEB\xFC;alpenblick.test:9\n",
       .problem_lines = {0},
       .says = {"neither UTF-8 nor Windows-1252", "on line 2", "CSV UTF-8"}},
      {.what = "umlauts of old Macs",
       .bytes = "name;website\nM\x9Fller;mueller.test:9\n",
       .problem_lines = {0},
       .says = {"neither UTF-8 nor Windows-1252"}},
  };
}

std::vector<SavedList> headings() {
  return {
      {.what = "headings in French",
       .bytes = "Raison sociale;Ville;Site Web\nAlpenblick Wagen;Ulm;alpenblick.test:9\n",
       .dealers = {alpenblick}},
      {.what = "headings in Spanish",
       .bytes = "Raz\u00f3n social,P\u00e1gina web\nAlpenblick Wagen,alpenblick.test:9\n",
       .dealers = {alpenblick}},
      {.what = "headings in German with umlauts",
       .bytes = "H\u00e4ndler;Internetadresse\nAlpenblick Wagen;alpenblick.test:9\n",
       .dealers = {alpenblick}},
      {.what = "a longer heading",
       .bytes =
           "Official company,Website of the dealer,Website contact person\nAlpenblick Wagen,alpenblick.test:9,Jo\n",
       .dealers = {alpenblick},
       .says = {"the column \"Website of the dealer\" was read as the website"}},
      {.what = "columns that nobody knows",
       .bytes = "Foo,Bar\n1,2\n",
       .problem_lines = {1, 1},
       .says = {"no column name", "no column website", "\"Foo\", \"Bar\"", "Webseite", "Firma"}},
      {.what = "the same column twice, one of them filled",
       .bytes = "name,dealer,website,website\nAlpenblick Wagen,,,alpenblick.test:9\n"
                "Bergsee Mobile,bergsee mobile,bergsee.test:9,http://www.bergsee.test:9\n",
       .dealers = both},
      {.what = "the same column twice, with different things",
       .bytes = "name,company,website,url\nA,B,alpenblick.test:9,\nBergsee Mobile,,bergsee.test:9,other.test:9\n",
       .problem_lines = {2, 3},
       .says = {"two columns mean the name", "two columns mean the website"}},
      {.what = "no heading",
       .bytes = "Alpenblick Wagen;alpenblick.test:9\nBergsee Mobile;bergsee.test:9\n",
       .dealers = both,
       .says = {"there is no heading line: column 2 was read as the website, column 1 as the name"}},
      {.what = "nothing but addresses",
       .bytes = "https://www.alpenblick.test:9/a\nbergsee.test:9\n",
       .dealers = {{"alpenblick.test", "https://www.alpenblick.test:9/a"}, {"bergsee.test", "http://bergsee.test:9/"}},
       .says = {"its host as the name"}},
      {.what = "no heading, and several columns that may be the name",
       .bytes = "Alpenblick Wagen,Ulm,alpenblick.test:9\n",
       .problem_lines = {1},
       .says = {"put a line above it"}},
      {.what = "a title above the heading",
       .bytes = "Dealers around Ulm,\n,\nName,Website\nAlpenblick Wagen,alpenblick.test:9\n",
       .dealers = {alpenblick},
       .says = {"above line 3"}},
  };
}

std::vector<SavedList> cells() {
  return {
      {.what = "cells as people have them",
       .bytes =
           "name,website\nAlpenblick Wagen,\u00a0http://alpenblick.test:9/\u200b\nB,info@bergsee.test\nC,n/a\nD,-\n"
           "E,+49 731 5550100\nF,http:/f.test:9\nG,g.test:9 / h.test:9\nH,=A2&B2\nI,ask for it\nJ,#REF!\n"
           "K,\"k.test:9, info@k.test\"\nL,\n\u200b,m.test:9\nN/A,n.test:9\n",
       .dealers = {alpenblick},
       .problem_lines = {3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
       .says = {"e-mail address, not a website", "no website (\"n/a\")", "no website (\"-\")", "phone number",
                "a colon and two slashes", "two addresses", "a formula", "text, not a website",
                "error of a spreadsheet's formula", "a website and an e-mail address", "website is empty",
                "dealer_name is empty"}},
      {.what = "links of spreadsheets, Markdown and HTML",
       .bytes = "name;website\nAlpenblick Wagen;\"=HYPERLINK(\"\"http://alpenblick.test:9/\"\";\"\"site\"\")\"\n"
                "Bergsee Mobile;[Website](http://bergsee.test:9/)\n"
                "M\u00fcller & S\u00f6hne;\"<a class=\"\"x\"\" href=\"\"http://mueller.test:9/\"\">here</a>\"\n"
                "Two;[a.test:9](http://b.test:9/)\n",
       .dealers = {alpenblick, bergsee, mueller},
       .problem_lines = {5},
       .says = {"its link leads to another"}},
      {.what = "the same website twice",
       .bytes = "name,website\nAlpenblick Wagen,alpenblick.test:9\nAgain,http://www.alpenblick.test:9/?utm_source=x\n",
       .dealers = {alpenblick},
       .problem_lines = {3},
       .says = {"website is the same as on line 2"}},
      {.what = "quotes that are wrong on one line",
       .bytes = "name,website\n\"Open,open.test:9\nAlpenblick Wagen,alpenblick.test:9\n\"A\"B,b.test:9\n"
                "Bergsee Mobile,bergsee.test:9\n",
       .dealers = both,
       .problem_lines = {2, 4},
       .says = {"a quote is opened and not closed before line 4", "text after a closing quote"}},
  };
}

std::vector<SavedList> workbooks() {
  std::string const shared = R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>)"
                             R"(<row r="4"><c r="A4" t="s"><v>2</v></c><c r="C4" t="s"><v>3</v></c></row>)"
                             R"(<row r="5"><c r="A5" t="str"><f>A1</f><v>Bergsee Mobile</v></c>)"
                             R"(<c r="C5"><f>HYPERLINK("http://bergsee.test:9/","go")</f><v>go</v></c></row>)";
  return {
      {.what = "a workbook with shared texts, formulas and a link behind a cell",
       .bytes = workbook_file(
           {{.name = "Dealers",
             .rows = shared,
             .after = R"(<hyperlinks><hyperlink ref="C4" r:id="rId1"/></hyperlinks>)",
             .rels =
                 R"(<Relationship Id="rId1" Type="http://x/relationships/hyperlink" Target="http://alpenblick.test:9/" TargetMode="External"/>)"}},
           {"<t>Firma</t>", "<r><t>Web</t></r><r><t>seite</t></r><rPh><t>x</t></rPh>", "<t>Alpenblick Wagen</t>",
            "<t>Website</t>"}),
       .dealers = both},
      {.what = "a workbook with several sheets, hidden rows and bad lines",
       .bytes = workbook_file(
           {{.name = "Cover", .rows = ""},
            {.name = "Old", .rows = text_row(1, {"x"}), .attributes = R"(state="hidden")"},
            {.name = "List",
             .rows = text_row(1, {"Name", "Website"}) + text_row(2, {"Alpenblick Wagen", "alpenblick.test:9"}) +
                     text_row(3, {"Hidden", "hidden.test:9"}, R"(hidden="1")") +
                     text_row(7, {"Mail", "info@mail.test"})},
            {.name = "Other", .rows = text_row(1, {"y"})}}),
       .dealers = {alpenblick},
       .problem_lines = {7},
       .says = {"hidden rows were not read: 3", "the sheet \"List\" was read", "\"Other\", \"Old\" (hidden)",
                "an e-mail address"}},
      {.what = "Excel before 2007",
       .bytes = std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) + std::string(600, '\0'),
       .problem_lines = {0},
       .says = {"old kind (.xls)", "(.xlsx) or CSV"}},
      {.what = "OpenDocument",
       .bytes = zip_file({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<x/>"}}),
       .problem_lines = {0},
       .says = {"(.ods)", "save it as an Excel workbook (.xlsx)"}},
      {.what = "a PDF", .bytes = "%PDF-1.7\nname,website\n", .problem_lines = {0}, .says = {"PDF"}},
      {.what = "nothing", .bytes = "\r\n", .problem_lines = {0}, .says = {"is empty"}},
  };
}

} // namespace

std::vector<SavedList> saved_lists() {
  std::vector<SavedList> out;
  for (auto part : {separators, encodings, headings, cells, workbooks}) {
    for (SavedList& list : part()) out.push_back(std::move(list));
  }
  return out;
}

} // namespace legwork::tests
