// One HTTP request and its answer, free of sockets.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "adapters/wire/error.hpp"

namespace legwork::adapters {

struct HttpRequest {
  std::string method;
  std::string target;                                      // without the prefix, with its query
  std::vector<std::pair<std::string, std::string>> fields; // names in lower case
  std::string body;
  std::string address; // of who asks

  std::string_view path() const { return std::string_view(target).substr(0, target.find('?')); }
  // The only value, or empty. The head was checked: what may not be there twice is not.
  std::string_view field(std::string_view name) const;
};

struct HttpReply {
  unsigned status = 200;
  std::string content_type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> fields{};
  bool cacheable = false; // a file whose name changes with its content
};

HttpReply json_reply(Json const& json, unsigned status = 200);
HttpReply error_reply(WireError const& error);

// Whether a request's head can mean only one thing; what two programs might read differently is refused. `head` ends
// with the empty line. Gives the status and the reason where it is not so.
struct HeadProblem {
  unsigned status = 0; // 0: none
  std::string reason;
};
HeadProblem check_head(std::string_view head);

// One cookie's value.
std::string_view cookie(std::string_view header, std::string_view name);

} // namespace legwork::adapters
