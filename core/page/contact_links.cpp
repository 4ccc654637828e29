// Ranking links by what they say and where they lead. Guessed paths come last: of 13 recorded pages that were
// reached by guessing, 4 were wrong ones.
#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/base/url.hpp"
#include "core/page/contact_link_words.hpp"
#include "core/page/fields/field_clues.hpp"
#include "core/page/page.hpp"
#include "core/page/reader_v5/reader.hpp"
#include "core/page/word_patterns.hpp"
#include "core/page/words.hpp"

namespace legwork::core {

namespace {

// Measured over 152 dealers' sites, most frequent first.
constexpr std::array<std::string_view, 6> guesses{"/contact-us", "/contact.htm", "/contactus.aspx",
                                                  "/contactus",  "/contact",     "/kontakt"};
constexpr int worth_opening = 20;

bool is_own(std::string const& host, UrlParts const& at, std::string_view target) {
  return host == at.host || host == target || host.ends_with("." + std::string(target));
}

struct LinkWords {
  WordPatterns contact{link_words::contact};
  WordPatterns slugs{link_words::slugs};
  WordPatterns elsewhere{link_words::elsewhere};
  WordPatterns departments{link_words::departments};
};

LinkWords const& words() {
  static LinkWords const all;
  return all;
}

int words_score(FoldedSentence const& text) {
  std::size_t const covered = words().contact.longest(text).words;
  if (covered == 0) return 0;
  if (covered == text.words.size()) return 50;
  return covered * 3 >= text.words.size() ? 30 : 15;
}

// "contact-us.html" without its ending.
std::string_view without_ending(std::string_view piece) {
  std::size_t const dot = piece.rfind('.');
  return dot == std::string_view::npos || piece.size() - dot > 6 ? piece : piece.substr(0, dot);
}

int slug_score(std::string_view piece, bool is_last) {
  FoldedSentence const text = words_in_name(without_ending(piece));
  std::size_t const covered = words().slugs.longest(text).words;
  if (covered == 0) return 0;
  return covered == text.words.size() ? (is_last ? 40 : 20) : 20;
}

int path_score(std::string_view path) {
  std::vector<std::string_view> pieces;
  for (std::string_view piece : split(path, '/')) {
    if (!piece.empty() && !piece.starts_with("index.") && !piece.starts_with("default.")) pieces.push_back(piece);
  }
  int score = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i)
    score = std::max(score, slug_score(pieces[i], i + 1 == pieces.size()));
  int const depth = static_cast<int>(pieces.size());
  return score - (depth > 2 ? 3 * (depth - 2) : 0);
}

int landmark_score(std::string const& landmark) {
  if (landmark == "nav" || landmark == "header") return 10;
  if (landmark == "footer") return 8;
  return landmark == "main" ? 4 : 0;
}

std::string_view fragment_of(std::string_view url) {
  std::size_t const at = url.find('#');
  return at == std::string_view::npos ? std::string_view() : url.substr(at + 1);
}

std::string without_fragment(std::string const& url) { return url.substr(0, url.find('#')); }

int score_link(Link const& link, UrlParts const& at, UrlParts const& to, std::string_view target, bool is_here) {
  if (!is_own(to.host, at, target)) return 0;
  FoldedSentence const text = words_in(link.text.empty() ? link.title : link.text);
  std::string_view const place = is_here ? fragment_of(link.href) : std::string_view(to.path);
  int const by_place = path_score(place) + (is_here ? 0 : slug_score(fragment_of(link.href), true) / 2);
  int score = words_score(text) + by_place;
  if (score <= 0) return 0;
  score += landmark_score(link.landmark);
  if (to.host != at.host) score -= 5;
  if (is_here) score -= 25; // it is this page, which was looked at
  FoldedSentence const path = words_in_name(place);
  bool const leads_elsewhere = words().elsewhere.in(text) || words().elsewhere.in(path);
  if (leads_elsewhere) score -= 40;
  if (words().departments.in(text) || words().departments.in(path)) score -= 15;
  return score;
}

} // namespace

std::vector<std::string> rank_contact_links(Snapshot const& page, std::string_view target, DecisionRules rules) {
  if (rules < DecisionRules::v6) return reader_v5::rank_contact_links(page, target);
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
    if (!to || (to->scheme != "http" && to->scheme != "https")) continue;
    bool const is_here = url == here;
    if (is_here && fragment_of(link.href).empty()) continue;
    if (is_here) url = link.href;
    int const score = score_link(link, *at, *to, target, is_here);
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

bool is_in_page(std::string_view url, std::string_view page_url) {
  std::string_view const place = fragment_of(url);
  bool const is_route = place.starts_with('/') || place.starts_with('!');
  return url.substr(0, url.find('#')) == page_url.substr(0, page_url.find('#')) && !is_route;
}

bool is_own_page(std::string_view url, std::string_view page_url, std::string_view target) {
  auto const to = parse_url(url);
  auto const at = parse_url(page_url);
  return to && at && is_own(to->host, *at, target);
}

std::vector<std::string> guess_contact_pages(Snapshot const& page, std::size_t limit) {
  std::vector<std::string> out;
  std::string const here = without_fragment(page.url);
  for (std::string_view path : guesses) {
    std::string url = resolve_url(page.url, path);
    if (url != here && out.size() < limit) out.push_back(std::move(url));
  }
  return out;
}

std::optional<std::string> not_a_page(Snapshot const& page) {
  if (page.status >= 400) return "HTTP status " + std::to_string(page.status);
  std::string const title = normalised(page.title);
  if (has_any(title, words::missing_page)) return "its title says that the page is missing";
  for (std::string const& heading : page.headings) {
    std::string const text = normalised(heading);
    if (text.size() < 80 && has_any(text, words::missing_page)) return "its heading says that the page is missing";
  }
  return {};
}

} // namespace legwork::core
