// Captchas and walls as markup. Nothing here is solved: a box for a person, a score that passes by itself,
// and a page that lets nobody through.
#include "adapters/practice/page_templates.hpp"

namespace legwork::adapters {

namespace {

constexpr std::string_view site_key = "6LpracticePRACTICEpracticePRACTICE0street"; // 40 characters, as real ones have

constexpr std::string_view checkbox_form =
    R"html(<h1>Contact Us</h1>{error}<form action="/contact" method="post"><label for="n">Name</label><input id="n" name="name" required><label for="e">Email</label><input id="e" name="email" type="email" required>
<label for="p">Phone</label><input id="p" name="phone" type="tel"><label for="z">Zip Code</label><input id="z" name="zip"><label for="m">Message</label><textarea id="m" name="message" required></textarea>
<div class="g-recaptcha" data-sitekey="{key}" style="margin:14px 0"><iframe title="reCAPTCHA" width="304" height="78" frameborder="0" scrolling="no" src="http://botcheck.test:{port}/recaptcha/api2/anchor?ar=1&amp;k={key}&amp;size=normal"></iframe><textarea name="g-recaptcha-response" style="display:none"></textarea></div>
<button type="submit">Send</button></form>
<script>addEventListener('message',e=>{if(e.data&&e.data.token)document.querySelector('[name=g-recaptcha-response]').value=e.data.token})</script>)html";

constexpr std::string_view anchor_page =
    R"html(<!doctype html><html><head><meta charset="utf-8"><title>reCAPTCHA</title></head><body style="margin:0;font:14px sans-serif"><div style="width:302px;height:76px;border:1px solid #d3d3d3;background:#f9f9f9;box-sizing:border-box;padding:24px 12px">
<span role="checkbox" aria-checked="false" tabindex="0" id="recaptcha-anchor" style="display:inline-block;width:24px;height:24px;border:2px solid #c1c1c1;background:#fff;vertical-align:middle"></span> <label>I'm not a robot</label></div>
<script>const box=document.getElementById('recaptcha-anchor'),tick=()=>{box.setAttribute('aria-checked','true');box.textContent='\u2713';parent.postMessage({token:'practice-person'},'*')};
box.addEventListener('click',tick);box.addEventListener('keydown',e=>{if(e.key===' '){e.preventDefault();tick()}})</script></body></html>)html";

constexpr std::string_view score_form =
    R"html(<h1>Contact the Autoplex</h1><form id="score" action="/contact-form" method="post"><label for="n">Full Name</label><input id="n" name="full_name" autocomplete="name" required><label for="e">Email Address</label><input id="e" name="email_address" type="email" autocomplete="email" required>
<label for="p">Phone Number</label><input id="p" name="phone_number" type="tel" autocomplete="tel"><label for="z">Zip Code</label><input id="z" name="zip_code" autocomplete="postal-code"><label for="m">Message</label><textarea id="m" name="message_text" required></textarea>
<input type="hidden" name="g-recaptcha-response"><br><button type="submit">Submit Form</button></form><script src="http://botcheck.test:{port}/recaptcha/api.js?render={key}"></script>
<script>document.getElementById('score').addEventListener('submit',e=>{e.preventDefault();grecaptcha.ready(()=>grecaptcha.execute('{key}',{action:'contact'}).then(t=>{e.target.elements['g-recaptcha-response'].value=t;e.target.submit()}))})</script>)html";

constexpr std::string_view score_script =
    R"(window.grecaptcha={ready:f=>setTimeout(f,0),execute:()=>new Promise(r=>setTimeout(()=>r('practice-score'),150))};
(()=>{const b=document.createElement('div');b.className='grecaptcha-badge';b.style.cssText='width:256px;height:60px;position:fixed;bottom:14px;right:-186px;box-shadow:gray 0 0 5px;overflow:hidden;transition:right .3s';
const i=document.createElement('iframe');i.title='reCAPTCHA';i.width=256;i.height=60;i.style.border=0;i.src=new URL('/recaptcha/api2/anchor?ar=1&k={key}&size=invisible',document.currentScript.src).href;b.append(i);
const add=()=>document.body.append(b);document.body?add():addEventListener('DOMContentLoaded',add)})();)";

constexpr std::string_view badge_page =
    R"(<!doctype html><html><head><title>reCAPTCHA</title></head><body style="margin:0;font:11px sans-serif">protected by reCAPTCHA</body></html>)";

constexpr std::string_view wall =
    R"html(<!doctype html><html lang="en-US"><head><meta charset="utf-8"><title>Just a moment...</title><meta name="robots" content="noindex,nofollow"></head><body style="font-family:sans-serif"><div class="main-wrapper"><h1>northgate-imports.test</h1><h2>Checking your browser before accessing the site.</h2>
<form id="challenge-form" action="/?__cf_chl_f_tk=practice" method="post"><div id="challenge-running">Verify you are human by completing the action below.</div><input type="hidden" name="md" value="practice"></form><noscript>Enable JavaScript and cookies to continue</noscript></div><script>window._cf_chl_opt={cType:'managed'}</script></body></html>)html";

std::string replaced(std::string_view text, std::string_view mark, std::string_view by) {
  std::string out(text);
  for (std::size_t at = 0; (at = out.find(mark, at)) != std::string::npos; at += by.size())
    out.replace(at, mark.size(), by);
  return out;
}

std::string with_key(std::string_view text) { return replaced(text, "{key}", site_key); }

std::string checkbox_page(Visit const& visit, bool complains) {
  return replaced(with_port(with_key(checkbox_form), visit.port), "{error}",
                  complains ? R"(<p class="error">Please complete the captcha and try again.</p>)" : "");
}

} // namespace

Reply captcha_checkbox(Visit const& visit) {
  static constexpr Look look{.name = "Ironbridge Motors",
                             .town = "Ironbridge",
                             .contact_words = "Contact",
                             .contact_path = "/contact",
                             .style = 0};
  if (visit.path == "/contact" && visit.is_post()) {
    auto received = judge(visit, {"name", "email", "message"});
    if (value_of(visit.fields, "g-recaptcha-response") != "practice-person")
      received = {false, "the captcha was not answered"};
    if (!received.kept) return with(html(page(look, "Contact", checkbox_page(visit, true)), 403), std::move(received));
    return with(thanks(look, "Your message has been sent."), std::move(received));
  }
  return site(look, visit, checkbox_page(visit, false));
}

Reply captcha_score(Visit const& visit) {
  static constexpr Look look{.name = "Silver Creek Autoplex",
                             .town = "Silver Creek",
                             .contact_words = "Contact Form",
                             .contact_path = "/contact-form",
                             .style = 1};
  if (visit.path == "/contact-form" && visit.is_post()) {
    auto received = judge(visit, {"full_name", "email_address", "message_text"});
    if (value_of(visit.fields, "g-recaptcha-response").empty()) received = {false, "the score's token is missing"};
    if (!received.kept)
      return with(
          html(page(look, "Error", R"(<p class="error">Error: verification failed, please try again.</p>)"), 400),
          std::move(received));
    return with(see_other("/contact-form/success"), std::move(received));
  }
  if (visit.path == "/contact-form/success") return thanks(look, "Your form was submitted successfully.");
  return site(look, visit, with_port(with_key(score_form), visit.port));
}

Reply bot_check(Visit const& visit) {
  if (visit.path == "/recaptcha/api.js") {
    Reply reply = html(with_key(score_script));
    reply.content_type = "text/javascript";
    return reply;
  }
  if (visit.path == "/recaptcha/api2/anchor") {
    return html(std::string(value_of(visit.fields, "size") == "normal" ? anchor_page : badge_page));
  }
  return html("<!doctype html><title>404</title>", 404);
}

Reply interstitial(Visit const& visit) {
  Reply reply = html(std::string(wall), 403);
  reply.headers.emplace_back("cf-mitigated", "challenge");
  reply.headers.emplace_back("server", "cloudflare");
  if (visit.is_post()) reply.received = Received{false, "the wall lets nobody through"};
  return reply;
}

} // namespace legwork::adapters
