// core/report/console_tables: the console's copy of the core's tables is what they say. LEGWORK_REWRITE=1 writes it
// again.
#include "core/report/console_tables.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "tests/support/read_file.hpp"

using namespace legwork::core;

TEST_CASE("the console's tables are the core's", "[P64][P67]") {
  std::string const path = std::string(LEGWORK_SOURCE_DIR) + "/adapters/console/src/generated/core_tables.ts";
  if (std::getenv("LEGWORK_REWRITE") != nullptr) std::ofstream(path, std::ios::binary) << console_tables();
  INFO("written by: legwork map --console");
  CHECK((legwork::tests::read_file(path) == console_tables()));
}
