// libzip reads it from memory; nothing is written, and no name in it is ever a path.
#include "adapters/wire/zip_archive.hpp"

#include <zip.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "core/base/text.hpp"

namespace legwork::adapters {

namespace {

constexpr std::uint64_t most_bytes = 64ULL << 20U;
constexpr std::int64_t most_files = 10'000;

using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;
using File = std::unique_ptr<zip_file_t, decltype(&zip_fclose)>;

struct Entry {
  std::uint64_t index = 0;
  std::uint64_t size = 0;
  std::string name;
};

Archive open(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* const archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr && source != nullptr) zip_source_free(source);
  zip_error_fini(&error);
  return {archive, zip_discard};
}

bool is_list(std::string_view path) {
  constexpr std::array<std::string_view, 5> endings{".txt", ".csv", ".tsv", ".json", ".geojson"};
  std::string const name = core::lower(path.substr(path.rfind('/') + 1));
  bool const apart = name.starts_with("readme") || name.starts_with(".") || core::contains(path, "__MACOSX/");
  return !apart && std::ranges::any_of(endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

std::vector<Entry> lists_in(zip_t* archive) {
  std::vector<Entry> out;
  std::int64_t const count = std::min(zip_get_num_entries(archive, 0), most_files);
  for (std::int64_t i = 0; i < count; ++i) {
    zip_stat_t stat;
    auto const index = static_cast<std::uint64_t>(i);
    bool const known = zip_stat_index(archive, index, 0, &stat) == 0 && (stat.valid & ZIP_STAT_NAME) != 0 &&
                       (stat.valid & ZIP_STAT_SIZE) != 0;
    if (known && is_list(stat.name)) out.push_back({.index = index, .size = stat.size, .name = stat.name});
  }
  return out;
}

} // namespace

bool is_zip_archive(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

std::expected<UnpackedFile, std::string> unpack_only_file(std::string_view bytes) {
  Archive const archive = open(bytes);
  if (!archive) return std::unexpected("the ZIP archive is damaged; download it again");
  std::vector<Entry> const lists = lists_in(archive.get());
  if (lists.empty()) return std::unexpected("the ZIP archive holds no .txt, .csv, .json or .geojson file");
  if (lists.size() > 1)
    return std::unexpected("the ZIP archive holds several files (" + core::presentable(lists[0].name, 60) + ", " +
                           core::presentable(lists[1].name, 60) + ", …); unpack it and import one after another");
  Entry const& one = lists.front();
  std::string const name = core::presentable(one.name, 60);
  if (one.size > most_bytes)
    return std::unexpected(name + " in the ZIP archive is larger than 64 MiB; unpack it and split it");
  File const file(zip_fopen_index(archive.get(), one.index, 0), zip_fclose);
  if (!file) return std::unexpected(name + " in the ZIP archive cannot be read: it is locked by a password or damaged");
  UnpackedFile out{one.name, std::string(one.size, '\0')};
  // Checked against its sum at the end only, so it is read to the end.
  bool const whole = zip_fread(file.get(), out.text.data(), one.size) == static_cast<std::int64_t>(one.size);
  char rest = 0;
  if (!whole || zip_fread(file.get(), &rest, 1) != 0)
    return std::unexpected(name + " in the ZIP archive is damaged; download it again");
  return out;
}

} // namespace legwork::adapters
