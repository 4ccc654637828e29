// A file with the links of one page, as `legwork rank` takes it, and the ranking as other programs read it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.hpp"
#include "core/model/page_snapshot.hpp"

namespace legwork::adapters {

// `page` has each link's address resolved; `hrefs` as they stand in the file, in the same order.
struct LinkList {
  core::Snapshot page;
  std::vector<std::string> hrefs;
};

// {"base": "https://…", "title": …, "lang": …, "links": [{"href": …, "text": …, "title": …, "in": "nav"}]}; all but
// `base`, `links` and each `href` may be missing, others do not count. Errors: `invalid`, one sentence for a person.
core::Result<LinkList> read_link_list(std::string_view text);

// The hrefs that lead to where the contact form may be, best first, as they stand in the file. Parts of the page itself
// ("#contact") are named only where no other page is.
std::vector<std::string> rank_links(LinkList const& list);

// {"file":…,"first":…,"ranked":[…]}
std::string ranking_json(std::string const& file, std::vector<std::string> const& ranked);

} // namespace legwork::adapters
