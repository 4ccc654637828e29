// "Next": what its request may be, and what is told where it is not let out.
#include <catch2/catch.hpp>

#include "tests/support/browser_rig.hpp"
#include "tests/support/form_press.hpp"

using namespace legwork;
using namespace legwork::tests;
using namespace std::chrono_literals;

namespace {

core::PageObserved press_next(BrowserRig& rig) {
  int button = -1;
  auto const page = fill_form(rig, "/", button);
  rig.browser().perform(
      core::PressNext{.step = rig.step(), .page = page, .button = button, .limit = 15s, .may_send = true});
  return rig.next<core::PageObserved>();
}

std::string first_step(std::string const& action, std::string const& script) {
  return "<!doctype html><title>Contact us</title><h1>Contact us</h1><form id=f method=post action='" + action +
         "'><label>Name <input name=name></label><label>Email <input name=email type=email></label>"
         "<label class=later hidden>Message <textarea name=message></textarea></label><button id=b>Next</button></form>"
         "<script>" +
         script + "</script>";
}

} // namespace

TEST_CASE("the next step of a form that sends to its provider is asked for there", "[P07][P81]") {
  std::map<std::string, std::string> pages{{"/step2",
                                            "<!doctype html><title>Contact us</title><form method=post "
                                            "action=/done><label>Message <textarea name=message></textarea>"
                                            "</label><button>Send</button></form>"}};
  pages["/"] = first_step("/step2", "f.action='http://forms-provider.test:'+location.port+'/step2'");
  BrowserRig rig(pages);
  auto const seen = press_next(rig);
  CHECK(rig.server.posted().size() == 1);
  CHECK(*seen.held_back_host == "");
  REQUIRE(seen.snapshot->controls.size() == 1);
  CHECK(seen.snapshot->controls[0].name == "message");
}

TEST_CASE("a \"Next\" that carries the message is not let out, and its host is told", "[P07][P81]") {
  BrowserRig rig({{"/", first_step("/in",
                                   "document.querySelector('.later').hidden=false;"
                                   "document.body.insertAdjacentHTML('beforeend','<button form=f hidden>Send</"
                                   "button>');"
                                   "f.addEventListener('submit',e=>{e.preventDefault();fetch('/in',{method:'POST',"
                                   "body:new URLSearchParams(new FormData(f))}).catch(()=>{})})")}});
  auto const seen = press_next(rig);
  CHECK(arrivals(rig, "/in") == 0);
  CHECK(*seen.held_back_host == "pages.test");
}
