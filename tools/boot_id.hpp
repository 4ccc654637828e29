// Which start of this machine it is: a loss of power shows in it.
#pragma once

#include <string>

namespace legwork::tools {

// A short hash of the kernel's boot id (the id itself tells of the machine); empty where there is none.
std::string boot_id();

} // namespace legwork::tools
