// Names of the web: international names to their ASCII form, and who owns a name (its registrable domain).
#pragma once

#include <string>
#include <string_view>

#include "core/base/error.hpp"

namespace legwork::adapters {

// `text` with an international host name written in ASCII (`münchen.de` → `xn--mnchen-3ya.de`); other text as it
// is. Error invalid where the name cannot be one.
core::Result<std::string> ascii_website(std::string_view text);

// The part of `host` that somebody registered (`www.acme.co.uk` → `acme.co.uk`); the host itself where the public
// suffix list knows no better.
std::string registrable_domain(std::string const& host);

} // namespace legwork::adapters
