// core/base/struct_fields: names, stored names, and the check for a forgotten member.
#include "core/base/struct_fields.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "core/base/json_text.hpp"

using namespace legwork::core;

namespace {

struct Whole {
  int count = 1;
  std::string text = "a";
  std::vector<int> list{1, 2};
  LEGWORK_FIELDS(count, (text, old_name), list);
};

struct Forgetful {
  int count = 1;
  std::string text;
  std::vector<int> list;
  LEGWORK_FIELDS(count, text);
};

static_assert(Whole::field_count == 3);
static_assert(!forgets_a_member<Whole>());
static_assert(forgets_a_member<Forgetful>());

} // namespace

TEST_CASE("a field that was renamed keeps the name under which it is stored", "[P73]") {
  CHECK(to_json_text(Whole{}) == R"({"count":1,"old_name":"a","list":[1,2]})");
}
