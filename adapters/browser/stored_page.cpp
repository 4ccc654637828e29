// Only the few tags that may name the page's address are read, as leniently as pages write them.
#include "adapters/browser/stored_page.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/text.hpp"
#include "core/base/url.hpp"

namespace legwork::adapters {

namespace {

constexpr std::size_t head_limit = 400'000; // bytes: heads with whole style sheets in them come before 300 kB

// The value of an attribute in the inside of a tag, which is in its own spelling; empty where it has none.
std::string attribute(std::string_view tag, std::string_view name) {
  std::string const small = core::lower(tag);
  for (std::size_t at = small.find(name); at != std::string::npos; at = small.find(name, at + 1)) {
    std::size_t value = at + name.size();
    if (at == 0 || (!core::is_space(small[at - 1]) && small[at - 1] != '"' && small[at - 1] != '\'')) continue;
    while (value < tag.size() && core::is_space(tag[value])) ++value;
    if (value >= tag.size() || tag[value] != '=') continue;
    ++value;
    while (value < tag.size() && core::is_space(tag[value])) ++value;
    if (value >= tag.size()) return {};
    char const quote = tag[value];
    bool const is_quoted = quote == '"' || quote == '\'';
    std::size_t const begin = is_quoted ? value + 1 : value;
    std::size_t const end = is_quoted ? tag.find(quote, begin) : tag.find_first_of(" \t\r\n", begin);
    return std::string(core::trim(tag.substr(begin, end == std::string_view::npos ? end : end - begin)));
  }
  return {};
}

// An address of the web as a whole, without what may hold anything: its fragment.
std::optional<std::string> web_address(std::string_view text) {
  auto parts = core::parse_url(core::replace_all(std::string(text), "&amp;", "&"));
  bool const is_web = parts && (parts->scheme == "https" || parts->scheme == "http");
  if (!is_web || !core::contains(parts->host, ".") || text.size() > 1000) return {};
  for (char const c : parts->host) {
    if (!core::is_alnum(c) && c != '.' && c != '-') return {};
  }
  parts->fragment.clear();
  return core::to_text(*parts);
}

struct NamedAddresses {
  std::optional<std::string> canonical;
  std::optional<std::string> og_url;
  std::optional<std::string> base;
};

void read_tag(std::string_view tag, NamedAddresses& out) {
  auto const keep = [](std::optional<std::string>& place, std::string const& text) {
    if (!place && !text.empty()) place = web_address(text);
  };
  std::string const name = core::lower(tag.substr(0, tag.find_first_of(" \t\r\n/")));
  if (name == "base") keep(out.base, attribute(tag, "href"));
  if (name == "link" && core::lower(attribute(tag, "rel")) == "canonical") keep(out.canonical, attribute(tag, "href"));
  bool const is_og_url = name == "meta" && (core::lower(attribute(tag, "property")) == "og:url" ||
                                            core::lower(attribute(tag, "name")) == "og:url");
  if (is_og_url) keep(out.og_url, attribute(tag, "content"));
}

std::string address_of(std::string_view html) {
  NamedAddresses named;
  std::string_view const head = html.substr(0, head_limit);
  for (std::size_t at = head.find('<'); at != std::string_view::npos; at = head.find('<', at + 1)) {
    if (head.substr(at, 4) == "<!--") {
      at = std::min(head.find("-->", at), head.size() - 1);
      continue;
    }
    std::size_t const end = head.find('>', at);
    if (end == std::string_view::npos) break;
    read_tag(head.substr(at + 1, end - at - 1), named);
  }
  auto const first = {named.canonical, named.og_url, named.base};
  for (auto const& address : first) {
    if (address) return *address;
  }
  return std::string(neutral_address);
}

} // namespace

StoredPage stored_page(std::string html) {
  StoredPage out;
  out.url = address_of(html);
  out.content_type = core::is_utf8(html) ? "text/html; charset=utf-8" : "text/html";
  out.html = std::move(html);
  return out;
}

} // namespace legwork::adapters
