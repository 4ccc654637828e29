// A record that is not whole is told with its line and left out; what follows it is read.
#include "core/validate/csv.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace legwork::core {

namespace {

class CsvReader {
 public:
  CsvReader(std::string_view text, CsvOptions const& options)
      : text_(text), separator_(options.separator), line_(options.first_line) {}

  // The next record that is not blank; false at the end.
  bool next(CsvRecord& record) {
    while (at_ < text_.size()) {
      std::size_t const began = at_;
      record = CsvRecord{line_, {}};
      if (std::string problem = read_record(record); !problem.empty()) {
        problems_.push_back({record.line, std::move(problem)});
        go_on_after_line(began, record.line);
        continue;
      }
      bool const blank = record.cells.size() == 1 && trim(record.cells[0]).empty();
      if (!blank) return true;
    }
    return false;
  }

  std::vector<LineProblem> problems() && { return std::move(problems_); }

 private:
  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_;
  std::vector<LineProblem> problems_;

  bool ends() const { return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }
  bool ends_cell() const { return ends() || text_[at_] == separator_; }

  void end_of_line() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
  }

  void skip_spaces() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }

  // Spaces before a quote belong to no cell.
  bool begins_quoted() {
    std::size_t const quote = text_.find_first_not_of(' ', at_);
    if (quote == std::string_view::npos || text_[quote] != '"') return false;
    at_ = quote;
    return true;
  }

  // What is wrong with it, or nothing.
  std::string read_record(CsvRecord& record) {
    while (true) {
      std::string cell;
      if (begins_quoted()) {
        if (std::string problem = read_quoted(cell); !problem.empty()) return problem;
      } else {
        std::size_t const began = at_;
        while (!ends_cell()) ++at_;
        cell = text_.substr(began, at_ - began);
      }
      record.cells.push_back(std::move(cell));
      if (ends()) {
        end_of_line();
        return {};
      }
      ++at_; // the separator
    }
  }

  std::string read_quoted(std::string& cell) {
    std::size_t const began = line_;
    ++at_;
    while (at_ < text_.size()) {
      char const c = text_[at_++];
      if (c == '\n' || (c == '\r' && (at_ >= text_.size() || text_[at_] != '\n'))) ++line_;
      if (c != '"') {
        cell += c;
        continue;
      }
      if (at_ < text_.size() && text_[at_] == '"') {
        cell += text_[at_++];
        continue;
      }
      skip_spaces();
      if (ends_cell()) return {};
      if (line_ > began) return "a quote is opened and not closed before line " + std::to_string(line_);
      return "text after a closing quote; put the whole cell into quotes and double the quotes inside it";
    }
    return "a quote is opened and never closed";
  }

  // A quote that is wrong on one line must not hide the next. What is read again is read twice at most: an open quote
  // reaches to the next line that opens one.
  void go_on_after_line(std::size_t began, std::size_t line) {
    at_ = std::min(text_.find_first_of("\r\n", began), text_.size());
    line_ = line;
    end_of_line();
  }
};

} // namespace

Result<CsvFile> parse_csv(std::string_view text, CsvOptions options) {
  if (text.size() > options.bytes)
    return fail(ErrorKind::invalid,
                "larger than " + std::to_string(options.bytes >> 20U) + " MiB; split the list into several files");
  CsvReader reader(text, options);
  CsvFile out;
  std::size_t cells = 0;
  for (CsvRecord record; reader.next(record); out.records.push_back(std::move(record))) {
    if (out.records.size() == options.records)
      return fail(ErrorKind::invalid,
                  "more than " + std::to_string(options.records) + " lines; split the list into several files");
    cells += record.cells.size();
    if (cells > options.cells)
      return fail(ErrorKind::invalid, "more than " + std::to_string(options.cells) +
                                          " cells; leave out the columns that are not needed, or split the list");
  }
  out.problems = std::move(reader).problems();
  return out;
}

std::vector<CsvRecord> first_csv_records(std::string_view text, char separator, std::size_t records) {
  CsvReader reader(text, {.separator = separator});
  std::vector<CsvRecord> out;
  CsvRecord record;
  while (out.size() < records && reader.next(record)) out.push_back(std::move(record));
  return out;
}

std::string csv_cell(std::string_view text) {
  static constexpr std::string_view formula = "=+-@\t\r";
  std::string cell(text);
  if (!cell.empty() && formula.contains(cell.front())) cell.insert(0, "'");
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  return "\"" + replace_all(cell, "\"", "\"\"") + "\"";
}

} // namespace legwork::core
