// An expected failure. Programs look only at `kind`; `detail` is one sentence for a person and says what to do.
// Personal data never enters it.
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace legwork::core {

enum class ErrorKind {
  invalid,     // the request or file is wrong; the caller can mend it
  not_found,   // nothing by that name
  conflict,    // it is already so, or somebody else has it
  unavailable, // cannot be reached now; trying later may help
  timeout,     // the limit for this one call ran out
  closed,      // the page, browser or connection is gone; normal while things end
  refused,     // policy says no (address, token, do-not-contact)
  broken,      // the outside answered something that makes no sense
};

struct Error {
  ErrorKind kind;
  std::string detail;
};

template <class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(ErrorKind kind, std::string detail) {
  return std::unexpected(Error{kind, std::move(detail)});
}

} // namespace legwork::core
