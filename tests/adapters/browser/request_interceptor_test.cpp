// Ways in which a page's script can send a form, some of which nobody can read: whatever arrives, the account of the
// press says so, and what is said to be void has sent nothing (P81).
#include <catch2/catch.hpp>

#include <filesystem>

#include "core/page/page.hpp"
#include "tests/support/browser_rig.hpp"
#include "tests/support/form_press.hpp"
#include "tests/support/socket_server.hpp"

using namespace legwork;
using namespace legwork::tests;
using namespace std::chrono_literals;

namespace {

struct Way {
  char const* name;
  std::string page;
};

} // namespace

TEST_CASE("what a script sends in a way that nobody can read counts as sent", "[P07][P81]") {
  std::vector<Way> const ways{
      {"base64", form_page("fetch('/in',{method:'POST',body:code})")},
      {"xor", form_page("fetch('/in',{method:'POST',body:Uint8Array.from(m,c=>c.charCodeAt(0)^90)})")},
      {"character codes", form_page("fetch('/in',{method:'POST',body:[...m].map(c=>c.charCodeAt(0)).join()})")},
      {"gzip", form_page("new Response(new Blob([m+m]).stream().pipeThrough(new CompressionStream('gzip')))"
                         ".arrayBuffer().then(body=>fetch('/in',{method:'POST',body}))")},
      {"headers", form_page("fetch('/in',{headers:{'X-Lead':code}})")},
      {"stylesheet", form_page("document.head.insertAdjacentHTML('beforeend',`<link rel=stylesheet "
                               "href='/in?c=${code+code}'>`)")},
      {"font", form_page("new FontFace('x',`url(/in?c=${code+code})`).load().catch(()=>{})")},
      {"video", form_page("const v=document.createElement('video');v.src='/in?c='+code+code;document.body.append(v);"
                          "v.load()")},
      {"worker", form_page("new Worker(URL.createObjectURL(new Blob([`fetch('${location.origin}/in',{method:'POST',"
                           "body:'${code}'})`])))")},
      {"frame", form_page("const i=document.createElement('iframe');i.name='x';document.body.append(i);"
                          "const g=document.createElement('form');g.method='post';g.action='/in';g.target='x';"
                          "g.innerHTML=`<input name=c value='${code}'>`;document.body.append(g);g.submit()")},
      {"window", form_page("const g=document.createElement('form');g.method='post';g.action='/in';g.target='_blank';"
                           "g.innerHTML=`<input name=c value='${code}'>`;document.body.append(g);g.submit()")},
      {"pieces", form_page("(async()=>{for(let i=0;i<code.length;i+=20)await fetch('/in?'+code.slice(i,i+20))})()")},
  };
  std::map<std::string, std::string> pages;
  for (std::size_t i = 0; i < ways.size(); ++i) pages["/way" + std::to_string(i)] = ways[i].page;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    BrowserRig rig(pages);
    INFO(ways[i].name);
    auto const done = press_form(rig, "/way" + std::to_string(i));
    CHECK(arrivals(rig, "/in") >= 1); // or the test proves nothing
    CHECK_FALSE(core::is_void(done.account));
  }
}

TEST_CASE("what is held until a send has left is failed where none does", "[P81]") {
  std::vector<Way> const ways{
      {"beacon", form_page("navigator.sendBeacon('/in',code)")},
      {"picture", form_page("new Image().src='/in?c='+code")},
      {"third party", form_page("fetch('http://elsewhere.test:'+port+'/in',{method:'POST',mode:'no-cors',body:code})")},
  };
  std::map<std::string, std::string> pages;
  for (std::size_t i = 0; i < ways.size(); ++i) pages["/way" + std::to_string(i)] = ways[i].page;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    BrowserRig rig(pages);
    INFO(ways[i].name);
    auto const done = press_form(rig, "/way" + std::to_string(i));
    rig.run_for(500ms);
    CHECK(arrivals(rig, "/in") == 0);
    CHECK(core::is_void(done.account));
    CHECK(done.account.is_proxy_watched);
  }
}

TEST_CASE("a socket's frames are accounted for, also in a worker", "[P81]") {
  for (bool const in_worker : {false, true}) {
    SocketServer const sockets;
    std::string const open = "new WebSocket('ws://pages.test:" + std::to_string(sockets.port()) + "/chat')";
    std::string const page = in_worker ? form_page("w.postMessage(code)",
                                                   "const w=new Worker(URL.createObjectURL(new Blob([`const s=" + open +
                                                       ";onmessage=e=>s.send(new TextEncoder().encode("
                                                       "e.data))`])))")
                                       : form_page("s.send(new TextEncoder().encode(code))", "const s=" + open);
    BrowserRig rig({{"/", page}}, {}, {}, sockets.port());
    auto const done = press_form(rig, "/");
    rig.run_for(200ms);
    INFO("in a worker: " << in_worker);
    REQUIRE(sockets.frames().size() == 1);
    CHECK_FALSE(done.pressed.sent);
    CHECK_FALSE(core::is_void(done.account));
    REQUIRE(done.account.unaccounted.size() >= 1);
    CHECK(done.account.unaccounted[0].kind == "socket");
  }
}

TEST_CASE("a check made while filling passes, and the page's own refusal is proven void", "[P81]") {
  BrowserRig rig(
      {{"/check", form_page("document.getElementById('note').textContent='Please enter a valid e-mail address.'",
                            "f.email.addEventListener('change',()=>fetch('/look?email='+encodeURIComponent("
                            "f.email.value)))")},
       {"/look", "no"}});
  auto const done = press_form(rig, "/check");
  CHECK(arrivals(rig, "/look") == 1);
  CHECK_FALSE(done.pressed.sent);
  CHECK(core::is_void(done.account));
  CHECK(done.account.held_back == 0);
  CHECK(done.account.is_context_gone);
}

TEST_CASE("a request that cannot be read is held back while filling, and named", "[P81]") {
  BrowserRig rig({{"/early", form_page("",
                                       "f.email.addEventListener('change',()=>fetch('/in',{method:'POST',"
                                       "body:btoa(f.email.value)+'x'.repeat(60)}).catch(()=>{}))")}});
  auto const done = press_form(rig, "/early");
  CHECK(arrivals(rig, "/in") == 0);
  CHECK(core::is_void(done.account));
  CHECK(done.account.held_back == 1);
  CHECK(done.account.held_back_host == "pages.test");
  CHECK(core::outcome_of_void(done.account, done.pressed.record->verdict(core::newest_rules)) ==
        core::VoidOutcome::held_back);
}

TEST_CASE("a page that was closed leaves no port of the proxy open", "[P30]") {
  BrowserRig rig({{"/", form_page("")}});
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
    BrowserRig rig({{"/", form_page("if(window.again)fetch('/in',{method:'POST',body:code});window.again=true")}});
    int button = -1;
    auto const page = fill_form(rig, "/", button);
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
    CHECK(arrivals(rig, "/in") == (is_last ? 0 : 1));
  }
}

TEST_CASE("a frame that leaves while the form is filled in is noticed at once, and once", "[P09][P81]") {
  SocketServer const sockets;
  std::string const open = "const w=new WebSocket('ws://pages.test:" + std::to_string(sockets.port()) + "/chat');";
  std::string const report =
      "for(const n of ['name','email'])f[n].addEventListener('change',e=>w.send('typed: '+"
      "e.target.value.repeat(4)))";
  BrowserRig rig({{"/", form_page("", open + report)}}, {}, {}, sockets.port());
  auto const page = rig.open();
  rig.go(page, rig.page("/"));
  auto const seen = rig.look(page, core::ObserveUntil::form);
  rig.browser().perform(core::FillForm{rig.step(), page, rig.plan_of(*seen.snapshot), core::Duration{20'000}});
  std::vector<core::UnaccountedTrafficSeen> noticed;
  for (bool is_written = false; !is_written;) {
    auto const result = rig.next_result();
    if (auto const* traffic = std::get_if<core::UnaccountedTrafficSeen>(&result)) noticed.push_back(*traffic);
    is_written = std::holds_alternative<core::FormWritten>(result);
    REQUIRE_FALSE(std::holds_alternative<core::StepFailed>(result));
  }
  REQUIRE(sockets.frames().size() == 2); // or the test proves nothing
  REQUIRE(noticed.size() == 1);
  CHECK(noticed[0].page == page);
  CHECK(noticed[0].contact == core::ContactId{1});
  CHECK(noticed[0].traffic.kind == "socket");
  CHECK(noticed[0].traffic.host == "pages.test");
}
