// Can a browser be used on this machine? Asked before anything is started, and by the doctor.
#pragma once

#include <string>

#include "adapters/browser/browser_options.hpp"
#include "core/base/error.hpp"

namespace legwork::adapters {

// The binary and the user it would run as, found but not started.
core::Result<std::string> check_browser(BrowserOptions const& options);

// Starts one, with its sandbox, opens an empty page and ends it again: its version. Takes at most 15 s.
core::Result<std::string> try_browser(BrowserOptions const& options);

} // namespace legwork::adapters
