// What scripts pack, unpacked; what is none of it gives nothing, or what could be read.
#include "adapters/practice/message_codes.hpp"

#include <catch2/catch.hpp>

#include "adapters/wire/base64.hpp"

using namespace legwork::adapters;

TEST_CASE("byte codes are read up to the first that is none", "[practice]") {
  CHECK(from_byte_codes("72,195,169") == "H\xc3\xa9");
  CHECK(from_byte_codes("72,256,72") == "H");
  CHECK(from_byte_codes("72,x") == "H");
  CHECK(from_byte_codes("").empty());
}

TEST_CASE("a gzip file is read, and a damaged one gives no more than it has", "[practice]") {
  // python3 -c 'import gzip; print(gzip.compress(b"good morning, good morning", mtime=0))', as base64
  std::string const file = from_base64("H4sIAAAAAAACA0vPz09RyM0vysvMS9dRSEfiAQAuMUHuGgAAAA==");
  CHECK(from_gzip(file) == "good morning, good morning");
  CHECK(from_gzip(file.substr(0, 17)).empty());
  CHECK(from_gzip("").empty());
  CHECK(from_gzip(std::string(40, 'x')).empty());
  CHECK(from_gzip(file.substr(0, 10) + std::string(40, '\xff')).empty());
}

TEST_CASE("values are read one by one, names as they are", "[practice]") {
  Fields const fields = decoded_values({{"name", "65"}, {"name", "66,67"}}, from_byte_codes);
  CHECK(fields == Fields{{"name", "A"}, {"name", "BC"}});
}
