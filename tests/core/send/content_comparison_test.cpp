// When two contents say the same.
#include <catch2/catch.hpp>

#include "core/send/content_comparison.hpp"

using namespace legwork::core;

TEST_CASE("a repeat differs by clock times and small steps of counters only", "[P81]") {
  CHECK(is_repeat("?t=1732800000123&n=4", "?t=1732800009999&n=5"));
  CHECK(is_repeat("{\"poll\":17,\"seen\":3}", "{\"poll\":18,\"seen\":9}"));
  CHECK_FALSE(is_repeat("?t=1732800000123", "?t=173280000")); // shorter than any clock time
  CHECK_FALSE(is_repeat("?n=4", "?n=5004"));                  // too far for a counter
  CHECK_FALSE(is_repeat("?n=5", "?n=4"));                     // counters go up
  CHECK_FALSE(is_repeat("[1,2,3]", "[2,3,4]"));               // three at once spell something
  CHECK_FALSE(is_repeat("{\"q\":\"a\"}", "{\"q\":\"b\"}"));
  CHECK_FALSE(is_repeat("?n=4", "?n=4&more"));
}

TEST_CASE("a submission made twice is known in whatever way it is written", "[P07]") {
  Content const urlencoded{"", "name=Ann+Lee&email=ann%40example.org&message=One%0D%0Atwo"};
  Content const multipart{
      "",
      "------WebKitFormBoundaryAAAA1111BBBB2222\r\nContent-Disposition: form-data; name=\"name\"\r\n"
      "\r\nAnn Lee\r\n------WebKitFormBoundaryAAAA1111BBBB2222\r\nContent-Disposition: form-data; "
      "name=\"email\"\r\n\r\nann@example.org\r\n------WebKitFormBoundaryAAAA1111BBBB2222\r\n"
      "Content-Disposition: form-data; name=\"message\"\r\n\r\nOne\r\ntwo\r\n"
      "------WebKitFormBoundaryAAAA1111BBBB2222--\r\n"};
  CHECK(is_same_submission(urlencoded, multipart));
  CHECK(is_same_submission({"?name=Ann+Lee&email=ann%40example.org&message=One%0Atwo", ""}, urlencoded));
  CHECK(is_same_submission({"", "m=hi&nonce=4f9a1c2b7d&at=1732800000123"},
                           {"", "m=hi&nonce=9b21e07c44&at=1732800001999"}));
  CHECK_FALSE(is_same_submission({"", "m=hi&step=check"}, {"", "m=hi&step=send"}));
  CHECK_FALSE(is_same_submission({"", "m=hi"}, {"", "m=ho"}));
  CHECK_FALSE(is_same_submission({"?a=1", "{\"m\":1}"}, {"?a=1", "{\"m\":2}"}));
}

TEST_CASE("what is too long for a nonce is content", "[P07]") {
  std::string const one = "c=" + std::string(60, 'a') + "1";
  std::string const other = "c=" + std::string(60, 'b') + "1";
  CHECK_FALSE(is_same_submission({"", one}, {"", other}));
}
