// Ranking links by what they say and where they lead.
#include <algorithm>

#include "core/base/text.hpp"
#include "core/base/url.hpp"
#include "core/page/reader_v5/reader.hpp"
#include "core/page/words.hpp"

namespace legwork::core::reader_v5 {

namespace {

constexpr int worth_opening = 20;

bool is_own(std::string const& host, UrlParts const& at, std::string_view target) {
  return host == at.host || host == target || host.ends_with("." + std::string(target));
}

int words_score(std::string const& text) {
  std::string_view const found = longest_word(text, words::contact);
  if (found.empty()) return 0;
  return trim(text) == found ? 50 : 30;
}

int path_score(std::string const& path) {
  auto const pieces = split(path, '/');
  int score = 0;
  for (std::string_view piece : pieces) {
    bool const is_last = piece.data() == pieces.back().data() ||
                         (pieces.back().empty() && piece.data() == pieces[pieces.size() - 2].data());
    std::string const text = normalised(piece);
    if (std::ranges::find(words::contact_slug, trim(text), &Word::text) != words::contact_slug.end())
      score = std::max(score, is_last ? 40 : 20);
    else if (has_any(text, words::contact_slug))
      score = std::max(score, 20);
  }
  auto const depth = static_cast<int>(std::ranges::count_if(pieces, [](auto p) { return !p.empty(); }));
  return score - (depth > 2 ? 3 * (depth - 2) : 0);
}

int score_link(Link const& link, UrlParts const& at, UrlParts const& to, std::string_view target) {
  if (!is_own(to.host, at, target)) return 0;
  std::string const text = normalised(link.text.empty() ? link.title : link.text);
  std::string const path = normalised(to.path);
  int score = words_score(text) + path_score(to.path);
  if (score <= 0) return 0;
  if (link.landmark == "nav" || link.landmark == "header")
    score += 10;
  else if (link.landmark == "footer")
    score += 8;
  else if (link.landmark == "main")
    score += 4;
  if (to.host != at.host) score -= 5;
  if (has_any(text, words::elsewhere) || has_any(path, words::elsewhere)) score -= 40;
  if (has_any(text, words::departments) || has_any(path, words::departments)) score -= 15;
  return score;
}

std::string without_fragment(std::string const& url) { return url.substr(0, url.find('#')); }

} // namespace

std::vector<std::string> rank_contact_links(Snapshot const& page, std::string_view target) {
  struct Ranked {
    int score;
    std::size_t order; // on the page
    std::string url;
  };
  std::vector<Ranked> ranked;
  auto const at = parse_url(page.url);
  if (!at) return {};
  std::string const here = without_fragment(page.url);
  for (Link const& link : page.links) {
    auto const to = parse_url(link.href);
    std::string url = without_fragment(link.href);
    if (!to || (to->scheme != "http" && to->scheme != "https") || url == here) continue;
    int const score = score_link(link, *at, *to, target);
    if (score < worth_opening) continue;
    auto const same = std::ranges::find(ranked, url, &Ranked::url);
    if (same == ranked.end())
      ranked.push_back({score, ranked.size(), std::move(url)});
    else
      same->score = std::max(same->score, score);
  }
  std::ranges::sort(ranked, [](Ranked const& a, Ranked const& b) {
    return a.score != b.score ? a.score > b.score : a.order < b.order;
  });
  std::vector<std::string> out;
  for (Ranked& r : ranked) out.push_back(std::move(r.url));
  return out;
}

} // namespace legwork::core::reader_v5
