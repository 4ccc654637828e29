// Numbers are written as a person sees them without a format: 78701, not 7.8701E4.
#include "adapters/wire/sheet_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "core/base/text.hpp"

namespace legwork::adapters {

using core::ErrorKind;
using core::fail;

namespace {

constexpr std::size_t most_columns = 16'384; // of Excel
constexpr std::size_t most_links = 400'000;

// Cell B12: column 1 (from 0), row 12 (from 1).
struct CellPlace {
  std::size_t column = 0;
  std::size_t row = 0;
};

std::optional<CellPlace> place_of(std::string_view ref) {
  CellPlace out;
  std::size_t at = 0;
  std::size_t column = 0;
  for (; at < ref.size() && core::is_alpha(ref[at]) && at < 3; ++at)
    column = column * 26 + static_cast<std::size_t>(core::lower(ref.substr(at, 1))[0] - 'a') + 1;
  auto const [end, error] = std::from_chars(ref.data() + at, ref.data() + ref.size(), out.row);
  if (column == 0 || column > most_columns || error != std::errc{} || end != ref.data() + ref.size() || out.row == 0)
    return {};
  out.column = column - 1;
  return out;
}

std::string text_of_number(std::string const& stored) {
  double value = 0;
  auto const [end, error] = std::from_chars(stored.data(), stored.data() + stored.size(), value);
  if (error != std::errc{} || end != stored.data() + stored.size() || !std::isfinite(value)) return stored;
  std::array<char, 40> out{};
  bool const whole = value == std::floor(value) && std::abs(value) < 1e15;
  auto const written = whole ? std::to_chars(out.data(), out.data() + out.size(), static_cast<long long>(value))
                             : std::to_chars(out.data(), out.data() + out.size(), value);
  return {out.data(), written.ptr};
}

// `_x000D_` is how the format writes a character that XML has not.
std::string unescaped(std::string const& text) {
  if (!core::contains(text, "_x")) return text;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::string_view const rest = std::string_view(text).substr(at);
    unsigned point = 0;
    bool const shape = rest.starts_with("_x") && rest.size() >= 7 && rest[6] == '_';
    bool const escape = shape && std::from_chars(rest.data() + 2, rest.data() + 6, point, 16).ptr == rest.data() + 6 &&
                        (point < 0xD800 || point > 0xDFFF);
    if (!escape) {
      out += text[at++];
      continue;
    }
    core::append_character(out, point == 0 ? U' ' : static_cast<char32_t>(point));
    at += 7;
  }
  return out;
}

std::string clean(std::string const& text) { return core::presentable(unescaped(text), text.size() * 3 + 8); }

void append_texts(pugi::xml_node parent, std::string& out) {
  for (pugi::xml_node node : parent.children()) {
    std::string_view const name = local_name(node.name());
    if (name == "t") out += node.text().get();
    if (name == "r") append_texts(node, out);
  }
}

// Links of the sheet: cells or ranges of cells with an address.
struct Link {
  CellPlace from, to;
  std::string address;
};

std::vector<Link> links_of(SheetSource const& source) {
  std::vector<Link> out;
  for (pugi::xml_node node : child_named(source.sheet, "hyperlinks").children()) {
    if (local_name(node.name()) != "hyperlink" || out.size() == most_links) continue;
    std::string const ref = attribute_of(node, "ref");
    auto const from = place_of(ref.substr(0, ref.find(':')));
    auto const to = core::contains(ref, ":") ? place_of(ref.substr(ref.find(':') + 1)) : from;
    auto const target = source.targets.find(attribute_of(node, "id"));
    if (from && to && target != source.targets.end()) out.push_back({*from, *to, clean(target->second)});
  }
  return out;
}

// "4, 6 to 9": rows that were left out.
std::string spans(std::vector<std::size_t> const& rows) {
  std::string out;
  for (std::size_t i = 0; i < rows.size();) {
    std::size_t last = i;
    while (last + 1 < rows.size() && rows[last + 1] == rows[last] + 1) ++last;
    out += (out.empty() ? "" : ", ") + std::to_string(rows[i]) +
           (last > i ? (last > i + 1 ? " to " : ", ") + std::to_string(rows[last]) : "");
    i = last + 1;
    if (out.size() > 200) return out + ", …";
  }
  return out;
}

class SheetReader {
 public:
  SheetReader(SheetSource const& source, core::TableLimits const& limits) : source_(source), limits_(limits) {}

  core::Result<core::Table> run() {
    for (pugi::xml_node node : child_named(source_.sheet, "sheetData").children()) {
      if (local_name(node.name()) != "row") continue;
      if (auto const read = read_row(node); !read) return std::unexpected(read.error());
    }
    add_links();
    std::erase_if(table_.rows, core::is_blank);
    if (table_.rows.size() > limits_.rows)
      return fail(ErrorKind::invalid,
                  "more than " + std::to_string(limits_.rows) + " lines; split the list into several files");
    if (!hidden_.empty())
      table_.notes.push_back("hidden rows were not read: " + spans(hidden_) +
                             "; show them and save the workbook again if they are wanted");
    return std::move(table_);
  }

 private:
  SheetSource const& source_;
  core::TableLimits const& limits_;
  core::Table table_;
  std::vector<std::size_t> hidden_;
  std::size_t last_row_ = 0;
  std::size_t cells_ = 0;

  core::Result<void> read_row(pugi::xml_node node) {
    std::string const number = attribute_of(node, "r");
    std::size_t row = last_row_ + 1;
    std::from_chars(number.data(), number.data() + number.size(), row);
    if (row <= last_row_)
      return fail(ErrorKind::invalid, "is damaged (row " + std::to_string(row) +
                                          " stands twice or out of order); open it and save it again");
    last_row_ = row;
    core::TableRow out{row, {}};
    std::size_t next = 0;
    for (pugi::xml_node cell : node.children()) {
      if (local_name(cell.name()) != "c") continue;
      auto const place = place_of(attribute_of(cell, "r"));
      std::size_t const column = place ? place->column : next;
      next = column + 1;
      core::TableCell read = read_cell(cell);
      if (read.text.empty() && read.link.empty()) continue;
      if (column >= most_columns) return fail(ErrorKind::invalid, "has more columns than a sheet can have");
      if (column >= out.cells.size()) {
        cells_ += column + 1 - out.cells.size();
        if (cells_ > limits_.cells)
          return fail(ErrorKind::invalid, "more than " + std::to_string(limits_.cells) +
                                              " cells; leave out the columns that are not needed, or split the list");
        out.cells.resize(column + 1);
      }
      out.cells[column] = std::move(read);
    }
    std::string const hidden = attribute_of(node, "hidden");
    bool const is_hidden = hidden == "1" || hidden == "true";
    if (is_hidden && !core::is_blank(out))
      hidden_.push_back(row);
    else
      table_.rows.push_back(std::move(out));
    return {};
  }

  core::TableCell read_cell(pugi::xml_node cell) const {
    std::string const type = attribute_of(cell, "t");
    std::string const stored = child_named(cell, "v").text().get();
    std::string const formula = child_named(cell, "f").text().get();
    std::string text = text_of_value(cell, type, stored);
    if (core::lower(formula.substr(0, 10)) == "hyperlink(") {
      core::TableCell link = core::read_cell("=" + clean(formula));
      if (!link.link.empty() && !text.empty()) link.text = core::read_cell(clean(text)).text;
      if (!link.link.empty()) return link;
    }
    return core::read_cell(clean(text));
  }

  std::string text_of_value(pugi::xml_node cell, std::string const& type, std::string const& stored) const {
    if (type == "s") {
      std::size_t index = source_.texts.size();
      std::from_chars(stored.data(), stored.data() + stored.size(), index);
      return index < source_.texts.size() ? source_.texts[index] : "";
    }
    if (type == "inlineStr") return text_of_item(child_named(cell, "is"));
    if (type == "b") return stored == "1" || stored == "true" ? "TRUE" : "FALSE";
    if (type == "str" || type == "e" || type == "d") return stored;
    return text_of_number(stored);
  }

  void add_links() {
    std::map<std::size_t, core::TableRow*> rows;
    for (core::TableRow& row : table_.rows) rows[row.line] = &row;
    std::size_t cells = 0; // a range may name a whole sheet
    for (Link const& link : links_of(source_)) {
      for (auto at = rows.lower_bound(link.from.row); at != rows.end() && at->first <= link.to.row; ++at) {
        auto& row = at->second->cells;
        for (std::size_t i = link.from.column; i <= link.to.column && i < row.size() && cells < limits_.cells;
             ++i, ++cells) {
          if (row[i].link.empty()) row[i].link = link.address;
        }
      }
    }
  }
};

} // namespace

std::string_view local_name(char const* name) {
  std::string_view const whole(name);
  return whole.substr(whole.find(':') + 1); // npos + 1 is 0
}

pugi::xml_node child_named(pugi::xml_node parent, std::string_view name) {
  for (pugi::xml_node node : parent.children()) {
    if (local_name(node.name()) == name) return node;
  }
  return {};
}

std::string attribute_of(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_attribute attribute : node.attributes()) {
    if (local_name(attribute.name()) == name) return attribute.value();
  }
  return {};
}

core::Result<void> parse_part(pugi::xml_document& document, std::string& text, std::string const& name) {
  class Depth final : public pugi::xml_tree_walker {
   public:
    bool for_each(pugi::xml_node&) override { return depth() < xml_depth_limit; }
  };
  // White space counts in texts; no entities but XML's own are known, so nothing expands.
  auto const parsed =
      document.load_buffer_inplace(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  if (!parsed) return fail(ErrorKind::invalid, "is damaged (" + name + " is not XML); open it and save it again");
  Depth depth;
  if (!document.traverse(depth))
    return fail(ErrorKind::invalid, "is nested deeper than any workbook (" + name + "); save the sheet as CSV UTF-8");
  return {};
}

std::string text_of_item(pugi::xml_node item) {
  std::string out;
  append_texts(item, out);
  return out;
}

core::Result<core::Table> read_sheet(SheetSource const& source, core::TableLimits const& limits) {
  return SheetReader(source, limits).run();
}

} // namespace legwork::adapters
