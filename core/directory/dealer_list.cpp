// First the columns, then line by line; a line that is doubtful is told, never guessed.
#include "core/directory/dealer_list.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "core/base/text.hpp"
#include "core/base/url.hpp"
#include "core/base/visible_text.hpp"
#include "core/directory/dealer_headings.hpp"
#include "core/validate/request.hpp"
#include "core/validate/website_mistakes.hpp"

namespace legwork::core {

namespace {

constexpr std::size_t rows_above_heading = 20; // a title, a date, an empty line
constexpr std::size_t most_columns_told = 30;

struct Columns {
  std::map<std::string_view, std::vector<std::size_t>> of{}; // by name: where they are
  std::size_t first_row = 0;                                 // of dealers
  std::size_t width = 0;                                     // of the row that names them
  bool name_is_host = false;
  std::vector<LineProblem> problems{};
  std::vector<std::string> notes{};

  bool has(std::string_view column) const { return of.contains(column); }
};

bool is_website_cell(TableCell const& cell) {
  return looks_like_website(visible_text(cell.text)) || (!cell.link.empty() && looks_like_website(cell.link));
}

std::string quoted(std::string_view text) { return "\"" + presentable(text, 60) + "\""; }

Columns columns_of_heading(TableRow const& row) {
  Columns out;
  out.width = row.cells.size();
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    std::string_view const column = column_of(row.cells[i].text);
    if (!column.empty()) out.of[column].push_back(i);
  }
  return out;
}

// What is missing is looked for in longer headings; only one may fit.
void find_by_word(TableRow const& row, Columns& columns) {
  for (std::string_view needed : {"website", "name"}) {
    if (columns.has(needed)) continue;
    std::vector<std::size_t> fitting;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      bool const known = !column_of(row.cells[i].text).empty();
      if (!known && column_by_word(row.cells[i].text) == needed) fitting.push_back(i);
    }
    if (fitting.size() != 1) continue;
    columns.of[needed] = fitting;
    columns.notes.push_back("the column " + quoted(row.cells[fitting[0]].text) + " was read as the " +
                            std::string(needed));
  }
}

std::string columns_seen(TableRow const& row) {
  std::string out;
  std::size_t seen = 0;
  for (TableCell const& cell : row.cells) {
    if (cell.text.empty()) continue;
    if (++seen > most_columns_told) return out + ", …";
    out += (out.empty() ? "" : ", ") + quoted(cell.text);
  }
  return out.empty() ? "none" : out;
}

void add_missing_columns(TableRow const& row, Columns& columns) {
  for (std::string_view needed : {"name", "website"}) {
    if (columns.has(needed)) continue;
    std::string const split = row.cells.size() > 1 ? "" : "; columns are separated by commas, semicolons, tabs or bars";
    columns.problems.push_back({row.line, "no column " + std::string(needed) + "; the columns are " +
                                              columns_seen(row) + "; rename the one with the " + std::string(needed) +
                                              ", understood are " + std::string(known_headings(needed)) + split});
  }
}

// The first line is a dealer already: a column of websites, and one other at most.
Columns columns_without_heading(TableRow const& row) {
  Columns out;
  out.width = row.cells.size();
  std::vector<std::size_t> websites;
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (is_website_cell(row.cells[i]))
      websites.push_back(i);
    else if (!row.cells[i].text.empty())
      others.push_back(i);
  }
  if (websites.size() != 1 || others.size() > 1) {
    out.problems.push_back({row.line,
                            "is a dealer, not a heading, and which column is the name is not sure; put a line "
                            "above it that names the columns: name,website"});
    return out;
  }
  out.of["website"] = websites;
  auto const number = [](std::size_t column) { return std::to_string(column + 1); };
  std::string note = "there is no heading line: column " + number(websites[0]) + " was read as the website";
  if (others.empty()) {
    out.name_is_host = true;
    note += ", and its host as the name";
  } else {
    out.of["name"] = others;
    note += ", column " + number(others[0]) + " as the name";
  }
  out.notes.push_back(std::move(note));
  return out;
}

// A list of nothing but websites has no names.
bool lists_only_websites(Table const& table, Columns const& columns) {
  if (columns.has("name") || !columns.has("website") || columns.of.at("website").size() != 1) return false;
  std::size_t const at = columns.of.at("website")[0];
  return std::ranges::all_of(table.rows, [at](TableRow const& row) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i != at && !row.cells[i].text.empty()) return false;
    }
    return true;
  });
}

Columns find_columns(Table const& table) {
  std::size_t const rows = std::min(table.rows.size(), rows_above_heading);
  for (std::size_t i = 0; i < rows; ++i) {
    Columns found = columns_of_heading(table.rows[i]);
    bool const is_dealer = std::ranges::any_of(table.rows[i].cells, is_website_cell);
    if (is_dealer && found.of.empty() && i == 0) return columns_without_heading(table.rows[0]);
    if (is_dealer && !found.has("website")) break;
    if (!found.has("website") || !found.has("name")) continue;
    found.first_row = i + 1;
    if (i > 0)
      found.notes.push_back("what stands above line " + std::to_string(table.rows[i].line) +
                            ", which names the columns, was not read");
    return found;
  }
  Columns found = columns_of_heading(table.rows[0]);
  find_by_word(table.rows[0], found);
  found.first_row = 1;
  if (lists_only_websites(table, found)) {
    found.name_is_host = true;
    found.notes.emplace_back("there is no column for the name: each website's host was read as the name");
    return found;
  }
  add_missing_columns(table.rows[0], found);
  return found;
}

// What makes two spellings of one website the same: neither the scheme, `www.`, a last slash, the place in the page nor
// the parameters that only count visits.
std::string same_website_key(Website const& website) {
  std::string_view host = website.host;
  if (host.starts_with("www.")) host.remove_prefix(4);
  bool const usual_port = website.port == 80 || website.port == 443;
  std::string out = std::string(host) + (usual_port ? "" : ":" + std::to_string(website.port)) + website.path;
  while (out.ends_with('/')) out.pop_back();
  std::string_view url = website.url;
  url = url.substr(0, url.find('#'));
  std::size_t const query = url.find('?');
  if (query == std::string_view::npos) return out;
  for (std::string_view one : split(url.substr(query + 1), '&')) {
    std::string const name = lower(one.substr(0, one.find('=')));
    bool const counts = name.starts_with("utm_") || name == "gclid" || name == "fbclid" || name == "msclkid";
    if (!counts && !one.empty()) out += "&" + std::string(one);
  }
  return out;
}

class ListReader {
 public:
  ListReader(Table const& table, WebsiteRules const& rules) : table_(table), rules_(rules), fields_(rules) {}

  DealerList run() {
    out_.notes = table_.notes;
    if (table_.rows.empty())
      add_problem(0, "is empty; the first line must name the columns: name,website");
    else
      read_rows();
    std::vector<LineProblem> const& broken = table_.problems; // both are in the order of the lines
    std::ranges::merge(broken, problems_, std::back_inserter(out_.problems), {}, &LineProblem::line,
                       &LineProblem::line);
    if (out_.problems.size() > most_problems) {
      out_.more_problems = out_.problems.size() - most_problems;
      out_.problems.resize(most_problems);
    }
    return std::move(out_);
  }

 private:
  Table const& table_;
  WebsiteRules const& rules_;
  DealerReader fields_;
  Columns columns_;
  DealerList out_;
  std::vector<LineProblem> problems_;
  std::map<std::string, std::size_t> lines_; // by same_website_key

  void add_problem(std::size_t line, std::string text) { problems_.push_back({line, std::move(text)}); }

  void read_rows() {
    columns_ = find_columns(table_);
    std::ranges::move(columns_.problems, std::back_inserter(problems_));
    std::ranges::move(columns_.notes, std::back_inserter(out_.notes));
    if (!columns_.problems.empty()) return;
    for (std::size_t i = columns_.first_row; i < table_.rows.size(); ++i) read_row(table_.rows[i]);
    if (columns_.first_row >= table_.rows.size())
      add_problem(0, "lists no business; add one line for each: name,website");
  }

  // An unquoted separator within a cell moves the cells after it.
  bool has_cells_beyond_heading(TableRow const& row) const {
    if (!table_.is_text || row.cells.size() <= columns_.width) return false;
    auto const beyond = row.cells.begin() + static_cast<std::ptrdiff_t>(columns_.width);
    return std::any_of(beyond, row.cells.end(), [](TableCell const& cell) { return !cell.text.empty(); });
  }

  void read_row(TableRow const& row) {
    std::size_t const before = problems_.size();
    if (has_cells_beyond_heading(row))
      return add_problem(row.line, "has " + std::to_string(row.cells.size()) + " cells, and the first line has " +
                                       std::to_string(columns_.width) +
                                       "; put a cell with a separator in it into quotes");
    ListedDealer dealer{.line = row.line};
    auto const website = website_in(row, "website");
    std::string const name = columns_.name_is_host && website ? name_of_host(*website) : name_in(row);
    if (!(columns_.name_is_host && !website)) {
      for (FieldProblem const& p : check_dealer_name(name)) add_problem(row.line, p.field + " " + p.reason);
    }
    auto const page = contact_page_in(row);
    if (problems_.size() > before || !website) return;
    auto const texts = other_texts(row, name, *website, page);
    auto const text = [&](std::string_view column) -> std::string_view {
      auto const found = texts.find(column);
      return found == texts.end() ? std::string_view() : std::string_view(found->second);
    };
    auto entry = fields_.read_one(row.line, "csv", text, problems_);
    if (!entry) return;
    dealer.entry = std::move(*entry);
    dealer.dealer_ref = presentable(text_in(row, "id"), 100);
    dealer.website = page ? *page : *website;
    auto const [first, fresh] = lines_.emplace(same_website_key(*website), row.line);
    if (fresh)
      out_.dealers.push_back(std::move(dealer));
    else
      add_problem(row.line,
                  "website is the same as on line " + std::to_string(first->second) + "; remove one of the two");
  }

  static std::string name_of_host(Website const& website) {
    return website.host.starts_with("www.") ? website.host.substr(4) : website.host;
  }

  // Cells of all columns of that name.
  std::vector<TableCell const*> cells_of(TableRow const& row, std::string_view column) const {
    std::vector<TableCell const*> out;
    auto const found = columns_.of.find(column);
    if (found == columns_.of.end()) return out;
    for (std::size_t at : found->second) {
      if (at < row.cells.size()) out.push_back(&row.cells[at]);
    }
    return out;
  }

  // The first that says something.
  std::string text_in(TableRow const& row, std::string_view column) const {
    for (TableCell const* cell : cells_of(row, column)) {
      if (!cell->text.empty()) return cell->text;
    }
    return {};
  }

  std::string name_in(TableRow const& row) {
    std::string name;
    for (TableCell const* cell : cells_of(row, "name")) {
      std::string const text = collapse(cell->text);
      bool const is_word = std::ranges::all_of(text, [](char c) { return is_alpha(c) || c == ' '; });
      if (text.empty() || (says_nothing(text) && !is_word)) continue; // a business may be called None
      if (text.starts_with('=')) add_problem(row.line, "dealer_name is a formula; put the name itself into the cell");
      if (!name.empty() && lower(name) != lower(text))
        add_problem(row.line, "two columns mean the name and say different things; keep one of them");
      if (name.empty()) name = text;
    }
    return name;
  }

  // What is wrong with one cell is told here; nothing comes back where there is no website.
  std::optional<Website> website_in(TableRow const& row, std::string_view column) {
    std::optional<Website> out;
    std::string empty = "website is empty";
    bool reported = false;
    for (TableCell const* cell : cells_of(row, column)) {
      if (cell->text.empty() && cell->link.empty()) continue;
      auto const read = website_of_cell(*cell);
      if (!read && cell->link.empty() && says_nothing(cell->text)) {
        empty = "website: " + read.error().detail;
      } else if (!read) {
        add_problem(row.line, "website: " + read.error().detail);
        reported = true;
      } else if (!out) {
        out = *read;
      } else if (same_website_key(*out) != same_website_key(*read)) {
        add_problem(row.line, "two columns mean the website and say different things; keep one of them");
        reported = true;
      }
    }
    if (!out && !reported) add_problem(row.line, empty);
    return reported ? std::nullopt : out;
  }

  // What the cell shows counts, and where it leads where it shows no address.
  Result<Website> website_of_cell(TableCell const& cell) const {
    if (cell.link.empty()) return read_website(cell.text, rules_);
    auto const behind = read_website(cell.link, rules_);
    if (!looks_like_website(visible_text(cell.text))) return behind;
    auto shown = read_website(cell.text, rules_);
    if (!shown || !behind) return shown;
    if (name_of_host(*shown) != name_of_host(*behind))
      return fail(ErrorKind::invalid, "The cell shows one address, and its link leads to another: keep the right one.");
    return shown;
  }

  // Empty where the list has none; a column that is called `contact` alone may hold people's names.
  std::optional<Website> contact_page_in(TableRow const& row) {
    for (TableCell const* cell : cells_of(row, "contact_page")) {
      bool const none = (cell->text.empty() || says_nothing(cell->text)) && cell->link.empty();
      if (none) continue;
      auto const read = website_of_cell(*cell);
      if (read) return *read;
      add_problem(row.line, "contact page: " + read.error().detail);
    }
    for (TableCell const* cell : cells_of(row, "contact")) {
      auto const read = website_of_cell(*cell);
      if (read) return *read;
    }
    return {};
  }

  std::map<std::string_view, std::string> other_texts(TableRow const& row, std::string const& name,
                                                      Website const& website,
                                                      std::optional<Website> const& page) const {
    std::map<std::string_view, std::string> out{{"name", name}, {"website", website.url}};
    if (page) out["contact_page"] = page->url;
    for (std::string_view column :
         {"makes", "street", "city", "state", "zip", "country", "phone", "latitude", "longitude"})
      out[column] = text_in(row, column);
    // A decimal comma, as half of the world writes it.
    for (std::string_view column : {"latitude", "longitude"}) {
      std::string& degrees = out[column];
      if (!contains(degrees, ".") && std::ranges::count(degrees, ',') == 1) degrees = replace_all(degrees, ",", ".");
    }
    return out;
  }
};

} // namespace

DealerList read_dealers(Table const& table, WebsiteRules const& rules) { return ListReader(table, rules).run(); }

DealerList unreadable_list(Error const& error) { return {.problems = {{0, error.detail}}}; }

ImportedFile imported_file(DealerList list) {
  ImportedFile out{.problems = std::move(list.problems), .more_problems = list.more_problems};
  for (std::string& note : list.notes) out.notes.push_back({0, std::move(note)});
  for (ListedDealer& dealer : list.dealers) out.dealers.push_back(std::move(dealer.entry));
  return out;
}

bool mentions_practice(Table const& table) {
  auto const is_practice = [](TableCell const& cell) {
    return contains_ignoring_case(cell.text, ".test:") || contains_ignoring_case(cell.link, ".test:");
  };
  return std::ranges::any_of(table.rows,
                             [&](TableRow const& row) { return std::ranges::any_of(row.cells, is_practice); });
}

} // namespace legwork::core
