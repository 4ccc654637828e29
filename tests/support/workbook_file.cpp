// Only what the format asks for stands in the parts.
#include "tests/support/workbook_file.hpp"

#include <zip.h>

#include <stdexcept>

namespace legwork::tests {

namespace {

constexpr char const* head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
constexpr char const* main_names = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr char const* link_names = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr char const* package_names = "http://schemas.openxmlformats.org/package/2006/relationships";

void must(bool good) {
  if (!good) throw std::runtime_error("libzip could not write the test's file");
}

std::string rels_of(std::string const& relationships) {
  return std::string(head) + "<Relationships xmlns=\"" + package_names + "\">" + relationships + "</Relationships>";
}

std::string relationship(std::string const& id, std::string const& type, std::string const& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + link_names + "/" + type + "\" Target=\"" + target + "\"/>";
}

} // namespace

std::string zip_file(std::vector<ZipPart> const& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const target = zip_source_buffer_create(nullptr, 0, 0, &error);
  must(target != nullptr);
  zip_source_keep(target);
  zip_t* const archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  must(archive != nullptr);
  for (ZipPart const& part : parts) {
    zip_source_t* const source = zip_source_buffer(archive, part.text.data(), part.text.size(), 0);
    must(source != nullptr && zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8) >= 0);
  }
  must(zip_close(archive) == 0);
  zip_stat_t stat;
  must(zip_source_open(target) == 0 && zip_source_stat(target, &stat) == 0);
  std::string out(stat.size, '\0');
  must(zip_source_read(target, out.data(), out.size()) == static_cast<zip_int64_t>(out.size()));
  zip_source_close(target);
  zip_source_free(target);
  return out;
}

std::vector<ZipPart> workbook_parts(std::vector<SheetXml> const& sheets, std::vector<std::string> const& texts) {
  std::string list;
  std::string links;
  std::vector<ZipPart> out{{"[Content_Types].xml", std::string(head) + "<Types/>"},
                           {"_rels/.rels", rels_of(relationship("rId1", "officeDocument", "xl/workbook.xml"))}};
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    std::string const number = std::to_string(i + 1);
    list += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + number + "\" r:id=\"rId" + number + "\" " +
            sheets[i].attributes + "/>";
    links += relationship("rId" + number, "worksheet", "worksheets/sheet" + number + ".xml");
    out.push_back({"xl/worksheets/sheet" + number + ".xml",
                   std::string(head) + "<worksheet xmlns=\"" + main_names + "\" xmlns:r=\"" + link_names +
                       "\"><sheetData>" + sheets[i].rows + "</sheetData>" + sheets[i].after + "</worksheet>"});
    if (!sheets[i].rels.empty())
      out.push_back({"xl/worksheets/_rels/sheet" + number + ".xml.rels", rels_of(sheets[i].rels)});
  }
  if (!texts.empty()) {
    links += relationship("rId900", "sharedStrings", "sharedStrings.xml");
    std::string shared;
    for (std::string const& text : texts) shared += "<si>" + text + "</si>";
    out.push_back(
        {"xl/sharedStrings.xml", std::string(head) + "<sst xmlns=\"" + main_names + "\">" + shared + "</sst>"});
  }
  out.push_back({"xl/_rels/workbook.xml.rels", rels_of(links)});
  out.push_back({"xl/workbook.xml", std::string(head) + "<workbook xmlns=\"" + main_names + "\" xmlns:r=\"" +
                                        link_names + "\"><sheets>" + list + "</sheets></workbook>"});
  return out;
}

std::string workbook_file(std::vector<SheetXml> const& sheets, std::vector<std::string> const& texts) {
  return zip_file(workbook_parts(sheets, texts));
}

std::string text_row(std::size_t row, std::vector<std::string> const& cells, std::string const& attributes) {
  std::string out = "<row r=\"" + std::to_string(row) + "\" " + attributes + ">";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    std::string const ref = std::string(1, static_cast<char>('A' + i)) + std::to_string(row);
    if (!cells[i].empty())
      out += "<c r=\"" + ref + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + cells[i] + "</t></is></c>";
  }
  return out + "</row>";
}

} // namespace legwork::tests
