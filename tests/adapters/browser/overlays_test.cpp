// What lies over a page, in real Chromium: which boxes are taken for that, what they cover, and that the control which
// is to end one does so when it is pressed.
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>

#include "core/base/enum_names.hpp"
#include "core/base/text.hpp"
#include "core/page/overlays/overlay_reader.hpp"
#include "tests/support/browser_rig.hpp"

using namespace legwork;
using namespace legwork::tests;
using namespace std::chrono_literals;
using core::ObserveUntil;
using core::OverlayKind;

namespace {

std::string words(int paragraphs) {
  std::string out;
  for (int i = 0; i < paragraphs; ++i) out += "<p>We sell and repair cars, vans and trailers.</p>";
  return out;
}

std::string const form =
    "<h1>Contact us</h1><form method=post action=/in><p><label>Name <input name=name></label>"
    "<p><label>Email <input name=email type=email></label><p><label>Message <textarea name=message "
    "rows=6></textarea></label><p><button>Send message</button></form>";

std::string page_under(std::string const& over, int before = 0, int after = 40) {
  return "<!doctype html><title>Contact us</title><body>" + words(before) + form + words(after) + over;
}

std::string box(std::string const& style, std::string const& content, std::string const& attributes = "") {
  return "<div id=box " + attributes + " style='background:#eee;" + style + "'>" + content + "</div>";
}

std::string const whole_window = "position:fixed;inset:0;z-index:9";
std::string const gone = "document.getElementById(\"box\").remove()";

std::string button(std::string const& text, std::string const& script = "document.title=\"pressed\"") {
  return "<button type=button onclick='" + script + "'>" + text + "</button> ";
}

// One page, looked at until it has settled.
struct Look {
  BrowserRig rig;
  core::PageId page;
  std::shared_ptr<core::PageAnalysis const> seen;

  explicit Look(std::map<std::string, std::string> pages) : rig(std::move(pages)), page(rig.open()) {
    rig.go(page, rig.page("/"));
    seen = rig.look(page, ObserveUntil::page).snapshot;
  }
  explicit Look(std::string html) : Look(std::map<std::string, std::string>{{"/", std::move(html)}}) {}

  int contact_form() const {
    auto const& reading = seen->reading();
    return reading.contact_form < 0 ? -1 : reading.forms[static_cast<std::size_t>(reading.contact_form)].form;
  }
  int send_control() const {
    auto const& reading = seen->reading();
    return reading.contact_form < 0 ? -1 : reading.forms[static_cast<std::size_t>(reading.contact_form)].submit;
  }
  std::optional<core::OverlayInTheWay> in_the_way() const {
    return core::overlay_in_the_way(*seen, contact_form(), send_control());
  }
  void press(core::Button const& closer) {
    rig.browser().perform(core::PressNext{.step = rig.step(), .page = page, .button = closer.ref, .limit = 15s});
    seen = rig.next<core::PageObserved>().snapshot;
  }
};

// What is in the way says so, its control is pressed, and then nothing is in the way of the form any more.
void check_closed(Look& look, OverlayKind kind, std::string_view control) {
  auto const found = look.in_the_way();
  REQUIRE(found);
  CHECK(static_cast<int>(found->kind) == static_cast<int>(kind));
  REQUIRE(found->closer != nullptr);
  CHECK(found->control_words == control);
  look.press(*found->closer);
  CHECK_FALSE(look.in_the_way());
  CHECK(look.seen->overlays->empty());
  CHECK(look.contact_form() >= 0);
}

} // namespace

TEST_CASE("a banner at the bottom that covers nothing of the form is not in the way", "[P34]") {
  for (int before : {0, 40}) { // the form on the first screen, and far below it
    Look look(page_under(box("position:fixed;left:0;right:0;bottom:0;height:90px",
                             "We use cookies. " + button("Reject all") + button("Accept")),
                         before));
    REQUIRE(look.seen->overlays->size() == 1);
    core::Overlay const& banner = look.seen->overlays->front();
    CHECK_FALSE(banner.modal);
    CHECK(banner.covers.empty());
    CHECK(banner.controls.size() == 2);
    CHECK(look.contact_form() >= 0);
    CHECK_FALSE(look.in_the_way());
  }
}

TEST_CASE("a banner that cannot be scrolled away from under the form is in its way", "[P34]") {
  Look look(page_under(box("position:fixed;left:0;right:0;bottom:0;height:75vh",
                           "We use cookies. " + button("Accept") + button("Reject all", gone)),
                       0, 0));
  REQUIRE(look.seen->overlays->size() == 1);
  auto const& covers = look.seen->overlays->front().covers;
  CHECK(std::ranges::find(covers, look.send_control()) != covers.end());
  check_closed(look, OverlayKind::cookies, "Reject all");
}

TEST_CASE("a wall in an open or a closed shadow root is refused there", "[P14][P34]") {
  for (std::string mode : {"open", "closed"}) {
    Look look(
        page_under("<div id=host></div><script>const host=document.getElementById('host'),root=host.attachShadow({"
                   "mode:'" +
                   mode +
                   "'});root.innerHTML='<div style=\"position:fixed;inset:0;background:#0008\"></div><div "
                   "role=dialog style=\"position:fixed;left:20vw;top:20vh;width:60vw;height:50vh;background:#fff\">"
                   "<p>We use cookies.</p><button id=a>Accept all</button><button id=d>Deny</button></div>';"
                   "root.getElementById('d').onclick=()=>host.remove()</script>"));
    INFO(mode);
    for (core::Control const& c : look.seen->controls) CHECK(c.hidden == core::Hidden::none);
    auto const found = look.in_the_way();
    REQUIRE(found);
    CHECK(found->refuses);
    check_closed(look, OverlayKind::cookies, "Deny");
  }
}

TEST_CASE("a wall that is a frame of this site or another is refused in the frame", "[P14][P34]") {
  for (std::string host : {"", "'http://consent.test:'+location.port+"}) {
    Look look({{"/", page_under(box(whole_window,
                                    "<iframe id=f title='Consent message' style='width:100%;height:100%;border:0'>"
                                    "</iframe><script>f.src=" +
                                        host + "'/wall';onmessage=()=>" + gone + "</script>"))},
               {"/wall",
                "<!doctype html><p>We and our partners use cookies.</p><button>Accept all</button> <button onclick="
                "\"parent.postMessage('refused','*')\">Reject all</button>"}});
    INFO(host);
    REQUIRE(look.seen->overlays->size() == 1);
    core::Overlay const& wall = look.seen->overlays->front();
    CHECK(wall.frame == 0);
    CHECK(wall.modal);
    CHECK(core::contains(wall.text, "We and our partners use cookies."));
    check_closed(look, OverlayKind::cookies, "Reject all");
  }
}

TEST_CASE("a pop-up whose cross is a drawing is closed by it, and nothing is subscribed", "[P14][P34]") {
  std::string const cross = "width=20 height=20 style='position:absolute;right:8px;top:8px;cursor:pointer' ";
  std::string const drawing = "<path d='M1 1L19 19M19 1L1 19' stroke=black></path></svg>";
  std::string const subscribe =
      "<h2>Get 10% off</h2><form action=/subscribe><input type=email placeholder=Email>"
      "<button>Subscribe</button></form>";
  for (std::string const& closer :
       {"<svg class=icon-close aria-label=Close onclick='" + gone + "' " + cross + ">" + drawing,
        "<div class=popup-close onclick='" + gone + "'><svg aria-label=Close " + cross + ">" + drawing + "</div>"}) {
    Look look(
        page_under("<div id=dark style='" + whole_window + ";background:#0008'></div>" +
                   box("position:fixed;z-index:10;left:30vw;top:20vh;width:40vw;height:50vh", closer + subscribe) +
                   "<script>new MutationObserver(()=>{if(!document.getElementById('box'))dark.remove()}).observe("
                   "document.body,{childList:true})</script>"));
    REQUIRE_FALSE(look.seen->overlays->empty());
    CHECK(look.seen->overlays->front().asks);
    check_closed(look, OverlayKind::newsletter, "Close");
    CHECK(std::ranges::none_of(look.rig.server.asked(), [](auto& at) { return core::contains(at, "subscribe"); }));
  }
}

TEST_CASE("a cross that is named by nothing is found by its place", "[P34]") {
  Look look(page_under(
      box("position:fixed;z-index:10;left:20vw;top:20vh;width:60vw;height:60vh",
          "<button type=button onclick='" + gone +
              "' style='position:absolute;right:8px;top:8px;width:24px;height:24px'><svg width=10 height=10><path d="
              "'M1 1L9 9M9 1L1 9' stroke=black></path></svg></button><h2>Subscribe to our newsletter</h2>" +
              button("Subscribe"))));
  check_closed(look, OverlayKind::newsletter, "×");
}

TEST_CASE("a modal dialog is in the way, and a notice in it is taken notice of", "[P34]") {
  Look look(page_under("<dialog id=box><p>We are closed on Monday.</p>" + button("OK", gone) +
                       "</dialog><script>document.getElementById('box').showModal()</script>"));
  REQUIRE(look.seen->overlays->size() == 1);
  CHECK(look.seen->overlays->front().role == "dialog");
  CHECK(look.seen->overlays->front().modal);
  check_closed(look, OverlayKind::other, "OK");
}

TEST_CASE("a chat window over the send control is closed, a launcher is left alone", "[P34]") {
  std::string const chat =
      box("position:fixed;right:10px;bottom:10px;width:350px;height:90vh;z-index:99",
          "<p>Hi! How can we help you today?</p>" + button("Start chat") +
              "<span class=minimize style='cursor:pointer' onclick='" + gone + "'>Minimize</span>");
  std::string const right = "<style>form button{margin-left:calc(100vw - 200px)}</style>";
  Look look(page_under(right + chat));
  REQUIRE(look.seen->overlays->size() == 1);
  core::Overlay const& window = look.seen->overlays->front();
  CHECK_FALSE(window.modal);
  CHECK(window.covers == std::vector{look.send_control()});
  check_closed(look, OverlayKind::chat, "Minimize");
  Look launcher(page_under(box("position:fixed;right:10px;bottom:10px;width:60px;height:60px", "Chat", "role=button")));
  CHECK(launcher.seen->overlays->empty());
}

TEST_CASE("a chat window over a form that stands in a frame is in its way", "[P34]") {
  std::string const right = "<style>button{margin-left:calc(100vw - 160px)}</style>";
  std::string const frame =
      "<h1>Contact us</h1><iframe src=/form style='width:95vw;height:500px'></iframe>" + words(40);
  std::string const chat = "<p>Chat with us</p>" + button("Close chat", gone);
  Look look({{"/", "<!doctype html><title>Contact us</title><body>" + frame +
                       box("position:fixed;right:0;bottom:0;width:300px;height:90vh", chat)},
             {"/form", "<!doctype html>" + right + form}});
  REQUIRE(look.seen->overlays->size() == 1);
  CHECK(look.seen->overlays->front().covers == std::vector{look.send_control()});
  check_closed(look, OverlayKind::chat, "Close chat");
}

TEST_CASE("a question about age is nobody's but a person's", "[P14]") {
  Look look(page_under(box(whole_window, "<h2>Are you over 18?</h2>" + button("Yes", gone) + button("No", gone) +
                                             "<span class=close>×</span>")));
  auto const found = look.in_the_way();
  REQUIRE(found);
  CHECK(static_cast<int>(found->kind) == static_cast<int>(OverlayKind::age_check));
  CHECK(found->closer == nullptr);
}

TEST_CASE("a wall that only lets cookies be accepted is accepted, and one that asks for more is not", "[P14]") {
  std::string const wall = "<h2>Before you continue</h2><p>We store cookies.</p>";
  Look look(page_under(box(whole_window, wall + button("Accept", gone))));
  REQUIRE(look.in_the_way());
  CHECK(look.in_the_way()->accepts);
  check_closed(look, OverlayKind::cookies, "Accept");
  Look more(
      page_under(box(whole_window, wall + "<p>You also agree to our terms of use.</p>" + button("Accept", gone))));
  REQUIRE(more.in_the_way());
  CHECK(more.in_the_way()->closer == nullptr);
}

TEST_CASE("a wall that comes late is seen by the next look", "[P34]") {
  Look look(
      page_under("<script>addEventListener('click',()=>setTimeout(()=>document.body.insertAdjacentHTML("
                 "'beforeend',`" +
                 box(whole_window, "We use cookies. " + button("Reject", gone)) +
                 "`),300))</script><button type=button id=more>More about us</button>"));
  CHECK(look.seen->overlays->empty());
  auto const more = std::ranges::find(look.seen->buttons, "more", &core::Button::id);
  REQUIRE(more != look.seen->buttons.end());
  look.press(*more);
  auto const last_moment = std::chrono::steady_clock::now() + 10s; // a look at a page that rests takes no time
  while (look.seen->overlays->empty() && std::chrono::steady_clock::now() < last_moment)
    look.seen = look.rig.look(look.page, ObserveUntil::page).snapshot;
  REQUIRE(look.in_the_way());
  CHECK(look.in_the_way()->control_words == "Reject");
}

TEST_CASE("the site's own bars, its application's frame and its pictures lie over nothing", "[P34]") {
  std::string const bar =
      "<header style='position:sticky;top:0;height:70px;background:#fff;z-index:50'><nav><a href=/>"
      "Home</a> <a href=/cars>Cars</a></nav></header>";
  std::string const fixed_bar =
      "<div style='position:fixed;top:0;left:0;right:0;height:70px;background:#fff'><nav><a "
      "href=/>Home</a></nav></div><div style='height:80px'></div>";
  std::string const hero =
      "<section style='position:relative;height:90vh'><img alt=Cars style='width:100%;height:100%;"
      "background:#aaa'><div style='position:absolute;z-index:20;inset:20%;background:#fff'><h2>"
      "Welcome</h2><a href=/cars>Our cars</a></div></section>";
  for (std::string const& before : {bar, fixed_bar, hero}) {
    INFO(before);
    Look look("<!doctype html><title>Contact us</title><body>" + before + form + words(40));
    CHECK(look.seen->overlays->empty());
    CHECK(look.contact_form() >= 0);
  }
  Look shell("<!doctype html><title>Contact us</title><body><div style='position:fixed;inset:0;overflow:auto'>" + bar +
             form + words(40) + "</div>");
  CHECK(shell.seen->overlays->empty());
}

TEST_CASE("a dialog that holds the contact form is an overlay, and never in that form's way", "[P34]") {
  Look look("<!doctype html><title>Contact us</title><body>" + words(40) + "<dialog id=box>" + form +
            button("Close", gone) + "</dialog><script>document.getElementById('box').showModal()</script>");
  REQUIRE(look.seen->overlays->size() == 1);
  REQUIRE(look.contact_form() >= 0);
  CHECK(look.seen->overlays->front().forms == std::vector{look.contact_form()});
  CHECK_FALSE(look.in_the_way());
}

TEST_CASE("the boxes over the forms of the practice street are ended as its table means", "[P14][P34]") {
  BrowserRig rig;
  auto const page = rig.open();
  auto const ended_by = [&](char const* host) -> std::string {
    rig.go(page, rig.site(host, "/contact"));
    for (int looks = 0; looks < 20; ++looks) {
      auto const seen = rig.look(page, ObserveUntil::challenge).snapshot;
      if (seen->overlays->empty()) continue; // the pop-up comes after two seconds
      auto const& reading = seen->reading();
      if (reading.contact_form < 0) return "no contact form";
      auto const& contact = reading.forms[static_cast<std::size_t>(reading.contact_form)];
      auto const over = core::overlay_in_the_way(*seen, contact.form, contact.submit);
      if (!over) return "nothing is in the way";
      return std::string(core::name_of(over->kind)) + ": " +
             (over->closer == nullptr ? "a person" : over->control_words);
    }
    return "no overlay";
  };
  CHECK(ended_by("aspencourt-motors.test") == "cookies: Reject all");
  CHECK(ended_by("bramblehill-cars.test") == "newsletter: ×");
  CHECK(ended_by("cobblestone-auto.test") == "chat: Minimize");
  CHECK(ended_by("dovecote-motors.test") == "age_check: a person");
  CHECK(ended_by("yarrowfield-autos.test") == "cookies: a person");
}
