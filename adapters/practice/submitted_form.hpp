// What a form sent, whatever it was packed in: urlencoded, multipart or JSON.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace legwork::adapters {

using Fields = std::vector<std::pair<std::string, std::string>>; // in the order they came

// At most 200 fields; more are dropped. What cannot be read gives no fields. JSON objects inside objects get
// names with dots; a file part keeps its name only.
Fields parse_fields(std::string_view content_type, std::string_view body);

// The first field of that name; empty when there is none.
std::string_view value_of(Fields const& fields, std::string_view name);

} // namespace legwork::adapters
