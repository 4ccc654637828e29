// Whether two contents are the same but for what changes by itself: times, counters, nonces, multipart boundaries.
#pragma once

#include <string>
#include <string_view>

namespace legwork::core {

// `later` says what `earlier` said: every difference is a clock time, or a counter that went up a little, two counters
// at most. Nothing that could carry a message differs.
bool is_repeat(std::string_view earlier, std::string_view later);

// What a request says: in its address and in its body.
struct Content {
  std::string query; // with its ?, empty for none
  std::string body;
};

// The same submission made twice: clock times, nonces and boundaries aside, and in whatever way its fields are written.
bool is_same_submission(Content const& one, Content const& other);

} // namespace legwork::core
