// Nothing is written, and no name in the archive is ever a path.
#include "adapters/wire/packed_file.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "adapters/wire/zip_archive.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

namespace {

constexpr std::size_t most_bytes = 64U << 20U;
constexpr std::size_t any_ratio = std::size_t{1} << 20U; // lists of numbers pack well

bool is_list(std::string_view path) {
  constexpr std::array<std::string_view, 5> endings{".txt", ".csv", ".tsv", ".json", ".geojson"};
  std::string const name = core::lower(path.substr(path.rfind('/') + 1));
  bool const apart = name.starts_with("readme") || name.starts_with(".") || core::contains(path, "__MACOSX/");
  return !apart && std::ranges::any_of(endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

// Of Excel, of OpenDocument, of Numbers.
bool is_document(ZipArchive const& archive) {
  auto const is_of_numbers = [](std::string const& name) { return name.ends_with(".iwa"); };
  return archive.has("[Content_Types].xml") || archive.has("mimetype") ||
         std::ranges::any_of(archive.names(), is_of_numbers);
}

std::string why_unread(std::string const& name, std::string const& detail) {
  if (core::contains(detail, "password"))
    return name + " in the ZIP archive cannot be read: it is locked by a password or damaged";
  if (detail.starts_with("unpacks to more"))
    return name + " in the ZIP archive is larger than 64 MiB; unpack it and split it";
  return name + " in the ZIP archive is damaged; download it again";
}

} // namespace

bool is_zip_archive(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

bool is_packed_file(std::string_view bytes) {
  if (!is_zip_archive(bytes)) return false;
  auto const archive = ZipArchive::open(bytes, {});
  return !archive || !is_document(*archive);
}

std::expected<UnpackedFile, std::string> unpack_only_file(std::string_view bytes) {
  auto archive = ZipArchive::open(
      bytes, {.entries = 10'000, .entry_bytes = most_bytes, .all_bytes = most_bytes, .ratio = any_ratio});
  if (!archive) return std::unexpected("the ZIP archive is damaged; download it again");
  std::vector<std::string> lists = archive->names();
  std::erase_if(lists, [](std::string const& name) { return !is_list(name); });
  if (lists.empty()) return std::unexpected("the ZIP archive holds no .txt, .csv, .json or .geojson file");
  if (lists.size() > 1)
    return std::unexpected("the ZIP archive holds several files (" + core::presentable(lists[0], 60) + ", " +
                           core::presentable(lists[1], 60) + ", …); unpack it and import one after another");
  auto text = archive->read(lists.front());
  if (!text) return std::unexpected(why_unread(core::presentable(lists.front(), 60), text.error().detail));
  return UnpackedFile{lists.front(), *std::move(text)};
}

} // namespace legwork::adapters
