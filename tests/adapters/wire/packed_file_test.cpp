// adapters/wire/packed_file: the one list of an archive, and why there is none.
#include <catch2/catch.hpp>

#include <zip.h>

#include <memory>
#include <utility>
#include <vector>

#include "adapters/wire/packed_file.hpp"

using namespace legwork::adapters;

namespace {

// An archive with these files, as a downloading person has it.
std::string archive(std::vector<std::pair<std::string, std::string>> const& files) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(target);
  zip_t* const zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  for (auto const& [name, text] : files)
    zip_file_add(zip, name.c_str(), zip_source_buffer(zip, text.data(), text.size(), 0), ZIP_FL_ENC_UTF_8);
  zip_close(zip);
  zip_stat_t stat;
  zip_source_stat(target, &stat);
  std::string out(stat.size, '\0');
  zip_source_open(target);
  zip_source_read(target, out.data(), out.size());
  zip_source_close(target);
  zip_source_free(target);
  zip_error_fini(&error);
  return out;
}

} // namespace

TEST_CASE("the only list of an archive is unpacked, beside a readme", "[P62]") {
  std::string const text(100'000, 'x');
  std::string const bytes = archive({{"readme.txt", "read me"}, {"DE.txt", text}, {"picture.png", "x"}});
  REQUIRE(is_zip_archive(bytes));
  CHECK(bytes.size() < 5'000);
  auto const file = unpack_only_file(bytes);
  REQUIRE(file);
  CHECK(file->name == "DE.txt");
  CHECK(file->text == text);
  CHECK_FALSE(is_zip_archive("DE\t10115"));
}

TEST_CASE("an archive without one list, or a damaged one, is refused in words", "[P62]") {
  CHECK(unpack_only_file(archive({{"a.csv", "1"}, {"b.csv", "2"}}))
            .error()
            .starts_with("the ZIP archive holds several files (a.csv, b.csv"));
  CHECK(unpack_only_file(archive({{"a.png", "1"}})).error().starts_with("the ZIP archive holds no "));
  std::string const whole = archive({{"DE.txt", std::string(5'000, 'a') + "b"}});
  for (std::size_t length = 4; length < whole.size(); length += 7)
    CHECK_FALSE(unpack_only_file(whole.substr(0, length)));
  std::string flipped = whole;
  flipped[45] = static_cast<char>(flipped[45] ^ 0x55); // among the packed bytes
  CHECK_FALSE(unpack_only_file(flipped));
}
