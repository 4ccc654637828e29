// One text with every change of a file in it, each behind a switch that is read while the program runs.
#include "tools/mutate/schemata.hpp"

#include <algorithm>
#include <cstdlib>

#include "tools/mutate/text.hpp"

namespace legwork::mutate {

namespace {

constexpr std::string_view switch_name = "::legwork_mutant(";

} // namespace

Schemata::Schemata(std::string file, std::string text, std::vector<MutationSite> sites, int first_id)
    : text_(std::move(text)) {
  int id = first_id;
  for (MutationSite& site : sites) {
    // Two ranges that cross are one place named in two ways, as with a variable declared in a condition.
    bool const crosses = std::ranges::any_of(sites_, [&](Numbered const& n) {
      Range const& o = n.site.range;
      return site.range.begin < o.end && o.begin < site.range.begin && site.range.end > o.end;
    });
    if (crosses) continue;
    std::string const was = text_.substr(site.range.begin, site.range.end - site.range.begin);
    auto const until = text_.begin() + static_cast<std::ptrdiff_t>(site.range.begin);
    auto const line = static_cast<std::size_t>(std::count(text_.begin(), until, '\n')) + 1;
    int const first = id;
    for (Change const& c : site.changes)
      mutants_.push_back({.id = id++, .file = file, .line = line, .kind = c.kind, .was = was, .becomes = c.text});
    sites_.push_back({std::move(site), first});
  }
}

std::string Schemata::write(std::set<int> const& left_out) const {
  std::size_t next = 0;
  return render({0, text_.size()}, next, left_out);
}

std::string Schemata::render(Range range, std::size_t& next, std::set<int> const& left_out) const {
  std::string out;
  std::size_t at = range.begin;
  while (next < sites_.size() && sites_[next].site.range.within(range)) {
    Numbered const& site = sites_[next++];
    out += text_.substr(at, site.site.range.begin - at);
    out += around(site, render(site.site.range, next, left_out), left_out);
    at = site.site.range.end;
  }
  return out + text_.substr(at, range.end - at);
}

std::string Schemata::around(Numbered const& n, std::string original, std::set<int> const& left_out) const {
  std::string before;
  int id = n.first_id;
  for (Change const& c : n.site.changes) {
    std::string const chosen = std::string(switch_name) + std::to_string(id) + ")";
    if (!left_out.contains(id++))
      before += n.site.place == Place::statement ? "if (" + chosen + ") {} else " : chosen + " ? (" + c.text + ") : ";
  }
  if (before.empty()) return original;
  if (n.site.place == Place::statement) return before + original;
  return "(" + before + (n.site.condition ? "static_cast<bool>(" : "(") + original + "))";
}

int mutant_before(std::string const& written, std::size_t offset) {
  std::size_t const at = written.rfind(switch_name, offset);
  return at == std::string::npos ? 0 : std::atoi(written.c_str() + at + switch_name.size());
}

} // namespace legwork::mutate
