// core/directory/dealer_list: from a table to dealers, with everything that is wrong. Whole lists as people save them
// are in tests/support/saved_lists.cpp.
#include <catch2/catch.hpp>

#include "core/base/text.hpp"
#include "core/directory/dealer_list.hpp"

using namespace legwork::core;

namespace {

Result<std::string> as_it_is(std::string_view website) {
  if (website == "bad.example") return fail(ErrorKind::invalid, "no such letters");
  return std::string(website);
}

DealerList read(std::string const& text) { return read_dealers(read_text_table(text, {}).value(), {{}, as_it_is}); }

// "2 A (ref) https://a.com/\n3! problem\nnote"
std::string list(std::string const& text) {
  DealerList const read_list = read(text);
  std::string out;
  for (ListedDealer const& d : read_list.dealers)
    out += std::to_string(d.line) + " " + d.entry.dealer_name + " (" + d.dealer_ref + ") " + d.website.url + "\n";
  for (LineProblem const& p : read_list.problems) out += std::to_string(p.line) + "! " + p.text + "\n";
  for (std::string const& note : read_list.notes) out += note + "\n";
  return out;
}

std::vector<std::size_t> lines_of(DealerList const& read_list) {
  std::vector<std::size_t> out;
  for (LineProblem const& p : read_list.problems) out.push_back(p.line);
  return out;
}

} // namespace

TEST_CASE("a list of businesses is read by the names of its columns", "[P11][P12]") {
  CHECK(list("dealer_name,website\nA,a.com\n") == "2 A () https://a.com/\n");
  CHECK(list("url,x,Dealer Name,ID\nb.com,?, B ,17\n") == "2 B (17) https://b.com/\n");
  CHECK(list("website,dealer,dealer_id\na.com,A,x\n") == "2 A (x) https://a.com/\n");
  CHECK(list("name,website,id\nA,a.com," + std::string(120, 'i') + "\n") ==
        "2 A (" + std::string(100, 'i') + ") https://a.com/\n");
  CHECK(list("name,website,id\nA,a.com\n") == "2 A () https://a.com/\n"); // a short line
  CHECK(list("website\na.com\n") ==
        "2 a.com () https://a.com/\nthere is no column for the name: each website's host was read as the name\n");
}

TEST_CASE("everything that is wrong with a list is told at once, with its line", "[P11]") {
  CHECK(list("") == "0! is empty; the first line must name the columns: name,website\n");
  CHECK(list("\nname\nA\n")
            .starts_with("2! no column website; the columns are \"name\"; rename the one with the website"));
  CHECK(list("website,city\na.com,Ulm\n")
            .starts_with("1! no column name; the columns are \"website\", \"city\"; rename the one with the name"));
  CHECK(list("name,website\n") == "0! lists no business; add one line for each: name,website\n");
  CHECK(list("name,website\n,a.com\nB\nC,bad.example\nD,d.com\n") ==
        "5 D () https://d.com/\n"
        "2! dealer_name is empty\n"
        "3! website is empty\n"
        "4! website: no such letters\n");
  CHECK(list("name,website\nA,a.com\nB,https://A.com\nC,c.com\n,a.com\n") ==
        "2 A () https://a.com/\n4 C () https://c.com/\n"
        "3! website is the same as on line 2; remove one of the two\n"
        "5! dealer_name is empty\n");
  CHECK(list("name,website\n" + std::string(201, 'x') + ",a.com\n") == "2! dealer_name is longer than 200 bytes\n");
  CHECK(list("name,website\n=B2,a.com\n") == "2! dealer_name is a formula; put the name itself into the cell\n");
}

TEST_CASE("a separator that is no separator is noticed by the cells that it makes", "[P11]") {
  CHECK(list("website,name\na.com,A, Ltd\nb.com,B,\n") ==
        "3 B () https://b.com/\n"
        "2! has 3 cells, and the first line has 2; put a cell with a separator in it into quotes\n");
  CHECK(list("name website\nA a.com\n").find("separated by commas, semicolons, tabs or bars") != std::string::npos);
  CHECK(list("| Dealer | Website |\n|---|:--:|\n| A | a.com |\n") == "3 A () https://a.com/\n");
}

TEST_CASE("the same website is one however it is spelled, and another page is another", "[P13]") {
  for (char const* same :
       {"http://acme.com", "https://www.acme.com/", "acme.com/#top", "acme.com/?utm_source=a&gclid=b", "ACME.com."}) {
    INFO(same);
    CHECK(lines_of(read(std::string("name,website\nA,acme.com\nB,") + same + "\n")) == std::vector<std::size_t>{3});
  }
  for (char const* other : {"acme.com/b", "acme.com/?id=2", "b.acme.com"}) {
    INFO(other);
    CHECK(read(std::string("name,website\nA,acme.com\nB,") + other + "\n").dealers.size() == 2);
  }
}

TEST_CASE("what else a list says of a dealer goes into the directory", "[P62]") {
  DealerList const file = read(
      "Business,Homepage,Contact-URL,Brand,Postal Code,Lat,LNG,Other\r\n"
      "Good  Cars,good-cars.com,good-cars.com/ask,Ford;Honda|Kia,78701,\"30,27\",-97.74,x\r\n"
      ",nameless.com,,,,,,\r\n"
      "No Site,,,,,,,\r\n"
      "Evil,javascript:alert(1),,,,,,\r\n"
      "Far,far.com,,,,91,0,\r\n"
      "Page,page.com,nowhere,,,,,\r\n"
      "Short,short.com,n/a\r\n");
  REQUIRE(file.dealers.size() == 2);
  DirectoryDealer const& good = file.dealers[0].entry;
  CHECK(good.dealer_name == "Good Cars");
  CHECK(good.website == "https://good-cars.com/");
  CHECK(good.contact_page == "https://good-cars.com/ask");
  CHECK(file.dealers[0].website.url == "https://good-cars.com/ask"); // where the contact begins
  CHECK(good.makes == std::vector<std::string>{"Ford", "Honda", "Kia"});
  CHECK(good.zip == "78701");
  CHECK(good.located);
  CHECK(good.position.latitude_e6 == 30'270'000);
  CHECK(good.position.longitude_e6 == -97'740'000);
  CHECK(good.source == "csv");
  CHECK(good.id == DealerId{});
  CHECK(file.dealers[1].entry.dealer_name == "Short");
  CHECK_FALSE(file.dealers[1].entry.located);
  CHECK(lines_of(file) == std::vector<std::size_t>{3, 4, 5, 6, 7});
}

TEST_CASE("a column called contact may hold people or addresses", "[P62]") {
  DealerList const file = read("name,website,contact\nA,a.com,Jo Miller\nB,b.com,b.com/ask\n");
  REQUIRE(file.dealers.size() == 2);
  CHECK(file.dealers[0].entry.contact_page == "");
  CHECK(file.dealers[1].entry.contact_page == "https://b.com/ask");
}

TEST_CASE("of a list without end the first thousand problems are told, and how many more there are", "[P62]") {
  std::string text = "name,website\n";
  for (int i = 0; i < 2'000; ++i) text += "Nobody,\n";
  DealerList const file = read(text);
  CHECK(file.problems.size() == 1'000);
  CHECK(file.more_problems == 1'000);
  CHECK(imported_file(file).problems.size() == 1'000);
  CHECK(imported_file(file).more_problems == 1'000);
}

TEST_CASE("the practice street is recognized in any cell and in any case", "[P49]") {
  CHECK(mentions_practice(read_text_table("name,website\nA,HTTP://A.TEST:80\n", {}).value()));
  CHECK(mentions_practice(read_text_table("name,website\nA,\"=HYPERLINK(\"\"http://a.test:8/\"\")\"\n", {}).value()));
  CHECK_FALSE(mentions_practice(read_text_table("name,website\nA.test,a.test.com\n", {}).value()));
}
