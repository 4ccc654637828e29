// The one file of an archive: lists of postal codes and dealers are often downloaded as .zip.
#pragma once

#include <expected>
#include <string>
#include <string_view>

namespace legwork::adapters {

bool is_zip_archive(std::string_view bytes);
// An archive, and no document of a spreadsheet program (those are ZIP files, too).
bool is_packed_file(std::string_view bytes);

struct UnpackedFile {
  std::string name;
  std::string text;
};

// The only .txt, .csv, .tsv, .json or .geojson of the archive, a readme aside, of at most 64 MiB. Error: why there is
// none; what is damaged or locked by a password is one.
std::expected<UnpackedFile, std::string> unpack_only_file(std::string_view bytes);

} // namespace legwork::adapters
