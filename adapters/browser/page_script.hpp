// The script that runs beside each document, made from page_script/*.js when the project is configured.
#pragma once

#include <string_view>

namespace legwork::adapters {

std::string_view page_script();

} // namespace legwork::adapters
