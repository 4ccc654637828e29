// The JSON that travels: read with limits and without exceptions, written with its fields in the order they were put.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "adapters/wire/wall_times.hpp"
#include "core/base/time.hpp"

namespace legwork::adapters {

using Json = nlohmann::ordered_json;

inline constexpr int json_depth_limit = 32;

// One JSON object. Nothing where `text` is not valid UTF-8 JSON, not an object, deeper than the limit, names a field
// twice or holds a NUL; then `problem` says which.
std::optional<Json> read_object(std::string_view text, std::string& problem);

// As text on one line; what is not UTF-8 becomes U+FFFD.
std::string text_of(Json const& json);

// `2026-11-21T15:00:00.000Z`; null for 0 ms.
Json iso_time(std::optional<core::Instant> at); // null where there is none
std::string iso_text(core::Instant at);         // a moment of log time, as the wall clock showed it (wall_times.hpp)
std::string iso_text(std::int64_t ms);          // a moment of the wall clock

} // namespace legwork::adapters
