// Files that a command is given several of: those that cannot be read are told, and the others go on.
#pragma once

#include <string>

#include "core/base/error.hpp"

namespace legwork::tools {

// The whole file, at most 20 MB. Errors: one sentence for a person.
core::Result<std::string> read_input_file(std::string const& file);

// Of a command that could not read `unread` of `all` files: all, some, or none of them.
int exit_code_of(std::size_t unread, std::size_t all);

} // namespace legwork::tools
