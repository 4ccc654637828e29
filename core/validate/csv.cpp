// A list of businesses as people keep it: quotes, blank lines, CRLF and a byte order mark are fine; every problem
// is told at once, with its line.
#include "core/validate/csv.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "core/base/text.hpp"
#include "core/validate/request.hpp"

namespace legwork::core {

namespace {

class CsvReader {
 public:
  CsvReader(std::string_view text, std::size_t most_records) : text_(text), most_records_(most_records) {}

  Result<std::vector<CsvRecord>> run() {
    while (at_ < text_.size()) {
      CsvRecord record{line_, {}};
      if (auto const read = read_record(record); !read) return std::unexpected(read.error());
      bool const blank = record.cells.size() == 1 && trim(record.cells[0]).empty();
      if (!blank) records_.push_back(std::move(record));
      if (records_.size() > most_records_)
        return fail(ErrorKind::invalid,
                    "more than " + std::to_string(most_records_) + " lines; split the list into several files");
    }
    return std::move(records_);
  }

 private:
  std::string_view text_;
  std::size_t most_records_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::vector<CsvRecord> records_;

  bool ends() const { return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }

  void end_of_line() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
  }

  Result<void> read_record(CsvRecord& record) {
    while (true) {
      std::string cell;
      if (!ends() && text_[at_] == '"') {
        if (auto const read = read_quoted(cell); !read) return read;
      } else {
        while (!ends() && text_[at_] != ',') cell += text_[at_++];
      }
      record.cells.push_back(std::move(cell));
      if (ends()) {
        end_of_line();
        return {};
      }
      ++at_; // the comma
    }
  }

  Result<void> read_quoted(std::string& cell) {
    std::size_t const began = line_;
    ++at_;
    while (at_ < text_.size()) {
      char const c = text_[at_++];
      if (c == '\n') ++line_;
      if (c != '"') {
        cell += c;
        continue;
      }
      if (at_ < text_.size() && text_[at_] == '"') {
        cell += text_[at_++];
        continue;
      }
      if (ends() || text_[at_] == ',') return {};
      return fail(ErrorKind::invalid,
                  "line " + std::to_string(line_) +
                      ": text after a closing quote; put the whole cell into quotes and double the quotes inside it");
    }
    return fail(ErrorKind::invalid, "line " + std::to_string(began) + ": a quote is opened and never closed");
  }
};

struct Columns {
  std::optional<std::size_t> name;
  std::optional<std::size_t> website;
  std::optional<std::size_t> ref;
};

Columns find_columns(CsvRecord const& header) {
  Columns out;
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    std::string const title = replace_all(lower(trim(header.cells[i])), " ", "_");
    if (title == "dealer_name" || title == "name" || title == "dealer") out.name = i;
    if (title == "website" || title == "url" || title == "web") out.website = i;
    if (title == "id" || title == "dealer_id") out.ref = i;
  }
  return out;
}

std::string cell_of(CsvRecord const& r, std::optional<std::size_t> column) {
  return column && *column < r.cells.size() ? std::string(trim(r.cells[*column])) : std::string();
}

void read_dealer(CsvRecord const& r, Columns const& columns, HostPolicy const& policy,
                 Result<std::string> (*to_ascii)(std::string_view), DealerList& out) {
  Dealer dealer{
      r.line, cell_of(r, columns.name), std::string(clip(presentable(cell_of(r, columns.ref), 100), 100)), {}};
  std::size_t const before = out.problems.size();
  for (FieldProblem const& p : check_dealer_name(dealer.dealer_name))
    out.problems.push_back({r.line, p.field + " " + p.reason});
  std::string const website = cell_of(r, columns.website);
  auto const ascii = to_ascii(website);
  auto parsed = ascii ? parse_website(*ascii, policy) : std::unexpected(ascii.error());
  if (website.empty())
    out.problems.push_back({r.line, "website is empty"});
  else if (!parsed)
    out.problems.push_back({r.line, "website: " + parsed.error().detail});
  else
    dealer.website = std::move(*parsed);
  if (out.problems.size() == before) out.dealers.push_back(std::move(dealer));
}

} // namespace

Result<std::vector<CsvRecord>> parse_csv(std::string_view text, CsvLimits limits) {
  if (text.size() > limits.bytes)
    return fail(ErrorKind::invalid,
                "larger than " + std::to_string(limits.bytes >> 20U) + " MiB; split the list into several files");
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (contains(text, std::string_view("\0", 1)))
    return fail(ErrorKind::invalid, "not a text file; save it as CSV (UTF-8)");
  return CsvReader(text, limits.records).run();
}

std::string csv_cell(std::string_view text) {
  static constexpr std::string_view formula = "=+-@\t\r";
  std::string cell(text);
  if (!cell.empty() && formula.contains(cell.front())) cell.insert(0, "'");
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  return "\"" + replace_all(cell, "\"", "\"\"") + "\"";
}

DealerList read_dealers(std::string_view text, HostPolicy const& policy,
                        Result<std::string> (*to_ascii)(std::string_view)) {
  DealerList out;
  auto const records = parse_csv(text);
  if (!records) {
    out.problems.push_back({0, records.error().detail});
    return out;
  }
  if (records->empty()) {
    out.problems.push_back({0, "is empty; the first line must be: dealer_name,website"});
    return out;
  }
  Columns const columns = find_columns(records->front());
  if (!columns.name)
    out.problems.push_back(
        {records->front().line, "no column dealer_name; the first line must be: dealer_name,website"});
  if (!columns.website)
    out.problems.push_back({records->front().line, "no column website; the first line must be: dealer_name,website"});
  if (!out.problems.empty()) return out;
  std::map<std::string, std::size_t> seen;
  for (std::size_t i = 1; i < records->size(); ++i) {
    CsvRecord const& r = (*records)[i];
    read_dealer(r, columns, policy, to_ascii, out);
    if (out.dealers.empty() || out.dealers.back().line != r.line) continue;
    auto const [first, fresh] = seen.emplace(out.dealers.back().website.url, r.line);
    if (!fresh)
      out.problems.push_back(
          {r.line, "website is the same as on line " + std::to_string(first->second) + "; remove one of the two"});
  }
  if (records->size() == 1) out.problems.push_back({0, "lists no business; add one line for each: name,website"});
  return out;
}

} // namespace legwork::core
