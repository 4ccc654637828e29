// Scratch: runs one contact at a given host, printing times.
#include <catch2/catch.hpp>
#include <fmt/core.h>
#include <cstdlib>
#include "core/base/json_text.hpp"
#include "core/base/names.hpp"
#include "core/page/page.hpp"
#include "tests/support/browser_rig.hpp"
using namespace legwork;
using namespace legwork::tests;
static void one(BrowserRig& rig, std::string host, std::string path, bool print) {
  auto t0 = std::chrono::steady_clock::now(); auto last=t0;
  auto lap = [&](char const* what) { auto n = std::chrono::steady_clock::now(); fmt::print("  {:10} {} ms\n", what, std::chrono::duration_cast<std::chrono::milliseconds>(n-last).count()); last=n; };
  auto const page = rig.open(); lap("open");
  auto r = rig.go(page, rig.site(host)); lap("go home");
  auto home = rig.look(page, core::LookFor::page); lap("look page");
  fmt::print("  home status {} links {} title {}\n", r.status, home.snapshot->links.size(), home.snapshot->title);
  if (path == "auto") { auto l = core::rank_contact_links(*home.snapshot, 3); if (!l.empty()) { fmt::print("  -> {}\n", l[0]); rig.go(page, l[0]); lap("go"); } }
  auto form = rig.look(page, core::LookFor::form); lap("look form");
  auto chal = rig.look(page, core::LookFor::challenge); lap("challenge");
  if (print) fmt::print("{}\n", core::to_json_text(*chal.snapshot));
  auto cap = core::find_captcha(*chal.snapshot);
  fmt::print("  captcha {} {} controls {} frames {} settled {}\n", core::name_of(cap.kind), cap.evidence, chal.snapshot->controls.size(), chal.snapshot->frames.size(), chal.snapshot->settled);
  auto plan = rig.plan_of(*chal.snapshot);
  auto filled = rig.fill(page, *chal.snapshot); lap("fill");
  for (auto& x : filled.readings) fmt::print("   {} {} {}\n", x.ref, x.key, core::name_of(x.outcome));
  for (auto& c : filled.snapshot->controls) fmt::print("     {} = {}\n", c.name, c.value);
  rig.browser().perform(core::PressSend{rig.step(), page, 77 + page, plan.submit, 20000});
  auto sent = rig.next<core::SendPressed>(); lap("press");
  fmt::print("  sent {} {} {}\n", sent.sent, sent.method, sent.url);
  if (sent.sent) {
    rig.browser().perform(core::WatchAfter{rig.step(), page, 77 + page, 30000});
    auto out = rig.next<core::OutcomeWatched>(); lap("watch");
    auto v = core::judge(*out.record);
    fmt::print("  after {} quiet {} verdict {} {}\n", out.record->after.url, out.record->quiet, core::name_of(v.grade), v.reason);
    for (auto& q : out.record->requests) fmt::print("   {} {} {} {} {} {} {}\n", core::name_of(q.fate), q.method, q.url, q.status, q.redirected_to, q.failure, q.answer);
    for (auto& s : out.shots) fmt::print("   shot {} {} {}\n", s.what, s.file, s.problem);
  } else if (sent.record) { auto v = core::judge(*sent.record); fmt::print("  verdict {} {}\n", core::name_of(v.grade), v.reason); }
  rig.browser().perform(core::ClosePage{page, 1});
  auto closed = rig.next<core::PageClosed>(); lap("close");
  fmt::print("  trouble '{}' total {} ms\n", closed.trouble, std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now()-t0).count());
}
TEST_CASE("flow") {
  BrowserRig rig;
  char const* h = std::getenv("HOST"); char const* p = std::getenv("SITEPATH");
  int n = std::getenv("N") ? std::atoi(std::getenv("N")) : 1;
  for (int i=0;i<n;i++) one(rig, h ? h : "bluebird-motors.test", p ? p : "auto", std::getenv("PRINT") != nullptr);
}
