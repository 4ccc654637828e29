// Fields that scripts draw: what is shown, what the page's script holds, and what is sent agree, in real Chromium
// (P82). Each page behaves as a widespread library does, in a few lines.
#include <catch2/catch.hpp>

#include <algorithm>

#include "core/base/text.hpp"
#include "core/page/page.hpp"
#include "tests/support/browser_rig.hpp"

using namespace legwork;
using namespace legwork::tests;
using namespace std::chrono_literals;
using core::FillOutcome;

namespace {

// Name, e-mail and message, with `more` before the message. The hidden box `held` carries what the script holds.
std::string form_with(std::string_view more, std::string_view script) {
  return "<!doctype html><html lang=en><head><title>Contact us</title></head><body><h1>Contact us</h1>"
         "<form id=f method=post action=/in><p><label>Name <input name=name required></label>"
         "<p><label>Email <input name=email type=email required></label>" +
         std::string(more) +
         "<p><label>Message <textarea name=message required></textarea></label><input type=hidden name=held id=held>"
         "<p><button>Send</button></form><script>" +
         std::string(script) + "</script></body></html>";
}

struct Sent {
  std::vector<core::FillReading> readings;
  std::size_t posts = 0;
  std::string body;

  bool are_all_accepted() const {
    return std::ranges::all_of(readings, [](core::FillReading const& r) { return r.outcome == FillOutcome::accepted; });
  }
};

Sent fill_and_send(BrowserRig& rig) {
  auto const page = rig.open();
  rig.go(page, rig.page("/"));
  auto const seen = rig.look(page, core::ObserveUntil::form);
  auto const plan = rig.plan_of(*seen.snapshot);
  Sent out{.readings = rig.fill(page, *seen.snapshot).readings};
  rig.browser().perform(
      core::PressSend{.step = rig.step(), .page = page, .token = 1, .button = plan.submit, .limit = 15'000ms});
  (void)rig.next<core::SendPressed>();
  rig.run_for(300ms);
  auto const posted = rig.server.posted();
  out.posts = posted.size();
  if (!posted.empty()) out.body = core::replace_all(posted.front().body, "+", " ");
  return out;
}

// A list that is in the page only while it is open, as those of React and Vue libraries are; `open` is the event that
// opens it, and a key closes it.
constexpr std::string_view list_script =
    "const box=document.querySelector('#box'),face=box.closest('.face')||box;"
    "let list=null;const close=()=>{list?.remove();list=null;box.setAttribute('aria-expanded','false')};"
    "const open=()=>{if(list)return close();list=document.createElement('ul');list.id='choices';"
    "list.setAttribute('role','listbox');box.setAttribute('aria-controls','choices');"
    "box.setAttribute('aria-expanded','true');for(const w of words){const o=document.createElement('li');"
    "o.setAttribute('role','option');o.textContent=w;o.onclick=()=>{held.value=w;show(w);close()};list.append(o)}"
    "document.body.append(list)};face.addEventListener('mousedown',open);"
    "box.addEventListener('keydown',e=>{if(e.key==='Escape')close()});";

} // namespace

TEST_CASE("a list that a script draws is opened, and the choice in it is clicked", "[P82]") {
  std::string const topics = "const words=['Workshop','General question','Spare parts'];";
  std::string const states = "const words=['Texas City','California','Texas'];";
  SECTION("a box with a role") {
    BrowserRig rig(
        {{"/", form_with("<p id=l>What is it about? *</p><div id=box role=combobox tabindex=0 aria-labelledby=l "
                         "style='border:1px solid;width:200px'>Choose…</div>",
                         topics + "const show=w=>box.textContent=w;" + std::string(list_script))}});
    auto const sent = fill_and_send(rig);
    CHECK(sent.are_all_accepted());
    CHECK(sent.posts == 1);
    CHECK(core::contains(sent.body, "held=General question"));
  }
  SECTION("a button that opens a list, and is not what sends") {
    BrowserRig rig({{"/", form_with("<p><label for=box>State *</label><button type=button id=box "
                                    "aria-haspopup=listbox>Choose a state</button>",
                                    states + "const show=w=>box.textContent=w;" + std::string(list_script))}});
    rig.kept.values["state"] = "TX";
    auto const sent = fill_and_send(rig);
    CHECK(sent.are_all_accepted());
    CHECK(core::contains(sent.body, "held=Texas"));
    CHECK_FALSE(core::contains(sent.body, "City"));
  }
  SECTION("an input that is as wide as its text, with the choice shown beside it") {
    BrowserRig rig({{"/", form_with("<div><label for=box>State *</label><div class=face style='border:1px "
                                    "solid;width:300px;height:30px'><div id=shown>Select...</div><input id=box "
                                    "role=combobox aria-autocomplete=list style='width:2px;border:0;padding:0'></div>"
                                    "</div>",
                                    states + "const show=w=>shown.textContent=w;" + std::string(list_script) +
                                        "box.onblur=()=>box.value=''")}});
    rig.kept.values["state"] = "TX";
    auto const sent = fill_and_send(rig);
    CHECK(sent.are_all_accepted());
    CHECK(core::contains(sent.body, "held=Texas"));
    CHECK_FALSE(core::contains(sent.body, "City"));
  }
}

TEST_CASE("a required list that a script draws and that has no fitting choice is told, and nothing is sent", "[P82]") {
  BrowserRig rig({{"/", form_with("<p id=l>State *</p><div id=box role=combobox tabindex=0 aria-labelledby=l "
                                  "style='border:1px solid;width:200px'>Choose…</div>",
                                  "const words=['Ontario','Quebec'];const show=w=>box.textContent=w;" +
                                      std::string(list_script))}});
  rig.kept.values["state"] = "TX";
  auto const page = rig.open();
  rig.go(page, rig.page("/"));
  auto const seen = rig.look(page, core::ObserveUntil::form);
  auto const written = rig.fill(page, *seen.snapshot);
  CHECK(std::ranges::any_of(written.readings,
                            [](core::FillReading const& r) { return r.outcome == FillOutcome::different; }));
  CHECK(rig.server.posted().empty());
}

TEST_CASE("boxes, choices and texts that are drawn by their roles are ticked, chosen and written", "[P82]") {
  std::string const drawn =
      "<style>[role=checkbox],[role=radio]{display:inline-block;width:16px;height:16px;border:1px solid}</style>"
      "<p id=cl>Company</p><div id=company role=textbox contenteditable=true aria-labelledby=cl "
      "style='border:1px solid;width:200px;min-height:20px'></div>"
      "<div role=radiogroup aria-label='How shall we answer?' aria-required=true><span role=radio tabindex=0 "
      "aria-checked=false aria-labelledby=r1></span><span id=r1>Phone</span><span role=radio tabindex=0 "
      "aria-checked=false aria-labelledby=r2></span><span id=r2>E-mail</span></div>"
      "<p><span role=checkbox tabindex=0 aria-checked=false aria-required=true aria-labelledby=al></span>"
      "<span id=al>I agree that you contact me about my request *</span>";
  std::string const script =
      "const radios=[...document.querySelectorAll('[role=radio]')];radios.forEach(r=>r.onclick=()=>radios.forEach(o=>"
      "o.setAttribute('aria-checked',o===r)));const tick=document.querySelector('[role=checkbox]');"
      "tick.onclick=()=>tick.setAttribute('aria-checked',tick.getAttribute('aria-checked')!=='true');"
      "f.addEventListener('submit',()=>held.value=[company.innerText,radios.map(r=>r.getAttribute('aria-checked'))"
      ".join(),tick.getAttribute('aria-checked')].join(';'))";
  BrowserRig rig({{"/", form_with(drawn, script)}});
  rig.kept.values["company"] = "Elm Press";
  auto const sent = fill_and_send(rig);
  CHECK(sent.are_all_accepted());
  CHECK(core::contains(sent.body, "held=Elm Press%3Bfalse%2Ctrue%3Btrue"));
}

TEST_CASE("a styled list shows what the native list behind it holds", "[P82]") {
  std::string const list =
      "<p><label for=st>State *</label><select id=st name=st required style='display:none'><option value=''>Select"
      "</option><option value=CA>California</option><option value=TX>Texas</option></select>"
      "<div class=chosen-container id=face style='border:1px solid;width:200px'><span id=shown>Select</span>"
      "<ul class=chosen-results id=drop style='display:none'><li>California</li><li>Texas</li></ul></div>";
  SECTION("where the styled one hears of it, nothing is clicked") {
    BrowserRig rig({{"/", form_with(list,
                                    "st.onchange=()=>shown.textContent=st.selectedOptions[0].text;let n=0;face.onclick"
                                    "=()=>n++;f.addEventListener('submit',()=>held.value=shown.textContent+n)")}});
    rig.kept.values["state"] = "TX";
    auto const sent = fill_and_send(rig);
    CHECK(core::contains(sent.body, "held=Texas0"));
  }
}

TEST_CASE("a list that waits for another's choice is waited for", "[P82]") {
  std::string const lists =
      "<p><label>Country * <select id=co name=co required><option value=''>Choose</option><option value=CA>Canada"
      "</option><option value=US>United States</option></select></label>"
      "<p><label>State * <select id=st name=st required><option value=''>Choose a country first</option></select>"
      "</label>";
  BrowserRig rig({{"/", form_with(lists,
                                  "co.onchange=()=>setTimeout(()=>st.innerHTML='<option value=\"\">State</option>"
                                  "<option value=TX>Texas</option>',900)")}});
  rig.kept.values["country"] = "United States";
  rig.kept.values["state"] = "TX";
  auto const sent = fill_and_send(rig);
  CHECK(sent.are_all_accepted());
  CHECK(core::contains(sent.body, "co=US"));
  CHECK(core::contains(sent.body, "st=TX"));
}

TEST_CASE("offers of an address service are closed, and no other field is overwritten", "[P82]") {
  std::string const fields =
      "<p><label>Street * <input id=street name=street required></label><p><label>City * <input id=city name=city "
      "required></label><div id=pac class=pac-container style='display:none'>12 Elm Street, Dallas</div>";
  BrowserRig rig({{"/", form_with(fields,
                                  "street.oninput=()=>pac.style.display='block';street.onkeydown=e=>{if(e.key==="
                                  "'Tab'&&pac.style.display==='block')city.value='Dallas'}")}});
  rig.kept.values["street"] = "12 Elm Street";
  rig.kept.values["city"] = "Austin";
  auto const sent = fill_and_send(rig);
  CHECK(sent.are_all_accepted());
  CHECK(core::contains(sent.body, "city=Austin"));
}

TEST_CASE("the country of a phone number is chosen in the list beside its box", "[P82]") {
  std::string const box =
      "<div><label for=tel>Phone *</label><div><button type=button id=flag aria-haspopup=listbox aria-controls=all "
      "aria-expanded=false></button><ul id=all role=listbox style='display:none;position:absolute;background:white'>"
      "<li role=option data-iso2=ca>Canada (+1)</li><li role=option data-iso2=us>United States (+1)</li>"
      "<li role=option data-iso2=de>Germany (+49)</li></ul><input id=tel name=tel type=tel required></div></div>";
  // The box takes digits alone: a number with another country's code would stand there as one of the shown country.
  std::string const script =
      "let code='',country='';const put=(c,i)=>{code=c;country=i;flag.textContent=c};"
      "flag.onclick=()=>{all.style.display='block';flag.setAttribute('aria-expanded','true')};"
      "for(const o of all.children)o.onclick=()=>{put(/\\+\\d+/.exec(o.textContent)[0],o.dataset.iso2);"
      "all.style.display='none';flag.setAttribute('aria-expanded','false')};"
      "tel.oninput=()=>tel.value=tel.value.replace(/\\D/g,'').slice(0,11);"
      "f.addEventListener('submit',()=>held.value=code+tel.value+country);";
  SECTION("a number of another country") {
    BrowserRig rig({{"/", form_with(box, script + "put('+1','us')")}});
    rig.kept.values["phone"] = "+49 30 901820";
    rig.kept.values["country"] = "Germany";
    auto const sent = fill_and_send(rig);
    CHECK(sent.are_all_accepted());
    CHECK(sent.posts == 1);
    CHECK(core::contains(sent.body, "held=%2B4930901820de"));
  }
  SECTION("of several countries with one code, the number's own") {
    BrowserRig rig({{"/", form_with(box, script + "put('+49','de')")}});
    auto const sent = fill_and_send(rig);
    CHECK(sent.are_all_accepted());
    CHECK(core::contains(sent.body, "held=%2B15125550147us"));
  }
  SECTION("a country that the list does not have goes to a person") {
    BrowserRig rig({{"/", form_with(box, script + "put('+1','us')")}});
    rig.kept.values["phone"] = "+33 1 42 68 53 00";
    rig.kept.values["country"] = "France";
    auto const page = rig.open();
    rig.go(page, rig.page("/"));
    auto const seen = rig.look(page, core::ObserveUntil::form);
    auto const written = rig.fill(page, *seen.snapshot);
    CHECK(std::ranges::any_of(written.readings, [](core::FillReading const& r) {
      return r.key == "phone" && r.outcome == FillOutcome::different;
    }));
  }
}

TEST_CASE("a rich text in a frame is one field of the form around it", "[P82]") {
  std::string const page =
      "<!doctype html><html lang=en><head><title>Contact us</title></head><body><h1>Contact us</h1>"
      "<form id=f method=post action=/in><p><label>Name <input name=name required></label>"
      "<p><label>Email <input name=email type=email required></label><div><label for=m>Message *</label>"
      "<textarea id=m name=message style='display:none'></textarea><div class=editor><iframe id=m_text "
      "style='width:300px;height:120px'></iframe></div><p><button>Send</button></form><script>"
      "const inner=m_text.contentDocument;inner.open();inner.write('<body contenteditable=true></body>');inner.close();"
      "f.addEventListener('submit',()=>m.value=inner.body.innerText)</script></body></html>";
  BrowserRig rig({{"/", page}});
  auto const sent = fill_and_send(rig);
  CHECK(sent.are_all_accepted());
  CHECK(sent.posts == 1);
  CHECK(core::contains(sent.body, "message=Good morning%2C"));
  CHECK(core::contains(sent.body, "2024 Heron LX"));
}

TEST_CASE("radio buttons are required where the star stands at their question", "[P82]") {
  auto const radios = [](std::string const& question) {
    return "<fieldset><legend>" + question +
           "</legend><label><input type=radio name=way value=a>Phone</label><label><input type=radio name=way value=b>"
           "Letter</label></fieldset>";
  };
  for (bool const has_star : {true, false}) {
    BrowserRig rig({{"/", form_with(radios(has_star ? "How shall we answer? *" : "How shall we answer?"), "")}});
    auto const page = rig.open();
    rig.go(page, rig.page("/"));
    auto const seen = rig.look(page, core::ObserveUntil::form);
    auto const& controls = seen.snapshot->controls;
    CHECK(std::ranges::count_if(
              controls, [&](core::Control const& c) { return c.type == "radio" && c.required == has_star; }) == 2);
  }
}

TEST_CASE("a list that opens by the arrow key, or unfolds slowly, is chosen in", "[P82]") {
  std::string const states = "const words=['Texas City','California','Texas'];const show=w=>box.value=w;";
  std::string const input =
      "<p><label for=box>State *</label><input id=box role=combobox aria-autocomplete=list "
      "aria-expanded=false>";
  SECTION("by the arrow alone") {
    std::string script = core::replace_all(std::string(list_script), "face.addEventListener('mousedown',open);", "");
    script += "box.addEventListener('keydown',e=>{if(e.key==='ArrowDown'&&!list)open()})";
    BrowserRig rig({{"/", form_with(input, states + script)}});
    rig.kept.values["state"] = "TX";
    auto const sent = fill_and_send(rig);
    CHECK(sent.are_all_accepted());
    CHECK(sent.body.ends_with("held=Texas"));
  }
  SECTION("a choice that still moves is clicked where it comes to stand") {
    BrowserRig rig({{"/", form_with(input, states + std::string(list_script) +
                                               "const style=document.createElement('style');style.textContent="
                                               "'@keyframes fall{from{translate:0 -300px}}#choices{animation:fall .5s "
                                               "linear;background:white}';document.head.append(style)")}});
    rig.kept.values["state"] = "TX";
    auto const sent = fill_and_send(rig);
    CHECK(sent.are_all_accepted());
    CHECK(sent.body.ends_with("held=Texas"));
  }
}

TEST_CASE("a styled list is opened where the native one keeps no choices, and counts as chosen by what it shows",
          "[P82]") {
  SECTION("no choices") {
    std::string const list =
        "<div><label for=st>State *</label><select id=st name=st hidden><option value='' "
        "selected>Select</option></select>"
        "<div class=choices id=face tabindex=0 style='border:1px solid;width:200px'><span id=shown>Select</span>"
        "<div class=choices__dropdown id=drop role=listbox style='display:none'><div role=option data-value=CA>"
        "California</div><div role=option data-value=TX>Texas</div></div></div>";
    BrowserRig rig(
        {{"/", form_with(list,
                         "face.onclick=e=>{if(!drop.contains(e.target))drop.style.display='block'};face.onkeydown=e=>{"
                         "if(e.key==='Escape')"
                         "drop.style.display='none'};for(const o of drop.children)o.onclick=()=>{st.innerHTML="
                         "'<option selected value='+o.dataset.value+'>'+o.textContent+'</option>';"
                         "shown.textContent=o.textContent;drop.style.display='none'}")}});
    rig.kept.values["state"] = "TX";
    auto const sent = fill_and_send(rig);
    CHECK(sent.are_all_accepted());
    CHECK(core::contains(sent.body, "st=TX"));
  }
  SECTION("the native one holds its first choice, and the styled one shows none") {
    BrowserRig rig({{"/", form_with("<p><button type=button role=combobox id=face style='width:200px'>Choose</button>"
                                    "<select name=st aria-hidden=true tabindex=-1 style='position:absolute;width:1px;"
                                    "height:1px'><option value=CA>California</option><option value=TX>Texas</option>"
                                    "</select>",
                                    "")}});
    auto const page = rig.open();
    rig.go(page, rig.page("/"));
    auto const seen = rig.look(page, core::ObserveUntil::form);
    auto const list = std::ranges::find(seen.snapshot->controls, "st", &core::Control::name);
    REQUIRE(list != seen.snapshot->controls.end());
    CHECK(std::ranges::none_of(list->options, &core::Option::selected));
  }
}

TEST_CASE("a drawn box is the field where the native one beside it cannot be reached", "[P82]") {
  std::string const box =
      "<p><input type=checkbox name=ok value=on style='display:none'><button type=button "
      "role=switch id=face aria-checked=false aria-required=true aria-labelledby=l></button>"
      "<span id=l>I agree that you contact me about my request *</span>";
  BrowserRig rig({{"/", form_with(box,
                                  "face.onclick=()=>{const now=f.elements.ok.checked=!f.elements.ok.checked;"
                                  "face.setAttribute('aria-checked',now)}")}});
  auto const sent = fill_and_send(rig);
  CHECK(sent.are_all_accepted());
  CHECK(core::contains(sent.body, "ok=on"));
}
