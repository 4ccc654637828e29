// What a site keeps in the browser for one contact is nothing to the next one, in a real browser.
#include <catch2/catch.hpp>

#include <algorithm>

#include "core/base/text.hpp"
#include "tests/support/browser_rig.hpp"

using namespace legwork;
using namespace legwork::tests;
using namespace std::chrono_literals;
using core::ObserveUntil;

namespace {

std::string const all_that_is_kept =
    "const kept=async()=>{const bases=await indexedDB.databases();"
    "return `cookie ${document.cookie} local ${localStorage.getItem('visitor')} session "
    "${sessionStorage.getItem('visitor')} database ${bases.map(b=>b.name)}`};";

// Keeps a name wherever a page can, and shows what is there.
std::string const writes =
    "<!doctype html><title>At work</title><body><script src=/kept.js></script><script>" + all_that_is_kept +
    "const name=location.search.slice(1);document.cookie=`visitor=${name}; max-age=3600; path=/`;"
    "localStorage.setItem('visitor',name);sessionStorage.setItem('visitor',name);"
    "indexedDB.open(name,1).onsuccess=async()=>document.title=await kept()</script>";

std::string const reads = "<!doctype html><title>At work</title><body><script src=/kept.js></script><script>" +
                          all_that_is_kept + "kept().then(all=>document.title=all)</script>";

std::string const cached =
    "HTTP/1.1 200 OK\r\nContent-Type: text/javascript\r\nCache-Control: max-age=3600\r\nContent-Length: "
    "2\r\nConnection: close\r\n\r\n;;";

std::string const nothing = "cookie local null session null database";

std::string shown(BrowserRig& rig, core::PageId page, std::string const& path) {
  rig.go(page, rig.page(path));
  std::string title = "At work";
  for (int looks = 0; title == "At work" && looks < 80; ++looks) {
    rig.run_for(50ms);
    title = rig.look(page, ObserveUntil::document_ready).snapshot->title;
  }
  return title;
}

void close(BrowserRig& rig, core::PageId page, core::ContactId contact) {
  rig.browser().perform(core::ClosePage{page, contact});
  CHECK(rig.next<core::PageClosed>(15s).trouble == "");
}

} // namespace

TEST_CASE("what a site keeps for one contact is not seen by another, and is gone with its page", "[P30]") {
  BrowserRig rig({{"/writes", writes}, {"/reads", reads}, {"/kept.js", cached}});
  auto const fetched = [&] { return std::ranges::count(rig.server.asked(), "/kept.js"); };
  auto const first = rig.open(1);
  std::string const of_first = "cookie visitor=first local first session first database first";
  CHECK(shown(rig, first, "/writes?first") == of_first);
  CHECK(shown(rig, first, "/reads") == of_first); // or it was never kept
  CHECK(fetched() == 1);
  auto const second = rig.open(2);
  CHECK(shown(rig, second, "/reads") == nothing);
  CHECK(fetched() == 2); // the cache is its own, too
  CHECK(shown(rig, second, "/writes?second") == "cookie visitor=second local second session second database second");
  CHECK(shown(rig, first, "/reads") == of_first);
  close(rig, first, 1);
  close(rig, second, 2);
  auto const again = rig.open(1);
  CHECK(shown(rig, again, "/reads") == nothing);
  CHECK(fetched() == 3);
}
