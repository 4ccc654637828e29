// Ways in which scripts write what they send so that it cannot be read on its way, read back. All are lenient: what is
// none of them gives what could be read, and a business that received it finds a field empty.
#pragma once

#include <string>
#include <string_view>

#include "adapters/practice/submitted_form.hpp"

namespace legwork::adapters {

// A list of numbers, one for each byte: `72,105`. Stops at the first that is no byte.
std::string from_byte_codes(std::string_view list);

// A gzip file without optional parts (RFC 1952), up to 1 MiB of content; its checksum is not looked at.
std::string from_gzip(std::string_view file);

// `fields` with each value read by `read`.
Fields decoded_values(Fields fields, std::string (*read)(std::string_view));

} // namespace legwork::adapters
