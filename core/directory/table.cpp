// What the columns are separated by is found by trying: the separator that makes most of the first lines is the one.
#include "core/directory/table.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/base/visible_text.hpp"
#include "core/directory/dealer_headings.hpp"
#include "core/validate/text_encoding.hpp"
#include "core/validate/website_mistakes.hpp"

namespace legwork::core {

namespace {

constexpr std::array<char, 4> separators{',', ';', '\t', '|'};

// Excel's own first line: `sep=;`, also in quotes. Nothing where it is none.
struct SeparatorLine {
  char separator = 0;
  std::size_t length = 0; // with its line end
};

SeparatorLine separator_line(std::string_view text) {
  std::size_t const end = std::min(text.find_first_of("\r\n"), text.size());
  std::string_view line = text.substr(0, end);
  while (!line.empty() && contains(",;", line.substr(line.size() - 1)) && line.size() > 5) line.remove_suffix(1);
  if (line.starts_with('"') && line.ends_with('"') && line.size() > 1) line = line.substr(1, line.size() - 2);
  if (lower(line.substr(0, 4)) != "sep=" || line.size() != 5) return {};
  std::size_t const next = text.substr(end).starts_with("\r\n") ? 2 : end < text.size() ? 1 : 0;
  return {.separator = line[4], .length = end + next};
}

// How much the first lines look like a list when they are taken apart at `separator`: headings count most, then web
// addresses, then the number of columns.
std::size_t fitness(std::string_view text, char separator) {
  std::size_t headings = 0;
  std::size_t websites = 0;
  std::size_t columns = 0;
  for (CsvRecord const& record : first_csv_records(text, separator, 20)) {
    std::size_t known = 0;
    for (std::string const& cell : record.cells) {
      known += column_of(cell).empty() ? 0U : 1U;
      websites += looks_like_website(visible_text(cell)) ? 1U : 0U;
    }
    if (record.cells.size() > 1) headings = std::max(headings, known);
    columns += std::min<std::size_t>(record.cells.size() - 1, 100);
  }
  return headings * 1'000'000 + websites * 10'000 + columns;
}

char find_separator(std::string_view text) {
  std::string_view const head = clip(text, 64U << 10U);
  char best = separators.front();
  std::size_t most = 0;
  for (char separator : separators) {
    std::size_t const fits = fitness(head, separator);
    if (fits > most) most = fits, best = separator;
  }
  return best;
}

// The texts in quotes of a call such as HYPERLINK("a","b"); none where it is built of something else.
std::vector<std::string> quoted_arguments(std::string_view call) {
  std::vector<std::string> out;
  std::size_t at = 0;
  while (at < call.size()) {
    while (at < call.size() && is_space(call[at])) ++at;
    if (at >= call.size() || call[at] != '"') return {};
    std::string text;
    for (++at; at < call.size(); ++at) {
      if (call[at] != '"') {
        text += call[at];
      } else if (call.substr(at).starts_with("\"\"")) {
        text += call[at++];
      } else {
        break;
      }
    }
    if (at >= call.size()) return {};
    ++at;
    out.push_back(std::move(text));
    while (at < call.size() && is_space(call[at])) ++at;
    if (at == call.size()) break;
    if (call[at] != ',' && call[at] != ';') return {};
    ++at;
    // What is shown may be computed; where the link leads is known all the same.
    if (out.size() == 1 && !trim(call.substr(at)).starts_with('"')) break;
  }
  return out;
}

bool read_hyperlink_formula(std::string_view text, TableCell& cell) {
  if (!text.starts_with('=')) return false;
  std::string_view const formula = trim(text.substr(1));
  std::string const name = lower(formula.substr(0, 10));
  if (name != "hyperlink(" || !formula.ends_with(')')) return false;
  auto const arguments = quoted_arguments(formula.substr(10, formula.size() - 11));
  if (arguments.empty()) return false;
  cell.link = visible_text(arguments[0]);
  cell.text = visible_text(arguments.size() > 1 ? arguments[1] : arguments[0]);
  return true;
}

bool read_markdown_link(std::string_view text, TableCell& cell) {
  if (text.starts_with('<') && text.ends_with('>') && text.find_first_of("<> =", 1) == text.size() - 1) {
    cell.text = text.substr(1, text.size() - 2); // <https://acme.com/>
    return looks_like_website(cell.text);
  }
  std::size_t const middle = text.find("](");
  if (!text.starts_with('[') || !text.ends_with(')') || middle == std::string_view::npos) return false;
  std::string_view address = text.substr(middle + 2, text.size() - middle - 3);
  address = address.substr(0, address.find(" \"")); // a title
  if (contains(address, "](")) return false;        // a second link
  cell.text = trim(text.substr(1, middle - 1));
  cell.link = trim(address);
  return true;
}

bool read_html_link(std::string_view text, TableCell& cell) {
  std::string const small = lower(text);
  if (!small.starts_with("<a ") || !small.ends_with("</a>") || contains(small.substr(3), "<a ")) return false;
  std::size_t const href = small.find("href=");
  std::size_t const end = text.find('>');
  if (href == std::string::npos || href + 6 > end) return false;
  char const quote = text[href + 5];
  bool const quoted = quote == '"' || quote == '\'';
  std::size_t const from = href + (quoted ? 6 : 5);
  std::size_t const to = quoted ? text.find(quote, from) : text.find_first_of(" >", from);
  if (to == std::string_view::npos || to > text.size() - 4) return false;
  std::size_t const inside = text.find('>', to);
  if (inside == std::string_view::npos || inside + 1 > text.size() - 4) return false;
  cell.link = replace_all(std::string(trim(text.substr(from, to - from))), "&amp;", "&");
  cell.text = collapse(text.substr(inside + 1, text.size() - 4 - inside - 1));
  return true;
}

// The line under the heading of a table in Markdown: |---|:---:|
bool is_rule(TableRow const& row) {
  return row.cells.size() > 1 && std::ranges::all_of(row.cells, [](TableCell const& cell) {
           return cell.text.empty() ||
                  (cell.text.size() > 2 && cell.text.find_first_not_of("-:=") == std::string::npos);
         });
}

std::string encoding_note(TextEncoding encoding) {
  if (encoding != TextEncoding::windows_1252) return {};
  return "read as Windows-1252 (Western European), for it is not UTF-8; if names look wrong, save it as CSV UTF-8";
}

} // namespace

bool is_blank(TableRow const& row) {
  return std::ranges::all_of(row.cells, [](TableCell const& cell) { return cell.text.empty() && cell.link.empty(); });
}

TableCell read_cell(std::string_view text) {
  std::string const visible = trim_invisible(text);
  TableCell link{visible};
  bool const is_link =
      read_hyperlink_formula(visible, link) || read_markdown_link(visible, link) || read_html_link(visible, link);
  return is_link ? link : TableCell{visible};
}

Result<Table> read_text_table(std::string_view bytes, TableLimits const& limits) {
  if (bytes.size() > limits.bytes)
    return fail(ErrorKind::invalid,
                "larger than " + std::to_string(limits.bytes >> 20U) + " MiB; split the list into several files");
  auto const decoded = decode_text(bytes);
  if (!decoded) return std::unexpected(decoded.error());
  std::string_view text = decoded->text;
  SeparatorLine const named = separator_line(text);
  text.remove_prefix(named.length);
  auto parsed = parse_csv(text, {.separator = named.length > 0 ? named.separator : find_separator(text),
                                 .first_line = named.length > 0 ? 2U : 1U,
                                 .bytes = text.size(),
                                 .records = limits.rows,
                                 .cells = limits.cells});
  if (!parsed) return std::unexpected(parsed.error());
  Table out{.is_text = true};
  out.problems = std::move(parsed->problems);
  if (std::string note = encoding_note(decoded->encoding); !note.empty()) out.notes.push_back(std::move(note));
  for (CsvRecord& record : parsed->records) {
    TableRow row{record.line, {}};
    row.cells.reserve(record.cells.size());
    for (std::string const& cell : record.cells) row.cells.push_back(read_cell(cell));
    record.cells.clear();
    if (!is_blank(row) && !is_rule(row)) out.rows.push_back(std::move(row));
  }
  return out;
}

} // namespace legwork::core
