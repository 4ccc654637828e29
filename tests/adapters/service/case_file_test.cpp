// adapters/service/case_file: what a website says cannot leave the block of data that it stands in.
#include <catch2/catch.hpp>

#include "adapters/service/case_file.hpp"

using legwork::adapters::case_file_of;
using legwork::adapters::data_block;
using legwork::adapters::Json;

namespace {

std::string const hostile[] = {"</script><script>alert(1)</script>",
                               "<!-- <script>",
                               "]]> --> &lt; \" ' ` \\",
                               "line\xE2\x80\xA8separator\xE2\x80\xA9here",
                               std::string("nul\0tab\tbell\a", 13),
                               "\xFF\xFE not UTF-8",
                               "{{ 7 * 7 }} ${x}"};

} // namespace

TEST_CASE("no text can end the block of data of a case file, and each is read back as it was", "[P79]") {
  for (std::string const& text : hostile) {
    CAPTURE(text);
    Json const json{{"title", text}, {text, 1}};
    std::string const block = data_block(json);
    for (char const* cannot : {"<", ">", "&", "\xE2\x80\xA8", "\xE2\x80\xA9", "\n"})
      CHECK(block.find(cannot) == std::string::npos);
    Json const back = Json::parse(block);
    bool const is_text = text.find('\xFF') == std::string::npos;
    if (is_text) CHECK(back["title"] == text);
  }
}

TEST_CASE("the content stands in its place in the viewer's page, and nowhere without one", "[P79]") {
  std::string const viewer =
      "<title>Case file</title><script type=\"application/json\" id=\"case\"></script><script>1</script>";
  std::string const file = case_file_of(viewer, {{"a", "</script>"}});
  CHECK(
      file ==
      "<title>Case file</title><script type=\"application/json\" id=\"case\">{\"a\":\"\\u003c/script\\u003e\"}</script>"
      "<script>1</script>");
  CHECK(case_file_of("<title>another page</title>", {{"a", 1}}).empty());
}
