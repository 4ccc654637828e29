// Ways in which a page's script can send a form, some of which nobody can read: whatever arrives, the account of the
// press says so, and what is said to be void has sent nothing (P81).
#include <catch2/catch.hpp>

#include <filesystem>

#include "core/base/text.hpp"
#include "core/page/page.hpp"
#include "tests/support/browser_rig.hpp"
#include "tests/support/socket_server.hpp"

using namespace legwork;
using namespace legwork::tests;
using namespace std::chrono_literals;

namespace {

// A form without an action of its own: `on_press` runs at the press instead of sending, with the message in `m`.
// `before` runs while the page loads.
std::string page_with(std::string_view on_press, std::string_view before = "") {
  return "<!doctype html><html><head><title>Contact us</title></head><body><h1>Contact us</h1><form id=f>"
         "<label>Name <input name=name></label><label>Email <input name=email type=email></label>"
         "<label>Message <textarea name=message></textarea></label><button id=b>Send</button></form><p id=note></p>"
         "<script>const port=location.port;const thanks=()=>{};" +
         std::string(before) +
         ";f.addEventListener('submit',e=>{e.preventDefault();const m=f.message.value,code=btoa(unescape("
         "encodeURIComponent(JSON.stringify([f.name.value,f.email.value,m]))));" +
         std::string(on_press) + "})</script></body></html>";
}

struct Press {
  core::PageId page;
  core::SendPressed pressed;
  core::SendAccount account; // after the press, or after what followed it
};

core::PageId filled(BrowserRig& rig, std::string_view path, int& button) {
  auto const page = rig.open();
  rig.go(page, rig.page(path));
  auto const seen = rig.look(page, core::ObserveUntil::form);
  button = rig.plan_of(*seen.snapshot).submit;
  rig.fill(page, *seen.snapshot);
  return page;
}

Press press(BrowserRig& rig, std::string_view path) {
  int button = -1;
  auto const page = filled(rig, path, button);
  rig.browser().perform(
      core::PressSend{.step = rig.step(), .page = page, .token = 1, .button = button, .limit = core::Duration{15'000}});
  Press out{page, rig.next<core::SendPressed>(), {}};
  if (!out.pressed.sent) {
    REQUIRE(*out.pressed.record->account);
    out.account = **out.pressed.record->account;
    return out;
  }
  rig.browser().perform(core::WatchAfter{rig.step(), page, 1, core::Duration{15'000}});
  auto const watched = rig.next<core::OutcomeWatched>();
  REQUIRE(*watched.record->account);
  out.account = **watched.record->account;
  return out;
}

// Requests to `path`, whatever their kind.
std::size_t arrived(BrowserRig const& rig, std::string_view path) {
  std::size_t times = 0;
  for (auto const& asked : rig.server.asked()) times += asked.starts_with(path) ? 1 : 0;
  return times;
}

struct Way {
  char const* name;
  std::string page;
};

} // namespace

TEST_CASE("what a script sends in a way that nobody can read counts as sent", "[P07][P81]") {
  std::vector<Way> const ways{
      {"base64", page_with("fetch('/in',{method:'POST',body:code})")},
      {"xor", page_with("fetch('/in',{method:'POST',body:Uint8Array.from(m,c=>c.charCodeAt(0)^90)})")},
      {"character codes", page_with("fetch('/in',{method:'POST',body:[...m].map(c=>c.charCodeAt(0)).join()})")},
      {"gzip", page_with("new Response(new Blob([m+m]).stream().pipeThrough(new CompressionStream('gzip')))"
                         ".arrayBuffer().then(body=>fetch('/in',{method:'POST',body}))")},
      {"headers", page_with("fetch('/in',{headers:{'X-Lead':code}})")},
      {"stylesheet", page_with("document.head.insertAdjacentHTML('beforeend',`<link rel=stylesheet "
                               "href='/in?c=${code+code}'>`)")},
      {"font", page_with("new FontFace('x',`url(/in?c=${code+code})`).load().catch(()=>{})")},
      {"video", page_with("const v=document.createElement('video');v.src='/in?c='+code+code;document.body.append(v);"
                          "v.load()")},
      {"worker", page_with("new Worker(URL.createObjectURL(new Blob([`fetch('${location.origin}/in',{method:'POST',"
                           "body:'${code}'})`])))")},
      {"frame", page_with("const i=document.createElement('iframe');i.name='x';document.body.append(i);"
                          "const g=document.createElement('form');g.method='post';g.action='/in';g.target='x';"
                          "g.innerHTML=`<input name=c value='${code}'>`;document.body.append(g);g.submit()")},
      {"window", page_with("const g=document.createElement('form');g.method='post';g.action='/in';g.target='_blank';"
                           "g.innerHTML=`<input name=c value='${code}'>`;document.body.append(g);g.submit()")},
      {"pieces", page_with("(async()=>{for(let i=0;i<code.length;i+=20)await fetch('/in?'+code.slice(i,i+20))})()")},
  };
  std::map<std::string, std::string> pages;
  for (std::size_t i = 0; i < ways.size(); ++i) pages["/way" + std::to_string(i)] = ways[i].page;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    BrowserRig rig(pages);
    INFO(ways[i].name);
    auto const done = press(rig, "/way" + std::to_string(i));
    CHECK(arrived(rig, "/in") >= 1); // or the test proves nothing
    CHECK_FALSE(core::is_void(done.account));
  }
}

TEST_CASE("what is held until a send has left is failed where none does", "[P81]") {
  std::vector<Way> const ways{
      {"beacon", page_with("navigator.sendBeacon('/in',code)")},
      {"picture", page_with("new Image().src='/in?c='+code")},
      {"third party", page_with("fetch('http://elsewhere.test:'+port+'/in',{method:'POST',mode:'no-cors',body:code})")},
  };
  std::map<std::string, std::string> pages;
  for (std::size_t i = 0; i < ways.size(); ++i) pages["/way" + std::to_string(i)] = ways[i].page;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    BrowserRig rig(pages);
    INFO(ways[i].name);
    auto const done = press(rig, "/way" + std::to_string(i));
    rig.run_for(500ms);
    CHECK(arrived(rig, "/in") == 0);
    CHECK(core::is_void(done.account));
    CHECK(done.account.is_proxy_watched);
  }
}

TEST_CASE("a socket's frames are accounted for, also in a worker", "[P81]") {
  for (bool const in_worker : {false, true}) {
    SocketServer const sockets;
    std::string const open = "new WebSocket('ws://pages.test:" + std::to_string(sockets.port()) + "/chat')";
    std::string const page = in_worker ? page_with("w.postMessage(code)",
                                                   "const w=new Worker(URL.createObjectURL(new Blob([`const s=" + open +
                                                       ";onmessage=e=>s.send(new TextEncoder().encode("
                                                       "e.data))`])))")
                                       : page_with("s.send(new TextEncoder().encode(code))", "const s=" + open);
    BrowserRig rig({{"/", page}}, {}, {}, sockets.port());
    auto const done = press(rig, "/");
    rig.run_for(200ms);
    INFO("in a worker: " << in_worker);
    REQUIRE(sockets.frames().size() == 1);
    CHECK_FALSE(done.pressed.sent);
    CHECK_FALSE(core::is_void(done.account));
    REQUIRE(done.account.unaccounted.size() >= 1);
    CHECK(done.account.unaccounted[0].kind == "socket");
  }
}

TEST_CASE("ordinary pages are delivered: checks, nonces and copies are not the send", "[P07]") {
  std::vector<Way> const ways{
      {"validate then send", page_with("const go=step=>fetch('/in',{method:'POST',body:new URLSearchParams({step,"
                                       "name:f.name.value,email:f.email.value,message:m})});"
                                       "go('check').then(()=>go('send'))")},
      {"nonce", page_with("fetch('/nonce').then(()=>fetch('/in',{method:'POST',body:JSON.stringify({m,e:f.email.value})"
                          "})).then(()=>fetch('/in?done'))")},
      {"tracking copy", page_with("fetch('/track',{method:'POST',body:new FormData(f)});fetch('/in?1',{method:'POST',"
                                  "body:new FormData(f)}).then(()=>fetch('/in?2'))")},
  };
  std::map<std::string, std::string> pages{{"/nonce", "n"}, {"/track", "ok"}};
  for (std::size_t i = 0; i < ways.size(); ++i) pages["/way" + std::to_string(i)] = ways[i].page;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    BrowserRig rig(pages);
    INFO(ways[i].name);
    auto const done = press(rig, "/way" + std::to_string(i));
    CHECK(done.pressed.sent);
    CHECK(arrived(rig, "/in") == 2);
  }
}

TEST_CASE("a check made while filling passes, and the page's own refusal is proven void", "[P81]") {
  BrowserRig rig(
      {{"/check", page_with("document.getElementById('note').textContent='Please enter a valid e-mail address.'",
                            "f.email.addEventListener('change',()=>fetch('/look?email='+encodeURIComponent("
                            "f.email.value)))")},
       {"/look", "no"}});
  auto const done = press(rig, "/check");
  CHECK(arrived(rig, "/look") == 1);
  CHECK_FALSE(done.pressed.sent);
  CHECK(core::is_void(done.account));
  CHECK(done.account.held_back == 0);
  CHECK(done.account.is_context_gone);
}

TEST_CASE("a request that cannot be read is held back while filling, and named", "[P81]") {
  BrowserRig rig({{"/early", page_with("",
                                       "f.email.addEventListener('change',()=>fetch('/in',{method:'POST',"
                                       "body:btoa(f.email.value)+'x'.repeat(60)}).catch(()=>{}))")}});
  auto const done = press(rig, "/early");
  CHECK(arrived(rig, "/in") == 0);
  CHECK(core::is_void(done.account));
  CHECK(done.account.held_back == 1);
  CHECK(done.account.held_back_host == "pages.test");
  CHECK(core::outcome_of_void(done.account, done.pressed.record->verdict(core::newest_rules)) ==
        core::VoidOutcome::held_back);
}

TEST_CASE("a page that was closed leaves no port of the proxy open", "[P30]") {
  BrowserRig rig({{"/", page_with("")}});
  auto const open_files = [] {
    auto const files = std::filesystem::directory_iterator("/proc/self/fd");
    return std::distance(begin(files), end(files));
  };
  auto const visit = [&](core::ContactId contact) {
    auto const page = rig.open(contact);
    rig.go(page, rig.page("/"));
    rig.browser().perform(core::ClosePage{page, contact});
    CHECK(rig.next<core::PageClosed>(15s).trouble == "");
    rig.run_for(300ms);
  };
  visit(1);
  auto const before = open_files();
  for (std::uint64_t contact = 2; contact < 7; ++contact) visit(core::ContactId{contact});
  CHECK(open_files() <= before + 1);
}

TEST_CASE("a page stays for another press where one may follow, and goes where none may", "[P07][P81]") {
  for (bool const is_last : {false, true}) {
    BrowserRig rig({{"/", page_with("if(window.again)fetch('/in',{method:'POST',body:code});window.again=true")}});
    int button = -1;
    auto const page = filled(rig, "/", button);
    core::PressSend press{
        .step = rig.step(), .page = page, .token = 1, .button = button, .limit = 15s, .is_last = is_last};
    rig.browser().perform(press);
    auto const first = rig.next<core::SendPressed>();
    CHECK(core::is_void(**first.record->account));
    CHECK((**first.record->account).is_context_gone == is_last);
    press.step = rig.step();
    press.token = 2;
    rig.browser().perform(press);
    if (is_last)
      CHECK(std::get<core::StepFailed>(rig.next_result()).problem == core::StepProblem::page_gone);
    else
      CHECK(rig.next<core::SendPressed>().sent);
    rig.run_for(300ms); // it was let out, and has to get there
    CHECK(arrived(rig, "/in") == (is_last ? 0 : 1));
  }
}
