// A contact as one file that needs nobody: the viewer of the console with what it shows, pictures and all.
#pragma once

#include <string>
#include <string_view>

#include "adapters/wire/json.hpp"

namespace legwork::adapters {

// `viewer` is the console's case_file.html. Empty where that has no place for the content.
std::string case_file_of(std::string_view viewer, Json const& content);

// `json` as a script block can hold it: no character in it can end the block or open a comment.
std::string data_block(Json const& json);

} // namespace legwork::adapters
