// A strict reader of request heads (RFC 9112), before the library's own.
#include "adapters/service/http_message.hpp"

#include <algorithm>
#include <map>

#include "core/base/text.hpp"

namespace legwork::adapters {

namespace {

constexpr std::size_t most_fields = 64;
constexpr std::size_t longest_target = 2'048;

bool is_token(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return core::is_alnum(c) || std::string_view("!#$%&'*+-.^_`|~").contains(c);
  });
}

bool is_visible(char c) { return c > ' ' && c < 127; }

HeadProblem check_line(std::string_view line) {
  std::size_t const first = line.find(' ');
  std::size_t const last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return {400, "the request line is not METHOD TARGET VERSION"};
  std::string_view const target = line.substr(first + 1, last - first - 1);
  std::string_view const version = line.substr(last + 1);
  if (!is_token(line.substr(0, first))) return {400, "the method is not a token"};
  if (version != "HTTP/1.1" && version != "HTTP/1.0")
    return {version.starts_with("HTTP/") ? 505U : 400U, "the version must be HTTP/1.1"};
  if (target.size() > longest_target) return {414, "the target is longer than 2,048 bytes"};
  if (!target.starts_with('/') || !std::ranges::all_of(target, is_visible))
    return {400, "the target must begin with / and hold no spaces or controls"};
  if (core::contains(target, "#") || core::contains(target, "\\")) return {400, "the target holds # or a backslash"};
  return {};
}

HeadProblem check_field(std::string_view line, std::map<std::string, std::vector<std::string>, std::less<>>& fields) {
  std::size_t const colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon)))
    return {400, "a header has no name, or spaces in it"};
  std::string_view const value = core::trim(line.substr(colon + 1));
  bool const clean =
      std::ranges::all_of(value, [](char c) { return c == '\t' || static_cast<unsigned char>(c) >= ' '; }) &&
      !value.contains('\x7f');
  if (!clean) return {400, "a header holds control characters"};
  fields[core::lower(line.substr(0, colon))].emplace_back(value);
  return {};
}

HeadProblem check_meaning(std::map<std::string, std::vector<std::string>, std::less<>> const& fields) {
  for (char const* once :
       {"host", "content-length", "transfer-encoding", "origin", "authorization", "content-type", "cookie", "upgrade",
        "expect", "sec-websocket-key", "sec-websocket-version", "sec-websocket-protocol"}) {
    auto const found = fields.find(once);
    if (found != fields.end() && found->second.size() > 1)
      return {400, std::string("there are two headers named ") + once};
  }
  auto const host = fields.find("host");
  if (host == fields.end() || host->second.front().empty()) return {400, "there is no Host header"};
  auto const length = fields.find("content-length");
  auto const encoding = fields.find("transfer-encoding");
  if (encoding != fields.end() && encoding->second.front() != "chunked")
    return {400, "the only Transfer-Encoding is chunked"};
  if (encoding != fields.end() && length != fields.end())
    return {400, "Content-Length and Transfer-Encoding exclude each other"};
  if (length != fields.end()) {
    std::string const& n = length->second.front();
    if (n.empty() || n.size() > 12 || !std::ranges::all_of(n, core::is_digit))
      return {400, "Content-Length is not a number"};
  }
  return {};
}

} // namespace

std::string_view HttpRequest::field(std::string_view name) const {
  for (auto const& [known, value] : fields) {
    if (known == name) return value;
  }
  return {};
}

HttpReply json_reply(Json const& json, unsigned status) {
  return {.status = status, .content_type = "application/json", .body = text_of(json) + "\n"};
}

HttpReply error_reply(WireError const& error) {
  HttpReply out = json_reply(to_json(error), http_status(error.code));
  if (error.retry_after_ms > 0)
    out.fields.emplace_back("Retry-After", std::to_string((error.retry_after_ms + 999) / 1000));
  return out;
}

HeadProblem check_head(std::string_view head) {
  std::map<std::string, std::vector<std::string>, std::less<>> fields;
  bool first = true;
  std::size_t count = 0;
  while (!head.empty()) {
    std::size_t const end = head.find("\r\n");
    if (end == std::string_view::npos) return {400, "a line does not end with CR LF"};
    std::string_view const line = head.substr(0, end);
    head.remove_prefix(end + 2);
    if (line.contains('\r') || line.contains('\n') || line.contains('\0'))
      return {400, "a line holds a bare CR, LF or NUL"};
    if (line.empty()) break;
    if (!first && (line.front() == ' ' || line.front() == '\t')) return {400, "a header goes on in a second line"};
    if (++count > most_fields) return {431, "there are more than 64 headers"};
    HeadProblem const problem = first ? check_line(line) : check_field(line, fields);
    if (problem.status != 0) return problem;
    first = false;
  }
  if (first) return {400, "the request line is missing"};
  return check_meaning(fields);
}

std::string_view cookie(std::string_view header, std::string_view name) {
  for (std::string_view pair : core::split(header, ';')) {
    pair = core::trim(pair);
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
      return pair.substr(name.size() + 1);
  }
  return {};
}

} // namespace legwork::adapters
