// Pages that try to reach a server of this machine, in a real browser: the server sees nothing, whichever way they try.
#include <catch2/catch.hpp>

#include <algorithm>

#include "core/base/text.hpp"
#include "tests/support/browser_rig.hpp"

using namespace legwork;
using namespace legwork::tests;
using namespace std::chrono_literals;
using core::ObserveUntil;

namespace {

// A public site whose name leads to this machine by the test's own word, and nothing else that may be reached.
Internet one_public_site() {
  auto const lookup = [](std::string const& host) {
    bool const known = host == "site.example.com" || host == "rebound.example.com";
    return known ? std::vector{core::parse_address("127.0.0.1").value()} : std::vector<core::Address>{};
  };
  return {{.practice = false, .practice_ports = {}, .allowed_hosts = {"site.example.com"}}, lookup};
}

std::string html(std::string const& head, std::string const& script = "") {
  return "<!doctype html><html><head><title>Contact us</title>" + head + "</head><body><h1>Contact us</h1><script>" +
         script + "</script></body></html>";
}

std::string redirect_to(std::string const& url) {
  return "HTTP/1.1 302 Found\r\nLocation: " + url + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
}

std::vector<std::string> const ways_to_lead{"/redirect", "/refresh", "/script"};

// Pages that lead to `url` by themselves, each under its way's path with `name` behind it.
void add_leading_pages(std::map<std::string, std::string>& pages, std::string const& name, std::string const& url) {
  pages["/redirect" + name] = redirect_to(url);
  pages["/refresh" + name] = html("<meta http-equiv=refresh content='0;url=" + url + "'>");
  pages["/script" + name] = html("", "location.href='" + url + "'");
}

bool runs_until(BrowserRig& rig, std::chrono::milliseconds limit, std::function<bool()> const& done) {
  auto const until = std::chrono::steady_clock::now() + limit;
  while (!done() && std::chrono::steady_clock::now() < until) rig.run_for(50ms);
  return done();
}

std::string site_of(BrowserRig const& rig, bool practice) {
  return "http://" + std::string(practice ? "pages.test" : "site.example.com") + ":" +
         std::to_string(rig.server.port());
}

bool has(std::vector<std::string> const& all, std::string const& one) { return std::ranges::count(all, one) > 0; }

// A server of this machine that nobody may reach; made before the rig, whose pages name its port.
struct Secret {
  boost::asio::io_context io;
  PageServer server{io, {{"/", "<h1>Secret</h1>"}}};
  // Lets it answer whoever came.
  std::vector<std::string> const& asked() {
    io.restart();
    io.run_for(20ms);
    return server.asked();
  }
  std::string url(std::string const& host) const {
    return "http://" + host + ":" + std::to_string(server.port()) + "/";
  }
};

} // namespace

TEST_CASE("a page that leads to a private address by redirect, refresh or script gets nobody there", "[P12]") {
  std::vector<std::string> const hosts{"127.0.0.1",  "localhost",          "intranet.localhost",
                                       "2130706433", "[::ffff:127.0.0.1]", "rebound.example.com"};
  Secret secret;
  std::map<std::string, std::string> pages;
  for (std::string const& host : hosts) add_leading_pages(pages, host, secret.url(host));
  for (bool const practice : {true, false}) {
    CAPTURE(practice);
    BrowserRig rig(pages, {}, practice ? std::nullopt : std::optional(one_public_site()));
    auto const page = rig.open();
    for (std::string const& host : hosts) {
      for (std::string const& way : ways_to_lead) {
        CAPTURE(host, way);
        rig.refused.clear();
        rig.browser().perform(
            core::Navigate{rig.step(), page, site_of(rig, practice) + way + host, core::Duration{10'000}});
        auto const result = rig.next_result();
        CHECK(secret.asked().empty());
        if (way == "/redirect") REQUIRE(std::get<core::StepFailed>(result).problem == core::StepProblem::blocked);
        REQUIRE(runs_until(rig, 5s, [&] { return !rig.refused.empty(); })); // or nothing was tried
        CHECK(has(rig.server.asked(), way + host));
      }
    }
    CHECK(secret.asked().empty());
  }
}

TEST_CASE(
    "nothing that a page loads comes from a private address: pictures, frames, scripts, fetches, workers, WebSockets",
    "[P12]") {
  Secret secret;
  std::string const port = ":" + std::to_string(secret.server.port()) + "/";
  std::vector<std::string> const ways{"image",  "frame",  "script", "style", "fetch", "request",
                                      "events", "socket", "worker", "hop",   "object"};
  std::string const loads = "<link rel=stylesheet href='http://style.localhost" + port +
                            "'><link rel=prefetch href='http://prefetch.localhost" + port + "'>";
  std::string const script =
      "const at=(name,scheme='http')=>`${scheme}://${name}.localhost" + port +
      "`;"
      "const put=(tag,set)=>document.body.append(Object.assign(document.createElement(tag),set));"
      "put('img',{src:at('image')});put('img',{src:'/"
      "hop'});put('iframe',{src:at('frame')});put('script',{src:at('script')});"
      "put('object',{data:at('object')});"
      "fetch(at('fetch'),{mode:'no-cors'}).catch(()=>{});"
      "const x=new XMLHttpRequest();x.open('GET',at('request'));x.send();"
      "new EventSource(at('events'));new WebSocket(at('socket','ws'));"
      "new Worker(URL.createObjectURL(new Blob([`fetch('${at('worker')}',{mode:'no-cors'})`])));";
  for (bool const practice : {true, false}) {
    CAPTURE(practice);
    BrowserRig rig({{"/loads", html(loads, script)}, {"/hop", redirect_to("http://hop.localhost" + port)}}, {},
                   practice ? std::nullopt : std::optional(one_public_site()));
    auto const page = rig.open();
    rig.go(page, site_of(rig, practice) + "/loads");
    for (std::string const& way : ways) {
      CAPTURE(way);
      bool const refused = runs_until(rig, 5s, [&] { return has(rig.refused, way + ".localhost"); });
      CHECK(secret.asked().empty());
      REQUIRE(refused); // or it was not tried
    }
    CHECK(secret.asked().empty());
  }
}
