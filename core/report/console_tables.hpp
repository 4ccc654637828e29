// The core's tables as the console needs them, as TypeScript: adapters/console/src/generated/core_tables.ts.
#pragma once

#include <string>

namespace legwork::core {

std::string console_tables();

} // namespace legwork::core
