// What a machine says of a send: the body of its answer, and the addresses that a page goes to. Names alone say
// nothing: `"sent": false` and `?success=0` are a no.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace legwork::core {

enum class AnswerMeaning {
  accepted,
  failed,        // it says no, and not why
  invalid_input, // it says what it did not accept
  spam,
};

struct AnswerSign {
  AnswerMeaning means = AnswerMeaning::accepted;
  std::string words; // what was read, e.g. `sent: false`
};

// Signs in the body of an answer; none in HTML, and where nothing is understood. `type` is its content type.
std::vector<AnswerSign> answer_signs(std::string_view type, std::string_view body);

// Signs in the address `url` that are not in any address of `before`.
std::vector<AnswerSign> address_signs(std::string_view url, std::vector<std::string> const& before);

} // namespace legwork::core
