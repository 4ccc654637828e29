// What leaves a page without any request that could be paused is counted, and never called void (P81).
#include <algorithm>
#include <catch2/catch.hpp>

#include "core/base/text.hpp"
#include "tests/support/browser_rig.hpp"
#include "tests/support/form_press.hpp"
#include "tests/support/turn_server.hpp"

using namespace legwork;
using namespace legwork::tests;
using namespace std::chrono_literals;

namespace {

// Chromium prefetches from hosts that it trusts only: https, or this machine by its name.
Internet local_site() {
  auto const lookup = [](std::string const& host) {
    bool const known = host == "pages.localhost";
    return known ? std::vector{core::parse_address("127.0.0.1").value()} : std::vector<core::Address>{};
  };
  return {{.practice = false, .practice_ports = {}, .allowed_hosts = {"pages.localhost"}}, lookup};
}

bool has_unaccounted(core::SendAccount const& account, std::string_view kind) {
  return std::ranges::any_of(account.unaccounted, [&](auto const& one) { return one.kind == kind; });
}

} // namespace

TEST_CASE("a prefetch by speculation rules that carries a value is counted, and its press is never void", "[P81]") {
  BrowserRig rig({{"/", form_page("",
                                  "f.email.addEventListener('change',()=>{const s=document.createElement('script');"
                                  "s.type='speculationrules';s.textContent=JSON.stringify({prefetch:[{source:"
                                  "'list',eagerness:'immediate',urls:['/in?c='+btoa(f.email.value+"
                                  "f.email.value)]}]});document.head.append(s)})")},
                  {"/in", "a page"}},
                 {}, local_site());
  auto const done = press_form(rig, "http://pages.localhost:" + std::to_string(rig.server.port()) + "/");
  CHECK(arrivals(rig, "/in") == 1); // or the test proves nothing
  CHECK_FALSE(done.pressed.sent);
  CHECK_FALSE(core::is_void(done.account));
  CHECK(has_unaccounted(done.account, "prefetch"));
}

TEST_CASE("what a peer connection tells a TURN server goes through the proxy, and its press is never void",
          "[P12][P81]") {
  TurnServer const turn;
  std::string const place = "turn.test:" + std::to_string(turn.port());
  std::string const page =
      form_page("const c=new RTCPeerConnection({iceServers:[{urls:['turn:" + place +
                "?transport=tcp','turn:127.0.0.1:" + std::to_string(turn.port()) +
                "?transport=udp'],username:code,credential:'x'}]});c.createDataChannel('d');c.createOffer().then(o=>"
                "c.setLocalDescription(o))");
  BrowserRig rig({{"/", page}}, {}, {}, turn.port());
  auto const done = press_form(rig, "/");
  rig.run_for(200ms);
  CHECK(turn.received().size() > 200); // the credentials, or the test proves nothing
  CHECK_FALSE(done.pressed.sent);
  CHECK_FALSE(core::is_void(done.account));
  CHECK(has_unaccounted(done.account, "proxy"));
  CHECK(turn.datagrams() == 0);
}
