// The three encodings that web forms use.
#include "adapters/practice/submitted_form.hpp"

#include <nlohmann/json.hpp>
#include <optional>

#include "core/base/text.hpp"

namespace legwork::adapters {

namespace {

constexpr std::size_t most_fields = 200;
constexpr int deepest = 4;

std::optional<unsigned> hex(char c) {
  if (core::is_digit(c)) return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) && hex(text[i + 2])) {
      out += static_cast<char>(*hex(text[i + 1]) * 16 + *hex(text[i + 2]));
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

Fields parse_urlencoded(std::string_view body) {
  Fields out;
  for (std::string_view pair : core::split(body, '&')) {
    if (pair.empty() || out.size() == most_fields) continue;
    std::size_t const equals = pair.find('=');
    bool const has_value = equals != std::string_view::npos;
    out.emplace_back(decoded(pair.substr(0, equals)), has_value ? decoded(pair.substr(equals + 1)) : "");
  }
  return out;
}

// The value of `name="…"` or `name=…` in a header.
std::optional<std::string> parameter(std::string_view header, std::string_view name) {
  for (std::string_view piece : core::split(header, ';')) {
    piece = core::trim(piece);
    if (!core::lower(piece).starts_with(std::string(name) + '=')) continue;
    piece.remove_prefix(name.size() + 1);
    if (piece.size() >= 2 && piece.front() == '"' && piece.back() == '"') piece = piece.substr(1, piece.size() - 2);
    return std::string(piece);
  }
  return std::nullopt;
}

// The parameters of a part's Content-Disposition.
std::string disposition(std::string_view head) {
  for (std::string_view line : core::split(head, '\n')) {
    if (core::lower(core::trim(line)).starts_with("content-disposition:")) return std::string(core::trim(line));
  }
  return {};
}

Fields parse_multipart(std::string_view body, std::string const& boundary) {
  Fields out;
  std::string const line = "--" + boundary;
  std::size_t at = body.find(line);
  while (at != std::string_view::npos && out.size() < most_fields) {
    std::size_t const begin = at + line.size();
    if (body.substr(begin, 2) != "\r\n") break; // the last boundary ends in --
    std::size_t const head_end = body.find("\r\n\r\n", begin);
    std::size_t const end = body.find("\r\n" + line, begin);
    if (head_end == std::string_view::npos || end == std::string_view::npos || head_end + 4 > end) break;
    std::string const about = disposition(body.substr(begin, head_end - begin));
    std::string_view const value = body.substr(head_end + 4, end - head_end - 4);
    auto const file = parameter(about, "filename");
    if (auto const name = parameter(about, "name")) out.emplace_back(*name, file ? *file : std::string(value));
    at = end + 2;
  }
  return out;
}

void flatten(nlohmann::json const& value, std::string const& name, int depth, Fields& out) {
  if (out.size() >= most_fields || depth > deepest) return;
  if (value.is_object()) {
    for (auto const& [key, inner] : value.items()) {
      flatten(inner, name.empty() ? key : name + '.' + key, depth + 1, out);
    }
    return;
  }
  constexpr auto replace = nlohmann::json::error_handler_t::replace;
  out.emplace_back(name, value.is_string() ? value.get<std::string>() : value.dump(-1, ' ', false, replace));
}

} // namespace

Fields parse_fields(std::string_view content_type, std::string_view body) {
  std::string const type = core::lower(content_type);
  if (type.starts_with("multipart/form-data")) {
    auto const boundary = parameter(content_type, "boundary");
    return boundary && !boundary->empty() ? parse_multipart(body, *boundary) : Fields{};
  }
  if (core::contains(type, "json") || (type.starts_with("text/plain") && core::trim(body).starts_with('{'))) {
    auto const value = nlohmann::json::parse(body, nullptr, false);
    Fields out;
    if (value.is_object()) flatten(value, "", 0, out);
    return out;
  }
  return parse_urlencoded(body);
}

std::string_view value_of(Fields const& fields, std::string_view name) {
  for (auto const& [key, value] : fields) {
    if (key == name) return value;
  }
  return {};
}

} // namespace legwork::adapters
