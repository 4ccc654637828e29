// Files come from strangers: everything is checked, nothing throws.
#include "adapters/wire/link_list.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/text.hpp"
#include "core/base/url.hpp"
#include "core/page/page.hpp"

namespace legwork::adapters {

namespace {

using Json = nlohmann::ordered_json;
using core::ErrorKind;
using core::Result;

constexpr std::size_t link_limit = 4000; // ten times what a look keeps

// Nothing where `name` holds something that is no text; an empty one where it is missing.
std::optional<std::string> text_in(Json const& object, char const* name) {
  auto const found = object.find(name);
  if (found == object.end() || found->is_null()) return std::string();
  if (!found->is_string()) return {};
  return core::presentable(found->get<std::string>(), 2000);
}

Result<void> add_link(Json const& entry, std::string const& base, LinkList& out) {
  std::string const where = "link " + std::to_string(out.hrefs.size() + 1) + ": ";
  if (!entry.is_object() || !entry.contains("href"))
    return core::fail(ErrorKind::invalid, where + "must be an object with \"href\"");
  auto const href = text_in(entry, "href");
  auto const text = text_in(entry, "text");
  auto const title = text_in(entry, "title");
  auto const landmark = text_in(entry, "in");
  if (!href || !text || !title || !landmark)
    return core::fail(ErrorKind::invalid, where + "href, text, title and in must be texts");
  core::Link link;
  link.href = core::resolve_url(base, *href);
  link.text = *text;
  link.title = *title;
  link.landmark = *landmark == "body" ? "" : *landmark;
  out.page.links.push_back(std::move(link));
  out.hrefs.push_back(*href);
  return {};
}

std::string without_fragment(std::string const& url) { return url.substr(0, url.find('#')); }

// Which link of the list `url` is: the same address, or else the same page.
std::size_t place_of(std::vector<core::Link> const& links, std::string const& url) {
  auto found = std::ranges::find(links, url, &core::Link::href);
  if (found == links.end())
    found = std::ranges::find_if(links, [&](core::Link const& link) { return without_fragment(link.href) == url; });
  return static_cast<std::size_t>(found - links.begin());
}

// Names that nobody owns: a page that is kept under one was stored without its address.
bool is_reserved(std::string_view host) {
  return host.ends_with(".test") || host.ends_with(".example") || host.ends_with(".invalid") || host == "localhost";
}

// Where the page comes from, as its own links name it: the host that most of them lead to.
std::string own_host(LinkList const& list) {
  auto const at = core::parse_url(list.page.url);
  std::string const base = at ? at->host : "";
  if (!is_reserved(base)) return base;
  std::map<std::string, std::size_t> counts;
  for (core::Link const& link : list.page.links) {
    auto const to = core::parse_url(link.href);
    if (to && !to->host.empty()) ++counts[to->host];
  }
  std::size_t const own = std::exchange(counts[base], 0);
  auto const most = std::ranges::max_element(counts, {}, [](auto const& entry) { return entry.second; });
  return most->second >= 3 && most->second > own ? most->first : base;
}

} // namespace

Result<LinkList> read_link_list(std::string_view text) {
  auto const object = Json::parse(text, nullptr, false);
  if (object.is_discarded() || !object.is_object()) return core::fail(ErrorKind::invalid, "not a JSON object");
  LinkList out;
  auto const base = text_in(object, "base");
  auto const at = base ? core::parse_url(*base) : std::nullopt;
  if (!at || at->host.empty()) return core::fail(ErrorKind::invalid, "\"base\" must be the page's address");
  auto const title = text_in(object, "title");
  auto const language = text_in(object, "lang");
  if (!title || !language) return core::fail(ErrorKind::invalid, "\"title\" and \"lang\" must be texts");
  out.page.url = *base;
  out.page.title = *title;
  out.page.language = *language;
  auto const links = object.find("links");
  if (links == object.end() || !links->is_array()) return core::fail(ErrorKind::invalid, "\"links\" must be a list");
  if (links->size() > link_limit)
    return core::fail(ErrorKind::invalid, "more than " + std::to_string(link_limit) + " links");
  for (Json const& entry : *links) {
    if (auto const added = add_link(entry, *base, out); !added) return std::unexpected(added.error());
  }
  return out;
}

std::vector<std::string> rank_links(LinkList const& list) {
  std::vector<std::string> out;
  for (std::string const& url : core::rank_contact_links(list.page, own_host(list))) {
    std::size_t const place = place_of(list.page.links, url);
    if (place < list.hrefs.size()) out.push_back(list.hrefs[place]);
  }
  return out;
}

std::string ranking_json(std::string const& file, std::vector<std::string> const& ranked) {
  Json out;
  out["file"] = file;
  out["first"] = ranked.empty() ? Json() : Json(ranked.front());
  out["ranked"] = ranked;
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace legwork::adapters
