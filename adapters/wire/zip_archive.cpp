// libzip checks the structure and the checksums.
#include "adapters/wire/zip_archive.hpp"

#include <zip.h>

#include <algorithm>

namespace legwork::adapters {

using core::ErrorKind;
using core::fail;

namespace {

std::string mebibytes(std::size_t bytes) { return std::to_string(bytes >> 20U) + " MiB"; }

std::unexpected<core::Error> damaged(std::string const& name) {
  return fail(ErrorKind::invalid, "is damaged (" + name + " cannot be unpacked); open it and save it again");
}

} // namespace

void ZipArchive::Close::operator()(zip* archive) const { zip_discard(archive); }

core::Result<ZipArchive> ZipArchive::open(std::string_view bytes, ZipLimits const& limits) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* const archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr && source != nullptr) zip_source_free(source);
  zip_error_fini(&error);
  if (archive == nullptr)
    return fail(ErrorKind::invalid, "is damaged or was cut off (it begins like a workbook); open it and save it again");
  ZipArchive out(archive, limits);
  if (zip_get_num_entries(archive, 0) > static_cast<zip_int64_t>(limits.entries))
    return fail(ErrorKind::invalid, "holds more than " + std::to_string(limits.entries) + " files; this is no list");
  return out;
}

std::vector<std::string> ZipArchive::names() const {
  std::vector<std::string> out;
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive_.get(), 0); ++i) {
    char const* const name = zip_get_name(archive_.get(), static_cast<zip_uint64_t>(i), 0);
    if (name != nullptr) out.emplace_back(name);
  }
  return out;
}

bool ZipArchive::has(std::string const& name) const {
  return zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_NOCASE) >= 0;
}

core::Result<std::string> ZipArchive::read(std::string const& name) {
  zip_int64_t const index = zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_NOCASE);
  if (index < 0) return fail(ErrorKind::not_found, "has no " + name);
  auto const at = static_cast<zip_uint64_t>(index);
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(archive_.get(), at, 0, &stat) != 0) return damaged(name);
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
    return fail(ErrorKind::invalid, "is encrypted with a password; open it and save it without one");
  zip_file_t* const file = zip_fopen_index(archive_.get(), at, 0);
  if (file == nullptr) return damaged(name);
  std::unique_ptr<zip_file_t, decltype(&zip_fclose)> const closes(file, &zip_fclose);
  std::string out;
  std::string part(64U << 10U, '\0');
  while (true) {
    zip_int64_t const got = zip_fread(file, part.data(), part.size());
    if (got < 0) return damaged(name);
    if (got == 0) break;
    out.append(part, 0, static_cast<std::size_t>(got));
    if (out.size() > limits_.entry_bytes || read_bytes_ + out.size() > limits_.all_bytes)
      return fail(ErrorKind::invalid, "unpacks to more than " +
                                          mebibytes(std::min(limits_.entry_bytes, limits_.all_bytes)) + " (" + name +
                                          "); save the sheet with the list alone as CSV UTF-8");
    bool const bomb = out.size() > (1U << 20U) && out.size() / limits_.ratio > stat.comp_size;
    if (bomb)
      return fail(ErrorKind::invalid, "unpacks to more than " + std::to_string(limits_.ratio) + " times its size (" +
                                          name + "); save the sheet with the list alone as CSV UTF-8");
  }
  read_bytes_ += out.size();
  return out;
}

} // namespace legwork::adapters
