// A workbook is a ZIP file of XML parts that name each other by relationships.
#include "adapters/wire/workbook.hpp"

#include <algorithm>
#include <optional>

#include "adapters/wire/sheet_reader.hpp"
#include "adapters/wire/zip_archive.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

using core::ErrorKind;
using core::fail;

namespace {

constexpr std::size_t most_sheets = 1'000;

struct Relationship {
  std::string id, type, target;
  bool external = false;
};

// What the file is where it is no workbook of this format; empty for one that may be.
std::string other_format(ZipArchive& archive) {
  static constexpr char const* save = "; open it and save it as an Excel workbook (.xlsx) or CSV UTF-8";
  auto const mimetype = archive.read("mimetype");
  if (mimetype && core::contains(*mimetype, "opendocument.spreadsheet"))
    return std::string("is an OpenDocument spreadsheet (.ods)") + save;
  if (mimetype && core::contains(*mimetype, "opendocument"))
    return "is an OpenDocument text, not a spreadsheet; put the list into a spreadsheet and save it as .xlsx or CSV";
  if (archive.has("xl/workbook.bin")) return std::string("is a binary Excel workbook (.xlsb)") + save;
  if (archive.has("Index/Document.iwa") || archive.has("Index.zip"))
    return "is an Apple Numbers spreadsheet; open it and export it as Excel (.xlsx) or CSV";
  if (archive.has("word/document.xml"))
    return "is a Word document; copy the table into a spreadsheet and save it as .xlsx or CSV";
  if (archive.has("ppt/presentation.xml")) return "is a presentation; a list must be a spreadsheet or text";
  if (!archive.has("[Content_Types].xml") && !archive.has("_rels/.rels"))
    return "is a ZIP file, not a list; unpack it first and give the file with the list";
  return {};
}

// `../worksheets/sheet1.xml` as named in a part of `folder`.
std::string resolved(std::string const& folder, std::string const& target) {
  std::vector<std::string> parts;
  std::string const whole = target.starts_with('/') ? target.substr(1) : folder + target;
  for (std::string_view part : core::split(whole, '/')) {
    if (part == ".." && !parts.empty()) parts.pop_back();
    if (part != ".." && part != "." && !part.empty()) parts.emplace_back(part);
  }
  std::string out;
  for (std::string const& part : parts) out += (out.empty() ? "" : "/") + part;
  return out;
}

std::string folder_of(std::string const& part) { return part.substr(0, part.rfind('/') + 1); }

class Workbook {
 public:
  Workbook(ZipArchive archive, core::TableLimits const& limits) : archive_(std::move(archive)), limits_(limits) {}

  core::Result<core::Table> first_sheet() {
    if (auto const opened = open(); !opened) return std::unexpected(opened.error());
    if (auto const texts = read_shared_texts(); !texts) return std::unexpected(texts.error());
    std::optional<core::Table> found;
    std::string found_name;
    std::vector<std::string> hidden;
    std::vector<std::string> others;
    for (Sheet const& sheet : sheets_) {
      if (sheet.hidden) hidden.push_back(sheet.name);
      if (sheet.hidden || found) {
        if (!sheet.hidden) others.push_back(sheet.name);
        continue;
      }
      auto table = read(sheet);
      if (!table) return std::unexpected(table.error());
      if (table->rows.empty() && table->notes.empty()) continue;
      found = std::move(*table);
      found_name = sheet.name;
    }
    if (!found && !hidden.empty())
      return fail(ErrorKind::invalid,
                  "has nothing on its visible sheets; show the sheet with the list: " + listed(hidden));
    if (!found) return core::Table{};
    if (!others.empty() || !hidden.empty())
      found->notes.push_back("the sheet \"" + found_name + "\" was read, and these were not: " + listed(others) +
                             (hidden.empty() ? "" : (others.empty() ? "" : ", ") + listed(hidden) + " (hidden)"));
    return std::move(*found);
  }

 private:
  struct Sheet {
    std::string name, part;
    bool hidden = false;
  };

  ZipArchive archive_;
  core::TableLimits const& limits_;
  std::string workbook_;
  std::vector<Sheet> sheets_;
  std::vector<std::string> texts_;
  std::string texts_part_;

  static std::string listed(std::vector<std::string> const& names) {
    std::string out;
    for (std::size_t i = 0; i < names.size() && i < 20; ++i) out += (i == 0 ? "\"" : ", \"") + names[i] + "\"";
    return names.size() > 20 ? out + ", …" : out;
  }

  // A part with its XML; `text` must live as long as the document.
  struct Part {
    std::string text;
    pugi::xml_document document;
  };
  core::Result<std::unique_ptr<Part>> read_part(std::string const& name) {
    auto text = archive_.read(name);
    if (!text) return std::unexpected(text.error());
    auto out = std::make_unique<Part>();
    out->text = std::move(*text);
    if (auto const parsed = parse_part(out->document, out->text, name); !parsed) return std::unexpected(parsed.error());
    return out;
  }

  // Of a part; none where it has no relationships.
  core::Result<std::vector<Relationship>> relationships(std::string const& part) {
    std::string const file = folder_of(part) + "_rels/" + part.substr(part.rfind('/') + 1) + ".rels";
    std::vector<Relationship> out;
    auto const read = read_part(file);
    if (!read && read.error().kind == ErrorKind::not_found) return out;
    if (!read) return std::unexpected(read.error());
    for (pugi::xml_node node : (*read)->document.document_element().children()) {
      std::string const type = attribute_of(node, "Type");
      out.push_back({.id = attribute_of(node, "Id"),
                     .type = type.substr(type.rfind('/') + 1),
                     .target = attribute_of(node, "Target"),
                     .external = attribute_of(node, "TargetMode") == "External"});
    }
    return out;
  }

  core::Result<void> open() {
    auto const package = relationships("");
    if (!package) return std::unexpected(package.error());
    auto const main = std::ranges::find(*package, "officeDocument", &Relationship::type);
    workbook_ = main == package->end() ? "xl/workbook.xml" : resolved("", main->target);
    auto const read = read_part(workbook_);
    if (!read && read.error().kind == ErrorKind::not_found)
      return fail(ErrorKind::invalid,
                  "is not a whole workbook (" + workbook_ + " is missing); open it and save it again");
    if (!read) return std::unexpected(read.error());
    auto const parts = relationships(workbook_);
    if (!parts) return std::unexpected(parts.error());
    for (Relationship const& one : *parts) {
      if (one.type == "sharedStrings") texts_part_ = resolved(folder_of(workbook_), one.target);
    }
    for (pugi::xml_node node : child_named((*read)->document.document_element(), "sheets").children()) {
      auto const part = std::ranges::find(*parts, relationship_id(node), &Relationship::id);
      std::string const state = attribute_of(node, "state");
      if (part == parts->end() || part->type != "worksheet") continue; // charts have sheets of their own
      if (sheets_.size() == most_sheets) return fail(ErrorKind::invalid, "has more than 1,000 sheets; this is no list");
      sheets_.push_back({.name = core::presentable(attribute_of(node, "name"), 60),
                         .part = resolved(folder_of(workbook_), part->target),
                         .hidden = state == "hidden" || state == "veryHidden"});
    }
    if (sheets_.empty()) return fail(ErrorKind::invalid, "is a workbook without sheets; open it and save it again");
    return {};
  }

  // `r:id`, under whatever prefix.
  static std::string relationship_id(pugi::xml_node node) {
    for (pugi::xml_attribute attribute : node.attributes()) {
      std::string_view const name = attribute.name();
      if (core::contains(name, ":") && local_name(attribute.name()) == "id") return attribute.value();
    }
    return {};
  }

  core::Result<void> read_shared_texts() {
    if (texts_part_.empty()) return {};
    auto const read = read_part(texts_part_);
    if (!read && read.error().kind == ErrorKind::not_found) return {};
    if (!read) return std::unexpected(read.error());
    for (pugi::xml_node node : (*read)->document.document_element().children()) {
      if (local_name(node.name()) == "si") texts_.push_back(text_of_item(node));
    }
    return {};
  }

  core::Result<core::Table> read(Sheet const& sheet) {
    auto const part = read_part(sheet.part);
    if (!part && part.error().kind == ErrorKind::not_found)
      return fail(ErrorKind::invalid, "is not a whole workbook (" + core::presentable(sheet.part, 60) +
                                          " is missing); open it and save it again");
    if (!part) return std::unexpected(part.error());
    auto const linked = relationships(sheet.part);
    if (!linked) return std::unexpected(linked.error());
    std::map<std::string, std::string> targets;
    for (Relationship const& one : *linked) {
      if (one.type == "hyperlink" && one.external) targets.emplace(one.id, one.target);
    }
    return read_sheet({(*part)->document.document_element(), texts_, targets}, limits_);
  }
};

} // namespace

bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06"); }

core::Result<core::Table> read_workbook(std::string_view bytes, core::TableLimits const& limits) {
  if (bytes.size() > limits.bytes)
    return fail(ErrorKind::invalid,
                "larger than " + std::to_string(limits.bytes >> 20U) + " MiB; split the list into several files");
  auto archive = ZipArchive::open(bytes, {});
  if (!archive) return std::unexpected(archive.error());
  if (std::string what = other_format(*archive); !what.empty()) return fail(ErrorKind::invalid, std::move(what));
  return Workbook(std::move(*archive), limits).first_sheet();
}

} // namespace legwork::adapters
